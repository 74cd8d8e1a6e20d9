"""Set partitioning over a pool: the linear relaxation by pricing, then the tier that proves the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from tospann.core.struktur.motor.losere import (
    UENDELIG,
    Desimaler,
    Heltall,
    Kolonner,
    Lineaer,
    LoserenSviktet,
    Rader,
    Utgang,
    delingskolonner,
)
from tospann.core.struktur.motor.prising import Lister, beste_per_medlem, plukk, redusert

Igjen = Callable[[], float]
Ja = npt.NDArray[np.bool_]

_FLEST_NYE = 2000
# Pools this small go to the solver whole.
_HEL = 3000
_NOK = 1e-9
_HELT = 1e-6
# Less than this left uncovered is rounding.
_UDEKKET = 1e-6


def uten_frist() -> float:
    """Give as much time as it takes."""
    return UENDELIG


@dataclass(frozen=True, eq=False, slots=True)
class Delingsoppgave:
    """
    Groups with costs, the municipalities to share out, and how many groups there may be.

    *skritt* is known to be the least that two different totals differ by (1 when every cost is whole).
    """

    lister: Lister
    kostnad: Desimaler
    kommuner: int
    fra_antall: int
    til_antall: int
    igjen: Igjen = field(default=uten_frist)
    skritt: float = 0.0

    @property
    def margin(self) -> float:
        """Give how far above the bound a total may be and still be the lowest there is."""
        return max(self.toleranse, self.skritt * (1.0 - _HELT))

    @property
    def toleranse(self) -> float:
        """Give how little two costs may differ before floats cannot tell."""
        endelige = np.where(np.isfinite(self.kostnad), np.abs(self.kostnad), 0.0)
        return _NOK * (1.0 + float(endelige.max(initial=0.0)))

    @property
    def rader(self) -> Rader:
        """Give a row per municipality, which is in one group, and one that counts the groups."""
        ett = np.ones(self.kommuner)
        return Rader(np.append(ett, float(self.fra_antall)), np.append(ett, float(self.til_antall)))

    def kolonner(self, numre: Heltall, kostnad: Desimaler) -> Kolonner:
        """Make columns of some groups, at the given cost."""
        medlemmer, start = plukk(self.lister, numre)
        return delingskolonner(kostnad, medlemmer.astype(np.int64), start, self.kommuner)


@dataclass(frozen=True, eq=False, slots=True)
class Relaksering:
    """
    The linear relaxation solved to the end, or how far it came.

    *grense* is the bound that the prices prove; *rest* what each group costs
    beyond the prices of its members (and of being a group); *numre* what the
    programme held in the end, and *verdier* how much it took of each.
    """

    utgang: Utgang
    grense: float
    priser: Desimaler
    rest: Desimaler
    numre: Heltall
    verdier: Desimaler

    @property
    def valgte(self) -> Heltall:
        """Give the groups chosen when the relaxation happens to be whole; else none."""
        hel = self.verdier > 1.0 - _HELT
        delt = bool(((self.verdier > _HELT) & ~hel).any())
        return self.numre[:0] if delt or self.utgang is not Utgang.OPTIMAL else self.numre[hel]


def relakser(oppgave: Delingsoppgave) -> Relaksering:
    """Solve the relaxation over the whole pool; UMULIG comes with prices that prove it (Farkas)."""
    m = oppgave.lister.antall
    if oppgave.fra_antall > oppgave.til_antall:
        ingen = np.arange(0)
        return Relaksering(Utgang.UMULIG, 0.0, np.zeros(oppgave.kommuner + 1), np.zeros(m), ingen, np.zeros(0))
    program = Lineaer(oppgave.rader, oppgave.igjen())
    if 0 < m <= _HEL:
        numre = np.arange(m)
        program.legg_til(oppgave.kolonner(numre, oppgave.kostnad))
        if program.los() is Utgang.OPTIMAL:
            return _ferdig(oppgave, program, numre, Utgang.OPTIMAL)
        program = Lineaer(oppgave.rader, oppgave.igjen())
    numre, utgang = _mulig(oppgave, program, _forste(oppgave))
    if utgang is not Utgang.OPTIMAL:
        return _ferdig(oppgave, program, numre, utgang)
    return _pris_ut(oppgave, program, numre, oppgave.kostnad)


def _forste(oppgave: Delingsoppgave) -> Heltall:
    """Begin with the groups that are cheapest per member, and those who stand alone."""
    lengder = oppgave.lister.start[1:] - oppgave.lister.start[:-1]
    snitt = oppgave.kostnad / lengder
    return np.union1d(beste_per_medlem(oppgave.lister, snitt, UENDELIG, oppgave.kommuner), np.flatnonzero(lengder == 1))


def _mulig(oppgave: Delingsoppgave, program: Lineaer, numre: Heltall) -> tuple[Heltall, Utgang]:
    """Reach a cover of all with as little left uncovered as can be; UMULIG when something must be left."""
    n = oppgave.kommuner
    alene = int((oppgave.lister.start[1:] - oppgave.lister.start[:-1] == 1).sum())
    if alene == n and oppgave.fra_antall <= 1 and oppgave.til_antall >= n:
        program.legg_til(oppgave.kolonner(numre, oppgave.kostnad[numre]))
        return numre, Utgang.OPTIMAL
    # Left over or counted wrong, in both directions, at one each; then groups for nothing until none of it is needed.
    rad = np.append(np.arange(n + 1), n)
    verdi = np.append(np.ones(n + 1), -1.0)
    kunstige = Kolonner(np.ones(n + 2), np.full(n + 2, UENDELIG), np.arange(n + 3), rad, verdi)
    program.legg_til(kunstige)
    gratis = np.zeros_like(oppgave.kostnad)
    program.legg_til(oppgave.kolonner(numre, gratis[numre]))
    svar = _pris_ut(oppgave, program, numre, gratis)
    if svar.utgang is Utgang.OPTIMAL and svar.grense > _UDEKKET:
        return svar.numre, Utgang.UMULIG
    if svar.utgang is Utgang.OPTIMAL:
        kostnad = np.concatenate([np.zeros(n + 2), oppgave.kostnad[svar.numre]])
        ovre = np.concatenate([np.zeros(n + 2), np.full(svar.numre.size, UENDELIG)])
        program.nye_kostnader(kostnad, ovre)
    return svar.numre, svar.utgang


def _pris_ut(oppgave: Delingsoppgave, program: Lineaer, numre: Heltall, kostnad: Desimaler) -> Relaksering:
    """Solve, find the groups that would make it cheaper, and again until there are none."""
    inne = np.zeros(oppgave.lister.antall, dtype=np.bool_)
    inne[numre] = True
    toleranse = max(oppgave.toleranse, 1e-9)
    while True:
        utgang = program.los()
        if utgang is Utgang.UMULIG:
            raise LoserenSviktet("Relakseringen ble umulig etter at den var mulig.")
        if utgang is Utgang.TID or oppgave.igjen() <= 0:
            return _ferdig(oppgave, program, numre, Utgang.TID)
        priser = program.priser()
        rest = redusert(oppgave.lister, kostnad - priser[-1], priser[:-1])
        nye = _de_beste(oppgave, rest, inne, toleranse)
        if not nye.size:
            return Relaksering(Utgang.OPTIMAL, program.verdi, priser, rest, numre, _gruppeverdier(program, numre))
        inne[nye] = True
        numre = np.concatenate([numre, nye])
        program.legg_til(oppgave.kolonner(nye, kostnad[nye]))


def _de_beste(oppgave: Delingsoppgave, rest: Desimaler, inne: Ja, toleranse: float) -> Heltall:
    """Pick the groups that lack most: for each municipality its best, and the best of all."""
    under = np.flatnonzero(rest < -toleranse)
    if under.size > _FLEST_NYE:
        under = under[np.argpartition(rest[under], _FLEST_NYE)[:_FLEST_NYE]]
    valgte = np.union1d(under, beste_per_medlem(oppgave.lister, rest, -toleranse, oppgave.kommuner))
    return valgte[~inne[valgte]]


def _ferdig(oppgave: Delingsoppgave, program: Lineaer, numre: Heltall, utgang: Utgang) -> Relaksering:
    if utgang is Utgang.TID:
        tom = np.zeros(oppgave.kommuner + 1)
        return Relaksering(utgang, -UENDELIG, tom, np.zeros(oppgave.lister.antall), numre, tom[:0])
    priser = program.priser()
    kostnad = oppgave.kostnad if utgang is Utgang.OPTIMAL else np.zeros_like(oppgave.kostnad)
    rest = redusert(oppgave.lister, kostnad - priser[-1], priser[:-1])
    return Relaksering(utgang, program.verdi, priser, rest, numre, _gruppeverdier(program, numre))


def _gruppeverdier(program: Lineaer, numre: Heltall) -> Desimaler:
    """Give how much of each group is taken; artificial columns stand first."""
    verdier = program.verdier()
    return verdier[verdier.size - numre.size :]
