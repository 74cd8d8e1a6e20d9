"""Read one figure for each municipality (positions, inhabitants) from a small CSV file."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from tospann.imports.avvisning import Avvisning, FilAvvist

STORST_BYTE = 200_000
_SKILLETEGN = (";", "\t", ",")
_TALL = re.compile(r"(-?[0-9]{1,9})(?:[.,]([0-9]{1,4}))?")
_KOMMUNE = "kommunenummer"


def les_kommunetall(
    navn: str, data: bytes, kolonne: str, kjente: Collection[str], hoyst: int
) -> Mapping[str, Fraction]:
    """
    Read *kolonne* for every municipality that is named; other columns are left alone.

    Raises
    ------
    FilAvvist
        With every row that cannot be read or cannot stand; nothing of the file is used.

    """
    rader = _rader(navn, data)
    hode = [celle.casefold() for celle in rader[0]]
    grunn = f"mangler. Første rad skal ha {_KOMMUNE} og {kolonne}"
    if mangler := [Avvisning(1, k, grunn) for k in (_KOMMUNE, kolonne) if k not in hode]:
        raise FilAvvist(navn, mangler)
    tall, feil = dict[str, Fraction](), list[Avvisning]()
    for nr, rad in enumerate(rader[1:], start=2):
        celler = dict(zip(hode, rad, strict=False))
        nummer, verdi = celler.get(_KOMMUNE, ""), _tall(celler.get(kolonne, ""), hoyst)
        if feilen := next(_grunner(nummer, kjente, tall), ""):
            feil += [Avvisning(nr, _KOMMUNE, feilen)] if any(rad) else []
        elif isinstance(verdi, str):
            feil.append(Avvisning(nr, kolonne, verdi))
        else:
            tall[nummer] = verdi
    if feil or not tall:
        raise FilAvvist(navn, feil or [Avvisning(1, "hele fila", "har ingen tall")])
    return tall


def _rader(navn: str, data: bytes) -> list[list[str]]:
    if len(data) > STORST_BYTE:
        raise FilAvvist(navn, [Avvisning(1, "hele fila", f"er større enn {STORST_BYTE // 1000} kB")])
    try:
        tekst = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FilAvvist(navn, [Avvisning(1, "hele fila", "er ikke UTF-8")]) from None
    linjer = tekst.splitlines()
    if not linjer or "\0" in tekst:
        grunn = "inneholder tegn som ikke er tekst" if linjer else "er tom"
        raise FilAvvist(navn, [Avvisning(1, "hele fila", grunn)])
    skilletegn = max(_SKILLETEGN, key=linjer[0].count)
    try:
        return [[celle.strip() for celle in rad] for rad in csv.reader(linjer, delimiter=skilletegn, strict=True)]
    except csv.Error as feil:
        raise FilAvvist(navn, [Avvisning(1, "hele fila", f"kan ikke deles i kolonner ({feil})")]) from None


def _grunner(nummer: str, kjente: Collection[str], sett: Collection[str]) -> Iterator[str]:
    if nummer not in kjente:
        yield f"«{nummer[:20]}» er ikke nummeret til en kommune i studien"
    if nummer in sett:
        yield f"kommune {nummer} står flere ganger"


def _tall(tekst: str, hoyst: int) -> Fraction | str:
    """Give the figure, or why it cannot stand."""
    treff = _TALL.fullmatch(tekst.replace("\u00a0", "").replace("\u202f", "").replace(" ", ""))
    if treff is None:
        return f"«{tekst[:20]}» er ikke et tall" if tekst else "tallet mangler"
    verdi = Fraction(f"{treff[1]}.{treff[2] or 0}")
    if verdi < 0:
        return "tallet er under null"
    return verdi if verdi <= hoyst else f"tallet er over {hoyst}, og det kan ikke være riktig"
