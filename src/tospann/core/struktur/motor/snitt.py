"""Tighten a relaxation: of three municipalities at most one group has two (subset-row cuts)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from tospann.core.struktur.motor.deling import Delingsoppgave, Relaksering
from tospann.core.struktur.motor.losere import Desimaler, Heltall, Kolonner, Lineaer, Utgang
from tospann.core.struktur.motor.prising import Lister, beste_per_medlem, plukk, redusert, summer

_FLEST_RUNDER = 80
_FLEST_NYE_SNITT = 80
_FLEST_NYE_GRUPPER = 2000
_BRUDD = 0.02
_LITE = 1e-6
_TAALMOD = 4

Tre = tuple[int, int, int]


@dataclass(frozen=True, eq=False, slots=True)
class Trinn:
    """
    What some prices prove about some groups.

    *univers* is the groups that are still in the running, by number in the
    pool; *rest* what each costs beyond the prices; *grense* what no choice
    among them goes below. *snitt* is the price of having two of three.
    *valgte* is a choice that costs no more than the bound, when one was seen;
    *umulig* tells that there is no choice among them at all.
    """

    univers: Heltall
    rest: Desimaler
    grense: float
    priser: Desimaler
    snitt: tuple[tuple[Tre, float], ...]
    valgte: Heltall = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    umulig: bool = False


def forste_trinn(svar: Relaksering) -> Trinn:
    """Give what the relaxation over the whole pool proves."""
    return Trinn(np.arange(svar.rest.size), svar.rest, svar.grense, svar.priser, ())


def stram(oppgave: Delingsoppgave, trinn: Trinn, d: float, inne: Heltall) -> Trinn:
    """Go on from a stage with only the groups that have at most *d* to spare, and cut off halves."""
    lag = np.flatnonzero(trinn.rest <= d + oppgave.toleranse)
    univers = trinn.univers[lag]
    under = replace(oppgave, lister=Lister(*plukk(oppgave.lister, univers)), kostnad=oppgave.kostnad[univers])
    arbeid = _Stramming(under, np.flatnonzero(np.isin(univers, inne)))
    arbeid.kjor()
    # The prices may be older than the last cuts, when the time was up.
    snitt = tuple(zip(arbeid.tre, arbeid.priser[oppgave.kommuner + 1 :].tolist(), strict=False))
    priser, valgte = arbeid.priser[: oppgave.kommuner + 1], univers[arbeid.hele()]
    return Trinn(univers, arbeid.rest, arbeid.grense, priser, snitt, valgte, arbeid.utgang is Utgang.UMULIG)


class _Stramming:
    """The relaxation over a part of the pool, while cuts are added to it."""

    def __init__(self, oppgave: Delingsoppgave, numre: Heltall) -> None:
        self.oppgave, self.numre = oppgave, numre
        self.tre: list[Tre] = []
        self.har_to: list[Heltall] = []
        self.program = Lineaer(oppgave.rader, oppgave.igjen())
        self.program.legg_til(oppgave.kolonner(numre, oppgave.kostnad[numre]))
        self.priser: Desimaler = np.zeros(oppgave.kommuner + 1)
        self.rest: Desimaler = oppgave.kostnad
        self.grense = 0.0
        self.utgang = Utgang.TID

    def kjor(self) -> None:
        """Solve and cut until nothing more is gained."""
        uten_fremgang = 0
        for _ in range(_FLEST_RUNDER):
            forrige = self.grense
            if not self._los():
                return
            uten_fremgang = uten_fremgang + 1 if self.grense - forrige < _LITE * abs(self.grense) else 0
            nye = self._brudd() if uten_fremgang < _TAALMOD else []
            if not nye:
                return
            for tre in nye:
                self._skjaer(tre)
        self._los()

    def _los(self) -> bool:
        inne = np.zeros(self.oppgave.lister.antall, dtype=np.bool_)
        inne[self.numre] = True
        while self.oppgave.igjen() > 0:
            self.utgang = self.program.los()
            if self.utgang is not Utgang.OPTIMAL:
                return False
            priser = self.program.priser()
            rest = self._rest(priser)
            nye = self._nye(rest, inne)
            if not nye.size:
                self.priser, self.rest, self.grense = priser, rest, self.program.verdi
                return True
            inne[nye] = True
            self.program.legg_til(self._kolonner(nye))
            self.numre = np.concatenate([self.numre, nye])
        self.utgang = Utgang.TID
        return False

    def hele(self) -> Heltall:
        """Give the groups chosen when the relaxation ended whole; else none."""
        verdier = self.program.verdier() if self.utgang is Utgang.OPTIMAL else np.zeros(0)
        hel = verdier > 1.0 - _LITE
        delt = bool(((verdier > _LITE) & ~hel).any())
        return self.numre[:0] if delt or not verdier.size else np.sort(self.numre[hel])

    def _rest(self, priser: Desimaler) -> Desimaler:
        n = self.oppgave.kommuner
        rest = redusert(self.oppgave.lister, self.oppgave.kostnad - priser[n], priser[:n])
        for grupper, pris in zip(self.har_to, priser[n + 1 :], strict=True):
            rest[grupper] -= pris
        return rest

    def _nye(self, rest: Desimaler, inne: np.typing.NDArray[np.bool_]) -> Heltall:
        grense = -max(self.oppgave.toleranse, 1e-9)
        under = np.flatnonzero(rest < grense)
        if under.size > _FLEST_NYE_GRUPPER:
            under = under[np.argpartition(rest[under], _FLEST_NYE_GRUPPER)[:_FLEST_NYE_GRUPPER]]
        valgte = np.union1d(under, beste_per_medlem(self.oppgave.lister, rest, grense, self.oppgave.kommuner))
        return valgte[~inne[valgte]]

    def _kolonner(self, numre: Heltall) -> Kolonner:
        """Make columns that stand in the cuts too."""
        kolonner = self.oppgave.kolonner(numre, self.oppgave.kostnad[numre])
        plass = {int(nr): i for i, nr in enumerate(numre)}
        i_snitt: list[list[int]] = [[] for _ in numre]
        for nummer, grupper in enumerate(self.har_to, self.oppgave.kommuner + 1):
            for nr in np.intersect1d(grupper, numre).tolist():
                i_snitt[plass[nr]].append(nummer)
        ekstra = np.array([len(r) for r in i_snitt], dtype=np.int64)
        nye = np.array([r for rader in i_snitt for r in rader], dtype=np.int64)
        rad = np.insert(kolonner.rad, np.repeat(kolonner.start[1:], ekstra), nye)
        start = kolonner.start + np.concatenate([[0], np.cumsum(ekstra)])
        return Kolonner(kolonner.kostnad, kolonner.ovre, start, rad, np.ones(rad.size))

    def _skjaer(self, tre: Tre) -> None:
        inne = np.zeros(self.oppgave.kommuner)
        inne[list(tre)] = 1.0
        grupper = np.flatnonzero(summer(self.oppgave.lister, inne) > 1.0)
        self.tre.append(tre)
        self.har_to.append(grupper)
        kolonner = np.flatnonzero(np.isin(self.numre, grupper))
        self.program.ny_rad(1.0, kolonner)

    def _brudd(self) -> list[Tre]:
        """Find the triples of which groups have two more than once, the worst first; each municipality a few times."""
        verdier = self.program.verdier()
        delte = np.flatnonzero((verdier > _LITE) & (verdier < 1 - _LITE))
        medlemmer, start = plukk(self.oppgave.lister, self.numre[delte])
        grupper = [medlemmer[start[i] : start[i + 1]].astype(np.int64) for i in range(delte.size)]
        funnet = sorted(set(_tripler(grupper, verdier[delte])))
        brukt, valgte = np.zeros(self.oppgave.kommuner, dtype=np.int64), []
        for _, tre in funnet:
            if max(brukt[list(tre)]) < 5 and tre not in self.tre:  # noqa: PLR2004 - spread them out
                brukt[list(tre)] += 1
                valgte.append(tre)
        return valgte[:_FLEST_NYE_SNITT]


def _tripler(grupper: list[Heltall], verdier: Desimaler) -> Iterator[tuple[float, Tre]]:
    # Only those in a group that is halfway in: few, even in a country.
    hvem = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *grupper]))
    matrise = np.zeros((len(grupper), hvem.size))
    for rad, gruppe in zip(matrise, grupper, strict=True):
        rad[np.searchsorted(hvem, gruppe)] = 1.0
    par = matrise.T @ (matrise * verdier[:, None])
    for i, j in np.argwhere(np.triu(par, 1) > _BRUDD).tolist():
        begge = verdier * matrise[:, i] * matrise[:, j]
        brudd = par[i, j] + par[i] + par[j] - 2 * (begge @ matrise)
        brudd[[i, j]] = 0.0
        for k in np.flatnonzero(brudd > 1.0 + _BRUDD).tolist():
            a, b, c = sorted(hvem[[i, j, k]].tolist())
            yield round(1.0 - float(brudd[k]), 9), (a, b, c)
