"""The best structures, in order and with none left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import inf

from tospann.core.struktur.losning import Arbeid, Losning, Lost, Status
from tospann.core.struktur.masker import beste_vert, pris
from tospann.core.struktur.motor.bevis import Delt, del_opp, smalt_lag
from tospann.core.struktur.motor.losere import Utgang
from tospann.core.struktur.motor.snitt import Trinn, stram
from tospann.core.struktur.opptelling import ForMangeSteg, Opptelling, Valg
from tospann.core.struktur.problem import Gruppe, Struktur

# Looked for beyond what is asked, so that two that floats cannot tell apart come in their exact order.
_EKSTRA = 3
_FLEST_VALG = 5_000
_FLEST_STRAMMES = 20_000
# How many ways are followed at once while one only wants to know about what the last one costs.
_BREDDE = 200


def de_beste(arbeid: Arbeid, lost: Lost, antall: int) -> Losning:
    """
    Give the best *antall* distinct structures; fewer only when there are no more.

    They are counted out among the groups that have little to spare, or, when
    those are too many, each is found by forbidding those before it, and proven
    like the first: so none is missing in between. Two structures are distinct
    when somebody is with somebody else; another host in the same group is not
    another one.
    """
    if lost.losning.status is not Status.OPTIMAL:
        return lost.losning
    try:
        valgte, komplett = _tell_opp(arbeid, lost, antall), True
    except ForMangeSteg:
        valgte, komplett = _sok(lost, antall)
    strukturer = sorted(_strukturer(arbeid, lost, valgte), key=lambda s: (s.pris, s.deling))
    return Losning(Status.OPTIMAL, tuple(strukturer[:antall]), strukturer[0].pris, komplett)


def _tell_opp(arbeid: Arbeid, lost: Lost, antall: int) -> list[tuple[int, ...]]:
    """
    Learn what the last one wanted costs at most, and count out all the groups that can be in anything cheaper.

    Raises
    ------
    ForMangeSteg
        When there are too many.

    """
    oppgave, fylt, dyrest = lost.oppgave, 2 * lost.oppgave.kommuner, inf
    lovlig = range(oppgave.fra_antall, oppgave.til_antall + 1)
    slakk = oppgave.toleranse * oppgave.kommuner
    while True:
        behov = lost.delt.verdi if dyrest == inf else dyrest
        trinn, tak = _strammet(lost, 2 * fylt, behov, slakk)
        lag, d = smalt_lag(trinn, fylt, behov - trinn.grense + 2 * slakk)
        if lag.size > _FLEST_VALG:
            raise ForMangeSteg
        alle = lag.size == oppgave.lister.antall
        valg = _valg(arbeid, lost, trinn, lag.tolist())
        telling = Opptelling(oppgave.kommuner, antall, inf if alle else d + slakk, slakk, lovlig)
        anslag = telling.tell(valg, _BREDDE)
        if len(anslag) >= antall:
            dyrest = min(dyrest, anslag[antall - 1][0] + slakk)
        # Whatever is not among them costs at least the least of these two.
        if alle or dyrest + slakk <= min(tak, trinn.grense + d):
            telling = replace(telling, tak=min(telling.tak, dyrest - trinn.grense + slakk))
            return [numre for _, numre in telling.tell(valg)]
        fylt *= 2


def _strammet(lost: Lost, fylt: int, behov: float, slakk: float) -> tuple[Trinn, float]:
    """
    Give prices that leave little to spare, and what groups left out of them cost at least.

    Raises
    ------
    ForMangeSteg
        When so many groups are needed that it would take too long.

    """
    forst, oppgave = lost.delt.trinn[0], lost.oppgave
    if lost.delt.verdi - forst.grense <= slakk:
        return forst, inf
    lag, d = smalt_lag(forst, fylt, behov - forst.grense + 2 * slakk)
    if lag.size > _FLEST_STRAMMES:
        raise ForMangeSteg
    neste = stram(oppgave, forst, d, lost.relaksering.numre)
    return neste, inf if neste.univers.size == oppgave.lister.antall else forst.grense + d


def _valg(arbeid: Arbeid, lost: Lost, trinn: Trinn, lag: list[int]) -> list[Valg]:
    numre, rest = trinn.univers[lag], trinn.rest[lag].tolist()
    kostnad = lost.oppgave.kostnad[numre].tolist()
    return [
        Valg(arbeid.pulje.gruppe(nr), max(0.0, r), k, nr)
        for nr, r, k in zip(numre.tolist(), rest, kostnad, strict=True)
    ]


def _sok(lost: Lost, antall: int) -> tuple[list[tuple[int, ...]], bool]:
    """Forbid what is found, and ask the solver again, until there are enough or no more."""
    funnet, siste = [lost.delt], lost.delt
    while len(funnet) < antall + _EKSTRA and not _nok(lost, funnet, antall):
        siste = del_opp(lost.oppgave, lost.relaksering, tuple(d.valgte for d in funnet))
        if siste.utgang is not Utgang.OPTIMAL:
            break
        funnet.append(siste)
    return [tuple(d.valgte.tolist()) for d in funnet], siste.utgang is not Utgang.TID


def _nok(lost: Lost, funnet: list[Delt], antall: int) -> bool:
    """Tell whether the last one found is so much worse than the last one wanted that no float is in doubt."""
    if len(funnet) <= antall:
        return False
    return funnet[-1].verdi > funnet[antall - 1].verdi + lost.oppgave.toleranse * lost.oppgave.kommuner


def _strukturer(arbeid: Arbeid, lost: Lost, valgte: list[tuple[int, ...]]) -> Iterable[Struktur]:
    """Price exactly; most groups are in most of the structures, and are priced once."""
    priset: dict[int, tuple[Gruppe, Fraction]] = {}
    for nr in {nr for numre in valgte for nr in numre}:
        gruppe = beste_vert(lost.problem, arbeid.pulje.gruppe(nr))
        priset[nr] = gruppe, pris(lost.problem, gruppe)
    for numre in valgte:
        grupper = [priset[nr] for nr in numre]
        yield Struktur(tuple(sorted(g for g, _ in grupper)), sum((p for _, p in grupper), start=Fraction()))


def avstand(a: Struktur, b: Struktur) -> Fraction:
    """Give the part of all pairs of municipalities that are together in one and apart in the other."""
    par_a, par_b = _par(a), _par(b)
    alle = par_a | par_b
    return Fraction(len(par_a ^ par_b), len(alle)) if alle else Fraction()


def _par(struktur: Struktur) -> set[tuple[int, int]]:
    return {(i, j) for g in struktur.grupper for i in g.medlemmer for j in g.medlemmer if i < j}
