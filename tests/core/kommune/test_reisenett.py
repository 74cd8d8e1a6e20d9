"""The network of a date: which links are open, and which municipality stands where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.kommune.reiser import BRUA, DAGEN_FOER, REFORMEN, SENERE, START, grunnlag, lenke, senter

from tospann.core.felles.periode import Periode
from tospann.core.kommune.reisenett import Reisegrunnlag, UgyldigForbindelse, luftlinje_km, nett_paa

punkter = st.tuples(st.floats(-89, 89), st.floats(-179, 179))


def test_luftlinja() -> None:
    """En tidels breddegrad er 11,12 km, og Bodø–Fauske er 43,8 km."""
    bodo = replace(senter("1804", 67.28267), lengde=14.37513)
    fauske = replace(senter("1841", 67.26074), lengde=15.39299)

    assert Fraction("11.12") == luftlinje_km(senter("1801", 67.0), senter("1802", 66.9))
    assert Fraction("43.80") == luftlinje_km(bodo, fauske)


@given(punkter, punkter)
def test_luftlinja_er_lik_begge_veier(a: tuple[float, float], b: tuple[float, float]) -> None:
    """Luftlinja er like lang begge veier, aldri under 0, og aldri mer enn halve jorda rundt."""
    her, der = (replace(senter("1801", bredde), lengde=lengde) for bredde, lengde in (a, b))

    assert luftlinje_km(her, der) == luftlinje_km(der, her)
    assert 0 <= luftlinje_km(her, der) <= 20016


@pytest.mark.parametrize(
    ("dag", "vei"), [(DAGEN_FOER, "Rv1 rundt"), (BRUA, "Rv1 over brua"), (SENERE, "Rv1 over brua")]
)
def test_lenkene_gjelder_fra_en_dag(dag: date, vei: str) -> None:
    """Dagen før brua åpner kjører en rundt; fra den dagen brua åpner kjører en over."""
    nokler = nett_paa(grunnlag(), dag).vei("1801", "1802")

    assert nokler is not None
    assert (f"1801-1802 {vei}",) == nokler.nokler


def test_for_den_forste_dagen_er_ingenting_kjent() -> None:
    """Før den første dagen finnes verken sentre eller veier."""
    nett = nett_paa(grunnlag(), date(2017, 12, 31))

    assert (nett.steder, nett.kanter) == ({}, ())


def test_kommunen_staar_der_senteret_er() -> None:
    """Etter sammenslåingen står den nye kommunen der senteret dens er, og det gamle stedet ligger igjen på veien."""
    foer, etter = nett_paa(grunnlag(), BRUA), nett_paa(grunnlag(), REFORMEN)

    assert (foer.steder["1802"].knutepunkt, foer.steder["1803"].knutepunkt) == ("1802", "1803")
    assert etter.steder["1810"].knutepunkt == "1803"
    assert "1802" not in etter.steder
    assert (etter.navn["1802"], etter.navn["1803"]) == ("tidligere Midt", "Sørmidt")
    assert (foer.navn["1802"], foer.navn["1803"]) == ("Midt", "Sør")


def test_nytt_nummer_arver_plassen() -> None:
    """En kommune som bare får nytt nummer, står på samme sted med alle veiene sine."""
    etter = nett_paa(grunnlag(), REFORMEN)

    assert (etter.steder["5401"].knutepunkt, etter.navn["1901"]) == ("1901", "Nabo")


def test_lenker_tegnet_foer_og_etter_henger_sammen() -> None:
    """En lenke tegnet med nye numre møter lenkene som er tegnet med gamle, der sentrene er de samme."""
    ny = lenke("1804 1810", "Tunnelen", 20, periode=Periode(SENERE))
    alle = replace(grunnlag(), forbindelser=(*grunnlag().forbindelser, ny))
    vei = nett_paa(alle, SENERE).vei("1801", "1804")

    assert vei is not None
    assert vei.steder == ("1801", "1802", "1803", "1804")
    assert vei.nokler[-1] == "1804-1810 Tunnelen"


def test_det_gamle_nummeret_finnes_igjen() -> None:
    """Et gammelt nummer svarer til kommunen med samme senter; et sted uten egen kommune svarer til ingen."""
    nett = nett_paa(grunnlag(), REFORMEN)

    assert [(n, nett.nummer_for(n, START)) for n in ("1803", "1901", "1801", "1802", "9999")] == [
        ("1803", "1810"),
        ("1901", "5401"),
        ("1801", "1801"),
        ("1802", ""),
        ("9999", ""),
    ]
    assert nett.nummer_for("1803", date(2010, 1, 1)) == "1810"


def test_lenke_til_et_ukjent_senter() -> None:
    """En lenke som ender der ingen vet hvor senteret er, avvises med nummer og dag."""
    alle = replace(grunnlag(), forbindelser=(lenke("1801 1805", "Rv9", 10),))

    with pytest.raises(UgyldigForbindelse, match="2018-01-01 ender i 1805"):
        nett_paa(alle, START)


def test_et_tomt_grunnlag() -> None:
    """Uten sentre og lenker er nettet tomt, og ingen dag er kjent."""
    tomt: Reisegrunnlag = replace(grunnlag(), sentre=(), forbindelser=())

    assert tomt.begynner == date.max
    assert nett_paa(tomt, START).navn == {}
