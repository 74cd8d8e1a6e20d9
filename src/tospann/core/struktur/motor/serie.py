"""Solve the same groups again and again under other costs, from where the last one ended."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tospann.core.struktur.motor.bevis import Delt, del_opp
from tospann.core.struktur.motor.deling import Delingsoppgave, Relaksering
from tospann.core.struktur.motor.losere import UENDELIG, Desimaler, Heltall, Lineaer, Utgang
from tospann.core.struktur.motor.prising import Lister, beste_per_medlem, plukk, redusert

_FLEST_NYE = 500
# Groups per municipality in the tier that is cut first.
_STRAMMES = 8


class Serie:
    """A linear programme that keeps its groups while costs change; a group that costs infinitely much is closed."""

    def __init__(self, oppgave: Delingsoppgave, numre: Heltall) -> None:
        """Begin with some groups of the pool: those that solved it under other costs."""
        self._oppgave = oppgave
        alene = np.flatnonzero(oppgave.lister.start[1:] - oppgave.lister.start[:-1] == 1)
        self._numre = np.union1d(numre, alene)
        self._program = Lineaer(oppgave.rader)
        self._program.legg_til(oppgave.kolonner(self._numre, np.zeros(self._numre.size)))

    def los(self, kostnad: Desimaler) -> Delt:
        """Find the best under these costs, with proof."""
        oppgave = replace(self._oppgave, kostnad=kostnad)
        stengt = ~np.isfinite(kostnad)
        inne = np.zeros(kostnad.size, dtype=np.bool_)
        inne[self._numre] = True
        egne = kostnad[self._numre]
        self._program.nye_kostnader(np.where(np.isfinite(egne), egne, 0.0), np.where(np.isfinite(egne), UENDELIG, 0.0))
        while True:
            if self._program.los() is not Utgang.OPTIMAL:
                return Delt(Utgang.UMULIG, self._numre[:0], UENDELIG, UENDELIG)
            priser = self._program.priser()
            rest = redusert(oppgave.lister, kostnad - priser[-1], priser[:-1])
            nye = self._nye(oppgave, rest, inne)
            if not nye.size:
                break
            inne[nye] = True
            self._program.legg_til(oppgave.kolonner(nye, kostnad[nye]))
            self._numre = np.concatenate([self._numre, nye])
        svar = Relaksering(Utgang.OPTIMAL, self._program.verdi, priser, rest, self._numre, self._program.verdier())
        return (
            Delt(Utgang.OPTIMAL, np.sort(svar.valgte), svar.grense, svar.grense)
            if svar.valgte.size
            else _hel(oppgave, svar, np.flatnonzero(~stengt))
        )

    def _nye(self, oppgave: Delingsoppgave, rest: Desimaler, inne: np.typing.NDArray[np.bool_]) -> Heltall:
        under = np.flatnonzero(rest < -oppgave.toleranse)
        if under.size > _FLEST_NYE:
            under = under[np.argpartition(rest[under], _FLEST_NYE)[:_FLEST_NYE]]
        valgte = np.union1d(under, beste_per_medlem(oppgave.lister, rest, -oppgave.toleranse, oppgave.kommuner))
        return valgte[~inne[valgte]]


def _hel(oppgave: Delingsoppgave, svar: Relaksering, aapne: Heltall) -> Delt:
    """Go on among the groups that are open: halves must be made whole."""
    lister = Lister(*plukk(oppgave.lister, aapne))
    under = replace(oppgave, lister=lister, kostnad=oppgave.kostnad[aapne])
    numre = np.flatnonzero(np.isin(aapne, svar.numre))
    egen = replace(svar, rest=svar.rest[aapne], numre=numre, verdier=np.full(numre.size, 0.5))
    delt = del_opp(under, egen, stram_forst=_STRAMMES * oppgave.kommuner)
    return Delt(delt.utgang, aapne[delt.valgte], delt.verdi, delt.grense)
