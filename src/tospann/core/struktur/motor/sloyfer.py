"""Cost every group and price it against the duals, compiled: one pass over a large pool each."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tospann.core.struktur.motor.kompilering import kompiler

Desimaler = npt.NDArray[np.float64]
Heltall = npt.NDArray[np.int64]
Korte = npt.NDArray[np.int16]
Ja = npt.NDArray[np.uint8]


@kompiler
def _reise(gruppe: Korte, personminutter: Desimaler, naar: Ja) -> float:
    """Give the least person-minutes over the hosts that reach all."""
    best = np.inf
    for vert in gruppe:
        total = 0.0
        for medlem in gruppe:
            if naar[vert, medlem] == 0:
                total = np.inf
                break
            total += personminutter[vert, medlem]
        best = min(best, total)
    return best


@kompiler
def reiser(medlemmer: Korte, start: Heltall, personminutter: Desimaler, naar: Ja, ut: Desimaler) -> None:
    """Fill in the travel of each group."""
    for nr in range(ut.size):
        ut[nr] = _reise(medlemmer[start[nr] : start[nr + 1]], personminutter, naar)


@kompiler
def summer(medlemmer: Korte, start: Heltall, verdi: Desimaler, ut: Desimaler) -> None:
    """Fill in the sum of a figure over each group."""
    for nr in range(ut.size):
        total = 0.0
        for plass in range(start[nr], start[nr + 1]):
            total += verdi[medlemmer[plass]]
        ut[nr] = total


@kompiler
def redusert(medlemmer: Korte, start: Heltall, kostnad: Desimaler, pris: Desimaler, ut: Desimaler) -> None:
    """Fill in what each group costs beyond the prices of its members."""
    for nr in range(ut.size):
        rest = kostnad[nr]
        for plass in range(start[nr], start[nr + 1]):
            rest -= pris[medlemmer[plass]]
        ut[nr] = rest


@kompiler
def beste_per_medlem(medlemmer: Korte, start: Heltall, rest: Desimaler, grense: float, ut: Heltall) -> None:
    """Fill in, for each municipality, the group that lacks most; -1 when none is under *grense*."""
    beste = np.full(ut.size, grense)
    ut[:] = -1
    for nr in range(rest.size):
        if rest[nr] < grense:
            for plass in range(start[nr], start[nr + 1]):
                medlem = medlemmer[plass]
                if rest[nr] < beste[medlem]:
                    beste[medlem] = rest[nr]
                    ut[medlem] = nr
