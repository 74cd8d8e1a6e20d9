"""Several parties answer a settlement at the same moment, on real transactions."""

from __future__ import annotations

import pytest
from pytest_django import Settings
from tests.actions.demoen import sett_opp
from tests.actions.oppgjoret import SVARER, bildet, oppgjoret
from tests.actions.test_samtidighet import samtidig

from tospann.actions.oppgjor_godta import godta_oppgjor
from tospann.core.oppgjor.livslop import Oppgjorssteg

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def demoen(transactional_db: None, settings: Settings) -> None:
    """Load the demo for real."""
    del transactional_db
    sett_opp(settings)


def test_alle_godtar_samtidig() -> None:
    """Godtar alle seks i samme øyeblikk, teller alle seks, med hvert sitt nummer og ingen hull."""
    avtrykk = bildet().livslop.fingeravtrykk
    svar = samtidig(
        tuple(SVARER.values()), lambda b: godta_oppgjor(bruker=b, oppgjor=oppgjoret(), fingeravtrykk=avtrykk)
    )

    assert svar == [True] * len(SVARER)
    assert bildet().livslop.steg is Oppgjorssteg.ENIGE
    assert [h.nr for h in bildet().hendelser] == list(range(1, len(bildet().hendelser) + 1))


def test_to_fra_samme_part() -> None:
    """Godtar to fra samme kommune i samme øyeblikk, er det ett svar."""
    avtrykk, foer = bildet().livslop.fingeravtrykk, len(bildet().hendelser)
    to = ("okonomisjef-beiarn", "kommunedirektor-beiarn")
    svar = samtidig(to, lambda b: godta_oppgjor(bruker=b, oppgjor=oppgjoret(), fingeravtrykk=avtrykk))

    assert sorted(map(bool, svar)) == [False, True]
    assert len(bildet().hendelser) == foer + 1
