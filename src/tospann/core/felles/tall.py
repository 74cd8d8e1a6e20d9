"""A figure that knows where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tospann.core.felles.kilde import Kilde, Kildeslag, beregnet
from tospann.core.felles.kroner import Kroner


class Enhet(StrEnum):
    """What is counted."""

    INNBYGGERE = "innbyggere"
    AARSVERK = "årsverk"
    KRONER = "kr"
    KRONER_PER_INNBYGGER = "kr per innbygger"
    KRONER_PER_AARSVERK = "kr per årsverk"
    PROSENT = "prosent"
    MINUTTER = "minutter"
    KILOMETER = "km"
    ANTALL = "antall"
    DAGER = "dager"
    KONTOR = "kontor"
    MAANEDER = "måneder"
    KVADRATKILOMETER = "km²"


Verdi = int | Fraction | Kroner


@dataclass(frozen=True, slots=True)
class Tall:
    """
    A figure with unit, date, population and source.

    Attributes
    ----------
    id:
        Stable name such as ``folketall.1841``; the same figure has the same id
        in the page, the paper, the spreadsheet and ``kilder.json``.
    verdi:
        Exact value: int, Fraction or Kroner (never a float).
    gjelder:
        The population or thing counted, in plain words.
    formel, ledd:
        For a computed figure: the formula in words and the figures it rests on.

    """

    id: str
    navn: str
    verdi: Verdi
    enhet: Enhet
    dato: date
    gjelder: str
    kilde: Kilde
    formel: str = ""
    ledd: tuple[Tall, ...] = ()

    @property
    def er_forutsetning(self) -> bool:
        """Tell whether the figure itself is an assumption, not a fact."""
        return self.kilde.slag is Kildeslag.FORUTSETNING

    @property
    def hviler_paa_forutsetning(self) -> bool:
        """Tell whether this figure, or any it is computed from, is an assumption."""
        return self.er_forutsetning or any(t.hviler_paa_forutsetning for t in self.ledd)

    def som_kroner(self) -> Kroner:
        """
        Give the value as money.

        Raises
        ------
        TypeError
            When the figure is not an amount: a mix-up of figures, so a bug.

        """
        if not isinstance(self.verdi, Kroner):
            melding = f"«{self.navn}» er ikke et beløp."
            raise TypeError(melding)
        return self.verdi

    def som_brok(self) -> Fraction:
        """Give the value as an exact fraction (money in kroner)."""
        if isinstance(self.verdi, Kroner):
            return Fraction(self.verdi.ore, 100)
        return Fraction(self.verdi)


@dataclass(frozen=True, slots=True)
class Opplysning:
    """A statement in words that knows where it comes from."""

    id: str
    navn: str
    tekst: str
    dato: date
    gjelder: str
    kilde: Kilde

    @property
    def er_forutsetning(self) -> bool:
        """Tell whether the statement is an assumption."""
        return self.kilde.slag is Kildeslag.FORUTSETNING


def regn_ut(  # noqa: PLR0913 - a figure is what it is; naming each part at the call is the point
    id: str,  # noqa: A002 - the field's own name
    navn: str,
    verdi: Verdi,
    enhet: Enhet,
    *,
    formel: str,
    ledd: Iterable[Tall],
    gjelder: str,
) -> Tall:
    """
    Make a computed figure; its date is the newest of the figures it rests on.

    Raises
    ------
    ValueError
        When no input is given: a computed figure without inputs is a bare number.

    """
    grunnlag = tuple(ledd)
    if not grunnlag:
        melding = f"Tallet «{navn}» er beregnet, men har ingen ledd."
        raise ValueError(melding)
    dato = max(t.dato for t in grunnlag)
    return Tall(id, navn, verdi, enhet, dato, gjelder, beregnet(dato), formel, grunnlag)


def med_grunnlag(tall: Iterable[Tall]) -> Iterator[Tall]:
    """Yield each figure and everything it rests on, each id once, inputs first."""
    sett: set[str] = set()

    def gaa(ett: Tall) -> Iterator[Tall]:
        if ett.id in sett:
            return
        sett.add(ett.id)
        for ledd in ett.ledd:
            yield from gaa(ledd)
        yield ett

    for ett in tall:
        yield from gaa(ett)
