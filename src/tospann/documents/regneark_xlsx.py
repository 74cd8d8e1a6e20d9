"""A workbook as Excel: typed numbers, real formulas, printed landscape on the width of one page."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.tall import Enhet, Opplysning, Tall, Verdi
from tospann.documents.regneark import (
    Arbeidsbok,
    Ark,
    Arkcelle,
    Formel,
    er_farlig,
    hviler_paa_forutsetning,
    kolonnesum,
    som_tekst,
    tallverdi,
)
from tospann.documents.trykk import KORT_MERKNAD, MERKE, ren

_HODE = 2
"""Row of the headings, counted from 0: the title and an empty row stand above."""
_KRONER, _HELE, _BROK, _PROSENT, _DATO = "#,##0.00", "#,##0", "#,##0.00", '0.0" %"', "dd.mm.yyyy"
_TRYGT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_A4 = 9


def tegn_xlsx(bok: Arbeidsbok) -> bytes:
    """Write the workbook; the same book gives the same bytes."""
    ut = BytesIO()
    fil = xlsxwriter.Workbook(ut, _TRYGT)
    fil.set_properties(
        {
            "title": ren(bok.tittel),
            "author": ren(bok.avsender),
            "created": datetime.combine(bok.dato, time(12)),
        }
    )
    for ark in bok.ark:
        _Arkskriver(fil, bok, ark).skriv()
    fil.close()
    return ut.getvalue()


class _Arkskriver:
    def __init__(self, fil: Any, bok: Arbeidsbok, ark: Ark) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self._fil, self._bok, self._ark = fil, bok, ark
        self._blad = fil.add_worksheet(ark.navn)
        self._forste = _HODE + 1
        self._siste = _HODE + len(ark.rader)

    def skriv(self) -> None:
        """Write the whole sheet."""
        self._sett_opp_utskrift()
        self._tekst(0, 0, f"{self._bok.tittel}: {self._ark.navn}", {"bold": True, "font_size": 14})
        for kol, kolonne in enumerate(self._ark.kolonner):
            self._blad.set_column(kol, kol, kolonne.bredde)
            hoyre = {"align": "right"} if self._er_tallkolonne(kol) else {}
            self._tekst(_HODE, kol, kolonne.tittel, _HODESTIL | hoyre)
        for nr, rad in enumerate(self._ark.rader, start=self._forste):
            for kol, celle in enumerate(rad):
                self._celle(nr, kol, celle, {})
        if self._ark.sum:
            self._sumrad()
        self._merknader()

    def _sett_opp_utskrift(self) -> None:
        blad = self._blad
        blad.freeze_panes(_HODE + 1, 1)
        blad.repeat_rows(_HODE)
        blad.set_landscape()
        blad.set_paper(_A4)
        blad.fit_to_pages(1, 0)
        blad.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
        tittel = ren(self._bok.tittel).replace("\n", " ").replace("&", "&&")[:120]
        blad.set_header(f"&L{tittel}&R{dato_tekst(self._bok.dato)}")
        blad.set_footer("&L&A&RSide &P av &N")

    def _er_tallkolonne(self, kol: int) -> bool:
        return any(tallverdi(rad[kol]) is not None for rad in self._ark.rader)

    def _celle(self, rad: int, kol: int, celle: Arkcelle, stil: dict[str, Any]) -> None:
        merket = hviler_paa_forutsetning(celle)
        match celle:
            case None:
                self._blad.write_blank(rad, kol, None, self._fil.add_format(stil) if stil else None)
            case str() | Opplysning():
                self._tekst(rad, kol, som_tekst(celle) + (MERKE if merket else ""), stil | {"text_wrap": True})
            case date():
                self._blad.write_datetime(rad, kol, celle, self._format(stil, _DATO, merket=False))
            case Formel(verdi=verdi):
                self._formel(rad, kol, celle, self._format(stil, _tallformat(verdi), merket=merket))
            case _:
                self._blad.write_number(
                    rad, kol, _flyt(tallverdi(celle)), self._format(stil, _tallformat(celle), merket=merket)
                )

    def _formel(self, rad: int, kol: int, formel: Formel, format_: Any) -> None:  # noqa: ANN401 - see above
        uttrykk = formel.uttrykk.format(rad=rad + 1, forste=self._forste + 1, siste=self._siste + 1)
        self._blad.write_formula(rad, kol, uttrykk, format_, _flyt(tallverdi(formel)))

    def _tekst(self, rad: int, kol: int, tekst: str, stil: dict[str, Any]) -> None:
        """Write text as text; what looks like a formula stays text when somebody edits the cell, too."""
        vern = {"quote_prefix": True} if er_farlig(tekst) else {}
        self._blad.write_string(rad, kol, ren(tekst), self._fil.add_format(stil | vern | {"valign": "top"}))

    def _sumrad(self) -> None:
        rad = self._siste + 1
        self._tekst(rad, 0, self._ark.sum, _SUMSTIL)
        for kol, kolonne in enumerate(self._ark.kolonner[1:], start=1):
            if kolonne.summeres and self._ark.rader:
                self._kolonnesum(rad, kol)
            else:
                self._celle(rad, kol, None, _SUMSTIL)

    def _kolonnesum(self, rad: int, kol: int) -> None:
        """Write a sum that looks like the figures it adds, and carries their mark."""
        bokstav = xl_col_to_name(kol)
        formel = Formel(f"=SUM({bokstav}{{forste}}:{bokstav}{{siste}})", kolonnesum(self._ark, kol))
        celler = [r[kol] for r in self._ark.rader if tallverdi(r[kol]) is not None]
        tallformat = _tallformat(celler[0] if celler else 0)
        merket = any(map(hviler_paa_forutsetning, celler))
        self._formel(rad, kol, formel, self._format(_SUMSTIL, tallformat, merket=merket))

    def _merknader(self) -> None:
        merket = any(hviler_paa_forutsetning(celle) for rad in self._ark.rader for celle in rad)
        linjer = filter(None, (self._ark.merknad, KORT_MERKNAD if merket else ""))
        for rad, linje in enumerate(linjer, start=self._siste + 3):
            self._tekst(rad, 0, linje, {"italic": True})

    def _format(self, stil: dict[str, Any], tallformat: str, *, merket: bool) -> Any:  # noqa: ANN401 - see above
        """The mark is part of the number format: the cell still holds a number."""
        med_merke = f'{tallformat}"{MERKE}"' if merket else tallformat
        return self._fil.add_format(stil | {"num_format": med_merke, "valign": "top"})


_HODESTIL: dict[str, Any] = {"bold": True, "text_wrap": True, "bottom": 2, "bg_color": "#EEF1F4"}
_SUMSTIL: dict[str, Any] = {"bold": True, "top": 1}


def _flyt(verdi: Verdi | None) -> float:
    """Excel holds nothing but floats; øre divided by 100 is the float nearest to the amount."""
    match verdi:
        case None:
            return 0.0
        case Kroner(ore):
            return ore / 100
        case _:
            return float(verdi)


def _tallformat(celle: Arkcelle) -> str:
    if isinstance(celle, Tall) and celle.enhet is Enhet.PROSENT:
        return _PROSENT
    match tallverdi(celle):
        case Kroner():
            return _KRONER
        case Fraction():
            return _BROK
        case _:
            return _HELE
