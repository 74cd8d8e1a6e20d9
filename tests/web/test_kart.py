"""The map page: every municipality of the date once, in map and table alike, and the same words in both."""

import re
from datetime import date

import pytest
from pytest_django import Settings
from tests.web.kartsiden import SVG, i_tabellen, lenkene, paa_kartet, rad, ren, side, svar, tegnet

from tospann.core.felles.norsk import heltall
from tospann.imports.nordland import nordland
from tospann.imports.register import les_historie

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db]
DATOER = (
    "2012-01-01",
    "2013-01-01",
    "2017-01-01",
    "2018-01-01",
    "2019-06-01",
    "2020-01-01",
    "2023-01-01",
    "2026-11-25",
)
LAGENE = ("fylke", "folketall", "areal", "kontor", "ledelse", "fagsystem", "tjenesteomraade")


@pytest.fixture(autouse=True)
def dagen(settings: Settings) -> None:
    """Let it be the demo's day."""
    settings.TOSPANN_DATO = date(2018, 11, 12)


@pytest.mark.parametrize("dato", DATOER)
def test_tabellen_har_alle_kommunene(dato: str) -> None:
    """Tabellen har hver kommune i landet på datoen, én gang."""
    assert sorted(les_historie().paa(date.fromisoformat(dato))) == sorted(i_tabellen(side(fylke="", dato=dato)))


@pytest.mark.parametrize("lag", LAGENE)
@pytest.mark.parametrize(("fylke", "dato"), [("", "2016-06-01"), ("18", "2018-11-12"), ("", "2021-03-01")])
def test_kart_og_tabell_har_samme_rekkefolge(lag: str, fylke: str, dato: str) -> None:
    """Kartet går gjennom kommunene i samme rekkefølge som tabellen; flere på én flate står der den første står."""
    html = side(lag=lag, fylke=fylke, dato=dato)
    kartet, tabellen = paa_kartet(html), i_tabellen(html)
    plass = {nummer: nr for nr, nummer in enumerate(tabellen)}
    paa_egen_flate = [
        n for n in tabellen if n in set(kartet) and f'id="k{n}"' in html and "sammen med" not in rad(html, n)
    ]

    assert [n for n in kartet if n in set(paa_egen_flate)] == paa_egen_flate
    assert len(kartet) <= len(tabellen) == len(plass)


def test_kartet_og_tabellen_sier_det_samme() -> None:
    """Det kartet sier om en kommune, til øre og peker, er det tabellen sier."""
    html = side(lag="folketall", fylke="18", dato="2018-11-12")
    lenker = {a.get("aria-label") for a in lenkene(html)}

    assert f"Beiarn kommune: {heltall(1029)}\u00a0innbyggere" in lenker
    assert rad(html, "1839") == "Beiarn 1 029 1839"
    assert len(lenker) == 44


def test_standardvisningen_er_demoens() -> None:
    """På demoens dag åpnes kartet med de ni tjenesteområdene i Nordland."""
    html = side()

    assert "<h1" in html
    assert "Tjenesteområder i Nordland, 12. november 2018" in ren(html)
    assert html.count('<tr class="omraaderad"') == 9
    assert len(i_tabellen(html)) == 44
    assert "Beiarn kommune: Indre Salten" in {a.get("aria-label") for a in lenkene(html)}


def test_kommuner_i_to_tjenesteomraader() -> None:
    """Meløy, Rødøy og Gildeskål står i Ytre Salten og i piloten Sør-Salten; kart og tabell sier begge."""
    html = side()
    navn = {a.get("aria-label") for a in lenkene(html)}

    for nummer, kommune in (("1837", "Meløy"), ("1836", "Rødøy"), ("1838", "Gildeskål")):
        assert f"{kommune} kommune: Ytre Salten, også i Sør-Salten" in navn
        assert "Ytre Salten, også i Sør-Salten" in rad(html, nummer)


def test_rekkefolgen_i_tjenesteomraadene() -> None:
    """Kartet og tabellen går gjennom tjenesteområdene i rapportens rekkefølge."""
    assert [n for omraade in nordland().omraader for n in omraade.kommuner] == paa_kartet(side()) == i_tabellen(side())


def test_forskjellen_er_sagt_i_ord() -> None:
    """Forskjellen mellom rapporten og SSB står i ord, med tallet som lenke."""
    tekst = ren(side().split('id="indre-salten"')[1])

    assert "Rapporten oppgir 19 000 innbyggere (31.08.2018): 275 færre enn summen fra SSB" in tekst
    assert heltall(243335) in side()


def test_utenfor_2018_kjenner_vi_ikke_tjenesteomraadene() -> None:
    """Tjenesteområdene er ukjent før og etter 2018, og siden sier det."""
    for dato in ("2017-12-31", "2019-01-01"):
        html = side(lag="tjenesteomraade", fylke="18", dato=dato)

        assert "ukjent" in rad(html, "1839")
        assert "Tjenesteområdene er kjent for Nordland i 2018" in html


def test_statistikken_er_den_siste_til_og_med_datoen() -> None:
    """Finnes ikke årets tall, brukes det siste før, og siden sier hvilken dato tallene gjelder."""
    html = side(lag="folketall", fylke="46", dato="2021-06-01")

    assert "Tallene gjelder 1. januar 2020, den siste datoen til og med 1. juni 2021" in ren(html)
    assert "Innbyggere 1. januar 2020" in ren(html)


def test_for_statistikken_begynner() -> None:
    """Før den første statistikken er alt ukjent, og siden sier at den ikke har tall."""
    html = side(lag="folketall", fylke="18", dato="2007-01-01")

    assert "ukjent" in rad(html, "1839")
    assert "Vi har ingen tall for denne datoen eller tidligere." in html


def test_tall_for_tre_kommuner_til_sammen() -> None:
    """Har statistikken bare summen av tre kommuner, er hver av dem ukjent, og summen står der med kilde."""
    html = side(lag="folketall", fylke="07", dato="2016-01-01")

    assert "ukjent hver for seg; til sammen 63 414 innbyggere" in rad(html, "0719")
    assert "monster-ukjent" in html


def test_flere_kommuner_paa_en_flate() -> None:
    """Før 2018 sier siden hvilke kommuner som står på samme flate, og tabellen har hver av dem."""
    html = side(lag="folketall", fylke="07", dato="2016-01-01")

    assert "står på samme flate: Holmestrand og Hof; Sandefjord, Andebu og Stokke; Larvik og Lardal" in html
    assert "tegnet sammen med Lardal" in rad(html, "0709")
    assert "Larvik (43 867 innbyggere) og Lardal (2 474 innbyggere)" in {
        ren(a.get("aria-label") or "") for a in lenkene(html)
    }
    assert 'fill="url(#monster-ulike-0)"' in html


def test_samme_grenser_uten_merknad() -> None:
    """Fra 2018 er grensene datoens egne, og det er ingenting å si om dem."""
    assert "Vi har ikke grensene" not in side(fylke="18", lag="areal", dato="2018-01-01")


def test_ukjent_vises_som_ukjent() -> None:
    """En kommune ingen kilde sier noe om, er ukjent i kart, tabell og tegnforklaring."""
    html = side(lag="ledelse", fylke="46", dato="2024-06-01")

    assert {"ukjent"} == {rad(html, n).split(" ")[-2] for n in i_tabellen(html)}
    assert {"url(#monster-ukjent-0)"} == {p.get("fill") for a in lenkene(html) for p in a.findall(f"{SVG}path")}
    assert "Ingen kilde sier noe om dette på denne datoen." in html


def test_kontoret_og_verten() -> None:
    """Kommuner som deler kontor, har samme omriss, og verten er merket."""
    html = side(lag="kontor", fylke="18", dato="2023-04-27")

    assert "sammen med Beiarn, Saltdal, Sørfold og Hamarøy, vertskommune" in rad(html, "1841")
    assert "sammen med Saltdal, Fauske, Sørfold og Hamarøy" in rad(html, "1839")
    assert tegnet(html).find(f".//{SVG}g[@class='verter']/{SVG}circle") is not None
    assert "Vertskommunen er lest ut av kontorets nummer" in html


def test_knappene_til_endringene() -> None:
    """Knappene sier når kommunene endret seg sist og neste gang, og hva som skjedde."""
    tekst = ren(side(fylke="", dato="2018-11-12"))

    assert "Forrige endring: 1. januar 2018 : 8 kommuner ble til 4" in tekst
    assert "Neste endring: 1. januar 2019 : 1 kommune fikk nytt nummer" in tekst
    assert "109 kommuner ble til 43" in ren(side(fylke="", dato="2019-12-31"))
    assert 'rel="next"' not in side(fylke="", dato="2024-01-01")


def test_fylke_som_ikke_finnes_paa_datoen() -> None:
    """Finnes ikke fylket på datoen, vises det de fleste av kommunene er i da, og siden sier det."""
    html = side(fylke="01", lag="folketall", dato="2021-06-01")

    assert "Folketall i Viken, 1. juni 2021" in ren(html)
    assert "Østfold fantes ikke 1. juni 2021. Du ser Viken, der 13 av de 13 kommunene var da." in ren(html)


@pytest.mark.parametrize(
    ("sorter", "forste", "siste"),
    [
        ("", "1820", "1867"),
        ("-navn", "1868", "1820"),
        ("nummer", "1804", "1874"),
        ("verdi", "1835", "1804"),
        ("-verdi", "1804", "1835"),
    ],
)
def test_sortering(sorter: str, forste: str, siste: str) -> None:
    """Tabellen sorteres etter navn, nummer og verdi, begge veier, og kartet følger med."""
    html = side(fylke="18", lag="folketall", dato="2018-11-12", sorter=sorter)
    numre = i_tabellen(html)

    assert paa_kartet(html) == numre
    assert sorter == "" or (numre[0], numre[-1]) == (forste, siste)
    assert ("descending" if sorter.startswith("-") else "ascending") in html


def test_ukjente_kommer_sist_begge_veier() -> None:
    """De ukjente kommer sist enten tabellen er stigende eller synkende."""
    for sorter in ("verdi", "-verdi"):
        html = side(fylke="07", lag="folketall", dato="2016-01-01", sorter=sorter)

        assert {"0706", "0719", "0720"} == set(i_tabellen(html)[-3:])


def test_valgt_kommune_er_merket() -> None:
    """En kommune som er valgt, er merket i kart og tabell; et ukjent nummer merker ingenting."""
    html = side(fylke="18", lag="folketall", kommune="1839")

    assert '<use class="valgt" href="#flate-1839"' in html
    assert '<tr id="k1839" class="min-rad"' in html
    assert 'class="valgt"' not in side(fylke="18", kommune='"><script>')


def test_hvert_tall_forklarer_seg_selv() -> None:
    """Hvert tall på siden er en lenke til kilden sin, også antallet i tegnforklaringen."""
    html = side(fylke="18", lag="folketall")
    ider = set(re.findall(r"tall=([^\"&#]+)#kildepanel", html))

    assert {"kommuner.18", "folketall_sum.18", "antall.folketall.trinn-0", "folketall.1839"} <= ider
    for id_ in ("kommuner.18", "folketall_sum.18", "antall.folketall.trinn-0", "folketall.1839"):
        assert '<dialog open class="kildepanel"' in side(fylke="18", lag="folketall", tall=id_)


def test_tallet_forklarer_seg_selv_med_htmx() -> None:
    """Med htmx kommer bare panelet, også for tall som ligger under et annet."""
    panel = svar({"tall": "folketall_oppgitt.ofoten"}, {"HX-Request": "true"}).content.decode()

    assert panel.lstrip().startswith("<dialog")
    assert "linje 669" in panel


def test_uten_skript_er_alt_en_lenke_eller_et_skjema() -> None:
    """Uten skript er valget et vanlig skjema, årene er lenker, og skyveren er skjult."""
    html = side(fylke="18", lag="folketall")

    assert '<form class="kartvalg" method="get" action="/kart/"' in html
    assert re.search(r'<input class="ds-input" type="date" id="dato" name="dato" value="2018-11-12"', html)
    assert '<div class="tidsskyver" hidden>' in html
    assert "dato=2012-01-01" in html.split("<noscript>")[1].split("</noscript>")[0]
    assert re.search(r'<input type="range"[^>]*name=', html) is None


def test_ingen_stil_eller_skript_i_kartet() -> None:
    """Kartet bruker bare attributter som en streng innholdspolicy tillater."""
    assert re.search(r"\sstyle=|<style|<script(?! src)|\son\w+=|javascript:", side(fylke="18", kommune="1839")) is None


def test_kartet_har_tittel_og_beskrivelse() -> None:
    """Kartet har tittel og beskrivelse for skjermleser."""
    svg = tegnet(side(fylke="18", lag="folketall"))

    assert ren(svg.findtext(f"{SVG}title") or "") == "Folketall i Nordland, 12. november 2018"
    assert "Tabellen" in (svg.findtext(f"{SVG}desc") or "")
