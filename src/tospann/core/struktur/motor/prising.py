"""Cost and price groups: with numpy for a county, with compiled loops for a country."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tospann.core.struktur.motor.kompilering import FLEST_UTEN, KAN_KOMPILERE

Desimaler = npt.NDArray[np.float64]
Heltall = npt.NDArray[np.int64]
Korte = npt.NDArray[np.int16]
Ja = npt.NDArray[np.uint8]

_BIT = 1 << 14


@dataclass(frozen=True, slots=True)
class Lister:
    """
    Groups by number: the members of group nr stand from start[nr] to start[nr + 1].

    *mange_ganger* tells that they will be costed so often that compiled loops pay for few groups too.
    """

    medlemmer: Korte
    start: Heltall
    mange_ganger: bool = False

    @property
    def antall(self) -> int:
        """Give how many groups there are."""
        return self.start.size - 1

    @property
    def stor(self) -> bool:
        """Tell whether compiled loops pay."""
        return KAN_KOMPILERE and (self.mange_ganger or self.antall > FLEST_UTEN)


def summer(lister: Lister, verdi: Desimaler) -> Desimaler:
    """Give the sum of a figure over each group."""
    if not lister.antall:
        return np.zeros(0)
    if not lister.stor:
        return np.add.reduceat(verdi[lister.medlemmer], lister.start[:-1])
    from tospann.core.struktur.motor import sloyfer  # noqa: PLC0415 - brings numba

    ut = np.empty(lister.antall)
    sloyfer.summer(lister.medlemmer, lister.start, verdi, ut)
    return ut


def redusert(lister: Lister, kostnad: Desimaler, pris: Desimaler) -> Desimaler:
    """Give what each group costs beyond the prices of its members."""
    if not lister.stor:
        return kostnad - summer(lister, pris)
    from tospann.core.struktur.motor import sloyfer  # noqa: PLC0415 - brings numba

    ut = np.empty(lister.antall)
    sloyfer.redusert(lister.medlemmer, lister.start, kostnad, pris, ut)
    return ut


def beste_per_medlem(lister: Lister, rest: Desimaler, grense: float, antall: int) -> Heltall:
    """Give the groups under *grense* that are the best for one of their members, in order."""
    beste = np.full(antall, -1, dtype=np.int64)
    if lister.stor:
        from tospann.core.struktur.motor import sloyfer  # noqa: PLC0415 - brings numba

        sloyfer.beste_per_medlem(lister.medlemmer, lister.start, rest, grense, beste)
    else:
        under = np.flatnonzero(rest < grense)
        fallende = under[np.argsort(-rest[under], kind="stable")]
        medlemmer, start = plukk(lister, fallende)
        # The last one written stays, and that is the best.
        beste[medlemmer] = np.repeat(fallende, start[1:] - start[:-1])
    return np.unique(beste[beste >= 0])


def reiser(lister: Lister, personminutter: Desimaler, naar: Ja) -> Desimaler:
    """Give the least person-minutes of each group over the hosts that reach all."""
    ut = np.empty(lister.antall)
    if lister.stor:
        from tospann.core.struktur.motor import sloyfer  # noqa: PLC0415 - brings numba

        sloyfer.reiser(lister.medlemmer, lister.start, personminutter, naar, ut)
        return ut
    lengder = lister.start[1:] - lister.start[:-1]
    apent = np.where(naar == 1, personminutter, np.inf)
    for lengde in np.unique(lengder):
        like = np.flatnonzero(lengder == lengde)
        for bit in np.split(like, range(_BIT, like.size, _BIT)):
            medlem = lister.medlemmer[lister.start[bit][:, None] + np.arange(lengde)[None, :]]
            ut[bit] = apent[medlem[:, :, None], medlem[:, None, :]].sum(axis=2).min(axis=1)
    return ut


def kryss(lister: Lister, merker: Heltall) -> Desimaler:
    """Give how many marks beyond the first each group has; -1 is no mark."""
    ulike = np.zeros(lister.antall)
    for merke in range(int(merker.max(initial=-1)) + 1):
        ulike += summer(lister, (merker == merke).astype(np.float64)) > 0
    return np.maximum(0.0, ulike - 1.0)


def plukk(lister: Lister, numre: Heltall) -> tuple[Korte, Heltall]:
    """Gather some groups' members, and where each begins."""
    lengder = (lister.start[1:] - lister.start[:-1])[numre]
    start = np.zeros(numre.size + 1, dtype=np.int64)
    np.cumsum(lengder, out=start[1:])
    plasser = np.arange(start[-1]) + np.repeat(lister.start[numre] - start[:-1], lengder)
    return lister.medlemmer[plasser], start


def naer_null(rest: Desimaler, bredde: float, flest: int) -> Heltall:
    """Give the groups whose rest is about nothing, the least first, at most so many."""
    naere = np.flatnonzero(rest <= bredde)
    return naere[np.argsort(rest[naere], kind="stable")][:flest]
