"""What is done with a drawing: begin, move, undo, name, copy, show, delete. Each leads back to a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tospann.actions.avvist import Avvist
from tospann.actions.tegn_struktur import (
    angre_trekk,
    begynn_tegning,
    gi_tegning_navn,
    gjor_trekk,
    kopier_tegning,
    slett_tegning,
    vis_tegning,
)
from tospann.actions.tegningsbilde import regn_versjon, siste_versjon
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.struktur.inndeling import UgyldigInndeling
from tospann.core.struktur.trekk import Trekk, Trekkslag
from tospann.web.leser import leser
from tospann.web.struktur.tegning_oppslag import finn_studie, finn_tegning, utgangspunkter
from tospann.web.struktur.tegningsside import velg_adresse

T = TypeVar("T")


@require_POST
def begynn(request: HttpRequest, slug: str) -> HttpResponse:
    """Begynn en tegning fra det beste svaret eller en oppgitt struktur."""
    studie = finn_studie(request, slug)
    inndeling = utgangspunkter(regn_versjon(siste_versjon(studie))).get(request.POST.get("fra", ""))
    if inndeling is None:
        messages.error(request, _("Velg hva tegningen skal begynne med. Ingenting er lagret."))
        return redirect("struktur_tegninger", slug)
    ny = _prov(request, lambda: begynn_tegning(bruker=leser(request), studie=studie, inndeling=inndeling))
    return redirect("struktur_tegning", slug, ny.nr) if ny else redirect("struktur_tegninger", slug)


@require_POST
def trekk(request: HttpRequest, slug: str, nr: str) -> HttpResponse:
    """Gjør ett trekk."""
    tegning = finn_tegning(request, slug, nr)
    numre = regn_versjon(siste_versjon(tegning.studie)).numre
    try:
        ett = _les_trekk(request, numre)
    except UgyldigInndeling as feil:
        messages.error(request, f"{feil} Ingenting er endret.")
        return redirect("struktur_tegning", slug, nr)
    bruker, sett = leser(request), _sett(request)
    _prov(request, lambda: gjor_trekk(bruker=bruker, tegning=tegning, sett=sett, trekk=ett))
    fra_tabellen = request.POST.get("fra") == "tabell"
    return redirect(f"{_side(slug, nr)}#k{ett.kommune}" if fra_tabellen else velg_adresse(slug, nr, ett.kommune))


@require_POST
def angre(request: HttpRequest, slug: str, nr: str) -> HttpResponse:
    """Angre siste trekk, eller gjør det om igjen."""
    tegning, bruker, sett = finn_tegning(request, slug, nr), leser(request), _sett(request)
    numre = regn_versjon(siste_versjon(tegning.studie)).numre
    if request.POST.get("retning") == "gjor-om":
        _prov(request, lambda: angre_trekk(bruker=bruker, tegning=tegning, sett=sett, retning="gjor-om"))
    else:
        _prov(request, lambda: angre_trekk(bruker=bruker, tegning=tegning, sett=sett, retning="angre"))
    valgt = request.POST.get("valgt", "")
    return redirect(velg_adresse(slug, nr, valgt) if valgt in numre else _side(slug, nr))


@require_POST
def gi_navn(request: HttpRequest, slug: str, nr: str) -> HttpResponse:
    """Gi tegningen et navn."""
    tegning, navn = finn_tegning(request, slug, nr), request.POST.get("navn", "")
    _prov(request, lambda: gi_tegning_navn(bruker=leser(request), tegning=tegning, navn=navn))
    return redirect("struktur_tegning", slug, nr)


@require_POST
def kopier(request: HttpRequest, slug: str, nr: str) -> HttpResponse:
    """Lag en egen kopi."""
    tegning = finn_tegning(request, slug, nr)
    ny = _prov(request, lambda: kopier_tegning(bruker=leser(request), tegning=tegning))
    if ny:
        messages.success(request, _("Dette er kopien. Bare dere ser den, og den andre er som den var."))
    return redirect("struktur_tegning", slug, ny.nr if ny else nr)


@require_POST
def vis_andre(request: HttpRequest, slug: str, nr: str) -> HttpResponse:
    """Vis tegningen for alle som ser studien, eller bare for egen part."""
    tegning, delt = finn_tegning(request, slug, nr), request.POST.get("delt") == "ja"
    if _prov(request, lambda: vis_tegning(bruker=leser(request), tegning=tegning, delt=delt)):
        vist, skjult = _("Alle som ser studien, ser nå tegningen."), _("Nå er det bare dere som ser tegningen.")
        messages.success(request, vist if delt else skjult)
    return redirect("struktur_tegning", slug, nr)


@require_POST
def slett(request: HttpRequest, slug: str, nr: str) -> HttpResponse:
    """Slett tegningen."""
    tegning = finn_tegning(request, slug, nr)
    if _prov(request, lambda: slett_tegning(bruker=leser(request), tegning=tegning)):
        messages.success(request, _("«%s» er slettet.") % tegning.navn)
        return redirect("struktur_tegninger", slug)
    return redirect("struktur_tegning", slug, nr)


def _prov(request: HttpRequest, gjor: Callable[[], T]) -> T | None:
    """Do it, or tell why not; what is refused leaves nothing behind."""
    try:
        return gjor()
    except (Avvist, Fodselsnummer) as feil:
        messages.error(request, str(feil))
        return None


def _side(slug: str, nr: str) -> str:
    return reverse("struktur_tegning", args=[slug, nr])


def _sett(request: HttpRequest) -> int:
    """Give the step the reader saw; none where the form says nothing that is a number."""
    sett = request.POST.get("sett", "")
    return int(sett) if sett.isascii() and sett.isdigit() else 0


def _les_trekk(request: HttpRequest, numre: tuple[str, ...]) -> Trekk:
    """
    Read a move from the button that was pressed: "vert:1839", "flytt:1839:1841", or "flytt:1839" with a choice beside.

    Raises
    ------
    UgyldigInndeling
        When it is no move in this study.

    """
    slag, _skille, resten = request.POST.get("trekk", "").partition(":")
    kommune, _skille, til = resten.partition(":")
    til = til or (request.POST.get(f"til-{kommune}", "") if slag == Trekkslag.FLYTT else "")
    if slag not in set(Trekkslag) or not {kommune, *([til] if til else [])} <= set(numre):
        raise UgyldigInndeling(_("Velg en kommune og hva som skal skje med den."))
    return Trekk(Trekkslag(slag), kommune, til)
