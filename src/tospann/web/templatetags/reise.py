"""How travel times are written in pages."""

from __future__ import annotations

from dataclasses import replace

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from tospann.core.felles import norsk
from tospann.core.felles.tall import Tall
from tospann.core.kommune.reisetid import Reisetid
from tospann.web.templatetags.tospann import tall

register = template.Library()
TIMEN = 60


@register.simple_tag
def spenn(svar: Reisetid) -> tuple[Tall, Tall]:
    """Give the two ends of the band once, for the figures to be written."""
    return svar.spenn()


@register.simple_tag(takes_context=True)
def hele(context: Context, t: Tall) -> SafeString:
    """Write a figure in whole numbers without its unit: a model's decimals promise too much; its source has them."""
    return tall(context, replace(t, verdi=round(t.som_brok())), med_enhet=False)


@register.filter
def varighet(t: Tall) -> str:
    """Write minutes as hours and minutes."""
    return norsk.varighet(t.som_brok())


@register.filter
def over_timen(t: Tall) -> bool:
    """Tell whether minutes alone are hard to picture."""
    return t.som_brok() > TIMEN
