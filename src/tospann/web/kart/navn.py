"""The names on the map."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tospann.core.kommune.kart import Etikett, Kart
from tospann.web.kart.strek import Tegning, er_landet, sammen, tekst, tekster


def kommunenavn(kart: Kart, tegning: Tegning) -> SafeString:
    """Write the municipalities' names, for large screens and small, and the service areas'."""
    smale = tekster(kart.kommunenavn.smale, _etiketter(kart, tegning))
    return format_html(
        '<g class="kommunenavn" aria-hidden="true" pointer-events="none" fill="#1e2125" stroke="#fff" '
        'stroke-opacity=".7" paint-order="stroke"><g class="brede" font-size="{}" stroke-width="{}">{}</g>'
        '<g class="smale" display="none" font-size="{}" stroke-width="{}">{}</g></g>{}',
        kart.skrift[0],
        round(kart.skrift[0] / 6),
        tekster(kart.kommunenavn.brede, _etiketter(kart, tegning)),
        kart.skrift[1],
        round(kart.skrift[1] / 6),
        smale,
        _omraadenavn(kart, tegning),
    )


def _etiketter(kart: Kart, tegning: Tegning) -> Mapping[str, str]:
    flere = {f.nummer for f in kart.flater if len(f.kommuner) > 1}
    return {n: f"{navn} {_('m.fl.')}" if n in flere else navn for n, navn in tegning.navn.items()}


def _omraadenavn(kart: Kart, tegning: Tegning) -> SafeString:
    return format_html(
        '<g class="omraadenavn" aria-hidden="true" pointer-events="none" font-size="{}" font-weight="600" '
        'fill="#1e2125">{}</g>',
        round(kart.skrift[0] * 1.6),
        tekster({i: s for i, s in kart.omraadenavn.items() if i in tegning.omraader}, tegning.omraader),
    )


def fylkene(kart: Kart, tegning: Tegning) -> SafeString:
    """Draw the counties' names as links; on small screens the map of the country is for choosing one."""
    trykk = format_html_join(
        "",
        '<a href="{}" tabindex="-1" aria-hidden="true"><path d="{}"/></a>',
        ((tegning.fylker[f][1], sti) for f, sti in kart.trykkflater.items() if f in tegning.fylker),
    )
    return format_html(
        '<g class="trykkflater" display="none" fill="#000" fill-opacity="0">{}</g>'
        '<g class="fylkesnavn{}" fill="#1e2125" stroke="#fff" stroke-opacity=".75" paint-order="stroke">'
        '<g class="brede" font-size="{}" stroke-width="{}">{}</g>'
        '<g class="smale" display="none" font-size="{}" stroke-width="{}">{}</g></g>',
        trykk,
        "" if er_landet(kart) else " nabofylker",
        kart.skrift[0],
        round(kart.skrift[0] / 5),
        _fylkeslenker(kart.fylkesnavn.brede, tegning, "" if er_landet(kart) else " ›"),
        kart.skrift[1],
        round(kart.skrift[1] / 5),
        _fylkeslenker(kart.fylkesnavn.smale, tegning, ""),
    )


def _fylkeslenker(plasser: Mapping[str, Etikett], tegning: Tegning, pil: str) -> SafeString:
    kjente = ((sted, *tegning.fylker[f]) for f, sted in plasser.items() if f in tegning.fylker)
    return sammen(
        format_html('<a href="{}">{}</a>', adresse, tekst(sted, navn + pil)) for sted, navn, adresse in kjente
    )
