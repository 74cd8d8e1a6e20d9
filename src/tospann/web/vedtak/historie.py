"""The history of the decisions: what each council decided, and what it changed when it decided anew."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.actions.klokke import i_dag
from tospann.actions.vedtakshistorie import vedtakshistorie
from tospann.web.sak.oppslag import finn_side


@require_safe
def historie(request: HttpRequest, slug: str) -> HttpResponse:
    """Alle vedtak i saken, med det som ble endret fra gang til gang."""
    side = finn_side(request, slug)
    linjer = vedtakshistorie(side.rad, side.bilde.sak)
    kontekst = {"side": side, "sak": side.bilde.sak, "linjer": linjer, "i_dag": i_dag()}
    return render(request, "vedtak/historie.html", kontekst)
