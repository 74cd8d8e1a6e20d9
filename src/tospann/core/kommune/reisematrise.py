"""Travel times between every pair of some municipalities, from somewhere else; and what is wrong with such a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.norsk import desimaltall

I_DOGNET = 1440
# The way back may differ a little (one-way streets, ferry tables); more than this is more likely a slip.
SKJEVT_MINUTTER, SKJEVT_ANDEL = 10, Fraction(1, 4)
Par = tuple[str, str]


class UgyldigReisematrise(ValueError):
    """The table has faults; it must be checked before it becomes a matrix."""


@dataclass(frozen=True, slots=True)
class Matrisefeil:
    """One pair that cannot stand, and why."""

    fra: str
    til: str
    grunn: str


@dataclass(frozen=True, slots=True)
class Reisematrise:
    """
    Minutes between every ordered pair of *numre* (sorted), without faults.

    A pair and its way back are two figures, as the source has them.
    """

    numre: tuple[str, ...]
    minutter: Mapping[Par, Fraction]
    kilde: Kilde

    def __post_init__(self) -> None:
        """Refuse a table with faults."""
        feil = next(matrisefeil(self.numre, self.minutter), None)
        if feil is not None:
            melding = f"{feil.fra}–{feil.til}: {feil.grunn}"
            raise UgyldigReisematrise(melding)

    def mellom(self, fra: str, til: str) -> Fraction:
        """Give the minutes from one to another; none to itself."""
        return Fraction() if fra == til else self.minutter[fra, til]

    def som_rutenett(self) -> tuple[tuple[Fraction, ...], ...]:
        """Give rows and columns in the order of *numre*."""
        return tuple(tuple(self.mellom(a, b) for b in self.numre) for a in self.numre)


def matrisefeil(numre: tuple[str, ...], minutter: Mapping[Par, Fraction]) -> Iterator[Matrisefeil]:
    """Give every fault: gaps, less than none, more than a day and a night, nothing between two, and lopsided pairs."""
    for a in numre:
        for b in numre:
            if grunn := _feil(minutter, a, b):
                yield Matrisefeil(a, b, grunn)


def _feil(minutter: Mapping[Par, Fraction], a: str, b: str) -> str:
    verdi = minutter.get((a, b))
    if a == b:
        return f"{_skrevet(verdi)} minutter til seg selv" if verdi else ""
    if verdi is None:
        return "reisetida mangler"
    return _umulig(verdi) or _skjev(a, b, verdi, minutter.get((b, a)))


def _umulig(verdi: Fraction) -> str:
    if verdi < 0:
        return f"{_skrevet(verdi)} minutter er mindre enn ingenting"
    if verdi == 0:
        return "0 minutter mellom to forskjellige kommuner"
    return f"{_skrevet(verdi)} minutter er mer enn et døgn" if verdi > I_DOGNET else ""


def _skjev(a: str, b: str, fram: Fraction, tilbake: Fraction | None) -> str:
    """Name a lopsided pair once, at its lower number."""
    if tilbake is None or a > b or _umulig(tilbake):
        return ""
    if abs(fram - tilbake) <= max(Fraction(SKJEVT_MINUTTER), SKJEVT_ANDEL * max(fram, tilbake)):
        return ""
    return f"{_skrevet(fram)} minutter den ene veien og {_skrevet(tilbake)} den andre"


def _skrevet(verdi: Fraction) -> str:
    return desimaltall(verdi, 2)
