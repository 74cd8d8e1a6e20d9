"""The map to take along: the table as CSV and the drawing as SVG, the same as the page shows."""

import csv
import io
import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django import Settings
from tests.web.kartsiden import SVG, i_tabellen, paa_kartet, ren, side

from tospann.core.kommune.kartlag import UKJENT, ULIKE, Kartklasse, Klasseslag
from tospann.documents.regneark import vern
from tospann.web.kart import views
from tospann.web.kart.stiler import GRUPPER, TRINN, fargeprove, stilnavn

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db]
NORDLAND = {"fylke": "18", "lag": "folketall", "dato": "2018-11-12"}


@pytest.fixture(autouse=True)
def dagen(settings: Settings) -> None:
    """Let it be the demo's day."""
    settings.TOSPANN_DATO = date(2018, 11, 12)


def fila(svar: HttpResponse) -> list[dict[str, str]]:
    """Read the spreadsheet."""
    return list(csv.DictReader(io.StringIO(svar.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(
    "valg", [NORDLAND, NORDLAND | {"sorter": "-verdi"}, {"fylke": "", "lag": "kontor", "dato": "2016-06-01"}, {}]
)
def test_regnearket_er_tabellen(valg: dict[str, str]) -> None:
    """Regnearket har de samme kommunene i samme rekkefølge som tabellen."""
    rader = fila(views.tabell(RequestFactory().get("/kart/tabell.csv", valg)))

    assert i_tabellen(side(**valg)) == [rad["Kommunenummer"] for rad in rader]


def test_regnearkets_celler() -> None:
    """Tallene er tall uten mellomrom, med dato og kilde i hver rad."""
    rader = {r["Kommunenummer"]: r for r in fila(views.tabell(RequestFactory().get("/kart/tabell.csv", NORDLAND)))}

    assert rader["1804"]["Innbyggere"] == "51558"
    assert rader["1804"]["Tallene gjelder"] == "2018-01-01"
    assert "Statistisk sentralbyrå" in rader["1804"]["Kilde"]
    assert (rader["1841"]["Samisk navn"], rader["1841"]["Dato"]) == ("Fuossko", "2018-11-12")


def test_regnearket_for_tjenesteomraadene() -> None:
    """For tjenesteområdene har regnearket både området og innbyggerne."""
    rader = {r["Kommunenummer"]: r for r in fila(views.tabell(RequestFactory().get("/kart/tabell.csv")))}

    assert (rader["1839"]["Tjenesteområde"], rader["1839"]["Innbyggere"]) == ("Indre Salten", "1029")


def test_regnearket_gjetter_ikke() -> None:
    """En ukjent verdi er «ukjent» i regnearket, ikke tom og ikke null."""
    valg = {"fylke": "07", "lag": "folketall", "dato": "2016-06-01"}
    rader = {r["Kommunenummer"]: r for r in fila(views.tabell(RequestFactory().get("/kart/tabell.csv", valg)))}

    assert rader["0719"]["Innbyggere"].startswith("ukjent hver for seg")
    assert rader["0719"]["Klasse"] == "ukjent"
    assert rader["0719"]["Tegnet sammen med"] == "Sandefjord og Stokke"


@pytest.mark.parametrize("celle", ["=1+1", "+47", "-1", "@x", "\t=1"])
def test_ingen_formler(celle: str) -> None:
    """En celle som et regneark ville regnet på, får en apostrof foran."""
    assert vern(celle) == f"'{celle}"
    assert vern("Bodø") == "Bodø"


def test_filnavnene() -> None:
    """Filene heter det kartet viser."""
    csv_, svg = (
        v(RequestFactory().get("/", NORDLAND)).headers["Content-Disposition"] for v in (views.tabell, views.tegning)
    )

    assert csv_ == 'attachment; filename="folketall-i-nordland-12-november-2018.csv"'
    assert svg.endswith('2018.svg"')


def test_odde_valg_i_filene() -> None:
    """Filene svarer på odde valg slik siden gjør."""
    assert views.tabell(RequestFactory().get("/", {"fylke": "99"})).status_code == 404
    assert views.tegning(RequestFactory().get("/", {"dato": "2019-02-30"})).status_code == 400


@pytest.mark.parametrize("valg", [NORDLAND, {"fylke": "", "lag": "folketall", "dato": "2016-06-01"}])
def test_tegningen_staar_alene(valg: dict[str, str]) -> None:
    """Tegningen er gyldig XML med tittel, tegnforklaring og kilde, uten stil og skript, og med hver kommune én gang."""
    tekst = views.tegning(RequestFactory().get("/kart/kart.svg", valg)).content.decode()
    svg = ET.fromstring(tekst)  # noqa: S314 - our own

    assert re.search(r"\sstyle=|<style|<script|javascript:", tekst) is None
    assert [p.get("id") for p in svg.iter(f"{SVG}path") if p.get("id")] == [
        f"flate-{n}" for n in paa_kartet(side(**valg))
    ]
    assert "Kartverket, CC BY 4.0" in ren(tekst)
    assert "under 2 000 innbyggere" in ren(tekst)
    assert set(re.findall(r"url\(#([\w-]+)\)", tekst)) <= {p.get("id") for p in svg.iter(f"{SVG}pattern")}


def test_ingen_lenker_i_tegningen() -> None:
    """Tegningen har ingen lenker: på papir leder de ingen steder."""
    assert "<a " not in views.tegning(RequestFactory().get("/kart/kart.svg", NORDLAND)).content.decode()


def test_klassene_skilles_av_mer_enn_farge() -> None:
    """Ingen to klasser har både samme farge og samme mønster, og mønstrene er mange nok til å holde i gråtoner."""
    assert len({stil.farge for stil in GRUPPER}) == 9
    assert len({stil.monster for stil in GRUPPER}) >= 7
    assert len({(stil.farge, stil.monster) for stil in TRINN}) == 7


def test_trinnene_blir_morkere() -> None:
    """Trinnene blir mørkere for hvert trinn, også i gråtoner."""
    lyshet = [sum(int(s.farge[i : i + 2], 16) * v for i, v in ((1, 299), (3, 587), (5, 114))) for s in TRINN]

    assert all(a - b > 10_000 for a, b in pairwise(lyshet))


def test_fargeproven_er_kartets_monster() -> None:
    """Fargeprøven i tabellen er det samme mønsteret som på kartet, og ukjent har sitt eget."""
    gruppe = Kartklasse("x", Klasseslag.GRUPPE, 13)

    assert "url(#monster-gruppe-4)" in fargeprove(gruppe, 1)
    assert len({stilnavn(k) for k in (gruppe, UKJENT, ULIKE, Kartklasse("x", Klasseslag.TRINN))}) == 4
