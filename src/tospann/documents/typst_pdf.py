"""
A paper as PDF: PDF/A-2a and PDF/UA-1 in one file, set by Typst.

The text travels as JSON and the template (maler/dokument.typ) sets each piece
as plain text, so that nothing a person has written can be read as markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import typst

from tospann.core.felles.norsk import dato_tekst
from tospann.documents.bilde import skriftsamling, trygg_svg
from tospann.documents.modell import (
    Avsnitt,
    Blokk,
    Dokument,
    Figur,
    Liste,
    Lop,
    Overskrift,
    Ramme,
    Sideskift,
    Tabell,
    lop_i,
)
from tospann.documents.skrift import dekning, tegnbar
from tospann.documents.tabellmaal import LANGT_I_AVSNITT, Tabellmaal, anslaatt_hoyde, brytbar, maal
from tospann.documents.trykk import (
    INNHOLD,
    MERKE,
    MERKNAD,
    Trykt,
    har_forutsetning,
    merknad,
    nummerert,
    rammetittel,
    ren,
    trykt,
    trykte_rader,
)

_MAL = Path(__file__).parent / "maler"
_STANDARDER: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_A4 = (595.28, 841.89)
_MARG = 68.0
"""Left and right margin in points (24 mm)."""

_HEL = 14
"""A table of up to so many rows is kept on one page, if it fills no more than this part of it."""
_DEL_AV_SIDEN, _TOPP_OG_BUNN = 0.6, 130.0
_HALV_SIDE = 1800
"""Signs on half a page."""

Json = dict[str, Any]


def tegn_pdf(dokument: Dokument, fonter: Path) -> bytes:
    """Set the paper with the fonts in *fonter*; the same paper gives the same bytes."""
    return typst.compile(
        _MAL / "dokument.typ",
        root=_MAL,
        format="pdf",
        font_paths=skriftsamling(fonter),
        ignore_system_fonts=True,
        sys_inputs={"dokument": json.dumps(_Setter(dokument, dekning(fonter)).alt(), ensure_ascii=False)},
        pdf_standards=_STANDARDER,
        timestamp=_midt_paa_dagen(dokument.dato),
    )


def _midt_paa_dagen(dato: date) -> datetime:
    """Noon is the same date in Norway and in Greenwich."""
    return datetime.combine(dato, time(12), UTC)


def _er_kort(ramme: Ramme) -> bool:
    """A box of less than half a page is kept on one."""
    tegn = (len(trykt(ett).tekst) for ett in lop_i(ramme))
    return sum(tegn) < _HALV_SIDE


class _Setter:
    """Turns the document model into what the template reads."""

    def __init__(self, dokument: Dokument, dekket: frozenset[int]) -> None:
        self._dokument = dokument
        self._dekket = dekket
        self._plass = round(_A4[dokument.liggende] - 2 * _MARG, 1)
        self._hoyde = _A4[not dokument.liggende] - _TOPP_OG_BUNN

    def alt(self) -> Json:
        """Give the whole paper."""
        d = self._dokument
        return {
            "tittel": self._tekst(d.tittel),
            "undertittel": self._tekst(d.undertittel),
            "avsender": self._tekst(d.avsender),
            "dato": [d.dato.year, d.dato.month, d.dato.day],
            "dato_tekst": dato_tekst(d.dato),
            "felt": [[self._tekst(navn), self._tekst(verdi)] for navn, verdi in d.felt],
            "innhold": INNHOLD if d.innholdsliste else "",
            "liggende": d.liggende,
            "marg": _MARG,
            "merke": MERKE,
            "merknad": MERKNAD if har_forutsetning(d) else "",
            "blokker": [self._blokk(blokk, tittel) for blokk, tittel in nummerert(d.blokker)],
        }

    def _blokk(self, blokk: Blokk, tittel: str) -> Json:
        match blokk:
            case Overskrift(nivaa, tekst):
                return {"slag": "overskrift", "nivaa": nivaa, "tekst": self._tekst(tekst)}
            case Avsnitt() | Liste():
                return self._tekstblokk(blokk)
            case Tabell():
                return self._tabell(blokk, tittel)
            case Figur(svg, alt):
                bilde = {"svg": trygg_svg(svg, ""), "alt": self._tekst(alt)}
                return {"slag": "figur", "tittel": self._tekst(tittel), **bilde}
            case Ramme(merke, innhold=innhold):
                hode = {"merke": merke.value, "tittel": self._tekst(rammetittel(blokk)), "hel": _er_kort(blokk)}
                return {"slag": "ramme", "innhold": [self._tekstblokk(del_) for del_ in innhold], **hode}
            case Sideskift():
                return {"slag": "sideskift"}

    def _tekstblokk(self, blokk: Avsnitt | Liste) -> Json:
        if isinstance(blokk, Avsnitt):
            return {"slag": "avsnitt", "lop": self._lop(blokk.lop)}
        return {"slag": "liste", "nummerert": blokk.nummerert, "punkter": [self._lop(p) for p in blokk.punkter]}

    def _tabell(self, tabell: Tabell, tittel: str) -> Json:
        maalt = maal(tabell, self._plass)
        return {
            "slag": "tabell",
            "tittel": self._tekst(tittel),
            "skrift": maalt.skrift,
            "luft": maalt.luft,
            "bredder": maalt.bredder,
            "hoyre": [k.hoyre for k in tabell.kolonner],
            "hode": self._rad([Trykt(ren(k.tittel), fet=True) for k in tabell.kolonner], maalt),
            "rader": [self._rad(rad, maalt) for rad in trykte_rader(tabell)],
            "hel": len(tabell.rader) <= _HEL and anslaatt_hoyde(tabell, maalt) <= self._hoyde * _DEL_AV_SIDEN,
            "sumrad": tabell.sumrad,
            "merknad": self._tekst(merknad(tabell)),
        }

    def _lop(self, lop: Iterable[Lop]) -> list[Json]:
        alle = (trykt(ett, med_ore=self._dokument.med_ore) for ett in lop)
        return [self._del(ett, brytbar(ett.tekst, LANGT_I_AVSNITT)) for ett in alle]

    def _rad(self, rad: list[Trykt], maalt: Tabellmaal) -> list[Json]:
        """Hyphenate a cell only when one of its words is wider than the column."""
        tekster = [brytbar(celle.tekst) for celle in rad]
        return [
            self._del(celle, tekst) | {"o": not maalt.rommer(nr, tekst)}
            for nr, (celle, tekst) in enumerate(zip(rad, tekster, strict=True))
        ]

    def _del(self, ett: Trykt, tekst: str) -> Json:
        return {"t": self._tekst(tekst), "m": ett.merket, "f": ett.fet}

    def _tekst(self, tekst: str) -> str:
        return tegnbar(ren(tekst), self._dekket)
