"""Links between municipality centres: road, bridge or ferry, while they are as described."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.periode import Periode


class Forbindelsesslag(StrEnum):
    """How one gets across."""

    VEI = "vei"
    BRU = "bru eller tunnel"
    FERJE = "ferje"


@dataclass(frozen=True, slots=True)
class Forbindelse:
    """
    One link, the same both ways.

    *luftlinje_km* is between the centres; *overfart_min* and *ventetid_min* are
    the ferry's; *fast_min* replaces the model's time where one is known;
    *omvei_km* is a known detour that the model does not see. *a* and *b* are
    the municipalities' numbers on the first day.
    """

    a: str
    b: str
    navn: str
    slag: Forbindelsesslag
    luftlinje_km: Fraction
    overfart_min: int
    ventetid_min: int
    fast_min: int | None
    periode: Periode
    kilde: Kilde
    omvei_km: Fraction = Fraction()
    merknad: str = ""

    @property
    def er_ferje(self) -> bool:
        """Tell whether one waits for a boat."""
        return self.slag is Forbindelsesslag.FERJE
