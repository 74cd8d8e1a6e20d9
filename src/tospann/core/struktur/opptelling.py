"""Count out the best partitions among few groups: every combination that could be among them is tried."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from tospann.core.struktur.masker import medlemmene

FLEST_STEG = 60_000


class ForMangeSteg(Exception):
    """There are too many combinations to try; the solver is asked instead."""


@dataclass(frozen=True, slots=True)
class Valg:
    """A group that can be chosen: as a bitset, what it has to spare, what it costs, and its number."""

    maske: int
    rest: float
    kostnad: float
    nummer: int


@dataclass(slots=True)
class Opptelling:
    """
    The best *antall* partitions, found by trying.

    *tak* is how much the groups of a partition may have to spare together
    before it is too dear; it falls as better ones are found.
    """

    kommuner: int
    antall: int
    tak: float
    slakk: float
    lovlig_antall: range
    funnet: list[tuple[float, tuple[int, ...]]] = field(default_factory=list)
    steg: int = 0

    def tell(self, valg: Sequence[Valg], grunn: float) -> None:
        """
        Try every combination; *grunn* plus what is spare is the least a partition costs.

        Raises
        ------
        ForMangeSteg
            When it takes too long.

        """
        per: list[list[Valg]] = [[] for _ in range(self.kommuner)]
        for v in sorted(valg, key=lambda v: (v.rest, v.nummer)):
            for i in medlemmene(v.maske):
                per[i].append(v)
        alle = (1 << self.kommuner) - 1
        stabel: list[tuple[int, float, float, tuple[int, ...]]] = [(alle, 0.0, 0.0, ())]
        while stabel:
            aapne, brukt, kostnad, valgt = stabel.pop()
            self.steg += 1
            if self.steg > FLEST_STEG:
                raise ForMangeSteg
            if not aapne:
                self._behold(kostnad, valgt, grunn)
                continue
            igjen = self.tak - brukt
            # The best first: what is put on the stack last is looked at next.
            stabel += [
                (aapne & ~v.maske, brukt + v.rest, kostnad + v.kostnad, (*valgt, v.nummer))
                for v in reversed(_trangest(aapne, per, igjen))
            ]

    def _behold(self, kostnad: float, valgt: tuple[int, ...], grunn: float) -> None:
        if len(valgt) not in self.lovlig_antall:
            return
        insort(self.funnet, (kostnad, tuple(sorted(valgt))))
        if len(self.funnet) > self.antall:
            dyreste = self.funnet[self.antall - 1][0] + self.slakk
            self.funnet = [f for f in self.funnet if f[0] <= dyreste]
            self.tak = min(self.tak, dyreste - grunn)


def _trangest(aapne: int, per: list[list[Valg]], igjen: float) -> list[Valg]:
    """Give the choices of the municipality that has fewest."""
    best = _mulige(aapne, per[(aapne & -aapne).bit_length() - 1], igjen, FLEST_STEG)
    for i in medlemmene(aapne & (aapne - 1)):
        if len(best) <= 1:
            break
        mulige = _mulige(aapne, per[i], igjen, len(best))
        if len(mulige) < len(best):
            best = mulige
    return best


def _mulige(aapne: int, valg: list[Valg], igjen: float, flest: int) -> list[Valg]:
    """Give the choices left to a municipality, the best first; no more than *flest* are asked for."""
    mulige: list[Valg] = []
    for v in valg:
        if v.rest > igjen or len(mulige) == flest:
            break
        if not v.maske & ~aapne:
            mulige.append(v)
    return mulige
