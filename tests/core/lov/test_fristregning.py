"""Tests of how deadlines are counted, with days worked out by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.lov.fristregning import er_virkedag, forlenget, maaneder_etter, uker_etter

DAGER = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("fra", "maaneder", "venter"),
    [
        (date(2027, 3, 15), 12, date(2028, 3, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 11, 30), 1, date(2027, 12, 30)),
        (date(2027, 12, 31), 0, date(2027, 12, 31)),
    ],
)
def test_maaneder(fra: date, maaneder: int, venter: date) -> None:
    """En frist i måneder ender på dagen med samme tall, eller den siste i måneden, også i skuddår."""
    assert venter == maaneder_etter(fra, maaneder)


def test_uker() -> None:
    """Tre uker fra en torsdag ender på en torsdag."""
    assert date(2027, 5, 27) == uker_etter(date(2027, 5, 6), 3)


@pytest.mark.parametrize(
    ("dag", "venter"),
    [
        (date(2027, 5, 14), date(2027, 5, 14)),
        (date(2027, 5, 15), date(2027, 5, 18)),
        (date(2027, 5, 17), date(2027, 5, 18)),
        (date(2027, 12, 25), date(2027, 12, 27)),
        (date(2026, 4, 2), date(2026, 4, 7)),
        (date(2027, 12, 24), date(2027, 12, 24)),
    ],
)
def test_forlenges_til_neste_virkedag(dag: date, venter: date) -> None:
    """En frist som ender på lørdag eller helligdag, forlenges over påske, 17. mai og jul; julaften er en virkedag."""
    assert venter == forlenget(dag)


@given(DAGER)
def test_forlenget_er_alltid_en_virkedag(dag: date) -> None:
    """En forlenget frist ender alltid på en virkedag, aldri før den opprinnelige og aldri mer enn en uke etter."""
    ny = forlenget(dag)

    assert er_virkedag(ny)
    assert timedelta() <= ny - dag <= timedelta(days=7)


@given(DAGER, st.integers(0, 60))
def test_maaneder_gaar_framover(dag: date, maaneder: int) -> None:
    """Flere måneder gir aldri en tidligere dag, og dagen i måneden er aldri høyere enn den var."""
    assert maaneder_etter(dag, maaneder) <= maaneder_etter(dag, maaneder + 1)
    assert maaneder_etter(dag, maaneder).day <= dag.day
