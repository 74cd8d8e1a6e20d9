"""The same case in other years, as the reader may see them."""

from __future__ import annotations

from tospann.actions.oppgjorsbilde import Oppgjorsbilde, last_flere
from tospann.store import models
from tospann.web.gjoropp.oppslag import Oppgjorsside

FLEST = 4


def aarene_foer(side: Oppgjorsside) -> tuple[Oppgjorsbilde, ...]:
    """Give the years before, the newest first, at most four."""
    synlige = models.Aarsoppgjor.objects.visible_to(side.bruker).select_related("sak", "vert")
    rader = list(synlige.filter(sak=side.rad.sak, aar__lt=side.rad.aar).order_by("-aar")[:FLEST])
    return tuple(bilde for bilde in last_flere(rader, side.bruker))
