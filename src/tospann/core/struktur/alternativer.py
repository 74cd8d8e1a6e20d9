"""The best structures, in order and with none left out."""

from __future__ import annotations

from fractions import Fraction

from tospann.core.struktur.losning import Arbeid, Losning, Lost, Status, lag_struktur
from tospann.core.struktur.motor.bevis import Delt, del_opp
from tospann.core.struktur.motor.losere import Utgang
from tospann.core.struktur.problem import Struktur

# Looked for beyond what is asked, so that two that floats cannot tell apart come in their exact order.
_EKSTRA = 3


def de_beste(arbeid: Arbeid, lost: Lost, antall: int) -> Losning:
    """
    Give the best *antall* distinct structures; fewer only when there are no more.

    Each is found by forbidding those before it, and proven like the first:
    so none is missing in between. Two structures are distinct when somebody
    is with somebody else; another host in the same group is not another one.
    """
    if lost.losning.status is not Status.OPTIMAL:
        return lost.losning
    funnet, siste = [lost.delt], lost.delt
    while len(funnet) < antall + _EKSTRA and not _nok(lost, funnet, antall):
        siste = del_opp(lost.oppgave, lost.relaksering, tuple(d.valgte for d in funnet))
        if siste.utgang is not Utgang.OPTIMAL:
            break
        funnet.append(siste)
    strukturer = sorted((_struktur(arbeid, lost, d) for d in funnet), key=lambda s: (s.pris, s.deling))
    komplett = siste.utgang is not Utgang.TID
    return Losning(Status.OPTIMAL, tuple(strukturer[:antall]), strukturer[0].pris, komplett)


def _nok(lost: Lost, funnet: list[Delt], antall: int) -> bool:
    """Tell whether the last one found is so much worse than the last one wanted that no float is in doubt."""
    if len(funnet) <= antall:
        return False
    return funnet[-1].verdi > funnet[antall - 1].verdi + lost.oppgave.toleranse * lost.oppgave.kommuner


def _struktur(arbeid: Arbeid, lost: Lost, delt: Delt) -> Struktur:
    return lag_struktur(lost.problem, map(arbeid.pulje.gruppe, delt.valgte.tolist()))


def avstand(a: Struktur, b: Struktur) -> Fraction:
    """Give the part of all pairs of municipalities that are together in one and apart in the other."""
    par_a, par_b = _par(a), _par(b)
    alle = par_a | par_b
    return Fraction(len(par_a ^ par_b), len(alle)) if alle else Fraction()


def _par(struktur: Struktur) -> set[tuple[int, int]]:
    return {(i, j) for g in struktur.grupper for i in g.medlemmer for j in g.medlemmer if i < j}
