"""
Spreadsheets: sheets with typed cells, written as Excel (xlsx) and as CSV.

Money, figures and fractions are numbers, sums are formulas with the value we
worked out beside them, and text is text: what a person has written can never
become a formula, in Excel or in what Excel saves it as.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from io import StringIO

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Opplysning, Tall, Verdi
from tospann.documents.trykk import ren

# Also the full-width signs, which some programs read as the plain ones, and white space before any of them.
_FARLIG = re.compile(r"(?:[\t\r\n]|[\s\u200b\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20\u2212])")
_VERNET = re.compile(r"'+(?:[\t\r\n]|[\s\u200b\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20\u2212])")
_UGYLDIG_I_NAVN = re.compile(r"[\[\]:*?/\\]")
_LENGSTE_NAVN = 31
_BOM = "\ufeff"


class UgyldigRegneark(ValueError):
    """The workbook cannot be written: a row does not fit its columns, or two sheets share a name."""


@dataclass(frozen=True, slots=True)
class Formel:
    """
    A calculation, and the value it gives.

    In *uttrykk* stand ``{rad}`` for the row's own number and ``{forste}`` and
    ``{siste}`` for the first and last row of figures: ``=B{rad}*C{rad}``.
    """

    uttrykk: str
    verdi: Tall | Verdi

    def __post_init__(self) -> None:
        """Refuse what is not a formula, so that no text slips in as one."""
        if not self.uttrykk.startswith("="):
            raise UgyldigRegneark(f"Formelen «{self.uttrykk}» begynner ikke med =.")


Arkcelle = str | Tall | Opplysning | Kroner | Fraction | int | date | Formel | None


@dataclass(frozen=True, slots=True)
class Arkkolonne:
    """A column: heading, width in characters, and whether the sum row adds it up."""

    tittel: str
    bredde: int = 16
    summeres: bool = False


@dataclass(frozen=True, slots=True)
class Ark:
    """
    A sheet.

    *sum* is the text in the first cell of the sum row; without it there is no
    sum row. *merknad* is printed under the table.
    """

    navn: str
    kolonner: tuple[Arkkolonne, ...]
    rader: tuple[tuple[Arkcelle, ...], ...]
    merknad: str = ""
    sum: str = ""

    def __post_init__(self) -> None:
        """Refuse rows that do not fit, and names Excel would refuse."""
        if not self.kolonner or any(len(rad) != len(self.kolonner) for rad in self.rader):
            raise UgyldigRegneark(f"Arket «{self.navn}» har rader som ikke passer til kolonnene.")
        if not self.navn or self.navn != arknavn(self.navn):
            raise UgyldigRegneark(f"Excel godtar ikke arknavnet «{self.navn}». Bruk arknavn().")


@dataclass(frozen=True, slots=True)
class Arbeidsbok:
    """A workbook; *dato* is stamped as the file's creation date."""

    tittel: str
    dato: date
    ark: tuple[Ark, ...]
    avsender: str = "Tospann"

    def __post_init__(self) -> None:
        """Refuse a book without sheets, or with two of the same name."""
        navn = [ark.navn.casefold() for ark in self.ark]
        if not navn or len(set(navn)) != len(navn):
            raise UgyldigRegneark(f"Arbeidsboka «{self.tittel}» må ha ark, og to ark kan ikke hete det samme.")


def arknavn(navn: str) -> str:
    """Give a name Excel accepts for a sheet: at most 31 characters, no brackets, slashes or outer apostrophes."""
    kort = _UGYLDIG_I_NAVN.sub(" ", ren(navn).replace("\n", " "))[:_LENGSTE_NAVN].strip().strip("'")
    return kort or "Ark"


def er_farlig(tekst: str) -> bool:
    """Tell whether a spreadsheet program could read the text as a formula."""
    return _FARLIG.match(tekst) is not None


def vern(tekst: str) -> str:
    """Put an apostrophe before text that could become a formula (``uten_vern`` takes it away again)."""
    return f"'{tekst}" if er_farlig(tekst) or _VERNET.match(tekst) else tekst


def uten_vern(tekst: str) -> str:
    """Give back the text as it was before ``vern``."""
    return tekst[1:] if _VERNET.match(tekst) else tekst


def tallverdi(celle: Arkcelle) -> Verdi | None:
    """Give the number in a cell, if it holds one."""
    match celle:
        case Tall(verdi=verdi):
            return verdi
        case Formel(verdi=verdi):
            return tallverdi(verdi)
        case Kroner() | Fraction() | int():
            return celle
        case _:
            return None


def som_tekst(celle: str | Opplysning | None) -> str:
    """Give the text in a cell that holds no number."""
    match celle:
        case None:
            return ""
        case Opplysning():
            return ren(celle.tekst)
        case _:
            return ren(celle)


def hviler_paa_forutsetning(celle: Arkcelle) -> bool:
    """Tell whether what stands in the cell rests on an assumption."""
    match celle:
        case Tall():
            return celle.hviler_paa_forutsetning
        case Opplysning():
            return celle.er_forutsetning
        case Formel(verdi=Tall() as tall):
            return tall.hviler_paa_forutsetning
        case _:
            return False


def kolonnesum(ark: Ark, nr: int) -> Verdi:
    """
    Add up a column, exactly.

    Raises
    ------
    UgyldigRegneark
        When the column mixes money and other figures.

    """
    verdier = [v for rad in ark.rader if (v := tallverdi(rad[nr])) is not None]
    penger = [v for v in verdier if isinstance(v, Kroner)]
    andre = [v for v in verdier if not isinstance(v, Kroner)]
    if penger and andre:
        raise UgyldigRegneark(f"Kolonnen «{ark.kolonner[nr].tittel}» blander kroner og andre tall.")
    return Kroner(sum(p.ore for p in penger)) if penger else sum(andre, 0)


def tegn_csv(ark: Ark) -> str:
    """Write the sheet as CSV for a Norwegian Excel: semicolons, decimal comma, byte order mark."""
    ut = StringIO()
    skriver = csv.writer(ut, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    skriver.writerow([vern(ren(k.tittel)) for k in ark.kolonner])
    skriver.writerows([_csv_celle(celle) for celle in rad] for rad in ark.rader)
    if ark.sum:
        skriver.writerow(_csv_sum(ark))
    return _BOM + ut.getvalue()


def _csv_sum(ark: Ark) -> Iterator[str]:
    yield vern(ren(ark.sum))
    for nr, kolonne in enumerate(ark.kolonner[1:], start=1):
        yield _csv_tall(kolonnesum(ark, nr)) if kolonne.summeres else ""


def _csv_celle(celle: Arkcelle) -> str:
    verdi = tallverdi(celle)
    if verdi is not None:
        return _csv_tall(verdi)
    if isinstance(celle, date):
        return celle.isoformat()
    return vern(som_tekst(celle)) if isinstance(celle, str | Opplysning | None) else ""


def _csv_tall(verdi: Verdi) -> str:
    """Plain digits, hyphen and comma: a program reads this, not a person."""
    if isinstance(verdi, Kroner):
        hele, ore = divmod(abs(verdi.ore), 100)
        return f"{'-' if verdi.ore < 0 else ''}{hele},{ore:02d}"
    return repr(float(verdi)).replace(".", ",") if isinstance(verdi, Fraction) else str(verdi)
