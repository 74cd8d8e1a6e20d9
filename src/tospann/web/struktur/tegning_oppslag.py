"""Find a study and a drawing the reader may see, or answer 404; and what a drawing can begin from."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse

from tospann.actions.tegningsbilde import Regnet
from tospann.core.struktur.inndeling import Inndeling
from tospann.store import models
from tospann.web.leser import leser

BEST = "best"


def finn_studie(request: HttpRequest, slug: str) -> models.Strukturstudie:
    """Find the study."""
    return get_object_or_404(models.Strukturstudie.objects.visible_to(leser(request)).select_related("part"), slug=slug)


def finn_tegning(request: HttpRequest, slug: str, nr: str) -> models.Strukturtegning:
    """Find a drawing by what its address calls it: "3", or "3-17" where it is another party's that has been shown."""
    bruker = leser(request)
    synlige = models.Strukturtegning.objects.visible_to(bruker).med_nokkel(nr, bruker)
    return get_object_or_404(synlige, studie__slug=slug)


def utgangspunkter(regnet: Regnet) -> Mapping[str, Inndeling]:
    """Give what a drawing can begin from, by the word the form uses: the best answer, then what is stated."""
    best = {BEST: regnet.beste_inndeling()} if regnet.best else {}
    oppgitt = {f"oppgitt-{nr}": inndeling for nr, inndeling in enumerate(regnet.studie.grunnlag.utgangspunkt, 1)}
    return best | oppgitt


def konsekvenslenke(slug: str, nokkel: str) -> str:
    """Give the address of the consequences of a drawing; empty while there is no such page."""
    try:
        return f"{reverse('struktur_konsekvenser', args=[slug])}?tegning={nokkel}"
    except NoReverseMatch:
        return ""
