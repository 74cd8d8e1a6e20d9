"""Which characters the packaged font can draw: PDF/A refuses a paper with one it cannot."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

_SISTE = 0xFFFF
_USYNLIG = frozenset("\n\u200b\u00ad")


@lru_cache(maxsize=8)
def dekning(fonter: Path) -> frozenset[int]:
    """
    Give the code points that every font file in the folder can draw.

    Raises
    ------
    FileNotFoundError
        When the folder holds no TTF file.

    """
    tegn = [frozenset(_tegn_i(fil.read_bytes())) for fil in sorted(fonter.glob("*.ttf"))]
    if not tegn:
        raise FileNotFoundError(f"Ingen skriftfiler (*.ttf) i {fonter}. Kjør ./tospann start, som henter dem.")
    return frozenset.intersection(*tegn)


def tegnbar(tekst: str, dekket: frozenset[int]) -> str:
    """Replace what the font cannot draw by its code point, such as [U+1F600]: plain to see, and nothing is lost."""
    if all(ord(t) in dekket for t in tekst):
        return tekst
    return "".join(t if ord(t) in dekket or t in _USYNLIG else f"[U+{ord(t):04X}]" for t in tekst)


def _tegn_i(data: bytes) -> set[int]:
    """Read the character map (OpenType table ``cmap``) of a font file."""
    antall = struct.unpack_from(">H", data, 4)[0]
    plasser = {data[o : o + 4]: struct.unpack_from(">I", data, o + 8)[0] for o in range(12, 12 + 16 * antall, 16)}
    kart = plasser[b"cmap"]
    undertabeller = struct.unpack_from(">H", data, kart + 2)[0]
    tegn: set[int] = set()
    for nr in range(undertabeller):
        start = kart + struct.unpack_from(">I", data, kart + 8 + 8 * nr)[0]
        match struct.unpack_from(">H", data, start)[0]:
            case 4:
                tegn |= _fra_segmenter(data, start)
            case 12:
                tegn |= _fra_grupper(data, start)
            case _:
                continue
    return tegn


def _fra_segmenter(data: bytes, start: int) -> set[int]:
    """Read format 4: the ends of all segments, a filler, then the starts."""
    dobbelt = struct.unpack_from(">H", data, start + 6)[0]
    sluttene = struct.unpack_from(f">{dobbelt // 2}H", data, start + 14)
    startene = struct.unpack_from(f">{dobbelt // 2}H", data, start + 16 + dobbelt)
    return {t for a, b in zip(startene, sluttene, strict=True) if a != _SISTE for t in range(a, b + 1)}


def _fra_grupper(data: bytes, start: int) -> set[int]:
    """Read format 12: groups of first and last character."""
    antall = struct.unpack_from(">I", data, start + 12)[0]
    grupper = (struct.unpack_from(">II", data, start + 16 + 12 * nr) for nr in range(antall))
    return {t for a, b in grupper for t in range(a, b + 1)}
