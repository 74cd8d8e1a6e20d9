"""
Open a ZIP package (xlsx) ourselves, before any library sees it.

The standard library of Python 3.11.7 opens packages whose entries overlap
(CVE-2024-0450) and trusts what they say about their size. Here every entry is
laid out on the file's bytes, so that nothing overlaps, nothing lies before,
between or after, and nothing unpacks to more than it says.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

MAKS_OPPFORINGER = 300
MAKS_UTPAKKET = 24 * 1024 * 1024
MAKS_FORHOLD = 200
# Small parts may be mostly repetition; a bomb is large.
_FORHOLD_FRA = 64 * 1024
_LOKAL, _SENTRAL, _SLUTT = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_SLUTT_LENGDE, _SENTRAL_LENGDE, _LOKAL_LENGDE = 22, 46, 30
_LAGRET, _DEFLATE = 0, 8
_KRYPTERT, _BESKRIVELSE = 0x1, 0x8
_LENKE, _FILTYPE = 0o120000, 0o170000
_PAKKER = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\0",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\xd0\xcf\x11\xe0",
)


class Pakkefeil(ValueError):
    """The package is not what it says it is; the message is for people."""


@dataclass(frozen=True, slots=True)
class _Del:
    navn: str
    raanavn: bytes
    flagg: int
    metode: int
    crc: int
    pakket: int
    utpakket: int
    start: int


def pakk_ut(data: bytes) -> dict[str, bytes]:
    """
    Give every part of the package by name.

    Raises
    ------
    Pakkefeil
        With the reason; nothing has then been unpacked beyond the limits.

    """
    try:
        deler, slutt = _sentral(data)
        _krev_lovlige_navn(deler)
        _krev_storrelse(deler)
        return dict(_innhold(data, deler, slutt))
    except (struct.error, IndexError, zlib.error) as feil:
        raise Pakkefeil("er skadet eller kuttet") from feil


def _sentral(data: bytes) -> tuple[list[_Del], int]:
    """Read the list of contents, which must be the last thing in the file."""
    if not data.startswith(_LOKAL):
        raise Pakkefeil("begynner ikke som en pakke, eller har noe foran")
    if len(data) < _SLUTT_LENGDE or data[-_SLUTT_LENGDE:-18] != _SLUTT:
        raise Pakkefeil("er kuttet, eller har noe etter slutten")
    disk, disk_sentral, her, alle, lengde, start, kommentar = struct.unpack("<4H2LH", data[-18:])
    if disk or disk_sentral or her != alle or kommentar:
        raise Pakkefeil("er delt på flere filer eller har en kommentar")
    if alle > MAKS_OPPFORINGER:
        raise Pakkefeil(f"har {alle} deler, flere enn {MAKS_OPPFORINGER}")
    if start + lengde != len(data) - _SLUTT_LENGDE:
        raise Pakkefeil("har noe mellom delene og slutten, eller er ZIP64")
    deler, her = [], start
    for _ in range(alle):
        del_, her = _sentral_del(data, her)
        deler.append(del_)
    if her != len(data) - _SLUTT_LENGDE or not deler:
        raise Pakkefeil("har en innholdsliste som ikke går opp")
    return deler, start


def _sentral_del(data: bytes, her: int) -> tuple[_Del, int]:
    if data[her : her + 4] != _SENTRAL:
        raise Pakkefeil("har en innholdsliste som ikke går opp")
    felt = struct.unpack("<6H3L5H2L", data[her + 4 : her + _SENTRAL_LENGDE])
    flagg, metode, crc, pakket, utpakket = felt[2], felt[3], felt[6], felt[7], felt[8]
    navn_lengde, ekstra, kommentar = felt[9:12]
    if felt[14] >> 16 & _FILTYPE == _LENKE:
        raise Pakkefeil("har en lenke i stedet for en fil")
    raanavn = data[her + _SENTRAL_LENGDE : her + _SENTRAL_LENGDE + navn_lengde]
    try:
        navn = raanavn.decode("utf-8")
    except UnicodeDecodeError as feil:
        raise Pakkefeil("har en del med et navn som ikke kan leses") from feil
    neste = her + _SENTRAL_LENGDE + navn_lengde + ekstra + kommentar
    return _Del(navn, raanavn, flagg, metode, crc, pakket, utpakket, felt[15]), neste


def _krev_lovlige_navn(deler: list[_Del]) -> None:
    sett: set[str] = set()
    for del_ in deler:
        if not _er_trygt_navn(del_.navn):
            raise Pakkefeil(f"har en del med et navn som peker ut av pakken («{del_.navn[:60]}»)")
        if del_.navn.casefold() in sett:
            raise Pakkefeil(f"har to deler med samme navn («{del_.navn[:60]}»)")
        sett.add(del_.navn.casefold())
        if del_.flagg & _KRYPTERT:
            raise Pakkefeil("er kryptert. Lagre uten passord")
        if del_.metode not in {_LAGRET, _DEFLATE}:
            raise Pakkefeil("er pakket på en måte som ikke brukes i regneark")


def _er_trygt_navn(navn: str) -> bool:
    """Only plain relative names."""
    if not navn or not navn.isprintable() or any(t in navn for t in "\\:"):
        return False
    return all(del_ not in {"", ".", ".."} for del_ in navn.removesuffix("/").split("/"))


def _krev_storrelse(deler: list[_Del]) -> None:
    alt = sum(del_.utpakket for del_ in deler)
    if alt > MAKS_UTPAKKET:
        raise Pakkefeil(f"blir over {MAKS_UTPAKKET // 1024 // 1024} MB når den pakkes ut")
    for del_ in deler:
        if del_.utpakket > _FORHOLD_FRA and del_.utpakket > MAKS_FORHOLD * max(del_.pakket, 1):
            raise Pakkefeil(f"har en del som blir mer enn {MAKS_FORHOLD} ganger så stor når den pakkes ut")


def _innhold(data: bytes, deler: list[_Del], slutt: int) -> Iterator[tuple[str, bytes]]:
    """Walk the file from its first byte: each part begins where the one before ended."""
    her = 0
    for del_ in sorted(deler, key=lambda d: d.start):
        if del_.start != her:
            raise Pakkefeil("har deler som ligger oppå hverandre, eller noe mellom dem")
        fra = _etter_hodet(data, del_)
        raa = data[fra : fra + del_.pakket]
        if len(raa) != del_.pakket:
            raise Pakkefeil("er kuttet")
        her = fra + del_.pakket + _beskrivelse(data, fra + del_.pakket, del_)
        if not del_.navn.endswith("/"):
            yield del_.navn, _pakk_ut(raa, del_)
    if her != slutt:
        raise Pakkefeil("har deler som ligger oppå hverandre, eller noe mellom dem")


def _etter_hodet(data: bytes, del_: _Del) -> int:
    """Check that the part says the same about itself as the list of contents does."""
    hode = data[del_.start : del_.start + _LOKAL_LENGDE]
    if hode[:4] != _LOKAL:
        raise Pakkefeil("har en innholdsliste som peker feil")
    _, flagg, metode, _, _, crc, pakket, utpakket, navn_lengde, ekstra = struct.unpack("<5H3L2H", hode[4:])
    fra = del_.start + _LOKAL_LENGDE
    etterpaa = bool(flagg & _BESKRIVELSE)
    likt = (crc, pakket, utpakket) == (del_.crc, del_.pakket, del_.utpakket)
    if (flagg, metode) != (del_.flagg, del_.metode) or not (likt or (etterpaa and not (crc or pakket or utpakket))):
        raise Pakkefeil("sier to forskjellige ting om samme del")
    if data[fra : fra + navn_lengde] != del_.raanavn:
        raise Pakkefeil("kaller samme del to forskjellige ting")
    return fra + int(navn_lengde) + int(ekstra)


def _beskrivelse(data: bytes, her: int, del_: _Del) -> int:
    """Give the length of what may stand after a part that was written as it was packed."""
    if not del_.flagg & _BESKRIVELSE:
        return 0
    tall = struct.pack("<3L", del_.crc, del_.pakket, del_.utpakket)
    for lengde, ventet in ((16, b"PK\x07\x08" + tall), (12, tall)):
        if data[her : her + lengde] == ventet:
            return lengde
    raise Pakkefeil("mangler størrelsen etter en del")


def _pakk_ut(raa: bytes, del_: _Del) -> bytes:
    if del_.metode == _LAGRET:
        innhold, rest = raa, b""
    else:
        pakker = zlib.decompressobj(-zlib.MAX_WBITS)
        innhold = pakker.decompress(raa, del_.utpakket + 1)
        rest = pakker.unused_data + pakker.unconsumed_tail
        if not pakker.eof:
            raise Pakkefeil("har en del som er større enn den sier")
    if rest or len(innhold) != del_.utpakket or zlib.crc32(innhold) != del_.crc:
        raise Pakkefeil("har en del som ikke er det den sier")
    if innhold.startswith(_PAKKER):
        raise Pakkefeil(f"har en pakke inni seg («{del_.navn[:60]}»)")
    return innhold
