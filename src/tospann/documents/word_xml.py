"""The few things Word can do that python-docx has no word for."""

# ruff: noqa: SLF001 - python-docx keeps the elements themselves behind an underscore

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

_FORSTE_TID = (1980, 1, 1, 0, 0, 0)
_INNHOLDSTYPER = "[Content_Types].xml"


def element(navn: str, **attributter: str | int) -> BaseOxmlElement:
    """Make an element in Word's namespace: ``element("shd", fill="FFFFFF")``."""
    nytt = OxmlElement(f"w:{navn}")
    for nokkel, verdi in attributter.items():
        nytt.set(qn(f"w:{nokkel}"), str(verdi))
    return nytt


def sett_stil(avsnitt: Paragraph, stil: str) -> Paragraph:
    """Give the paragraph a style by name, without python-docx's search through every style there is."""
    avsnitt._p.get_or_add_pPr().style = stil.replace(" ", "")
    return avsnitt


def sett_inn_felt(avsnitt: Paragraph, kode: str, svar: str) -> None:
    """Put in a field such as PAGE, with the answer shown until Word works it out."""
    for del_ in (_feltdel("begin"), _kode(kode), _feltdel("separate")):
        avsnitt.add_run()._r.append(del_)
    avsnitt.add_run(svar)
    avsnitt.add_run()._r.append(_feltdel("end"))


def start_felt(avsnitt: Paragraph, kode: str) -> None:
    """Open a field whose answer fills the following paragraphs."""
    for nr, del_ in enumerate((_feltdel("begin"), _kode(kode), _feltdel("separate"))):
        lop = element("r")
        lop.append(del_)
        avsnitt._p.insert(nr + (avsnitt._p.pPr is not None), lop)


def slutt_felt(avsnitt: Paragraph) -> None:
    """Close the field opened by ``start_felt``."""
    avsnitt.add_run()._r.append(_feltdel("end"))


def _feltdel(slag: str) -> BaseOxmlElement:
    return element("fldChar", fldCharType=slag)


def _kode(kode: str) -> BaseOxmlElement:
    tekst = element("instrText")
    tekst.set(qn("xml:space"), "preserve")
    tekst.text = f" {kode} "
    return tekst


def merk_bokmerke(avsnitt: Paragraph, navn: str, nr: int) -> None:
    """Name a paragraph so that the table of contents can point at it."""
    avsnitt._p.insert(1, element("bookmarkStart", id=nr, name=navn))
    avsnitt._p.append(element("bookmarkEnd", id=nr))


def lenk_til_bokmerke(avsnitt: Paragraph, navn: str, tekst: str) -> None:
    """Write *tekst* as a link within the paper."""
    lenke = element("hyperlink", anchor=navn, history=1)
    lop = avsnitt.add_run(tekst)
    lenke.append(lop._r)
    avsnitt._p.append(lenke)


def ny_nummerering(dokument: Document, stil: str) -> int:
    """Make a numbering that starts at 1 again, and give its id."""
    numre = dokument.part.numbering_part.element
    stilens = dokument.styles[stil].element.pPr.numPr.numId.val
    abstrakt = numre.num_having_numId(stilens).abstractNumId.val
    nytt = numre.add_num(abstrakt)
    nytt.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(nytt.numId)


def sett_nummerering(avsnitt: Paragraph, nummer: int) -> None:
    """Let a list paragraph count with the given numbering."""
    egenskaper = avsnitt._p.get_or_add_pPr().get_or_add_numPr()
    egenskaper.get_or_add_ilvl().val = 0
    egenskaper.get_or_add_numId().val = nummer


def gjenta_som_hode(rad: _Row) -> None:
    """Print the row at the top of each page the table runs over."""
    rad._tr.get_or_add_trPr().append(element("tblHeader"))


def hold_samlet(rad: _Row) -> None:
    """Never split the row over two pages."""
    rad._tr.get_or_add_trPr().insert(0, element("cantSplit"))


def kanter(celle: _Cell, **bredder: tuple[int, str]) -> None:
    """Draw rules on a cell: ``kanter(celle, bottom=(8, "000000"))``, in eighths of a point."""
    if not bredder:
        return
    samling = element("tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if side in bredder:
            bredde, farge = bredder[side]
            samling.append(element(side, val="single", sz=bredde, space=0, color=farge))
    celle._tc.get_or_add_tcPr().append(samling)


def fyll(celle: _Cell, farge: str) -> None:
    """Colour the ground of a cell."""
    celle._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=farge))


def celler(tabell: Table) -> list[list[_Cell]]:
    """Give the cells row by row (python-docx walks the whole table anew for each row and column)."""
    return [[_Cell(tc, tabell) for tc in tr.tc_lst] for tr in tabell._tbl.tr_lst]


def beskriv_tabell(tabell: Table, tittel: str, beskrivelse: str, sider: int, over_under: int) -> None:
    """
    Give a table the space inside its cells and the name that is read aloud.

    *sider* and *over_under* are in twentieths of a point. The order of the
    elements is Word's own; it refuses a file that has them in another.
    """
    egenskaper = tabell._tbl.tblPr
    for gammel in egenskaper.findall(qn("w:tblLook")):
        egenskaper.remove(gammel)
    marger = element("tblCellMar")
    for side, bredde in (("top", over_under), ("left", sider), ("bottom", over_under), ("right", sider)):
        marger.append(element(side, w=bredde, type="dxa"))
    egenskaper.append(marger)
    egenskaper.append(
        element("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1)
    )
    egenskaper.append(element("tblCaption", val=tittel))
    if beskrivelse:
        egenskaper.append(element("tblDescription", val=beskrivelse))


def lagre(dokument: Document) -> bytes:
    """Save with sorted parts and one fixed time, so that the same paper gives the same bytes."""
    raa = BytesIO()
    dokument.save(raa)
    ut = BytesIO()
    with ZipFile(raa) as kilde, ZipFile(ut, "w") as pakke:
        for navn in sorted(kilde.namelist(), key=lambda n: (n != _INNHOLDSTYPER, n)):
            oppforing = ZipInfo(navn, _FORSTE_TID)
            oppforing.compress_type = ZIP_DEFLATED
            # Python writes the system it ran on into the archive unless told.
            oppforing.create_system = 0
            pakke.writestr(oppforing, kilde.read(navn), ZIP_DEFLATED, 6)
    return ut.getvalue()
