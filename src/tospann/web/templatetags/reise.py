"""How travel times are written in pages."""

from __future__ import annotations

from django import template

from tospann.core.felles import norsk
from tospann.core.felles.tall import Tall
from tospann.core.kommune.reisetid import Reisetid

register = template.Library()
TIMEN = 60


@register.simple_tag
def spenn(svar: Reisetid) -> tuple[Tall, Tall]:
    """Give the two ends of the band once, for the figures to be written."""
    return svar.spenn()


@register.filter
def varighet(t: Tall) -> str:
    """Write minutes as hours and minutes."""
    return norsk.varighet(t.som_brok())


@register.filter
def over_timen(t: Tall) -> bool:
    """Tell whether minutes alone are hard to picture."""
    return t.som_brok() > TIMEN
