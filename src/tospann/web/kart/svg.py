"""
The map as SVG: links, patterns and names; colours for the page come from the stylesheet, fallbacks from here.

Only presentation attributes are used, so the same picture holds under a strict content security policy,
in a document, and on paper. What is for small screens only has display="none" until the stylesheet says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tospann.core.kommune.kart import Kart, Kartflate
from tospann.core.kommune.kartlag import UKJENT, ULIKE, Kartlag
from tospann.web.kart.forstorrelse import forstorrelsene
from tospann.web.kart.navn import fylkene, kommunenavn
from tospann.web.kart.stiler import fyll, monstre
from tospann.web.kart.strek import Tegning, er_landet, flatenavn, piksel, ramme, sammen, strek

# A letter in a county's picture was placed for this many units of the patterns' own size.
_MONSTERSKRIFT, _MONSTERSKRIFT_LAND = 66, 105


def monsterskala(kart: Kart) -> float:
    """Give how large the patterns' tiles are on this map."""
    return kart.skrift[0] / (_MONSTERSKRIFT_LAND if er_landet(kart) else _MONSTERSKRIFT)


def tegn_kart(kart: Kart, lag: Kartlag, tegning: Tegning) -> SafeString:
    """Draw the map with a link on every municipality, in the order of the table beside."""
    flater = _i_rekkefolge(kart, tegning.rekkefolge)
    klasser = [*lag.klasser, UKJENT, *([ULIKE] if any(_er_ulik(lag, f) for f in flater) else [])]
    return format_html(
        '<svg class="kart{}" xmlns="http://www.w3.org/2000/svg" viewBox="{}" role="group" '
        'aria-labelledby="kart-tittel kart-beskrivelse" font-family="Inter, sans-serif" fill-rule="evenodd" '
        'stroke-linejoin="round"><title id="kart-tittel">{}</title><desc id="kart-beskrivelse">{}</desc>'
        "<defs>{}</defs>{}{}{}{}{}{}{}</svg>",
        " landskart" if er_landet(kart) else " omraadekart" if tegning.omraader else "",
        ramme(kart.utsnitt),
        tegning.tittel,
        _("Hver kommune er en lenke. Tabellen har samme innhold og rekkefølge som kartet."),
        monstre(klasser, monsterskala(kart)),
        format_html('<path class="naboer" d="{}" {}/>', kart.naboer, strek(kart, 0.4, "#bbbcbd", "#e8e8e9")),
        _flatene(kart, lag, tegning, flater),
        _grenser(kart, lag),
        forstorrelsene(kart, lag, tegning, flater),
        _merker(kart, lag, tegning),
        kommunenavn(kart, tegning),
        fylkene(kart, tegning),
    )


def _i_rekkefolge(kart: Kart, rekkefolge: tuple[str, ...]) -> tuple[Kartflate, ...]:
    plass = {nummer: nr for nr, nummer in enumerate(rekkefolge)}
    sist = len(plass)
    return tuple(sorted(kart.flater, key=lambda f: min(plass.get(n, sist) for n in f.kommuner)))


def _er_ulik(lag: Kartlag, flate: Kartflate) -> bool:
    return lag.flatens_klasse(flate.kommuner) == ULIKE


def _flatene(kart: Kart, lag: Kartlag, tegning: Tegning, flater: Iterable[Kartflate]) -> SafeString:
    return format_html(
        '<g class="kommuner" stroke="#333" stroke-width="{}">{}</g>',
        f"{(0.35 if er_landet(kart) else 0.7) * piksel(kart):.1f}",
        sammen(_flate(kart, lag, tegning, flate) for flate in flater),
    )


def _flate(kart: Kart, lag: Kartlag, tegning: Tegning, flate: Kartflate) -> SafeString:
    navn = flatenavn(lag, tegning.navn, flate)
    sirkel = format_html(
        '<circle class="treff" cx="{}" cy="{}" r="{}" fill="#000" fill-opacity="0" {}/>',
        flate.midt.x,
        flate.midt.y,
        flate.treff,
        mark_safe('stroke="none"')
        if er_landet(kart)
        else format_html('stroke-dasharray="{} {}"', round(piksel(kart) * 1.5), round(piksel(kart) * 2.5)),
    )
    return format_html(
        '<a href="{}" aria-label="{}"><title>{}</title>{}<path id="flate-{}" d="{}" fill="{}"/></a>',
        tegning.lenker[flate.nummer],
        navn,
        navn,
        sirkel if flate.treff else "",
        flate.nummer,
        mark_safe(kart.sti(flate)),  # noqa: S308 - digits and signs: the import lets nothing else through
        fyll(lag.flatens_klasse(flate.kommuner)),
    )


def _grenser(kart: Kart, lag: Kartlag) -> SafeString:
    """Draw the lines around counties, and around municipalities that belong together; corners draw them once more."""
    omriss = [kart.omriss(gruppe) for gruppe in lag.grupper]
    stier = [sti for sti in (kart.fylkesgrenser, *omriss) if sti]
    tegnet = format_html_join("", '<path d="{}"/>', ((sti,) for sti in stier))
    utseende = strek(kart, 1.1, "#222")
    return format_html('<g class="grenser" pointer-events="none" {}><g id="grenser">{}</g></g>', utseende, tegnet)


def _merker(kart: Kart, lag: Kartlag, tegning: Tegning) -> SafeString:
    verter = [f for f in kart.flater if not lag.verter.isdisjoint(f.kommuner)]
    radius = f"{3.2 * piksel(kart):.0f}"
    steder = ((f.midt.x, under_navnet(kart, f), radius) for f in verter)
    finnes = any(tegning.valgt in flate.kommuner for flate in kart.flater)
    return format_html(
        '<g class="verter" pointer-events="none" {}>{}</g>{}',
        strek(kart, 1.2, "#fff", "#1e2125"),
        format_html_join("", '<circle cx="{}" cy="{}" r="{}"/>', steder),
        format_html('<use class="valgt" href="#flate-{0}" fill="none"/>', kart.flate(tegning.valgt).nummer)
        if finnes
        else "",
    )


def under_navnet(kart: Kart, flate: Kartflate) -> int:
    """Give the height of a mark in the middle of a shape: under the name, where the name stands there too."""
    navn, linje = kart.kommunenavn.brede.get(flate.nummer), kart.skrift[0]
    star_i_veien = navn is not None and abs(navn.y - flate.midt.y) < linje and abs(navn.x - flate.midt.x) < 2 * linje
    return flate.midt.y + round(linje * 0.85) if star_i_veien else flate.midt.y
