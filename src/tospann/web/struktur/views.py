"""Studiene: those of the reader's own party, and those that are shared."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.core.felles.rolle import Handling
from tospann.store import models
from tospann.web.leser import leser


@require_safe
def liste(request: HttpRequest) -> HttpResponse:
    """Studiene du ser, dine egne først."""
    bruker = leser(request)
    synlige = models.Strukturstudie.objects.visible_to(bruker).select_related("part").prefetch_related("versjoner")
    i_orden = sorted(synlige, key=lambda s: (s.part_id != bruker.part_id, s.navn))
    studier = [(s, max(s.versjoner.all(), key=lambda v: v.nr)) for s in i_orden]
    innhold = {"studier": studier, "bruker": bruker, "kan_utrede": bruker.kan(Handling.UTREDE_STRUKTUR)}
    return render(request, "struktur/liste.html", innhold)
