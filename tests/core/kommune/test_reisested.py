"""Finding the municipality somebody means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.kommune.reisested import UkjentSted, finn_sted
from tospann.imports.register import les_historie

HISTORIE = les_historie()
D2018, D2021, D2024 = date(2018, 11, 12), date(2021, 1, 1), date(2024, 6, 1)


@pytest.mark.parametrize(
    ("tekst", "dato", "nummer"),
    [
        ("1841", D2018, "1841"),
        ("1841 Fauske", D2018, "1841"),
        ("  fauske ", D2018, "1841"),
        ("Sorfold", D2018, "1845"),
        ("SØRFOLD KOMMUNE", D2018, "1845"),
        ("Hábmer", D2021, "1875"),
        ("Fuossko", D2024, "1841"),
        ("Tana", D2024, "5628"),
        ("0301", D2018, "0301"),
        ("Narvik", D2018, "1805"),
        ("Narvik", D2021, "1806"),
    ],
)
def test_nummer_eller_navn(tekst: str, dato: date, nummer: str) -> None:
    """Nummer, norsk, samisk eller kvensk navn finner kommunen, med og uten æøå, på den datoen det spørres om."""
    assert finn_sted(HISTORIE, tekst, dato).kommune.nummer == nummer


@pytest.mark.parametrize(
    ("tekst", "dato", "grunn"),
    [
        ("", D2018, "Skriv navnet eller nummeret"),
        ("Atlantis", D2018, "Ingen kommune heter «Atlantis»"),
        ("9999", D2018, "Kommunenummer 9999 har ikke vært i bruk"),
        ("9999 Fauske", D2018, "Kommunenummer 9999 har ikke vært i bruk"),
        ("Herøy", D2018, "Flere kommuner heter Herøy .*1515 Herøy.*1818 Herøy.*Bruk nummeret"),
        ("1850 Tysfjord", D2021, "1850 Tysfjord ble delt 1. januar 2020 mellom"),
        ("Nærøysund", D2018, "5060 Nærøysund ble tatt i bruk 1. januar 2020"),
        ("'; DROP TABLE", D2018, "Ingen kommune heter"),
        ("–", D2018, "Ingen kommune heter"),
        ("1841", date(2005, 1, 1), "Registeret kjenner kommunene fra"),
    ],
)
def test_den_som_ikke_finnes(tekst: str, dato: date, grunn: str) -> None:
    """Et navn ingen eller flere har, avvises; og er kommunen borte eller ny, sies det hva som skjedde og når."""
    with pytest.raises(UkjentSted, match=grunn):
        finn_sted(HISTORIE, tekst, dato)


@pytest.mark.parametrize("dato", [D2018, D2021, D2024])
def test_hvert_nummer_finner_seg_selv(dato: date) -> None:
    """Hvert nummer, og nummeret med navnet etter, finner sin egen kommune."""
    for nummer, versjon in HISTORIE.paa(dato).items():
        assert finn_sted(HISTORIE, nummer, dato) == versjon
        assert finn_sted(HISTORIE, f"{nummer} {versjon.kommune.kortnavn}", dato) == versjon


@given(st.text(max_size=20))
def test_alt_mulig(tekst: str) -> None:
    """Uansett hva som skrives, blir det en kommune den dagen eller en avvisning."""
    try:
        funnet = finn_sted(HISTORIE, tekst, D2018)
    except UkjentSted:
        return

    assert funnet.periode.gjelder(D2018)
