"""The pool: every group that passes the demands, with what each costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from tospann.core.struktur.grupper import list_grupper
from tospann.core.struktur.masker import Masker, bits, medlemmene
from tospann.core.struktur.motor.kompilering import FLEST_UTEN, KAN_KOMPILERE
from tospann.core.struktur.motor.prising import Desimaler, Lister, kryss, plukk, reiser, summer
from tospann.core.struktur.problem import Eksakt, Strukturproblem, Vekter

FLEST_GRUPPER = 6_000_000
_FORSTE_ROM = 1 << 17
_T = TypeVar("_T", bound=np.generic)


class ForMangeGrupper(Exception):
    """There are more groups than the pool holds; the flow engine answers instead."""


@dataclass(frozen=True, eq=False, slots=True)
class Pulje:
    """Groups, and of each its travel, positions short of the threshold, and price of marks crossed."""

    lister: Lister
    reise: Desimaler
    mangel: Desimaler
    skiller: Desimaler

    def gruppe(self, nr: int) -> int:
        """Give a group as a bitset."""
        fra, til = self.lister.start[nr], self.lister.start[nr + 1]
        return bits(self.lister.medlemmer[fra:til].tolist())

    def kostnad(self, vekter: Vekter) -> Desimaler:
        """Cost every group under *vekter*."""
        av_reise = float(vekter.reise) * self.reise + float(vekter.mangel) * self.mangel
        return float(vekter.organisasjon) + av_reise + self.skiller


def lag_pulje(problem: Strukturproblem, masker: Masker) -> Pulje:
    """
    List and cost every group that passes.

    Raises
    ------
    ForMangeGrupper
        When there are more than FLEST_GRUPPER.

    """
    alle = _list_opp(problem, masker)
    behold = _passer(alle, masker, problem.antall)
    return _kost(problem, masker, alle if bool(behold.all()) else Lister(*plukk(alle, np.flatnonzero(behold))))


def _kost(problem: Strukturproblem, masker: Masker, lister: Lister) -> Pulje:
    tider = np.array(problem.minutter, dtype=np.float64)
    personer = tider * np.array(problem.innbyggere, dtype=np.float64)[None, :]
    aarsverk = summer(lister, np.array(problem.aarsverk, dtype=np.float64))
    skiller = np.zeros(lister.antall)
    for skille in problem.skillepriser:
        numre = {merke: nr for nr, merke in enumerate(sorted({*skille.merker} - {""}))}
        skiller += float(skille.pris) * kryss(lister, np.array([numre.get(m, -1) for m in skille.merker]))
    mangel = np.maximum(0.0, float(problem.rammer.terskel) - aarsverk)
    return Pulje(lister, reiser(lister, personer, _naar(masker)), mangel, skiller)


def _naar(masker: Masker) -> npt.NDArray[np.uint8]:
    n = len(masker.verter)
    naar = np.zeros((n, n), dtype=np.uint8)
    for medlem, verter in enumerate(masker.verter):
        naar[list(medlemmene(verter)), medlem] = 1
    return naar


def _list_opp(problem: Strukturproblem, masker: Masker) -> Lister:
    liten = list_grupper(problem.naboer, masker, FLEST_UTEN)
    if liten is not None:
        return _som_lister(liten)
    if not KAN_KOMPILERE:
        raise ForMangeGrupper
    return _kompilert(problem, masker)


def _som_lister(grupper: Sequence[Sequence[int]]) -> Lister:
    start = np.zeros(len(grupper) + 1, dtype=np.int64)
    np.cumsum([len(g) for g in grupper], out=start[1:])
    return Lister(np.array([i for g in grupper for i in g], dtype=np.int16), start)


def _kompilert(problem: Strukturproblem, masker: Masker) -> Lister:
    from tospann.core.struktur.motor.opplisting import list_opp  # noqa: PLC0415 - brings numba

    n, storst = problem.antall, masker.hoyst
    graf = lag_graf((problem.naboer, masker.verter, masker.adskilt), n)
    rom = _FORSTE_ROM
    medlemmer, start = np.empty(rom * storst, dtype=np.int16), np.zeros(rom + 2, dtype=np.int64)
    rot, antall = list_opp(0, storst, graf, medlemmer, start, 0)
    while rot < n:
        if rom > FLEST_GRUPPER:
            raise ForMangeGrupper
        rom *= 2
        medlemmer, start = storre(medlemmer, rom * storst), storre(start, rom + 2)
        rot, antall = list_opp(rot, storst, graf, medlemmer, start, antall)
    return Lister(medlemmer[: start[antall]].copy(), start[: antall + 1].copy())


def lag_graf(lag: Sequence[Sequence[int]], n: int) -> npt.NDArray[np.uint64]:
    """Give neighbours, hosts and conflicts as bitsets of 64-bit words, by vertex."""
    ord_ = (n + 63) // 64
    raa = b"".join(rad.to_bytes(8 * ord_, "little") for rader in lag for rad in rader)
    return np.frombuffer(raa, dtype="<u8").reshape(len(lag), n, ord_).astype(np.uint64)


def storre(rekke: npt.NDArray[_T], lengde: int) -> npt.NDArray[_T]:
    """Give the same array with more room."""
    ny = np.zeros(lengde, dtype=rekke.dtype)
    ny[: rekke.size] = rekke
    return ny


def _passer(lister: Lister, masker: Masker, n: int) -> npt.NDArray[np.bool_]:
    """Ask what only whole groups can be asked."""
    behold = (lister.start[1:] - lister.start[:-1]) >= masker.minst
    for par in masker.sammen:
        inne = _tell(lister, par, n)
        behold &= (inne == 0) | (inne == par.bit_count())
    for kommune, en_av in masker.hvis:
        behold &= (_tell(lister, 1 << kommune, n) == 0) | (_tell(lister, en_av, n) > 0)
    for verdier, minst in masker.summer:
        behold &= _naar_summen(lister, verdier, minst)
    return behold


def _tell(lister: Lister, maske: int, n: int) -> Desimaler:
    return summer(lister, np.array([maske >> i & 1 for i in range(n)], dtype=np.float64))


def _naar_summen(lister: Lister, verdier: tuple[Eksakt, ...], minst: Eksakt) -> npt.NDArray[np.bool_]:
    """Compare as floats, and exactly where the float is too near the limit to tell."""
    total = summer(lister, np.array(verdier, dtype=np.float64)) - float(minst)
    naar: npt.NDArray[np.bool_] = total >= 0
    for nr in np.flatnonzero(np.abs(total) <= 1e-6 * (1.0 + abs(float(minst)))).tolist():
        gruppe = lister.medlemmer[lister.start[nr] : lister.start[nr + 1]].tolist()
        naar[nr] = sum(Fraction(verdier[i]) for i in gruppe) >= Fraction(minst)
    return naar
