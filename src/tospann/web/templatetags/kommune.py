"""How the register is written in pages: a figure, words with a source, or that nothing is known and why."""

from __future__ import annotations

from fractions import Fraction

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.tall import Enhet, Opplysning, Tall
from tospann.core.felles.ukjent import Ukjent
from tospann.web.templatetags.tospann import tall

register = template.Library()

_BREDDE = 60


@register.simple_tag(takes_context=True)
def verdi(context: Context, v: Tall | Opplysning | Ukjent | None, med_enhet: bool = False) -> SafeString:  # noqa: FBT001, FBT002 - a template's word
    """Write what is known, or the word "ukjent" with why behind it."""
    match v:
        case Tall():
            # Shares stand under each other, and one decimal is as much as they say.
            return tall(context, v, med_enhet=med_enhet, desimaler=1 if v.enhet is Enhet.PROSENT else None)
        case Opplysning():
            kilde = f"{v.kilde.tittel}, {v.kilde.utgiver}"
            return format_html('<span title="{}">{}</span>', kilde, v.tekst)
        case None:
            return format_html('<span aria-hidden="true">–</span><span class="ds-sr-only">{}</span>', _("ingen"))
        case Ukjent():
            return format_html('<span class="ukjent" title="{} {}">{}</span>', v.grunn, v.tiltak, _("ukjent"))


@register.simple_tag
def hvorfor(v: Tall | Opplysning | Ukjent) -> SafeString:
    """Write where words come from and since when, or why nothing is known and what would fill it."""
    match v:
        case Opplysning(dato=dato, kilde=kilde):
            return format_html("{}", _("siden %(dato)s, %(kilde)s") % {"dato": dato_tekst(dato), "kilde": kilde.tittel})
        case Ukjent(grunn=grunn, tiltak=tiltak):
            return format_html("{} {}", grunn, tiltak)
        case _:
            return SafeString("")


@register.simple_tag
def stolpe(t: Tall | Opplysning | Ukjent, storst: Tall | None) -> SafeString:
    """Draw a figure as a bar beside the text; the text is what is read, and what is below zero is hollow."""
    if not isinstance(t, Tall) or storst is None or not storst.verdi:
        return SafeString("")
    andel = Fraction(t.som_brok()) / abs(storst.som_brok())
    return format_html(
        '<svg class="stolpe{}" viewBox="0 0 {} 8" width="{}" height="8" aria-hidden="true">'
        '<rect x=".5" y=".5" width="{}" height="7" fill="{}" stroke="currentColor"/></svg>',
        " under-null" if andel < 0 else "",
        _BREDDE,
        _BREDDE,
        max(round(abs(float(andel)) * (_BREDDE - 1), 1), 0.5),
        "none" if andel < 0 else "currentColor",
    )
