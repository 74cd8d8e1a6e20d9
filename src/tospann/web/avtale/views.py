"""Avtalen: text to the left, control to the right; what is missing is offered as a clause."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tospann.actions.avvist import Avvist
from tospann.actions.endre_avtale import sett_inn_klausul, ta_ut_klausul
from tospann.actions.saksbilde import klausulbank
from tospann.actions.send_til_kommunestyrene import send_til_kommunestyrene
from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.klausul import Klausul, Klausulmal
from tospann.core.felles.alvor import Alvor
from tospann.core.felles.fingeravtrykk import kort
from tospann.core.felles.rolle import Handling
from tospann.core.felles.svar import Utfall
from tospann.imports.avtalefil import som_avtalefil
from tospann.web.leser import leser
from tospann.web.sak.oppslag import finn_rad, finn_side


@require_safe
def vis(request: HttpRequest, slug: str) -> HttpResponse:
    """Utkastet til avtale, klausul for klausul, med kontroll."""
    side = finn_side(request, slug)
    bilde, bruker = side.bilde, leser(request)
    kontroll = bilde.kontroll
    klar = kontroll.kan_bli_klar()
    tatt_ut = set(side.rad.klausulvalg.values_list("klausul", flat=True))
    kontekst = {
        "side": side,
        "sak": bilde.sak,
        "avtale": bilde.avtale,
        "kort_avtrykk": kort(bilde.avtale.fingeravtrykk),
        "kontroll": kontroll,
        "klar": klar,
        "er_klar": klar.utfall is Utfall.OPPFYLT,
        "apne": [(a, v) for a in Alvor if (v := [v for v in kontroll.av_alvor(a) if not v.er_oppfylt])],
        "oppfylte": [v for v in kontroll.vurderinger if v.er_oppfylt],
        "tatt_ut": [mal for mal in klausulbank() if mal.id in tatt_ut],
        "punkter": _punkter(bilde.avtale, tatt_ut),
        "kan_endre": bruker.kan(Handling.ENDRE_AVTALE),
        "kan_sende": bruker.kan(Handling.SENDE_TIL_KOMMUNESTYRENE),
        "er_sendt": side.forslag is not None and side.forslag.avtale_fingeravtrykk == bilde.avtale.fingeravtrykk,
    }
    return render(request, "avtale/vis.html", kontekst)


@require_safe
def som_fil(request: HttpRequest, slug: str) -> HttpResponse:
    """Avtalen som fil for andre programmer (docs/avtalekontrakt.md)."""
    fil = som_avtalefil(finn_side(request, slug).bilde.avtale)
    navn = {"Content-Disposition": f'attachment; filename="avtale-{slug}.json"'}
    return JsonResponse(fil, json_dumps_params={"ensure_ascii": False, "indent": 2}, headers=navn)


def _punkter(avtale: Samarbeidsavtale, tatt_ut: set[str]) -> list[tuple[Klausul | None, Klausulmal | None]]:
    """Give the clauses in their order, and in its place each one that was taken out and can be put back."""
    rest = {k.id: k for k in avtale.klausuler}
    punkter: list[tuple[Klausul | None, Klausulmal | None]] = []
    for mal in klausulbank():
        if klausul := rest.pop(mal.id, None):
            punkter.append((klausul, None))
        elif mal.id in tatt_ut:
            punkter.append((None, mal))
    return [*punkter, *((klausul, None) for klausul in rest.values())]


@require_POST
def ta_ut(request: HttpRequest, slug: str, klausul: str) -> HttpResponse:
    """Ta ut en klausul; den kan settes inn igjen."""
    return _endre(request, slug, klausul, ta_ut_klausul)


@require_POST
def sett_inn(request: HttpRequest, slug: str, klausul: str) -> HttpResponse:
    """Sett inn klausulen slik den står i klausulbanken."""
    return _endre(request, slug, klausul, sett_inn_klausul)


def _endre(request: HttpRequest, slug: str, klausul: str, handling: Callable[..., None]) -> HttpResponse:
    try:
        handling(bruker=leser(request), sak=finn_rad(request, slug), klausul=klausul)
    except Avvist as feil:
        messages.error(request, str(feil))
    return redirect("avtale", slug)


@require_POST
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Send forslaget til kommunestyrene."""
    try:
        send_til_kommunestyrene(bruker=leser(request), sak=finn_rad(request, slug))
    except Avvist as feil:
        messages.error(request, str(feil))
        return redirect("avtale", slug)
    messages.success(request, "Forslaget er sendt til alle kommunestyrene, med samme tekst og samme fingeravtrykk.")
    return redirect("vedtak", slug)
