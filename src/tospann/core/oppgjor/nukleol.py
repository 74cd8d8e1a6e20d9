"""The nucleolus, exactly: the unhappiest group as happy as can be, then the next (docs/metode/rettferdighet.md)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from tospann.core.oppgjor.basis import Basis
from tospann.core.oppgjor.koalisjoner import Koalisjoner
from tospann.core.oppgjor.spill import Spill

_TAALMOD = 500


@dataclass(frozen=True, slots=True)
class Nukleol:
    """
    The shares (exact øre), and how unhappy the unhappiest group is at each step.

    A group is unhappy by what it pays more than it would alone; under zero it
    gains. *innenfor_alene* is false when no sharing leaves everybody at or under
    what it would pay alone, so that the limit was left out.
    """

    andeler: dict[str, Fraction]
    misnoye: tuple[Fraction, ...]
    innenfor_alene: bool


def nukleol(spill: Spill) -> Nukleol:
    """
    Find the nucleolus by linear programs over the groups that matter, in whole numbers all the way.

    Each step fixes the groups that cannot be made happier; after at most n − 1
    steps everything is fixed. That the answer is right rests on no tolerance.
    """
    antall, alle = len(spill.navn), spill.alle
    if antall == 1:
        return Nukleol({spill.navn[0]: Fraction(spill.kostnad[1])}, (), innenfor_alene=True)
    innenfor = sum(spill.kostnad[1 << i] for i in range(antall)) >= spill.kostnad[alle]
    soker = _Soker(spill, Basis(antall), Koalisjoner.av(spill), {alle: Fraction(spill.kostnad[alle])}, innenfor)
    misnoye = []
    while True:
        misnoye.append(soker.loes())
        if soker.fest():
            break
    return Nukleol(dict(zip(spill.navn, soker.losning(), strict=True)), tuple(misnoye), innenfor)


@dataclass(slots=True)
class _Soker:
    """The search: the basis of the present program, the open groups, and what is fixed (group -> exact sum)."""

    spill: Spill
    basis: Basis
    koalisjoner: Koalisjoner
    fast: dict[int, Fraction]
    innenfor: bool

    def loes(self) -> Fraction:
        """Solve the program; give how unhappy the unhappiest open group must be."""
        stille = 0
        while True:
            skala = lcm(*(verdi.denominator for verdi in self.fast.values()))
            tellere = self._tellere(skala)
            nevner = self.basis.nevner * skala
            if gruppe := self._ulykkelig(tellere, nevner, stille):
                flyttet = self.basis.slipp_inn(gruppe, har_misnoye=True)
            elif (alene := self._over_alene(tellere, nevner)) >= 0:
                flyttet = self.basis.slipp_inn(1 << alene, har_misnoye=False)
            else:
                return Fraction(tellere[-1], nevner)
            stille = 0 if flyttet else stille + 1

    def fest(self) -> bool:
        """Fix the groups that hold the unhappiness up; tell whether everything is fixed."""
        skala = lcm(*(verdi.denominator for verdi in self.fast.values()))
        misnoye = Fraction(self._tellere(skala)[-1], self.basis.nevner * skala)
        bundne = self.basis.bundne()
        for gruppe, har_misnoye in bundne:
            self.fast[gruppe] = self.spill.kostnad[gruppe] + (misnoye if har_misnoye else Fraction())
        if self.basis.fest_bundne():
            return True
        self.koalisjoner.behold_bevegelige(self.basis.retninger())
        self.basis.begynn_paa_nytt(self.koalisjoner.motpar())
        return False

    def losning(self) -> list[Fraction]:
        """Give the shares when everything is fixed."""
        skala = lcm(*(verdi.denominator for verdi in self.fast.values()))
        return [Fraction(teller, self.basis.nevner * skala) for teller in self._tellere(skala)[:-1]]

    def _tellere(self, skala: int) -> list[int]:
        hoyre = [int(self.fast.get(gruppe, self.spill.kostnad[gruppe]) * skala) for gruppe, _ in self.basis.rader]
        return self.basis.gang(hoyre)

    def _ulykkelig(self, tellere: list[int], nevner: int, stille: int) -> int:
        """Give the unhappiest group; when that has led nowhere for long, others in turn, so as not to go in a ring."""
        if stille > _TAALMOD:
            return self.koalisjoner.noen(tellere[:-1], nevner, tellere[-1], stille)
        return self.koalisjoner.verst(tellere[:-1], nevner, tellere[-1])

    def _over_alene(self, tellere: list[int], nevner: int) -> int:
        """Give the player who is furthest over what it would pay alone, or −1."""
        if not self.innenfor:
            return -1
        over = [tellere[i] - nevner * self.spill.kostnad[1 << i] for i in range(len(self.spill.navn))]
        return over.index(max(over)) if max(over) > 0 else -1
