"""Hvorfor: why a party bears more or less than in the budget, and what the place of rounding is worth."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner, opplisting
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.avrundingsstier import Avrundingssti, avrundingsstier
from tospann.core.oppgjor.endring import Endring, forklar_endring
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.store.aarsoppgjor_json import fra_tekst
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side, tallene
from tospann.web.kildepanel import vis_med_kilder


@require_safe
def hvorfor(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Hvorfor endret andelen seg fra budsjettet? Årsakene, som linjer som summerer seg til endringen."""
    side = finn_side(request, slug, aar)
    forslag = side.bilde.forslagsrad
    if forslag is None:
        return render(request, "gjoropp/hvorfor.html", {"side": side, "rader": None})
    budsjett = side.bilde.siste(Versjonsslag.BUDSJETT)
    endring = _endringen(budsjett.innhold, forslag.innhold)
    aarsaker = sorted({ord_ for p in side.tall.parter for ord_, _ in endring.etter_aarsak(p)})
    foer, etter = tallene(budsjett.innhold, f"budsjett.{budsjett.nr}"), side.tall
    rader = [
        {
            "navn": etter.navn(p),
            "setning": endring.i_en_setning(p),
            "foer": foer.tall.baerer(p),
            "etter": etter.tall.baerer(p),
            "aarsaker": [_endringstall(side, p, ord_, endring, foer.tall.baerer(p)) for ord_ in aarsaker],
        }
        for p in etter.parter
    ]
    kontekst = {
        "side": side,
        "rader": rader,
        "aarsaker": aarsaker,
        "kilde_her": True,
        "stier": _avrunding(side, forslag.innhold),
    }
    return vis_med_kilder(request, "gjoropp/hvorfor.html", kontekst, _endringstallene(rader))


def _endringstallene(rader: Iterable[dict[str, object]]) -> Iterable[Tall]:
    for rad in rader:
        yield from (t for t in (rad["foer"], rad["etter"]) if isinstance(t, Tall))
        aarsaker = rad["aarsaker"]
        yield from (t for t in (aarsaker if isinstance(aarsaker, list) else ()) if isinstance(t, Tall))


def _endringstall(side: Oppgjorsside, part: str, ord_: str, endring: Endring, foer: Tall) -> Tall:
    ore = dict(endring.etter_aarsak(part)).get(ord_, 0)
    etter = side.tall.tall.baerer(part)
    id_ = f"{side.tall.tall.stamme}.endring.{part}.{ord_.replace(' ', '-')}"
    navn = f"{side.bilde.navn(part)}: endring på grunn av {ord_}"
    formel = "Shapley-verdien: det årsaken legger til, i snitt over alle rekkefølger årsakene kan tas i"
    return regn_ut(id_, navn, Kroner(ore), Enhet.KRONER, formel=formel, ledd=(foer, etter), gjelder=navn)


@lru_cache(maxsize=16)
def _endringen(foer: str, etter: str) -> Endring:
    return forklar_endring(fra_tekst(foer), fra_tekst(etter))


@lru_cache(maxsize=16)
def _stiene(innhold: str) -> tuple[Avrundingssti, ...]:
    return avrundingsstier(fra_tekst(innhold))


def _avrunding(side: Oppgjorsside, innhold: str) -> list[tuple[str, str, bool]]:
    """Give each place to round, in words, and whom it would have given how many øre more or less."""
    return [(str(sti.hyppighet), f"{sti.trinn}: {_utslag(side, sti)}", sti.er_avtalt) for sti in _stiene(innhold)]


def _utslag(side: Oppgjorsside, sti: Avrundingssti) -> str:
    if sti.er_avtalt:
        return "slik det er avtalt"
    utslag = [f"{side.bilde.navn(part)} {kroner(Kroner(ore))}" for part, ore in sti.forskjell if ore]
    return opplisting(utslag) if utslag else "ingen forskjell"


def endringen_i_en_setning(side: Oppgjorsside, part: str) -> str:
    """Say why a party bears more or less than in the budget; nothing while there is no proposal."""
    forslag = side.bilde.forslagsrad
    if forslag is None:
        return ""
    return _endringen(side.bilde.siste(Versjonsslag.BUDSJETT).innhold, forslag.innhold).i_en_setning(part)
