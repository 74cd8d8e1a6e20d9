"""Vårt eget tall: what a party has found itself, seen by nobody else."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tospann.actions.avvist import Avvist
from tospann.actions.finn_reisetid import nettene
from tospann.actions.velg_reisetid import Egetvalg, trekk_reisetid, velg_reisetid
from tospann.store import models
from tospann.web.forsok import lagret
from tospann.web.leser import leser
from tospann.web.reise.oppslag import side
from tospann.web.reise.skjema import Egetskjema, Reiseskjema
from tospann.web.reise.views import kontekst


@require_POST
def velg(request: HttpRequest) -> HttpResponse:
    """Skriv ned tida dere selv har funnet; bare dere ser den."""
    skjema = Egetskjema(request.POST)
    data = skjema.cleaned_data if skjema.is_valid() else {}
    if data:
        dato = data["fra_dato"] or data["dato"]
        valg = Egetvalg(data["fra"], data["til"], data["minutter"], data["grunn"], dato)
        if lagret(skjema, velg_reisetid, bruker=leser(request), valg=valg):
            messages.success(request, _("Tallet er lagret. Bare dere ser det, og dere kan trekke det tilbake."))
            return _tilbake(data["fra"], data["til"], data["dato"].isoformat())
    sporsmaal = Reiseskjema(request.POST, nett=nettene())
    funnet = side(leser(request), sporsmaal) if sporsmaal.is_valid() else None
    innhold = kontekst(request, sporsmaal, funnet, skjema)
    return render(request, "reise/vis.html", innhold.som_kontekst(), status=422)


@require_POST
def trekk(request: HttpRequest, nr: int) -> HttpResponse:
    """Trekk tilbake et eget tall; det som sto der før, gjelder igjen."""
    bruker = leser(request)
    rad = models.Reisetidsvalg.objects.visible_to(bruker).filter(pk=nr).first()
    try:
        trekk_reisetid(bruker=bruker, nr=nr)
    except Avvist as feil:
        messages.error(request, str(feil))
    else:
        messages.success(request, _("Tallet er trukket tilbake. Det står fortsatt i deres egen journal."))
    if rad is None:
        return redirect("reise")
    start = {"fra": rad.a, "til": rad.b, "dato": rad.fra_dato.isoformat()}
    return _tilbake(*(request.POST.get(felt, verdi) for felt, verdi in start.items()))


def _tilbake(fra: str, til: str, dato: str) -> HttpResponse:
    return redirect(f"{reverse('reise')}?{urlencode({'fra': fra, 'til': til, 'dato': dato})}")
