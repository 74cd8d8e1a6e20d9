"""
Recompute a workbook from what is written in it, in floats as a spreadsheet does.

Knows the few functions we use, and refuses others; what the file holds as
answers is thrown away.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import openpyxl
from openpyxl.utils import column_index_from_string, get_column_letter

_DELER = re.compile(r"\s*(<=|>=|<>|[-+*/(),<>=:]|'[^']+'!|\w+!|[A-Z]+\d+|[A-Z]+(?=:)|\d+(?:\.\d+)?|[A-ZÆØÅ]+)")
Verdi = float | str | None
Svar = float | list[float]


@dataclass(frozen=True, slots=True)
class Rute:
    """Where a cell stands."""

    ark: str
    kolonne: str
    rad: int


class Bok:
    """A workbook whose stored answers are thrown away."""

    def __init__(self, data: bytes) -> None:
        """Open it with formulas, without the values beside them."""
        self.bok = openpyxl.load_workbook(BytesIO(data))
        self._svar: dict[Rute, Verdi] = {}

    def sett(self, ark: str, rute: str, verdi: float) -> None:
        """Write something else in a cell, as somebody would who tries."""
        self.bok[ark][rute].value = verdi
        self._svar.clear()

    def verdi(self, ark: str, kolonne: str, rad: int) -> Verdi:
        """Give what a cell comes to."""
        rute = Rute(ark, kolonne, rad)
        if rute not in self._svar:
            celle = self.bok[ark][f"{kolonne}{rad}"].value
            if isinstance(celle, str) and celle.startswith("="):
                self._svar[rute] = _Regner(self, rute, celle[1:]).svar()
            else:
                self._svar[rute] = (
                    float(celle) if isinstance(celle, int | float) else None if celle is None else str(celle)
                )
        return self._svar[rute]

    def flyt(self, ark: str, kolonne: str, rad: int) -> float:
        """Give a number as the spreadsheet holds it; empty is zero."""
        verdi = self.verdi(ark, kolonne, rad)
        return verdi if isinstance(verdi, float) else 0.0

    def tall(self, ark: str, kolonne: str, rad: int) -> Decimal:
        """Give an amount, rounded to the øre as the cell shows it."""
        return Decimal(repr(self.flyt(ark, kolonne, rad))).quantize(Decimal("0.01"))

    def rader(self, ark: str) -> Iterator[int]:
        """Give the rows of figures on a sheet: from the first to the first empty."""
        rad = 4
        while self.bok[ark][f"A{rad}"].value is not None:
            yield rad
            rad += 1


class _Regner:
    """Reads one formula from left to right."""

    def __init__(self, bok: Bok, her: Rute, uttrykk: str) -> None:
        self._bok, self._her, self._uttrykk = bok, her, uttrykk
        self._ord = _DELER.findall(uttrykk)
        assert "".join(self._ord) == uttrykk.replace(" ", "").replace("'Akonto'", "'A konto'"), uttrykk
        self._nr = 0

    def svar(self) -> float:
        """Give the answer, which must be one number."""
        svar = self._sammenlign()
        assert self._nr == len(self._ord), self._uttrykk
        return _ett(svar)

    def _se(self) -> str:
        return self._ord[self._nr] if self._nr < len(self._ord) else ""

    def _ta(self, ventet: str = "") -> str:
        ord_ = self._se()
        assert not ventet or ord_ == ventet, (self._uttrykk, ord_, ventet)
        self._nr += 1
        return ord_

    def _sammenlign(self) -> Svar:
        svar = self._sum()
        while self._se() in {"<", ">", "<=", ">=", "="}:
            svar = _hver(_REGN[self._ta()], svar, self._sum())
        return svar

    def _sum(self) -> Svar:
        svar = self._produkt()
        while self._se() in {"+", "-"}:
            svar = _hver(_REGN[self._ta()], svar, self._produkt())
        return svar

    def _produkt(self) -> Svar:
        svar = self._ledd()
        while self._se() in {"*", "/"}:
            svar = _hver(_REGN[self._ta()], svar, self._ledd())
        return svar

    def _ledd(self) -> Svar:
        ord_ = self._ta()
        if ord_ == "-":
            return _hver(lambda a, _: -a, self._ledd(), 0.0)
        if ord_ == "(":
            svar = self._sammenlign()
            self._ta(")")
            return svar
        if ord_[0].isdigit():
            return float(ord_)
        if self._se() == "(":
            return self._funksjon(ord_)
        return self._omraade(ord_)

    def _omraade(self, ord_: str) -> Svar:
        """Give one cell, or the cells of a range."""
        ruter = self._ruter(ord_)
        tall = [self._bok.flyt(r.ark, r.kolonne, r.rad) for r in ruter]
        return tall if len(ruter) > 1 else tall[0]

    def _ruter(self, ord_: str) -> list[Rute]:
        ark = self._her.ark
        if ord_.endswith("!"):
            ark, ord_ = ord_[:-1].strip("'"), self._ta()
        fra = til = ord_
        if self._se() == ":":
            self._ta()
            til = self._ta()
        (k1, r1), (k2, r2) = (re.fullmatch(r"([A-Z]+)(\d*)", o).groups() for o in (fra, til))  # type: ignore[union-attr]
        siste = self._bok.bok[ark].max_row
        kolonner = range(column_index_from_string(k1), column_index_from_string(k2) + 1)
        rader = range(int(r1 or 1), int(r2 or siste) + 1)
        return [Rute(ark, get_column_letter(k), r) for r in rader for k in kolonner]

    def _funksjon(self, navn: str) -> Svar:
        self._ta("(")
        if navn == "SUMIF":
            return self._sumif()
        if navn == "ROW":
            rader = [float(r.rad) for r in self._ruter(self._ta())]
            self._ta(")")
            return rader if len(rader) > 1 else rader[0]
        argumenter = [self._sammenlign()]
        while self._se() == ",":
            self._ta()
            argumenter.append(self._sammenlign())
        self._ta(")")
        return _FUNKSJONER[navn](argumenter)

    def _sumif(self) -> float:
        hvor = self._ruter(self._ta())
        self._ta(",")
        (lik,) = self._ruter(self._ta())
        self._ta(",")
        hva = self._ruter(self._ta())
        self._ta(")")
        ventet = self._bok.verdi(lik.ark, lik.kolonne, lik.rad)
        # The sum row at the bottom has its own word in the first column, never a party's name.
        egne = (b for a, b in zip(hvor, hva, strict=True) if self._bok.verdi(a.ark, a.kolonne, a.rad) == ventet)
        return sum(self._bok.flyt(r.ark, r.kolonne, r.rad) for r in egne)


def _ett(svar: Svar) -> float:
    assert not isinstance(svar, list)
    return svar


def _alle(argumenter: list[Svar]) -> list[float]:
    return [tall for a in argumenter for tall in (a if isinstance(a, list) else [a])]


def _hver(regn: Callable[[float, float], float], a: Svar, b: Svar) -> Svar:
    """Compute row by row where one of them is a range."""
    if not isinstance(a, list) and not isinstance(b, list):
        return regn(a, b)
    lengde = len(a if isinstance(a, list) else b if isinstance(b, list) else [])
    to = (x if isinstance(x, list) else [x] * lengde for x in (a, b))
    return [regn(x, y) for x, y in zip(*to, strict=True)]


def _rund(argumenter: list[Svar]) -> float:
    tall, desimaler = map(_ett, argumenter)
    assert desimaler == 0
    return math.copysign(math.floor(abs(tall) + 0.5), tall)


_REGN: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "<": lambda a, b: float(a < b),
    ">": lambda a, b: float(a > b),
    "<=": lambda a, b: float(a <= b),
    ">=": lambda a, b: float(a >= b),
    "=": lambda a, b: float(a == b),
}
_FUNKSJONER: dict[str, Callable[[list[Svar]], float]] = {
    "SUM": lambda a: sum(_alle(a)),
    "SUMPRODUCT": lambda a: sum(_alle(a)),
    "ROUND": _rund,
    "INT": lambda a: float(math.floor(_ett(a[0]))),
    "ABS": lambda a: abs(_ett(a[0])),
    "SIGN": lambda a: float((_ett(a[0]) > 0) - (_ett(a[0]) < 0)),
    "IF": lambda a: _ett(a[1] if _ett(a[0]) else a[2]),
    "LCM": lambda a: float(math.lcm(*(int(t) for t in _alle(a)))),
}
