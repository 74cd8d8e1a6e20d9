"""Workbooks built for the tests: good ones, and ones with a part swapped for something hostile."""

from __future__ import annotations

import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import xlsxwriter

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.tabell.tabell import Trykttabell
from tospann.imports.tabellrutenett import Rutenett
from tospann.imports.trykttabell import Oppsett, som_tabell

DAG = date(2018, 1, 1)
KILDE = Kilde("prove", Kildeslag.DOKUMENT, "En rapport", "Noen", DAG)
OPPSETT = Oppsett("prove", "Ansatte", KILDE, DAG)
RADER = (("Sted", "Alle", "Stat"), ("Fauske", 10, 6), ("Saltdal", 5, 3), ("Sum", 15, 9))
ARK = "xl/worksheets/sheet1.xml"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def typet(nett: Rutenett) -> Trykttabell:
    """Say what the cells mean, with nothing known about the columns."""
    return som_tabell(nett, OPPSETT)


def bok(rader: Sequence[Sequence[object]] = RADER, endre: Callable[[Any], object] = bool) -> bytes:
    """Make a workbook; *endre* gets the sheet before it is saved."""
    arbeidsbok, ut = openpyxl.Workbook(), BytesIO()
    ark = arbeidsbok.active
    for rad in rader:
        ark.append(rad)
    endre(ark)
    arbeidsbok.save(ut)
    return ut.getvalue()


def bok_med_delte_tekster() -> bytes:
    """Make the same workbook as Excel does it: the words in a list of their own."""
    ut = BytesIO()
    arbeidsbok = xlsxwriter.Workbook(ut, {"in_memory": True})
    ark = arbeidsbok.add_worksheet("Sheet")
    for nr, rad in enumerate(RADER):
        ark.write_row(nr, 0, rad)
    arbeidsbok.close()
    return ut.getvalue()


def deler(data: bytes) -> dict[str, bytes]:
    """Give the parts of a package."""
    with zipfile.ZipFile(BytesIO(data)) as pakke:
        return {navn: pakke.read(navn) for navn in pakke.namelist()}


def pakket(innhold: dict[str, bytes]) -> bytes:
    """Pack parts as an ordinary package."""
    ut = BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as pakke:
        for navn, data in innhold.items():
            pakke.writestr(navn, data)
    return ut.getvalue()


def med(nye: dict[str, bytes], data: bytes | None = None) -> bytes:
    """Give the good workbook with some parts added or swapped."""
    return pakket({**deler(data or bok()), **nye})


def med_ark(radxml: str, foer: str = "", etter: str = "") -> bytes:
    """Give a workbook whose sheet is written by hand."""
    xml = f"<worksheet {NS}>{foer}<sheetData>{radxml}</sheetData>{etter}</worksheet>"
    return med({ARK: xml.encode()})


@dataclass(slots=True)
class Oppforing:
    """One entry of a package written byte by byte, so that it can lie about itself."""

    navn: bytes
    innhold: bytes
    sentralnavn: bytes = b""
    metode: int = 8
    flagg: int = 0
    sier_utpakket: int = -1
    ekstern: int = 0


def raapakke(
    oppforinger: Sequence[Oppforing], foer: bytes = b"", etter: bytes = b"", *, del_hode: bool = False
) -> bytes:
    """Write a package by hand; with *del_hode* every entry points at the first one's data."""
    ut, sentral = bytearray(foer), bytearray()
    for nr, o in enumerate(oppforinger):
        raa = o.innhold
        if o.metode:
            pakker = zlib.compressobj(9, zlib.DEFLATED, -15)
            raa = pakker.compress(o.innhold) + pakker.flush()
        utpakket = len(o.innhold) if o.sier_utpakket < 0 else o.sier_utpakket
        felles = struct.pack("<4H3L", o.flagg, o.metode, 0, 0x21, zlib.crc32(o.innhold), len(raa), utpakket)
        start = len(foer) if del_hode else len(ut)
        if not (del_hode and nr):
            ut += b"PK\x03\x04" + struct.pack("<H", 20) + felles + struct.pack("<2H", len(o.navn), 0) + o.navn + raa
        navn = o.sentralnavn or o.navn
        sentral += b"PK\x01\x02" + struct.pack("<2H", 20, 20) + felles
        sentral += struct.pack("<5H2L", len(navn), 0, 0, 0, 0, o.ekstern, start) + navn
    slutt = struct.pack("<4H2LH", 0, 0, len(oppforinger) & 0xFFFF, len(oppforinger) & 0xFFFF, len(sentral), len(ut), 0)
    return bytes(ut + sentral + b"PK\x05\x06" + slutt + etter)


def som_oppforinger(data: bytes | None = None) -> list[Oppforing]:
    """Give the good workbook as entries to change."""
    return [Oppforing(navn.encode(), innhold) for navn, innhold in deler(data or bok()).items()]


def doble_navn() -> bytes:
    """Pack two parts of the same name, as two programs would read differently."""
    ut = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(ut, "w") as pakke:
        warnings.simplefilter("ignore")
        for navn, innhold in [*deler(bok()).items(), (ARK, b"<annet/>")]:
            pakke.writestr(navn, innhold)
    return ut.getvalue()
