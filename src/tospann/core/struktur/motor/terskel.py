"""List the smallest groups that reach a threshold, and pack as many as there is room for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tospann.core.struktur.motor.bevis import del_opp
from tospann.core.struktur.motor.deling import Delingsoppgave, Igjen, relakser
from tospann.core.struktur.motor.kompilering import KAN_KOMPILERE
from tospann.core.struktur.motor.losere import Utgang
from tospann.core.struktur.motor.prising import Lister
from tospann.core.struktur.motor.pulje import FLEST_GRUPPER, ForMangeGrupper, lag_graf, storre
from tospann.core.struktur.problem import Strukturproblem

_FORSTE_ROM = 1 << 15
_SMAA = 3_000


@dataclass(frozen=True, slots=True)
class Pakket:
    """The groups packed, as tuples, and whether it is proven that no more can be."""

    grupper: tuple[tuple[int, ...], ...]
    bevist: bool


def pakk(problem: Strukturproblem, verdier: tuple[float, ...], terskel: float, igjen: Igjen) -> Pakket:
    """Pack as many disjoint connected groups as can be that each reach the threshold; some may be left over."""
    minste = _list(problem, np.array([*verdier, terskel]))
    n = problem.antall
    alene = np.arange(n, dtype=np.int16)
    medlemmer = np.concatenate([alene, minste.medlemmer])
    start = np.concatenate([np.arange(n), minste.start + n])
    # To be left over costs nothing; a group is worth one.
    kostnad = np.concatenate([np.zeros(n), np.full(minste.antall, -1.0)])
    oppgave = Delingsoppgave(Lister(medlemmer, start), kostnad, n, 1, n, igjen, skritt=1.0)
    svar = relakser(oppgave)
    if svar.utgang is not Utgang.OPTIMAL:
        return Pakket((), bevist=False)
    # A small pool is cut whole at once: that costs little, and the bound then nearly counts right.
    delt = del_opp(oppgave, svar, stram_forst=oppgave.lister.antall if oppgave.lister.antall <= _SMAA else 0)
    valgte = [nr for nr in delt.valgte.tolist() if nr >= n]
    grupper = (tuple(sorted(medlemmer[start[nr] : start[nr + 1]].tolist())) for nr in valgte)
    return Pakket(tuple(sorted(grupper)), bevist=delt.utgang is Utgang.OPTIMAL)


def _list(problem: Strukturproblem, verdi: np.typing.NDArray[np.float64]) -> Lister:
    if not KAN_KOMPILERE:
        raise ForMangeGrupper
    from tospann.core.struktur.motor.opplisting import LENGST, list_til_terskel  # noqa: PLC0415 - brings numba

    n = problem.antall
    graf = lag_graf((problem.naboer, ((1 << n) - 1,) * n, (0,) * n), n)
    rom = _FORSTE_ROM
    medlemmer, start = np.empty(rom * LENGST, dtype=np.int16), np.zeros(rom + 2, dtype=np.int64)
    rot, antall = list_til_terskel(0, verdi, graf, medlemmer, start, 0)
    while rot < n:
        if rom > FLEST_GRUPPER:
            raise ForMangeGrupper
        rom *= 2
        medlemmer, start = storre(medlemmer, rom * LENGST), storre(start, rom + 2)
        rot, antall = list_til_terskel(rot, verdi, graf, medlemmer, start, antall)
    return Lister(medlemmer[: start[antall]].copy(), start[: antall + 1].copy())
