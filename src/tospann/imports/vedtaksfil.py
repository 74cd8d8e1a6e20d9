"""
Read what a council adopted from its minutes as a file: Word, PDF or plain text.

What comes out is shown to the person before anything is kept: a PDF breaks its lines where the page ends, and we can
only say where we joined them again.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from tospann.core.felles.fingeravtrykk import kanonisk
from tospann.imports.avgrenset import HELE, Leser, les_avgrenset, svar_som_prosess
from tospann.imports.avvisning import Avvisning, FilAvvist

STORST_BYTE, STORST_UTPAKKET, FLEST_SIDER, LENGST = 10_000_000, 60_000_000, 200, 200_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPORET = ("ins", "del", "moveFrom", "moveTo")
# A line that begins something: a number, a dash, a letter and a bracket.
_NYTT = re.compile(r"(?:[0-9]+[.)]|[a-zæøå][.)]|[-–•§])\s")
_SLUTT = re.compile(r"[.:;!?]$")


@dataclass(frozen=True, slots=True)
class Lesttekst:
    """The text of a file, and what the person should look at before it is kept."""

    tekst: str
    merknader: tuple[str, ...]


def les_vedtaksfil(data: bytes, fil: str) -> Lesttekst:
    """
    Read the whole text of a file, by what it is and not by what it is called.

    Raises
    ------
    FilAvvist
        When it is none of the three kinds, holds tracked changes, has no text, or is too large.

    """
    if len(data) > STORST_BYTE:
        raise _avvist(fil, f"er større enn {STORST_BYTE // 1_000_000} MB")
    if data[:4] != b"PK\x03\x04" and not data.startswith(b"%PDF-"):
        return _ferdig(fil, _ren_tekst(data, fil), ())
    svar = les_avgrenset(__name__, data, fil, "Lim inn teksten i stedet")
    return _ferdig(fil, str(svar["tekst"]), tuple(map(str, svar["merknader"])))


def _ferdig(fil: str, tekst: str, merknader: tuple[str, ...]) -> Lesttekst:
    ren = kanonisk(tekst)
    if not ren:
        raise _avvist(fil, "har ingen tekst. Er den et bilde av et papir, må teksten skrives inn")
    if len(ren) > LENGST:
        raise _avvist(fil, "har mer tekst enn et vedtak. Lim inn bare vedtaket")
    return Lesttekst(ren, merknader)


def _avvist(fil: str, grunn: str) -> FilAvvist:
    return FilAvvist(fil, [Avvisning(0, HELE, grunn)])


def _ren_tekst(data: bytes, fil: str) -> str:
    try:
        tekst = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = data.decode("latin-1")
    if any(ord(t) < ord(" ") and t not in "\n\r\t\f" for t in tekst):
        raise _avvist(fil, "er verken Word, PDF eller ren tekst")
    return tekst


def _last_leser() -> Leser:
    import docx  # noqa: PLC0415 - after the limits
    import pypdf  # noqa: PLC0415 - after the limits

    del docx, pypdf

    def les(data: bytes, hode: Mapping[str, str]) -> dict[str, object]:
        er_pdf = data.startswith(b"%PDF-")
        tekst, merknader = les_pdf(data, hode["fil"]) if er_pdf else les_word(data, hode["fil"])
        return {"tekst": tekst, "merknader": merknader}

    return les


def les_word(data: bytes, fil: str) -> tuple[str, list[str]]:
    """
    Read the paragraphs and tables of a Word document in order.

    Raises
    ------
    FilAvvist
        When it is no Word document, unpacks too large, or holds tracked changes nobody has decided on.

    """
    from docx import Document  # noqa: PLC0415 - only in the process that reads

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pakke:
            if sum(i.file_size for i in pakke.infolist()) > STORST_UTPAKKET:
                raise _avvist(fil, "blir for stor når den pakkes ut")
            navnene = set(pakke.namelist())
        dokument = Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as feil:
        raise _avvist(fil, "er ikke et Word-dokument som kan leses") from feil
    kropp = dokument.element.body
    sporet = sum(1 for slag in _SPORET for _ in kropp.iter(f"{_W}{slag}"))
    if sporet:
        raise _avvist(fil, f"har {sporet} sporede endringer. Godta eller avvis dem i Word først")
    avsnitt = ("".join(_tekstbiter(p)) for p in kropp.iter(f"{_W}p"))
    merknader = ["Fila har kommentarer i margen. De er ikke med i teksten."] if "word/comments.xml" in navnene else []
    return "\n\n".join(a for a in avsnitt if a.strip()), merknader


def _tekstbiter(avsnitt: object) -> list[str]:
    tegn = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}noBreakHyphen": "-"}
    return [
        (del_.text or "") if del_.tag == f"{_W}t" else tegn.get(del_.tag, "")
        for del_ in avsnitt.iter()  # type: ignore[attr-defined]
    ]


def les_pdf(data: bytes, fil: str) -> tuple[str, list[str]]:
    """
    Read the text of a PDF, with lines joined where a sentence goes on.

    Raises
    ------
    FilAvvist
        When it cannot be read, is locked, or has too many pages.

    """
    from pypdf import PdfReader  # noqa: PLC0415 - only in the process that reads
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        leser = PdfReader(io.BytesIO(data))
        if leser.is_encrypted:
            raise _avvist(fil, "er låst med passord")
        if len(leser.pages) > FLEST_SIDER:
            raise _avvist(fil, f"har mer enn {FLEST_SIDER} sider. Lim inn bare vedtaket")
        sider = [side.extract_text() for side in leser.pages]
    except (PyPdfError, ValueError, KeyError, AttributeError, TypeError) as feil:
        if isinstance(feil, FilAvvist):
            raise
        raise _avvist(fil, "er en PDF som ikke kan leses") from feil
    return samle_linjer("\n".join(sider)), [
        "Teksten er lest fra en PDF. Linjer som fortsetter, er satt sammen igjen; se over avsnittene."
    ]


def samle_linjer(tekst: str) -> str:
    """Join lines that a page broke: a line goes on unless it ends a sentence, is empty, or the next one begins one."""
    avsnitt: list[str] = []
    for raa in tekst.splitlines():
        linje = raa.strip()
        forrige = avsnitt[-1] if avsnitt else ""
        fortsetter = bool(forrige) and bool(linje) and not _SLUTT.search(forrige) and not _NYTT.match(linje)
        if fortsetter:
            delt = forrige.endswith("\u00ad")
            avsnitt[-1] = forrige.removesuffix("\u00ad") + ("" if delt else " ") + linje
        else:
            avsnitt.append(linje)
    return "\n\n".join(a for a in avsnitt if a)


if __name__ == "__main__":
    svar_som_prosess(_last_leser)
