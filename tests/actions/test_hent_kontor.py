"""Offices' addresses and opening hours: added from the day they were fetched, with the old ones still there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from tests.actions.hentede import TIDSPUNKT, hentet

from tospann.actions.hent_kommuner import Registerfunn
from tospann.actions.hent_kontor import lagre_kontor
from tospann.actions.last_inn_kontor import HVA, last_inn_kontor
from tospann.imports.avvisning import FilAvvist
from tospann.store.models import Aapningstid, Lokasjon, Registerlast
from tospann.store.register import gjelder

DAG = TIDSPUNKT.date()
UKLART = "mottak; hvilket som er kontorstedet, er ikke sagt, så ingenting er lagt inn."
FORMIDDAG: dict[str, object] = {"fra": "10:00", "til": "14:00"}

pytestmark = pytest.mark.usefixtures("register")


def mottak(*tider: Mapping[str, object], gate: str = "Storgata") -> dict[str, object]:
    """Give a place where people are received."""
    adresse = {"gatenavn": gate, "husnummer": "1", "postnummer": "8200", "poststed": "FAUSKE"}
    return {"stedsbeskrivelse": "Fauske", "besoeksadresse": adresse, "aapningstider": list(tider)}


def hent(*steder: dict[str, object], nummer: str = "1841", dager: int = 0) -> Registerfunn:
    """Fetch one office with these places, some days later."""
    enhet = {"enhetNr": nummer, "navn": "NAV Fauske", "type": "LOKAL", "status": "Aktiv"}
    svar = hentet([{"enhet": enhet, "kontaktinformasjon": {"publikumsmottak": list(steder)}}])
    return lagre_kontor([replace(svar, tidspunkt=TIDSPUNKT + timedelta(days=dager))])


def sted(dato: date = DAG) -> Lokasjon:
    """Give the seat of Fauske on a day."""
    return Lokasjon.objects.get(gjelder(dato), kontor__nummer="1841", slag="KONTORSTED")


def tider(dato: date = DAG) -> set[tuple[int, time, time]]:
    """Give the hours of Fauske on a day."""
    return {
        (t.ukedag, t.aapner, t.stenger)
        for t in Aapningstid.objects.filter(gjelder(dato), lokasjon__kontor__nummer="1841")
    }


def test_ny_adresse_og_aapningstid() -> None:
    """Adresse og åpningstider gjelder fra dagen de ble hentet; adressen fra 2014 gjelder til dagen før."""
    funn = hent(mottak(FORMIDDAG | {"dag": "Mandag"}))

    assert funn.lagt_inn == 1
    assert funn.funn == (
        "1841 NAV Fauske (Aktiv). Lagt inn: adresse og åpningstider fra 01.03.2027.",
        "  Fauske: Storgata 1, 8200 FAUSKE. mandag 10.00–14.00.",
    )
    assert (sted().adresse, sted().kilde.kode) == ("Storgata 1", "nav-norg2-2027-03-01")
    assert sted(DAG - timedelta(days=1)).adresse == "Sjøgata 51"
    assert tider() == {(1, time(10), time(14))}


def test_samme_svar_senere() -> None:
    """Samme svar en måned senere legger ikke til noe; det huskes bare at stedet ble sett igjen."""
    hent(mottak(FORMIDDAG | {"dag": "Mandag"}))
    foer = Lokasjon.objects.count(), Aapningstid.objects.count()
    funn = hent(mottak(FORMIDDAG | {"dag": "Mandag"}), dager=30)

    assert (funn.lagt_inn, funn.funn[0]) == (0, "1841 NAV Fauske (Aktiv). Som før.")
    assert (Lokasjon.objects.count(), Aapningstid.objects.count()) == foer
    assert sted().sett == DAG + timedelta(days=30)


def test_nye_tider() -> None:
    """Nye åpningstider er nye rader; de gamle gjelder til dagen før."""
    hent(mottak(FORMIDDAG | {"dag": "Mandag"}))
    hent(mottak(FORMIDDAG | {"dag": "Tirsdag"}), dager=30)

    assert tider(DAG + timedelta(days=29)) == {(1, time(10), time(14))}
    assert tider(DAG + timedelta(days=30)) == {(2, time(10), time(14))}


def test_tider_som_ikke_er_oppgitt() -> None:
    """Er åpningstidene ikke oppgitt, er de ukjente, og det vi visste, står."""
    hent(mottak(FORMIDDAG | {"dag": "Mandag"}))
    hent(mottak(), dager=30)

    assert tider(DAG + timedelta(days=30)) == {(1, time(10), time(14))}


def test_flytting() -> None:
    """Flytter kontoret, følger åpningstidene med det gamle stedet ut."""
    hent(mottak(FORMIDDAG | {"dag": "Mandag"}))
    hent(mottak(FORMIDDAG | {"dag": "Onsdag"}, gate="Sjøgata"), dager=30)

    assert sted(DAG + timedelta(days=29)).adresse == "Storgata 1"
    assert sted(DAG + timedelta(days=30)).adresse == "Sjøgata 1"
    assert tider(DAG + timedelta(days=30)) == {(3, time(10), time(14))}


def test_to_svar_samme_dag() -> None:
    """Sier to svar fra samme dag hver sin adresse, gjelder det første til et menneske har sett på det."""
    hent(mottak())
    funn = hent(mottak(gate="Sjøgata"))

    assert funn.funn[0].endswith("Et annet svar fra samme dag sier en annen adresse; det må et menneske se på.")
    assert sted().adresse == "Storgata 1"


def test_tider_rettet_samme_dag() -> None:
    """Rettes åpningstidene samme dag, er det de rettede som gjelder."""
    hent(mottak(FORMIDDAG | {"dag": "Mandag"}))
    hent(mottak(FORMIDDAG | {"dag": "Fredag"}))

    assert tider() == {(5, time(10), time(14))}


@pytest.mark.parametrize(
    ("steder", "nummer", "grunn"),
    [
        ((mottak(),), "9899", "Registeret har ikke dette kontoret, så ingenting er lagt inn."),
        (
            (mottak(), mottak()),
            "1841",
            "2 mottak; hvilket som er kontorstedet, er ikke sagt, så ingenting er lagt inn.",
        ),
        ((), "1841", f"0 {UKLART}"),
        (({},), "1841", "Adressen er ikke oppgitt, så ingenting er lagt inn."),
    ],
)
def test_det_som_ikke_er_sagt(steder: tuple[dict[str, object], ...], nummer: str, grunn: str) -> None:
    """Det registeret ikke sier, gjettes det ikke på."""
    foer = Lokasjon.objects.count()
    funn = hent(*steder, nummer=nummer)

    assert funn.funn[0].endswith(grunn)
    assert (Lokasjon.objects.count(), funn.lagt_inn) == (foer, 0)


def test_helg_og_enkeltdager() -> None:
    """Helg og enkeltdager vises, men har ingen plass i registeret."""
    funn = hent(mottak(FORMIDDAG | {"dag": "Lørdag"}, {"dato": "2027-12-24", "stengt": True}))

    assert funn.funn[1].endswith("lørdag 10.00–14.00; 24.12.2027 stengt.")
    assert tider() == set()


def test_ingenting_halvveis() -> None:
    """Er ett kontor galt, lagres ingen av dem."""
    foer = Lokasjon.objects.count(), Registerlast.objects.count()
    tid = FORMIDDAG | {"dag": "Mandag"}
    with pytest.raises(FilAvvist, match="Mandag har to åpningstider på en gang"):
        hent(mottak(tid, tid))

    assert (Lokasjon.objects.count(), Registerlast.objects.count()) == foer


def test_nye_tabeller_tar_ikke_det_hentede() -> None:
    """Når tabellene som følger med, lastes på nytt, står det hentede, og adressen fra 2014 gjelder fram til det."""
    hent(mottak(FORMIDDAG | {"dag": "Mandag"}))
    siste = Registerlast.objects.filter(hva=HVA).latest("id")
    Registerlast.objects.create(
        hva=HVA, kilde=siste.kilde, tidspunkt=TIDSPUNKT, rader=0, fingeravtrykk="en eldre utgave"
    )
    last_inn_kontor(lambda _: None)

    assert sted().adresse == "Storgata 1"
    assert sted(DAG - timedelta(days=1)).adresse == "Sjøgata 51"
    assert tider() == {(1, time(10), time(14))}
