"""Which p places to be, so that all travel least: borders and sizes aside, proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tospann.core.struktur.motor.deling import Igjen, uten_frist
from tospann.core.struktur.motor.losere import UENDELIG, Utgang
from tospann.core.struktur.motor.program import Program


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

    The programme asks, for each and for each distance, whether it must go
    further than that (the radius formulation): far fewer variables than who
    goes where, and a relaxation as strong. Distances that nobody has to go,
    because so few places are nearer that one of them must be open, are cut.
    """
    program, n = Program(), len(vekt)
    aapen = [program.hel(0.0) for _ in range(n)]
    program.rad(((x, 1.0) for x in aapen), antall, antall)
    for kunde in range(n):
        _radier(program, aapen, vekt[kunde], avstand[kunde], n - antall + 1)
    svar = program.los(igjen())
    if not svar.verdier.size:
        return Steder((), UENDELIG, bevist=False)
    steder = tuple(i for i, x in enumerate(aapen) if svar.verdier[x] > 0.5)  # noqa: PLR2004 - whole numbers
    total = sum(v * min(rad[i] for i in steder) for v, rad in zip(vekt, avstand, strict=True))
    return Steder(steder, total, bevist=svar.utgang is Utgang.OPTIMAL)


def _radier(program: Program, aapen: Sequence[int], vekt: float, rad: Sequence[float], nok: int) -> None:
    """Write one customer: beyond(k) >= beyond(k - 1) - what opens at distance k; it pays for each step beyond."""
    etter = sorted(range(len(rad)), key=lambda i: (rad[i], i))
    grenser = sorted({rad[i] for i in etter[:nok]})
    ved: dict[float, list[int]] = {}
    for i in etter:
        ved.setdefault(rad[i], []).append(aapen[i])
    utenfor: list[tuple[int, float]] = []
    for naer, fjern in pairwise(grenser):
        neste = program.fri(vekt * (fjern - naer))
        aapne = [(x, 1.0) for x in ved[naer]]
        program.rad([(neste, 1.0), *((x, -1.0) for x, _ in utenfor), *aapne], 0 if utenfor else 1, UENDELIG)
        utenfor = [(neste, 1.0)]
