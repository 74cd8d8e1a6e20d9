"""What the host does: adopt, register, put right, lay before the others, take back, explain."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tospann.actions.avvist import Avvist
from tospann.actions.oppgjor_akonto import registrer_akonto
from tospann.actions.oppgjor_forklar import forklar_linje
from tospann.actions.oppgjor_legg_fram import legg_fram_oppgjor
from tospann.actions.oppgjor_rett import rett_postering
from tospann.actions.oppgjor_trekk import trekk_oppgjor
from tospann.actions.oppgjor_vedta_budsjett import vedta_oppgjorsbudsjett
from tospann.web.forsok import lagret
from tospann.web.gjoropp.oppslag import finn_rad, finn_side
from tospann.web.gjoropp.skjemaer import Forklaringskjema, Grunnskjema, Rettskjema
from tospann.web.gjoropp.views import vis_aaret, vis_grunnlaget
from tospann.web.leser import leser

_AVVIST = 422


@require_POST
def vedta(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Vedta budsjettet."""
    rad = finn_rad(request, slug, aar)
    try:
        vedta_oppgjorsbudsjett(bruker=leser(request), oppgjor=rad)
    except Avvist as feil:
        messages.error(request, str(feil))
    else:
        messages.success(request, "Budsjettet er vedtatt.")
    return redirect("gjoropp_aar", slug, aar)


@require_POST
def betalt(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Registrer at kravene på en dato er betalt."""
    rad = finn_rad(request, slug, aar)
    try:
        forfall = date.fromisoformat(request.POST.get("forfall", ""))
        registrer_akonto(bruker=leser(request), oppgjor=rad, forfall=forfall)
    except ValueError:
        messages.error(request, "Velg en forfallsdato fra planen. Ingenting er lagret.")
    except Avvist as feil:
        messages.error(request, str(feil))
    else:
        messages.success(request, "Betalingene er registrert.")
    return redirect("gjoropp_akonto", slug, aar)


@require_POST
def rett(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Tilbakefør en postering, og før den riktige."""
    side, skjema = finn_side(request, slug, aar), Rettskjema(request.POST)
    if skjema.is_valid() and lagret(
        skjema, rett_postering, bruker=leser(request), oppgjor=side.rad, **skjema.cleaned_data
    ):
        messages.success(request, "Posteringen er tilbakeført, og den riktige er ført. Den gamle står.")
        return redirect("gjoropp_grunnlag", slug, aar)
    return vis_grunnlaget(request, side, {"rettskjema": skjema, "rettes": request.POST.get("postering")}, _AVVIST)


@require_POST
def legg_fram(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Legg fram utkastet for alle partene."""
    side, skjema = finn_side(request, slug, aar), Grunnskjema(request.POST)
    avtrykk = request.POST.get("fingeravtrykk", "")
    if skjema.is_valid() and lagret(
        skjema, legg_fram_oppgjor, bruker=leser(request), oppgjor=side.rad, fingeravtrykk=avtrykk, **skjema.cleaned_data
    ):
        messages.success(request, "Oppgjøret er lagt fram. Alle partene må svare.")
        return redirect("gjoropp_aar", slug, aar)
    return vis_grunnlaget(request, side, {"grunnskjema": skjema}, _AVVIST)


@require_POST
def trekk(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Trekk oppgjøret tilbake."""
    side, skjema = finn_side(request, slug, aar), Grunnskjema(request.POST)
    if skjema.is_valid() and lagret(
        skjema, trekk_oppgjor, bruker=leser(request), oppgjor=side.rad, **skjema.cleaned_data
    ):
        messages.success(request, "Oppgjøret er trukket tilbake.")
        return redirect("gjoropp_aar", slug, aar)
    return vis_aaret(request, side, {"grunnskjema": skjema}, _AVVIST)


@require_POST
def forklar(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Svar på en bestridt linje."""
    side, skjema = finn_side(request, slug, aar), Forklaringskjema(request.POST)
    if skjema.is_valid() and lagret(
        skjema, forklar_linje, bruker=leser(request), oppgjor=side.rad, **skjema.cleaned_data
    ):
        messages.success(request, "Svaret er sendt. Alle partene ser det.")
        return redirect("gjoropp_aar", slug, aar)
    return vis_aaret(request, side, {"forklaringskjema": skjema}, _AVVIST)
