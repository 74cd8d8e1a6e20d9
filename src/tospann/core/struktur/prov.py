"""Hold a structure, also one drawn by hand, against the limits and the demands: what it meets and what it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from tospann.core.felles.norsk import desimaltall, opplisting
from tospann.core.struktur.krav import Krav
from tospann.core.struktur.masker import (
    Masker,
    bits,
    henger_sammen,
    lag_masker,
    medlemmene,
    passer,
    pris,
)
from tospann.core.struktur.problem import Gruppe, Strukturproblem


@dataclass(frozen=True, slots=True)
class Prove:
    """
    What the trial of a structure showed.

    *brudd* are the demands that do not hold, each with the groups that break it (none where the number of groups
    does); *merknader* are the limits of the study that some group passes.
    """

    grupper: tuple[Gruppe, ...]
    pris: Fraction
    brudd: tuple[tuple[Krav, tuple[Gruppe, ...]], ...]
    merknader: tuple[str, ...]

    @property
    def oppfyller_alt(self) -> bool:
        """Tell whether every demand and limit holds."""
        return not self.brudd and not self.merknader

    def setninger(self, navn: tuple[str, ...]) -> tuple[str, ...]:
        """Say each demand that is broken, and where."""
        return tuple(_setning(krav, grupper, navn) for krav, grupper in self.brudd)


def prov(problem: Strukturproblem, grupper: Iterable[Gruppe]) -> Prove:
    """Try a structure, with the hosts it has; the price is exact."""
    alle = tuple(sorted(grupper))
    brudd = ((krav, _brytes(problem, krav, alle)) for krav in problem.krav)
    return Prove(
        alle,
        sum((pris(problem, g) for g in alle), start=Fraction()),
        tuple((krav, hvem) for krav, (brutt, hvem) in brudd if brutt),
        tuple(_merknader(problem, alle)),
    )


def _brytes(problem: Strukturproblem, krav: Krav, grupper: tuple[Gruppe, ...]) -> tuple[bool, tuple[Gruppe, ...]]:
    """Tell whether one demand, alone and without the study's own limits, is broken, and by which groups."""
    masker = _masker_for(problem, krav)
    hvem = tuple(
        g
        for g in grupper
        if not passer(masker, bits(g.medlemmer)) or not all(masker.verter[i] >> g.vert & 1 for i in g.medlemmer)
    )
    return bool(hvem) or not masker.fra_antall <= len(grupper) <= masker.til_antall, hvem


@lru_cache(maxsize=128)
def _masker_for(problem: Strukturproblem, krav: Krav) -> Masker:
    """Give what one demand asks of a group, all limits set wide; a map to play with asks it at every move."""
    vide = replace(problem.rammer, reise=max(max(rad) for rad in problem.minutter), storst=problem.antall)
    return lag_masker(replace(problem, rammer=vide, krav=(krav,)))


def _merknader(problem: Strukturproblem, grupper: tuple[Gruppe, ...]) -> Iterator[str]:
    for g in grupper:
        vert = problem.navn[g.vert]
        if len(g.medlemmer) > problem.rammer.storst:
            grense = problem.rammer.storst
            yield f"Gruppa til {vert} har {len(g.medlemmer)} kommuner; studien setter grensa ved {grense}."
        maske = bits(g.medlemmer)
        if not henger_sammen(maske, problem.naboer):
            utenfor = opplisting([problem.navn[i] for i in _utenfor(maske, g.vert, problem.naboer)])
            yield f"Gruppa til {vert} henger ikke sammen på kartet: {utenfor} har ingen grense eller vei inn i gruppa."
        lange = [i for i in g.medlemmer if problem.minutter[g.vert][i] > problem.rammer.reise]
        if lange:
            lengst = max(lange, key=lambda i: problem.minutter[g.vert][i])
            minutter = desimaltall(Fraction(problem.minutter[g.vert][lengst]), 0)
            hoyst = desimaltall(Fraction(problem.rammer.reise), 0)
            yield f"{problem.navn[lengst]} har {minutter} minutter til {vert}; studien setter grensa ved {hoyst}."


def _utenfor(maske: int, vert: int, naboer: tuple[int, ...]) -> Iterator[int]:
    """Give the members one cannot reach from the host within the group."""
    naadd, nye = 0, 1 << vert
    while nye:
        naadd |= nye
        nye = bits(n for i in medlemmene(nye) for n in medlemmene(naboer[i])) & maske & ~naadd
    return medlemmene(maske & ~naadd)


def _setning(krav: Krav, grupper: tuple[Gruppe, ...], navn: tuple[str, ...]) -> str:
    if not grupper:
        return f"Kravet om at {krav.ordlyd}, er ikke oppfylt."
    hvor = opplisting([navn[g.vert] for g in grupper])
    return f"Kravet om at {krav.ordlyd}, er ikke oppfylt i {'gruppa' if len(grupper) == 1 else 'gruppene'} til {hvor}."
