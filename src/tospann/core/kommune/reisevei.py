"""Travel between municipality centres, with the uncertainty it really has."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.tall import Tall

# The model covers two pairs in three within 25 %, and short trips worse (calibration: docs/metode/reisetid.md).
USIKKERHET, KORT_USIKKERHET, KORT_MINUTTER = Fraction(1, 4), Fraction(1, 2), 30


@dataclass(frozen=True, slots=True)
class Reisevei:
    """A way by car and ferry between two centres, one direction."""

    fra: str
    til: str
    minutter: Tall
    km: Tall
    ferjer: int

    @property
    def er_kort(self) -> bool:
        """Tell whether the trip is so short that the band must be wider."""
        return self.minutter.som_brok() < KORT_MINUTTER

    def spenn(self) -> tuple[int, int]:
        """Give the band, in whole minutes, that the model hits in two of three cases."""
        midt, andel = self.minutter.som_brok(), KORT_USIKKERHET if self.er_kort else USIKKERHET
        return round(midt * (1 - andel)), round(midt * (1 + andel))
