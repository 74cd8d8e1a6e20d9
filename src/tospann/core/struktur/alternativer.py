"""The best structures, in order and with none left out."""

from __future__ import annotations

from fractions import Fraction
from math import inf

from tospann.core.struktur.losning import Arbeid, Losning, Lost, Status, lag_struktur
from tospann.core.struktur.motor.bevis import Delt, del_opp, smalt_lag
from tospann.core.struktur.motor.losere import Utgang
from tospann.core.struktur.opptelling import ForMangeSteg, Opptelling, Valg
from tospann.core.struktur.problem import Struktur

# Looked for beyond what is asked, so that two that floats cannot tell apart come in their exact order.
_EKSTRA = 3
_FLEST_VALG = 5_000


def de_beste(arbeid: Arbeid, lost: Lost, antall: int) -> Losning:
    """
    Give the best *antall* distinct structures; fewer only when there are no more.

    Each is found by forbidding those before it, and proven like the first:
    so none is missing in between. Two structures are distinct when somebody
    is with somebody else; another host in the same group is not another one.
    """
    if lost.losning.status is not Status.OPTIMAL:
        return lost.losning
    try:
        valgte, komplett = _tell_opp(arbeid, lost, antall), True
    except ForMangeSteg:
        valgte, komplett = _sok(lost, antall)
    strukturer = sorted((_struktur(arbeid, lost, v) for v in valgte), key=lambda s: (s.pris, s.deling))
    return Losning(Status.OPTIMAL, tuple(strukturer[:antall]), strukturer[0].pris, komplett)


def _tell_opp(arbeid: Arbeid, lost: Lost, antall: int) -> list[tuple[int, ...]]:
    """
    Try every combination of the groups that have little to spare, and let the tier grow until it is enough.

    Raises
    ------
    ForMangeSteg
        When there are too many.

    """
    trinn, oppgave = lost.delt.trinn[0], lost.oppgave
    lovlig = range(oppgave.fra_antall, oppgave.til_antall + 1)
    slakk, fylt, m = oppgave.toleranse * oppgave.kommuner, 2 * oppgave.kommuner, trinn.rest.size
    while True:
        lag, d = smalt_lag(trinn, fylt, lost.delt.verdi - trinn.grense)
        if lag.size > _FLEST_VALG:
            raise ForMangeSteg
        kostnad = oppgave.kostnad[lag].tolist()
        rest = [max(0.0, r) for r in trinn.rest[lag].tolist()]
        valg = [Valg(arbeid.pulje.gruppe(nr), r, k, nr) for nr, r, k in zip(lag.tolist(), rest, kostnad, strict=True)]
        telling = Opptelling(oppgave.kommuner, antall, d + slakk if lag.size < m else inf, slakk, lovlig)
        telling.tell(valg, trinn.grense)
        if lag.size == m or _hele_laget(telling, antall, trinn.grense + d + slakk):
            return [numre for _, numre in telling.funnet]
        fylt *= 2


def _hele_laget(telling: Opptelling, antall: int, tak: float) -> bool:
    """Tell whether the last one wanted is no dearer than what the tier has everything of."""
    return len(telling.funnet) >= antall and telling.funnet[antall - 1][0] <= tak


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


def _struktur(arbeid: Arbeid, lost: Lost, numre: tuple[int, ...]) -> Struktur:
    return lag_struktur(lost.problem, map(arbeid.pulje.gruppe, numre))


def avstand(a: Struktur, b: Struktur) -> Fraction:
    """Give the part of all pairs of municipalities that are together in one and apart in the other."""
    par_a, par_b = _par(a), _par(b)
    alle = par_a | par_b
    return Fraction(len(par_a ^ par_b), len(alle)) if alle else Fraction()


def _par(struktur: Struktur) -> set[tuple[int, int]]:
    return {(i, j) for g in struktur.grupper for i in g.medlemmer for j in g.medlemmer if i < j}
