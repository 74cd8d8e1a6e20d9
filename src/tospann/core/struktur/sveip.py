"""
A sweep: the same question under many limits and weights, each perhaps in many futures, cut into jobs.

A job says everything about itself and gives the same answer wherever it runs, so jobs can run in any order, in any
process and on any machine, and what is done need not be done again (docs/metode/sveip.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from tospann.core.struktur.kompakt import los_kompakt
from tospann.core.struktur.losning import Arbeid, Losning, forbered, los
from tospann.core.struktur.masker import personminutter
from tospann.core.struktur.motor.pulje import ForMangeGrupper
from tospann.core.struktur.motor.trekning import Spredning
from tospann.core.struktur.problem import Rammer, Struktur, Strukturproblem, Vekter
from tospann.core.struktur.robusthet import BLOKK, Fremtider, kjor_blokk, samle

# Part of every job's id: raised when the same job comes to mean something else.
_UTGAVE = 1
INGEN_STRUKTUR = Struktur((), Fraction())
INGEN_FREMTIDER = Fremtider(0, 0, (), (), ())


class Jobbstatus(StrEnum):
    """How a job ended."""

    OPTIMAL = "optimal"
    UMULIG = "infeasible"
    TRUKKET = "trukket"
    FOR_MANGE_GRUPPER = "for_mange_grupper"


@dataclass(frozen=True, slots=True)
class Fremtidsvalg:
    """How many futures are drawn of each point (none when zero), by which seed, and how uncertain the figures are."""

    antall: int
    fro: int
    spredning: Spredning


@dataclass(frozen=True, slots=True)
class Sveip:
    """The grid: every limit with every weight, and the futures of each; *avtrykk* is the problem's fingerprint."""

    rammer: tuple[Rammer, ...]
    vekter: tuple[Vekter, ...]
    fremtider: Fremtidsvalg
    avtrykk: str


@dataclass(frozen=True, slots=True)
class Punkt:
    """One place in the grid."""

    nr: int
    rammer: Rammer
    vekter: Vekter


@dataclass(frozen=True, slots=True)
class Jobb:
    """The best structure at a point, or, when *til* is after *fra*, some of its futures."""

    id: str
    punkt: Punkt
    valg: Fremtidsvalg
    fra: int = 0
    til: int = 0


@dataclass(frozen=True, slots=True)
class Jobbsvar:
    """What came of a job: a structure, or futures, or why there is neither."""

    id: str
    status: Jobbstatus
    struktur: Struktur = INGEN_STRUKTUR
    fremtider: Fremtider = INGEN_FREMTIDER


@dataclass(frozen=True, slots=True)
class Punktsvar:
    """Everything about a point: the best structure with its travel and missing positions, and its futures together."""

    punkt: Punkt
    status: Jobbstatus
    struktur: Struktur
    reise: Fraction
    mangel: Fraction
    fremtider: Fremtider


def punkter(sveip: Sveip) -> tuple[Punkt, ...]:
    """Give the points, those with the same limits after each other."""
    alle = ((r, v) for r in sveip.rammer for v in sveip.vekter)
    return tuple(Punkt(nr, r, v) for nr, (r, v) in enumerate(alle))


def jobber(sveip: Sveip) -> tuple[Jobb, ...]:
    """Cut the sweep into jobs: for each point the best structure, and its futures by the hundred."""
    return tuple(j for punkt in punkter(sveip) for j in _jobbene(sveip, punkt))


def _jobbene(sveip: Sveip, punkt: Punkt) -> Iterator[Jobb]:
    valg = sveip.fremtider
    grenser = [(0, 0), *((fra, min(valg.antall, fra + BLOKK)) for fra in range(0, valg.antall, BLOKK))]
    for fra, til in grenser:
        yield Jobb(_id(sveip.avtrykk, punkt, valg, (fra, til)), punkt, valg, fra, til)


def _id(avtrykk: str, punkt: Punkt, valg: Fremtidsvalg, del_: tuple[int, int]) -> str:
    """Say what the job is, digit for digit, and give the beginning of the fingerprint of that."""
    r, v, s = punkt.rammer, punkt.vekter, valg.spredning
    tall = [Fraction(x) for x in (r.reise, r.storst, r.terskel, v.organisasjon, v.reise, v.mangel)]
    trekning = (valg.fro, s.innbyggere, s.reisetid, s.aarsverk, *del_) if any(del_) else ()
    tekst = "|".join([str(_UTGAVE), avtrykk, *map(str, tall), *map(repr, trekning)])
    return hashlib.sha256(tekst.encode()).hexdigest()[:20]


def kjor_jobb(problem: Strukturproblem, jobb: Jobb) -> Jobbsvar:
    """Run one job: the same answer in this process, in another, and on another machine."""
    try:
        if jobb.til > jobb.fra:
            return _fremtidene(problem, jobb)
        losning = los(_forberedt(problem, jobb.punkt.rammer), jobb.punkt.vekter).losning
    except ForMangeGrupper:
        if jobb.til > jobb.fra:
            return Jobbsvar(jobb.id, Jobbstatus.FOR_MANGE_GRUPPER)
        losning = los_kompakt(_paa(problem, jobb.punkt))
    return _svar(jobb, losning)


def _svar(jobb: Jobb, losning: Losning) -> Jobbsvar:
    if not losning.strukturer:
        return Jobbsvar(jobb.id, Jobbstatus.UMULIG)
    return Jobbsvar(jobb.id, Jobbstatus.OPTIMAL, losning.strukturer[0])


def _fremtidene(problem: Strukturproblem, jobb: Jobb) -> Jobbsvar:
    bestilling = (_paa(problem, jobb.punkt), jobb.valg.spredning, jobb.valg.fro, jobb.fra, jobb.til)
    return Jobbsvar(jobb.id, Jobbstatus.TRUKKET, fremtider=kjor_blokk(bestilling))


def _paa(problem: Strukturproblem, punkt: Punkt) -> Strukturproblem:
    return replace(problem, rammer=punkt.rammer, vekter=punkt.vekter)


@lru_cache(maxsize=1)
def _forberedt(problem: Strukturproblem, rammer: Rammer) -> Arbeid:
    """List the groups once for all the weights that come after each other."""
    return forbered(replace(problem, rammer=rammer))


def samle_sveip(problem: Strukturproblem, sveip: Sveip, svar: Mapping[str, Jobbsvar]) -> tuple[Punktsvar, ...]:
    """Put the answers together, point by point."""
    return tuple(_punktsvar(problem, punkt, [svar[j.id] for j in _jobbene(sveip, punkt)]) for punkt in punkter(sveip))


def _punktsvar(problem: Strukturproblem, punkt: Punkt, svar: list[Jobbsvar]) -> Punktsvar:
    forst, *andre = svar
    grupper = forst.struktur.grupper
    reise = sum((personminutter(problem, g.vert, g.medlemmer) for g in grupper), start=Fraction())
    mangel = sum((_mangler(problem, punkt, g.medlemmer) for g in grupper), start=Fraction())
    return Punktsvar(punkt, forst.status, forst.struktur, reise, mangel, samle(s.fremtider for s in andre))


def _mangler(problem: Strukturproblem, punkt: Punkt, medlemmer: Iterable[int]) -> Fraction:
    har = sum((Fraction(problem.aarsverk[i]) for i in medlemmer), start=Fraction())
    return max(Fraction(), Fraction(punkt.rammer.terskel) - har)
