"""Coverage on each day: the sweep against a count day by day, and what is a gap and what is unknown."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles.periode import Periode
from tospann.core.kontor.dekning import (
    Dekningsbok,
    Dekningsspenn,
    Dekningsstatus,
    Utelatelse,
    dekningsspenn,
)
from tospann.core.kontor.perioder import Dekningsperiode, Sikkerhet
from tospann.core.kontor.settverdi import Settverdi

START = date(2018, 1, 1)
SIKKER, MULIG = Sikkerhet.SIKKER, Sikkerhet.MULIG
DEKKET, UKJENT, HULL = Dekningsstatus.DEKKET, Dekningsstatus.UKJENT, Dekningsstatus.HULL


def dag(nummer: int) -> date:
    """Give a day counted from the start."""
    return START + timedelta(days=nummer)


def test_hullet_finnes_paa_dagen() -> None:
    """Slutter ett kontor 1. mai og begynner det neste 4. mai, er hullet de tre dagene imellom."""
    perioder = [
        Dekningsperiode("1839", "1839", START, date(2019, 5, 1), SIKKER),
        Dekningsperiode("1839", "1841", date(2019, 5, 4), None, SIKKER),
    ]
    spenn = dekningsspenn("1839", Periode(START, date(2020, 1, 1)), perioder)

    assert spenn == (
        Dekningsspenn("1839", START, date(2019, 5, 1), DEKKET, ("1839",)),
        Dekningsspenn("1839", date(2019, 5, 1), date(2019, 5, 4), HULL),
        Dekningsspenn("1839", date(2019, 5, 4), date(2020, 1, 1), DEKKET, ("1841",)),
    )
    assert spenn[1].dager == 3


def test_mulig_dekning_er_ukjent_ikke_hull() -> None:
    """Kan noen ha dekket kommunen, er det ukjent, og navnene på de mulige følger med."""
    perioder = [Dekningsperiode("1839", "1839", START, dag(10), MULIG)]

    assert dekningsspenn("1839", Periode(START, dag(10)), perioder) == (
        Dekningsspenn("1839", START, dag(10), UKJENT, (), ("1839",)),
    )


def test_ingen_kilde_er_ukjent() -> None:
    """Der ingen kilde sier noe, er svaret ukjent; uten en slik grense er det hull."""
    vindu = Periode(START, dag(2))

    assert [s.status for s in dekningsspenn("1839", vindu, [], [Periode(START, dag(1))])] == [UKJENT, HULL]


def test_vinduet_maa_ha_en_slutt() -> None:
    """Det går ikke an å lete etter hull i en framtid uten ende."""
    with pytest.raises(ValueError, match="siste dag"):
        dekningsspenn("1839", Periode(START), [])


_perioder = st.lists(
    st.builds(
        lambda kontor, fra, lengde, sikkerhet: Dekningsperiode(
            "1839", kontor, dag(fra), None if lengde > 60 else dag(fra + lengde), sikkerhet
        ),
        st.sampled_from(["A", "B", "C"]),
        st.integers(-10, 70),
        st.integers(1, 70),
        st.sampled_from(Sikkerhet),
    ),
    max_size=6,
)
_ukjente = st.lists(
    st.builds(lambda a, n: Periode(dag(a), dag(a + n)), st.integers(-5, 60), st.integers(1, 20)), max_size=2
)


@given(_perioder, _ukjente)
def test_sveipet_er_likt_dag_for_dag(perioder: list[Dekningsperiode], ukjente: list[Periode]) -> None:
    """Spennene sier det samme som om vi hadde spurt om hver eneste dag, og to like ligger aldri inntil hverandre."""
    spenn = dekningsspenn("1839", Periode(dag(0), dag(60)), perioder, ukjente)
    svar = [(s.status, s.sikre, s.mulige) for s in spenn for _ in range(s.dager)]

    assert svar == [_en_dag(dag(n), perioder, ukjente) for n in range(60)]
    assert all((a.status, a.sikre, a.mulige) != (b.status, b.sikre, b.mulige) for a, b in pairwise(spenn))


def _en_dag(
    dagen: date, perioder: list[Dekningsperiode], ukjente: list[Periode]
) -> tuple[Dekningsstatus, tuple[str, ...], tuple[str, ...]]:
    """Answer for one day by looking at everything."""
    gjelder = [p for p in perioder if p.fra <= dagen and (p.til is None or dagen < p.til)]
    sikre = tuple(sorted(p.kontor for p in gjelder if p.sikkerhet is SIKKER))
    mulige = tuple(sorted(p.kontor for p in gjelder if p.sikkerhet is MULIG))
    if sikre:
        return DEKKET, sikre, mulige
    ukjent = mulige or any(p.fra <= dagen and (p.til is None or dagen < p.til) for p in ukjente)
    return (UKJENT if ukjent else HULL), sikre, mulige


def bok() -> Dekningsbok:
    """Give a small book: Beiarn changes office some day between two lists."""
    t1, t2 = date(2020, 3, 27), date(2023, 4, 27)
    perioder = (
        Dekningsperiode("1839", "1839", t1, dag(900), SIKKER, (t1,)),
        Dekningsperiode("1839", "1839", dag(900), t2, MULIG, (t1,)),
        Dekningsperiode("1839", "1841", dag(900), t2, MULIG, (t2,)),
        Dekningsperiode("1839", "1841", t2, None, SIKKER, (t2,)),
    )
    navn = (Settverdi("1841", t1, t2, "NAV Fauske", SIKKER), Settverdi("1841", t2, None, "NAV Indre Salten", SIKKER))
    return Dekningsbok(perioder, navn, (Utelatelse("3042", Periode(t2), "Står ikke i lista."),), t1)


def test_boka_svarer_med_navn_og_grunnlag() -> None:
    """Svaret på en dato har kontorets navn den dagen, og sier hvilke observasjoner det ligger mellom."""
    gammelt, nytt = bok().hos("1839", date(2021, 1, 1))

    assert (gammelt.kontor, gammelt.hviler_paa) == ("1839", "Sist sett 27. mars 2020.")
    assert (nytt.navn, nytt.hviler_paa) == ("NAV Fauske", "Ikke sett før, første gang 27. april 2023.")
    assert [k.navn for k in bok().hos("1839", date(2024, 1, 1))] == ["NAV Indre Salten"]
    assert bok().paa(date(2024, 1, 1), ["1839", "1804"])["1804"] == ()


def test_foer_forste_liste_og_utelatt_er_ukjent() -> None:
    """Før den første lista, og for en kommune lista har utelatt, er dekningen ukjent, aldri hull."""
    foer = bok().spenn("1839", Periode(date(2010, 1, 1), date(2010, 2, 1)))
    utelatt = bok().spenn("3042", Periode(date(2024, 1, 1), date(2024, 2, 1)))

    assert [s.status for s in (*foer, *utelatt)] == [UKJENT, UKJENT]
