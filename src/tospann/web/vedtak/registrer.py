"""Registrer vedtak: the minutes typed, pasted or read from a file; nothing is kept before the person has seen it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tospann.actions.klokke import i_dag
from tospann.actions.registrer_vedtak import Protokoll, registrer_vedtak
from tospann.core.felles.rolle import Handling
from tospann.core.vedtak.vedtak import KOMMUNESTYRE
from tospann.imports.avvisning import FilAvvist
from tospann.imports.vedtaksfil import les_vedtaksfil
from tospann.store import models
from tospann.web.forsok import lagret
from tospann.web.leser import leser
from tospann.web.sak.oppslag import Saksside, finn_side
from tospann.web.vedtak.skjema import Filskjema, Vedtaksskjema

_IKKE_I_PROTOKOLLEN = {"vedlegg", "annen_avtale", "forslag"}


@require_http_methods(["GET", "HEAD", "POST"])
def registrer(request: HttpRequest, slug: str) -> HttpResponse:
    """Registrer vedtaket i egen kommune."""
    side = _egen_side(request, slug)
    forslag = side.forslag
    if forslag is None:
        messages.error(request, _("Forslaget er ikke sendt til kommunestyrene ennå."))
        return redirect("vedtak", slug)
    skjema = _skjema(forslag, request.POST or None, forslag.tekst)
    if request.method == "POST" and skjema.is_valid() and _lagret(request, skjema, forslag):
        messages.success(request, _("Vedtaket er registrert og synlig for alle i saken."))
        return redirect("vedtak", slug)
    return _vis(request, side, skjema, Filskjema(), status=422 if skjema.errors else 200)


@require_POST
def les_fil(request: HttpRequest, slug: str) -> HttpResponse:
    """Les vedtaket fra en fil, og vis det i skjemaet; ingenting lagres."""
    side = _egen_side(request, slug)
    forslag = side.forslag
    if forslag is None:
        return redirect("vedtak", slug)
    filskjema = Filskjema(request.POST, request.FILES)
    if not filskjema.is_valid():
        return _vis(request, side, _skjema(forslag, None, forslag.tekst), filskjema, status=422)
    fil = filskjema.cleaned_data["fil"]
    try:
        lest = les_vedtaksfil(fil.read(), fil.name)
    except FilAvvist as feil:
        for avvisning in feil.avvisninger:
            filskjema.add_error("fil", f"{fil.name} {avvisning.grunn}.")
        return _vis(request, side, _skjema(forslag, None, forslag.tekst), filskjema, status=422)
    hvor = _("Teksten fra %(fil)s står i skjemaet. Ingenting er lagret.") % {"fil": fil.name}
    for merknad in (hvor, *lest.merknader):
        messages.info(request, merknad)
    return _vis(request, side, _skjema(forslag, None, lest.tekst), Filskjema())


def _egen_side(request: HttpRequest, slug: str) -> Saksside:
    side = finn_side(request, slug)
    if side.min is None or not leser(request).kan(Handling.REGISTRERE_VEDTAK):
        raise PermissionDenied
    return side


def _skjema(forslag: models.Vedtaksforslag, data: Any, tekst: str) -> Vedtaksskjema:  # noqa: ANN401 - a QueryDict or none
    start = {"tekst": tekst, "dato": i_dag(), "forslag": forslag.pk}
    return Vedtaksskjema(data, initial=start, avtale=forslag.avtale_fingeravtrykk)


def _lagret(request: HttpRequest, skjema: Vedtaksskjema, forslag: models.Vedtaksforslag) -> bool:
    # The proposal the person had before them, not the newest: the action refuses when they are not the same.
    sett = forslag.sak.forslag.filter(pk=skjema.cleaned_data["forslag"]).first() or forslag
    felt = {k: v for k, v in skjema.cleaned_data.items() if k not in _IKKE_I_PROTOKOLLEN}
    protokoll = Protokoll(organ=KOMMUNESTYRE, avtale_fingeravtrykk=skjema.avtale_fingeravtrykk, **felt)
    return lagret(skjema, registrer_vedtak, bruker=leser(request), forslag=sett, protokoll=protokoll, idag=i_dag())


def _vis(
    request: HttpRequest, side: Saksside, skjema: Vedtaksskjema, filskjema: Filskjema, *, status: int = 200
) -> HttpResponse:
    kontekst = {"side": side, "sak": side.bilde.sak, "form": skjema, "filskjema": filskjema}
    return render(request, "vedtak/registrer.html", kontekst, status=status)
