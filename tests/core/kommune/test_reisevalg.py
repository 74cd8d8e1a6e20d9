"""A party's own travel time: which row answers, and what becomes of it when numbers change."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.kommune.reiser import BRUA, REFORMEN, SENERE, START, grunnlag

from tospann.core.kommune.reisenett import nett_paa
from tospann.core.kommune.reisevalg import TRUKKET, Reisevalg, UgyldigReisevalg, gjeldende, per_par


def valg(nr: int, minutter: int, fra_dato: date = START, par: str = "1801 1803") -> Reisevalg:
    """Make a row."""
    a, b = par.split()
    return Reisevalg(nr, "Nord kommune", a, b, minutter, "Kjørt selv", fra_dato, fra_dato)


def svaret(dato: date, *rader: Reisevalg) -> int:
    """Give the minutes that answer, 0 for none."""
    funnet = gjeldende(rader, dato)
    return funnet.minutter if funnet else 0


def test_den_nyeste_raden_gjelder() -> None:
    """Skrives et nytt tall fra samme dag, er det det nye som gjelder."""
    assert svaret(START, valg(1, 40), valg(2, 45)) == 45


def test_tallet_gjelder_fra_en_dag() -> None:
    """Et tall fra den dagen brua åpnet gjelder ikke før; og rettes det gamle etterpå, står det nye fast."""
    rader = (valg(1, 60), valg(2, 45, BRUA), valg(3, 62))

    assert [svaret(dag, *rader) for dag in (START, SENERE)] == [62, 45]


def test_trukket_tilbake() -> None:
    """Trekkes et tall tilbake, gjelder det som sto før; er det ikke noe før, gjelder ingenting."""
    assert svaret(SENERE, valg(1, 60), valg(2, 45, BRUA), valg(3, TRUKKET, BRUA)) == 60
    assert svaret(SENERE, valg(1, 60), valg(2, TRUKKET)) == 0
    assert svaret(SENERE, valg(1, 60), valg(2, TRUKKET), valg(3, 50)) == 50


@given(st.lists(st.tuples(st.integers(0, 90), st.sampled_from([START, BRUA, REFORMEN]))), st.randoms())
def test_rekkefolgen_de_leses_i_betyr_ingenting(rader: list[tuple[int, date]], tilfeldig: object) -> None:
    """Svaret avhenger av når radene ble skrevet, ikke av hvilken rekkefølge de leses i."""
    skrevet = [valg(nr, *rad) for nr, rad in enumerate(rader)]
    blandet = list(skrevet)
    tilfeldig.shuffle(blandet)  # type: ignore[attr-defined]

    assert gjeldende(skrevet, SENERE) == gjeldende(blandet, SENERE)


def test_nytt_nummer_arver_tallet() -> None:
    """Får en kommune nytt nummer eller slås sammen rundt samme senter, følger tallet med; ellers ikke."""
    rader = (valg(1, 40), valg(2, 90, START, "1801 1901"), valg(3, 20, START, "1801 1802"))
    par = per_par(rader, nett_paa(grunnlag(), REFORMEN))

    assert {("1801", "1810"): (rader[0],), ("1801", "5401"): (rader[1],)} == par


def test_tallet_er_en_forutsetning() -> None:
    """Eget tall er en forutsetning med begrunnelse, part og dag som kilde."""
    tall = valg(7, 40).som_tall("mellom Nord og Sør")

    assert (tall.er_forutsetning, tall.verdi, tall.dato, tall.kilde.utgiver) == (True, 40, START, "Nord kommune")
    assert "Kjørt selv" in tall.kilde.tittel


@pytest.mark.parametrize(("par", "minutter"), [("1803 1801", 10), ("1801 1801", 10), ("1801 1803", -1)])
def test_ugyldige_rader(par: str, minutter: int) -> None:
    """Et par i feil rekkefølge eller en tid under null finnes ikke."""
    with pytest.raises(UgyldigReisevalg):
        valg(1, minutter, START, par)
