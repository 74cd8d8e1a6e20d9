"""Borders and coasts as lines that shapes share, so that an outline is the lines which shapes do not share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

Punkt = tuple[int, int]
Ring = tuple[int, ...]
"""Numbers of lines: n is a line as it is written, ~n (that is, -n-1) the same line backwards."""


class UgyldigRing(ValueError):
    """The lines of a ring do not meet."""


@dataclass(frozen=True, slots=True)
class Kartlinje:
    """A line: where it begins and ends, and its steps written for an SVG path, forwards and backwards."""

    fra: Punkt
    til: Punkt
    fram: str
    tilbake: str

    @classmethod
    def av_steg(cls, fra: Punkt, steg: Sequence[Punkt]) -> Kartlinje:
        """Make a line of its first point and its steps."""
        til = (fra[0] + sum(dx for dx, _ in steg), fra[1] + sum(dy for _, dy in steg))
        tilbake = "".join(f"{-dx:+d}{-dy:+d}" for dx, dy in reversed(steg))
        return cls(fra, til, "".join(f"{dx:+d}{dy:+d}" for dx, dy in steg), tilbake)


def sti(linjer: Sequence[Kartlinje], ringer: Iterable[Ring]) -> str:
    """Write rings as an SVG path."""
    return "".join(_ring(linjer, ring) for ring in ringer)


def _ring(linjer: Sequence[Kartlinje], ring: Ring) -> str:
    x, y = _ender(linjer, ring[0])[0]
    steg = "".join(linjer[nr].fram if nr >= 0 else linjer[~nr].tilbake for nr in ring)
    return f"M{x},{y}l{steg.removeprefix('+')}z"


def aapne_stier(linjer: Sequence[Kartlinje], numre: Iterable[int]) -> str:
    """Write lines as an SVG path without closing them."""
    return "".join(f"M{linjer[nr].fra[0]},{linjer[nr].fra[1]}l{linjer[nr].fram.removeprefix('+')}" for nr in numre)


def omriss(linjer: Sequence[Kartlinje], flater: Iterable[Iterable[Ring]]) -> tuple[Ring, ...]:
    """
    Give the outline of several shapes together: what only one of them has, put together to rings.

    Raises
    ------
    UgyldigRing
        When the lines left over do not meet; the shapes are not whole.

    """
    bruk = Counter(linjenummer(nr) for ringer in flater for ring in ringer for nr in ring)
    return tuple(_sett_sammen(linjer, [nr for nr, antall in bruk.items() if antall % 2]))


def linjenummer(nr: int) -> int:
    """Give a line's number, whichever way it is drawn."""
    return nr if nr >= 0 else ~nr


def _sett_sammen(linjer: Sequence[Kartlinje], numre: Iterable[int]) -> Iterator[Ring]:
    ved: dict[Punkt, list[int]] = defaultdict(list)
    ledige = dict.fromkeys(sorted(numre))
    for nr in chain.from_iterable((nr, ~nr) for nr in ledige):
        ved[_ender(linjer, nr)[0]].append(nr)
    while ledige:
        nr = next(iter(ledige))
        ring, begynte = [nr], _ender(linjer, nr)[0]
        del ledige[nr]
        while (her := _ender(linjer, ring[-1])[1]) != begynte:
            neste = next((n for n in ved[her] if linjenummer(n) in ledige), None)
            if neste is None:
                melding = f"Linjene møtes ikke i {her}."
                raise UgyldigRing(melding)
            ring.append(neste)
            del ledige[linjenummer(neste)]
        yield tuple(ring)


def _ender(linjer: Sequence[Kartlinje], nr: int) -> tuple[Punkt, Punkt]:
    linje = linjer[linjenummer(nr)]
    return (linje.fra, linje.til) if nr >= 0 else (linje.til, linje.fra)
