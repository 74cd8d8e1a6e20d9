"""
The document model: what a paper says, before anybody decides how it looks.

One tree, three readers (Typst, Word, HTML). Text is a run of plain strings,
figures (``Tall``) and emphasis; a figure keeps its source all the way to print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.tall import Opplysning, Tall

DYPESTE_NIVAA = 3


class UgyldigDokument(ValueError):
    """The paper cannot be printed: a table does not add up in cells, or a heading skips a level."""


@dataclass(frozen=True, slots=True)
class Uthevet:
    """Words in bold."""

    tekst: str


Lop = str | Tall | Opplysning | Uthevet
"""A piece of running text. An Opplysning prints its text (marked when it is an assumption)."""

Celle = str | Tall | Opplysning | Uthevet | None
"""A table cell; None prints an en dash, read aloud as "ingen"."""


@dataclass(frozen=True, slots=True)
class Overskrift:
    """A heading; *nivaa* 1-3, never skipping a level (the title itself is level 0)."""

    nivaa: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Avsnitt:
    """A paragraph."""

    lop: tuple[Lop, ...]


@dataclass(frozen=True, slots=True)
class Liste:
    """A list, numbered or with bullets."""

    punkter: tuple[tuple[Lop, ...], ...]
    nummerert: bool = False


@dataclass(frozen=True, slots=True)
class Kolonne:
    """
    A table column: heading, right-aligned for figures, relative width.

    *med_enhet* is False when the heading already says the unit ("Årsverk").
    """

    tittel: str
    hoyre: bool = False
    bredde: int = 1
    med_enhet: bool = True


@dataclass(frozen=True, slots=True)
class Tabell:
    """
    A table with caption; the first column is the row heading.

    *sumrad* prints the last row as a total. *merknad* is printed under.
    *med_ore* tells whether money is written with øre (settlements) or whole kroner.
    """

    tittel: str
    kolonner: tuple[Kolonne, ...]
    rader: tuple[tuple[Celle, ...], ...]
    sumrad: bool = False
    merknad: str = ""
    med_ore: bool = False

    def __post_init__(self) -> None:
        """Refuse a row with too few or too many cells."""
        if not self.kolonner or any(len(rad) != len(self.kolonner) for rad in self.rader):
            raise UgyldigDokument(f"Tabellen «{self.tittel}» har rader som ikke passer til kolonnene.")


@dataclass(frozen=True, slots=True)
class Figur:
    """A picture as SVG, with the text that stands in for it."""

    svg: str
    alt: str
    tittel: str


class Merke(StrEnum):
    """What kind of box."""

    FORSLAG = "forslag"
    FORUTSETNING = "forutsetning"
    OBS = "obs"


@dataclass(frozen=True, slots=True)
class Ramme:
    """A framed box with a heading line, for a proposed resolution or a warning."""

    merke: Merke
    tittel: str
    innhold: tuple[Avsnitt | Liste, ...]


@dataclass(frozen=True, slots=True)
class Sideskift:
    """Begin a new page."""


Blokk = Overskrift | Avsnitt | Liste | Tabell | Figur | Ramme | Sideskift


@dataclass(frozen=True, slots=True)
class Dokument:
    """
    A paper.

    *felt* are the lines under the title (Saksnummer, Arkivsak, Saksbehandler ...).
    *dato* is printed and stamped as the file's creation date, so that the same
    input gives the same bytes. *med_ore* tells whether money in running text is
    written with øre; a table decides for itself.
    """

    filnavn: str
    tittel: str
    dato: date
    avsender: str
    blokker: tuple[Blokk, ...]
    undertittel: str = ""
    felt: tuple[tuple[str, str], ...] = ()
    innholdsliste: bool = False
    liggende: bool = False
    med_ore: bool = False

    def __post_init__(self) -> None:
        """Refuse headings that skip a level: whoever listens to the paper would lose the thread."""
        forrige = 0
        for blokk in self.blokker:
            if isinstance(blokk, Overskrift):
                if not 1 <= blokk.nivaa <= min(forrige + 1, DYPESTE_NIVAA):
                    raise UgyldigDokument(f"Overskriften «{blokk.tekst}» hopper fra nivå {forrige} til {blokk.nivaa}.")
                forrige = blokk.nivaa


def alle_tall(dokument: Dokument) -> Iterator[Tall]:
    """Yield the figures printed in a paper, in reading order (may repeat)."""
    yield from (lop for lop in _alle_lop(dokument) if isinstance(lop, Tall))


def alle_opplysninger(dokument: Dokument) -> Iterator[Opplysning]:
    """Yield the sourced statements printed in a paper, in reading order (may repeat)."""
    yield from (lop for lop in _alle_lop(dokument) if isinstance(lop, Opplysning))


def _alle_lop(dokument: Dokument) -> Iterator[Celle]:
    for blokk in dokument.blokker:
        yield from lop_i(blokk)


def lop_i(blokk: Blokk) -> Iterator[Celle]:
    """Yield the pieces of text and the cells of one block, in reading order."""
    match blokk:
        case Avsnitt(lop):
            yield from lop
        case Liste(punkter=punkter):
            yield from (lop for punkt in punkter for lop in punkt)
        case Tabell(rader=rader):
            yield from (celle for rad in rader for celle in rad)
        case Ramme(innhold=innhold):
            for del_ in innhold:
                yield from lop_i(del_)
        case _:
            return
