"""The map of the country or a county, and the table beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.actions.klokke import i_dag
from tospann.core.felles.tall import Tall
from tospann.web.kart.filer import filnavn, som_csv, som_svg
from tospann.web.kart.grunnlag import registeret
from tospann.web.kart.lag import LAG
from tospann.web.kart.rader import lag_tegnforklaring, oppsummer
from tospann.web.kart.side import Kartside, fylkene, lag_side, sprang
from tospann.web.kart.valg import UgyldigValg, les_valg, siste_dag
from tospann.web.kildepanel import vis_med_kilder

# The slider begins here: the first year with figures. The date field reaches back to where the register begins.
SKYVEREN_FRA = date(2012, 1, 1)

_FELT = frozenset({"fylke", "lag", "dato", "sorter"})

Svar = Callable[[HttpRequest, Kartside], HttpResponse]


def med_valg(vis_valget: Svar) -> Callable[[HttpRequest], HttpResponse]:
    """Read the choice from the address, or say in a sentence why it cannot be shown and what can."""

    @wraps(vis_valget)
    def svar(request: HttpRequest) -> HttpResponse:
        utgave, historie = registeret()
        if not utgave:
            return render(request, "kart/tomt.html", {})
        try:
            valg = les_valg(request.GET.dict(), historie, i_dag())
        except UgyldigValg as feil:
            videre = {k: v for k, v in {**request.GET.dict(), **feil.fortsett}.items() if k in _FELT}
            kontekst = {"feil": feil, "fortsett": f"{reverse('kart')}?{urlencode(videre)}"}
            return render(request, "kart/feil.html", kontekst, status=feil.status)
        return vis_valget(request, lag_side(valg, utgave, historie))

    return svar


@require_safe
@med_valg
def vis(request: HttpRequest, side: Kartside) -> HttpResponse:
    """Kommunene på kartet, og det samme i en tabell."""
    forklaring = lag_tegnforklaring(side.kart, side.lag, side.navn)
    summer = oppsummer(side.sted, list(side.rader), side.navn)
    forrige, neste = sprang(side)
    kontekst = {
        "side": side,
        "kart": side.tegnet(),
        "tegnforklaring": forklaring,
        "summer": summer,
        "forrige": forrige,
        "neste": neste,
        "kolonner": tuple(_kolonner(side)),
        "med_fylke": _med_fylke(side),
        "fylker": fylkene(side.sted),
        "lagene": LAG,
        "forste": side.sted.historie.begynner,
        "siste": siste_dag(i_dag()),
        "skyveren_fra": SKYVEREN_FRA,
        "aarslenker": _aarslenker(side),
        "csv_adresse": side.valg.adresse("kart_csv"),
        "svg_adresse": side.valg.adresse("kart_svg"),
    }
    return vis_med_kilder(request, "kart/vis.html", kontekst, _alle_tall(side, summer, [f.antall for f in forklaring]))


@require_safe
@med_valg
def tabell(request: HttpRequest, side: Kartside) -> HttpResponse:
    """Tabellen som regneark (CSV)."""
    del request
    return _fil(som_csv(side.sted, side.lag, side.rader), "text/csv; charset=utf-8", filnavn(side.tittel, "csv"))


@require_safe
@med_valg
def tegning(request: HttpRequest, side: Kartside) -> HttpResponse:
    """Kartet som tegning (SVG) med tegnforklaring og kilde, til dokumenter og trykk."""
    del request
    forklaring = lag_tegnforklaring(side.kart, side.lag, side.navn)
    return _fil(som_svg(side, forklaring), "image/svg+xml", filnavn(side.tittel, "svg"))


def _fil(innhold: str, slag: str, navn: str) -> HttpResponse:
    return HttpResponse(innhold, content_type=slag, headers={"Content-Disposition": f'attachment; filename="{navn}"'})


def _alle_tall(side: Kartside, *samlet: tuple[Tall, ...] | list[Tall]) -> Iterator[Tall]:
    for tall in samlet:
        yield from tall
    for rad in side.omraader:
        yield from (rad.folketall.forskjell, rad.folketall.ssb)
    for kartrad in side.rader:
        yield from kartrad.verdi.tall


def _aarslenker(side: Kartside) -> tuple[tuple[int, str], ...]:
    """Give each year on the slider with the address of its first day."""
    aarene = range(SKYVEREN_FRA.year, siste_dag(i_dag()).year + 1)
    return tuple((aar, side.valg.adresse(dato=date(aar, 1, 1).isoformat())) for aar in aarene)


@dataclass(frozen=True, slots=True)
class Kolonne:
    """A heading in the table: its words, where a press leads, and how the table is sorted by it now (aria-sort)."""

    navn: str | Promise
    adresse: str
    sortert: str
    tall: bool = False


def _kolonner(side: Kartside) -> Iterator[Kolonne]:
    yield _kolonne(side, "navn", _("Kommune"))
    er_tall = not side.lag.tallnavn and any(rad.tall for rad in side.rader)
    yield _kolonne(side, "verdi", side.lag.verdinavn, tall=er_tall)
    if side.lag.tallnavn:
        yield _kolonne(side, "tall", side.lag.tallnavn, tall=True)
    if _med_fylke(side):
        yield _kolonne(side, "fylke", _("Fylke"))
    yield _kolonne(side, "nummer", _("Nr."))


def _med_fylke(side: Kartside) -> bool:
    """Tell whether the table needs a column for the county."""
    return not side.valg.fylke and side.lag.id != "fylke"


def _kolonne(side: Kartside, felt: str, navn: str, *, tall: bool = False) -> Kolonne:
    naa = side.valg.sorter or ("" if side.omraader else "navn")
    if naa == felt:
        return Kolonne(navn, side.valg.adresse(sorter=f"-{felt}"), "ascending", tall)
    return Kolonne(navn, side.valg.adresse(sorter=felt), "descending" if naa == f"-{felt}" else "", tall)
