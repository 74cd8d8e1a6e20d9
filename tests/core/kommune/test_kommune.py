"""A municipality, and the way to the next one."""

from datetime import date
from fractions import Fraction

import pytest

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.kommune import Kommune, UgyldigKommunenummer
from tospann.core.kommune.reisevei import Reisevei

DAG = date(2018, 1, 1)
MODELL = Kilde("modell", Kildeslag.MODELL, "Reisemodell", "Prosjektet", DAG)


def vei(minutter: Fraction | int) -> Reisevei:
    """Make a way of so many minutes."""
    tid = Tall("tid", "Reisetid", minutter, Enhet.MINUTTER, DAG, "x", MODELL)
    return Reisevei("1839", "1841", tid, Tall("km", "Lengde", 80, Enhet.KILOMETER, DAG, "x", MODELL), 0)


@pytest.mark.parametrize("nummer", ["301", "18410", "", "O301", " 301", "1841\n"])
def test_ugyldig_nummer(nummer: str) -> None:
    """Et kommunenummer som har mistet nullen foran, avvises."""
    with pytest.raises(UgyldigKommunenummer, match=r"er ikke et kommunenummer \(fire siffer\)"):
        Kommune(nummer, "x", "x")


def test_sorteres_paa_nummer() -> None:
    """Kommuner sorteres etter nummer, ikke navn, og er samme kommune uansett hvordan navnet skrives."""
    oslo, fauske = Kommune("0301", "Oslo", "Oslo"), Kommune("1841", "Fauske - Fuosko", "Fauske")

    assert sorted([fauske, oslo]) == [oslo, fauske]
    assert Kommune("1841", "Fuosko", "Fuosko") == fauske
    assert len({Kommune("1841", "Fuosko", "Fuosko"), fauske}) == 1


@pytest.mark.parametrize(("minutter", "spenn"), [(60, (45, 75)), (0, (0, 0)), (Fraction(203, 5), (30, 51))])
def test_reisetidens_spenn(minutter: Fraction | int, spenn: tuple[int, int]) -> None:
    """Reisetiden vises med et spenn på 25 prosent hver vei, i hele minutter."""
    assert spenn == vei(minutter).spenn()


@pytest.mark.parametrize(("minutter", "spenn"), [(17, (8, 26)), (Fraction(119, 4), (15, 45)), (30, (22, 38))])
def test_korte_reiser_har_bredere_spenn(minutter: Fraction | int, spenn: tuple[int, int]) -> None:
    """Under en halv time er spennet halvparten hver vei."""
    assert spenn == vei(minutter).spenn()
