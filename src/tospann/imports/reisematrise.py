"""Read a table of travel times from somewhere else (a route service, a spreadsheet): a list of pairs, or a square."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from tospann.core.felles.kilde import Kilde
from tospann.core.kommune.reisematrise import Par, Reisematrise, matrisefeil
from tospann.core.kommune.reiseminutter import UgyldigReisetid, les_minutter
from tospann.imports.avvisning import Avvisning, FilAvvist

LISTE = ("fra", "til", "minutter")
STORST_BYTE, FLEST_KOMMUNER = 5_000_000, 500
_SKILLETEGN = (";", "\t", ",")
_NUMMER = re.compile(r"[0-9]{4}")
_TALL = re.compile(r"(-?[0-9]{1,6})(?:[.,]([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True)
class _Celle:
    """One figure as it stands: its pair, and where."""

    par: Par
    tekst: str
    rad: int
    kolonne: str


def les_reisematrise(fil: Path, kilde: Kilde, kjente: Collection[str]) -> Reisematrise:
    """
    Read the times between municipalities (of *kjente* numbers), and check them.

    A list that gives each pair one way only holds both ways; a square, or a list with a pair both ways, must be whole.

    Raises
    ------
    FilAvvist
        With every row and column that cannot be read or cannot stand; nothing of the file is used.

    """
    celler = tuple(_celler(fil.name, _rader(fil)))
    minutter, steder = _minutter(fil.name, celler, kjente)
    numre = tuple(sorted({n for par in minutter for n in par}))
    if len(numre) > FLEST_KOMMUNER:
        raise FilAvvist(fil.name, [Avvisning(1, "hele fila", f"har {len(numre)} kommuner; vi leser {FLEST_KOMMUNER}")])
    if _bare_en_vei(minutter):
        minutter |= {(b, a): verdi for (a, b), verdi in minutter.items()}
    feil = [_avvisning(f.fra, f.til, f.grunn, steder) for f in matrisefeil(numre, minutter)]
    if feil:
        raise FilAvvist(fil.name, feil)
    return Reisematrise(numre, minutter, kilde)


def _rader(fil: Path) -> list[list[str]]:
    innhold = fil.read_bytes()
    if len(innhold) > STORST_BYTE:
        raise FilAvvist(fil.name, [Avvisning(1, "hele fila", f"er større enn {STORST_BYTE // 1_000_000} MB")])
    try:
        tekst = innhold.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FilAvvist(fil.name, [Avvisning(1, "hele fila", "er ikke UTF-8")]) from None
    linjer = tekst.splitlines()
    if not linjer or "\0" in tekst:
        grunn = "inneholder tegn som ikke er tekst" if linjer else "er tom"
        raise FilAvvist(fil.name, [Avvisning(1, "hele fila", grunn)])
    skilletegn = max(_SKILLETEGN, key=linjer[0].count)
    try:
        return [[celle.strip() for celle in rad] for rad in csv.reader(linjer, delimiter=skilletegn, strict=True)]
    except csv.Error as feil:
        raise FilAvvist(fil.name, [Avvisning(1, "hele fila", f"kan ikke deles i kolonner ({feil})")]) from None


def _celler(navn: str, rader: list[list[str]]) -> Iterator[_Celle]:
    hode = [celle.casefold() for celle in rader[0]]
    er_liste = set(LISTE) <= set(hode)
    if not er_liste and not all(_NUMMER.fullmatch(celle) for celle in hode[1:] or [""]):
        grunn = "skal være fra, til og minutter; eller ett kommunenummer for hver kolonne etter den første"
        raise FilAvvist(navn, [Avvisning(1, "overskriftene", grunn)])
    doble = sorted({celle for celle in hode[1:] if hode.count(celle) > 1})
    if doble:
        raise FilAvvist(navn, [Avvisning(1, celle, "overskriften står flere ganger") for celle in doble])
    korte = [nr for nr, rad in enumerate(rader[1:], start=2) if rad and len(rad) != len(hode)]
    if korte:
        grunn = f"har ikke {len(hode)} kolonner som overskriften"
        raise FilAvvist(navn, [Avvisning(nr, "hele raden", grunn) for nr in korte])
    for nr, rad in enumerate(rader[1:], start=2):
        yield from (_fra_liste(hode, rad, nr) if er_liste else _fra_rutenett(hode, rad, nr)) if rad else ()


def _fra_liste(hode: list[str], rad: list[str], nr: int) -> Iterator[_Celle]:
    fra, til, minutter = (rad[hode.index(navn)] for navn in LISTE)
    yield _Celle((fra, til), minutter, nr, "minutter")


def _fra_rutenett(hode: list[str], rad: list[str], nr: int) -> Iterator[_Celle]:
    for til, minutter in zip(hode[1:], rad[1:], strict=True):
        if minutter or til != rad[0]:
            yield _Celle((rad[0], til), minutter, nr, til)


def _minutter(
    navn: str, celler: tuple[_Celle, ...], kjente: Collection[str]
) -> tuple[dict[Par, Fraction], dict[Par, tuple[int, str]]]:
    minutter: dict[Par, Fraction] = {}
    steder: dict[Par, tuple[int, str]] = {}
    feil: list[Avvisning] = []
    for celle in celler:
        grunn = _ukjent(celle.par, kjente) or ("paret står flere ganger" if celle.par in steder else "")
        verdi = _tall(celle.tekst)
        if grunn or isinstance(verdi, str):
            feil.append(Avvisning(celle.rad, celle.kolonne, grunn or str(verdi)))
            continue
        minutter[celle.par], steder[celle.par] = verdi, (celle.rad, celle.kolonne)
    if feil or not minutter:
        raise FilAvvist(navn, feil or [Avvisning(1, "hele fila", "har ingen reisetider")])
    return minutter, steder


def _ukjent(par: Par, kjente: Collection[str]) -> str:
    ukjente = [n for n in par if n not in kjente]
    return f"«{ukjente[0]}» er ikke nummeret til en kommune vi spør om" if ukjente else ""


def _tall(tekst: str) -> Fraction | str:
    """Give the minutes, or why they cannot be read; what is impossible is judged with the rest of the matrix."""
    if not tekst:
        return "reisetida mangler"
    if treff := _TALL.fullmatch(tekst):
        return Fraction(f"{treff[1]}.{treff[2] or 0}")
    try:
        return Fraction(les_minutter(tekst))
    except UgyldigReisetid as feil:
        return str(feil)


def _bare_en_vei(minutter: dict[Par, Fraction]) -> bool:
    return not any((b, a) in minutter for a, b in minutter if a != b)


def _avvisning(fra: str, til: str, grunn: str, steder: dict[Par, tuple[int, str]]) -> Avvisning:
    rad, kolonne = steder.get((fra, til)) or steder.get((til, fra)) or (1, "hele fila")
    return Avvisning(rad, kolonne, f"{fra}–{til}: {grunn}")
