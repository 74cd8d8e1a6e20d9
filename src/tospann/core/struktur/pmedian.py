"""Which p places to be, so that all travel least: borders and sizes aside, proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tospann.core.struktur.motor.deling import Igjen, uten_frist
from tospann.core.struktur.motor.losere import UENDELIG, Utgang
from tospann.core.struktur.motor.program import Program
from tospann.core.struktur.motor.steder import Avgrenset, avgrens
from tospann.core.struktur.motor.tabeller import vektet


@dataclass(frozen=True, slots=True)
class Steder:
    """The places, the weighted distance of all to the nearest of them, and whether it is proven least."""

    steder: tuple[int, ...]
    avstand: float
    bevist: bool


def finn_steder(
    vekt: Sequence[float], avstand: Sequence[Sequence[float]], antall: int, igjen: Igjen = uten_frist
) -> Steder:
    """
    Find the *antall* places.

    Prices first: they give a good answer, and tell which places can be in a
    better one. Often none can. What is left is asked of the solver.
    """
    kjent = avgrens(vektet(vekt, avstand), antall, igjen)
    steder, bevist = tuple(kjent.steder.tolist()), not kjent.mulige.size
    if not bevist:
        bedre, bevist = _resten(vekt, avstand, antall, kjent, igjen)
        steder = min(steder, bedre or steder, key=lambda s: _total(vekt, avstand, s))
    return Steder(steder, _total(vekt, avstand, steder), bevist)


def _total(vekt: Sequence[float], avstand: Sequence[Sequence[float]], steder: Sequence[int]) -> float:
    return sum(v * min(rad[i] for i in steder) for v, rad in zip(vekt, avstand, strict=True))


def _resten(
    vekt: Sequence[float], avstand: Sequence[Sequence[float]], antall: int, kjent: Avgrenset, igjen: Igjen
) -> tuple[tuple[int, ...], bool]:
    """
    Give the best among the places that are left (none when none is better), and whether that is proven.

    The programme asks, for each and for each distance, whether it must go
    further than that (the radius formulation): far fewer variables than who
    goes where, and a relaxation as strong.
    """
    program, faste = Program(), set(kjent.faste.tolist())
    aapen = {sted: program.hel(0.0) for sted in kjent.mulige.tolist()}
    program.rad(((x, 1.0) for x in aapen.values()), antall, antall)
    for sted in faste:
        program.rad([(aapen[sted], 1.0)], 1, 1)
    for v, rad, lengst in zip(vekt, avstand, kjent.rekkevidde.tolist(), strict=True):
        kostnader = sorted((v * rad[sted], sted) for sted in aapen if v * rad[sted] <= lengst)
        _radier(program, aapen, kostnader, faste)
    svar = program.los(igjen())
    steder = tuple(s for s, x in aapen.items() if svar.verdier[x] > 0.5) if svar.verdier.size else ()  # noqa: PLR2004 - whole numbers
    return steder, svar.utgang is not Utgang.TID


def _radier(program: Program, aapen: dict[int, int], kostnader: Sequence[tuple[float, int]], faste: set[int]) -> None:
    """
    Write one customer: beyond(k) >= beyond(k - 1) - what opens at distance k; it pays for each step beyond.

    Nobody goes beyond a place that is always open, or beyond the last one given.
    """
    trinn = [(kostnad, [sted for _, sted in like]) for kostnad, like in groupby(kostnader, key=lambda k: k[0])]
    utenfor: list[tuple[int, float]] = []
    for nr, (kostnad, steder) in enumerate(trinn):
        if faste.intersection(steder):
            return
        aapne = [(aapen[sted], 1.0) for sted in steder]
        siste = nr + 1 == len(trinn)
        neste = [] if siste else [(program.fri(trinn[nr + 1][0] - kostnad), 1.0)]
        program.rad([*neste, *((x, -1.0) for x, _ in utenfor), *aapne], 0 if utenfor else 1, UENDELIG)
        utenfor = neste
