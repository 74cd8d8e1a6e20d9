"""Norway 2020 as a test problem: real people and borders, stand-ins for positions and minutes."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from heapq import heappop, heappush
from importlib.resources import files

from tospann.core.struktur.problem import Rammer, Strukturproblem, Vekter

_MAPPE = "data/struktur"


@cache
def _rader(navn: str) -> tuple[dict[str, str], ...]:
    tekst = files("tospann").joinpath(f"{_MAPPE}/{navn}").read_text(encoding="utf-8")
    return tuple(csv.DictReader(tekst.splitlines()))


@cache
def _minutter() -> tuple[tuple[float, ...], ...]:
    """Go the shortest way along the borders, from everybody to everybody, in tenths of a minute."""
    numre = [rad["nummer"] for rad in _rader("norge_2020.csv")]
    plass = {nummer: i for i, nummer in enumerate(numre)}
    veier: list[list[tuple[int, int]]] = [[] for _ in numre]
    for rad in _rader("norge_2020_grenser.csv"):
        a, b, tid = plass[rad["a"]], plass[rad["b"]], round(float(rad["minutter_anslag"]) * 10)
        veier[a].append((b, tid))
        veier[b].append((a, tid))
    return tuple(tuple(tid / 10 for tid in _fra(i, veier)) for i in range(len(numre)))


def _fra(start: int, veier: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
    tider, ko = {start: 0}, [(0, start)]
    while ko:
        tid, her = heappop(ko)
        if tid > tider[her]:
            continue
        for dit, lengde in veier[her]:
            if tid + lengde < tider.get(dit, tid + lengde + 1):
                tider[dit] = tid + lengde
                heappush(ko, (tid + lengde, dit))
    return [tider[i] for i in range(len(veier))]


def norge_2020(rammer: Rammer, vekter: Vekter, fylker: str = "") -> Strukturproblem:
    """
    Give the whole country, or the counties whose numbers are given ("18", or "18 54").

    Minutes are those of the whole country: a way through a neighbouring
    county counts, also when the county is not in the study.
    """
    alle = _rader("norge_2020.csv")
    med = [i for i, rad in enumerate(alle) if not fylker or rad["nummer"][:2] in fylker.split()]
    plass = {alle[i]["nummer"]: nr for nr, i in enumerate(med)}
    grenser = [(rad["a"], rad["b"]) for rad in _rader("norge_2020_grenser.csv")]
    return Strukturproblem(
        navn=tuple(alle[i]["navn"] for i in med),
        innbyggere=tuple(int(alle[i]["folketall"]) for i in med),
        aarsverk=tuple(Decimal(alle[i]["aarsverk_anslag"]) for i in med),
        kanter=tuple((plass[a], plass[b]) for a, b in grenser if a in plass and b in plass),
        minutter=tuple(tuple(Decimal(str(_minutter()[i][j])) for j in med) for i in med),
        rammer=rammer,
        vekter=vekter,
    )
