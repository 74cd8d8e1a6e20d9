"""Spans inside a year: how long they are, where they are cut, and how an amount lies over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from tospann.core.felles.periode import Periode


class Periodisering(StrEnum):
    """How an amount lies over the span it belongs to."""

    DAGER = "hver dag like mye"
    MAANEDER = "hver måned like mye"


@dataclass(frozen=True, slots=True, order=True)
class Tidsrom:
    """From and including *fra*, to and not including *til*; may be empty."""

    fra: date
    til: date

    @property
    def dager(self) -> int:
        """Count the days."""
        return max(0, (self.til - self.fra).days)

    def snitt(self, annet: Tidsrom) -> Tidsrom:
        """Give the days that both have; an empty span if there are none."""
        fra = max(self.fra, annet.fra)
        return Tidsrom(fra, max(fra, min(self.til, annet.til)))

    def i_periode(self, periode: Periode) -> Tidsrom:
        """Give the part that lies in a period, which may be open at the end."""
        return self.snitt(Tidsrom(periode.fra, periode.til or self.til))

    def delt(self, kutt: Iterable[date]) -> tuple[Tidsrom, ...]:
        """Cut at the dates that lie inside."""
        grenser = sorted({self.fra, self.til, *(d for d in kutt if self.fra < d < self.til)})
        return tuple(Tidsrom(a, b) for a, b in pairwise(grenser))

    def maaneder(self) -> tuple[Tidsrom, ...]:
        """Cut at the turn of each month."""
        return self.delt(_maanedsskifter(self.fra, self.til))

    def vekt(self, periodisering: Periodisering) -> Fraction:
        """Measure the span: in days, or in months (a part of a month is its part of that month's days)."""
        if periodisering is Periodisering.DAGER:
            return Fraction(self.dager)
        return sum((Fraction(m.dager, hel_maaned(m.fra).dager) for m in self.maaneder()), Fraction())


def aaret(year: int) -> Tidsrom:
    """Give a calendar year."""
    return Tidsrom(date(year, 1, 1), date(year + 1, 1, 1))


def hel_maaned(dato: date) -> Tidsrom:
    """Give the calendar month that a date lies in."""
    fra = dato.replace(day=1)
    return Tidsrom(fra, (fra + timedelta(days=31)).replace(day=1))


def _maanedsskifter(fra: date, til: date) -> list[date]:
    skifter, dag = [], hel_maaned(fra).til
    while dag < til:
        skifter.append(dag)
        dag = hel_maaned(dag).til
    return skifter
