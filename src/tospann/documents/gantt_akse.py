"""The time axis of the picture: where a day stands, and which names there is room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MAANEDSNAVN = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_TOPP = 46
_PLASS_MAANEDSNAVN = 28
_PLASS_MAANEDSBOKSTAV = 13
_KVARTAL = 3
_DESEMBER = 12


@dataclass(frozen=True, slots=True)
class Akse:
    """From the first day of the first month to the last day of the last, between two edges in pixels."""

    fra: date
    til: date
    venstre: int
    hoyre: int
    topp: int = _TOPP

    @property
    def per_dag(self) -> float:
        """Give the pixels a day takes."""
        return (self.hoyre - self.venstre) / ((self.til - self.fra).days + 1)

    def x(self, dato: date, *, slutt: bool = False) -> float:
        """Give where a day begins, or ends."""
        return self.venstre + ((dato - self.fra).days + int(slutt)) * self.per_dag

    def maaneder(self) -> Iterator[date]:
        """Yield the first day of each month on the axis."""
        dag = self.fra
        while dag <= self.til:
            yield dag
            dag = neste_maaned(dag)

    def tegn(self, bunn: int) -> Iterator[str]:
        """Draw the lines and the names."""
        for maaned in self.maaneder():
            x = self.x(maaned)
            aarsskifte = maaned.month == 1 or maaned == self.fra
            farge, fra_y = ("#8c98a4", 8) if aarsskifte else ("#e1e6ea", self.topp - 18)
            if aarsskifte or maaned.month % _KVARTAL == 1:
                yield f'<path d="M{x:.1f} {fra_y}V{bunn}" stroke="{farge}"/>'
            if aarsskifte and self._aarets_bredde(maaned) > _PLASS_MAANEDSNAVN * 1.5:
                yield f'<text x="{x + 5:.1f}" y="21" font-weight="600" fill="#1b2733">{maaned.year}</text>'
            yield from self._navn(maaned)

    def _aarets_bredde(self, maaned: date) -> float:
        slutt = min(date(maaned.year, _DESEMBER, 31), self.til)
        return self.x(slutt, slutt=True) - self.x(maaned)

    def _navn(self, maaned: date) -> Iterator[str]:
        per_maaned = self.per_dag * 30
        navn = _MAANEDSNAVN[maaned.month - 1]
        if per_maaned < _PLASS_MAANEDSBOKSTAV:
            if maaned.month % _KVARTAL != 1 or self._til_slutten(maaned) < _PLASS_MAANEDSNAVN:
                return
            x, anker = self.x(maaned) + 5, "start"
        else:
            navn = navn if per_maaned >= _PLASS_MAANEDSNAVN else navn[0].upper()
            x, anker = (self.x(maaned) + self.x(neste_maaned(maaned))) / 2, "middle"
        yield f'<text x="{x:.1f}" y="40" font-size="11" text-anchor="{anker}" fill="#4a5865">{navn}</text>'

    def _til_slutten(self, maaned: date) -> float:
        return self.hoyre - self.x(maaned)


def akse(fra: date, til: date, venstre: int, hoyre: int) -> Akse:
    """Make an axis of whole months."""
    slutt = neste_maaned(til.replace(day=1)) - timedelta(days=1)
    return Akse(fra.replace(day=1), slutt, venstre, hoyre)


def neste_maaned(forste: date) -> date:
    """Give the first day of the month after."""
    if forste.month == _DESEMBER:
        return date(forste.year + 1, 1, 1)
    return forste.replace(month=forste.month + 1)
