"""A what-if as a value: what is asked, in words, and the year as it would then be (docs/metode/hva_hvis.md)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tospann.core.felles.norsk import dato_tekst, desimaltall, opplisting
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Deltakelse, Maaling, UgyldigGrunnlag
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import (
    HUNDRE,
    Aarsvirkning,
    bytt_folketall,
    bytt_nokkel,
    endre_pris,
    ny_deltaker,
    trekk_ut,
    virkning_av,
)
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import Metode
from tospann.core.oppgjor.metodetekst import i_ord
from tospann.core.oppgjor.nokkelversjon import Folketallsregel
from tospann.core.oppgjor.nokler import KOMMUNE, STAT
from tospann.core.oppgjor.stillinger import Stilling


@dataclass(frozen=True, slots=True)
class Uttrekk:
    """That a party withdraws positions from a date."""

    part: str
    antall: Fraction
    fra: date


@dataclass(frozen=True, slots=True)
class Nokkelbytte:
    """That a key has another method all year; *vekter* are new agreed weights, if it needs them."""

    nokkel: str
    metode: Metode
    vekter: tuple[tuple[str, Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class Folketallsbytte:
    """That every key counts the people on another date; *maalinger* are the people then, as far as known."""

    dato: date
    maalinger: tuple[Maaling, ...]


@dataclass(frozen=True, slots=True)
class NyDeltaker:
    """That a municipality comes in, with what is known of it."""

    deltakelse: Deltakelse
    maalinger: tuple[Maaling, ...]
    stillinger: tuple[Stilling, ...]


@dataclass(frozen=True, slots=True)
class Prisendring:
    """That an item costs so many per cent more, or less."""

    post: str
    prosent: Fraction


Sporsmaal = Uttrekk | Nokkelbytte | Folketallsbytte | NyDeltaker | Prisendring


def still(grunnlag: Aarsgrunnlag, alle: Sequence[Sporsmaal]) -> Aarsvirkning:
    """
    Ask one or more questions at once, in order, and give what the answer does to everybody.

    Raises
    ------
    UgyldigNokkel
        When one of them cannot be asked of this year, with the reason.

    """
    etter = grunnlag
    for ett in alle:
        etter = endret(etter, ett)
    return virkning_av(grunnlag, etter)


def endret(grunnlag: Aarsgrunnlag, sporsmaal: Sporsmaal) -> Aarsgrunnlag:
    """
    Give the basis as it would be.

    Raises
    ------
    UgyldigNokkel
        When the question does not fit the year.

    """
    match sporsmaal:
        case Uttrekk(part, antall, fra):
            _krev_i_aaret(grunnlag, fra)
            return trekk_ut(grunnlag, part, antall, fra)
        case Nokkelbytte(nokkel, metode, vekter):
            _krev_kjent(nokkel, {v.id for v in grunnlag.nokler}, "Nøkkelen")
            return bytt_nokkel(grunnlag, nokkel, metode, dict(vekter) if vekter else None)
        case Folketallsbytte(dato):
            return _med_folketall(grunnlag, sporsmaal, Folketallsregel(grunnlag.year - dato.year, dato.month, dato.day))
        case NyDeltaker(deltakelse, maalinger, stillinger):
            _krev_i_aaret(grunnlag, deltakelse.periode.fra)
            return ny_deltaker(grunnlag, deltakelse, maalinger, stillinger)
        case Prisendring(post, prosent):
            _krev_kjent(post, {p.id for p in grunnlag.poster}, "Posten")
            if prosent < -HUNDRE:
                raise UgyldigNokkel("En post kan ikke bli mer enn 100 prosent billigere.")
            return endre_pris(grunnlag, post, prosent)


def _krev_kjent(navn: str, kjente: Collection[str], hva: str) -> None:
    if navn not in kjente:
        raise UgyldigGrunnlag(f"{hva} «{navn}» finnes ikke i året.")


def _krev_i_aaret(grunnlag: Aarsgrunnlag, dato: date) -> None:
    if not grunnlag.aar.fra <= dato < grunnlag.aar.til:
        raise UgyldigGrunnlag(f"{dato_tekst(dato)} er ikke i {grunnlag.year}. Velg en dato i året.")


def _med_folketall(grunnlag: Aarsgrunnlag, bytte: Folketallsbytte, regel: Folketallsregel) -> Aarsgrunnlag:
    """A figure that the year already counts on the date stands; the others come in beside it."""
    kjente = {m.part for m in bytte.maalinger}
    if mangler := [d.navn for d in grunnlag.deltakelser if d.part not in kjente]:
        hvem = opplisting(mangler)
        raise UgyldigNokkel(f"{hvem} har ikke folketall {dato_tekst(bytte.dato)}. Velg en dato der alle har det.")
    har = {(m.part, m.tall.dato) for m in grunnlag.maalinger if m.maal is Maal.FOLKETALL}
    med = {d.part for d in grunnlag.deltakelser}
    nye = [m for m in bytte.maalinger if m.part in med and (m.part, m.tall.dato) not in har]
    return bytt_folketall(replace(grunnlag, maalinger=(*grunnlag.maalinger, *nye)), regel)


def hvis_setning(grunnlag: Aarsgrunnlag, alle: Sequence[Sporsmaal]) -> str:
    """Say all that is asked as one clause that begins with "Hvis"."""
    return f"Hvis {opplisting(i_en_bisetning(grunnlag, ett) for ett in alle)}"


def i_en_bisetning(grunnlag: Aarsgrunnlag, sporsmaal: Sporsmaal) -> str:
    """Say what is asked, as a clause that goes after "hvis"."""
    match sporsmaal:
        case Uttrekk(part, antall, fra):
            return f"{_navn(grunnlag, part)} trekker ut {desimaltall(antall, 2)} årsverk fra {dato_tekst(fra)}"
        case Nokkelbytte(nokkel, metode, vekter):
            navn = next((v.navn for v in grunnlag.nokler if v.id == nokkel), nokkel)
            deler = opplisting(f"{_navn(grunnlag, p)} {desimaltall(vekt, 2)}" for p, vekt in vekter)
            return f"«{navn}» deler {i_ord(metode)}{f' ({deler})' if deler else ''}"
        case Folketallsbytte(dato):
            return f"folketallet telles {dato_tekst(dato)}"
        case NyDeltaker(deltakelse):
            return f"{deltakelse.navn} blir med fra {dato_tekst(deltakelse.periode.fra)}"
        case Prisendring(post, prosent):
            navn = next((p.navn for p in grunnlag.poster if p.id == post), post)
            return f"«{navn}» blir {desimaltall(abs(prosent), 2)} prosent {'dyrere' if prosent >= 0 else 'billigere'}"


def _navn(grunnlag: Aarsgrunnlag, part: str) -> str:
    return {STAT: "staten", KOMMUNE: "kommunene"}.get(part) or grunnlag.navn(part)
