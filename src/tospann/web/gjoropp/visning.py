"""Tables of the year's workshop: rows that know whether they are the reader's own, cells that are figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tospann.core.felles.tall import Tall


@dataclass(frozen=True, slots=True)
class Visningsrad:
    """A row: its heading, its figures (None where there is none, words where words are the answer)."""

    navn: str
    celler: tuple[Tall | str | None, ...]
    er_min: bool = False


@dataclass(frozen=True, slots=True)
class Visningstabell:
    """A table on a page; *id* names it for those who listen, and *fot* are the sums."""

    id: str
    tittel: str
    kolonner: tuple[str, ...]
    rader: tuple[Visningsrad, ...]
    fot: tuple[Visningsrad, ...] = ()
    merknad: str = ""

    def tall(self) -> Iterator[Tall]:
        """Yield every figure."""
        for rad in (*self.rader, *self.fot):
            yield from (celle for celle in rad.celler if isinstance(celle, Tall))


def alle_tall(tabeller: Iterable[Visningstabell]) -> list[Tall]:
    """Give every figure of some tables."""
    return [t for tabell in tabeller for t in tabell.tall()]


def rad(navn: str, celler: Sequence[Tall | str | None], min_: str = "") -> Visningsrad:
    """Make a row, marked when it is the reader's own."""
    return Visningsrad(navn, tuple(celler), bool(min_) and navn == min_)
