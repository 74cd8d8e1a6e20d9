"""
Look through all groups at once: the only module of this room that knows numpy.

Whole numbers only, so that nothing is nearly right: in 64 bits where they are
sure to fit, else as Python's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from tospann.core.oppgjor.spill import Spill

_TRYGT = 1 << 62
_FLEST_NYE = 48
_SPREDNING = 48271

Tabell = npt.NDArray[Any]


@dataclass(slots=True)
class Koalisjoner:
    """
    The groups that are still open: neither empty, nor all, nor settled by what is fixed.

    A group is unhappy by (sum of *tellere* of its members − *epsilon* − *nevner*
    × its cost); *utvalg* are those that have been the most unhappy before, who
    are asked first.
    """

    kostnad: Tabell
    aktive: Tabell
    utvalg: Tabell = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    @classmethod
    def av(cls, spill: Spill) -> Koalisjoner:
        """Take all proper groups of a game."""
        storst = max(abs(belop) for belop in spill.kostnad)
        kostnad = np.array(spill.kostnad, dtype=np.int64 if storst < _TRYGT else object)
        return cls(kostnad, np.arange(1, len(kostnad) - 1, dtype=np.int64))

    def verst(self, tellere: Sequence[int], nevner: int, epsilon: int) -> int:
        """Give the unhappiest group, or 0 when none is unhappy at all: no group is then over *epsilon*."""
        if len(self.utvalg):
            misnoye = self._misnoye(self.utvalg, tellere, nevner, epsilon)
            if misnoye[verst := int(misnoye.argmax())] > 0:
                return int(self.utvalg[verst])
        if not len(self.aktive):
            return 0
        misnoye = self._misnoye(self.aktive, tellere, nevner, epsilon)
        plasser = np.flatnonzero(misnoye > 0)
        if not len(plasser):
            return 0
        verste = plasser[np.argsort(-misnoye[plasser], kind="stable")[:_FLEST_NYE]]
        self.utvalg = np.union1d(self.utvalg, self.aktive[verste])
        return int(self.aktive[verste[0]])

    def noen(self, tellere: Sequence[int], nevner: int, epsilon: int, nummer: int) -> int:
        """Give some unhappy group, another for each *nummer*, or 0."""
        plasser = np.flatnonzero(self._misnoye(self.aktive, tellere, nevner, epsilon) > 0)
        return int(self.aktive[plasser[nummer * _SPREDNING % len(plasser)]]) if len(plasser) else 0

    def motpar(self) -> int:
        """Give the open group that, with those outside it, would gain most by breaking apart."""
        utenfor = len(self.kostnad) - 1 - self.aktive
        return int(self.aktive[int((-self.kostnad[self.aktive] - self.kostnad[utenfor]).argmax())])

    def behold_bevegelige(self, retninger: Sequence[Sequence[int]]) -> None:
        """Close the groups whose sum none of the directions can change."""
        beveger = np.zeros(len(self.aktive), dtype=bool)
        for retning in retninger:
            beveger |= self._summer(retning, self.aktive) != 0
        self.aktive = self.aktive[beveger]
        self.utvalg = np.intersect1d(self.utvalg, self.aktive, assume_unique=True)

    def _misnoye(self, grupper: Tabell, tellere: Sequence[int], nevner: int, epsilon: int) -> Tabell:
        kostnad = self.kostnad[grupper]
        storst = sum(map(abs, tellere)) + abs(epsilon) + nevner * int(abs(kostnad).max())
        if storst >= _TRYGT:
            kostnad = kostnad.astype(object)
        misnoye: Tabell = self._summer(tellere, grupper, exact=storst >= _TRYGT) - epsilon - nevner * kostnad
        return misnoye

    def _summer(self, tall: Sequence[int], grupper: Tabell, *, exact: bool = False) -> Tabell:
        dtype: Any = object if exact or sum(map(abs, tall)) >= _TRYGT else np.int64
        if len(grupper) < len(self.kostnad) // 16:
            biter = grupper[:, None] >> np.arange(len(tall)) & 1
            faa: Tabell = biter.astype(dtype) @ np.array(tall, dtype=dtype)
            return faa
        summer: Tabell = np.zeros(len(self.kostnad), dtype=dtype)
        for i, ett in enumerate(tall):
            summer[1 << i : 2 << i] = summer[: 1 << i] + ett
        valgte: Tabell = summer[grupper]
        return valgte
