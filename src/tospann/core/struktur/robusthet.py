"""How a structure stands in other futures: draws, block by block, with the same result wherever they run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from tospann.core.struktur.krav import Reisegrense, Virkning
from tospann.core.struktur.losning import Arbeid, forbered, los
from tospann.core.struktur.masker import lag_masker, medlemmene
from tospann.core.struktur.motor.bevis import smalt_lag
from tospann.core.struktur.motor.losere import Utgang
from tospann.core.struktur.motor.serie import Serie
from tospann.core.struktur.motor.tabeller import lag_tabeller
from tospann.core.struktur.motor.trekning import KORTEST, Spredning, trekk
from tospann.core.struktur.problem import Strukturproblem

BLOKK = 100
_FORST = 4

Bestilling = tuple[Strukturproblem, Spredning, int, int, int]


@dataclass(frozen=True, slots=True)
class Fremtider:
    """What came of some draws: prices and numbers of organisations, and how often each pair was together."""

    trukket: int
    umulige: int
    priser: tuple[float, ...]
    antall: tuple[int, ...]
    sammen: tuple[tuple[tuple[int, int], int], ...]

    def andel_sammen(self, a: int, b: int) -> Fraction:
        """Give the part of the futures that had an answer where these two are together."""
        treff = dict(self.sammen).get((min(a, b), max(a, b)), 0)
        return Fraction(treff, max(1, self.trukket - self.umulige))


def blokker(problem: Strukturproblem, spredning: Spredning, fro: int, antall: int) -> tuple[Bestilling, ...]:
    """Cut the draws into blocks that can be run anywhere, in any order."""
    return tuple((problem, spredning, fro, fra, min(antall, fra + BLOKK)) for fra in range(0, antall, BLOKK))


def kjor_blokk(bestilling: Bestilling) -> Fremtider:
    """Run one block: the same answer in this process, in another, and on another machine."""
    problem, spredning, fro, fra, til = bestilling
    arbeid = _vid(problem)
    tabeller = lag_tabeller(problem, _tillatt(problem))
    utgangspunkt, _ = smalt_lag(los(arbeid).delt.trinn[0], _FORST * problem.antall, 0.0)
    serie, par, priser, antall = Serie(arbeid.oppgave(), utgangspunkt), Counter[tuple[int, int]](), [], []
    vekter, umulige = problem.vekter, 0
    for nr in range(fra, til):
        fremtid = trekk(tabeller, arbeid.pulje.lister, spredning, float(problem.rammer.terskel), (fro, nr))
        pulje = replace(arbeid.pulje, reise=fremtid.reise, mangel=fremtid.mangel)
        delt = serie.los(pulje.kostnad(vekter))
        if delt.utgang is not Utgang.OPTIMAL:
            umulige += 1
            continue
        priser.append(delt.verdi)
        antall.append(int(delt.valgte.size))
        for gruppe in map(pulje.gruppe, delt.valgte.tolist()):
            par.update(combinations(medlemmene(gruppe), 2))
    return Fremtider(til - fra, umulige, tuple(priser), tuple(antall), tuple(sorted(par.items())))


def _vid(problem: Strukturproblem) -> Arbeid:
    """List the groups of every future that can be drawn: with limits as wide as journeys can become short."""
    rammer = replace(problem.rammer, reise=Fraction(problem.rammer.reise) / KORTEST)
    krav = tuple(replace(k, virkninger=tuple(map(_videre, k.virkninger))) for k in problem.krav)
    arbeid = forbered(replace(problem, rammer=rammer, krav=krav))
    lister = replace(arbeid.pulje.lister, mange_ganger=True)
    return replace(arbeid, pulje=replace(arbeid.pulje, lister=lister))


def _videre(virkning: Virkning) -> Virkning:
    if isinstance(virkning, Reisegrense):
        return replace(virkning, minutter=Fraction(virkning.minutter) / KORTEST)
    return virkning


def _tillatt(problem: Strukturproblem) -> tuple[int, ...]:
    """Give who may host whom when travel is left out of it."""
    null = tuple((0,) * problem.antall for _ in range(problem.antall))
    return lag_masker(replace(problem, minutter=null)).verter


def samle(deler: Iterable[Fremtider]) -> Fremtider:
    """Put the blocks together, in the order they were cut."""
    alle = tuple(deler)
    par = Counter[tuple[int, int]]()
    for del_ in alle:
        par.update(dict(del_.sammen))
    return Fremtider(
        sum(d.trukket for d in alle),
        sum(d.umulige for d in alle),
        tuple(p for d in alle for p in d.priser),
        tuple(a for d in alle for a in d.antall),
        tuple(sorted(par.items())),
    )


Kart = Callable[[Callable[[Bestilling], Fremtider], Iterable[Bestilling]], Iterable[Fremtider]]


def robusthet(problem: Strukturproblem, spredning: Spredning, fro: int, antall: int, kart: Kart = map) -> Fremtider:
    """Draw *antall* futures; *kart* is what runs the blocks (map, an executor's map, a cluster's)."""
    return samle(kart(kjor_blokk, blokker(problem, spredning, fro, antall)))
