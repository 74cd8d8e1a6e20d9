"""Positions through the year, counted on agreed dates or averaged by day (docs/metode/aarsverk.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tospann.core.felles.norsk import dato_kort, opplisting
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.tidsrom import Tidsrom, aaret, hel_maaned


@dataclass(frozen=True, slots=True)
class Stilling:
    """So many positions that one party has in the office for a time; the party may be the state."""

    id: str
    part: str
    antall: Tall
    periode: Periode


class Vindu(StrEnum):
    """The span that positions are averaged over."""

    MAANED = "måneden"
    AAR = "året"


@dataclass(frozen=True, slots=True)
class Telledatoer:
    """Count on these days (month, day) of the settlement year, and take the average of the counts."""

    dager: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        """Refuse a rule without a date, and a date that some years lack."""
        if not self.dager:
            raise UgyldigNokkel("Telleregelen har ingen datoer.")
        for maaned, dag in self.dager:
            try:
                date(2023, maaned, dag)
            except ValueError as feil:
                raise UgyldigNokkel(f"{dag}.{maaned}. er ikke en dato som finnes hvert år.") from feil

    def i(self, year: int) -> tuple[date, ...]:
        """Give the dates in a year."""
        return tuple(date(year, maaned, dag) for maaned, dag in sorted(self.dager))


@dataclass(frozen=True, slots=True)
class Dagssnitt:
    """Average by day over the month or the year; only over the days the party takes part."""

    vindu: Vindu


Telleregel = Telledatoer | Dagssnitt


def aarsverk_paa(stillinger: Sequence[Stilling], part: str, dato: date) -> Fraction:
    """Count a party's positions on a day."""
    gjelder = (s.antall.som_brok() for s in stillinger if s.part == part and s.periode.gjelder(dato))
    return sum(gjelder, Fraction())


def aarsverk_i(stillinger: Sequence[Stilling], part: str, med: Sequence[Tidsrom]) -> Fraction:
    """Average a party's positions by day over the spans it takes part, exactly."""
    dager = sum(rom.dager for rom in med)
    if not dager:
        raise UgyldigNokkel(f"{part} er ikke med en eneste dag i tida årsverkene skal telles.")
    antall = sum(
        (
            s.antall.som_brok() * sum(rom.i_periode(s.periode).dager for rom in med)
            for s in stillinger
            if s.part == part
        ),
        Fraction(),
    )
    return antall / dager


def tell(
    stillinger: Sequence[Stilling], part: str, regel: Telleregel, rom: Tidsrom, medlem: Sequence[Tidsrom]
) -> Fraction:
    """
    Count a party's positions by the agreed rule, for a span; *medlem* is when the party takes part.

    Raises
    ------
    UgyldigNokkel
        When the party takes part on none of the agreed dates: then the agreement must say what counts.

    """
    match regel:
        case Telledatoer():
            alle = regel.i(rom.fra.year)
            datoer = [d for d in alle if any(m.fra <= d < m.til for m in medlem)]
            if not datoer:
                skrevet = opplisting(dato_kort(d) for d in alle)
                raise UgyldigNokkel(f"{part} er ikke med på noen av telledatoene ({skrevet}).")
            return sum((aarsverk_paa(stillinger, part, d) for d in datoer), Fraction()) / len(datoer)
        case Dagssnitt(vindu):
            hele = hel_maaned(rom.fra) if vindu is Vindu.MAANED else aaret(rom.fra.year)
            return aarsverk_i(stillinger, part, [m.snitt(hele) for m in medlem])


def telling_som_tall(
    id: str,  # noqa: A002 - the figure's own field name
    stillinger: Sequence[Stilling],
    part: str,
    regel: Telleregel,
    rom: Tidsrom,
    medlem: Sequence[Tidsrom],
) -> Tall:
    """
    Give the count as a figure that knows which positions it rests on.

    Raises
    ------
    UgyldigNokkel
        When the party cannot be counted.

    """
    ledd = tuple(s.antall for s in stillinger if s.part == part)
    if not ledd:
        raise UgyldigNokkel(f"{part} har ingen stillinger registrert. Skriv null om det er det som er meningen.")
    verdi = tell(stillinger, part, regel, rom, medlem)
    return regn_ut(id, f"Årsverk, {part}", verdi, Enhet.AARSVERK, formel=_formel(regel), ledd=ledd, gjelder=part)


def _formel(regel: Telleregel) -> str:
    match regel:
        case Telledatoer(dager):
            return "gjennomsnitt av årsverkene " + opplisting(f"{dag}.{maaned}." for maaned, dag in sorted(dager))
        case Dagssnitt(vindu):
            return f"årsverk × dager / dagene i {vindu} parten er med"
