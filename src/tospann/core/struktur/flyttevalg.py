"""Where a municipality can be moved: every group there is, the possible first, the others with why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.norsk import desimaltall, opplisting
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.masker import bits, henger_sammen
from tospann.core.struktur.problem import Strukturproblem


@dataclass(frozen=True, slots=True)
class Flyttevalg:
    """
    A group to move to, by its host; how far it is to the host, and why it does not fit.

    *hindringer* is empty where the group, with the municipality in it, holds
    together within the study's limits. What is in the way does not forbid the move.
    """

    vert: str
    medlemmer: tuple[str, ...]
    minutter: Fraction
    hindringer: tuple[str, ...]

    @property
    def mulig(self) -> bool:
        """Tell whether nothing is in the way."""
        return not self.hindringer


def flyttevalg(
    problem: Strukturproblem, numre: tuple[str, ...], inndeling: Inndeling, nummer: str
) -> tuple[Flyttevalg, ...]:
    """Give every other group, the possible first, then the nearest host first."""
    plass = {n: i for i, n in enumerate(numre)}
    hvem = plass[nummer]
    valg = (_valg(problem, plass, hvem, s) for s in inndeling.samlinger if nummer not in s.medlemmer)
    return tuple(sorted(valg, key=lambda v: (not v.mulig, v.minutter, v.vert)))


def mulige_flyttinger(
    problem: Strukturproblem, numre: tuple[str, ...], inndeling: Inndeling
) -> Mapping[str, tuple[str, ...]]:
    """Give, for every municipality, the hosts of the groups where nothing is in the way; the nearest first."""
    plass = {n: i for i, n in enumerate(numre)}
    grupper = [
        (s.vert, plass[s.vert], bits(plass[n] for n in s.medlemmer), len(s.medlemmer)) for s in inndeling.samlinger
    ]
    plassen = [g for g in grupper if g[3] < problem.rammer.storst]
    funnet: dict[str, tuple[str, ...]] = {}
    for nummer, i in plass.items():
        naboer, hoyst = problem.naboer[i], problem.rammer.reise
        passer = (
            (problem.minutter[v][i], vert)
            for vert, v, maske, _ in plassen
            if naboer & maske and not maske >> i & 1 and problem.minutter[v][i] <= hoyst
            if henger_sammen(maske | 1 << i, problem.naboer)
        )
        funnet[nummer] = tuple(vert for _, vert in sorted(passer))
    return funnet


def _valg(problem: Strukturproblem, plass: dict[str, int], hvem: int, samling: Samling) -> Flyttevalg:
    medlemmer = [plass[n] for n in samling.medlemmer]
    minutter = Fraction(problem.minutter[plass[samling.vert]][hvem])
    hindringer = tuple(_hindringer(problem, [*medlemmer, hvem], minutter, hvem))
    return Flyttevalg(samling.vert, samling.medlemmer, minutter, hindringer)


def _hindringer(problem: Strukturproblem, gruppe: list[int], minutter: Fraction, hvem: int) -> Iterator[str]:
    maske = bits(gruppe)
    if not problem.naboer[hvem] & maske:
        yield f"{problem.navn[hvem]} grenser ikke til gruppa"
    elif not henger_sammen(maske, problem.naboer):
        yield "gruppa henger ikke sammen"
    if minutter > problem.rammer.reise:
        hoyst = desimaltall(Fraction(problem.rammer.reise), 0)
        yield f"{desimaltall(minutter, 0)} minutter til verten; grensa er {hoyst}"
    if len(gruppe) > problem.rammer.storst:
        yield f"gruppa får {len(gruppe)} kommuner; grensa er {problem.rammer.storst}"


def blir_delt(problem: Strukturproblem, numre: tuple[str, ...], inndeling: Inndeling, nummer: str) -> str:
    """Say that those left behind no longer hang together without the municipality; empty where they do."""
    plass = {n: i for i, n in enumerate(numre)}
    igjen = [plass[n] for n in inndeling.samling(nummer).medlemmer if n != nummer]
    if not igjen or henger_sammen(bits(igjen), problem.naboer):
        return ""
    navn = problem.navn[plass[nummer]]
    return f"Uten {navn} henger ikke {opplisting([problem.navn[i] for i in igjen])} sammen på kartet."
