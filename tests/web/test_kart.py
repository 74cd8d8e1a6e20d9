"""The map: every municipality once, reachable by finger, key and ear, and nothing the security policy forbids."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.http import Http404
from django.test import RequestFactory

from tospann.core.felles.norsk import heltall
from tospann.core.kommune.kart import Etikett, Kart, Kartflate, UgyldigKart
from tospann.imports.kartdata import nordland_kart
from tospann.imports.nordland import nordland
from tospann.web.kart.svg import STILER, fargeprove, tegn_kart
from tospann.web.kart.views import vis

pytestmark = pytest.mark.urls("tospann.web.kart.urls")
SVG = "{http://www.w3.org/2000/svg}"


def tegnet(valgt: str = "") -> str:
    """Draw the shipped map."""
    fylke = nordland()
    return tegn_kart(nordland_kart(), fylke.kommuner, fylke.omraader, {n: f"#k{n}" for n in fylke.kommuner}, valgt)


def side(**valg: str) -> str:
    """Ask for the page; the database is closed in these tests, so the page cannot ask it."""
    return vis(RequestFactory().get("/kart/", valg)).content.decode()


def rot(tekst: str) -> ET.Element:
    """Read the drawing as XML."""
    return ET.fromstring(tekst.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314 - our own


def test_kartet_har_alle_kommunene() -> None:
    """Kartet tegner de samme 44 kommunene som tabellen har."""
    assert set(nordland().kommuner) == {flate.nummer for flate in nordland_kart().flater}


def test_hver_kommune_er_en_lenke_med_navn() -> None:
    """Hver kommune er en lenke som sier hvilken kommune og hvilket tjenesteområde den er."""
    lenker = {a.get("href"): a.get("aria-label") for a in rot(tegnet()).iter(f"{SVG}a")}

    assert len(lenker) == 44
    assert lenker["#k1839"] == "Beiarn kommune, tjenesteområde Indre Salten"


def test_lenkene_har_tabellens_rekkefolge() -> None:
    """Tabulatortasten går gjennom kommunene i samme rekkefølge som tabellen."""
    lenker = [a.get("href") for a in rot(tegnet()).iter(f"{SVG}a")]

    assert [f"#k{n}" for omraade in nordland().omraader for n in omraade.kommuner] == lenker


def test_ingen_stil_eller_skript_i_kartet() -> None:
    """Kartet bruker bare attributter som en streng innholdspolicy tillater."""
    svg = tegnet("1839")

    assert re.search(r"\sstyle=|<style|<script|\son\w+=|javascript:", svg) is None


def test_kartet_har_tittel_og_beskrivelse() -> None:
    """Kartet har tittel og beskrivelse for skjermleser."""
    svg = rot(tegnet())

    assert svg.findtext(f"{SVG}title") == "Kart over tjenesteområdene"
    assert "tabell" in (svg.findtext(f"{SVG}desc") or "")


def test_omraadene_skilles_av_mer_enn_farge() -> None:
    """Ingen to tjenesteområder har både samme farge og samme mønster, og mønstrene er minst sju slag."""
    assert len({stil.farge for stil in STILER}) == 9
    assert len({stil.monster for stil in STILER}) >= 7


def test_oyene_kan_treffes() -> None:
    """Træna, Røst og Værøy har en sirkel på minst ti kilometer å treffe."""
    treff = {flate.nummer: flate.treff for flate in nordland_kart().flater}

    assert all(treff[nummer] >= 100 for nummer in ("1835", "1856", "1857"))


def test_ingen_navn_dekker_hverandre() -> None:
    """Kommunenavnene på kartet dekker ikke hverandre."""
    rammer = [
        (_ramme(flate.etikett, len(nordland().kommuner[flate.nummer].kortnavn))) for flate in nordland_kart().flater
    ]
    kollisjoner = [(a, b) for i, a in enumerate(rammer) for b in rammer[:i] if _overlapp(a, b)]

    assert kollisjoner == []


def _ramme(sted: Etikett, bokstaver: int) -> tuple[float, float, float, float]:
    bredde = bokstaver * 32
    venstre = {"start": sted.x, "middle": sted.x - bredde / 2, "end": sted.x - bredde}[sted.anker]
    return venstre, sted.y - 45, venstre + bredde, sted.y + 10


def _overlapp(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_valgt_kommune_er_merket() -> None:
    """En kommune som er valgt, er merket; et ukjent nummer merker ingenting."""
    assert '<use class="valgt" href="#flate-1839"' in tegnet("1839")
    assert "<use" not in tegnet('"><script>')


def test_fargeproven_er_kartets_monster() -> None:
    """Fargeprøven i tabellen er det samme mønsteret som på kartet."""
    assert "url(#monster-4)" in fargeprove(4)


def test_kartet_kan_ikke_tegne_en_kommune_to_ganger() -> None:
    """Et kart med samme kommune to ganger finnes ikke."""
    sted = Etikett(0, 0)
    flate = Kartflate("1839", "M0,0l1+1z", sted, sted)

    with pytest.raises(UgyldigKart):
        Kart((0, 0, 1, 1), 100, (flate, flate), (), (), nordland_kart().kilde)
    with pytest.raises(KeyError):
        nordland_kart().flate("0301")


def test_siden_viser_kart_og_tabell_med_samme_tall() -> None:
    """Siden har kartet, en rad for hver kommune, summen for hvert område og hele fylket."""
    html = side()

    assert html.count('<tr id="k') == 44
    assert html.count('<tr class="omraaderad"') == 9
    assert heltall(243335) in html
    assert heltall(19275) in html


def test_forskjellen_er_sagt_i_ord() -> None:
    """Forskjellen mellom rapporten og SSB står i ord, med tallet som lenke."""
    tekst = re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", "", side().split('id="indre-salten"')[1]))

    assert f"Rapporten oppgir {heltall(19000)}\u00a0innbyggere (31.08.2018): 275 færre enn summen fra SSB." in tekst


def test_tallet_forklarer_seg_selv_uten_skript() -> None:
    """Uten skript åpnes hele siden med kilden ved siden av."""
    html = side(tall="folketall_sum.indre-salten")

    assert "<h1" in html
    assert '<dialog open class="kildepanel"' in html
    assert "sum av kommunene" in html


def test_tallet_forklarer_seg_selv_med_htmx() -> None:
    """Med htmx kommer bare panelet, også for tall som ligger under et annet."""
    foresporsel = RequestFactory().get("/kart/", {"tall": "folketall_oppgitt.ofoten"}, headers={"HX-Request": "true"})
    html = vis(foresporsel).content.decode()

    assert html.lstrip().startswith("<dialog")
    assert "linje 669" in html


def test_ukjent_tall_finnes_ikke() -> None:
    """Et tall som siden ikke har, finnes ikke."""
    with pytest.raises(Http404):
        side(tall="hemmelig")
