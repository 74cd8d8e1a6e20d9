"""
A paper as Word (docx): real headings, lists, captions and tables, for those who must go on writing.

No fields but page numbers and the table of contents, no template, no macros:
what a person has written is only ever put in as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tospann.core.felles.norsk import dato_tekst
from tospann.documents.bilde import PUNKT_PER_TOMME, svg_til_png
from tospann.documents.modell import (
    Avsnitt,
    Blokk,
    Dokument,
    Figur,
    Liste,
    Lop,
    Merke,
    Overskrift,
    Ramme,
    Sideskift,
    Tabell,
)
from tospann.documents.tabellmaal import maal
from tospann.documents.trykk import (
    INNHOLD,
    MERKNAD,
    Trykt,
    har_forutsetning,
    merknad,
    nummerert,
    overskrifter,
    rammetittel,
    ren,
    trykt,
)
from tospann.documents.word_stiler import nytt_dokument, tekstbredde
from tospann.documents.word_tabell import TYNN, forste, fyll_tabell, skriv
from tospann.documents.word_xml import (
    beskriv_tabell,
    celler,
    fyll,
    kanter,
    lagre,
    lenk_til_bokmerke,
    merk_bokmerke,
    ny_nummerering,
    sett_nummerering,
    sett_stil,
    slutt_felt,
    start_felt,
)

_FARGER = {
    Merke.FORSLAG: ("1B4F8A", "F0F5FB"),
    Merke.FORUTSETNING: ("6B5A1E", "FAF6E8"),
    Merke.OBS: ("8F2D1F", "FBF1EF"),
}
_TOC_NIVAA = 2
_PNG_BREDDE = slice(16, 20)


def tegn_docx(dokument: Dokument, fonter: Path | None = None) -> bytes:
    """Write the paper; *fonter* are used to draw its figures. The same paper gives the same bytes."""
    return lagre(_Skriver(dokument, fonter).ark())


class _Skriver:
    def __init__(self, dokument: Dokument, fonter: Path | None) -> None:
        self._dokument = dokument
        self._fonter = fonter
        self._ark = nytt_dokument(dokument)
        self._plass = tekstbredde(dokument)
        self._overskrifter = 0
        self._ny_side = False

    def ark(self) -> Document:
        """Give the whole paper."""
        self._hode()
        if self._dokument.innholdsliste:
            self._innhold()
        for blokk, tittel in nummerert(self._dokument.blokker):
            self._blokk(blokk, tittel)
        if har_forutsetning(self._dokument):
            self._avsnitt("Merknad", MERKNAD).paragraph_format.space_before = Pt(14)
        return self._ark

    def _hode(self) -> None:
        d = self._dokument
        self._avsnitt("Avsender", f"{d.avsender}, {dato_tekst(d.dato)}")
        self._avsnitt("Title", d.tittel)
        if d.undertittel:
            self._avsnitt("Subtitle", d.undertittel)
        if d.felt:
            self._felt()

    def _felt(self) -> None:
        felt = self._dokument.felt
        navnebredde = 110.0
        bredder = (navnebredde, self._plass - navnebredde)
        tabell = self._ny_tabell(len(felt), bredder, "Opplysninger om saken", "", (0, 50))
        for nr, (rad, innhold) in enumerate(zip(celler(tabell), felt, strict=True)):
            for celle, tekst, fet in zip(rad, innhold, (False, True), strict=True):
                skriv(forste(celle), [Trykt(ren(tekst), fet=fet)])
                over = {"top": TYNN} if nr == 0 else {}
                kanter(celle, **over, **({"bottom": TYNN} if nr == len(felt) - 1 else {}))
        self._luft()

    def _innhold(self) -> None:
        """Write the table of contents as Word would, so that it is there before Word has counted pages."""
        self._avsnitt("Innholdstittel", INNHOLD)
        med = [(nr, o) for nr, o in enumerate(overskrifter(self._dokument), 1) if o.nivaa <= _TOC_NIVAA]
        linjer = [self._avsnitt(f"toc {o.nivaa}") for _, o in med]
        for linje, (nr, o) in zip(linjer, med, strict=True):
            lenk_til_bokmerke(linje, f"_Toc{nr:05d}", ren(o.tekst))
        if linjer:
            start_felt(linjer[0], f'TOC \\o "1-{_TOC_NIVAA}" \\n \\h')
            slutt_felt(linjer[-1])

    def _blokk(self, blokk: Blokk, tittel: str) -> None:
        match blokk:
            case Overskrift(nivaa, tekst):
                self._overskrifter += 1
                avsnitt = self._avsnitt(f"Heading {nivaa}", tekst)
                merk_bokmerke(avsnitt, f"_Toc{self._overskrifter:05d}", self._overskrifter)
            case Avsnitt() | Liste():
                self._tekstblokk(blokk)
            case Tabell():
                self._tabell(blokk, tittel)
            case Figur():
                self._figur(blokk, tittel)
            case Ramme():
                self._ramme(blokk)
            case Sideskift():
                self._ny_side = True

    def _tekstblokk(self, blokk: Avsnitt | Liste, celle: _Cell | None = None) -> None:
        if isinstance(blokk, Avsnitt):
            skriv(self._nytt_i("Normal", celle), self._lop(blokk.lop))
            return
        stil = "List Number" if blokk.nummerert else "List Bullet"
        nummer = ny_nummerering(self._ark, stil) if blokk.nummerert else None
        avsnitt = None
        for punkt in blokk.punkter:
            avsnitt = self._nytt_i(stil, celle)
            skriv(avsnitt, self._lop(punkt))
            if nummer is not None:
                sett_nummerering(avsnitt, nummer)
        if avsnitt is not None:
            avsnitt.paragraph_format.space_after = Pt(9)

    def _nytt_i(self, stil: str, celle: _Cell | None) -> Paragraph:
        return sett_stil(celle.add_paragraph(), stil) if celle else self._avsnitt(stil)

    def _lop(self, lop: Iterable[Lop]) -> list[Trykt]:
        return [trykt(ett, med_ore=self._dokument.med_ore) for ett in lop]

    def _tabell(self, tabell: Tabell, tittel: str) -> None:
        self._avsnitt("Caption", tittel)
        maalt = maal(tabell, self._plass)
        luft = (round(maalt.luft * 20), 50)
        skrevet = self._ny_tabell(len(tabell.rader) + 1, maalt.bredder, tittel, merknad(tabell), luft)
        fyll_tabell(skrevet, tabell, maalt.skrift)
        self._merknad(tabell)

    def _merknad(self, tabell: Tabell) -> None:
        linje = merknad(tabell)
        if linje:
            self._avsnitt("Merknad", linje)
        else:
            self._luft()

    def _figur(self, figur: Figur, tittel: str) -> None:
        png = svg_til_png(figur.svg, self._fonter)
        bredde = int.from_bytes(png[_PNG_BREDDE]) / PUNKT_PER_TOMME * 72
        avsnitt = self._avsnitt("Normal")
        avsnitt.paragraph_format.keep_with_next = True
        bilde = avsnitt.add_run().add_picture(BytesIO(png), width=Pt(min(bredde, self._plass)))
        egenskaper = bilde._inline.docPr  # noqa: SLF001 - python-docx has no word for alternative text
        egenskaper.set("descr", ren(figur.alt))
        egenskaper.set("name", tittel.partition(".")[0])
        under = self._avsnitt("Caption", tittel)
        under.paragraph_format.space_before, under.paragraph_format.space_after = Pt(0), Pt(12)
        under.paragraph_format.keep_with_next = False

    def _ramme(self, ramme: Ramme) -> None:
        farge, bunn = _FARGER[ramme.merke]
        tittel = rammetittel(ramme)
        self._ny_side_foer_tabell()
        tabell = self._ny_tabell(1, (self._plass,), tittel, "", (220, 140))
        celle = tabell.cell(0, 0)
        kanter(celle, left=(24, farge))
        fyll(celle, bunn)
        hode = forste(celle, "Rammetittel")
        hode.add_run(tittel).font.color.rgb = RGBColor.from_string(farge)
        for del_ in ramme.innhold:
            self._tekstblokk(del_, celle)
        celle.paragraphs[-1].paragraph_format.space_after = Pt(0)
        self._luft()

    def _ny_tabell(
        self, rader: int, bredder: tuple[float, ...], tittel: str, beskrivelse: str, luft: tuple[int, int]
    ) -> Table:
        tabell: Table = self._ark.add_table(rader, len(bredder))
        tabell.autofit = False
        tabell.alignment = WD_TABLE_ALIGNMENT.LEFT
        for kolonne, bredde in zip(tabell.columns, bredder, strict=True):
            kolonne.width = Pt(bredde)
        for rad in celler(tabell):
            for celle, bredde in zip(rad, bredder, strict=True):
                celle.width = Pt(bredde)
        beskriv_tabell(tabell, tittel, beskrivelse, *luft)
        return tabell

    def _avsnitt(self, stil: str, tekst: str = "") -> Paragraph:
        """Add a paragraph to the paper, on a new page if a page break is waiting."""
        avsnitt = sett_stil(self._ark.add_paragraph(ren(tekst)), stil)
        if self._ny_side:
            avsnitt.paragraph_format.page_break_before = True
            self._ny_side = False
        return avsnitt

    def _ny_side_foer_tabell(self) -> None:
        """A table cannot begin a page by itself; an empty line does it for it."""
        if self._ny_side:
            self._luft()

    def _luft(self) -> None:
        """Word glues two tables together unless a paragraph stands between them."""
        avsnitt = self._avsnitt("Normal")
        avsnitt.paragraph_format.space_after = Pt(0)
        avsnitt.paragraph_format.line_spacing = Pt(10)
