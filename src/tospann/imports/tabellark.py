"""
Read a sheet of an Excel workbook; run only in a process of its own (``tabellprosess``).

The package is opened by us, its parts are looked through for what a table
needs none of, and openpyxl is given a clean package with the same parts.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO, StringIO
from itertools import islice
from math import isfinite
from typing import Any
from zipfile import ZipFile

import openpyxl

from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellarkskann import Arkskann, skann
from tospann.imports.tabellpakke import Pakkefeil, pakk_ut
from tospann.imports.tabellrutenett import HELE, Rute, Rutenett, Ruterad, Ruteslag, kolonnebokstav, rutenett

_FORBUDTE_DELER = re.compile(
    r"(?i)(^|/)(vbaProject|externalLinks?|embeddings|activeX|ctrlProps|connections|queryTables|macrosheets|dialogsheets"
    r"|customUI|printerSettings\.exe|oleObject)"
)
_HOVEDDEL = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_KODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
_UTENFRA = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_HYPERLENKE = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_BARE_NULLER = re.compile(r"0{2,}")
_VIST = re.compile(r"[#,0 ]*0(?:\.(0+))?(%)?")
_PYNT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_SIFFER = 15
_DATO_1900 = datetime(1900, 3, 1)  # noqa: DTZ001 - a day in a sheet has no time zone


def les_ark(data: bytes, fil: str, ark: str = "") -> Rutenett:
    """
    Read one sheet: the one named, else the first that is shown.

    Raises
    ------
    FilAvvist
        With row, column and reason; nothing in the file is ever run or fetched.

    """
    try:
        deler = pakk_ut(data)
        _krev_rent_regneark(deler)
    except Pakkefeil as feil:
        raise FilAvvist(fil, [Avvisning(0, HELE, str(feil))]) from feil
    try:
        # openpyxl prints about styles it does not know, and standard out is where the answer goes.
        with warnings.catch_warnings(), redirect_stdout(StringIO()):
            warnings.simplefilter("ignore")
            return _les(deler, fil, ark)
    except FilAvvist:
        raise
    except Exception as feil:  # what openpyxl may raise on a broken workbook has no common name
        grunn = f"er et regneark vi ikke kan lese ({type(feil).__name__}). Åpne det, og lagre det på nytt som xlsx"
        raise FilAvvist(fil, [Avvisning(0, HELE, grunn)]) from feil


def _krev_rent_regneark(deler: dict[str, bytes]) -> None:
    """Refuse what a printed table has no use for: macros, links to other files, objects, entities."""
    if "mimetype" in deler:
        raise Pakkefeil("er ODS. Lagre som xlsx eller CSV")
    typer = deler.get("[Content_Types].xml", b"")
    if b"macroEnabled" in typer or b"vbaProject" in typer:
        raise Pakkefeil("har makroer. Lagre som xlsx uten makroer")
    if _HOVEDDEL not in typer:
        raise Pakkefeil("er en pakke, men ikke et Excel-regneark")
    for navn, innhold in deler.items():
        if _FORBUDTE_DELER.search(navn):
            raise Pakkefeil(f"har makroer, objekter eller lenker til andre filer («{navn[:60]}»)")
        if navn.endswith((".xml", ".rels", ".vml")):
            _krev_rein_xml(navn, innhold)


def _krev_rein_xml(navn: str, innhold: bytes) -> None:
    koding = _KODING.search(innhold[:200])
    if innhold.startswith((b"\xff\xfe", b"\xfe\xff")) or (koding and koding[1].lower() not in {b"utf-8", b"us-ascii"}):
        raise Pakkefeil(f"har en del som ikke er UTF-8 («{navn[:60]}»)")
    if b"\0" in innhold or _DOCTYPE.search(innhold):
        raise Pakkefeil(f"har en del som definerer egne tegn eller henter fra andre filer («{navn[:60]}»)")
    for lenke in _UTENFRA.findall(innhold):
        if not _HYPERLENKE.search(lenke):
            raise Pakkefeil("har lenker til andre filer")


def _les(deler: dict[str, bytes], fil: str, ark: str) -> Rutenett:
    bok = openpyxl.load_workbook(_ren_pakke(deler), read_only=True, data_only=True, keep_links=False)
    valgt = _velg(bok, fil, ark)
    skannet = skann(deler[valgt._worksheet_path.lstrip("/")], fil)  # noqa: SLF001 - where the sheet lies in the package
    valgt.reset_dimensions()
    celler = valgt.iter_rows(max_row=skannet.rader, max_col=skannet.kolonner)
    leser = _Leser(skannet, bok.epoch == openpyxl.utils.datetime.CALENDAR_MAC_1904)
    rader = [leser.rad(nr, rad) for nr, rad in enumerate(islice(celler, skannet.rader), start=1)]
    if leser.feil:
        raise FilAvvist(fil, leser.feil)
    merknader = [*_om_arkene(bok, valgt), *skannet.merknader, *leser.merknader()]
    return rutenett(fil, rader, merknader)


def _ren_pakke(deler: dict[str, bytes]) -> BytesIO:
    """Pack the parts again, so that openpyxl reads exactly what was looked through."""
    ut = BytesIO()
    with ZipFile(ut, "w") as pakke:
        for navn, innhold in deler.items():
            pakke.writestr(navn, innhold)
    ut.seek(0)
    return ut


def _velg(bok: Any, fil: str, ark: str) -> Any:  # noqa: ANN401 - openpyxl has no types
    navn = [a.title for a in bok.worksheets]
    if ark:
        funnet = next((a for a in bok.worksheets if a.title == ark), None)
        if funnet is None:
            raise FilAvvist(fil, [Avvisning(0, HELE, f"har ikke noe ark «{ark}». Arkene er: {', '.join(navn)}")])
        return funnet
    synlige = [a for a in bok.worksheets if a.sheet_state == "visible"]
    if not synlige:
        raise FilAvvist(fil, [Avvisning(0, HELE, "har ingen synlige ark")])
    return synlige[0]


def _om_arkene(bok: Any, valgt: Any) -> Iterator[str]:  # noqa: ANN401 - openpyxl has no types
    yield f"Ark: {_navn(valgt)}."
    if andre := [_navn(a) for a in bok.worksheets if a is not valgt]:
        yield f"Disse arkene er ikke lest: {', '.join(andre)}."


def _navn(ark: Any) -> str:  # noqa: ANN401 - openpyxl has no types
    return f"«{ark.title}»{'' if ark.sheet_state == 'visible' else ' (skjult)'}"


@dataclass(slots=True)
class _Leser:
    """Reads cells as text the way the sheet shows them, and remembers what should be said about it."""

    skannet: Arkskann
    mac_datoer: bool
    feil: list[Avvisning]
    avrundet: list[str]
    prosent: list[str]
    datoer: list[str]

    def __init__(self, skannet: Arkskann, mac_datoer: bool) -> None:  # noqa: FBT001 - one caller
        self.skannet, self.mac_datoer = skannet, mac_datoer
        self.feil, self.avrundet, self.prosent, self.datoer = [], [], [], []

    def rad(self, nr: int, celler: tuple[Any, ...]) -> Ruterad:
        """Read one row."""
        return Ruterad(nr, tuple(self._rute(nr, plass, c) for plass, c in enumerate(celler)))

    def _rute(self, nr: int, plass: int, celle: Any) -> Rute:  # noqa: ANN401 - openpyxl has no types
        sted = f"{kolonnebokstav(plass)}{nr}"
        if sted in self.skannet.uten_verdi:
            return self._avvis(nr, plass, "er en formel uten lagret svar. Åpne arket, og lagre det på nytt")
        if celle.data_type == "e":
            return self._avvis(nr, plass, f"er en feilmelding fra regnearket ({celle.value})")
        return self._lest(sted, nr, plass, celle)

    def _lest(self, sted: str, nr: int, plass: int, celle: Any) -> Rute:  # noqa: ANN401 - openpyxl has no types
        match celle.value:
            case None:
                return Rute("")
            case str() as tekst:
                return Rute(tekst)
            case bool() as sann:
                return Rute("SANN" if sann else "USANN", Ruteslag.SANN)
            case int() | float() as tall if not isfinite(tall):
                return self._avvis(nr, plass, "er større enn noe tall i en trykt tabell")
            case int() | float() as tall:
                return Rute(self._tall(sted, tall, str(celle.number_format)), Ruteslag.TALL)
            case dag:
                return self._dato(sted, nr, plass, dag)

    def _avvis(self, nr: int, plass: int, grunn: str) -> Rute:
        self.feil.append(Avvisning(nr, f"kolonne {kolonnebokstav(plass)}", grunn))
        return Rute("")

    def _tall(self, sted: str, tall: float, format_: str) -> str:
        """Write a number as shown: at most fifteen digits (0.1 + 0.2 is 0,3), as many decimals as the format."""
        desimal = Decimal(f"{tall:.{_SIFFER}g}")
        rent = _PYNT.sub("", format_.partition(";")[0]).strip()
        if _BARE_NULLER.fullmatch(rent):
            return _norsk(desimal).zfill(len(rent))
        vist = _VIST.fullmatch(rent)
        if vist is None:
            return _norsk(desimal)
        if vist[2]:
            desimal *= 100
            self.prosent.append(sted)
        avrundet = desimal.quantize(Decimal(1).scaleb(-len(vist[1] or "")), ROUND_HALF_UP)
        self.avrundet += [sted] if avrundet != desimal else []
        return _norsk(avrundet)

    def _dato(self, sted: str, nr: int, plass: int, dag: object) -> Rute:
        self.datoer.append(sted)
        match dag:
            case datetime() if dag < _DATO_1900 and not self.mac_datoer:
                return self._avvis(nr, plass, "er en dato før 1. mars 1900, som Excel regner feil")
            case datetime():
                midnatt = dag.time() == time.min
                return Rute(dag.date().isoformat() if midnatt else dag.isoformat(" ", "minutes"), Ruteslag.DATO)
            case date() | time():
                return Rute(dag.isoformat(), Ruteslag.DATO)
            case timedelta():
                return Rute(str(dag), Ruteslag.DATO)
            case _:
                return self._avvis(nr, plass, "har et innhold vi ikke kjenner")

    def merknader(self) -> Iterator[str]:
        """Say what is not plain from the cells themselves."""
        if self.avrundet:
            yield f"Lest slik arket viser dem, med færre desimaler enn det er lagret: {_noen(self.avrundet)}."
        if self.prosent:
            yield f"Vist som prosent i arket, og lest slik: {_noen(self.prosent)}."
        if self.datoer:
            telling = " Arket teller dager fra 1904." if self.mac_datoer else ""
            yield f"Datoer: {_noen(self.datoer)}.{telling}"


def _noen(steder: list[str]) -> str:
    vist = ", ".join(steder[:10])
    return f"{vist} og {len(steder) - 10} til" if len(steder) > 10 else vist  # noqa: PLR2004 - as many as one reads


def _norsk(desimal: Decimal) -> str:
    tekst = f"{desimal.normalize():f}" if desimal else "0"
    return tekst.replace(".", ",")
