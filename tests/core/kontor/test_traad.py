"""Municipalities as threads: what is the same through new numbers, and what is not."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.core.kommune.historier import START, bygg, tilfeldig

from tospann.core.felles.periode import Periode
from tospann.core.kontor.traad import Kommunetraad, traader

DAG, SENERE = date(2018, 1, 1), date(2020, 1, 1)


def test_nytt_nummer_er_samme_kommune() -> None:
    """Nytt nummer og nytt navn deler ikke en tråd."""
    (traad,) = traader(bygg("1633", (DAG, "1633>5020"), (SENERE, "5020>5020")))

    assert traad.numre == (("1633", Periode(START, DAG)), ("5020", Periode(DAG)))
    assert (traad.nummer(DAG), traad.nummer(date(2017, 12, 31)), traad.nummer(date(2000, 1, 1))) == ("5020", "1633", "")


def test_sammenslaaing_gir_en_ny_traad() -> None:
    """To kommuner som slås sammen, slutter, og den nye har dem som foreldre, også om den beholder et nummer."""
    for ny in ("0003", "0002"):
        a, b, sammen = traader(bygg("0001 0002", (DAG, f"0001>{ny} 0002>{ny}")))

        assert (a.barn, b.barn, sammen.foreldre) == ((2,), (2,), (0, 1))
        assert (a.periode.til, sammen.periode) == (DAG, Periode(DAG))


def test_deling_gir_to_barn() -> None:
    """En kommune som deles, har en tråd til hver del."""
    helheten = traader(bygg("0001", (DAG, "0001>0002 0001>0003")))[0]

    assert helheten == Kommunetraad((("0001", Periode(START, DAG)),), (), (1, 2))


@given(st.integers(0, 10**6))
def test_traadene_dekker_hver_dag(fro: int) -> None:
    """Hver kommune er i akkurat én tråd hver dag, foreldre kommer før barn, og ingen tråd har hull."""
    historie = tilfeldig(fro).historie
    alle = traader(historie)

    for dag in (START, *historie.endringsdager()):
        assert sorted(t.nummer(dag) for t in alle if t.periode.gjelder(dag)) == sorted(historie.paa(dag))
    for i, traad in enumerate(alle):
        assert all(f < i and i in alle[f].barn for f in traad.foreldre)
        assert [p.fra for _, p in traad.numre[1:]] == [p.til for _, p in traad.numre[:-1]]
