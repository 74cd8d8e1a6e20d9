"""Tables that are there: the shipped ones, and a party's own with corrections; nobody else's are there at all."""

from __future__ import annotations

import html
import json
import re
from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from tests.actions.demoen import BEIARN, FNR, endret, innhold
from tests.web.tabellen import lagret_tabell
from tests.web.vandring import klient_for

from tospann.documents.tabellsvar import Kontrollsvar
from tospann.imports.tabellsamling import levert, leverte

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
LAGRE = "/tabeller/lagre/"
RETT = "/tabeller/egne/1/rett/?rad=8&kolonne=kontor"
SEND, RUTE = "/tabeller/egne/1/rett/", {"rad": "8", "kolonne": "kontor"}


@pytest.fixture
def klient() -> Client:
    """Log in as Beiarn."""
    return klient_for(BEIARN)


def hent(klient: Client, url: str, *, del_: bool = False) -> str:
    """Give a page, or with htmx the part, as it reads."""
    svar = klient.get(url, headers={"HX-Request": "true"} if del_ else {})
    assert svar.status_code == 200
    return html.unescape(svar.content.decode())


def raden(tekst: str, nr: int) -> str:
    """Give one row of the table."""
    return str(re.findall(rf'<tr id="rad-{nr}".*?</tr>', tekst, re.DOTALL)[0])


def test_tabell_1(klient: Client) -> None:
    """Tabell 1 viser funnene som setninger, cellene er merket med nummer, og hvert tall er en lenke til kilden."""
    tekst = hent(klient, "/tabeller/ntl-2012/")

    assert "Møre og Romsdal: statlig leder 24, kommunal leder 1, felles leder 3 og delt ledelse 0 gir 28" in tekst
    assert tekst.count('class="tall-celle har-funn"') == 15
    assert "Kolonnesummene stemmer hver for seg og viser det ikke." in tekst
    moere, akershus = raden(tekst, 8), raden(tekst, 2)
    assert moere.count("?tall=ntl-2012.8.") == 14
    assert re.findall(r"</span>([0-9a-z]+)</span>", moere) == ["e", "1", "e", "1", "1", "1", "c", "1"]
    assert re.findall(r"Fellse leder(.*?)</th>", tekst, re.DOTALL)[0].count("funnmerke") == 2
    assert akershus.count("ikke oppgitt") == 8
    assert "tall=" not in akershus


@pytest.mark.parametrize("slug", leverte())
def test_hvert_tall_har_kilde(klient: Client, slug: str) -> None:
    """Hvert tall på siden kan forklares: det trykte med rad og kolonne, det regnede med formel."""
    tekst = hent(klient, f"/tabeller/{slug}/")
    alle = sorted(set(re.findall(r"[?&]tall=([^\"#&]+)", tekst)))

    assert len(alle) > 40
    for tall_id in (*alle[:5], *alle[-5:]):
        panel = hent(klient, f"/tabeller/{slug}/?tall={tall_id}", del_=True)
        assert "kolonne «" in panel or "Slik er det regnet" in panel
    assert klient.get(f"/tabeller/{slug}/?tall=finnes-ikke").status_code == 404


def test_rett_en_rute(klient: Client) -> None:
    """En rute rettes med grunn; trykt og rettet står side om side, og det som står igjen av funn, er nevnt."""
    lagret_tabell(BEIARN)
    funnside = hent(klient, "/tabeller/egne/1/")
    assert "/tabeller/egne/1/rett/?rad=8&kolonne=kontor" in funnside
    skjema = hent(klient, RETT)
    assert "Rett Nav-kontor i Møre og Romsdal" in skjema
    assert 'name="gammel" value="33"' in skjema

    svar = klient.post(SEND, RUTE | {"gammel": "33", "ny": "28", "grunn": "Avdelingen har rettet tallet."})
    assert svar.headers["Location"] == "/tabeller/egne/1/"
    tekst = hent(klient, "/tabeller/egne/1/")
    trykt_og_rettet = re.findall(r"<del>.*?</ins>", raden(tekst, 8), re.DOTALL)
    assert [re.findall(r">([0-9]+)<", t) for t in trykt_og_rettet] == [["33", "28"]]
    assert "Avdelingen har rettet tallet." in tekst
    assert "Funn som står igjen etter rettelsene" in tekst


@pytest.mark.parametrize(
    ("felt", "grunn"),
    [
        ({"ny": "28.5"}, "har punktum"),
        ({"ny": "33"}, "likt det som står der"),
        ({"grunn": ""}, "feltet er påkrevet"),
        ({"grunn": FNR}, "fødselsnummer"),
        ({"gammel": "99"}, "står det nå «33»"),
        ({"ny": "=1+1"}, "ser ut som en formel"),
    ],
)
def test_rettelse_som_avvises(klient: Client, felt: dict[str, str], grunn: str) -> None:
    """En rettelse som ikke kan stå, blir avvist i skjemaet; det skrevne står der, og ingenting er lagret."""
    lagret_tabell(BEIARN)
    foer = innhold()
    data = {"gammel": "33", "ny": "28", "grunn": "Fordi", **felt}
    svar = klient.post(SEND, RUTE | data)

    assert svar.status_code == 422
    assert grunn.casefold() in html.unescape(svar.content.decode()).casefold()
    assert endret(foer) == set()


@pytest.mark.parametrize("valg", ["?rad=99&kolonne=kontor", "?rad=8&kolonne=fylke", "?rad=x&kolonne=y", "?rad=8", ""])
def test_velg_rute(klient: Client, valg: str) -> None:
    """Uten en rute som finnes, blir en bedt om å velge; ingenting går galt."""
    lagret_tabell(BEIARN)

    assert "Velg rute" in hent(klient, f"/tabeller/egne/1/rett/{valg}")


def test_filene(klient: Client) -> None:
    """Tabellen lastes ned som CSV, regneark og JSON, og reglene som TOML; JSON følger kontrakten."""
    lagret_tabell(BEIARN)
    for sted in ("egne/1", "ntl-2012"):
        filer = {
            f: klient.get(f"/tabeller/{sted}/{f}")
            for f in ("tabell.csv", "tabell.xlsx", "kontroll.json", "regler.toml")
        }
        assert {f: s.status_code for f, s in filer.items()} == dict.fromkeys(filer, 200)
        assert len(Kontrollsvar.model_validate_json(filer["kontroll.json"].content).funn) == 3
        assert "Møre og Romsdal" in filer["tabell.csv"].content.decode("utf-8-sig")
        assert openpyxl.load_workbook(BytesIO(filer["tabell.xlsx"].content)).sheetnames[:1] == ["Tabellen"]
        assert filer["regler.toml"].content.decode() == levert("ntl-2012").regeltekst
    assert klient.get("/tabeller/ntl-2012/regler.csv").status_code == 404


@pytest.mark.parametrize(
    "andre", ["kommunedirektor-fauske", "direktor-nav-nordland", "prosjektleder", "statsforvalter"]
)
def test_andres_tabell_finnes_ikke(andre: str) -> None:
    """Beiarns tabell finnes ikke for andre: siden, filene og rettingen svarer som et nummer som ikke er der."""
    lagret_tabell(BEIARN)
    klient = klient_for(andre)
    for sti in ("", "tabell.csv", "kontroll.json", "rett/"):
        min_, ukjent = (klient.get(f"/tabeller/egne/{nr}/{sti}") for nr in (1, 999))
        assert (min_.status_code, min_.content) == (404, ukjent.content)
    foer = innhold()
    assert klient.post(SEND, RUTE | {"gammel": "33", "ny": "28", "grunn": "x"}).status_code == 404
    assert endret(foer) == set()
    assert "Her kommer tabellene dere lagrer" in hent(klient, "/tabeller/")


def test_egne_numre_roper_ikke_om_andres() -> None:
    """Fauskes første tabell er nummer 1 også når Beiarn har lagret før."""
    lagret_tabell(BEIARN)

    assert lagret_tabell("kommunedirektor-fauske").nr == 1
    assert (
        json.loads(klient_for("kommunedirektor-fauske").get("/tabeller/egne/1/kontroll.json").content)["versjon"] == 1
    )


def test_den_folkevalgte_ser_men_endrer_ikke() -> None:
    """Kommunestyrerepresentanten i Beiarn ser kommunens tabell, men får verken lagre eller rette."""
    lagret_tabell(BEIARN)
    klient = klient_for("folkevalgt-beiarn")
    tekst = hent(klient, "/tabeller/egne/1/")

    assert "Rett en rute" not in tekst
    assert klient.get("/tabeller/egne/1/rett/").status_code == 403
    assert klient.post(LAGRE, {"utkast": ""}).status_code == 403


@pytest.mark.parametrize("nr", ["0", "2", "99999999999999999999"])
def test_numre_som_ikke_finnes(klient: Client, nr: str) -> None:
    """Et nummer som ikke finnes, hvor stort det enn er, svarer 404."""
    lagret_tabell(BEIARN)

    assert klient.get(f"/tabeller/egne/{nr}/").status_code == 404
