"""Trykte tabeller: the shipped ones and the party's own, with findings beside the cells, and as files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tospann.actions.rett_tabell import Nyverdi, rett_tabell
from tospann.actions.trykttabell import Lagrettabell, last_tabell
from tospann.core.felles.rolle import Handling
from tospann.core.tabell.funn import Tabellkontroll
from tospann.core.tabell.tabell import Rettelse
from tospann.documents.regneark import tegn_csv
from tospann.documents.regneark_xlsx import tegn_xlsx
from tospann.documents.tabellark import som_arbeidsbok, trykt_ark
from tospann.documents.tabellsvar import som_svar
from tospann.imports.tabellsamling import Levert, levert, leverte
from tospann.store import models
from tospann.web.forsok import lagret
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.leser import leser
from tospann.web.tabell.skjema import Rettelsesskjema, Ruteskjema
from tospann.web.tabell.visning import visning

FILER = {
    "tabell.csv": "text/csv; charset=utf-8",
    "tabell.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "kontroll.json": "application/json",
    "regler.toml": "application/toml; charset=utf-8",
}


@require_safe
def liste(request: HttpRequest) -> HttpResponse:
    """Kontroller en trykt tabell: deres egne, og de som følger med."""
    bruker = leser(request)
    kontekst = {
        "egne": models.Trykttabell.objects.visible_to(bruker).defer("ruter", "regler"),
        "leverte": [levert(slug) for slug in leverte()],
        "kan_lagre": bruker.kan(Handling.LAGRE_TABELL),
    }
    return render(request, "tabell/liste.html", kontekst)


@require_safe
def vis_levert(request: HttpRequest, slug: str) -> HttpResponse:
    """En tabell som følger med, med det kontrollen fant."""
    ett = _levert(slug)
    vist = visning(ett.kontroll)
    kontekst = {
        "visning": vist,
        "lest": ett.lesemaate,
        "merknad": ett.regelfil.merknad,
        "regeltekst": ett.regeltekst,
        "filer": tuple(FILER),
        "slug": slug,
    }
    return vis_med_kilder(request, "tabell/vis.html", kontekst, vist.tall())


@require_safe
def fil_levert(request: HttpRequest, slug: str, fil: str) -> HttpResponse:
    """Tabellen, kontrollen eller reglene som fil."""
    del request
    ett = _levert(slug)
    return _fil(fil, slug, _innhold(ett.kontroll, ett.kontroll, (), ett.lesemaate, ett.regeltekst))


@require_safe
def vis_egen(request: HttpRequest, nr: int) -> HttpResponse:
    """En av våre egne tabeller: trykt og rettet ved siden av hverandre."""
    rad = _egen(request, nr)
    lagret_ = last_tabell(rad)
    vist = visning(lagret_.trykt, lagret_.rettet.tabell)
    kontekst = {
        "visning": vist,
        "rad": rad,
        "lest": rad.lest,
        "merknad": lagret_.lest.regelfil.merknad,
        "regeltekst": rad.regler,
        "filer": tuple(FILER),
        "rettelser": [(r, *_navn(lagret_, r)) for r in lagret_.rettelser],
        "rettet": visning(lagret_.rettet) if lagret_.rettelser else None,
        "kan_rette": leser(request).kan(Handling.RETTE_TABELL),
    }
    return vis_med_kilder(request, "tabell/vis.html", kontekst, vist.tall())


@require_safe
def fil_egen(request: HttpRequest, nr: int, fil: str) -> HttpResponse:
    """Vår tabell, kontrollen eller reglene som fil."""
    rad = _egen(request, nr)
    lagret_ = last_tabell(rad)
    innhold = _innhold(lagret_.trykt, lagret_.rettet, lagret_.rettelser, tuple(rad.lest), rad.regler)
    return _fil(fil, f"tabell-{nr}", innhold)


@require_http_methods(["GET", "HEAD", "POST"])
def rett(request: HttpRequest, nr: int) -> HttpResponse:
    """Rett en rute: velg hvilken, skriv hva den skal være og hvorfor. Det trykte blir stående."""
    rad, bruker = _egen(request, nr), leser(request)
    if not bruker.kan(Handling.RETTE_TABELL):
        raise PermissionDenied
    tabell = last_tabell(rad).rettet.tabell
    spurt = request.POST if request.method == "POST" else request.GET
    rute = Ruteskjema(spurt if "rad" in spurt else None, tabell)
    if not rute.is_valid():
        return render(request, "tabell/rett.html", {"rad": rad, "rute": rute})
    radnr, kolonne = rute.cleaned_data["rad"], rute.cleaned_data["kolonne"]
    staar = tabell.celle(tabell.rad(radnr), kolonne).trykt
    skjema = Rettelsesskjema(request.POST or None, initial={"gammel": staar, "ny": staar})
    if request.method == "POST" and skjema.is_valid():
        verdi = Nyverdi(radnr, kolonne, **skjema.cleaned_data)
        if lagret(skjema, rett_tabell, bruker=bruker, tabell=rad, verdi=verdi):
            messages.success(request, _("Rettelsen er lagret ved siden av det trykte. Bare dere ser den."))
            return redirect("egen_tabell", nr)
    sted = {"radnavn": tabell.rad(radnr).navn, "kolonnenavn": tabell.kolonne(kolonne).navn, "staar": staar}
    kontekst = {"rad": rad, "rute": rute, "form": skjema, **sted}
    return render(request, "tabell/rett.html", kontekst, status=422 if skjema.errors else 200)


def _levert(slug: str) -> Levert:
    try:
        return levert(slug)
    except KeyError as feil:
        raise Http404 from feil


def _egen(request: HttpRequest, nr: int) -> models.Trykttabell:
    """Give the party's own table; somebody else's is answered like one that is not there."""
    return get_object_or_404(models.Trykttabell.objects.visible_to(leser(request)), nr=nr)


def _navn(lagret_: Lagrettabell, rettelse: Rettelse) -> tuple[str, str]:
    tabell = lagret_.lest.tabell
    return tabell.rad(rettelse.radnr).navn, tabell.kolonne(rettelse.kolonne).navn


def _innhold(
    trykt: Tabellkontroll, rettet: Tabellkontroll, rettelser: tuple[Rettelse, ...], lest: tuple[str, ...], regler: str
) -> dict[str, Callable[[], bytes]]:
    dag: date = trykt.tabell.kilde.dato
    return {
        "tabell.csv": lambda: tegn_csv(trykt_ark(rettet.tabell)).encode(),
        "tabell.xlsx": lambda: tegn_xlsx(som_arbeidsbok(trykt, rettet, rettelser, dag)),
        "kontroll.json": lambda: som_svar(rettet, lest, trykt.tabell, rettelser).model_dump_json(indent=2).encode(),
        "regler.toml": regler.encode,
    }


def _fil(fil: str, navn: str, innhold: dict[str, Callable[[], bytes]]) -> HttpResponse:
    if fil not in FILER:
        raise Http404
    svar = HttpResponse(innhold[fil](), content_type=FILER[fil])
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}-{fil}"'
    return svar
