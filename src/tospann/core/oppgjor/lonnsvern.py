"""Pay that could tell what one person earns is not laid before the other parties (docs/metode/lagene.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.nokler import STAT
from tospann.core.oppgjor.stillinger import aarsverk_paa

MINST_AARSVERK = 3
_LONNSARTER = range(10, 100)


@dataclass(frozen=True, slots=True)
class Lonnsavsloring:
    """A line of pay in one party's books that so few positions stand behind that it may be one person's pay."""

    post: str
    navn: str
    hos: str
    aarsverk: Fraction


def lonnsavsloringer(grunnlag: Aarsgrunnlag) -> tuple[Lonnsavsloring, ...]:
    """
    Give the lines of pay with fewer than three positions behind them; each is told once.

    Nobody holds more than one whole position, so three positions are at least three
    people. What the host enters is pay for the positions of all the municipalities.
    """
    return tuple(dict.fromkeys(_alle(grunnlag)))


def _alle(grunnlag: Aarsgrunnlag) -> Iterator[Lonnsavsloring]:
    lonn = {p.id: p for p in grunnlag.poster if p.kontering.art.isdigit() and int(p.kontering.art) in _LONNSARTER}
    for p in grunnlag.posteringer:
        if p.post in lonn and p.ore and (antall := _flest(grunnlag, p.bokfort_hos)) < MINST_AARSVERK:
            yield Lonnsavsloring(p.post, lonn[p.post].navn, p.bokfort_hos, antall)


def _flest(grunnlag: Aarsgrunnlag, hos: str) -> Fraction:
    """Count the most positions on any day of the year; where none are recorded, nothing can be said."""
    egne = [s for s in grunnlag.stillinger if (s.part != STAT if hos == grunnlag.vert else s.part == hos)]
    dager = {grunnlag.aar.fra, *(s.periode.fra for s in egne if s.periode.fra < grunnlag.aar.til)}
    parter = {s.part for s in egne}
    paa = [sum((aarsverk_paa(egne, part, dag) for part in parter), Fraction()) for dag in dager]
    return max(paa) if egne else Fraction(MINST_AARSVERK)
