"""Search among all municipalities and counties there have been since 2006, and say what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import lru_cache

from tospann.core.felles.norsk import sorteringsnokkel
from tospann.core.kommune.fylke import Fylke, fylker
from tospann.core.kommune.hendelse import Kommunehendelse, hva_den_ble
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kommune.navneform import navneform, navnene

_SIFFER = re.compile("[0-9]{2,4}")
# There are under two thousand names; each search compares them all.
_form = lru_cache(maxsize=4096)(navneform)


class Likhet(IntEnum):
    """How well a name fits what was asked for; the smaller the better."""

    HELT = 0
    BEGYNNER = 1
    ORD_BEGYNNER = 2
    INNI = 3


@dataclass(frozen=True, slots=True)
class Kommunetreff:
    """
    A municipality that fits.

    *versjon* is the newest of the number; *tidligere* are numbers it had before that also fit, newest first.
    *ble* says what it became, and is empty while it is in use.
    """

    versjon: Kommuneversjon
    likhet: Likhet
    navn: str
    tidligere: tuple[str, ...]
    ble: tuple[Kommunehendelse, ...]
    i_bruk: bool


@dataclass(frozen=True, slots=True)
class Sokesvar:
    """
    All that fits, the best first.

    *flere_samme_navn* tells that several municipalities in use are called exactly what was asked for.
    """

    kommuner: tuple[Kommunetreff, ...]
    fylker: tuple[Fylke, ...]
    flere_samme_navn: bool


def sok(historie: Kommunehistorie, tekst: str, dato: date) -> Sokesvar:
    """Find names and numbers, now or before *dato*; capitals, accents and wildcards mean nothing."""
    sokt = navneform(tekst)
    if not sokt:
        return Sokesvar((), (), flere_samme_navn=False)
    per_nummer = {n: t for n in historie.numre() if (t := _treff(historie, n, sokt, dato))}
    treff = sorted(_uten_gamle(historie, per_nummer), key=_rang)
    like = [t for t in treff if t.likhet is Likhet.HELT and t.i_bruk and not _SIFFER.fullmatch(sokt)]
    steder = tuple(f for f in fylker(historie) if sokt in _form(f.navn) or sokt == f.nummer)
    return Sokesvar(tuple(treff), steder, flere_samme_navn=len(like) > 1)


def likhet(sokt: str, navn: Iterable[str]) -> tuple[Likhet, str] | None:
    """Give how well the best of some names fits a search form, and that name; nothing when none does."""
    funnet = [(grad, n) for n in navn if (grad := _grad(sokt, _form(n))) is not None]
    return min(funnet, key=lambda f: f[0], default=None)


def _grad(sokt: str, form: str) -> Likhet | None:
    if form == sokt:
        return Likhet.HELT
    if form.startswith(sokt):
        return Likhet.BEGYNNER
    if f" {sokt}" in form:
        return Likhet.ORD_BEGYNNER
    return Likhet.INNI if sokt in form else None


def _treff(historie: Kommunehistorie, nummer: str, sokt: str, dato: date) -> Kommunetreff | None:
    perioder = historie.perioder(nummer)
    navn = dict.fromkeys(n for v in reversed(perioder) for n in navnene(v))
    # Who has lost the zero in front finds it too.
    numre = (nummer, nummer.lstrip("0")) if _SIFFER.fullmatch(sokt) else ()
    funnet = likhet(sokt, (*navn, *numre))
    if funnet is None:
        return None
    siste = perioder[-1]
    return Kommunetreff(siste, *funnet, (), hva_den_ble(historie, siste), siste.periode.gjelder(dato))


def _uten_gamle(historie: Kommunehistorie, treff: dict[str, Kommunetreff]) -> Iterator[Kommunetreff]:
    """Let a municipality that only changed its number stand once, with the numbers it had."""
    gamle: dict[str, tuple[str, ...]] = {}
    for nummer in sorted(treff, key=lambda n: treff[n].versjon.periode.fra):
        ny = _bare_nytt_nummer(historie, treff[nummer])
        if ny in treff and treff[ny].likhet <= treff[nummer].likhet:
            gamle[ny] = (nummer, *gamle.pop(nummer, ()))
        else:
            gamle.setdefault(nummer, ())
    yield from (replace(treff[nummer], tidligere=numre) for nummer, numre in gamle.items())


def _bare_nytt_nummer(historie: Kommunehistorie, treff: Kommunetreff) -> str:
    slutt, nummer = treff.versjon.periode.til, treff.versjon.kommune.nummer
    skritt = historie.skritt_fra(slutt, nummer) if slutt else ()
    if len(skritt) != 1 or len(historie.skritt_til(skritt[0].dato, skritt[0].til)) != 1:
        return ""
    return skritt[0].til


def _rang(treff: Kommunetreff) -> tuple[int, bool, str, str]:
    kommune = treff.versjon.kommune
    return treff.likhet, not treff.i_bruk, sorteringsnokkel(kommune.kortnavn), kommune.nummer
