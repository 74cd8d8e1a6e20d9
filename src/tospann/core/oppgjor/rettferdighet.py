"""What fairness can mean, side by side, in words for a council; always advice (docs/metode/rettferdighet.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner
from tospann.core.felles.svar import Svar
from tospann.core.oppgjor.fordeling import UgyldigNokkel, avrund
from tospann.core.oppgjor.kjernen import vurder_kjernen
from tospann.core.oppgjor.nukleol import nukleol
from tospann.core.oppgjor.shapley import shapleyverdi
from tospann.core.oppgjor.spill import Spill


@dataclass(frozen=True, slots=True)
class Rettferdighetsrad:
    """One municipality: what it would pay alone, pays by the key, and would pay by the two measures; øre."""

    part: str
    alene: int
    nokkel: int
    shapley: int
    nukleol: int

    @property
    def gevinst(self) -> int:
        """Give what it saves by taking part, under the key; under zero it loses."""
        return self.alene - self.nokkel

    def i_en_setning(self, navn: str) -> str:
        """Say what taking part is worth, and how the key stands to what it adds to the cost."""
        gevinst = kroner(Kroner(abs(self.gevinst)), med_ore=False)
        verdt = f"sparer {gevinst} på" if self.gevinst >= 0 else f"betaler {gevinst} mer ved"
        forskjell = self.nokkel - self.shapley
        belop = kroner(Kroner(abs(forskjell)), med_ore=False)
        mot = f"{belop} {'mer' if forskjell > 0 else 'mindre'} enn" if forskjell else "det samme som"
        return f"{navn} {verdt} å være med. Etter nøkkelen betaler den {mot} det den i snitt legger til kostnaden."


@dataclass(frozen=True, slots=True)
class Rettferdighet:
    """All municipalities beside each other, whether any group has reason to leave, and whether it could be avoided."""

    rader: tuple[Rettferdighetsrad, ...]
    kjernen: Svar
    kan_alle_holdes: bool
    samlet_gevinst: int


def vurder_rettferdighet(spill: Spill, nokkel: Mapping[str, int], navn: Mapping[str, str]) -> Rettferdighet:
    """
    Put a sharing (øre by the key) beside the Shapley value and the nucleolus, rounded to the same sum.

    Raises
    ------
    UgyldigNokkel
        When somebody in the game has no share, or the shares are not what all pay together.

    """
    if (delt := sum(nokkel.values())) != spill.kostnad[spill.alle]:
        betalt, kostnad = kroner(Kroner(delt)), kroner(Kroner(spill.kostnad[spill.alle]))
        raise UgyldigNokkel(f"Andelene er {betalt} til sammen, men alle sammen koster {kostnad}.")
    kjernen = vurder_kjernen(spill, nokkel, navn)
    nuk = nukleol(spill)
    shapley, minst = (avrund(verdier) for verdier in (shapleyverdi(spill), nuk.andeler))
    rader = tuple(Rettferdighetsrad(p, spill.alene(p), nokkel[p], shapley[p], minst[p]) for p in spill.navn)
    gevinst = sum(rad.alene for rad in rader) - spill.kostnad[spill.alle]
    return Rettferdighet(rader, kjernen, all(m <= Fraction() for m in nuk.misnoye[:1]), gevinst)
