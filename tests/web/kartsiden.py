"""Ask for the map page, and read what it shows."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

from django.http import HttpResponse
from django.test import RequestFactory

from tospann.web.kart import views

SVG = "{http://www.w3.org/2000/svg}"
MELLOMROM = str.maketrans({"\u202f": " ", "\u00a0": " "})


def svar(valg: dict[str, str], hode: dict[str, str] | None = None) -> HttpResponse:
    """Ask for the page."""
    return views.vis(RequestFactory().get("/kart/", valg, headers=hode or {}))


def side(**valg: str) -> str:
    """Give the page as text."""
    return svar(valg).content.decode()


def tegnet(tekst: str) -> ET.Element:
    """Read the map of a page as XML."""
    (svg,) = re.findall(r'<svg class="kart.*</svg>', re.sub(r"\n", "", tekst.partition("<figcaption>")[0]))
    return ET.fromstring(svg)  # noqa: S314 - our own


def lenkene(tekst: str) -> list[ET.Element]:
    """Give the links of the map's shapes, in their order."""
    gruppa = next(g for g in tegnet(tekst).iter(f"{SVG}g") if g.get("class") == "kommuner")
    return list(gruppa.iter(f"{SVG}a"))


def paa_kartet(tekst: str) -> list[str]:
    """Give the municipality number of each shape, in the map's order."""
    stier = (a.find(f"{SVG}path") for a in lenkene(tekst))
    return [(sti.get("id") or "").removeprefix("flate-") for sti in stier if sti is not None]


def i_tabellen(tekst: str) -> list[str]:
    """Give the municipality number of each row, in the table's order."""
    return re.findall(r'<tr id="k(\d{4})"', tekst)


def ren(tekst: str) -> str:
    """Give the words of a page, with ordinary spaces."""
    uten = html.unescape(re.sub(r"<[^>]+>", " ", tekst)).translate(MELLOMROM)
    return re.sub(r"\s+", " ", uten)


def rad(tekst: str, nummer: str) -> str:
    """Give the words of one row."""
    return ren(re.split("</tr>", tekst.split(f'<tr id="k{nummer}"')[1])[0].partition(">")[2]).strip()
