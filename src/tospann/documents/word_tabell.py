"""The rows of a Word table: type, rules, alignment and what is kept together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tospann.documents.modell import Kolonne, Tabell
from tospann.documents.trykk import Trykt, ren, trykte_rader
from tospann.documents.word_xml import celler, gjenta_som_hode, hold_samlet, kanter, sett_stil

TYNN = (4, "8A94A0")
_TYKK = (8, "000000")
_HEL = 14
"""A table of up to so many rows is kept on one page."""


def fyll_tabell(skrevet: Table, tabell: Tabell, skrift: float) -> None:
    """Write the heading row and the body into an empty Word table of the right size."""
    hode = [Trykt(ren(k.tittel), fet=True) for k in tabell.kolonner]
    siste = len(tabell.rader)
    gjenta_som_hode(skrevet.rows[0])
    for rad in skrevet.rows:
        hold_samlet(rad)
    for nr, (celler_, innhold) in enumerate(zip(celler(skrevet), [hode, *trykte_rader(tabell)], strict=True)):
        stil = _Radstil(
            fet=nr == 0 or (tabell.sumrad and nr == siste),
            strek=_TYKK if nr in _tykke_streker(tabell) else TYNN,
            skrift=skrift,
            med_neste=nr == 0 or nr < siste <= _HEL,
        )
        _skriv_rad(celler_, innhold, stil, tabell.kolonner)


def forste(celle: _Cell, stil: str = "Tabelltekst") -> Paragraph:
    """Give the paragraph every new cell is born with."""
    return sett_stil(celle.paragraphs[0], stil)


def skriv(avsnitt: Paragraph, lop: Iterable[Trykt], *, fet: bool = False, storrelse: float | None = None) -> None:
    """Write the pieces of text, each with its mark."""
    for ett in lop:
        skrevet = avsnitt.add_run(ett.med_merke)
        if ett.fet or fet:
            skrevet.bold = True
        if storrelse is not None:
            skrevet.font.size = Pt(storrelse)


@dataclass(frozen=True, slots=True)
class _Radstil:
    fet: bool
    strek: tuple[int, str]
    skrift: float
    med_neste: bool


def _tykke_streker(tabell: Tabell) -> set[int]:
    """A heavy rule under the heading row, above the sum and at the end."""
    siste = len(tabell.rader)
    return {0, siste, siste - 1} if tabell.sumrad else {0, siste}


def _skriv_rad(celler_: list[_Cell], innhold: list[Trykt], stil: _Radstil, kolonner: tuple[Kolonne, ...]) -> None:
    for nr, (celle, ett, kolonne) in enumerate(zip(celler_, innhold, kolonner, strict=True)):
        avsnitt = forste(celle)
        skriv(avsnitt, [ett], fet=stil.fet or nr == 0, storrelse=stil.skrift)
        kanter(celle, bottom=stil.strek)
        if kolonne.hoyre:
            avsnitt.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if stil.med_neste:
            avsnitt.paragraph_format.keep_with_next = True
