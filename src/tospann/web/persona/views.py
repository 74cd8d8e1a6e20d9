"""Velg hvem du er (demo only), and Min dag: what waits for me, and why me."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tospann.actions.klokke import i_dag
from tospann.actions.nokkelbilde import venter_paa
from tospann.actions.saksbilde import last_saksbilde, siste_forslag
from tospann.core.utredning.status import Oppgave, naa_i_en_setning
from tospann.store import models
from tospann.web.gjoropp.oppslag import mine_oppgjor
from tospann.web.leser import leser
from tospann.web.sak.oppslag import mine_oppgaver


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def velg(request: HttpRequest) -> HttpResponse:
    """Velg persona; finnes bare i demoen."""
    if not settings.TOSPANN_DEMO:
        raise Http404
    if request.method == "POST":
        valgt = request.POST.get("bruker")
        bruker = next((b for b in models.Bruker.demopersonaer() if b.brukernavn == valgt), None)
        if bruker is None:
            raise Http404
        login(request, bruker, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("min_dag")
    brukere = models.Bruker.demopersonaer()
    return render(request, "persona/velg.html", {"brukere": brukere})


@require_safe
def min_dag(request: HttpRequest) -> HttpResponse:
    """Det som venter på meg, i den rekkefølgen det haster."""
    saker = models.Sak.objects.visible_to(leser(request)).select_related("vert")
    rader = [(sak, *_i_saken(request, sak)) for sak in saker]
    oppgjor = [side for side in mine_oppgjor(leser(request)) if side.gjoremaal()]
    kontekst = {"rader": rader, "oppgjor": oppgjor, "i_dag": i_dag(), "nokler": venter_paa(leser(request))}
    return render(request, "persona/min_dag.html", kontekst)


def _i_saken(request: HttpRequest, sak: models.Sak) -> tuple[str, tuple[Oppgave, ...]]:
    bilde, er_sendt = last_saksbilde(sak), siste_forslag(sak) is not None
    venter = mine_oppgaver(leser(request), sak, bilde, er_sendt=er_sendt)
    return naa_i_en_setning(bilde, er_sendt=er_sendt), venter
