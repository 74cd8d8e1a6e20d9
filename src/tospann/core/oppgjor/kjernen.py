"""Would any group do better alone? The core, and how much is missing (docs/metode/rettferdighet.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from heapq import nlargest
from math import lcm

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner, opplisting
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.spill import Spill

FLEST_NEVNT = 5


@dataclass(frozen=True, slots=True)
class Utbrytergruppe:
    """A group that pays more together with the others than it would alone, and how much more (exact øre)."""

    gruppe: tuple[str, ...]
    for_mye: Fraction

    def i_en_setning(self, navn: Mapping[str, str]) -> str:
        """Say who, and how much."""
        hvem = opplisting(navn.get(n, n) for n in self.gruppe)
        sammen = "for seg selv" if len(self.gruppe) == 1 else "sammen, uten de andre"
        belop = kroner(Kroner.avrundet(self.for_mye / 100))
        return f"{hvem} ville spart {belop} på å gjøre det {sammen}."


def utbrytere(spill: Spill, andeler: Mapping[str, Fraction | int], flest: int = FLEST_NEVNT) -> list[Utbrytergruppe]:
    """
    Give the groups that would do better alone, those with most to gain first.

    Raises
    ------
    UgyldigNokkel
        When somebody has no share.

    """
    if mangler := [n for n in spill.navn if n not in andeler]:
        raise UgyldigNokkel(f"{mangler[0]} har ingen andel.")
    felles = lcm(*(Fraction(andeler[n]).denominator for n in spill.navn))
    over = ((for_mye, -nr) for nr, for_mye in enumerate(_for_mye(spill, andeler, felles)) if for_mye > 0)
    return [Utbrytergruppe(spill.gruppe(-nr), Fraction(for_mye, felles)) for for_mye, nr in nlargest(flest, over)]


def _for_mye(spill: Spill, andeler: Mapping[str, Fraction | int], felles: int) -> Iterator[int]:
    """Give what each group pays more than alone, over one denominator; the group of all is not asked."""
    summer = [0]
    for navn in spill.navn:
        andel = int(andeler[navn] * felles)
        summer += [sum_ + andel for sum_ in summer]
    return (sum_ - felles * alene for sum_, alene in zip(summer[:-1], spill.kostnad, strict=False))


def vurder_kjernen(spill: Spill, andeler: Mapping[str, Fraction | int], navn: Mapping[str, str]) -> Svar:
    """Advise on a sharing: no group has a reason to leave, or which has; never more than advice."""
    funnet = utbrytere(spill, andeler)
    raad = "Dette er et råd. Tallene for hva en gruppe ville betalt alene, er anslag."
    if not funnet:
        return Svar(Utfall.OPPFYLT, f"Ingen kommune og ingen gruppe ville spart på å gjøre det uten de andre. {raad}")
    setninger = " ".join(u.i_en_setning(navn) for u in funnet)
    return Svar(Utfall.MAA_VURDERES, f"{setninger} {raad}", "Se på nøkkelen, eller på hva de får som ikke er penger.")
