"""The blocks of a paper on a page: the same tables and words, each figure a link to its source."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tospann.core.felles.tall import Opplysning, Tall
from tospann.core.oppgjor.nokler import STAT
from tospann.documents.modell import Avsnitt, Blokk, Celle, Kolonne, Liste, Overskrift, Ramme, Tabell, Uthevet
from tospann.web.templatetags.tospann import tall

register = template.Library()

_NIVAA = 1
# Tables with two columns would tear the name and the figure apart on a wide screen.
_SMAL = 2


@register.simple_tag(takes_context=True)
def blokk(context: Context, b: Blokk) -> SafeString:
    """Write one block; headings one level below the page's own."""
    match b:
        case Overskrift(nivaa, tekst):
            return format_html(
                '<h{0} class="ds-heading" data-size="{2}">{1}</h{0}>', nivaa + _NIVAA, tekst, _grad(nivaa)
            )
        case Avsnitt(lop):
            return format_html("<p>{}</p>", _lop(context, lop))
        case Liste():
            return _liste(context, b)
        case Tabell():
            return _tabell(context, b)
        case Ramme(tittel=tittel, innhold=innhold):
            deler = format_html_join("", "{}", ((blokk(context, d),) for d in innhold))
            return format_html('<div class="konsekvens lovtekst"><p><strong>{}</strong></p>{}</div>', tittel, deler)
        case _:
            return SafeString("")


@register.simple_tag(takes_context=True)
def blokker(context: Context, alle: Iterable[Blokk]) -> SafeString:
    """Write blocks one after the other."""
    return format_html_join("\n", "{}", ((blokk(context, b),) for b in alle))


def _grad(nivaa: int) -> str:
    return "sm" if nivaa == 1 else "xs"


def _liste(context: Context, liste: Liste) -> SafeString:
    punkter = format_html_join("", "<li>{}</li>", ((_lop(context, p),) for p in liste.punkter))
    return format_html('<{0} class="ds-list">{1}</{0}>', SafeString("ol" if liste.nummerert else "ul"), punkter)


def _lop(context: Context, lop: Iterable[Celle], *, med_ore: bool = False) -> SafeString:
    return format_html_join("", "{}", ((_celle(context, c, med_ore=med_ore),) for c in lop))


def _celle(context: Context, celle: Celle, *, med_ore: bool, med_enhet: bool = True) -> str:
    match celle:
        case Tall():
            return tall(context, celle, med_ore=med_ore, med_enhet=med_enhet)
        case Opplysning(tekst=tekst):
            return format_html('<span title="{}">{}</span>', f"{celle.kilde.tittel}, {celle.kilde.utgiver}", tekst)
        case Uthevet(tekst):
            return format_html("<strong>{}</strong>", tekst)
        case None:
            return format_html('<span aria-hidden="true">–</span><span class="ds-sr-only">{}</span>', "ingen")
        case _:
            return celle


def _tabell(context: Context, tabell: Tabell) -> SafeString:
    hode = format_html_join("", "{}", ((_hode(k),) for k in tabell.kolonner))
    rader = [_rad(context, rad, tabell) for rad in tabell.rader]
    fot = format_html("<tfoot>{}</tfoot>", rader.pop()) if tabell.sumrad and rader else ""
    merknad = format_html('<p class="biord">{}</p>', tabell.merknad) if tabell.merknad else ""
    return format_html(
        '<div class="tabell{}" tabindex="0" role="region" aria-label="{}"><table class="ds-table">'
        "<caption><span>{}</span></caption><thead><tr>{}</tr></thead><tbody>{}</tbody>{}</table></div>{}",
        " smal" if len(tabell.kolonner) <= _SMAL else "",
        tabell.tittel,
        tabell.tittel,
        hode,
        SafeString("".join(rader)),
        fot,
        merknad,
    )


def _rad(context: Context, rad: tuple[Celle, ...], tabell: Tabell) -> SafeString:
    forste, *resten = zip(rad, tabell.kolonner, strict=True)
    navnet, min_ = _celle(context, forste[0], med_ore=tabell.med_ore), _min(context, rad[0])
    hode = format_html('<th scope="row">{}{}</th>', navnet, _din(context) if min_ else "")
    celler = format_html_join(
        "",
        "<td{}>{}</td>",
        ((_klasse(k), _celle(context, c, med_ore=tabell.med_ore, med_enhet=k.med_enhet)) for c, k in resten),
    )
    return format_html("<tr{}>{}{}</tr>", min_, hode, celler)


def _min(context: Context, forste: Celle) -> SafeString:
    """Mark the reader's own municipality's row."""
    egen = getattr(context.get("side"), "min", None)
    navn = egen if isinstance(egen, str) else getattr(egen, "kortnavn", "")
    return SafeString(' class="min-rad"' if navn and forste == navn else "")


def _din(context: Context) -> SafeString:
    """Say it in words as well, where the page knows the reader as a party of a settlement."""
    side = context.get("side")
    if not isinstance(getattr(side, "min", None), str):
        return SafeString("")
    ord_ = _("deres") if getattr(side, "part", "") == STAT else _("din kommune")
    return format_html(' <span class="din-kommune">{}</span>', ord_)


def _hode(kolonne: Kolonne) -> SafeString:
    """A header cell without words is no header."""
    if not kolonne.tittel:
        return SafeString("<td></td>")
    return format_html('<th scope="col"{}>{}</th>', _klasse(kolonne), kolonne.tittel)


def _klasse(kolonne: Kolonne) -> SafeString:
    return SafeString(' class="tall-celle"' if kolonne.hoyre else "")
