"""Kartet å prøve seg på: the drawings of a study, and one drawing with everything that follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.actions.tegningsbilde import regn_versjon, siste_versjon, tegningsbilde
from tospann.core.felles.rolle import Handling
from tospann.core.felles.tall import Tall
from tospann.core.struktur.inndeling import UgyldigInndeling
from tospann.store import models
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.leser import leser
from tospann.web.struktur.oppslag import finn_side
from tospann.web.struktur.tegning_oppslag import finn_tegning, konsekvenslenke, utgangspunkter
from tospann.web.struktur.tegningsside import Tegneside, lag_tegneside


@require_safe
def liste(request: HttpRequest, slug: str) -> HttpResponse:
    """Tegningene dere har laget, og dem andre har vist."""
    side, bruker = finn_side(request, slug), leser(request)
    regnet = regn_versjon(side.versjon)
    synlige = models.Strukturtegning.objects.visible_to(bruker).filter(studie=side.rad)
    kontekst = {
        "side": side,
        "studie": side.rad,
        "tegninger": [(t, t.nokkel_for(bruker), t.part_id == bruker.part_id, t.sist) for t in synlige],
        "utgangspunkter": utgangspunkter(regnet),
        "uten_best": regnet.uten_best,
        "kan_tegne": bruker.kan(Handling.UTREDE_STRUKTUR),
    }
    return render(request, "struktur/tegninger.html", kontekst)


@require_safe
def vis(request: HttpRequest, slug: str, nr: str) -> HttpResponse:
    """Kartet, tallene og tabellen for en tegning."""
    tegning, bruker = finn_tegning(request, slug, nr), leser(request)
    regnet = regn_versjon(siste_versjon(tegning.studie))
    steg = tuple(tegning.steg.defer("innhold"))
    inndeling = tegning.som_verdi()
    try:
        inndeling.krev_hele(regnet.numre)
    except UgyldigInndeling:
        return render(request, "struktur/tegning_utdatert.html", {"tegning": tegning, "studie": tegning.studie})
    valgt = request.GET.get("valgt", "")
    if valgt and valgt not in regnet.numre:
        raise Http404
    side = lag_tegneside(tegning, nr, tegningsbilde(regnet, inndeling), steg, valgt)
    egen = tegning.part_id == bruker.part_id
    kontekst = {
        "side": side,
        "tegning": tegning,
        "studie": tegning.studie,
        "regnet": regnet,
        "valgt": side.valgt[0] if side.valgt else None,
        "egen": egen,
        "kan_tegne": egen and bruker.kan(Handling.UTREDE_STRUKTUR),
        "kan_kopiere": bruker.kan(Handling.UTREDE_STRUKTUR),
        "konsekvenser": konsekvenslenke(slug, nr),
    }
    return vis_med_kilder(request, "struktur/tegning.html", kontekst, _alle_tall(side))


def _alle_tall(side: Tegneside) -> Iterator[Tall]:
    yield from side.bilde.tall.alle()
    yield from (m.prosent for m in side.bilde.mot_best)
    yield from (v.reise for v in side.valgt)
    for samling in side.bilde.tall.samlinger:
        yield from (
            side.bilde.regnet.studie.grunnlag.reisetid(n, samling.samling.vert) for n in samling.samling.medlemmer
        )
