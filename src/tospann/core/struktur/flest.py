"""How many organisations there can be when each must have a certain size, proven (max-p)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tospann.core.struktur.motor.deling import Igjen, uten_frist
from tospann.core.struktur.motor.terskel import pakk
from tospann.core.struktur.problem import Eksakt, Strukturproblem


@dataclass(frozen=True, slots=True)
class Flest:
    """
    The groups, and whether it is proven that there can be no more of them.

    *utenfor* are municipalities that hang together with no group.
    """

    grupper: tuple[tuple[int, ...], ...]
    utenfor: tuple[int, ...]
    bevist: bool


def flest_organisasjoner(problem: Strukturproblem, terskel: Eksakt, igjen: Igjen = uten_frist) -> Flest:
    """
    Give as many connected groups as can be, each with at least *terskel* positions.

    Only neighbours and positions count here: no limit on travel or size. It is
    enough to pack the smallest groups that reach the threshold; who is left
    over joins the neighbour that is nearest.
    """
    pakket = pakk(problem, tuple(map(float, problem.aarsverk)), float(terskel), igjen)
    grupper = [set(g) for g in pakket.grupper]
    rest = set(range(problem.antall)).difference(*grupper)
    while naermest := _naermest(problem, rest, grupper):
        _, kommune, nr = naermest
        grupper[nr].add(kommune)
        rest.discard(kommune)
    ferdige = tuple(sorted(tuple(sorted(g)) for g in grupper))
    return Flest(ferdige, tuple(sorted(rest)), pakket.bevist)


def _naermest(
    problem: Strukturproblem, rest: set[int], grupper: list[set[int]]
) -> tuple[Fraction, int, int] | tuple[()]:
    """Give the shortest way from somebody left over to a neighbouring group; empty when there is none."""
    eier = {i: nr for nr, gruppe in enumerate(grupper) for i in gruppe}
    veier = (
        (Fraction(problem.minutter[b][a]), a, eier[b])
        for par in problem.kanter
        for a, b in (par, par[::-1])
        if a in rest and b in eier
    )
    return min(veier, default=())
