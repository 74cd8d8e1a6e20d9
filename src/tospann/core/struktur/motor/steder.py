"""
Narrow down which places can be among the best: a good answer, a bound, and what can still beat the answer.

Each customer offers a price for being served (Lagrange). A place earns what its customers offer beyond what they cost;
the best p places give a bound, and the prices move until it is high. A place that cannot be in anything better than
the best answer known is left out, and one that must be in it is kept. The answer comes from exchanging places.

Where the places are few, what is left is tried both with and without the place that earns most, and so on.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tospann.core.struktur.motor.losere import UENDELIG, Desimaler, Heltall

_FLEST_RUNDER = 1_500
_TAALMOD = 12
_MINSTE_SKRITT = 0.004
_TREGHET = 0.35
_NAER = 1.02
# So few places that trying with and without each is sooner done than asking the solver.
_FAA = 20
_FLEST_RUNDER_I_GREN = 150
_SKRITT_I_GREN = 0.7
_MINSTE_SKRITT_I_GREN = 0.03
_NOYAKTIG = 1e-9


@dataclass(frozen=True, eq=False, slots=True)
class Avgrenset:
    """
    The best places known and what they cost; nothing costs less than *grense*.

    Anything better has only places among *mulige*, has all the *faste*, and
    nobody in it pays more than *rekkevidde*. Without *mulige*, there is nothing better.
    """

    steder: Heltall
    verdi: float
    grense: float
    mulige: Heltall
    faste: Heltall
    rekkevidde: Desimaler


def avgrens(kostnad: Desimaler, antall: int, igjen: Callable[[], float]) -> Avgrenset:
    """Narrow down; rows are customers, columns places, and cells what it costs that the place serves the customer."""
    leting = _Leting(kostnad, antall)
    for _ in range(_FLEST_RUNDER):
        if leting.ferdig or igjen() <= 0:
            break
        leting.runde()
    if antall <= _FAA and not leting.ferdig_bevist:
        leting.bevist = _i_grener(leting, igjen)
    return leting.svar()


def _i_grener(rot: _Leting, igjen: Callable[[], float]) -> bool:
    """Try what is left with and without one place after the other; tells whether all of it was tried."""
    stabel = [rot.gren()]
    while stabel and igjen() > 0:
        gren = stabel.pop()
        gren.verdi, gren.steder = rot.verdi, rot.steder
        gren.utforsk()
        if gren.verdi < rot.verdi:
            rot.verdi, rot.steder = gren.verdi, gren.steder
        if not gren.ferdig_bevist:
            sted = gren.tjener_mest()
            stabel += [gren.gren(med=sted), gren.gren(uten=sted)]
    return not stabel


class _Leting:
    """The prices while they move, over the places that are still possible."""

    def __init__(self, kostnad: Desimaler, antall: int) -> None:
        self.kostnad, self.antall = kostnad, antall
        self.numre = np.arange(kostnad.shape[1])
        self.fast = np.zeros(self.numre.size, dtype=np.bool_)
        self.steder = bytt(kostnad, _grovt(kostnad, antall))
        self.verdi = float(kostnad[:, self.steder].min(axis=1).sum())
        # When every cost is whole, whatever is better is better by one.
        self.skritt = 1.0 if bool((kostnad == np.floor(kostnad)).all()) else 0.0
        self.pris = self.beste_pris = _nest_naermest(kostnad[:, self.steder])
        self.grense, self.retning, self.lengde, self.uten_fremgang = -UENDELIG, np.zeros(kostnad.shape[0]), 1.5, 0
        self.provd: set[bytes] = set()
        self.bevist = False

    def gren(self, med: int = -1, uten: int = -1) -> _Leting:
        """Begin anew from here with one place (by column) always in, or one left out."""
        ny = copy(self)
        ny.fast = self.fast.copy()
        ny.fast[med if med >= 0 else slice(0)] = True
        if uten >= 0:
            ny.behold(np.arange(self.numre.size) != uten)
        ny.pris, ny.grense, ny.retning = self.beste_pris, -UENDELIG, np.zeros_like(self.retning)
        ny.lengde, ny.uten_fremgang = _SKRITT_I_GREN, 0
        return ny

    def utforsk(self) -> None:
        """Move the prices for a while; where all is decided, see what it comes to."""
        for _ in range(_FLEST_RUNDER_I_GREN):
            if self.grense > self.tak or self._avgjort or self.lengde < _MINSTE_SKRITT_I_GREN:
                break
            self.runde()
        valgte = np.flatnonzero(self.fast) if self.fast.sum() >= self.antall else np.arange(self.numre.size)
        if self._avgjort:
            self.bevist = True
            verdi = float(self.kostnad[:, valgte].min(axis=1).sum())
            if valgte.size == self.antall and verdi < self.verdi:
                self.verdi, self.steder = verdi, self.numre[valgte]

    @property
    def _avgjort(self) -> bool:
        return self.numre.size <= self.antall or bool(self.fast.sum() >= self.antall)

    @property
    def ferdig_bevist(self) -> bool:
        """Tell whether nothing here is better than the best answer known."""
        return self.bevist or self.grense > self.tak

    def tjener_mest(self) -> int:
        """Give the column that earns most among those that are not decided."""
        tjent = np.minimum(self.kostnad - self.beste_pris[:, None], 0.0).sum(axis=0)
        return int(np.where(self.fast, UENDELIG, tjent).argmin())

    def behold(self, hvem: npt.NDArray[np.bool_]) -> None:
        """Keep only these columns."""
        self.kostnad = np.ascontiguousarray(self.kostnad[:, hvem])
        self.numre, self.fast = self.numre[hvem], self.fast[hvem]

    @property
    def tak(self) -> float:
        """Give what a better answer costs at most."""
        return self.verdi - self.skritt + _NOYAKTIG * (1.0 + abs(self.verdi))

    @property
    def ferdig(self) -> bool:
        """Tell whether there is nothing more to learn here."""
        return self.grense > self.tak or self.numre.size <= self.antall or self.lengde < _MINSTE_SKRITT

    def runde(self) -> None:
        """Let the places be chosen at these prices, learn from it, and move the prices."""
        tjent = np.minimum(self.kostnad - self.pris[:, None], 0.0).sum(axis=0)
        valgte = np.argpartition(np.where(self.fast, -UENDELIG, tjent), self.antall - 1)[: self.antall]
        grense = float(self.pris.sum() + tjent[valgte].sum())
        valgt_kostnad = self.kostnad[:, valgte]
        if grense > self.grense + _NOYAKTIG * abs(grense):
            self.grense, self.beste_pris, self.uten_fremgang = grense, self.pris, 0
            self._prov(valgte, float(valgt_kostnad.min(axis=1).sum()))
        else:
            self.uten_fremgang += 1
        if self.uten_fremgang > _TAALMOD:
            self.lengde, self.uten_fremgang, self.pris = self.lengde / 2, 0, self.beste_pris
        self.retning = 1.0 - (valgt_kostnad < self.pris[:, None]).sum(axis=1) + _TREGHET * self.retning
        styrke = float(self.retning @ self.retning)
        if styrke > 0:
            self.pris = self.pris + self.lengde * (1.01 * self.verdi - grense) / styrke * self.retning
        self._sil(tjent, valgte, grense)

    def _prov(self, valgte: Heltall, verdi: float) -> None:
        """Try the places the prices chose as an answer, and exchange them if they are near the best."""
        nokkel = np.sort(self.numre[valgte]).tobytes()
        if verdi > _NAER * self.verdi or nokkel in self.provd:
            return
        self.provd.add(nokkel)
        bedre = bytt(self.kostnad, valgte)
        verdi = float(self.kostnad[:, bedre].min(axis=1).sum())
        if verdi < self.verdi:
            self.verdi, self.steder = verdi, self.numre[bedre]

    def _sil(self, tjent: Desimaler, valgte: Heltall, grense: float) -> None:
        """Leave out the places that would make it too dear, and keep those that it is too dear to be without."""
        frie = valgte[~self.fast[valgte]]
        utenfor = np.ones(tjent.size, dtype=np.bool_)
        utenfor[valgte] = False
        if not utenfor.any():
            return
        self.fast[frie] |= grense - tjent[frie] + tjent[utenfor].min() > self.tak
        dyrest = tjent[frie].max(initial=-UENDELIG)
        behold = ~utenfor | (grense + tjent - dyrest <= self.tak)
        if not behold.all():
            self.behold(behold)

    def svar(self) -> Avgrenset:
        """Give what is known."""
        mulige = self.numre[:0] if self.ferdig_bevist else self.numre
        rekkevidde = self.beste_pris + (self.tak - self.grense)
        grense = self.verdi if self.ferdig_bevist else min(self.grense, self.verdi)
        return Avgrenset(np.sort(self.steder), self.verdi, grense, mulige, self.numre[self.fast], rekkevidde)


def _grovt(kostnad: Desimaler, antall: int) -> Heltall:
    """Take one place at a time, each time the one that saves most."""
    naa = kostnad.max(axis=1) + 1.0
    valgte: list[int] = []
    for _ in range(antall):
        total = np.minimum(kostnad, naa[:, None]).sum(axis=0)
        total[valgte] = UENDELIG
        valgte.append(int(total.argmin()))
        naa = np.minimum(naa, kostnad[:, valgte[-1]])
    return np.array(valgte, dtype=np.int64)


def _nest_naermest(valgt_kostnad: Desimaler) -> Desimaler:
    if valgt_kostnad.shape[1] == 1:
        return valgt_kostnad[:, 0] + 1.0
    return np.ascontiguousarray(np.partition(valgt_kostnad, 1, axis=1)[:, 1])


def bytt(kostnad: Desimaler, valgte: Heltall) -> Heltall:
    """Exchange one place for another as long as it helps, each time the exchange that helps most."""
    valgte, kunder = valgte.copy(), np.arange(kostnad.shape[0])
    while True:
        aapne = kostnad[:, valgte]
        naermest = aapne.argmin(axis=1)
        forst = aapne[kunder, naermest]
        aapne[kunder, naermest] = UENDELIG
        med = np.minimum(kostnad, forst[:, None])
        # What each pays more if its place goes and only the new one and the next nearest are left.
        uten = np.minimum(kostnad, aapne.min(axis=1)[:, None]) - med
        hvem: npt.NDArray[np.float64] = (naermest[None, :] == np.arange(valgte.size)[:, None]).astype(np.float64)
        endring = hvem @ uten + med.sum(axis=0)[None, :]
        ut, inn = np.unravel_index(int(endring.argmin()), endring.shape)
        if endring[ut, inn] >= forst.sum() * (1.0 - _NOYAKTIG):
            return valgte
        valgte[ut] = inn
