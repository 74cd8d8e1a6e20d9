"""Say what one's own municipality thinks of a difference, and open the page that anybody can read."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tospann.actions.avvist import Avvist, HarIkkeRolle
from tospann.actions.merk_forskjell import merk_forskjell
from tospann.actions.offentliggjor_vedtak import offentliggjor_vedtak
from tospann.core.felles.personvern import Fodselsnummer
from tospann.store import models
from tospann.web.leser import leser
from tospann.web.sak.oppslag import finn_rad
from tospann.web.vedtak.skjema import Merkeskjema


@require_POST
def merk(request: HttpRequest, slug: str) -> HttpResponse:
    """Si om egen kommune kan godta forskjellen."""
    sak, skjema = finn_rad(request, slug), Merkeskjema(request.POST)
    if not skjema.is_valid():
        messages.error(request, _("Velg om forskjellen kan godtas. Ingenting er lagret."))
        return redirect("vedtak", slug)
    felt = skjema.cleaned_data
    vedtak = get_object_or_404(models.Vedtak, pk=felt["vedtak"], forslag__sak=sak)
    try:
        merk_forskjell(bruker=leser(request), vedtak=vedtak, godtatt=felt["godtatt"] == "ja", grunn=felt["grunn"])
    except (Avvist, HarIkkeRolle, Fodselsnummer) as feil:
        messages.error(request, str(feil))
    else:
        messages.success(request, _("Svaret er lagret og synlig for alle i saken."))
    return redirect("vedtak", slug)


@require_POST
def offentliggjor(request: HttpRequest, slug: str) -> HttpResponse:
    """Vis vedtakene for alle, uten innlogging."""
    sak = finn_rad(request, slug)
    try:
        offentliggjor_vedtak(bruker=leser(request), sak=sak)
    except (Avvist, HarIkkeRolle) as feil:
        messages.error(request, str(feil))
    else:
        messages.success(request, _("Siden er åpen for alle."))
    return redirect("vedtak", slug)
