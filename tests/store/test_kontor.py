"""The gateways of offices: cover, leadership and service areas on a date."""

from __future__ import annotations

from datetime import date

import pytest

from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kontor.ledelse import Ledelsesmodell
from tospann.core.kontor.perioder import Sikkerhet
from tospann.store import kontor
from tospann.store.kommune import opplysninger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


def test_dekning_paa_en_dato() -> None:
    """I 2023 dekker Nav Indre Salten Beiarn, og svaret sier når det ble sett."""
    (beiarn,) = kontor.dekning(date(2023, 4, 27))["1839"]

    assert (beiarn.kontor, beiarn.navn, beiarn.sikkerhet) == ("1841", "NAV Indre Salten", Sikkerhet.SIKKER)
    assert beiarn.hviler_paa == "Sist sett 27. april 2023."


def test_ledelsesmodell_per_kommune() -> None:
    """Oslo hadde delt ledelse i 2012, Tolga felles leder; ellers er det ukjent, og etterpå også."""
    i_2012 = kontor.ledelsesmodell(date(2012, 6, 1))

    assert i_2012["0301"] is Ledelsesmodell.DELT
    assert i_2012["0436"] is Ledelsesmodell.FELLES
    assert i_2012["1804"] is Ledelsesmodell.UKJENT
    assert set(kontor.ledelsesmodell(date(2023, 1, 1)).values()) == {Ledelsesmodell.UKJENT}


def test_tjenesteomraader_kan_overlappe() -> None:
    """Meløy, Rødøy og Gildeskål står i både Ytre Salten og Sør-Salten (K27), og i 2023 er ingen kjent."""
    omraader = kontor.tjenesteomraader(date(2018, 1, 1))

    assert {omraader[nr] for nr in ("1837", "1836", "1838")} == {("Ytre Salten", "Sør-Salten")}
    assert len(omraader) == 44
    assert kontor.tjenesteomraader(date(2023, 1, 1)) == {}


def test_fagsystem() -> None:
    """Fagsystemet er kjent fra rapporten, også der bare likheten er oppgitt; før rapporten er det ukjent."""
    kjent = opplysninger(Opplysningsslag.FAGSYSTEM, date(2018, 11, 12))

    assert {nr: kjent[nr].verdi for nr in ("1828", "1833")} == {"1828": "ACOS", "1833": "Visma Velferd"}
    assert kjent["1865"].verdi == "samme system som de andre i Lofoten, navnet er ikke oppgitt"
    assert opplysninger(Opplysningsslag.FAGSYSTEM, date(2018, 8, 30)) == {}
