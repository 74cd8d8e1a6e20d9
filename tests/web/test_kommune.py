"""The page of a municipality: what it knows, what it says it does not know, and the line that may be broken."""

from __future__ import annotations

import html
import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from tests.actions.demoen import BEIARN
from tests.web.vandring import klient_for

from tospann.actions.kommunebilde import kommunebilde
from tospann.web.kommune.linjesvg import tegn_linje

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
SVG = "{http://www.w3.org/2000/svg}"
I_DAG = "2026-11-25"


@pytest.fixture
def klient() -> Client:
    """Log in as Beiarn."""
    return klient_for(BEIARN)


def tekst(svar: str) -> str:
    """Give what is read, with ordinary spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", svar)).replace("\u202f", " ").replace("\u00a0", " ").split())


def side(klient: Client, sti: str, status: int = 200) -> str:
    """Ask for a page, and give its HTML."""
    svar = klient.get(sti)
    assert svar.status_code == status
    return svar.content.decode()


def test_siden_har_navn_tall_og_naboer(klient: Client) -> None:
    """Siden har norsk og samisk navn, nummer, fylke, orgnr, folketall, alder, areal, senter og naboer, med dato."""
    lest = tekst(side(klient, f"/kommuner/1875/?dato={I_DAG}"))

    for ventet in (
        "Hamarøy 1875",
        "Hábmer",
        "2 808 innbyggere (01.01.2026)",
        "970542507",
        "2 007,8 km² grensene 1. januar 2024, uten sjø",
        "68,0838° nord",
        "0–17 år 469",
        "Sørfold 51,81",
        "Lødingen ingen 9,62",
        "ja siden 1. januar 2024, Forskrift om forvaltningsområdet for samisk språk",
    ):
        assert ventet in lest


def test_hva_den_het_og_ble(klient: Client) -> None:
    """Hendelsene står i hele setninger, med lenke til de andre på en dag de var i bruk."""
    funnet = side(klient, f"/kommuner/1875/?dato={I_DAG}")

    assert "1850 Tysfjord ble delt mellom 1806 Narvik og 1875 Hamarøy." in funnet
    assert 'href="/kommuner/1850/?dato=2019-12-31"' in funnet
    assert 'href="/kommuner/1806/?dato=2020-01-01"' in funnet


def test_det_ukjente_sier_hva_som_trengs(klient: Client) -> None:
    """Det ingen kilde sier, er «ukjent» med hva som ville fylt det, aldri et tomt felt og aldri null."""
    lest = tekst(side(klient, f"/kommuner/1875/?dato={I_DAG}"))

    assert "I ROBEK (økonomisk kontroll) ukjent ROBEK føres av departementet og er ikke lest inn." in lest
    assert "Sentralitet ukjent SSBs sentralitetsindeks (KLASS 128) er ikke lest inn." in lest
    assert "Bo- og arbeidsmarkedsregion ukjent Inndelinga er TØIs" in lest
    assert "Organisasjonsnummer ukjent Sjekkes med ./tospann hent enheter" in tekst(side(klient, "/kommuner/1850/"))


def test_linja_er_brutt_med_ord_og_merke(klient: Client) -> None:
    """Der tallene ikke kan sammenlignes, sier siden hvorfor, og tabellen har ikke noe tall for de årene."""
    funnet = side(klient, f"/kommuner/1875/?dato={I_DAG}")

    assert "Linja er brutt. Ikke sammenlignbart: 1850 Tysfjord ble delt 1. januar 2020." in tekst(funnet)
    assert "2019 ukjent Ikke sammenlignbart: 1850" in tekst(funnet)
    assert "2020 2 766 Ja" in tekst(funnet)
    assert "2 859" not in tekst(funnet)


def test_anslag_bare_naar_en_ber_om_det(klient: Client) -> None:
    """Med anslag vises tallet som en forutsetning, med vekten og grunnlaget i kilden."""
    funnet = side(klient, f"/kommuner/1875/?dato={I_DAG}&anslag=1")
    id_ = "folketall.1875.2019-01-01.i-grensene-2026-11-25"
    panel = side(klient, f"/kommuner/1875/?dato={I_DAG}&anslag=1&tall={id_}")

    assert re.search(rf'<a class="tall forutsetning" href="[^"]*tall={re.escape(id_)}', funnet)
    assert "Bygger på en forutsetning" in panel
    assert "Delen av Tysfjord som er i Hamarøy" in panel
    vekt = tekst(side(klient, f"/kommuner/1875/?dato={I_DAG}&anslag=1&tall=del.1850.1875"))
    assert "Anslag for delte kommuner: Anslag: folketallet 1.1.2020 i den nye kommunen" in vekt


def test_hvert_tall_kan_forklares(klient: Client) -> None:
    """Hvert tall på siden er en lenke som svarer, og ingen to tall deler id."""
    funnet = side(klient, "/kommuner/1841/")
    ider = set(re.findall(r'class="tall[^"]*" href="[^"]*tall=([^"#&]+)', funnet))

    assert len(ider) > 35
    for id_ in sorted(ider)[:60]:
        assert klient.get(f"/kommuner/1841/?tall={id_}", headers={"HX-Request": "true"}).status_code == 200
    assert klient.get("/kommuner/1841/?tall=hemmelig").status_code == 404


@pytest.mark.parametrize(
    ("sti", "setninger", "lenker"),
    [
        (
            "/kommuner/1850/?dato=2024-01-01",
            ["1850 Tysfjord ble delt 1. januar 2020 mellom 1806 Narvik og 1875 Hamarøy."],
            ["/kommuner/1806/?dato=2024-01-01", "/kommuner/1875/?dato=2024-01-01", "/kommuner/1850/?dato=2019-12-31"],
        ),
        (
            "/kommuner/1580/?dato=2021-06-01",
            ["1580 Haram ble tatt i bruk 1. januar 2024."],
            ["/kommuner/1507/?dato=2021-06-01", "/kommuner/1580/?dato=2024-01-01"],
        ),
        ("/kommuner/9999/", ["Kommunenummer 9999 har ikke vært i bruk siden 1. januar 2006."], ["/sok/?q=9999"]),
        ("/kommuner/301/", ["«301» er ikke et kommunenummer (fire siffer). Mente du 0301 Oslo?"], ["/kommuner/0301/"]),
        ("/kommuner/sande/", ["Flere kommuner heter sande"], ["/kommuner/1514/", "/kommuner/0713/"]),
    ],
)
def test_nummer_som_ikke_er_i_bruk(sti: str, setninger: list[str], lenker: list[str], klient: Client) -> None:
    """Et nummer som ikke er i bruk den dagen, finnes ikke; siden sier hva det ble eller var, og leder dit."""
    funnet = side(klient, sti, 404)

    assert all(s in tekst(funnet) for s in setninger)
    assert all(f'href="{lenke}' in funnet for lenke in lenker)


def test_navn_leder_til_nummeret(klient: Client) -> None:
    """En adresse med navn leder til nummeret kommunen har den dagen."""
    assert klient.get("/kommuner/hamaroy/?dato=2019-01-01").headers["Location"] == "/kommuner/1849/?dato=2019-01-01"
    assert klient.get("/kommuner/hamaroy/?dato=2020-01-01").headers["Location"] == "/kommuner/1875/?dato=2020-01-01"


@pytest.mark.parametrize(
    ("dato", "setning"),
    [
        ("tull", "«tull» er ikke en dato."),
        ("2019-02-30", "Datoen 2019-02-30 finnes ikke."),
        ("2005-12-31", "Registeret svarer for 1. januar 2006"),
        ("9999-01-01", "Registeret svarer for"),
        ("0000-00-00", "finnes ikke"),
        ("%00", "er ikke en dato"),
        ("<script>", "er ikke en dato"),
        ("9" * 5000, "er ikke en dato"),
    ],
)
def test_dato_som_ikke_er_en_dag(dato: str, setning: str, klient: Client) -> None:
    """En dato som ikke finnes, eller som registeret ikke svarer for, avvises med en setning og en vei videre."""
    for sti in ("/kommuner/1841/", "/kommuner/", "/kommuner/sammenlign/", "/kommuner/register.csv", "/sok/"):
        funnet = side(klient, f"{sti}?dato={dato}", 400)
        assert setning in tekst(funnet)
        assert "Vis siden i dag" in funnet
        assert "<script>" not in funnet.split("<main")[1]


def test_et_aar_er_forste_januar(klient: Client) -> None:
    """Et år alene, og en norsk dato, er også en dag."""
    for dato in ("2019", "01.01.2019", "1.1.2019"):
        assert "Slik det var" in side(klient, f"/kommuner/1849/?dato={dato}")


def tegning(nummer: str, dato: date, *, med_anslag: bool = False) -> ET.Element:
    """Draw the real line of a municipality, as XML."""
    linje = kommunebilde(nummer, dato, med_anslag=med_anslag).linje
    assert linje is not None
    svg = tegn_linje(linje, "x").replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ET.fromstring(svg)  # noqa: S314 - our own


def strek(svg: ET.Element, klasse: str) -> list[int]:
    """Give the number of dots of each line of a kind."""
    return [len(g.findall(f"{SVG}circle")) for g in svg.iter(f"{SVG}g") if g.get("class") == klasse]


@pytest.mark.parametrize(
    ("nummer", "med_anslag", "hele", "anslag", "skravert"),
    [
        ("3201", False, [12], [], 0),
        ("1875", False, [6], [], 1),
        ("1875", True, [6], [6], 0),
        ("1580", False, [6, 3], [], 1),
        ("1580", True, [6, 3], [3], 0),
    ],
)
def test_ingen_strek_over_et_brudd(
    nummer: str,
    med_anslag: bool,  # noqa: FBT001 - a case
    hele: list[int],
    anslag: list[int],
    skravert: int,
) -> None:
    """Streken går bare mellom punkter som kan sammenlignes; et anslag er stiplet for seg, og et brudd er skravert."""
    svg = tegning(nummer, date(2026, 11, 25), med_anslag=med_anslag)

    assert (strek(svg, "helt"), strek(svg, "anslag")) == (hele, anslag)
    assert len(svg.findall(f".//{SVG}rect")) == skravert
    assert len([p for p in svg.iter(f"{SVG}path") if p.get("class") == "brudd"]) == len(anslag) * len(hele)
    stiplet = [p.get("stroke-dasharray") for g in svg.iter(f"{SVG}g") if g.get("class") == "anslag" for p in g]
    assert [s for s in stiplet if s] == ["6 5"] * len(anslag)


def test_grafen_kan_leses_uten_aa_ses() -> None:
    """Grafen har tittel og en beskrivelse med første og siste tall, bruddet, og hvilke år som er anslag."""
    svg = tegning("1875", date(2026, 11, 25), med_anslag=True)
    beskrivelse = (svg.findtext(f"{SVG}desc") or "").replace("\u202f", " ").replace("\u00a0", " ")

    assert svg.findtext(f"{SVG}title") == "Innbyggere i x, år for år"
    assert beskrivelse.startswith("2 913 innbyggere i 2012, 2 808 innbyggere i 2026. Linja er brutt: Ikke")
    assert "Tallene for 2012, 2013, 2016, 2017, 2018 og 2019 er anslag." in beskrivelse


def test_ingen_stil_i_grafen() -> None:
    """Grafen bruker bare attributter som en streng innholdspolicy tillater, og holder seg i ramma."""
    for nummer in ("0301", "1835", "1875", "3201"):
        svg = tegning(nummer, date(2026, 11, 25))
        assert re.search(r"\sstyle=|<style|<script|\son\w+=", ET.tostring(svg, "unicode")) is None
        for prikk in svg.iter(f"{SVG}circle"):
            assert 0 <= float(prikk.get("cx") or -1) <= 560
            assert 0 <= float(prikk.get("cy") or -1) <= 260


def test_kontor_og_samarbeid_paa_dagen(klient: Client) -> None:
    """Siden viser kontoret den dagen, hva det hviler på, og samarbeidene med status."""
    lest = tekst(side(klient, "/kommuner/1849/?dato=2018-11-12"))

    assert "NAV Hamarøy" in lest
    assert "Indre Salten" in lest
    assert "NAV Indre Salten Sist sett 27. april 2023." in tekst(side(klient, f"/kommuner/1875/?dato={I_DAG}"))


@pytest.mark.parametrize("dato", ["2006-01-01", "2012-01-01", "2019-12-31", "2020-01-01", "2024-01-01", I_DAG])
def test_alle_slags_kommuner_kan_vises(dato: str, klient: Client) -> None:
    """Store og små, øyer og delte, gamle og nye: siden kan vises for alle, også før det finnes tall."""
    for nummer in ("0301", "1835", "1850", "1875", "1580", "5012", "2011", "5612", "1503", "0220"):
        assert klient.get(f"/kommuner/{nummer}/?dato={dato}").status_code in {200, 404}
