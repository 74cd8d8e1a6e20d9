"""Prove a partition best by tiers: solve among the groups that can still be in it, and widen until it is proven."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from tospann.core.struktur.motor.deling import Delingsoppgave, Relaksering
from tospann.core.struktur.motor.losere import (
    UENDELIG,
    Heltall,
    Heltallssvar,
    Kolonner,
    Rader,
    Utgang,
    los_heltall,
)
from tospann.core.struktur.motor.snitt import Trinn, forste_trinn, stram

# A tier of this size is solved before anything is cut, and tiers of the second size are what cuts are made for.
_UTEN_SNITT = 4_000
_MED_SNITT = 150_000
_VALGT = 0.5
# Of the step that two whole totals differ by, so that rounding leaves nothing out.
_NESTEN = 1.0 - 1e-6


@dataclass(frozen=True, eq=False, slots=True)
class Delt:
    """
    The groups chosen (by number in the pool), their value, and what is proven: nothing costs less than *grense*.

    *trinn* is the prices that prove it, stage by stage.
    """

    utgang: Utgang
    valgte: Heltall
    verdi: float
    grense: float
    trinn: tuple[Trinn, ...] = ()


def del_opp(
    oppgave: Delingsoppgave, svar: Relaksering, forbudt: tuple[Heltall, ...] = (), stram_forst: int = 0
) -> Delt:
    """
    Find the best partition, and prove it by the tier.

    Whoever uses a group with more than *d* to spare costs at least the bound
    plus *d*; so the best among the others is the best of all once it costs
    no more than that. The tier is cut when it is large, or, with
    *stram_forst*, at once, beginning with about so many groups: soonest where
    the relaxation is known to end in halves, as when much alike is solved again and again.
    """
    forst = forste_trinn(svar)
    if svar.valgte.size and not forbudt:
        return Delt(Utgang.OPTIMAL, np.sort(svar.valgte), svar.grense, svar.grense, (forst,))
    sok = _Sok(oppgave, forbudt, Delt(Utgang.TID, np.zeros(0, np.int64), UENDELIG, svar.grense, (forst,)))
    sok.flest = stram_forst or _MED_SNITT
    if not stram_forst and sok.utvid(forst, _UTEN_SNITT):
        return sok.ferdig((forst,))
    while not sok.tom_for_tid:
        d = sok.bredde(forst)
        neste = stram(oppgave, forst, d, svar.numre)
        alle = neste.rest.size == forst.rest.size
        if neste.umulig and not alle:
            continue
        sok.tak = UENDELIG if alle else forst.grense + d
        sok.ta(neste)
        if sok.utvid(neste, neste.rest.size) and sok.beste.verdi <= sok.tak + oppgave.margin:
            return sok.ferdig((forst, neste))
    return sok.beste


class _Sok:
    """The best so far, while tiers are widened."""

    def __init__(self, oppgave: Delingsoppgave, forbudt: tuple[Heltall, ...], beste: Delt) -> None:
        self.oppgave, self.forbudt, self.beste = oppgave, forbudt, beste
        self.tom_for_tid = False
        # Groups left out by an earlier stage cost at least this.
        self.tak = UENDELIG
        self.flest = _MED_SNITT

    def ferdig(self, trinn: tuple[Trinn, ...]) -> Delt:
        """Give what is now proven."""
        utgang = Utgang.OPTIMAL if self.beste.valgte.size else Utgang.UMULIG
        return replace(self.beste, utgang=utgang, grense=self.beste.verdi, trinn=trinn)

    def bredde(self, trinn: Trinn) -> float:
        """Give how much to spare is enough, or what holds some number of groups while that is not known."""
        behov = self._behov(trinn)
        d, self.flest = _bredde(trinn, self.flest), 4 * self.flest
        return min(behov, d) if behov < UENDELIG else d

    def _behov(self, trinn: Trinn) -> float:
        """Give how much a group may have to spare and still be in something better; infinite while nothing is known."""
        return self.beste.verdi - self.oppgave.skritt * _NESTEN - trinn.grense

    def ta(self, trinn: Trinn) -> None:
        """Take the choice that the cuts came to, when it is a whole one."""
        verdi = float(self.oppgave.kostnad[trinn.valgte].sum())
        if trinn.valgte.size and not self.forbudt and verdi < self.beste.verdi:
            self.beste = replace(self.beste, valgte=trinn.valgte, verdi=verdi)

    def utvid(self, trinn: Trinn, flest: int) -> bool:
        """Widen the tier until it proves the best; stop at *flest* groups. Tells whether it did."""
        if self.beste.verdi <= trinn.grense + self.oppgave.margin:
            return True
        fylt = max(4 * self.oppgave.kommuner, 200)
        while True:
            d = _bredde(trinn, fylt)
            behov = self._behov(trinn)
            if behov < UENDELIG and (behov <= d or int((trinn.rest <= behov).sum()) <= 3 * fylt):
                d = max(behov, 0.0)
            lag = np.flatnonzero(trinn.rest <= d + self.oppgave.toleranse)
            self._innen(trinn, lag, d)
            if self.tom_for_tid:
                return False
            if lag.size == trinn.rest.size or self.beste.verdi <= trinn.grense + d + self.oppgave.margin:
                return True
            fylt *= 4
            if fylt > flest and lag.size < flest:
                fylt = flest
            elif fylt > flest:
                return False

    def _innen(self, trinn: Trinn, lag: Heltall, d: float) -> None:
        """Solve within the tier; what is forbidden may not come again as a whole."""
        numre = trinn.univers[lag]
        kolonner, rader = self.oppgave.kolonner(numre, self.oppgave.kostnad[numre]), self.oppgave.rader
        for deling in self.forbudt:
            rader, kolonner = _forby(rader, kolonner, np.flatnonzero(np.isin(numre, deling)), deling.size)
        start = np.isin(numre, self.beste.valgte).astype(np.float64)
        hel = start.sum() == self.beste.valgte.size > 0
        funnet = los_heltall(rader, kolonner, numre.size, self.oppgave.igjen(), start if hel else None)
        self.tom_for_tid = funnet.utgang is Utgang.TID
        self._behold(funnet, numre, min(trinn.grense + d, funnet.grense))

    def _behold(self, funnet: Heltallssvar, numre: Heltall, grense: float) -> None:
        sikkert = max(self.beste.grense, min(grense, self.tak))
        self.beste = replace(self.beste, grense=sikkert)
        if funnet.verdier.size and funnet.verdi < self.beste.verdi:
            self.beste = replace(self.beste, valgte=numre[funnet.verdier > _VALGT], verdi=funnet.verdi)


def smalt_lag(trinn: Trinn, fylt: int, minst: float) -> tuple[Heltall, float]:
    """Give the groups of about the narrowest tier of some size, at least *minst* wide, and its width."""
    d = max(_bredde(trinn, fylt), minst)
    return np.flatnonzero(trinn.rest <= d), d


def _bredde(trinn: Trinn, antall: int) -> float:
    """Give how much a group may have to spare for about so many to be within."""
    if antall >= trinn.rest.size:
        return max(0.0, float(trinn.rest.max(initial=0.0)))
    return max(0.0, float(np.partition(trinn.rest, antall)[antall]))


def _forby(rader: Rader, kolonner: Kolonner, plasser: Heltall, antall: int) -> tuple[Rader, Kolonner]:
    """Add the row that lets at most all but one of these groups be chosen."""
    inne = np.zeros(kolonner.kostnad.size, dtype=np.int64)
    inne[plasser] = 1
    rad = np.insert(kolonner.rad, kolonner.start[1:][plasser], rader.nedre.size)
    start = kolonner.start + np.concatenate([[0], np.cumsum(inne)])
    nye = Kolonner(kolonner.kostnad, kolonner.ovre, start, rad, np.ones(rad.size))
    return Rader(np.append(rader.nedre, -UENDELIG), np.append(rader.ovre, float(antall - 1))), nye
