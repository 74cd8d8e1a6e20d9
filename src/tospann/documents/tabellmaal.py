"""How wide the columns of a printed table must be, and how small its type, so that nothing runs over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from tospann.documents.modell import Tabell
from tospann.documents.trykk import MERKE, Trykt, trykte_rader

# Widths in em of Inter with tabular figures; Arial in Word is a little narrower.
_SMAL = dict.fromkeys("\u202f ijlt.,:;'|!()[]fI-/", 0.34) | {"\u00a0": 0.3}
_BRED = dict.fromkeys("mwMWÆæ%@—", 0.94)
_VANLIG, _STOR, _FET = 0.63, 0.72, 1.07
_BRYTES = re.compile(r"[\s\u200b]+", re.ASCII)
_SKRIFTSTORRELSER = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_MANGE_KOLONNER = 7
_STORST_MED_MANGE = 8.5
_LESBAR = 8.0
_HELT_ORD, _ORDDEL, _LENGSTE_NAVN = 20, 11, 16
_LANGT = 24
LANGT_I_AVSNITT = 60
_SKJOT = "\u200b"
_LUFT, _LITEN_LUFT = 5.5, 3.5
_AVRUNDING = 0.1
_LINJE, _RADLUFT, _FYLT = 1.3, 8.4, 0.85


@dataclass(frozen=True, slots=True)
class Tabellmaal:
    """Type size, column widths and the space on each side inside a cell, in points."""

    skrift: float
    luft: float
    bredder: tuple[float, ...]

    def rommer(self, kolonne: int, tekst: str) -> bool:
        """Tell whether each word fits in its column, so that none needs to be hyphenated."""
        plass = self.bredder[kolonne] - 2 * self.luft + _AVRUNDING
        return all(_bredde(ordet) * _FET * self.skrift <= plass for ordet in _BRYTES.split(tekst))


def maal(tabell: Tabell, plass: float) -> Tabellmaal:
    """
    Give the largest type and the widths that let every figure stand unbroken within *plass*.

    The widths follow ``Kolonne.bredde`` as far as the longest figure in each
    column allows. If not even the smallest type fits, columns shrink alike.
    """
    luft = _LITEN_LUFT if len(tabell.kolonner) >= _MANGE_KOLONNER else _LUFT
    skrift, behov = _velg(tabell, plass - 2 * luft * len(tabell.kolonner))
    minste = [skrift * b + 2 * luft for b in behov]
    vekter = [max(1, k.bredde) for k in tabell.kolonner]
    return Tabellmaal(skrift, luft, tuple(_fordel(plass, minste, vekter)))


def anslaatt_hoyde(tabell: Tabell, maalt: Tabellmaal) -> float:
    """Guess how high the table's body gets, in points: the tallest cell of each row, and lines not quite full."""
    hoyde = 0.0
    for rad in trykte_rader(tabell):
        linjer = max(_linjer(c, b - 2 * maalt.luft, maalt.skrift) for c, b in zip(rad, maalt.bredder, strict=True))
        hoyde += linjer * maalt.skrift * _LINJE + _RADLUFT
    return hoyde


def _linjer(celle: Trykt, bredde: float, skrift: float) -> int:
    return ceil(_bredde(celle.tekst) * skrift * _FET / (_FYLT * max(bredde, 1.0))) or 1


def _velg(tabell: Tabell, plass: float) -> tuple[float, list[float]]:
    """Whole words as long as the type stays legible; then divided words and smaller type."""
    storst = _STORST_MED_MANGE if len(tabell.kolonner) >= _MANGE_KOLONNER else _SKRIFTSTORRELSER[0]
    for orddel, minst in ((_HELT_ORD, _LESBAR), (_ORDDEL, _SKRIFTSTORRELSER[-1])):
        behov = _behov(tabell, orddel)
        for skrift in _SKRIFTSTORRELSER:
            if minst <= skrift <= storst and skrift * sum(behov) <= plass:
                return skrift, behov
    return _SKRIFTSTORRELSER[-1], behov


def brytbar(tekst: str, lengde: int = _LANGT) -> str:
    """Let addresses and other long signs break over lines; ordinary words are left to be hyphenated."""
    return " ".join(_brytbart_ord(ordet, lengde) for ordet in tekst.split(" "))


def _brytbart_ord(ordet: str, lengde: int) -> str:
    if len(ordet) < lengde or (ordet.isalpha() and len(ordet) < LANGT_I_AVSNITT):
        return ordet
    delt = re.sub(r"([/.\-_&=?,;:])(?=\w)", rf"\1{_SKJOT}", ordet)
    return re.sub(rf"([^\s{_SKJOT}]{{{_ORDDEL}}})(?=[^\s{_SKJOT}])", rf"\1{_SKJOT}", delt)


def _behov(tabell: Tabell, orddel: int) -> list[float]:
    """Give the least width of each column, in em."""
    rader = trykte_rader(tabell)
    behov = []
    for nr, kolonne in enumerate(tabell.kolonner):
        lengst = orddel if nr else max(orddel, _LENGSTE_NAVN)
        celler = [_celle(r[nr], lengst, tall=kolonne.hoyre) for r in rader]
        hode = _celle(Trykt(kolonne.tittel, fet=True), orddel, tall=False)
        fet_sum = _FET if tabell.sumrad or not nr else 1.0
        behov.append(max([hode, *(fet_sum * c for c in celler)]))
    return behov


def _celle(celle: Trykt, orddel: int, *, tall: bool) -> float:
    """A figure stands whole; a word may be hyphenated down to its longest part."""
    ordene = [o for o in _BRYTES.split(brytbar(celle.tekst)) if o]
    hel = tall and any(tegn.isdigit() for tegn in celle.tekst)
    bredest = max((_bredde(o if hel else o[:orddel]) for o in ordene), default=0.0)
    return bredest * (_FET if celle.fet else 1.0) + (_bredde(MERKE) if celle.merket else 0.0)


def _bredde(tekst: str) -> float:
    return sum(_SMAL.get(t) or _BRED.get(t) or (_STOR if t.isupper() else _VANLIG) for t in tekst)


def _fordel(plass: float, minste: list[float], vekter: list[int]) -> list[float]:
    """Share *plass* by weight, but give no column less than it needs (unless all must shrink)."""
    if sum(minste) >= plass:
        return _til_hele(plass, [m * plass / sum(minste) for m in minste])
    faste: set[int] = set()
    while True:
        rest = plass - sum(minste[i] for i in faste)
        vekt = sum(v for i, v in enumerate(vekter) if i not in faste)
        andel = [minste[i] if i in faste else rest * v / vekt for i, v in enumerate(vekter)]
        trange = {i for i, a in enumerate(andel) if i not in faste and a < minste[i]}
        if not trange:
            return _til_hele(plass, andel)
        faste |= trange


def _til_hele(plass: float, bredder: list[float]) -> list[float]:
    """Round to tenths so that the sum stays exact and the bytes the same on every machine."""
    grenser = [0.0]
    for bredde in bredder:
        grenser.append(grenser[-1] + bredde)
    grenser[-1] = plass
    return [round(round(b, 1) - round(a, 1), 1) for a, b in pairwise(grenser)]
