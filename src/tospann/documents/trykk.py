"""How figures, statements and marks are printed: the same words in PDF, Word and HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tospann.core.felles.norsk import tall_tekst
from tospann.core.felles.tall import Opplysning, Tall
from tospann.documents.modell import (
    Blokk,
    Celle,
    Dokument,
    Figur,
    Kolonne,
    Overskrift,
    Ramme,
    Tabell,
    alle_opplysninger,
    alle_tall,
)

MERKE = "*"
"""Printed after what rests on an assumption. A plain asterisk survives copying, print and speech."""
MERKNAD = (
    f"{MERKE} Hviler på en forutsetning som kan endres. Forutsetningene står i vedlegget, og alle tall med kilde "
    "eller formel i kilder.json."
)
KORT_MERKNAD = f"{MERKE} Hviler på en forutsetning."
TOM = "–"
TOM_OPPLEST = "ingen"
INNHOLD = "Innhold"
_LINJESKIFT = re.compile(r"[ \t]*(?:\r\n|[\r\n\v\f\u0085\u2028\u2029])[ \t]*")
# What XML 1.0 cannot hold, and the characters that turn the direction of text around.
_FORBUDT = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True)
class Trykt:
    """A piece of text ready for print; *merket* when it rests on an assumption."""

    tekst: str
    merket: bool = False
    fet: bool = False
    tom: bool = False

    @property
    def med_merke(self) -> str:
        """Give the text with the mark, for those who print plain text."""
        return self.tekst + (MERKE if self.merket else "")


def ren(tekst: str) -> str:
    """Give text every format can hold: NFC, no control characters, each line end as one newline."""
    normal = _LINJESKIFT.sub("\n", unicodedata.normalize("NFC", tekst))
    return _FORBUDT.sub("", normal).replace("\t", " ")


def trykt(lop: Celle, *, med_enhet: bool = True, med_ore: bool = False) -> Trykt:
    """Say how a piece of running text, or a cell, is printed."""
    match lop:
        case None:
            return Trykt(TOM, tom=True)
        case Tall():
            tekst = tall_tekst(lop, med_enhet=med_enhet, med_ore=med_ore)
            return Trykt(ren(tekst), merket=lop.hviler_paa_forutsetning)
        case Opplysning():
            return Trykt(ren(lop.tekst), merket=lop.er_forutsetning)
        case str():
            return Trykt(ren(lop))
        case _:
            return Trykt(ren(lop.tekst), fet=True)


def trykt_celle(celle: Celle, kolonne: Kolonne, tabell: Tabell) -> Trykt:
    """Say how a cell is printed in its column."""
    return trykt(celle, med_enhet=kolonne.med_enhet, med_ore=tabell.med_ore)


def trykte_rader(tabell: Tabell) -> list[list[Trykt]]:
    """Give the body of a table as it is printed, row by row."""
    return [
        [trykt_celle(celle, kolonne, tabell) for celle, kolonne in zip(rad, tabell.kolonner, strict=True)]
        for rad in tabell.rader
    ]


def har_forutsetning(dokument: Dokument) -> bool:
    """Tell whether anything printed in the paper rests on an assumption."""
    return any(t.hviler_paa_forutsetning for t in alle_tall(dokument)) or any(
        o.er_forutsetning for o in alle_opplysninger(dokument)
    )


def merknad(tabell: Tabell) -> str:
    """Give the line under a table: its own remark, and what the mark means if a cell carries it."""
    merket = any(celle.merket for rad in trykte_rader(tabell) for celle in rad)
    return " ".join(filter(None, (ren(tabell.merknad), KORT_MERKNAD if merket else "")))


def rammetittel(ramme: Ramme) -> str:
    """Give the box its heading line; what kind of box it is stands in words, never in colour alone."""
    tittel = ren(ramme.tittel)
    if ramme.merke.value in tittel.casefold():
        return tittel
    return f"{ramme.merke.value.capitalize()}: {tittel}"


def nummerert(blokker: Iterable[Blokk]) -> Iterator[tuple[Blokk, str]]:
    """Yield each block with its caption ("Tabell 2. Årsverk"); empty for blocks that have none."""
    tabeller = figurer = 0
    for blokk in blokker:
        match blokk:
            case Tabell(tittel=tittel):
                tabeller += 1
                yield blokk, f"Tabell {tabeller}. {ren(tittel)}"
            case Figur(tittel=tittel):
                figurer += 1
                yield blokk, f"Figur {figurer}. {ren(tittel)}"
            case _:
                yield blokk, ""


def overskrifter(dokument: Dokument) -> tuple[Overskrift, ...]:
    """Give the headings in order, for the table of contents."""
    return tuple(b for b in dokument.blokker if isinstance(b, Overskrift))
