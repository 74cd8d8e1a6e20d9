"""The case Indre Salten: five municipalities, and councils that meet about every sixth week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tospann.core.kommune.kommune import Kommune
from tospann.core.plan.arbeidsdager import arbeidsdag_fra
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Planvalg
from tospann.core.plan.kalender import Kalender
from tospann.core.plan.planlegg import planlegg
from tospann.imports.plandata import les_vertskommune

NAVN = (("1839", "Beiarn"), ("1840", "Saltdal"), ("1841", "Fauske"), ("1845", "Sørfold"), ("1849", "Hamarøy"))


@pytest.fixture
def deltakere() -> tuple[Kommune, ...]:
    """Give the five municipalities by number."""
    return tuple(Kommune(nummer, navn, navn) for nummer, navn in NAVN)


@pytest.fixture
def fauske(deltakere: tuple[Kommune, ...]) -> Kommune:
    """Give the host."""
    return deltakere[2]


@pytest.fixture
def kalender(deltakere: tuple[Kommune, ...]) -> Kalender:
    """Give three years of meetings, six weeks apart and three days apart between the municipalities."""
    forste = date(2018, 1, 8)
    return Kalender(
        {
            k.nummer: tuple(arbeidsdag_fra(forste + timedelta(days=3 * i + 42 * n)) for n in range(30))
            for i, k in enumerate(deltakere)
        }
    )


@pytest.fixture
def plan(deltakere: tuple[Kommune, ...], kalender: Kalender, fauske: Kommune) -> Fremdriftsplan:
    """Give the plan as it comes from the data, from the first municipal meeting in the case."""
    return planlegg(les_vertskommune(), date(2018, 4, 19), kalender, deltakere, Planvalg("indre-salten", fauske))
