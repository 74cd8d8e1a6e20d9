"""Working days, holidays and council meetings."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.kommune.kommune import Kommune
from tospann.core.plan.arbeidsdager import arbeidsdag_fra, arbeidsdag_til, er_arbeidsdag, helligdager
from tospann.core.plan.kalender import Kalender, UgyldigMotedag

FAUSKE = Kommune("1841", "Fauske – Fuossko", "Fauske")
DAGER = st.dates(date(2018, 1, 1), date(2032, 12, 31))


def test_helligdager_har_norske_navn() -> None:
    """Syttende mai er en fridag og heter Grunnlovsdag."""
    assert helligdager(2026)[date(2026, 5, 17)] == "Grunnlovsdag"


@pytest.mark.parametrize(
    ("dato", "ventet"),
    [
        (date(2018, 3, 29), date(2018, 4, 3)),
        (date(2018, 5, 17), date(2018, 5, 18)),
        (date(2018, 4, 21), date(2018, 4, 23)),
        (date(2018, 4, 19), date(2018, 4, 19)),
    ],
)
def test_fram_til_arbeidsdag(dato: date, ventet: date) -> None:
    """Skjærtorsdag flyttes til tirsdag etter påske, og en arbeidsdag blir stående."""
    assert ventet == arbeidsdag_fra(dato)


def test_tilbake_til_arbeidsdag() -> None:
    """En frist som ikke kan strekkes, flyttes tilbake fra andre påskedag til onsdag før påske."""
    assert date(2018, 3, 28) == arbeidsdag_til(date(2018, 4, 2))


def test_sommeren_teller_ikke_som_arbeid() -> None:
    """En uke arbeid fra torsdag før fellesferien er ferdig onsdagen etter den."""
    assert date(2018, 8, 8) == Kalender().etter_uker(date(2018, 7, 5), Fraction(1))


def test_romjul_er_rolig() -> None:
    """Romjula er arbeidsdager, men ingen planlegger arbeid der."""
    dag = date(2018, 12, 27)

    assert er_arbeidsdag(dag)
    assert not Kalender().er_plandag(dag)


def test_halv_uke_rundes_opp() -> None:
    """En halv uke er tre arbeidsdager."""
    assert date(2018, 4, 18) == Kalender().etter_uker(date(2018, 4, 16), Fraction(1, 2))


def test_mote_paa_helligdag_avvises() -> None:
    """Et kommunestyremøte på grunnlovsdagen er en skrivefeil, og det sies med dato og kommune."""
    with pytest.raises(UgyldigMotedag, match=r"Møtet 17. mai 2018 i kommune 1841 .* \(Grunnlovsdag\)"):
        Kalender({"1841": (date(2018, 5, 17),)})


def test_neste_mote() -> None:
    """Neste møte er det første fra og med dagen, uansett hvilken rekkefølge møtene er skrevet i."""
    kalender = Kalender({"1841": (date(2018, 6, 21), date(2018, 5, 3))})

    assert date(2018, 5, 3) == kalender.neste_mote(FAUSKE, date(2018, 5, 3))
    assert date(2018, 6, 21) == kalender.neste_mote(FAUSKE, date(2018, 5, 4))
    assert kalender.neste_mote(FAUSKE, date(2018, 6, 22)) is None


def test_siste_mote_for_aarsskiftet() -> None:
    """Siste møte før en dag er før den dagen."""
    kalender = Kalender({"1841": (date(2018, 12, 13), date(2019, 1, 2))})

    assert date(2018, 12, 13) == kalender.siste_mote(FAUSKE, date(2018, 10, 1), date(2019, 1, 2))
    assert date(2018, 12, 13) == kalender.siste_mote(FAUSKE, date(2018, 12, 13), date(2019, 1, 2))
    assert kalender.siste_mote(FAUSKE, date(2018, 12, 14), date(2019, 1, 2)) is None


@given(DAGER)
def test_flytting_er_den_minste(dato: date) -> None:
    """Dagen vi flytter til, er en arbeidsdag, og det finnes ingen arbeidsdag imellom."""
    fram, tilbake = arbeidsdag_fra(dato), arbeidsdag_til(dato)

    assert er_arbeidsdag(fram)
    assert er_arbeidsdag(tilbake)
    assert tilbake <= dato <= fram
    assert (tilbake == dato) == (fram == dato)


@given(DAGER, st.integers(1, 60))
def test_arbeid_telles_likt_begge_veier(dato: date, dager: int) -> None:
    """Fra første til siste dag av så mange dagers arbeid er det nettopp så mange dager."""
    kalender = Kalender()
    fra = kalender.plandag_fra(dato)

    assert dager == kalender.antall_plandager(fra, kalender.etter_dager(fra, dager))
