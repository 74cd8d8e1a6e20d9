"""The county lists, the search, and the register as a file."""

from __future__ import annotations

import csv
import json
import unicodedata
from urllib.parse import quote

import pytest
from django.test import Client
from tests.actions.demoen import BEIARN
from tests.web.test_kommune import side, tekst
from tests.web.vandring import klient_for

from tospann.config.paths import ROOT
from tospann.documents.registereksport import FELTENE, ordbok_markdown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]


@pytest.fixture
def klient() -> Client:
    """Log in as Beiarn."""
    return klient_for(BEIARN)


def test_nordland_i_2018(klient: Client) -> None:
    """Nordland 2018: 44 kommuner, 22 av dem under 2 000, og rapportens tall ved siden av SSBs, med forskjellen."""
    funnet = side(klient, "/kommuner/?fylke=18&dato=2018-11-12")
    lest = tekst(funnet)

    assert "44 kommuner med 243 335 innbyggere (01.01.2018)" in lest
    assert "oppgir 243 475 innbyggere . Summen fra SSB er 243 335 innbyggere . Forskjellen er 140 innbyggere ." in lest
    assert "Begge står som de er; ingen av dem er rettet." in lest
    assert "under 2 000 22 2 000–4 999 10" in lest
    assert funnet.count('<tr><th scope="row"><a class="ds-link" href="/kommuner/18') == 44


def test_forskjellen_kan_spores(klient: Client) -> None:
    """Forskjellen på 140 viser begge tallene og hvor hvert av dem står."""
    panel = tekst(side(klient, "/kommuner/?fylke=18&dato=2018-11-12&tall=forskjell.18"))

    assert "det rapporten oppgir – summen fra SSB" in panel
    rapport = tekst(side(klient, "/kommuner/?fylke=18&dato=2018-11-12&tall=folketall.oppgitt.18"))
    assert "linje 69" in rapport


@pytest.mark.parametrize("dato", ["2019-01-01", "2026-01-01", "2006-01-01"])
def test_bare_den_dagen_rapporten_gjelder(dato: str, klient: Client) -> None:
    """Rapportens tall står bare ved siden av statistikken fra samme dag."""
    assert "To tall for det samme" not in side(klient, f"/kommuner/?fylke=18&dato={dato}")


def test_landet(klient: Client) -> None:
    """Uten fylke vises fylkene den dagen, med kommuner, folk og areal, og hele landet til slutt."""
    lest = tekst(side(klient, "/kommuner/?dato=2024-01-01"))

    assert "Nordland 18 41 243 081" in lest
    assert "Viken" not in lest
    assert "Hele landet 357 5 550 203" in lest
    assert "Viken 30 51" in tekst(side(klient, "/kommuner/?dato=2021-01-01"))


def test_sum_som_mangler_en_del_er_ukjent(klient: Client) -> None:
    """Der en kommune ikke har eget tall, er summen for fylket ukjent, ikke for liten."""
    assert "Vestfold 07 14 ukjent" in tekst(side(klient, "/kommuner/?dato=2012-06-01"))


@pytest.mark.parametrize(
    ("fylke", "dato", "setning"),
    [
        (
            "30",
            "2018-01-01",
            "Viken fantes ikke 1. januar 2018. Viken var et fylke fra 1. januar 2020 til 1. januar 2024.",
        ),
        ("55", "2018-01-01", "Troms fantes ikke 1. januar 2018. Troms har vært et fylke siden 1. januar 2024."),
        ("99", "2018-01-01", "Registeret kjenner ikke noe fylke med nummer «99»."),
        ("<b>", "2018-01-01", "Registeret kjenner ikke noe fylke med nummer «<b>»."),
    ],
)
def test_fylke_som_ikke_finnes(fylke: str, dato: str, setning: str, klient: Client) -> None:
    """Et fylke som ikke finnes den dagen, sier når det fantes, og viser fylkene som gjør det."""
    funnet = side(klient, f"/kommuner/?fylke={quote(fylke)}&dato={dato}", 404)

    assert setning in tekst(funnet)
    assert f'href="/kommuner/?fylke=18&amp;dato={dato}"' in funnet


@pytest.mark.parametrize(
    ("q", "ventet"),
    [
        (
            "tysfjord",
            "Tysfjord 1850, Nordland 1850 Tysfjord ble delt 1. januar 2020 mellom 1806 Narvik og 1875 Hamarøy.",
        ),
        ("Divtasvuodna", "Tysfjord 1850, Nordland · Divtasvuodna"),
        ("DIVTASVUODNA", "Tysfjord 1850"),
        ("habmer", "Hamarøy 1849, Nordland · Hábmer"),
        ("3201", "Bærum 3201, Akershus Ikke i bruk"),
        ("Herøy", "Flere kommuner heter «Herøy». Hvilken mener du?"),
        ("viken", "Viken 30, fra 1. januar 2020 til 1. januar 2024"),
        ("nav fauske", "NAV Fauske 1841"),
        ("indre salten", "Indre Salten tjenesteområde"),
    ],
)
def test_sok_finner(q: str, ventet: str, klient: Client) -> None:
    """Søket finner gamle og nye navn og numre, fylker, kontor og samarbeid, og sier hva treffet ble."""
    assert ventet in tekst(side(klient, f"/sok/?q={quote(q)}"))


def test_sok_skiller_ikke_sammensatte_bokstaver(klient: Client) -> None:
    """Treffene er de samme enten bokstavene er sammensatt (NFC) eller delt (NFD)."""
    for navn in ("Hábmer", "Ålesund", "Nåavmesjenjaelmie", "Gáivuotna"):
        svar = [
            side(klient, f"/sok/?q={quote(unicodedata.normalize(form, navn))}").split('id="sok-kommuner"')[1]
            for form in ("NFC", "NFD")
        ]
        assert svar[0] == svar[1]


@pytest.mark.parametrize("q", ["%", "_", "*", "' OR 1=1", "xyzzy", "(", "\\", "ø" * 5000])
def test_ingen_treff(q: str, klient: Client) -> None:
    """Jokertegn er bare tegn; uten treff sier siden hva en kan prøve, og leder videre."""
    funnet = side(klient, f"/sok/?q={quote(q)}")

    assert "Ingenting heter" in tekst(funnet)
    assert 'href="/kommuner/"' in funnet


def test_tomt_sok(klient: Client) -> None:
    """Uten noe å søke etter, sier siden hva en kan søke etter."""
    for sti in ("/sok/", "/sok/?q=", "/sok/?q=%20%20", "/sok/?q=%00"):
        assert "Hva kan du søke etter?" in side(klient, sti)


def test_sok_skriver_ikke_ut_kode(klient: Client) -> None:
    """Det en søker på, skrives som tekst, aldri som kode."""
    funnet = side(klient, f"/sok/?q={quote('<img src=x onerror=alert(1)>')}")

    assert "<img" not in funnet
    assert "&lt;img src=x onerror=alert(1)&gt;" in funnet


def test_lenkene_fra_soket_virker(klient: Client) -> None:
    """Et treff som ikke er i bruk den dagen, leder til en dag det var det."""
    for q in ("haram", "bærum", "frei", "sande", "troms", "heim"):
        funnet = side(klient, f"/sok/?q={quote(q)}")
        lenker = {
            u.partition('"')[0] for u in funnet.split('href="')[1:] if u.startswith("/kommuner/") and "dato=" in u
        }
        assert lenker
        assert {klient.get(u.replace("&amp;", "&")).status_code for u in lenker} == {200}


def registeret(klient: Client, endelse: str, dato: str) -> str:
    """Fetch the register."""
    svar = klient.get(f"/kommuner/register.{endelse}?dato={dato}")
    assert svar.headers["Content-Disposition"] == f'attachment; filename="kommuner-{dato}.{endelse}"'
    return svar.content.decode()


def test_registeret_som_csv(klient: Client) -> None:
    """CSV-fila har bytemerke, semikolon, desimalkomma, én rad per kommune, og kilde og lisens på hver rad."""
    innhold = registeret(klient, "csv", "2018-11-12")
    rader = {r["nummer"]: r for r in csv.DictReader(innhold.removeprefix("\ufeff").splitlines(), delimiter=";")}

    assert innhold.startswith("\ufeff")
    assert len(rader) == 422
    assert set(rader["1850"]) == {f.navn for f in FELTENE}
    tysfjord = {
        k: rader["1850"][k] for k in ("samisk_navn", "til", "ble_til", "innbyggere", "areal_km2", "samisk_omraade")
    }
    assert tysfjord == {
        "samisk_navn": "Divtasvuodna",
        "til": "2020-01-01",
        "ble_til": "1806 1875",
        "innbyggere": "1953",
        "areal_km2": "1464,4",
        "samisk_omraade": "",
    }
    assert all("Statistisk sentralbyrå" in r["kilder"] and "NLOD" in r["lisenser"] for r in rader.values())


def test_registeret_som_json(klient: Client) -> None:
    """JSON-fila har de samme feltene, ordboka, kildene med lisens, og null for det ukjente."""
    innhold = json.loads(registeret(klient, "json", "2026-01-01"))
    hamaroy = next(k for k in innhold["kommuner"] if k["nummer"] == "1875")

    assert len(innhold["kommuner"]) == 357
    assert [f["navn"] for f in innhold["ordbok"]] == [f.navn for f in FELTENE] == list(hamaroy)
    assert (hamaroy["innbyggere"], hamaroy["kom_fra"], hamaroy["til"]) == (2808, "1849 1850", None)
    assert {"klass-131", "ssb-07459", "kartverket-grenser"} <= {k["id"] for k in innhold["kilder"]}


def test_dagen_tilbake_til_2006(klient: Client) -> None:
    """Registeret kan tas ut for hver dag fra 2006, også før det finnes tall."""
    rader = registeret(klient, "csv", "2006-01-01").splitlines()

    assert len(rader) == 432


def test_ordboka_er_den_samme_i_dokumentene(klient: Client) -> None:
    """Ordboka på siden, i fila og i docs/dataordbok.md er den samme."""
    funnet = side(klient, "/kommuner/dataordbok/")

    assert ordbok_markdown() in (ROOT / "docs" / "dataordbok.md").read_text("utf-8")
    assert all(f"<code>{f.navn}</code>" in funnet for f in FELTENE)
