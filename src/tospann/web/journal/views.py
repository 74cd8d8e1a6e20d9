"""Journalen: what was done, by whom, and whether the chain holds."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.core.felles.journalkjede import Kontroll, kontroller
from tospann.store import models
from tospann.store.journal import felles_som_jsonl
from tospann.web.leser import leser


@require_safe
def vis(request: HttpRequest) -> HttpResponse:
    """Vis den felles journalen og min egen, med kontroll av kjeden."""
    kjeder = [(navn, kontroll, poster[::-1]) for navn, kontroll, poster in _kjeder(request)]
    return render(request, "journal/vis.html", {"kjeder": kjeder})


def _kjeder(request: HttpRequest) -> list[tuple[str, Kontroll, list[models.Journalpost]]]:
    bruker = leser(request)
    poster = models.Journalpost.objects.visible_to(bruker).select_related("part")
    svar = []
    for _, i_kjeden in groupby(poster, key=lambda p: p.kjede_id):
        alle = list(i_kjeden)
        navn = bruker.part.navn if alle[0].part_id else ""
        svar.append((navn, kontroller(p.ledd() for p in alle), alle))
    return sorted(svar, key=lambda s: s[0])


@require_safe
def eksport(request: HttpRequest) -> HttpResponse:
    """Gi den felles kjeden som JSON-linjer, til kontroll med verifiser_journal.py."""
    svar = HttpResponse("".join(felles_som_jsonl(leser(request))), content_type="application/jsonl; charset=utf-8")
    svar.headers["Content-Disposition"] = 'attachment; filename="journal.jsonl"'
    return svar
