"""Budsjettet for et år: make it from the last, change it, see what it means for each party, and lay it before all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.oppgjor_budsjett import (
    begynn_budsjett,
    fjern_budsjettpost,
    forkast_budsjett,
    lagre_budsjett,
    sett_budsjettpost,
)
from tospann.actions.oppgjor_legg_fram_budsjett import legg_fram_budsjett
from tospann.store import models
from tospann.web.forsok import lagret
from tospann.web.gjoropp.budsjettside import Budsjettside, er_vert, finn_budsjett, finn_sak
from tospann.web.gjoropp.budsjettskjema import Budsjettskjema, Postskjema
from tospann.web.gjoropp.virkning import Overskrifter, Virkning, virkningen
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.leser import leser

_AVVIST = 422
_LESE_OG_SENDE = ["GET", "HEAD", "POST"]


class Aarskjema(forms.Form):
    """Which year."""

    aar = forms.IntegerField(
        label="År", min_value=2006, max_value=2100, widget=forms.NumberInput(attrs={"class": "ds-input"})
    )


class Begrunnelse(forms.Form):
    """Why the budget is as it is, or is revised."""

    versjon = forms.IntegerField(widget=forms.HiddenInput)
    grunn = forms.CharField(
        label="Hva er nytt, og hvorfor",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"class": "ds-input", "rows": 2}),
        help_text="Må fylles ut når budsjettet revideres. Alle partene ser det.",
    )


@dataclass(frozen=True, slots=True)
class _Svar:
    """The forms of the page as they were filled in when one was refused."""

    skjema: Budsjettskjema | None = None
    begrunnelse: Begrunnelse | None = None

    @property
    def status(self) -> int:
        avvist = (self.skjema and self.skjema.errors) or (self.begrunnelse and self.begrunnelse.errors)
        return _AVVIST if avvist else 200


@require_http_methods(_LESE_OG_SENDE)
def nytt_aar(request: HttpRequest, slug: str) -> HttpResponse:
    """Lag neste års oppgjør av det forrige."""
    sak, bruker = finn_sak(request, slug), leser(request)
    if not er_vert(bruker, sak):
        raise PermissionDenied
    sist = models.Aarsoppgjor.objects.visible_to(bruker).filter(sak=sak).first()
    skjema = Aarskjema(request.POST or None, initial={"aar": sist.aar + 1 if sist else i_dag().year})
    if request.method == "POST" and skjema.is_valid():
        aar = skjema.cleaned_data["aar"]
        if lagret(skjema, begynn_budsjett, bruker=bruker, sak=sak, aar=aar):
            messages.success(request, _("Utkastet er laget. Bare dere ser det til dere legger det fram."))
            return redirect("gjoropp_budsjett", slug, aar)
    utkast = models.Aarsutkast.objects.visible_to(bruker).filter(sak=sak, slag__startswith="budsjett.")
    aarene = [int(u.slag.rpartition(".")[2]) for u in utkast]
    kontekst = {"sak_": sak, "form": skjema, "sist": sist, "aarene": aarene}
    return render(request, "gjoropp/nytt_aar.html", kontekst, status=_AVVIST if skjema.errors else 200)


@require_http_methods(_LESE_OG_SENDE)
def budsjett(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Budsjettet: versjonene alle ser, og (for verten) utkastet som kan endres."""
    side = finn_budsjett(request, slug, aar)
    if request.method != "POST":
        return _vis(request, side, _Svar())
    side.krev_verten()
    skjema = Budsjettskjema(side.grunnlaget(), _versjonen(side), request.POST)
    if skjema.is_valid():
        felt = {"versjon": skjema.cleaned_data["versjon"], "endring": skjema.endring()}
        if lagret(skjema, lagre_budsjett, bruker=side.bruker, sak=side.rad.sak, aar=aar, **felt):
            messages.success(request, _("Utkastet er lagret. Tabellen viser hva det betyr for hver part."))
            return redirect("gjoropp_budsjett", slug, aar)
    return _vis(request, side, _Svar(skjema))


def _vis(request: HttpRequest, side: Budsjettside, svar: _Svar) -> HttpResponse:
    utkast, virkning, mot = side.utkast, Virkning(), ""
    kontekst: dict[str, object] = {"side": side, "kilde_her": True}
    if utkast:
        if par := side.mot():
            mot = par[0]
            ord_ = Overskrifter(_("Hva utkastet betyr for hver part"), mot.capitalize(), _("Utkastet"))
            virkning = virkningen(par[1], utkast.grunnlag, ord_, side.min)
        kontekst |= {
            "skjema": svar.skjema or Budsjettskjema(utkast.grunnlag, utkast.rad.versjon),
            "begrunnelse": svar.begrunnelse or Begrunnelse(initial={"versjon": utkast.rad.versjon}),
            "virkning": virkning,
            "mot": mot,
            "deltakerne": [(d.navn, d.periode) for d in utkast.grunnlag.deltakelser],
            "noklene": utkast.grunnlag.nokler,
            "uten_belop": _uten_belop(side),
        }
    ferdig = vis_med_kilder(request, "gjoropp/budsjett.html", kontekst, virkning.tall())
    ferdig.status_code = svar.status
    return ferdig


def _uten_belop(side: Budsjettside) -> Iterable[tuple[str, str]]:
    g = side.grunnlaget()
    med = {p.post for p in g.posteringer}
    return [(p.id, p.navn) for p in g.poster if p.id not in med]


@require_http_methods(_LESE_OG_SENDE)
def post(request: HttpRequest, slug: str, aar: int, post: str) -> HttpResponse:
    """Én post: ny, endret eller tatt ut."""
    side = finn_budsjett(request, slug, aar)
    g, ny = side.grunnlaget(), post == "ny"
    if not ny and post not in {p.id for p in g.poster}:
        raise Http404
    side.krev_verten()
    skjema = Postskjema(g, _versjonen(side), "" if ny else post, request.POST or None)
    felt: dict[str, Any] = {"bruker": side.bruker, "sak": side.rad.sak, "aar": aar}
    if request.method == "POST" and "slett" in request.POST:
        return _fjern(request, side, post)
    if request.method == "POST" and skjema.is_valid():
        linje, versjon = skjema.cleaned_data["linje"], skjema.cleaned_data["versjon"]
        if lagret(skjema, sett_budsjettpost, **felt, versjon=versjon, linje=linje):
            messages.success(request, _("Posten er lagret i utkastet."))
            return redirect("gjoropp_budsjett", slug, aar)
    kontekst = {"side": side, "form": skjema, "ny": ny, "post": post}
    return render(request, "gjoropp/budsjettpost.html", kontekst, status=_AVVIST if skjema.errors else 200)


def _fjern(request: HttpRequest, side: Budsjettside, post: str) -> HttpResponse:
    versjon = request.POST.get("versjon", "")
    felt: dict[str, Any] = {
        "sak": side.rad.sak,
        "aar": side.rad.aar,
        "versjon": int(versjon) if versjon.isdigit() else 0,
    }
    try:
        fjern_budsjettpost(bruker=side.bruker, post=post, **felt)
    except Avvist as feil:
        messages.error(request, str(feil))
    else:
        messages.success(request, _("Posten er tatt ut av utkastet."))
    return redirect("gjoropp_budsjett", *side.adresse)


@require_POST
def legg_fram(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Legg budsjettet fram for alle partene."""
    side = finn_budsjett(request, slug, aar)
    side.grunnlaget()
    side.krev_verten()
    skjema = Begrunnelse(request.POST)
    if skjema.is_valid() and lagret(
        skjema, legg_fram_budsjett, bruker=side.bruker, sak=side.rad.sak, aar=aar, **skjema.cleaned_data
    ):
        messages.success(request, _("Budsjettet er lagt fram. Alle partene ser det."))
        return redirect("gjoropp_aar", slug, aar)
    return _vis(request, side, _Svar(begrunnelse=skjema))


@require_POST
def forkast(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Kast utkastet."""
    side = finn_budsjett(request, slug, aar)
    side.grunnlaget()
    side.krev_verten()
    versjon = request.POST.get("versjon", "")
    try:
        forkast_budsjett(
            bruker=side.bruker, sak=side.rad.sak, aar=aar, versjon=int(versjon) if versjon.isdigit() else 0
        )
    except Avvist as feil:
        messages.error(request, str(feil))
        return redirect("gjoropp_budsjett", slug, aar)
    messages.success(request, _("Utkastet er kastet. Det som er lagt fram, står."))
    return redirect("gjoropp")


def _versjonen(side: Budsjettside) -> int:
    return side.utkast.rad.versjon if side.utkast else 0
