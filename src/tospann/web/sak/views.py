"""The case: where it stands, what it does, and what it means for me."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.core.felles.rolle import Handling
from tospann.core.felles.svar import Utfall
from tospann.core.felles.tall import Tall, med_grunnlag
from tospann.core.medvirkning.hendelse import Sektor
from tospann.core.medvirkning.klokke import Klokkerad
from tospann.documents.modell import Dokument, alle_tall
from tospann.documents.papirer import tabeller
from tospann.documents.papirer.kilder import samle_tall
from tospann.documents.papirer.kostnadsfordeling import kostnadsfordeling, tall_i_arbeidsboka
from tospann.documents.papirer.mappe import dokumentene
from tospann.documents.papirer.saksframlegg import eget_kapittel
from tospann.documents.papirer.utredning import kort_fortalt
from tospann.store import models
from tospann.store.utkast import LOKALTEKST, POSISJON
from tospann.web.leser import leser
from tospann.web.medvirkning.rader import holder_igjen
from tospann.web.sak.oppslag import Saksside, finn_side, mine_oppgaver
from tospann.web.sak.papirer import papirgrupper

TALL_PER_SIDE = 50


@require_safe
def liste(request: HttpRequest) -> HttpResponse:
    """Saker jeg kan se."""
    saker = models.Sak.objects.visible_to(leser(request)).select_related("vert")
    return render(request, "sak/liste.html", {"saker": saker})


@require_safe
def vis(request: HttpRequest, slug: str) -> HttpResponse:
    """Saken på én side: hvor den er, alternativene, og hva den betyr for meg."""
    side, bruker = finn_side(request, slug), leser(request)
    bilde = side.bilde
    kontekst = {
        "side": side,
        "sak": bilde.sak,
        "oppgaver": mine_oppgaver(bruker, side.rad, bilde, er_sendt=side.forslag is not None),
        "kort_fortalt": kort_fortalt(bilde),
        "alternativer": tabeller.side_om_side(bilde, bilde.hovedalternativer, "Alternativene side om side"),
        "kapittel": bilde.kapittel(side.min) if side.min else None,
        "sektorer": [(s, _antall(bilde.klokke.sektor(s))) for s in (Sektor.STAT, Sektor.KOMMUNE, Sektor.EKSTERN)],
        "behandlinger": [(k, bilde.runde.behandling(k)) for k in bilde.sak.kommuner],
        "mangler": holder_igjen(bilde.klokke, side.min),
        "kan_be": bruker.kan(Handling.BE_OM_DROFTING),
        "papirer": papirgrupper(side, bruker),
    }
    return render(request, "sak/vis.html", kontekst)


def _antall(rader: Iterable[Klokkerad]) -> tuple[int, int]:
    alle = list(rader)
    return sum(r.svar.utfall is Utfall.OPPFYLT for r in alle), len(alle)


@require_safe
def alternativer(request: HttpRequest, slug: str) -> HttpResponse:
    """Sammenlign alternativene i detalj."""
    side = finn_side(request, slug)
    bilde = side.bilde
    kontekst = {
        "side": side,
        "sak": bilde.sak,
        "hoved": tabeller.side_om_side(bilde, bilde.hovedalternativer, "Alternativene side om side"),
        "verter": tabeller.side_om_side(bilde, bilde.vertsvalg, "Administrativ modell med hver mulig vert"),
        "krav": [(k, bilde.formkrav[k.alternativ.id]) for k in bilde.hovedalternativer],
        "kommunene": tabeller.kommunene(bilde.kapitler),
    }
    return render(request, "sak/alternativer.html", kontekst)


@require_safe
def kommune(request: HttpRequest, slug: str, nummer: str) -> HttpResponse:
    """Kapitlet for min kommune; andres finnes ikke for meg."""
    side = finn_side(request, slug)
    if side.min is None or side.min.nummer != nummer:
        raise Http404
    kapittel, bruker = side.bilde.kapittel(side.min), leser(request)
    egne = {u.slag: u.tekst for u in models.Utkast.objects.visible_to(bruker).filter(sak=side.rad)}
    slag = [(t.tittel, f"{LOKALTEKST}{t.id}") for t in side.bilde.tekster.temaer]
    kontekst = {
        "side": side,
        "sak": side.bilde.sak,
        "kapittel": kapittel,
        "blokker": tuple(eget_kapittel(side.bilde, kapittel)),
        "posisjon": egne.get(POSISJON, ""),
        "merknader": [(tittel, s, egne.get(s, "")) for tittel, s in slag],
        "kan_skrive": bruker.kan(Handling.SKRIVE_UTKAST),
    }
    return render(request, "sak/kommune.html", kontekst)


@require_safe
def kilder(request: HttpRequest, slug: str) -> HttpResponse:
    """Hvert tall i saken, og hvor det kommer fra; ?sok= leter i navn, id og opphav."""
    side, sok = finn_side(request, slug), request.GET.get("sok", "").strip()
    alle = [(t, tabeller.opphav(t)) for t in _sakens_tall(side).values()]
    funnet = [(t, opphav) for t, opphav in alle if sok.casefold() in f"{t.navn} {t.id} {opphav}".casefold()]
    blad = Paginator(funnet, TALL_PER_SIDE).get_page(request.GET.get("blad"))
    kontekst = {"side": side, "sak": side.bilde.sak, "tall": blad, "antall": len(alle), "sok": sok}
    return render(request, "sak/kilder.html", kontekst)


@require_safe
def kilde(request: HttpRequest, slug: str, tall_id: str) -> HttpResponse:
    """Ett tall: verdi, dato, kilde eller formel; som panel eller egen side."""
    side = finn_side(request, slug)
    funnet = _sakens_tall(side).get(tall_id)
    if funnet is None:
        raise Http404
    mal = "deler/kildepanel.html" if request.headers.get("HX-Request") == "true" else "sak/kilde.html"
    return render(request, mal, {"side": side, "sak": side.bilde.sak, "tall": funnet})


def _sakens_tall(side: Saksside) -> dict[str, Tall]:
    """Give every figure of the papers and the own pages, by id (local texts hold none)."""
    bilde = side.bilde
    ekstra = [*tall_i_arbeidsboka(kostnadsfordeling(bilde)), *_egne(side)]
    return samle_tall(dokumentene(bilde).values(), med_grunnlag(ekstra))


def _egne(side: Saksside) -> Iterable[Tall]:
    for kapittel in side.bilde.kapitler:
        yield from alle_tall(Dokument("", "", side.bilde.sak.dato, "", tuple(eget_kapittel(side.bilde, kapittel))))
