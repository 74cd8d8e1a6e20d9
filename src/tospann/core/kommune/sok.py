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

    *versjon* is as it was on the date, or last was. *andre* are the other numbers the same municipality has had,
    oldest first. *ble* says what it became, and is empty for one that still is.
    """

    versjon: Kommuneversjon
    likhet: Likhet
    navn: str
    andre: tuple[str, ...]
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
    treff = sorted(_en_av_hver(historie, per_nummer), key=_rang)
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
    naa = historie.versjon(nummer, dato)
    return Kommunetreff(naa or perioder[-1], *funnet, (), hva_den_ble(historie, perioder[-1]), naa is not None)


def _en_av_hver(historie: Kommunehistorie, treff: dict[str, Kommunetreff]) -> Iterator[Kommunetreff]:
    """Let a municipality that only changed its number stand once: by the number of the date, else by its newest."""
    kjeder: list[list[str]] = []
    for nummer in sorted(treff, key=lambda n: historie.perioder(n)[0].periode.fra):
        kjede = next((k for k in kjeder if _bare_nytt_nummer(historie, k[-1]) == nummer), None)
        if kjede is None:
            kjeder.append(kjede := [])
        kjede.append(nummer)
    for kjede in kjeder:
        valgt = next((n for n in kjede if treff[n].i_bruk), kjede[-1])
        best = min((treff[n] for n in kjede), key=lambda t: t.likhet)
        andre = tuple(n for n in kjede if n != valgt)
        ble = treff[kjede[-1]].ble
        yield replace(treff[valgt], likhet=best.likhet, navn=best.navn, andre=andre, ble=ble)


def _bare_nytt_nummer(historie: Kommunehistorie, nummer: str) -> str:
    """Give the number it got, where that was all that happened."""
    slutt = historie.perioder(nummer)[-1].periode.til
    skritt = historie.skritt_fra(slutt, nummer) if slutt else ()
    if len(skritt) != 1 or len(historie.skritt_til(skritt[0].dato, skritt[0].til)) != 1:
        return ""
    return skritt[0].til


def _rang(treff: Kommunetreff) -> tuple[int, bool, str, str]:
    kommune = treff.versjon.kommune
    return treff.likhet, not treff.i_bruk, sorteringsnokkel(kommune.kortnavn), kommune.nummer
