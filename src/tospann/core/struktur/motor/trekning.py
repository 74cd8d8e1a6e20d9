"""Draw futures: population, travel and positions that could be, by a seed and a number, alike on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from tospann.core.struktur.motor.prising import Desimaler, Lister, reiser, summer

# No journey is drawn below this part of what is estimated, so that one listing of groups serves every draw.
KORTEST = Fraction(4, 5)


@dataclass(frozen=True, eq=False, slots=True)
class Tabeller:
    """The figures as floats: people, positions, minutes, and who may host whom if only travel allows."""

    innbyggere: Desimaler
    aarsverk: Desimaler
    minutter: Desimaler
    grense: Desimaler
    tillatt: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Spredning:
    """How uncertain each figure is, as a standard deviation of its logarithm (0.05 is about five per cent)."""

    innbyggere: float
    reisetid: float
    aarsverk: float


@dataclass(frozen=True, eq=False, slots=True)
class Trekk:
    """One future, as travel and missing positions of every group; travel is infinite where nobody reaches all."""

    reise: Desimaler
    mangel: Desimaler


def trekk(tabeller: Tabeller, lister: Lister, spredning: Spredning, terskel: float, fro: tuple[int, int]) -> Trekk:
    """Draw the future that belongs to a seed and a number."""
    tilfeldig = np.random.Generator(np.random.Philox(np.random.SeedSequence(fro)))
    n = tabeller.innbyggere.size
    folk = tabeller.innbyggere * np.exp(spredning.innbyggere * tilfeldig.standard_normal(n))
    verk = tabeller.aarsverk * np.exp(spredning.aarsverk * tilfeldig.standard_normal(n))
    hver = np.clip(np.exp(spredning.reisetid * tilfeldig.standard_normal(n)), float(KORTEST), float(1 / KORTEST))
    tid = tabeller.minutter * np.sqrt(hver[:, None] * hver[None, :])
    naar = ((tid <= tabeller.grense[None, :]) & (tabeller.tillatt == 1)).astype(np.uint8)
    mangel = np.maximum(0.0, terskel - summer(lister, verk))
    return Trekk(reiser(lister, np.ascontiguousarray(tid * folk[None, :]), naar), mangel)
