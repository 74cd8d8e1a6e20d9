"""Figures held against the municipalities that existed on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.periode import Periode
from tospann.core.kommune.historie import Endringsslag, Kommuneendring, Kommunehistorie, Kommuneversjon
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.statistikk import FOLKETALL, Merke, Statistikkrad
from tospann.imports.avvisning import FilAvvist
from tospann.imports.klient.kontroll import kontroller

KILDE = Kilde("prove", Kildeslag.STATISTIKK, "Prøve", "SSB", date(2026, 1, 1))
NYTTAAR = date(2020, 1, 1)


def versjon(nummer: str, fra: date, til: date | None = None) -> Kommuneversjon:
    """Make a municipality."""
    return Kommuneversjon(Kommune(nummer, f"K{nummer}", f"K{nummer}", "Nordland"), "18", "", Periode(fra, til), KILDE)


HISTORIE = Kommunehistorie(
    (
        versjon("1804", date(2006, 1, 1)),
        versjon("1805", date(2006, 1, 1), NYTTAAR),
        versjon("1806", NYTTAAR),
    ),
    (Kommuneendring(NYTTAAR, "1805", "1806", Endringsslag.NYTT_NUMMER, "", KILDE),),
)


def rad(omraade: str, aar: int, verdi: int | Merke) -> Statistikkrad:
    """Make a figure."""
    return Statistikkrad(FOLKETALL, omraade, date(aar, 1, 1), verdi, KILDE)


def test_gyldige_tall() -> None:
    """Tall for kommuner som fantes den dagen, slipper igjennom, også de som er skjult."""
    rader = [rad("1804", 2019, 5), rad("1805", 2019, Merke.SKJULT), rad("1806", 2020, 0)]

    assert kontroller(rader, HISTORIE, "svaret").rader == tuple(rader)


def test_ukjente_numre() -> None:
    """Numre registeret aldri har hatt, legges til side og navngis."""
    kontrollert = kontroller([rad("9999", 2019, 7), rad("1804", 2019, 5), rad("2111", 2019, 7)], HISTORIE, "svaret")

    assert kontrollert.ukjente == {"2111", "9999"}
    assert kontrollert.rader == (rad("1804", 2019, 5),)


@pytest.mark.parametrize("tomt", [0, Merke.IKKE_MULIG, Merke.MANGLER, Merke.SKJULT])
def test_tomme_celler(tomt: int | Merke) -> None:
    """SSB skriver null eller et merke for numre som ikke var i bruk; de telles, og blir ikke til tall."""
    kontrollert = kontroller([rad("1806", 2019, tomt), rad("1805", 2020, tomt)], HISTORIE, "svaret")

    assert (kontrollert.rader, kontrollert.utenfor) == ((), 2)


def test_tall_for_et_nummer_som_ikke_var_i_bruk() -> None:
    """Et virkelig tall for et nummer som ikke var i bruk, stanser alt: noe er galt, og et menneske må se på det."""
    with pytest.raises(FilAvvist) as feil:
        kontroller([rad("1804", 2020, 5), rad("1805", 2020, 18853)], HISTORIE, "svaret")

    assert "1805, innbyggere: svaret har tallet 18\u202f853, men nummeret var ikke i bruk 1. januar 2020" in str(
        feil.value
    )


def test_for_registeret_begynner() -> None:
    """Tall fra før registeret begynner, avvises med dagen det begynner."""
    with pytest.raises(FilAvvist, match=r"gjelder 1\. januar 2005; registeret begynner 1\. januar 2006"):
        kontroller([replace(rad("1804", 2019, 5), dato=date(2005, 1, 1))], HISTORIE, "svaret")
