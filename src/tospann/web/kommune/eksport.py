"""Registeret som fil, og ordboka som sier hva kolonnene betyr."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.actions.eksporter_register import FORMATER, registerfil
from tospann.documents.registereksport import FELTENE, LISENS
from tospann.web.filtyper import FILTYPE
from tospann.web.kommune.dato import med_dato


@require_safe
@med_dato
def register(_request: HttpRequest, dato: date, endelse: str) -> HttpResponse:
    """Hele registeret på en dato, som CSV eller JSON."""
    if endelse not in FORMATER:
        raise Http404
    svar = HttpResponse(registerfil(dato, endelse), content_type=FILTYPE[endelse])
    svar.headers["Content-Disposition"] = f'attachment; filename="kommuner-{dato.isoformat()}.{endelse}"'
    return svar


@require_safe
def dataordbok(request: HttpRequest) -> HttpResponse:
    """Hva hver kolonne i fila betyr."""
    return render(request, "kommune/dataordbok.html", {"feltene": FELTENE, "lisens": LISENS})
