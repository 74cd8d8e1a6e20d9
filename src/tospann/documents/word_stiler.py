"""How a Word paper looks: page, styles, footer and properties, set once before the text."""

from __future__ import annotations

from datetime import datetime, time
from typing import NamedTuple

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


class _Utseende(NamedTuple):
    """Type size, and space before and after, in points."""

    storrelse: float
    foer: float
    etter: float


_STILER: dict[str, _Utseende] = {
    "Normal": _Utseende(10.5, 0, 7),
    "Title": _Utseende(20, 4, 3),
    "Subtitle": _Utseende(12.5, 0, 10),
    "Heading 1": _Utseende(14, 18, 6),
    "Heading 2": _Utseende(11.5, 14, 5),
    "Heading 3": _Utseende(10.5, 11, 4),
    "List Bullet": _Utseende(10.5, 0, 4),
    "List Number": _Utseende(10.5, 0, 4),
    "Caption": _Utseende(9.5, 12, 4),
    "Header": _Utseende(9.5, 0, 4),
    "Footer": _Utseende(8, 0, 0),
}
_EGNE: dict[str, _Utseende] = {
    "Tabelltekst": _Utseende(9.5, 0, 0),
    "Merknad": _Utseende(8.5, 3, 10),
    "Rammetittel": _Utseende(10.5, 0, 5),
    "Avsender": _Utseende(9.5, 0, 8),
    "Innholdstittel": _Utseende(14, 14, 6),
    "toc 1": _Utseende(10.5, 0, 3),
    "toc 2": _Utseende(10.5, 0, 3),
}
_ETTER_ORDDELING = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
_OVERSKRIFTER = frozenset({"Title", "Heading 1", "Heading 2", "Heading 3", "Innholdstittel", "Rammetittel", "Caption"})
_MED_NESTE = _OVERSKRIFTER | {"Subtitle", "Avsender"}
_SVAKE = frozenset({"Subtitle", "Merknad", "Avsender", "Footer"})


def nytt_dokument(dokument: Dokument) -> Document:
    """Make an empty Word paper with page, styles, footer and properties in place."""
    ark = docx.Document()
    _sett_side(ark, liggende=dokument.liggende)
    _sett_stiler(ark)
    _sett_spraak(ark)
    _sett_innstillinger(ark)
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
        ark.styles.add_style(navn, WD_STYLE_TYPE.PARAGRAPH, builtin=navn.startswith("toc")).base_style = ark.styles[
            "Normal"
        ]
    for navn, maal in (_STILER | _EGNE).items():
        _sett_stil(ark.styles[navn], navn, maal)
    ark.styles["toc 2"].paragraph_format.left_indent = Pt(12)


def _sett_stil(stil: ParagraphStyle, navn: str, ut: _Utseende) -> None:
    stil.font.size, stil.font.bold, stil.font.italic = Pt(ut.storrelse), navn in _OVERSKRIFTER, False
    stil.font.color.rgb = SVAK if navn in _SVAKE else SVART
    format_ = stil.paragraph_format
    format_.space_before, format_.space_after = Pt(ut.foer), Pt(ut.etter)
    format_.keep_with_next = navn in _MED_NESTE
    format_.line_spacing = 1.0 if navn == "Tabelltekst" else 1.15
    _sett_skrift(stil)
    _fjern_pynt(stil, hyphenate=navn == "Tabelltekst")


def _fjern_pynt(stil: ParagraphStyle, *, hyphenate: bool) -> None:
    """Take away the template's lines and spread letters; words are divided in tables only."""
    avsnitt, tegn = stil.element.get_or_add_pPr(), stil.element.get_or_add_rPr()
    for element_ in [*avsnitt.findall(qn("w:pBdr")), *tegn.findall(qn("w:spacing"))]:
        element_.getparent().remove(element_)
    deling = element("suppressAutoHyphens", val=0 if hyphenate else 1)
    avsnitt.insert_element_before(deling, *_ETTER_ORDDELING)


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


def _sett_innstillinger(ark: Document) -> None:
    """Open as a paper of today (not in compatibility mode), with word division and proofing on."""
    innstillinger = ark.settings.element
    for gammel in innstillinger.findall(qn("w:proofState")):
        innstillinger.remove(gammel)
    innstillinger.find(qn("w:defaultTabStop")).addnext(element("autoHyphenation"))
    for valg in innstillinger.iter(qn("w:compatSetting")):
        if valg.get(qn("w:name")) == "compatibilityMode":
            valg.set(qn("w:val"), "15")


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
    # python-docx writes a time without zone as UTC; noon is the same date in Norway.
    naar = datetime.combine(dokument.dato, time(12))
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
