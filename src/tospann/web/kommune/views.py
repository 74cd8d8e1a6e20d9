"""En kommune: hva den het og ble, hvem som bor der, og hvem den grenser til."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from http import HTTPStatus
from itertools import chain
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from tospann.actions.kommunebilde import Kommunebilde, kommunebilde
from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kommune.oppslag import IkkeFunnet, slaa_opp
from tospann.core.kommune.sammenligning import MEST
from tospann.store.kommune import historie
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.kommune.dato import med_dato
from tospann.web.kommune.hendelser import Hendelsesrad, hendelsesrader
from tospann.web.kommune.kontorene import Kontorer, kontorene
from tospann.web.kommune.linjesvg import tegn_linje
from tospann.web.leser import leser
from tospann.web.reise.oppslag import Kommunereiser, kommunereiser


@dataclass(frozen=True, slots=True)
class Kommuneside:
    """What the page shows."""

    bilde: Kommunebilde
    hendelser: tuple[Hendelsesrad, ...]
    tegning: SafeString
    med_anslag: bool
    kan_anslaas: bool
    kontorer: Kontorer
    reiser: Kommunereiser

    @property
    def versjon(self) -> Kommuneversjon:
        """Give the municipality as it was on the date."""
        return self.bilde.versjon

    @property
    def bruddgrunner(self) -> tuple[str, ...]:
        """Give why the line is broken, each reason once."""
        brudd = self.bilde.linje.brudd() if self.bilde.linje else ()
        return tuple(dict.fromkeys(b.grunn for b in brudd))

    @property
    def sammenlign(self) -> str:
        """Give the address where it stands beside its neighbours."""
        naere = [n.versjon.kommune.nummer for n in self.bilde.naboer if n.landgrense][: MEST - 1]
        alle = [("k", nummer) for nummer in (self.versjon.kommune.nummer, *naere)]
        return f"{reverse('sammenlign_kommuner')}?{urlencode([*alle, ('dato', self.bilde.dato.isoformat())])}"


@require_safe
@med_dato
def vis(request: HttpRequest, dato: date, nummer: str) -> HttpResponse:
    """Alt registeret vet om en kommune på en dato."""
    svar = slaa_opp(historie(), nummer, dato)
    if isinstance(svar, IkkeFunnet):
        return _ikke_i_bruk(request, dato, nummer, svar)
    if svar.kommune.nummer != nummer:
        return redirect(f"{reverse('kommune', args=[svar.kommune.nummer])}?dato={dato.isoformat()}")
    med_anslag = "anslag" in request.GET
    side = _side(request, kommunebilde(nummer, dato, med_anslag=med_anslag), med_anslag=med_anslag)
    tall = chain(side.bilde.tall(), side.reiser.tall())
    return vis_med_kilder(request, "kommune/vis.html", {"side": side, "dato": dato}, tall)


def _side(request: HttpRequest, bilde: Kommunebilde, *, med_anslag: bool) -> Kommuneside:
    nummer = bilde.versjon.kommune.nummer
    linje = bilde.linje
    return Kommuneside(
        bilde,
        tuple(hendelsesrader(bilde)),
        tegn_linje(linje, bilde.versjon.kommune.kortnavn) if linje else SafeString(""),
        med_anslag,
        linje is not None and any(b.foer <= bilde.dato for b in linje.brudd()),
        kontorene(nummer, bilde.dato),
        kommunereiser(leser(request), nummer, bilde.dato),
    )


def _ikke_i_bruk(request: HttpRequest, dato: date, nummer: str, svar: IkkeFunnet) -> HttpResponse:
    """Say that the number is not in use that day, what it was or became, and lead to it and to the days it was."""
    perioder = historie().perioder(nummer)
    innhold = {
        "grunn": svar.grunn,
        "forslag": svar.forslag,
        "dato": dato,
        "nummer": nummer,
        "dager": tuple(_dager(perioder)),
    }
    return render(request, "kommune/ikke_i_bruk.html", innhold, status=HTTPStatus.NOT_FOUND)


def _dager(perioder: tuple[Kommuneversjon, ...]) -> Iterator[tuple[Kommuneversjon, date]]:
    """Give one day to see the number on: the last it was in use, or the first of one still in use."""
    if perioder:
        siste = perioder[-1]
        yield siste, siste.periode.til - timedelta(1) if siste.periode.til else siste.periode.fra
