"""Cells as they were written, before anybody says what they mean: limits, forbidden characters, empty edges."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tospann.imports.avvisning import Avvisning, FilAvvist

MAKS_BYTE = 2 * 1024 * 1024
MAKS_RADER = 2_000
MAKS_KOLONNER = 60
MAKS_RUTER = 20_000
MAKS_TEGN = 500
HELE = "hele fila"
# Control and format characters, lone surrogates and what is not a character at all: seen by nobody, meant by nobody.
_USYNLIGE = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
_TILLATT = frozenset("\n\t")


class Ruteslag(StrEnum):
    """What a program says a cell holds; a text file says nothing."""

    TEKST = "tekst"
    TALL = "tall"
    DATO = "dato"
    SANN = "sann eller usann"


@dataclass(frozen=True, slots=True)
class Rute:
    """One cell."""

    tekst: str
    slag: Ruteslag = Ruteslag.TEKST


@dataclass(frozen=True, slots=True)
class Ruterad:
    """One row and its number in the source, from 1."""

    nr: int
    ruter: tuple[Rute, ...]

    @property
    def er_tom(self) -> bool:
        """Tell whether nothing is written in the row."""
        return not any(r.tekst.strip() for r in self.ruter)


@dataclass(frozen=True, slots=True)
class Rutenett:
    """A file as it was read; *merknader* say how, so that a person can see whether it was read right."""

    fil: str
    rader: tuple[Ruterad, ...]
    merknader: tuple[str, ...] = field(default=())


def rutenett(fil: str, rader: Sequence[Ruterad], merknader: Sequence[str], *, bare_navn: bool = False) -> Rutenett:
    """
    Make a grid of rows as wide as the heading; empty rows and empty edges are left out, and that is said.

    With *bare_navn* a row of one cell is a name with nothing behind it: space cannot show an empty cell.

    Raises
    ------
    FilAvvist
        When there are too many rows or columns, a row does not fit, or a cell holds what must not be there.

    """
    krev_storrelse(fil, rader)
    fylte = [r for r in rader if not r.er_tom]
    if len(fylte) < len(rader):
        merknader = [*merknader, f"Tomme rader er hoppet over: {len(rader) - len(fylte)}."]
    if not fylte:
        raise FilAvvist(fil, [Avvisning(0, HELE, "er tom")])
    bredde = _bredde(fylte[0])
    if feil := [*_feil_bredde(fylte, bredde, 1 if bare_navn else 0), *feil_i_tegn(fylte)]:
        raise FilAvvist(fil, feil)
    tom = Rute("")
    like = tuple(replace(r, ruter=(*r.ruter[:bredde], *(tom for _ in range(bredde - len(r.ruter))))) for r in fylte)
    return Rutenett(fil, like, tuple(merknader))


def krev_storrelse(fil: str, rader: Sequence[Ruterad]) -> None:
    """Refuse more than a printed table can have."""
    if len(rader) > MAKS_RADER:
        raise FilAvvist(fil, [Avvisning(MAKS_RADER + 1, HELE, f"har mer enn {MAKS_RADER} rader")])
    for rad in rader:
        if len(rad.ruter) > MAKS_KOLONNER:
            raise FilAvvist(fil, [Avvisning(rad.nr, HELE, f"har mer enn {MAKS_KOLONNER} kolonner")])
    if sum(len(rad.ruter) for rad in rader) > MAKS_RUTER:
        raise FilAvvist(fil, [Avvisning(0, HELE, f"har mer enn {MAKS_RUTER} ruter. Del tabellen opp")])


def kolonnebokstav(plass: int) -> str:
    """Name a column as a spreadsheet does: A, B … Z, AA."""
    bokstaver = ""
    plass += 1
    while plass:
        plass, rest = divmod(plass - 1, 26)
        bokstaver = chr(ord("A") + rest) + bokstaver
    return bokstaver


def _bredde(overskrift: Ruterad) -> int:
    """The heading decides; empty cells at its end are no columns."""
    fylte = [plass for plass, rute in enumerate(overskrift.ruter) if rute.tekst.strip()]
    return fylte[-1] + 1


def _feil_bredde(rader: Sequence[Ruterad], bredde: int, kort: int) -> Iterator[Avvisning]:
    for rad in rader[1:]:
        utenfor = [plass for plass, rute in enumerate(rad.ruter) if plass >= bredde and rute.tekst.strip()]
        if utenfor:
            yield Avvisning(rad.nr, f"kolonne {kolonnebokstav(utenfor[0])}", "står utenfor overskriftene")
        elif kort < len(rad.ruter) < bredde:
            yield Avvisning(rad.nr, HELE, f"har {len(rad.ruter)} ruter, men det er {bredde} overskrifter")


def feil_i_tegn(rader: Sequence[Ruterad]) -> Iterator[Avvisning]:
    """Find cells that are too long or hold what nobody can see."""
    for rad in rader:
        for plass, rute in enumerate(rad.ruter):
            if grunn := _feil_i(rute.tekst):
                yield Avvisning(rad.nr, f"kolonne {kolonnebokstav(plass)}", grunn)


def _feil_i(tekst: str) -> str:
    if len(tekst) > MAKS_TEGN:
        return f"har mer enn {MAKS_TEGN} tegn"
    if tekst.isprintable():
        return ""
    usynlig = next((t for t in tekst if _er_usynlig(t)), "")
    return f"har et usynlig tegn (U+{ord(usynlig):04X}). Skriv teksten på nytt" if usynlig else ""


def _er_usynlig(tegn: str) -> bool:
    return tegn not in _TILLATT and unicodedata.category(tegn) in _USYNLIGE
