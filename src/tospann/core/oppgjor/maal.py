"""What the keys count: people, positions, users, hours, agreed weights, each participant's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from tospann.core.oppgjor.fordeling import UgyldigNokkel


class Maal(StrEnum):
    """What a part of a key is shared by; the value is the name of the field in the contract."""

    LIKT = "likt"
    FOLKETALL = "folketall"
    AARSVERK = "aarsverk"
    BRUKERE = "brukere"
    TIMER = "timer"
    FAST = "fast"
    FAKTISK = "faktisk"

    @property
    def ord(self) -> str:
        """Give the word people use."""
        return _ORD[self]


_ORD = {
    Maal.LIKT: "lik andel",
    Maal.FOLKETALL: "folketall",
    Maal.AARSVERK: "årsverk",
    Maal.BRUKERE: "brukere",
    Maal.TIMER: "timer",
    Maal.FAST: "avtalt vekt",
    Maal.FAKTISK: "egne faktiske kostnader",
}


class MaalMangler(UgyldigNokkel):
    """A participant lacks a figure that the key counts; it is said, never taken as zero."""

    def __init__(self, part: str, maal: Maal) -> None:
        """Say whose and which."""
        self.part, self.maal = part, maal
        super().__init__(f"{part} mangler {maal.ord}, som nøkkelen deler etter.")


@dataclass(frozen=True, slots=True)
class Deltakermaal:
    """One participant's figures for the span that is shared; what is not known is not there."""

    part: str
    verdier: Mapping[Maal, Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse figures under zero."""
        for maal, verdi in self.verdier.items():
            if verdi < 0:
                melding = f"{self.part} har {maal.ord} under null. En vekt kan ikke være negativ."
                raise UgyldigNokkel(melding)

    def vekt(self, maal: Maal) -> Fraction:
        """
        Give the figure.

        Raises
        ------
        MaalMangler
            When it is not known.

        """
        if maal is Maal.LIKT:
            return Fraction(1)
        if maal not in self.verdier:
            raise MaalMangler(self.part, maal)
        return self.verdier[maal]


def del_etter(maal: Maal, deltakere: Iterable[Deltakermaal]) -> dict[str, Fraction]:
    """
    Give each participant's part of the whole by one figure.

    Raises
    ------
    UgyldigNokkel
        When there is nobody, somebody twice, somebody's figure is missing, or the figures add up to zero.

    """
    alle = tuple(deltakere)
    vekter = {d.part: d.vekt(maal) for d in alle}
    if not alle:
        melding = "Det er ingen deltakere å dele på."
        raise UgyldigNokkel(melding)
    if len(vekter) != len(alle):
        dobbel = next(p for p in vekter if sum(d.part == p for d in alle) > 1)
        melding = f"{dobbel} står to ganger blant deltakerne."
        raise UgyldigNokkel(melding)
    helhet = sum(vekter.values(), Fraction())
    if helhet == 0:
        melding = f"Summen av {maal.ord} er null. Da er det ingenting å dele etter."
        raise UgyldigNokkel(melding)
    return {part: vekt / helhet for part, vekt in vekter.items()}
