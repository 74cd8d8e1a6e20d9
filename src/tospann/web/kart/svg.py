"""
The map as SVG: links, patterns and names; colours for the page come from the stylesheet, fallbacks from here.

Only presentation attributes are used, so the same picture holds under a strict content security policy,
in a document, and on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tospann.core.kommune.kart import Etikett, Kart
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.tjenesteomraade import Tjenesteomraade


@dataclass(frozen=True, slots=True)
class Flatestil:
    """How an area is filled: a light colour (after Paul Tol, told apart by colour-blind readers) and a pattern."""

    farge: str
    monster: str = ""


# Nine colours of different lightness or hue, and a pattern so that grey prints hold too.
STILER = (
    Flatestil("#AAAA00", "M0,30h60"),
    Flatestil("#99DDFF"),
    Flatestil("#FFAABB", "M0,60L60,0"),
    Flatestil("#CDBCE3", "M28,30h4M-2,0h4M58,0h4M-2,60h4M58,60h4"),
    Flatestil("#EEDD88"),
    Flatestil("#44BB99", "M30,0v60"),
    Flatestil("#77AADD", "M0,0L60,60"),
    Flatestil("#BBCC33", "M30,20v20M20,30h20"),
    Flatestil("#EE8866", "M0,0L60,60M0,60L60,0"),
)


def tegn_kart(
    kart: Kart,
    kommuner: Mapping[str, Kommune],
    omraader: Sequence[Tjenesteomraade],
    lenker: Mapping[str, str],
    valgt: str = "",
) -> SafeString:
    """
    Draw the service areas with a link on every municipality.

    *omraader* come in the order of the table beside; *lenker* say where each
    municipality leads; *valgt* is the number of the one to mark.
    """
    return format_html(
        '<svg class="kart" viewBox="{}" role="group" aria-labelledby="kart-tittel kart-beskrivelse" '
        'font-family="Inter, sans-serif" fill-rule="evenodd" stroke-linejoin="round">'
        '<title id="kart-tittel">{}</title><desc id="kart-beskrivelse">{}</desc>'
        '<defs>{}</defs><g class="naboer" fill="#e8e8e9" stroke="#bbbcbd" stroke-width="4">{}</g>{}{}{}{}</svg>',
        " ".join(map(str, kart.utsnitt)),
        _("Kart over tjenesteområdene"),
        _("Hver kommune er en lenke til raden sin i tabellen. Tabellen har samme innhold og rekkefølge som kartet."),
        format_html_join("", "{}", ((_monster(nr),) for nr in range(len(omraader)))),
        format_html_join("", '<path d="{}"/>', ((sti,) for sti in kart.naboer)),
        format_html_join("", "{}", ((_omraade(kart, kommuner, o, nr, lenker),) for nr, o in enumerate(omraader))),
        format_html('<use class="valgt" href="#flate-{0}" fill="none"/>', valgt) if valgt in kommuner else "",
        _kommunenavn(kart, kommuner),
        _omraadenavn(kart, omraader),
    )


def fargeprove(nummer: int) -> SafeString:
    """Draw the small sample that stands beside an area's name in the table; needs the map on the same page."""
    return format_html(
        '<svg class="fargeprove" viewBox="0 0 240 150" aria-hidden="true">'
        '<rect width="240" height="150" fill="url(#monster-{})"/></svg>',
        nummer,
    )


def _monster(nummer: int) -> SafeString:
    stil = STILER[nummer % len(STILER)]
    strek = format_html(
        '<path class="strek" d="{}" stroke="#000" stroke-opacity=".22" stroke-width="6" fill="none"/>', stil.monster
    )
    return format_html(
        '<pattern id="monster-{0}" width="60" height="60" patternUnits="userSpaceOnUse">'
        '<rect class="bunn-{0}" width="60" height="60" fill="{1}"/>{2}</pattern>',
        nummer,
        stil.farge,
        strek if stil.monster else "",
    )


def _omraade(
    kart: Kart, kommuner: Mapping[str, Kommune], omraade: Tjenesteomraade, nummer: int, lenker: Mapping[str, str]
) -> SafeString:
    lenket = (_kommune(kart, kommuner[n], omraade, lenker[n]) for n in omraade.kommuner)
    return format_html(
        '<g class="omraade" fill="url(#monster-{})" stroke="#333" stroke-width="4">{}</g>', nummer, _sammen(lenket)
    )


def _kommune(kart: Kart, kommune: Kommune, omraade: Tjenesteomraade, lenke: str) -> SafeString:
    flate = kart.flate(kommune.nummer)
    navn = _("%(kommune)s kommune, tjenesteområde %(omraade)s") % {"kommune": kommune.kortnavn, "omraade": omraade.navn}
    sirkel = format_html(
        '<circle class="treff" cx="{}" cy="{}" r="{}" fill="#000" fill-opacity="0" stroke-width="3" '
        'stroke-dasharray="8 14"/>',
        flate.midt.x,
        flate.midt.y,
        flate.treff,
    )
    return format_html(
        '<a href="{}" aria-label="{}"><title>{}</title>{}<path id="flate-{}" d="{}"/></a>',
        lenke,
        navn,
        navn,
        sirkel if flate.treff else "",
        kommune.nummer,
        flate.sti,
    )


def _kommunenavn(kart: Kart, kommuner: Mapping[str, Kommune]) -> SafeString:
    navn = (_tekst(flate.etikett, kommuner[flate.nummer].kortnavn) for flate in kart.flater)
    return format_html(
        '<g class="kommunenavn" aria-hidden="true" pointer-events="none" font-size="59" fill="#1e2125" '
        'stroke="#fff" stroke-opacity=".65" stroke-width="10" paint-order="stroke">{}</g>',
        _sammen(navn),
    )


def _omraadenavn(kart: Kart, omraader: Sequence[Tjenesteomraade]) -> SafeString:
    steder = dict(kart.omraadenavn)
    navn = (_tekst(steder[o.id], o.navn) for o in omraader if o.id in steder)
    return format_html(
        '<g class="omraadenavn" aria-hidden="true" pointer-events="none" font-size="104" font-weight="600" '
        'fill="#1e2125">{}</g>',
        _sammen(navn),
    )


def _tekst(sted: Etikett, tekst: str) -> SafeString:
    return format_html('<text x="{}" y="{}" text-anchor="{}">{}</text>', sted.x, sted.y, sted.anker.value, tekst)


def _sammen(deler: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(deler))  # noqa: S308 - every part is a SafeString already
