"""Check a table on the page: paste or send it, see how it was read, choose rules, see what was found, keep it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client
from tests.actions.demoen import BEIARN, FNR, endret, innhold
from tests.imports.regnearkfiler import bok
from tests.web.vandring import klient_for

from tospann.imports.tabellsamling import MAPPE, levert, leverte

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
NY, LAGRE = "/tabeller/ny/", "/tabeller/lagre/"
LIMT = "Sted;Alle;Stat;Kommune\nFauske;10;6;4\nSaltdal;8;3;2\nBeiarn;;;\nSørfold;3;1;2\nSteigen;4;2;2\nSum;18;12;10\n"
SKJEMA: dict[str, object] = {
    "tekst": LIMT,
    "tittel": "Ansatte",
    "utgiver": "Årsmelding",
    "dato": "2018-01-01",
    "regelvalg": "forslag",
}


@pytest.fixture
def klient() -> Client:
    """Log in as Beiarn."""
    return klient_for(BEIARN)


def hent(klient: Client, url: str, status: int = 200) -> str:
    """Give a page as it reads."""
    svar = klient.get(url)
    assert svar.status_code == status
    return html.unescape(svar.content.decode())


def send(klient: Client, url: str, data: Mapping[str, object], status: int = 200) -> str:
    """Send a form, and give the page that answers as it reads."""
    svar = klient.post(url, dict(data))
    assert svar.status_code == status
    return html.unescape(str(svar.content.decode()))


def seglet(tekst: str) -> str:
    """Give the signed table the page carries."""
    return str(re.findall(r'name="utkast" value="([^"]+)"', tekst)[0])


def test_lista_er_tom_foerst(klient: Client) -> None:
    """Før noe er lagret, står det hva som kommer der; tabellene som følger med, er der for alle."""
    tekst = hent(klient, "/tabeller/")

    assert "Her kommer tabellene dere lagrer" in tekst
    assert [slug for slug in leverte() if f"/tabeller/{slug}/" not in tekst] == []


def test_lim_inn_velg_regler_og_se_funn(klient: Client) -> None:
    """En tabell limes inn og vises slik den ble lest; reglene velges, og funnet står som en setning."""
    foer = innhold()
    lest = send(klient, NY, SKJEMA)
    assert "Skilletegn: semikolon (funnet av oss)." in lest
    assert "Stat og kommune gir alle i 3 av 4 rader." in lest
    assert "Raden «Sum» ser ut som en sumrad." in lest
    assert "Ingen funn" not in lest

    valgt = {"utkast": seglet(lest), "forslag": ["kolonnesum", "radsum-alle", "ulike-navn"]}
    funn = send(klient, NY, valgt)
    assert "Saltdal: stat 3 og kommune 2 gir 5, men alle er trykt som 8. Delene gir 3 mindre." in funn
    assert "Beiarn har ingen tall og er ikke regnet som null." in funn
    assert endret(foer) == set()


def test_en_kolonne_som_er_summen_av_andre(klient: Client) -> None:
    """Den som vet hvilke kolonner som skal bli en annen, velger dem; uten forslag går det også."""
    lest = send(klient, NY, SKJEMA)
    valgt = {"utkast": seglet(lest), "helhet": "alle", "deler": ["stat", "kommune"]}

    assert "Delene gir 3 mindre." in send(klient, NY, valgt)
    galt: list[dict[str, object]] = [{"helhet": "alle"}, {"deler": ["stat"]}, {"helhet": "alle", "deler": ["alle"]}, {}]
    for feil in galt:
        assert "Noe må rettes" in send(klient, NY, {"utkast": seglet(lest), **feil}, 422)


def lagre(klient: Client) -> HttpResponseBase:
    """Go all the way from paste to kept."""
    lest = send(klient, NY, SKJEMA)
    funn = send(klient, NY, {"utkast": seglet(lest), "forslag": ["kolonnesum", "radsum-alle"]})
    return klient.post(LAGRE, {"utkast": seglet(funn)})


def test_lagret_og_funnet_igjen(klient: Client) -> None:
    """Det som lagres, er det som ble vist; det står i lista hos parten, og siden har de samme funnene."""
    svar = lagre(klient)

    assert svar.headers["Location"] == "/tabeller/egne/1/"
    assert "Saltdal: stat 3 og kommune 2 gir 5" in hent(klient, "/tabeller/egne/1/")
    assert "Ansatte" in hent(klient, "/tabeller/")


def test_samme_tabell_igjen_blir_avvist(klient: Client) -> None:
    """Lagres samme tabell en gang til, står det hvilket nummer den har, og ingenting er lagret."""
    lagre(klient)
    foer = innhold()
    svar = lagre(klient)

    assert svar.status_code == 422
    assert "Dere har lagret denne tabellen før, som nummer 1 (Ansatte)." in html.unescape(
        getattr(svar, "content", b"").decode()
    )
    assert endret(foer) == set()


def test_fil_og_leverte_regler(klient: Client) -> None:
    """En fil kontrolleres med reglene til en tabell som følger med, rett til funnene."""
    data = (MAPPE / "ntl-2012" / "tabell.csv").read_bytes()
    fil = SimpleUploadedFile("../../tabell1.csv", data)
    tekst = send(klient, NY, {"fil": fil, "regelvalg": "ntl-2012"})

    assert "79 kontroller: 3 funn og 6 merknader." in tekst
    assert "Fra tabell1.csv." in tekst


def test_regneark_med_egne_regler(klient: Client) -> None:
    """Et regneark leses, og egne regler gjelder; en regel som ikke passer, blir avvist med grunnen."""
    regler = levert("ntl-2012").regeltekst.split("[[kolonne]]")[0]
    unik = '[[unik]]\nid = "u"\nkolonner = ["sted"]\n'
    skjema = {"regelvalg": "egne", "regler": regler + unik}
    tekst = send(klient, NY, {**skjema, "fil": SimpleUploadedFile("t.xlsx", bok())})
    assert "Ark: «Sheet»." in tekst
    assert "3 av 3 rader er alene om sted." in tekst or "2 av 2 rader er alene om sted." in tekst

    galt = {**skjema, "regler": regler + unik.replace("sted", "by"), "fil": SimpleUploadedFile("t.xlsx", bok())}
    assert "tabellen har ingen kolonne «by»" in send(klient, NY, galt, 422)


def test_reglene_kan_endres_etterpaa(klient: Client) -> None:
    """Reglene kan skrives om på siden; feil i dem vises, og tabellen er ikke tapt."""
    lest = send(klient, NY, SKJEMA)
    funn = send(klient, NY, {"utkast": seglet(lest), "forslag": ["kolonnesum"]})
    regler = re.findall(r'name="regler"[^>]*>(.*?)</textarea>', funn, re.DOTALL)[0]

    ny = regler.replace('kolonner = ["alle", "stat", "kommune"]', 'kolonner = ["kommune"]')
    skrevet = {"utkast": seglet(funn), "regler": ny}
    assert "Kolonnesummen stemmer i 1 av 1 kolonner: kommune 10." in send(klient, NY, skrevet)
    galt = send(klient, NY, {"utkast": seglet(funn), "regler": ny + "tull"}, 422)
    assert "er ikke gyldig TOML" in galt
    assert "Slik ble tabellen lest" in galt


AVVISES: dict[str, tuple[dict[str, object], str]] = {
    "ingenting": ({"tekst": ""}, "Lim inn en tabell, eller velg en fil."),
    "uten kilde": ({"tittel": "", "utgiver": "", "dato": ""}, "Trengs når reglene skal foreslås"),
    "uten regler": ({"regelvalg": "egne"}, "Skriv reglene, eller velg andre regler over."),
    "ukjente regler": ({"regelvalg": "../ntl-2012"}, "regelvalg"),
    "et tall": ({"tekst": "Sted;Alle\nA;1\nB;1.234\n"}, "Rad 3, Alle: «1.234» har punktum"),
    "formel": ({"tekst": "Sted;Alle\nA;1\nB;=1+1\n"}, "Rad 3, Alle: «=1+1» ser ut som en formel"),
    "kort rad": ({"tekst": "Sted;Alle;Stat\nA;1\n"}, "Rad 2, hele fila: har 2 ruter, men det er 3 overskrifter"),
    "fødselsnummer": ({"tekst": f"Sted;Alle\n{FNR};1\n"}, "ser ut som et fødselsnummer"),
    "NUL": ({"tekst": "Sted;Alle\nA\0;1\n"}, "nulltegn"),
    "tull": ({"tekst": "bare ord"}, "har bare én kolonne"),
}


@pytest.mark.parametrize("navn", AVVISES)
def test_avvist_med_grunn(klient: Client, navn: str) -> None:
    """Det som ikke kan leses, blir avvist med rad og grunn; det limte står i feltet, og ingenting er lagret."""
    endring, grunn = AVVISES[navn]
    foer = innhold()
    tekst = send(klient, NY, {**SKJEMA, **endring}, 422)

    assert grunn in tekst or navn in {"ukjente regler", "NUL"}
    assert "Det du har skrevet, er ikke tapt." in tekst
    assert endret(foer) == set()


FILER = {
    "passord": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "har passord"),
    "PDF": (b"%PDF-1.7", "er PDF"),
    "bombe": (b"PK\x03\x04" + b"\0" * 100, "hele fila"),
    "stor": (b"A;1\n" * 600_000, "er større enn 2 MB"),
    "tom": (b"", "er tom"),
    "ødelagt": ("Sted;Alle\nM\u00c3\u00b8re;1\n".encode(), "har ødelagte bokstaver"),
}


@pytest.mark.parametrize("navn", FILER)
def test_fil_som_avvises(klient: Client, navn: str) -> None:
    """En fil som er noe annet enn den sier, blir avvist med grunnen, og ingenting er lagret."""
    data, grunn = FILER[navn]
    foer = innhold()
    tekst = send(klient, NY, {**SKJEMA, "tekst": "", "fil": SimpleUploadedFile("t.csv", data)}, 422)

    assert grunn in tekst
    assert endret(foer) == set()


@pytest.mark.parametrize("utkast", ["", "tull", "a:b:c", "eyJhIjoxfQ:1:x"])
def test_seglet_kan_ikke_byttes(klient: Client, utkast: str) -> None:
    """En tabell som ikke er den vi viste, kan verken kontrolleres eller lagres."""
    foer = innhold()
    for url in (NY, LAGRE):
        svar = klient.post(url, {"utkast": utkast})
        assert (svar.status_code, svar.headers["Location"]) == (302, NY)

    assert endret(foer) == set()


def test_tekst_vises_som_tekst(klient: Client) -> None:
    """Det som ligner HTML eller malkode i en rute, vises som det er skrevet."""
    limt = "Sted;Alle\n<script>alert(1)</script>;1\n{{7*7}};2\n=1+1;3\n"
    lest = klient.post(NY, {**SKJEMA, "tekst": limt}).content.decode()

    assert "<script>alert" not in lest
    assert "&lt;script&gt;alert(1)" in lest
    assert "{{7*7}}" in lest


def test_mange_rader_vises_ikke_alle(klient: Client) -> None:
    """Av en lang tabell vises de første radene og de med funn, og det blir sagt hvor mange som ikke vises."""
    rader = "".join(f"Rad {n};{2 * n + (n == 300)};{n};{n}\n" for n in range(400))
    lest = send(klient, NY, {**SKJEMA, "tekst": f"Sted;Alle;Stat;Kommune\n{rader}"})
    funn = send(klient, NY, {"utkast": seglet(lest), "forslag": ["radsum-alle"]})

    assert '<tr id="rad-302"' in funn
    assert '<tr id="rad-303"' not in funn
    assert "199 rader til er kontrollert, men ikke vist." in funn


def test_mange_funn_vises_ikke_alle(klient: Client) -> None:
    """Er det flere funn enn noen leser, vises de første, og det blir sagt hvor mange det er til."""
    rader = "".join(f"Rad {n};{n};1;1\n" for n in range(10, 360))
    lest = send(klient, NY, {**SKJEMA, "tekst": f"Sted;Alle;Stat;Kommune\n{rader}"})
    funn = send(klient, NY, {"utkast": seglet(lest), "helhet": "alle", "deler": ["stat", "kommune"]})

    assert funn.count('<li id="funn-') == 200
    assert "151 funn til er ikke vist her." in funn
