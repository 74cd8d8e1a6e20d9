"""Find a year's budget for a reader: its versions, and the host's own draft, which for others is not there."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from tospann.actions.budsjettutkast import Budsjettutkast, finn_utkast, sammenlignes_med, verten
from tospann.actions.oppgjorsbilde import partsnokkel
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side
from tospann.web.leser import leser


@dataclass(frozen=True, slots=True)
class Budsjettside:
    """What the pages of a budget show; *rad* is not saved while the year is only in the draft."""

    rad: models.Aarsoppgjor
    bruker: models.Bruker
    utkast: Budsjettutkast | None
    aaret: Oppgjorsside | None

    @property
    def adresse(self) -> tuple[str, int]:
        """Give what its addresses are made of."""
        return self.rad.sak.slug, self.rad.aar

    @property
    def part(self) -> str:
        """Give what the core calls the reader's party."""
        return partsnokkel(self.bruker.part)

    @property
    def min(self) -> str:
        """Give the name of the reader's party, as tables have it."""
        return self.utkast.grunnlag.navn(self.part) if self.utkast else self.aaret.min if self.aaret else ""

    @property
    def er_vert(self) -> bool:
        """Tell whether the reader makes the budget."""
        return er_vert(self.bruker, self.rad.sak)

    @property
    def kan_revidere(self) -> bool:
        """Tell whether a revision may be begun now."""
        return self.er_vert and self.utkast is None and bool(self.aaret and self.aaret.steg.name in _REVIDERES)

    @property
    def versjoner(self) -> tuple[models.Oppgjorsversjon, ...]:
        """Give the budgets that are laid before all, newest first."""
        alle = self.aaret.bilde.versjoner if self.aaret else ()
        return tuple(v for v in reversed(alle) if v.slag == Versjonsslag.BUDSJETT.name)

    def grunnlaget(self) -> Aarsgrunnlag:
        """
        Give the draft's basis.

        Raises
        ------
        Http404
            When the reader has no draft.

        """
        if self.utkast is None:
            raise Http404
        return self.utkast.grunnlag

    def krev_verten(self) -> None:
        """
        Let only those who make the budget write in it; others at the host may read.

        Raises
        ------
        PermissionDenied

        """
        if not self.er_vert:
            raise PermissionDenied

    def mot(self) -> tuple[str, Aarsgrunnlag] | None:
        """Give what the draft is held against."""
        return sammenlignes_med(self.bruker, self.rad.sak, self.rad.aar)


_REVIDERES = frozenset({"BUDSJETT", "LOPENDE", "BESTRIDT"})


def er_vert(bruker: models.Bruker, sak: models.Sak) -> bool:
    """Tell whether the reader keeps the accounts for all."""
    return bruker.kan(Handling.LAGE_OPPGJORSBUDSJETT) and bruker.part_id == verten(sak).pk


def saker_som_vert(bruker: models.Bruker) -> list[models.Sak]:
    """Give the cases where the reader makes the years."""
    if not bruker.kan(Handling.LAGE_OPPGJORSBUDSJETT):
        return []
    return [sak for sak in models.Sak.objects.visible_to(bruker).select_related("vert") if er_vert(bruker, sak)]


def finn_sak(request: HttpRequest, slug: str) -> models.Sak:
    """Find a case the user may see; anything else is 404."""
    return get_object_or_404(models.Sak.objects.visible_to(leser(request)).select_related("vert"), slug=slug)


def finn_budsjett(request: HttpRequest, slug: str, aar: int) -> Budsjettside:
    """
    Find a year's budget, as the reader may see it.

    Raises
    ------
    Http404
        When there is no such year, and the reader has no draft of it.

    """
    bruker, sak = leser(request), finn_sak(request, slug)
    utkast = finn_utkast(bruker, sak, aar)
    if models.Aarsoppgjor.objects.visible_to(bruker).filter(sak=sak, aar=aar).exists():
        side = finn_side(request, slug, aar)
        return Budsjettside(side.rad, bruker, utkast, side)
    if utkast is None:
        raise Http404
    return Budsjettside(models.Aarsoppgjor(sak=sak, aar=aar, vert=bruker.part), bruker, utkast, None)
