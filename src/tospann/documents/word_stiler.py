"""How a Word paper looks: page, styles, footer and properties, set once before the text."""

from __future__ import annotations

from datetime import datetime, time

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from tospann.documents.modell import Dokument
from tospann.documents.trykk import ren
from tospann.documents.word_xml import element, sett_inn_felt

SKRIFT = "Arial"
SVAK = RGBColor(0x4A, 0x54, 0x5E)
SVART = RGBColor(0, 0, 0)
MARG_MM = 24
_A4_MM = (210, 297)
_SPRAAK = "nb-NO"
# name: size, bold, space before, space after, keep with next
_STILER: dict[str, tuple[float, bool, float, float, bool]] = {
    "Normal": (10.5, False, 0, 7, False),
    "Title": (20, True, 4, 3, True),
    "Subtitle": (12.5, False, 0, 10, True),
    "Heading 1": (14, True, 18, 6, True),
    "Heading 2": (11.5, True, 14, 5, True),
    "Heading 3": (10.5, True, 11, 4, True),
    "List Bullet": (10.5, False, 0, 4, False),
    "List Number": (10.5, False, 0, 4, False),
    "Caption": (9.5, True, 12, 4, True),
    "Header": (9.5, False, 0, 4, False),
    "Footer": (8, False, 0, 0, False),
}
_EGNE = {
    "Tabelltekst": (9.5, False, 0, 0, False),
    "Merknad": (8.5, False, 3, 10, False),
    "Rammetittel": (10.5, True, 0, 5, True),
    "Avsender": (9.5, False, 0, 8, True),
    "Innholdstittel": (14, True, 14, 6, True),
    "toc 1": (10.5, False, 0, 3, False),
    "toc 2": (10.5, False, 0, 3, False),
}
_SVAKE = frozenset({"Subtitle", "Merknad", "Avsender", "Footer"})


def nytt_dokument(dokument: Dokument) -> Document:
    """Make an empty Word paper with page, styles, footer and properties in place."""
    ark = docx.Document()
    _sett_side(ark, liggende=dokument.liggende)
    _sett_stiler(ark)
    _sett_spraak(ark)
    _sett_bunntekst(ark, dokument)
    _sett_egenskaper(ark, dokument)
    _fjern_forhaandsbilde(ark)
    return ark


def tekstbredde(dokument: Dokument) -> float:
    """Give the width between the margins, in points."""
    return round((_A4_MM[dokument.liggende] - 2 * MARG_MM) / 25.4 * 72, 1)


def _sett_side(ark: Document, *, liggende: bool) -> None:
    side = ark.sections[0]
    bredde, hoyde = (Mm(_A4_MM[liggende]), Mm(_A4_MM[not liggende]))
    side.orientation = WD_ORIENT.LANDSCAPE if liggende else WD_ORIENT.PORTRAIT
    side.page_width, side.page_height = bredde, hoyde
    side.left_margin = side.right_margin = Mm(MARG_MM)
    side.top_margin, side.bottom_margin = Mm(22), Mm(24)
    side.footer_distance = Mm(11)


def _sett_stiler(ark: Document) -> None:
    for navn in _EGNE:
        ark.styles.add_style(navn, WD_STYLE_TYPE.PARAGRAPH, builtin=navn.startswith("toc")).base_style = ark.styles["Normal"]
    for navn, maal in (_STILER | _EGNE).items():
        _sett_stil(ark.styles[navn], navn, *maal)
    ark.styles["toc 2"].paragraph_format.left_indent = Pt(12)


def _sett_stil(  # noqa: PLR0913, PLR0917 - one line of the table above
    stil: ParagraphStyle, navn: str, storrelse: float, fet: bool, foer: float, etter: float, med_neste: bool  # noqa: FBT001
) -> None:
    stil.font.size, stil.font.bold, stil.font.italic = Pt(storrelse), fet, False
    stil.font.color.rgb = SVAK if navn in _SVAKE else SVART
    stil.paragraph_format.space_before, stil.paragraph_format.space_after = Pt(foer), Pt(etter)
    stil.paragraph_format.keep_with_next = med_neste
    stil.paragraph_format.line_spacing = 1.0 if navn == "Tabelltekst" else 1.15
    _sett_skrift(stil)
    kant = stil.element.get_or_add_pPr().find(qn("w:pBdr"))
    if kant is not None:  # the template underlines its title
        kant.getparent().remove(kant)


def _sett_skrift(stil: ParagraphStyle) -> None:
    """Name the font outright; a theme font would follow the reader's own template."""
    skrift = stil.element.get_or_add_rPr().get_or_add_rFonts()
    skrift.attrib.clear()
    for slag in ("ascii", "hAnsi", "cs", "eastAsia"):
        skrift.set(qn(f"w:{slag}"), SKRIFT)


def _sett_spraak(ark: Document) -> None:
    """Tell proofing and screen readers that the paper is in bokmål."""
    for spraak in ark.styles.element.iter(qn("w:lang")):
        spraak.set(qn("w:val"), _SPRAAK)
    for gammelt in ark.settings.element.findall(qn("w:themeFontLang")):
        gammelt.set(qn("w:val"), _SPRAAK)


def _sett_bunntekst(ark: Document, dokument: Dokument) -> None:
    linje = ark.sections[0].footer.paragraphs[0]
    linje.style = ark.styles["Footer"]
    stopp = linje.paragraph_format.tab_stops
    stopp.add_tab_stop(Pt(tekstbredde(dokument)), WD_TAB_ALIGNMENT.RIGHT)
    linje.paragraph_format.right_indent = Pt(0)
    for gammel in linje.style.element.pPr.findall(qn("w:tabs")):
        linje.style.element.pPr.remove(gammel)
    kant = element("pBdr")
    kant.append(element("top", val="single", sz=4, space=6, color="8A94A0"))
    linje._p.get_or_add_pPr().insert_element_before(kant, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")  # noqa: SLF001
    linje.add_run(f"{ren(dokument.tittel)}\tSide ".replace("\n", " "))
    sett_inn_felt(linje, "PAGE", "1")
    linje.add_run(" av ")
    sett_inn_felt(linje, "NUMPAGES", "1")


def _sett_egenskaper(ark: Document, dokument: Dokument) -> None:
    naar = datetime.combine(dokument.dato, time(12))  # noqa: DTZ001 - python-docx writes naive times as UTC
    egenskaper = ark.core_properties
    egenskaper.title = ren(dokument.tittel)
    egenskaper.author = egenskaper.last_modified_by = ren(dokument.avsender)
    egenskaper.subject = ren(dokument.undertittel)
    egenskaper.comments = egenskaper.keywords = ""
    egenskaper.language = _SPRAAK
    egenskaper.created = egenskaper.modified = naar
    egenskaper.revision = 1


def _fjern_forhaandsbilde(ark: Document) -> None:
    """Drop the thumbnail of python-docx's own template: it shows another paper."""
    forhold = ark.part.package.rels
    for nokkel in [n for n, f in forhold.items() if f.reltype.endswith("/thumbnail")]:
        del forhold[nokkel]
