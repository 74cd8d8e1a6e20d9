"""Uttreden: what leaving would cost a member, when it would be out, and what goes with it; on the page and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.config.assets import fonts_folder
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.documents.papirer import uttredensark as papiret
from tospann.documents.papirer.uttredensark import Arkhode, Uttreden, uttredensnavn
from tospann.documents.typst_pdf import tegn_pdf
from tospann.documents.word import tegn_docx
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side
from tospann.web.gjoropp.uttreden_regning import Uttredenside, regn_ut_uttreden
from tospann.web.gjoropp.uttreden_skjema import Uttredenskjema
from tospann.web.kildepanel import vis_med_kilder

_AVVIST = 422
_TYPER = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_safe
def uttreden(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Hva det koster å gå ut, når, hvem som følger med, og hvilke avtaler som må endres."""
    side = finn_side(request, slug, aar)
    grunn = Uttredenside.av(side)
    if not grunn.kommuner:
        return render(request, "gjoropp/uttreden.html", {"side": side, "tomt": True})
    skjema = _skjemaet(grunn, request)
    arket = _arket(grunn, skjema)
    kontekst = {
        "side": side,
        "kilde_her": True,
        "skjema": skjema,
        "feil": arket if isinstance(arket, str) else "",
        "andre_kommuner": [k for k in grunn.kommuner if k[0] != skjema.data["kommune"]],
    }
    if isinstance(arket, Uttreden):
        kontekst |= _vist(arket, request)
    svar = vis_med_kilder(
        request, "gjoropp/uttreden.html", kontekst, papiret.tallene(arket) if isinstance(arket, Uttreden) else ()
    )
    svar.status_code = svar.status_code if isinstance(arket, Uttreden) else _AVVIST
    return svar


def _skjemaet(grunn: Uttredenside, request: HttpRequest) -> Uttredenskjema:
    """What is not in the address, is as the agreement and the case have it."""
    start = grunn.utgangspunkt(request.GET.get("kommune", ""))
    return Uttredenskjema({**start, **request.GET.dict()}, grunn.kommuner)


def _arket(grunn: Uttredenside, skjema: Uttredenskjema) -> Uttreden | str | None:
    if not skjema.is_valid():
        return None
    try:
        return regn_ut_uttreden(grunn, skjema)
    except UgyldigNokkel as feil:
        return str(feil)


def _vist(arket: Uttreden, request: HttpRequest) -> dict[str, object]:
    sporsmaal = request.GET.copy()
    sporsmaal.pop("tall", None)
    navn = uttredensnavn(arket.navn)
    tabeller: Mapping[str, object] = {
        "vilkaar": papiret.vilkaarstabell(arket),
        "kostnader": papiret.kostnadstabell(arket) if arket.ark.linjer else None,
        "stillinger": papiret.stillingstabell(arket),
        "andre": papiret.andretabell(arket) if arket.andre else None,
        "opplosning": papiret.opplosningstabell(arket) if arket.opplosning else None,
    }
    return {
        "arket": arket,
        "setning": arket.ark.i_en_setning(arket.navn),
        "forbehold": papiret.FORBEHOLD,
        "pdf": f"{navn}.pdf",
        "docx": f"{navn}.docx",
        "sporsmaal": sporsmaal.urlencode(),
        **tabeller,
    }


@require_safe
def uttreden_fil(request: HttpRequest, slug: str, aar: int, navn: str) -> HttpResponse:
    """Arket som PDF eller Word."""
    side = finn_side(request, slug, aar)
    stamme, _punktum, ending = navn.rpartition(".")
    grunn = Uttredenside.av(side)
    valgt = request.GET.get("kommune") or next((nr for nr, n in grunn.kommuner if uttredensnavn(n) == stamme), "")
    if not grunn.kommuner or ending not in _TYPER or not valgt:
        raise Http404
    start = grunn.utgangspunkt(valgt)
    arket = _arket(grunn, Uttredenskjema({**start, **request.GET.dict(), "kommune": valgt}, grunn.kommuner))
    if not isinstance(arket, Uttreden) or uttredensnavn(arket.navn) != stamme:
        raise Http404(_("Arket kan ikke lages slik vilkårene er fylt ut."))
    dokument = papiret.uttredensark(arket, Arkhode(side.rad.sak.tittel, aar, _dato(side), side.rad.merknad))
    tegn = tegn_pdf if ending == "pdf" else tegn_docx
    svar = HttpResponse(tegn(dokument, fonts_folder()), content_type=_TYPER[ending])
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar


def _dato(side: Oppgjorsside) -> date:
    rad = side.bilde.forslagsrad or side.bilde.siste(Versjonsslag.BUDSJETT)
    dato: date = rad.dato
    return dato
