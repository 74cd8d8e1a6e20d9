"""Travel between municipality centres, with the uncertainty it really has."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.tall import Tall

# The model covers two pairs in three within 25 % (calibration: docs/metode/reisetid.md).
USIKKERHET = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Reisevei:
    """A way by car and ferry between two centres, one direction."""

    fra: str
    til: str
    minutter: Tall
    km: Tall
    ferjer: int

    def spenn(self) -> tuple[int, int]:
        """Give the band, in whole minutes, that the model hits in two of three cases."""
        midt = self.minutter.som_brok()
        return round(midt * (1 - USIKKERHET)), round(midt * (1 + USIKKERHET))
