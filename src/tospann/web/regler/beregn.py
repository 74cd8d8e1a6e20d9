"""Regn ut: dates and answers the acts decide, each with its source, one small form each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.web.regler.beregnskjema import stykkene


@require_safe
def vis(request: HttpRequest) -> HttpResponse:
    """Regnestykkene. Ingenting lagres."""
    return render(request, "regler/beregn.html", {"stykker": stykkene(request.GET)})
