"""Nøklene: those in force and what they give, a new version proposed and tried, and each owner's yes or no."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tospann.actions.avvist import Avvist
from tospann.actions.nokkelbilde import Forslagsbilde, Forslagssteg
from tospann.actions.oppgjor_nokkel import (
    avvis_nokkel,
    foreslaa_nokkel,
    godkjenn_nokkel,
    lagre_nokkelutkast,
    nokkelslag,
    trekk_nokkel,
)
from tospann.actions.oppgjor_ta_i_bruk_nokkel import ta_i_bruk_nokkel
from tospann.core.felles.personvern import Fodselsnummer
from tospann.store import models
from tospann.web.forsok import lagret
from tospann.web.gjoropp.nokkelside import Nokkelside, finn_nokkelside, i_kraft, svarene
from tospann.web.gjoropp.nokkelskjema import NY, Nokkelgrunnlag, Nokkelskjema
from tospann.web.gjoropp.nokkeltall import delt_med
from tospann.web.gjoropp.skjemaer import Grunnskjema
from tospann.web.gjoropp.virkning import Virkning
from tospann.web.kildepanel import vis_med_kilder

_AVVIST = 422
_IKKE_I_UTKASTET = {"csrfmiddlewaretoken", "versjon", "send"}
_LENGST = 1000


@require_safe
def nokler(request: HttpRequest, slug: str) -> HttpResponse:
    """Nøklene som gjelder, med formel, tall og hvem som har godkjent; og forslagene, også de gamle."""
    side = finn_nokkelside(request, slug)
    g, oppgjor = side.g, side.aaret.bilde.gjeldende
    tabeller = {v.id: delt_med(oppgjor, v.id, side.min) for v in g.nokler}
    versjoner = sorted(g.nokler, key=lambda v: (v.id, v.periode.fra))
    kontekst = {
        "side": side,
        "kilde_her": True,
        "nokler": [(v, side.ord(v), i_kraft(g, v), side.godkjenninger(v)) for v in versjoner],
        "tabeller": {id_: t for id_, t in tabeller.items() if t},
        "forslagene": [(f, f.versjon) for f in reversed(side.forslagene)],
        "GODKJENT": Forslagssteg.GODKJENT,
        "SENDT": Forslagssteg.SENDT,
    }
    tall = [t for tabell in tabeller.values() if tabell for t in tabell.tall()]
    return vis_med_kilder(request, "gjoropp/nokler.html", kontekst, tall)


@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: HttpRequest, slug: str, nokkel: str) -> HttpResponse:
    """Foreslå en ny versjon: skriv, se hva den ville betydd, og send den til de andre."""
    side = finn_nokkelside(request, slug)
    egne = [v for v in side.g.nokler if v.id == nokkel]
    if nokkel != NY and not egne:
        raise Http404
    if not side.kan_foreslaa:
        raise PermissionDenied
    grunnlag = Nokkelgrunnlag(side.g, nokkel, max(egne, key=lambda v: v.periode.fra) if egne else None)
    rad = models.Aarsutkast.objects.visible_to(side.bruker).filter(sak=side.sak, slag=nokkelslag(nokkel)).first()
    if request.method != "POST":
        return _vis_skjema(request, side, Nokkelskjema(grunnlag, json.loads(rad.innhold) if rad else None), rad)
    skjema = Nokkelskjema(grunnlag, request.POST)
    if "send" not in request.POST:
        return _lagret_utkast(request, side, skjema, rad)
    if skjema.is_valid() and lagret(
        skjema,
        foreslaa_nokkel,
        bruker=side.bruker,
        sak=side.sak,
        versjon=skjema.cleaned_data["ny"],
        grunn=skjema.cleaned_data["grunn"],
        mot_staten=skjema.mot_staten,
    ):
        messages.success(request, _("Forslaget er sendt. Alle det gjelder, må svare."))
        return redirect("gjoropp_nokler", slug)
    return _vis_skjema(request, side, skjema, rad, _AVVIST)


def _lagret_utkast(
    request: HttpRequest, side: Nokkelside, skjema: Nokkelskjema, rad: models.Aarsutkast | None
) -> HttpResponse:
    felt = {n: str(v)[:_LENGST] for n, v in request.POST.items() if n not in _IKKE_I_UTKASTET}
    sett = request.POST.get("versjon", "")
    nr, nokkel = int(sett) if sett.isdigit() else 0, skjema.grunnlag.id
    try:
        lagre_nokkelutkast(bruker=side.bruker, sak=side.sak, nokkel=nokkel, felt=felt, versjon=nr)
    except (Avvist, Fodselsnummer) as feil:
        skjema.is_valid()
        skjema.add_error(None, str(feil))
        return _vis_skjema(request, side, skjema, rad, _AVVIST)
    messages.success(request, _("Utkastet er lagret. Bare dere ser det."))
    return redirect("gjoropp_nokkel_endre", side.sak.slug, nokkel)


def _vis_skjema(
    request: HttpRequest, side: Nokkelside, skjema: Nokkelskjema, rad: models.Aarsutkast | None, status: int = 200
) -> HttpResponse:
    ny = skjema.cleaned_data.get("ny") if skjema.is_bound and skjema.is_valid() else None
    virkning = side.virkning(ny) if ny else Virkning()
    kontekst: Mapping[str, Any] = {
        "side": side,
        "kilde_her": True,
        "form": skjema,
        "utkast": rad,
        "foer": skjema.grunnlag.foer,
        "ord": side.ord(ny, skjema.grunnlag.foer) if ny else (),
        "virkning": virkning,
        "ny": skjema.grunnlag.id == NY,
    }
    svar = vis_med_kilder(request, "gjoropp/nokkel_endre.html", kontekst, virkning.tall())
    svar.status_code = status
    return svar


@require_safe
def forslag(request: HttpRequest, slug: str, nr: int) -> HttpResponse:
    """Ett forslag: hva det sier, hva det ville betydd, og hvem som har svart hva."""
    side = finn_nokkelside(request, slug)
    return _vis_forslag(request, side, _finn(side, nr), Grunnskjema())


def _vis_forslag(
    request: HttpRequest, side: Nokkelside, funnet: Forslagsbilde, skjema: Grunnskjema, status: int = 200
) -> HttpResponse:
    versjon = funnet.versjon
    virkning = side.virkning(versjon)
    kontekst = {
        "side": side,
        "kilde_her": True,
        "forslag": funnet,
        "versjon": versjon,
        "ord": side.ord(versjon, side.gjelder_foer(versjon)),
        "svarene": list(svarene(side, funnet)),
        "virkning": virkning,
        "kan_svare": side.kan_svare(funnet),
        "kan_trekke": side.kan_trekke(funnet),
        "kan_bruke": side.er_vert and funnet.steg is Forslagssteg.GODKJENT,
        "trukket": next((h for h in funnet.hendelser if h.svar == "TRUKKET"), None),
        "form": skjema,
    }
    svar = vis_med_kilder(request, "gjoropp/nokkelforslag.html", kontekst, virkning.tall())
    svar.status_code = status
    return svar


def _finn(side: Nokkelside, nr: int) -> Forslagsbilde:
    funnet = next((f for f in side.forslagene if f.rad.nr == nr), None)
    if funnet is None:
        raise Http404
    return funnet


@require_POST
def godkjenn(request: HttpRequest, slug: str, nr: int) -> HttpResponse:
    """Godkjenn nøkkelen for egen part."""
    side = finn_nokkelside(request, slug)
    avtrykk = request.POST.get("fingeravtrykk", "")
    return _gjort(
        request,
        (slug, nr),
        lambda: godkjenn_nokkel(bruker=side.bruker, forslag=_finn(side, nr).rad, fingeravtrykk=avtrykk),
        _("Du har godkjent nøkkelen for parten din."),
    )


@require_POST
def avvis(request: HttpRequest, slug: str, nr: int) -> HttpResponse:
    """Si nei til nøkkelen, med grunn."""
    side, skjema = finn_nokkelside(request, slug), Grunnskjema(request.POST)
    funnet, avtrykk = _finn(side, nr), request.POST.get("fingeravtrykk", "")
    if skjema.is_valid() and lagret(
        skjema, avvis_nokkel, bruker=side.bruker, forslag=funnet.rad, fingeravtrykk=avtrykk, **skjema.cleaned_data
    ):
        messages.success(request, _("Alle partene ser at dere sier nei, og hvorfor."))
        return redirect("gjoropp_nokkelforslag", slug, nr)
    return _vis_forslag(request, side, funnet, skjema, _AVVIST)


@require_POST
def trekk(request: HttpRequest, slug: str, nr: int) -> HttpResponse:
    """Trekk forslaget."""
    side, skjema = finn_nokkelside(request, slug), Grunnskjema(request.POST)
    funnet = _finn(side, nr)
    if skjema.is_valid() and lagret(
        skjema, trekk_nokkel, bruker=side.bruker, forslag=funnet.rad, **skjema.cleaned_data
    ):
        messages.success(request, _("Forslaget er trukket. Det står i historien."))
        return redirect("gjoropp_nokkelforslag", slug, nr)
    return _vis_forslag(request, side, funnet, skjema, _AVVIST)


@require_POST
def bruk(request: HttpRequest, slug: str, nr: int) -> HttpResponse:
    """Ta den godkjente nøkkelen inn i utkastet for et år."""
    side, aar = finn_nokkelside(request, slug), request.POST.get("aar", "")
    aaret = int(aar) if aar.isascii() and aar.isdigit() else 0
    return _gjort(
        request,
        (slug, nr),
        lambda: ta_i_bruk_nokkel(bruker=side.bruker, forslag=_finn(side, nr).rad, aar=aaret),
        _("Nøkkelen er tatt inn i utkastet. Bare dere ser utkastet til dere legger det fram."),
    )


def _gjort(
    request: HttpRequest, adresse: tuple[str, int], handling: Callable[[], object], beskjed: str
) -> HttpResponse:
    try:
        handling()
    except Avvist as feil:
        messages.error(request, str(feil))
    else:
        messages.success(request, beskjed)
    return redirect("gjoropp_nokkelforslag", *adresse)
