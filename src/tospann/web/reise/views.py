"""Hvor lang tid tar det? One journey, and one municipality to all in a county."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import chain

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tospann.actions.finn_reisetid import nett_paa, nettene
from tospann.actions.klokke import i_dag
from tospann.core.felles.norsk import sorteringsnokkel
from tospann.core.felles.rolle import Handling
from tospann.core.felles.tall import Tall
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kommune.reiseandel import Reiseandel, andeler
from tospann.core.kommune.reisemodell import Reisemodell
from tospann.core.kommune.reisenett import Reisenett
from tospann.core.kommune.reisested import UkjentSted, finn_sted
from tospann.core.kommune.reisetid import Reisetid, reiser_fra
from tospann.store.statistikk import folketall
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.leser import leser
from tospann.web.reise.oppslag import Reiserad, Reiseside, rader, side
from tospann.web.reise.skjema import Datoskjema, Egetskjema, Reiseskjema

KOLONNER = (
    "fra",
    "fra_navn",
    "til",
    "til_navn",
    "dato",
    "minutter",
    "nedre",
    "ovre",
    "km",
    "ferjer",
    "metode",
    "merknad",
)


@require_safe
def vis(request: HttpRequest) -> HttpResponse:
    """Velg to kommuner og en dato, og få tida med spenn, vei og metode."""
    spurt = {"fra", "til"} & request.GET.keys()
    skjema = Reiseskjema(request.GET if spurt else None, initial={"dato": i_dag()}, nett=nettene())
    funnet = side(leser(request), skjema) if spurt and skjema.is_valid() else None
    if funnet is not None:
        skjema = _som_funnet(skjema)
    innhold = kontekst(request, skjema, funnet)
    tall = chain(funnet.tall() if funnet else (), _spenn(innhold.modell))
    return vis_med_kilder(request, "reise/vis.html", innhold.som_kontekst(), tall)


@dataclass(frozen=True, slots=True)
class Innhold:
    """What the page needs; *eget_skjema* only where the role may write down a figure."""

    form: Reiseskjema
    side: Reiseside | None
    kommuner: list[Kommuneversjon]
    eget_skjema: Egetskjema | None
    modell: Reisemodell

    def som_kontekst(self) -> Mapping[str, object]:
        """Give it to the template."""
        return {felt: getattr(self, felt) for felt in self.__slots__}


def kontekst(
    request: HttpRequest, skjema: Reiseskjema, funnet: Reiseside | None, eget: Egetskjema | None = None
) -> Innhold:
    """Gather what the page needs."""
    nett = skjema.nett(funnet.dato if funnet else i_dag())
    if eget is None and funnet is not None and leser(request).kan(Handling.VELGE_REISETID):
        eget = _tomt_eget(funnet)
    return Innhold(skjema, funnet, _alfabetisk(nett.grunnlag.historie, nett.dato), eget, nett.modell)


def _som_funnet(skjema: Reiseskjema) -> Reiseskjema:
    """Show what was understood, number and name, in place of what was typed."""
    fra, til = (skjema.cleaned_data[felt].kommune for felt in ("fra", "til"))
    start = {"fra": f"{fra.nummer} {fra.kortnavn}", "til": f"{til.nummer} {til.kortnavn}"}
    return Reiseskjema(initial={**start, "dato": skjema.cleaned_data["dato"]}, nett=skjema.nett)


def _tomt_eget(funnet: Reiseside) -> Egetskjema:
    svar = funnet.rad.svar
    start = {"fra": svar.fra.nummer, "til": svar.til.nummer, "dato": funnet.dato, "fra_dato": funnet.dato}
    return Egetskjema(initial=start)


def _alfabetisk(historie: Kommunehistorie, dato: date) -> list[Kommuneversjon]:
    return sorted(historie.paa(dato).values(), key=lambda v: (sorteringsnokkel(v.kommune.kortnavn), v.kommune))


@require_safe
def fra(request: HttpRequest, nummer: str) -> HttpResponse:
    """Fra én kommune til alle i et fylke, den nærmeste først."""
    skjema, dato = _datoen(request)
    nett = nett_paa(dato)
    versjon = nett.grunnlag.historie.versjon(nummer, dato)
    if versjon is None:
        return _finnes_ikke_da(request, nett, nummer)
    fylke = _fylke(request, nett, versjon)
    alle = _reiser(request, nett, nummer, fylke)
    innen = _innen(nett, versjon, fylke, alle)
    innhold = {
        "form": skjema,
        "versjon": versjon,
        "dato": dato,
        "fylke": fylke,
        "fylker": _fylker(nett),
        "fylkesnavn": _fylker(nett).get(fylke, ""),
        "rader": alle,
        "innen": innen,
        "har_egne": any(rad.valg for rad in alle),
        "modell": nett.modell,
    }
    tall = (*(t for rad in alle for t in rad.tall()), *(t for a in innen for t in (a.folk, a.andel)))
    return vis_med_kilder(request, "reise/fra.html", innhold, chain(tall, _spenn(nett.modell)))


def _innen(nett: Reisenett, versjon: Kommuneversjon, fylke: str, alle: tuple[Reiserad, ...]) -> tuple[Reiseandel, ...]:
    """Count the people within reach; nothing where no journey is known, or the population is not."""
    kommuner = nett.grunnlag.historie.paa(nett.dato)
    i_fylket = {n: t for n, t in folketall(nett.dato).items() if kommuner[n].fylkesnummer == fylke}
    kjente = tuple(rad.svar for rad in alle) if any(rad.kjent for rad in alle) else ()
    return tuple(andeler(versjon.kommune, kjente, i_fylket, _fylker(nett)[fylke]))


@require_safe
def fra_csv(request: HttpRequest, nummer: str) -> HttpResponse:
    """Den samme tabellen som fil; bare modellens tall, så den kan deles."""
    _, dato = _datoen(request)
    nett = nett_paa(dato)
    versjon = nett.grunnlag.historie.versjon(nummer, dato)
    if versjon is None:
        return _finnes_ikke_da(request, nett, nummer)
    ut = StringIO()
    skriver = csv.writer(ut, lineterminator="\n")
    skriver.writerow(KOLONNER)
    skriver.writerows(_linje(rad, dato) for rad in _reiser(request, nett, nummer, _fylke(request, nett, versjon)))
    svar = HttpResponse(ut.getvalue(), content_type="text/csv; charset=utf-8")
    svar.headers["Content-Disposition"] = f'attachment; filename="reisetid-fra-{nummer}-{dato.isoformat()}.csv"'
    return svar


def _spenn(modell: Reisemodell) -> Iterator[Tall]:
    return (regel.bredde for regel in modell.spenn)


def _datoen(request: HttpRequest) -> tuple[Datoskjema, date]:
    skjema = Datoskjema({"dato": request.GET.get("dato") or i_dag().isoformat()})
    return skjema, skjema.cleaned_data["dato"] if skjema.is_valid() else i_dag()


def _linje(rad: Reiserad, dato: date) -> list[object]:
    svar = rad.svar
    steder = [svar.fra.nummer, svar.fra.kortnavn, svar.til.nummer, svar.til.kortnavn, dato.isoformat()]
    if not isinstance(svar, Reisetid):
        return [*steder, "", "", "", "", "", "ukjent", svar.grunn]
    lav, hoy = svar.spenn()
    tall = [round(t.som_brok()) for t in (svar.minutter, lav, hoy, svar.km)]
    return [*steder, *tall, svar.ferjer, f"modell: {svar.metode}", svar.ruten()]


def _reiser(request: HttpRequest, nett: Reisenett, nummer: str, fylke: str) -> tuple[Reiserad, ...]:
    kommuner = nett.grunnlag.historie.paa(nett.dato)
    i_fylket = [n for n, v in kommuner.items() if v.fylkesnummer == fylke]
    return rader(leser(request), nett, reiser_fra(nett, nummer, i_fylket))


def _fylke(request: HttpRequest, nett: Reisenett, versjon: Kommuneversjon) -> str:
    onsket = request.GET.get("fylke", "")
    return onsket if onsket in _fylker(nett) else versjon.fylkesnummer


def _fylker(nett: Reisenett) -> dict[str, str]:
    versjoner = nett.grunnlag.historie.paa(nett.dato).values()
    return dict(sorted({v.fylkesnummer: v.kommune.fylke for v in versjoner}.items()))


def _finnes_ikke_da(request: HttpRequest, nett: Reisenett, nummer: str) -> HttpResponse:
    """Lead on from a name, or a number that has been changed, to the number of the day; else say what became of it."""
    perioder = nett.grunnlag.historie.perioder(nummer)
    naa = nett.nummer_for(nummer, perioder[-1].periode.fra) if perioder else ""
    try:
        naa = naa or finn_sted(nett.grunnlag.historie, nummer, nett.dato).kommune.nummer
    except UkjentSted as feil:
        return render(request, "reise/finnes_ikke.html", {"grunn": str(feil)}, status=404)
    return redirect(f"{reverse('reise_fra', args=[naa])}?dato={nett.dato.isoformat()}")
