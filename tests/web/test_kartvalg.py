"""Odd addresses: a sentence and a way out, never a fault; and what the choice is when nothing is said."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from tests.web.kartsiden import ren, side, svar

from tospann.imports.register import les_historie
from tospann.web.kart.valg import Kartvalg, UgyldigValg, les_valg, siste_dag

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db]
DEMODAG, I_DAG = date(2018, 11, 12), date(2026, 11, 25)
ODDE = [
    ({"dato": "2019-02-30"}, 400, "Datoen 2019-02-30 finnes ikke."),
    ({"dato": "i går"}, 400, "«i går» er ikke en dato"),
    ({"dato": "2019"}, 400, "er ikke en dato"),
    ({"dato": "٢٠١٩-٠١-٠١٠"}, 400, "er ikke en dato"),
    ({"dato": "1999-01-01"}, 404, "Registeret svarer for 1. januar 2006 til 31. desember 2026"),
    ({"dato": "2027-01-01"}, 404, "ikke for 1. januar 2027"),
    ({"dato": "9999-12-31"}, 404, "ikke for"),
    ({"fylke": "99"}, 404, "Registeret kjenner ikke noe fylke med nummer «99»."),
    ({"fylke": "nordland"}, 404, "«nordland»"),
    ({"fylke": "018"}, 404, "«018»"),
    ({"lag": "x"}, 404, "Kartet har ikke laget «x»."),
    ({"lag": "__class__"}, 404, "«__class__»"),
    ({"sorter": "x; drop table"}, 400, "kan ikke sorteres etter"),
    ({"sorter": "--verdi"}, 400, "kan ikke sorteres etter"),
]
FARLIG = '"><script>alert(1)</script>'


@pytest.fixture(autouse=True)
def dagen(settings: Settings) -> None:
    """Let it be the demo's day."""
    settings.TOSPANN_DATO = DEMODAG


@pytest.mark.parametrize(("valg", "status", "setning"), ODDE)
def test_odde_valg(valg: dict[str, str], status: int, setning: str) -> None:
    """Et valg som ikke finnes, får en setning om hvorfor, riktig status og en vei videre."""
    answer = svar(valg)
    tekst = answer.content.decode()

    assert answer.status_code == status
    assert setning in ren(tekst)
    videre = re.findall(r'class="ds-button" href="(/kart/\?[^"]*)"', tekst)
    assert len(videre) == 1
    assert svar(dict(par.split("=") for par in videre[0].partition("?")[2].split("&amp;") if par)).status_code == 200


@pytest.mark.parametrize("felt", ["dato", "fylke", "lag", "sorter", "kommune"])
def test_farlige_tegn(felt: str) -> None:
    """Tegn fra HTML i adressen blir vist, ikke kjørt."""
    tekst = svar({felt: FARLIG}).content.decode()

    assert "<script>alert" not in tekst
    assert "' onerror=" not in svar({felt: "' onerror='x"}).content.decode()


def test_langt_valg_gjengis_kort() -> None:
    """Et langt valg gjentas ikke i sin helhet."""
    assert "x" * 41 not in svar({"lag": "x" * 5000}).content.decode().replace("x" * 5000, "")
    assert ("x" * 40 + "»") in svar({"lag": "x" * 5000}).content.decode()


def test_uten_valg() -> None:
    """Uten valg vises tjenesteområdene mens vi kjenner dem, ellers folketallet i landet."""
    historie = les_historie()

    assert Kartvalg("18", "tjenesteomraade", DEMODAG) == les_valg({}, historie, DEMODAG)
    assert Kartvalg("", "folketall", I_DAG) == les_valg({}, historie, I_DAG)
    assert Kartvalg("", "folketall", DEMODAG) == les_valg({"fylke": ""}, historie, DEMODAG)
    assert Kartvalg("", "areal", DEMODAG) == les_valg({"lag": "areal"}, historie, DEMODAG)


@pytest.mark.parametrize("tekst", ["2019-12-31", "31.12.2019", " 2019-12-31 "])
def test_datoen_kan_skrives_paa_to_maater(tekst: str) -> None:
    """Datoen kan skrives slik feltet sender den, og slik folk skriver den."""
    assert les_valg({"dato": tekst, "fylke": ""}, les_historie(), DEMODAG).dato == date(2019, 12, 31)


def test_tom_dato_er_i_dag() -> None:
    """En tom dato er dagen i dag."""
    assert les_valg({"dato": "", "fylke": ""}, les_historie(), DEMODAG).dato == DEMODAG


def test_siste_dag_flytter_seg() -> None:
    """Kartet svarer ut året registeret er fra, og ut dette året når det er senere."""
    assert [siste_dag(d) for d in (DEMODAG, I_DAG, date(2031, 2, 1))] == [
        date(2026, 12, 31),
        date(2026, 12, 31),
        date(2031, 12, 31),
    ]
    with pytest.raises(UgyldigValg):
        les_valg({"dato": "2031-01-01"}, les_historie(), I_DAG)


def test_adressen_beholder_valgene() -> None:
    """Adressen til en knapp beholder det andre som er valgt."""
    valg = Kartvalg("18", "folketall", DEMODAG, "verdi")

    assert valg.adresse(dato="2020-01-01") == "/kart/?fylke=18&lag=folketall&dato=2020-01-01&sorter=verdi"
    assert Kartvalg("", "areal", DEMODAG).adresse("kart_csv") == "/kart/tabell.csv?fylke=&lag=areal&dato=2018-11-12"


@pytest.mark.parametrize("lag", ["fylke", "folketall", "areal", "kontor", "ledelse", "fagsystem", "tjenesteomraade"])
def test_sporsmaalene_til_basen_er_faa(lag: str) -> None:
    """Hele landet stiller like få spørsmål til databasen som ett fylke, første gang og siden."""
    antall = []
    for fylke in ("03", "", ""):
        with CaptureQueriesContext(connection) as sporringer:
            side(fylke=fylke, lag=lag, dato="2018-11-12")
        antall.append(len(sporringer))

    assert max(antall[1:]) <= 12
    assert antall[1] >= antall[2]
