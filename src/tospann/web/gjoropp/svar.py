"""What each party does for itself: accept, dispute, note, say what the books show, close, ask to reopen."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tospann.actions.avvist import Avvist
from tospann.actions.oppgjor_bestrid import bestrid_linje
from tospann.actions.oppgjor_boktall import oppgi_boktall
from tospann.actions.oppgjor_gjenaapne import gjenaapne_oppgjor
from tospann.actions.oppgjor_godta import godta_oppgjor
from tospann.actions.oppgjor_lukk import lukk_oppgjor
from tospann.actions.oppgjor_notat import skriv_oppgjorsnotat
from tospann.actions.oppgjorsbilde import finn_linje
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.web.forsok import lagret
from tospann.web.gjoropp.oppslag import finn_rad, finn_side
from tospann.web.gjoropp.skjemaer import Boktallskjema, Grunnskjema, Notatskjema
from tospann.web.gjoropp.views import vis_aaret, vis_linjen
from tospann.web.leser import leser

_AVVIST = 422


@require_POST
def godta(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Godta oppgjøret slik det er lagt fram."""
    return _ja(request, slug, aar, godta_oppgjor, "Du har godtatt oppgjøret for parten din.")


@require_POST
def lukk(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Lukk oppgjøret for egen part."""
    return _ja(request, slug, aar, lukk_oppgjor, "Du har lukket oppgjøret for parten din.")


def _ja(request: HttpRequest, slug: str, aar: int, handling: Callable[..., object], beskjed: str) -> HttpResponse:
    rad = finn_rad(request, slug, aar)
    try:
        handling(bruker=leser(request), oppgjor=rad, fingeravtrykk=request.POST.get("fingeravtrykk", ""))
    except Avvist as feil:
        messages.error(request, str(feil))
    else:
        messages.success(request, beskjed)
    return redirect("gjoropp_aar", slug, aar)


@require_POST
def bestrid(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Bestrid en linje, med grunn."""
    side, skjema, linje = finn_side(request, slug, aar), Grunnskjema(request.POST), request.POST.get("linje", "")
    _krev_linje(side.tall.oppgjor, linje)
    avtrykk, bruker = request.POST.get("fingeravtrykk", ""), leser(request)
    if skjema.is_valid() and lagret(
        skjema,
        bestrid_linje,
        bruker=bruker,
        oppgjor=side.rad,
        linje=linje,
        fingeravtrykk=avtrykk,
        **skjema.cleaned_data,
    ):
        messages.success(request, "Linja er bestridt. Alle partene ser det og grunnen.")
        return redirect("gjoropp_linje", slug, aar, linje)
    return vis_linjen(request, side, linje, {"grunnskjema": skjema}, _AVVIST)


@require_POST
def notat(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Lagre et notat som bare egen part ser."""
    side, skjema, linje = finn_side(request, slug, aar), Notatskjema(request.POST), request.POST.get("linje", "")
    _krev_linje(side.tall.oppgjor, linje)
    bruker = leser(request)
    if skjema.is_valid() and lagret(
        skjema, skriv_oppgjorsnotat, bruker=bruker, oppgjor=side.rad, linje=linje, **skjema.cleaned_data
    ):
        messages.success(request, "Notatet er lagret. Bare dere ser det.")
        return redirect("gjoropp_linje", slug, aar, linje)
    return vis_linjen(request, side, linje, {"notatskjema": skjema}, _AVVIST)


def _krev_linje(oppgjor: Aarsoppgjor, linje: str) -> None:
    if finn_linje(oppgjor, linje) is None:
        raise Http404


@require_POST
def boktall(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Oppgi hva egne bøker viser."""
    side, skjema = finn_side(request, slug, aar), Boktallskjema(request.POST)
    if skjema.is_valid() and lagret(skjema, oppgi_boktall, bruker=leser(request), oppgjor=side.rad, tall=skjema.tall()):
        messages.success(request, "Tallene fra bøkene deres er lagret.")
        return redirect("gjoropp_aar", slug, aar)
    return vis_aaret(request, side, {"boktallskjema": skjema}, _AVVIST)


@require_POST
def gjenaapne(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Be om å gjenåpne oppgjøret."""
    side, skjema = finn_side(request, slug, aar), Grunnskjema(request.POST)
    if skjema.is_valid() and lagret(
        skjema, gjenaapne_oppgjor, bruker=leser(request), oppgjor=side.rad, **skjema.cleaned_data
    ):
        messages.success(request, "Ønsket er registrert. Oppgjøret åpnes når alle har bedt om det.")
        return redirect("gjoropp_aar", slug, aar)
    return vis_aaret(request, side, {"grunnskjema": skjema}, _AVVIST)
