"""Municipalities side by side: up to fourteen, unknown never zero, and the same in every file."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date

import openpyxl
import pypdf
import pytest
from django.test import Client
from tests.actions.demoen import BEIARN
from tests.web.test_kommune import side, tekst
from tests.web.vandring import klient_for

from tospann.actions.lagre_statistikk import Opphav, lagre_statistikk
from tospann.actions.sammenlign_kommuner import sammenlign_kommuner
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.kommune.statistikk import SERIER, Statistikkrad
from tospann.documents.modell import Tabell
from tospann.documents.papirer.sammenligning import sammenligningsark, sammenligningspapir

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]

SALTEN = ("1839", "1841", "1840", "1845", "1849")
DAG = date(2018, 11, 12)
NORDLAND = (
    "1804",
    "1805",
    "1811",
    "1812",
    "1813",
    "1815",
    "1816",
    "1818",
    "1820",
    "1822",
    "1824",
    "1825",
    "1826",
    "1827",
)


@pytest.fixture
def klient() -> Client:
    """Log in as Beiarn."""
    return klient_for(BEIARN)


def adresse(numre: Sequence[str], fil: str = "", dato: str = "2018-11-12") -> str:
    """Give the address."""
    return f"/kommuner/sammenlign/{fil}?{'&'.join(f'k={n}' for n in numre)}&dato={dato}"


def rad(lest: str, navn: str) -> str:
    """Give what follows a row's name."""
    return lest.partition(f" {navn} ")[2][:120]


def test_fem_side_om_side(klient: Client) -> None:
    """De fem i Indre Salten står i rekkefølgen de er valgt, med vekst i egne grenser, og summen til slutt."""
    lest = tekst(side(klient, adresse(SALTEN)))

    assert rad(lest, "Innbyggere").startswith("1 029 9 775 4 691 1 979 1 801 19 275")
    assert rad(lest, "Innbyggere 1. januar 2012").startswith("1 097 9 513 4 710 2 003 1 783 19 106")
    assert rad(lest, "Vekst siden da").startswith("−68 262 −19 −24 18 169")
    assert "henger sammen over land" in lest
    assert "under 2 000 5 000–9 999 2 000–4 999 under 2 000 under 2 000 10 000–19 999" in lest


def test_det_som_ikke_er_hentet(klient: Client) -> None:
    """Pendling og sosialhjelp er ukjent til de er hentet, og siden sier hvordan; det står aldri null."""
    lest = tekst(side(klient, adresse(SALTEN)))

    for navn in ("Pendler ut", "Pendler inn", "Sysselsatte som bor i kommunen", "Mottakere av økonomisk sosialhjelp"):
        assert rad(lest, navn).startswith("ukjent ukjent ukjent ukjent ukjent ukjent")
    assert "Hentes med ./tospann hent pendling" in lest
    assert "Hentes med ./tospann hent kostra" in lest


def hent_pendling() -> None:
    """Keep commuting for two municipalities, as a fetch would."""
    ssb = Kilde("prove-03321", Kildeslag.STATISTIKK, "Pendling", "SSB", DAG, "tabell 03321", "CC BY 4.0")
    tall = {"sysselsatte": (500, 4500), "pendling.ut": (125, 900), "pendling.inn": (40, 700)}
    rader = [
        Statistikkrad(SERIER[serie], nummer, date(2018, 1, 1), verdi, ssb)
        for serie, verdier in tall.items()
        for nummer, verdi in zip(("1839", "1841"), verdier, strict=True)
    ]
    lagre_statistikk(rader, Opphav("pendling", ssb, "a" * 64))


def test_det_som_er_hentet(klient: Client) -> None:
    """Når pendlingen er hentet, vises den; summen for gruppa er ukjent fordi de også pendler til hverandre."""
    hent_pendling()
    lest = tekst(side(klient, adresse(("1839", "1841"))))

    assert rad(lest, "Pendler ut").startswith("125 900 ukjent")
    assert rad(lest, "Arbeider der de bor, prosent av de sysselsatte").startswith("75,0 80,0 ukjent")
    assert rad(lest, "Sysselsatte som bor i kommunen").startswith("500 4 500 5 000")


def test_delt_kommune_har_ingen_vekst(klient: Client) -> None:
    """Hamarøy i 2026 kan ikke sammenlignes med 2016, og veksten er ukjent med grunn."""
    lest = tekst(side(klient, adresse(("1875", "1841"), dato="2026-11-25")))

    assert rad(lest, "Innbyggere 1. januar 2016").startswith("ukjent 9 604 ukjent")
    assert "Ikke sammenlignbart: 1850 Tysfjord ble delt 1. januar 2020." in lest


def test_fjorten_gaar_femten_gaar_ikke(klient: Client) -> None:
    """Fjorten kommuner kan stå ved siden av hverandre; den femtende avvises med en setning, og resten står."""
    assert side(klient, adresse(NORDLAND)).count("Ta bort<") == 14
    funnet = side(klient, adresse((*NORDLAND, "1828")), 400)

    assert "Du kan sammenligne høyst 14 kommuner om gangen, og har valgt 15. De første vises." in tekst(funnet)
    assert funnet.count("Ta bort<") == 14
    assert klient.get(adresse((*NORDLAND, "1828"), "fil.csv")).status_code == 404


@pytest.mark.parametrize(
    ("tillegg", "til"),
    [("1840", "1840"), ("Saltdal", "1840"), ("1840 Saltdal", "1840"), ("saltdal kommune", "1840"), ("1841", "")],
)
def test_legg_til(tillegg: str, til: str, klient: Client) -> None:
    """En kommune legges til med nummer eller navn, som lista foreslår den; den som er der, kommer ikke to ganger."""
    svar = klient.get(f"{adresse(('1841',))}&legg_til={tillegg}")

    ny = f"&k={til}" if til else ""
    assert svar.headers["Location"] == f"/kommuner/sammenlign/?k=1841{ny}&dato=2018-11-12"


@pytest.mark.parametrize(
    ("tillegg", "setning"),
    [
        ("Herøy", "Flere kommuner heter Herøy 12. november 2018"),
        ("1875", "1875 Hamarøy ble tatt i bruk 1. januar 2020."),
        ("xyzzy", "Ingen kommune heter «xyzzy»"),
        ("<script>", "Ingen kommune heter «<script>»"),
    ],
)
def test_det_som_ikke_kan_legges_til(tillegg: str, setning: str, klient: Client) -> None:
    """Det som ikke er én kommune den dagen, avvises med en setning, og utvalget står."""
    funnet = side(klient, f"{adresse(('1841',))}&legg_til={tillegg}", 400)

    assert setning in tekst(funnet)
    assert 'name="k" value="1841"' in funnet


def test_ingen_valgt(klient: Client) -> None:
    """Uten kommuner sier siden hvordan en begynner."""
    assert "Ingen er valgt ennå" in side(klient, "/kommuner/sammenlign/")


def test_hvert_tall_kan_forklares(klient: Client) -> None:
    """Hvert tall i tabellen har en kilde, også summene for alle."""
    funnet = side(klient, adresse(SALTEN))
    ider = sorted(set(re.findall(r'class="tall[^"]*" href="[^"]*tall=([^"#&]+)', funnet)))

    assert len(ider) > 70
    for id_ in ider:
        assert klient.get(f"{adresse(SALTEN)}&tall={id_}", headers={"HX-Request": "true"}).status_code == 200


def test_stolpene_er_bare_pynt(klient: Client) -> None:
    """Stolpene er skjult for skjermleser, og ingen av dem har stil i siden; det som er under null, er hult."""
    funnet = side(klient, adresse(SALTEN))
    stolper = re.findall(r"<svg class=\"stolpe[^>]*>", funnet)

    assert len(stolper) > 50
    assert all('aria-hidden="true"' in s and "style" not in s for s in stolper)
    assert 'class="stolpe under-null"' in funnet


def test_filene_har_de_samme_tallene(klient: Client) -> None:
    """CSV, Excel, Word og PDF har de samme tallene som siden, ordet ukjent, og kildene med lisens."""
    innhold = {e: klient.get(adresse(SALTEN, f"fil.{e}")) for e in ("csv", "xlsx", "docx", "pdf")}
    rader = list(csv.reader(innhold["csv"].content.decode("utf-8-sig").splitlines(), delimiter=";"))
    ark = openpyxl.load_workbook(io.BytesIO(innhold["xlsx"].content)).active
    pdf = "".join(s.extract_text() for s in pypdf.PdfReader(io.BytesIO(innhold["pdf"].content)).pages)
    with zipfile.ZipFile(io.BytesIO(innhold["docx"].content)) as pakke:
        word = pakke.read("word/document.xml").decode()

    assert rader[1][:8] == ["Innbyggere", "1029", "9775", "4691", "1979", "1801", "19275", "innbyggere"]
    assert rader[1][8:] == [
        "2018-01-01",
        "Befolkning per 1. januar, etter kommune og alder (Statistisk sentralbyrå (SSB))",
        "NLOD 2.0 / CC BY 4.0",
    ]
    assert [c.value for c in ark[4]][:7] == ["Innbyggere", 1029, 9775, 4691, 1979, 1801, 19275]
    for lest in (pdf, word):
        assert "19\u202f275" in lest
        assert "ukjent" in lest
        assert "Det vi ikke vet" in lest
        assert "NLOD 2.0" in lest
    assert all('filename="sammenligning-2018-11-12.' in s.headers["Content-Disposition"] for s in innhold.values())


def test_papiret_deler_brede_tabeller() -> None:
    """Fjorten kommuner deles på to tabeller som får plass på arket, og alle samlet står sist."""
    papir = sammenligningspapir(sammenlign_kommuner(NORDLAND, DAG))
    tabeller = [b for b in papir.blokker if isinstance(b, Tabell)]

    assert {len(t.kolonner) for t in tabeller} == {8, 9}
    assert [t.kolonner[-1].tittel for t in tabeller[1::2]] == ["Alle samlet"] * 5


@pytest.mark.parametrize("fil", ["fil.exe", "fil.py", "fil.html"])
def test_andre_filer_finnes_ikke(fil: str, klient: Client) -> None:
    """Andre slags filer finnes ikke, og en fil uten kommuner eller med en som ikke er i bruk, finnes heller ikke."""
    assert klient.get(adresse(SALTEN, fil)).status_code == 404
    assert klient.get(adresse((), "fil.csv")).status_code == 404
    assert klient.get(adresse(("9999",), "fil.csv")).status_code == 404


def test_arket_har_en_rad_for_hver_linje() -> None:
    """Arket har alle radene, også dem som er ukjente for alle."""
    svar = sammenlign_kommuner(SALTEN, DAG)

    assert [r[0] for r in sammenligningsark(svar).rader] == [linje.navn for linje in svar.linjer()]
