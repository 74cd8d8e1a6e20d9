"""Pictures: SVG made safe to put in a page, and drawn as PNG for Word, which does not read SVG everywhere."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import typst

PUNKT_PER_TOMME = 200.0
_MAL = Path(__file__).parent / "maler"
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_AKTIVE = frozenset({"script", "style", "foreignObject", "iframe", "object", "embed", "animate", "set", "handler"})

ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


class UgyldigBilde(ValueError):
    """The picture is not plain SVG."""


def trygg_svg(svg: str, alt: str) -> str:
    """
    Give the picture for use inside HTML: no script, no address outside itself, read aloud as *alt*.

    Raises
    ------
    UgyldigBilde
        When it is not well-formed SVG, or declares entities.

    """
    rot = _les(svg)
    for element in list(rot.iter()):
        _fjern_aktive(element)
    # The figure's own words go before names the drawing may carry.
    rot.attrib.pop("aria-labelledby", None)
    rot.set("role", "img")
    rot.set("aria-label", alt)
    return ET.tostring(rot, encoding="unicode")


def svg_til_png(svg: str, fonter: Path | None = None) -> bytes:
    """Draw the picture at 200 points an inch, with the fonts in *fonter* if given."""
    tegnet = typst.compile(
        _MAL / "bilde.typ",
        root=_MAL,
        format="png",
        ppi=PUNKT_PER_TOMME,
        font_paths=skriftsamling(fonter),
        ignore_system_fonts=True,
        sys_inputs={"svg": trygg_svg(svg, "")},
    )
    return bytes(tegnet)


def skriftsamling(fonter: Path | None) -> typst.Fonts:
    """Give Typst the fonts in the folder, and never those of the machine."""
    mapper = [fonter] if fonter else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=mapper)


def _les(svg: str) -> ET.Element:
    # Entities can be made to grow without end; a drawing has no use for them.
    if "<!DOCTYPE" in svg.upper() or "<!ENTITY" in svg.upper():
        raise UgyldigBilde("Bildet inneholder en dokumenttype (DOCTYPE) og kan ikke brukes.")
    try:
        rot = ET.fromstring(svg)  # noqa: S314 - no entities get this far
    except ET.ParseError as feil:
        raise UgyldigBilde("Bildet er ikke gyldig SVG.") from feil
    if rot.tag != f"{{{_SVG}}}svg":
        raise UgyldigBilde("Bildet er ikke SVG.")
    return rot


def _fjern_aktive(element: ET.Element) -> None:
    for barn in [b for b in element if b.tag.rpartition("}")[2] in _AKTIVE]:
        element.remove(barn)
    for navn in list(_farlige(element)):
        del element.attrib[navn]


def _farlige(element: ET.Element) -> Iterator[str]:
    """Yield attributes that run code or fetch something from elsewhere."""
    for navn, verdi in element.attrib.items():
        kort = navn.rpartition("}")[2].lower()
        fremmed = kort in {"href", "src"} and not verdi.strip().startswith("#")
        henter = "url(" in verdi.replace(" ", "").lower() and "url(#" not in verdi.replace(" ", "").lower()
        if kort.startswith("on") or fremmed or henter:
            yield navn
