"""Refusals: what is wrong with a file, row by row, in words that the person who made it can use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_VIS_MEST = 20


@dataclass(frozen=True, slots=True)
class Avvisning:
    """One thing that cannot be read: where it stands and why."""

    rad: int
    kolonne: str
    grunn: str

    def __str__(self) -> str:
        """Say it as one line; row 0 is no row."""
        return f"Rad {self.rad}, {self.kolonne}: {self.grunn}" if self.rad else f"{self.kolonne}: {self.grunn}"


class FilAvvist(ValueError):
    """The file has faults; nothing of it is used."""

    def __init__(self, fil: str, avvisninger: Iterable[Avvisning]) -> None:
        """Gather all faults, so that they can be mended in one go."""
        self.fil = fil
        self.avvisninger = tuple(avvisninger)
        linjer = [f"  {a}" for a in self.avvisninger[:_VIS_MEST]]
        if rest := len(self.avvisninger) - _VIS_MEST:
            linjer += [f"  og {rest} til"] if rest > 0 else []
        super().__init__("\n".join([f"{fil} kan ikke brukes ({len(self.avvisninger)} feil):", *linjer]))
