"""The HTML piece: figures are links, tables have headings, everything is escaped."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from tospann.core.felles.norsk import tall_tekst
from tospann.documents.bilde import UgyldigBilde, trygg_svg
from tospann.documents.html import tegn_html
from tospann.documents.modell import Avsnitt, Dokument, Figur, Overskrift, alle_tall


def parse(html: str) -> ET.Element:
    """Read the piece as XML: it is well-formed, with closed elements."""
    return ET.fromstring(html.replace("<br>", "<br/>"))  # noqa: S314 - our own words


def tekst(element: ET.Element) -> str:
    """Give all text within."""
    return "".join(element.itertext())


def test_tallene_er_lenker(eksempel: Dokument) -> None:
    """Hvert tall er en lenke til kilden sin, med samme tekst som i PDF-en."""
    rot = parse(tegn_html(eksempel, lenke=lambda tall: f"?tall={tall}&x"))
    lenker = [a for a in rot.iter("a") if "tall" in a.get("class", "").split()]

    assert [t.id for t in alle_tall(eksempel)] == [a.get("data-tall") for a in lenker]
    assert all(a.get("href") == f"?tall={a.get('data-tall')}&x" for a in lenker)
    assert tall_tekst(next(alle_tall(eksempel))) == tekst(lenker[0])


def test_uten_lenke(eksempel: Dokument) -> None:
    """Uten kildeside er tallene ikke lenker, men kan fortsatt kjennes igjen."""
    rot = parse(tegn_html(replace(eksempel, innholdsliste=False)))

    assert list(rot.iter("a")) == []
    assert [t.id for t in alle_tall(eksempel)] == [s.get("data-tall") for s in rot.iter("span") if s.get("data-tall")]


def test_forutsetninger_er_merket(eksempel: Dokument) -> None:
    """Det som hviler på en forutsetning, har klassen forutsetning og en stjerne med forklaring."""
    rot = parse(tegn_html(eksempel))
    merket = [tekst(s) for s in rot.iter("span") if "forutsetning" in s.get("class", "").split()]

    assert merket == ["enhetlig ledelse*", "−2\u202f500\u202f001\u00a0kr*", "−2\u202f500\u202f000,50\u00a0kr*"]
    assert {"Hviler på en forutsetning."} == {a.get("title") for a in rot.iter("abbr")}


def test_tabellen_har_overskrifter(eksempel: Dokument) -> None:
    """Tabellen har tittel, kolonneoverskrifter, radoverskrifter og sumrad."""
    tabell = next(parse(tegn_html(eksempel)).iter("table"))

    assert tekst(tabell[0]) == "Tabell 1. Refusjon fra samarbeidskommunene"
    assert [th.get("scope") for th in tabell.iter("th")] == ["col"] * 3 + ["row"] * 3
    assert [e.tag for e in tabell] == ["caption", "thead", "tbody", "tfoot"]


def test_tom_celle_leses_opp(eksempel: Dokument) -> None:
    """En tom celle vises som en strek og leses opp som «ingen»."""
    tomme = [s for s in parse(tegn_html(eksempel)).iter("span") if s.get("aria-label") == "ingen"]

    assert [s.text for s in tomme] == ["–"]


def test_overskriftsnivaa(eksempel: Dokument) -> None:
    """Papiret kan settes inn under sidens egen overskrift uten at nivåene hopper."""
    rot = parse(tegn_html(eksempel, nivaa=2))

    assert eksempel.tittel == tekst(next(rot.iter("h2")))
    assert [tekst(h) for h in rot.iter("h3")] == ["Sammendrag", "Saksopplysninger", "Vurdering"]


def test_innholdslisten_treffer(eksempel: Dokument) -> None:
    """Hver linje i innholdslisten peker på en overskrift som finnes."""
    rot = parse(tegn_html(replace(eksempel, blokker=(Overskrift(1, "Likt"), Overskrift(1, "Likt")))))
    ankre = [h.get("id") for h in rot.iter("h2")]

    assert len(set(ankre)) == 2
    assert [f"#{a}" for a in ankre] == [a.get("href") for a in rot.iter("a")]


def test_alt_er_vernet(eksempel: Dokument) -> None:
    """Det noen har skrevet, blir aldri til elementer eller attributter."""
    farlig = "\"><script>alert(1)</script><img src=x onerror=alert(2)> ' & {{ x }}"
    dokument = replace(
        eksempel, tittel=farlig, avsender=farlig, felt=((farlig, farlig),), blokker=(Avsnitt((farlig,)),)
    )
    rot = parse(tegn_html(dokument, lenke=lambda _: farlig))

    assert not {"script", "img"} & {e.tag for e in rot.iter()}
    assert farlig in tekst(rot)


def test_bilde_uten_kode(eksempel: Dokument) -> None:
    """Et bilde tegnes på siden med tekst til opplesing, uten skript og uten adresser til andre."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><a href="https://x">'
        '<rect fill="url(https://x)" width="1" height="1"/></a><use href="#a"/><style>@import url(//x)</style></svg>'
    )
    html = tegn_html(replace(eksempel, blokker=(Figur(svg, 'Alt "tekst"', "Tittel"),)))

    assert "alert" not in html
    assert "//x" not in html
    assert 'href="#a"' in html
    assert 'role="img"' in html
    assert 'aria-label="Alt &quot;tekst&quot;"' in html


@pytest.mark.parametrize("svg", ["<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "<html/>", "ikke svg"])
def test_ugyldig_bilde(svg: str) -> None:
    """Et bilde som ikke er ren SVG, avvises."""
    with pytest.raises(UgyldigBilde):
        trygg_svg(svg, "alt")
