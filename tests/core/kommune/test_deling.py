"""The weights of divided municipalities."""

from datetime import date
from fractions import Fraction

import pytest
from tests.core.kommune.historier import bygg, vekt

from tospann.core.kommune.deling import UgyldigDelingsvekt, krev_hele_vekter, krev_vekter_for_delinger

DAG = date(2020, 1, 1)
DELT = bygg("0001 0002", (DAG, "0001>0003 0001>0004 0002>0004"))


@pytest.mark.parametrize("andel", [Fraction(-1, 100), Fraction(101, 100)])
def test_en_del_er_mellom_ingenting_og_alt(andel: Fraction) -> None:
    """En delingsvekt under null eller over én finnes ikke."""
    with pytest.raises(UgyldigDelingsvekt, match="må ligge mellom 0 og 1"):
        vekt(DAG, "0001", "0003", andel)


@pytest.mark.parametrize("resten", [Fraction(1, 3), Fraction(999, 1000), Fraction(1)])
def test_delene_maa_gaa_opp(resten: Fraction) -> None:
    """Delene av en kommune er til sammen hele kommunen; ellers sier avvisningen hvilken og hvor mye."""
    with pytest.raises(UgyldigDelingsvekt, match=r"0001 1\. januar 2020 er til sammen .*, ikke 1"):
        krev_hele_vekter([vekt(DAG, "0001", "0003", Fraction(1, 2)), vekt(DAG, "0001", "0004", resten)])


def test_hele_deler_godtas() -> None:
    """Deler som går opp, også i tredeler, godtas."""
    krev_hele_vekter([vekt(DAG, "0001", til, Fraction(1, 3)) for til in ("0003", "0004", "0005")])


def test_hver_deling_har_vekter() -> None:
    """En deling uten vekt for hver del avvises, med navn på det som mangler."""
    med = [vekt(DAG, "0001", "0003", Fraction(1, 2)), vekt(DAG, "0001", "0004", Fraction(1, 2))]

    krev_vekter_for_delinger(DELT, med)
    with pytest.raises(UgyldigDelingsvekt, match=r"0001 ble delt 1\. januar 2020, og vekten for 0004 mangler"):
        krev_vekter_for_delinger(DELT, med[:1])


def test_vekt_uten_deling() -> None:
    """En vekt for noe som ikke ble delt, avvises."""
    for_mye = [vekt(DAG, "0001", "0003", Fraction(1)), vekt(DAG, "0001", "0004", Fraction(0))]
    with pytest.raises(UgyldigDelingsvekt, match="0002 ble ikke delt til 0004"):
        krev_vekter_for_delinger(DELT, [*for_mye, vekt(DAG, "0002", "0004", Fraction(1))])
