"""The plan as a calendar file."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar

from tospann.core.kommune.kommune import Kommune
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Planvalg, flytt
from tospann.core.plan.kalender import Kalender
from tospann.core.plan.planlegg import planlegg
from tospann.documents.kalender import tegn_ics
from tospann.imports.plandata import les_vertskommune

FAUSKE, SORFOLD = Kommune("1841", "Fauske – Fuossko", "Fauske"), Kommune("1845", "Sørfold", "Sørfold")
UTSKRIFT = date(2018, 8, 31)


@pytest.fixture
def plan() -> Fremdriftsplan:
    """Give a plan for two municipalities with a few meetings each."""
    moter = (date(2019, 4, 25), date(2019, 12, 12))
    kalender = Kalender({k.nummer: moter for k in (FAUSKE, SORFOLD)})
    return planlegg(
        les_vertskommune(), date(2018, 4, 19), kalender, (FAUSKE, SORFOLD), Planvalg("Indre Salten", FAUSKE)
    )


def hendelser(plan: Fremdriftsplan) -> dict[str, dict[str, str]]:
    """Read the file back: UID -> property -> text."""
    kalender = Calendar.from_ical(tegn_ics(plan, "Indre Salten", UTSKRIFT))
    return {
        str(h["UID"]): {k: v.to_ical().decode() for k, v in h.items() if k != "CATEGORIES"} for h in kalender.events
    }


def test_en_hendelse_per_rad(plan: Fremdriftsplan) -> None:
    """Hver rad er en hendelse med sin egen varige identitet."""
    assert len(plan.rader) == len(hendelser(plan))
    assert {"indre-salten.p24.1841@tospann", "indre-salten.p24.1845@tospann"} < hendelser(plan).keys()


def test_hele_dager(plan: Fremdriftsplan) -> None:
    """Slutten er dagen etter den siste, slik kalendere regner hele dager."""
    vedtak = hendelser(plan)["indre-salten.p24.1841@tospann"]

    assert (vedtak["DTSTART"], vedtak["DTEND"]) == ("20190425", "20190426")
    assert vedtak["SUMMARY"] == "Vedta avtalen og delegeringen (Fauske)"


def test_rolle_rekkefolge_og_grunnlag(plan: Fremdriftsplan) -> None:
    """Beskrivelsen sier hvem som har ansvaret, hva det venter på, hjemmelen og hvorfor datoen er som den er."""
    tekst = hendelser(plan)["indre-salten.p25.felles@tospann"]["DESCRIPTION"]

    assert "Ansvarlig: Prosjektlederen." in tekst
    assert "Etter: Vedta avtalen og delegeringen (P24)." in tekst
    assert "kommuneloven §§ 20-4 og 27-1" in tekst
    assert "Tre uker etter det siste vedtaket\\, 25. april 2019." in tekst


def test_samme_plan_samme_bytes(plan: Fremdriftsplan) -> None:
    """Samme plan og dato gir samme fil, byte for byte, med linjeskift som standarden krever."""
    fil = tegn_ics(plan, "Indre Salten", UTSKRIFT)

    assert fil == tegn_ics(plan, "Indre Salten", UTSKRIFT)
    assert fil.count(b"\n") == fil.count(b"\r\n")
    assert b"DTSTAMP:20180831T000000Z" in fil
    assert all(len(linje) <= 75 for linje in fil.split(b"\r\n"))


def test_flyttet_rad_beholder_identiteten(plan: Fremdriftsplan) -> None:
    """Flyttes en rad, flytter kalenderen den gamle hendelsen og lager ikke en ny."""
    flyttet = flytt(plan, "P10", None, date(2018, 10, 1))

    assert hendelser(plan).keys() == hendelser(flyttet).keys()
    assert hendelser(flyttet)["indre-salten.p10.felles@tospann"]["DTSTART"] == "20181001"


def test_ingen_personer(plan: Fremdriftsplan) -> None:
    """Kalenderen har verken deltakere eller møteleder, bare roller."""
    fil = tegn_ics(plan, "Indre Salten", UTSKRIFT)

    assert b"ATTENDEE" not in fil
    assert b"ORGANIZER" not in fil
