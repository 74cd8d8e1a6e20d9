"""Recompute a workbook from what is written in it: the few kinds of formula we use, in exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO

import openpyxl

_SUM = re.compile(r"SUM\((\w+?)(\d+):(\w+?)(\d+)\)")
_SUMIF = re.compile(r"SUMIF\('?([\w ]+)'?!(\w+):\w+,(\w+?)(\d+),'?[\w ]+'?!(\w+):\w+\)")
_RUTE = re.compile(r"(?:'?([\w ]+?)'?!)?([A-Z]+)(\d+)")
Verdi = Decimal | str | None


class Bok:
    """A workbook whose stored answers are thrown away."""

    def __init__(self, data: bytes) -> None:
        """Open it with formulas, without the values beside them."""
        self.bok = openpyxl.load_workbook(BytesIO(data))

    def verdi(self, ark: str, kolonne: str, rad: int) -> Verdi:
        """Give what a cell comes to."""
        celle = self.bok[ark][f"{kolonne}{rad}"].value
        if isinstance(celle, str) and celle.startswith("="):
            return self._regn(ark, celle[1:])
        if isinstance(celle, int | float):
            return Decimal(repr(celle))
        return None if celle is None else str(celle)

    def tall(self, ark: str, kolonne: str, rad: int) -> Decimal:
        """Give a number; empty is zero, as in a spreadsheet."""
        verdi = self.verdi(ark, kolonne, rad)
        return verdi if isinstance(verdi, Decimal) else Decimal(0)

    def _regn(self, ark: str, uttrykk: str) -> Decimal:
        """Add up the terms; every formula is a sum of terms with a sign."""
        svar, fortegn = Decimal(0), Decimal(1)
        for ledd in re.findall(r"[+-]|SUMIF\([^)]*\)|SUM\([^)]*\)|(?:'?[\w ]+'?!)?[A-Z]+\d+", uttrykk):
            if ledd in "+-":
                fortegn = Decimal(1 if ledd == "+" else -1)
            else:
                svar += fortegn * self._ledd(ark, ledd)
        return svar

    def _ledd(self, ark: str, ledd: str) -> Decimal:
        if treff := _SUMIF.fullmatch(ledd):
            sted, hva, kol, rad, sum_ = treff.groups()
            lik = self.verdi(ark, kol, int(rad))
            rader = range(1, self.bok[sted].max_row)
            return sum((self.tall(sted, sum_, r) for r in rader if self.verdi(sted, hva, r) == lik), Decimal(0))
        if treff := _SUM.fullmatch(ledd):
            fra, til = (openpyxl.utils.column_index_from_string(treff[i]) for i in (1, 3))
            bokstaver = [openpyxl.utils.get_column_letter(k) for k in range(fra, til + 1)]
            rader = range(int(treff[2]), int(treff[4]) + 1)
            return sum((self.tall(ark, k, r) for k in bokstaver for r in rader), Decimal(0))
        rute = _RUTE.fullmatch(ledd)
        assert rute, ledd
        return self.tall(rute[1] or ark, rute[2], int(rute[3]))
