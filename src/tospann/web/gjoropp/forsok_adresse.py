"""A what-if in an address: ``uttrekk~stat~2~2021-07-01``, so that it can be shared, printed and asked again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from tospann.actions.oppgjor_forsok import Forsoksfakta
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.sporsmaal import (
    Folketallsbytte,
    Nokkelbytte,
    NyDeltaker,
    Prisendring,
    Sporsmaal,
    Uttrekk,
)

SKILLE, LEDD = "~", "_"
HELE = 100
_TALL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
_ULESELIG = "Spørsmålet kan ikke leses. Adressen kan være klippet av."


def skriv(*ledd: object) -> str:
    """Write a question."""
    return SKILLE.join(str(ett) for ett in ledd)


def les(tekst: str, fakta: Forsoksfakta) -> Sporsmaal:
    """
    Read a question back.

    Raises
    ------
    UgyldigNokkel
        When it is not a question that a form here writes.

    """
    slag, *ledd = tekst.split(SKILLE)
    try:
        return _LESERE[slag](ledd, fakta)
    except (KeyError, ValueError, IndexError, ZeroDivisionError, OverflowError) as feil:
        if isinstance(feil, UgyldigNokkel):
            raise
        raise UgyldigNokkel(_ULESELIG) from feil


def _tall(tekst: str) -> Fraction:
    """Read a plain number; nothing so large, or so written, that it takes long to work with."""
    if not _TALL.fullmatch(tekst):
        raise ValueError(tekst)
    return Fraction(tekst)


def _uttrekk(ledd: list[str], _fakta: Forsoksfakta) -> Uttrekk:
    part, antall, fra = ledd
    return Uttrekk(part, _tall(antall), date.fromisoformat(fra))


def _nokkel(ledd: list[str], _fakta: Forsoksfakta) -> Nokkelbytte:
    nokkel, metode, *vekter = ledd
    par = [ett.rpartition("-") for ett in vekter[0].split(LEDD)] if vekter else []
    return Nokkelbytte(nokkel, metoden(metode), tuple((part, _tall(vekt)) for part, _, vekt in par))


def _folketall(ledd: list[str], fakta: Forsoksfakta) -> Folketallsbytte:
    dag = date.fromisoformat(ledd[0])
    return Folketallsbytte(dag, fakta.paa(dag))


def _ny(ledd: list[str], fakta: Forsoksfakta) -> NyDeltaker:
    nummer, fra, aarsverk = ledd
    return fakta.inn(nummer, date.fromisoformat(fra), _tall(aarsverk))


def _pris(ledd: list[str], _fakta: Forsoksfakta) -> Prisendring:
    post, prosent = ledd
    return Prisendring(post, _tall(prosent))


_LESERE: Mapping[str, Callable[[list[str], Forsoksfakta], Sporsmaal]] = {
    "uttrekk": _uttrekk,
    "nokkel": _nokkel,
    "folketall": _folketall,
    "ny": _ny,
    "pris": _pris,
}


def metoden(kode: str) -> Sammensatt:
    """Give the method that a code names: one figure, or ``grunnandel-30`` (so many per cent alike, rest by people)."""
    navn, _, prosent = kode.partition("-")
    if navn != "grunnandel":
        return Sammensatt((Nokkelledd(Fraction(1), Maal(kode)),))
    likt = _tall(prosent) / HELE
    return Sammensatt((Nokkelledd(likt, Maal.LIKT), Nokkelledd(1 - likt, Maal.FOLKETALL)))


def nye_i(tekster: Iterable[str]) -> Iterator[str]:
    """Give the numbers of the municipalities that questions let in."""
    for tekst in tekster:
        slag, _, resten = tekst.partition(SKILLE)
        if slag == "ny":
            yield resten.partition(SKILLE)[0]
