"""Last ned papirer: what is common, and the own municipality's council paper."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.actions.papirer import papirene_til, synlige
from tospann.documents.papirer.mappe import filnavn
from tospann.store import models
from tospann.web.filtyper import FILTYPE
from tospann.web.leser import leser
from tospann.web.sak.oppslag import Saksside, finn_rad, finn_side

_TYPER = {**FILTYPE, "ics": "text/calendar; charset=utf-8"}
_NAVN = {
    "utredning": "Utredning: felles kunnskapsgrunnlag",
    "vertskommuneavtale": "Vertskommuneavtale (utkast)",
    "avtalekontroll": "Kontroll av avtalen",
    "fremdriftsplan": "Fremdriftsplan",
    "kostnadsfordeling": "Kostnadsfordeling",
    "kilder": "Alle tall med kilde",
}

_SLAG = {"docx": "Word", "xlsx": "Excel", "ics": "Kalender"}

Papirgrupper = dict[str, list[tuple[str, str]]]


@require_safe
def liste(request: HttpRequest, slug: str) -> HttpResponse:
    """Papirene jeg kan laste ned."""
    side = finn_side(request, slug)
    grupper = papirgrupper(side, leser(request))
    return render(request, "sak/papirer.html", {"side": side, "sak": side.bilde.sak, "grupper": grupper})


def papirgrupper(side: Saksside, bruker: models.Bruker) -> Papirgrupper:
    """Give the papers this user may have: the name people use, and each file with its kind."""
    grupper: Papirgrupper = {}
    for navn in synlige(filnavn(side.bilde), bruker):
        stamme, _, endelse = navn.rpartition(".")
        gruppe = grupper.setdefault(_NAVN.get(stamme, "Saksframlegg til mitt kommunestyre"), [])
        gruppe.append((navn, _SLAG.get(endelse, endelse.upper())))
    return grupper


@require_safe
def papir(request: HttpRequest, slug: str, navn: str) -> HttpResponse:
    """Ett papir, laget nå; andres saksframlegg finnes ikke for meg."""
    lag = papirene_til(finn_rad(request, slug), leser(request)).get(navn)
    if lag is None:
        raise Http404
    svar = HttpResponse(lag(), content_type=_TYPER[navn.rpartition(".")[2]])
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar
