"""Sammenlign vedtak: the proposal, each council's text as differences in words, and one sentence on top."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.actions.forskjellssvar import Forskjellssvar, er_offentlig, forskjellsmerker
from tospann.core.felles.fingeravtrykk import kort
from tospann.core.felles.rolle import Handling
from tospann.core.lov.kommuneloven.kap20_vedtak import Vedtaksgrunnlag, kontroller_vedtak
from tospann.core.vedtak.forskjell import Endring, Endringsslag
from tospann.core.vedtak.vedtak import Behandling
from tospann.web.leser import leser
from tospann.web.sak.oppslag import Saksside, finn_side

# How many of the equal words to show on each side of a change.
SAMMENHENG = 14


@require_safe
def sammenlign(request: HttpRequest, slug: str) -> HttpResponse:
    """Sammenlign det kommunestyrene har vedtatt."""
    side = finn_side(request, slug)
    runde, merker = side.bilde.runde, forskjellsmerker(side.rad)
    kontekst = {
        "side": side,
        "sak": side.bilde.sak,
        "runde": runde,
        "kort_avtrykk": kort(runde.fingeravtrykk),
        "rader": [_rad(side, k.nummer, merker) for k in side.bilde.sak.kommuner],
        "ulike_slag": (Behandling.AVVIK, Behandling.AVVIST),
        "like_slag": Behandling.LIKT,
        "avvik": Behandling.AVVIK,
        "ubehandlet": Behandling.IKKE_BEHANDLET,
        "vurderinger": kontroller_vedtak(Vedtaksgrunnlag(runde, side.bilde.sak.oppstart), side.bilde.sak.rettsdato),
        "kan_registrere": side.min is not None and leser(request).kan(Handling.REGISTRERE_VEDTAK),
        "kan_merke": side.min is not None and leser(request).kan(Handling.MERKE_FORSKJELL),
        "er_aapen": er_offentlig(side.rad),
        "kan_aapne": side.forslag is not None and leser(request).kan(Handling.OFFENTLIGGJORE_VEDTAK),
    }
    return render(request, "vedtak/sammenlign.html", kontekst)


def _rad(side: Saksside, nummer: str, merker: Mapping[str, Forskjellssvar]) -> dict[str, object]:
    runde = side.bilde.runde
    kommune = next(k for k in side.bilde.sak.kommuner if k.nummer == nummer)
    vedtak = runde.vedtak_i(kommune)
    return {
        "kommune": kommune,
        "behandling": runde.behandling(kommune),
        "vedtak": vedtak,
        "kort_avtrykk": kort(vedtak.fingeravtrykk) if vedtak else "",
        "forskjell": runde.forskjell(kommune),
        "kort_forskjell": list(i_sammenheng(runde.forskjell(kommune))),
        "neste_mote": side.bilde.neste_mote(kommune),
        "andre_vedlegg": runde.andre_vedlegg(kommune),
        "uoppgitte_vedlegg": runde.uoppgitte_vedlegg(kommune),
        "svar": merker.get(nummer),
    }


def i_sammenheng(endringer: Iterable[Endring]) -> Iterator[Endring]:
    """Keep of the equal text only the words nearest a change; the rest is an ellipsis."""
    alle = list(endringer)
    for nr, endring in enumerate(alle):
        biter = re.findall(r"\s*\S+", endring.tekst)
        foran, bak = (SAMMENHENG if nr else 0), (SAMMENHENG if nr + 1 < len(alle) else 0)
        if endring.slag is not Endringsslag.LIKT or len(biter) <= foran + bak:
            yield endring
            continue
        yield replace(endring, tekst=f"{''.join(biter[:foran])} … {''.join(biter[len(biter) - bak :]).lstrip()}")
