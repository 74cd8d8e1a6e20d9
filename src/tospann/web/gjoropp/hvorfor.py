"""Hvorfor: why a party bears more or less than in the budget or last year, and what the place of rounding is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner, opplisting
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.avrundingsstier import Avrundingssti, avrundingsstier
from tospann.core.oppgjor.endring import Endring, forklar_endring
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.store.aarsoppgjor_json import fra_tekst
from tospann.web.gjoropp.aarene import aarene_foer
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side, tallene
from tospann.web.kildepanel import vis_med_kilder

BUDSJETTET, I_FJOR = "budsjettet", "i-fjor"


@dataclass(frozen=True, slots=True)
class Sammenlignet:
    """What the year is held against: its own budget, or the year before; *navn* and *naa* head the columns."""

    mot: str
    navn: str
    naa: str
    foer: models.Oppgjorsversjon
    etter: models.Oppgjorsversjon

    @property
    def tall(self) -> tuple[Oppgjorstall, Oppgjorstall]:
        """Give the figures of both."""
        return _tallene(self.foer), _tallene(self.etter)


def _tallene(rad: models.Oppgjorsversjon) -> Oppgjorstall:
    return tallene(rad.innhold, f"{rad.get_slag_display()}.{rad.nr}")


@require_safe
def hvorfor(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Hvorfor endret andelen seg fra budsjettet, eller fra i fjor? Årsaker som summerer seg til endringen."""
    side = finn_side(request, slug, aar)
    forslag, fjor = side.bilde.forslagsrad, _mot_i_fjor(side)
    mot = request.GET.get("mot", BUDSJETTET if forslag or fjor is None else I_FJOR)
    if mot not in {BUDSJETTET, I_FJOR}:
        raise Http404
    holdt = _mot_budsjettet(side) if mot == BUDSJETTET else fjor
    kontekst = {"side": side, "mot": mot, "rader": None, "fjor": aar - 1}
    if holdt is None:
        return render(request, "gjoropp/hvorfor.html", kontekst)
    rader, aarsaker = _radene(side, holdt)
    kontekst |= {
        "rader": rader,
        "aarsaker": aarsaker,
        "holdt": holdt,
        "kilde_her": True,
        "stier": _avrunding(side, forslag.innhold) if forslag else [],
    }
    return vis_med_kilder(request, "gjoropp/hvorfor.html", kontekst, _endringstallene(rader))


def _mot_budsjettet(side: Oppgjorsside) -> Sammenlignet | None:
    forslag = side.bilde.forslagsrad
    if forslag is None:
        return None
    return Sammenlignet(BUDSJETTET, _("Budsjett"), _("Oppgjør"), side.bilde.siste(Versjonsslag.BUDSJETT), forslag)


def _mot_i_fjor(side: Oppgjorsside) -> Sammenlignet | None:
    """Hold the year, as far as it has come, against what was laid before the parties the year before."""
    bilde = next((b for b in aarene_foer(side) if b.rad.aar == side.rad.aar - 1), None)
    foer = bilde.forslagsrad if bilde else None
    if foer is None:
        return None
    etter = side.bilde.forslagsrad or side.bilde.siste(Versjonsslag.BUDSJETT)
    naa = _("Oppgjør %s") if side.bilde.forslagsrad else _("Budsjett %s")
    return Sammenlignet(I_FJOR, _("Oppgjør %s") % (side.rad.aar - 1), naa % side.rad.aar, foer, etter)


def _radene(side: Oppgjorsside, holdt: Sammenlignet) -> tuple[list[dict[str, object]], list[str]]:
    endring = _endringen(holdt.foer.innhold, holdt.etter.innhold)
    foer, etter = holdt.tall
    parter = tuple(dict.fromkeys((*etter.parter, *foer.parter)))
    aarsaker = sorted({ord_ for p in parter for ord_, _ore in endring.etter_aarsak(p)})
    rader: list[dict[str, object]] = []
    for p in parter:
        kjente = [t.tall.baerer(p) for t in (foer, etter) if p in t.parter]
        navn = (etter if p in etter.parter else foer).navn(p)
        rader.append(
            {
                "navn": navn,
                "er_min": navn == side.min,
                "setning": endring.i_en_setning(p),
                "foer": foer.tall.baerer(p) if p in foer.parter else None,
                "etter": etter.tall.baerer(p) if p in etter.parter else None,
                "aarsaker": [_endringstall(etter.tall.stamme, (p, navn), ord_, endring, kjente) for ord_ in aarsaker],
                "endring": _endret(etter.tall.stamme, (p, navn), endring, kjente),
            }
        )
    return rader, aarsaker


def _endringstallene(rader: Iterable[Mapping[str, object]]) -> Iterable[Tall]:
    for rad in rader:
        yield from (t for t in (rad["foer"], rad["etter"], rad["endring"]) if isinstance(t, Tall))
        aarsaker = rad["aarsaker"]
        yield from (t for t in (aarsaker if isinstance(aarsaker, list) else ()) if isinstance(t, Tall))


def _endringstall(stamme: str, part: tuple[str, str], ord_: str, endring: Endring, ledd: list[Tall]) -> Tall:
    ore = dict(endring.etter_aarsak(part[0])).get(ord_, 0)
    id_ = f"{stamme}.endring.{part[0]}.{ord_.replace(' ', '-')}"
    navn = f"{part[1]}: endring på grunn av {ord_}"
    formel = "Shapley-verdien: det årsaken legger til, i snitt over alle rekkefølger årsakene kan tas i"
    return regn_ut(id_, navn, Kroner(ore), Enhet.KRONER, formel=formel, ledd=ledd, gjelder=navn)


def _endret(stamme: str, part: tuple[str, str], endring: Endring, ledd: list[Tall]) -> Tall:
    navn, formel = f"{part[1]}: endring i alt", "etter − før, som også er summen av årsakene"
    ore = Kroner(endring.endret(part[0]))
    return regn_ut(f"{stamme}.endret.{part[0]}", navn, ore, Enhet.KRONER, formel=formel, ledd=ledd, gjelder=navn)


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
