"""A key put together of parts, each shared by its own figure (docs/metode/sammensatt_nokkel.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.fordeling import Andel, Avrunding, UgyldigNokkel, avrund
from tospann.core.oppgjor.maal import Deltakermaal, Maal, del_etter


@dataclass(frozen=True, slots=True)
class Nokkelledd:
    """A part of the cost, and the figure it is shared by."""

    andel: Fraction
    etter: Maal


@dataclass(frozen=True, slots=True)
class Sammensatt:
    """A key of one or more parts that make the whole."""

    ledd: tuple[Nokkelledd, ...]

    def __post_init__(self) -> None:
        """Refuse a key whose parts are not the whole."""
        if not self.ledd:
            raise UgyldigNokkel("Nøkkelen har ingen ledd.")
        if any(ledd.andel < 0 for ledd in self.ledd):
            raise UgyldigNokkel("Ingen andel i nøkkelen kan være under null.")
        if (summen := sum((ledd.andel for ledd in self.ledd), Fraction())) != 1:
            melding = f"Andelene i nøkkelen blir {summen} til sammen. De må bli nøyaktig 1."
            raise UgyldigNokkel(melding)

    def andeler(self, deltakere: Sequence[Deltakermaal]) -> dict[str, Fraction]:
        """
        Give each participant's part of the whole, exactly, over all parts of the key.

        Raises
        ------
        UgyldigNokkel
            When a figure the key counts is missing, or adds up to zero.

        """
        samlet: dict[str, Fraction] = {}
        for ledd in self.ledd:
            for part, del_ in del_etter(ledd.etter, deltakere).items():
                samlet[part] = samlet.get(part, Fraction()) + ledd.andel * del_
        return samlet


def fordel_sammensatt(
    belop: Kroner, nokkel: Sammensatt, deltakere: Sequence[Deltakermaal], avrunding: Avrunding
) -> tuple[Andel, ...]:
    """
    Share an amount: exact parts over all parts of the key are added per participant, then rounded once.

    Raises
    ------
    UgyldigNokkel
        When the key cannot share, or whole kroner are asked of an amount with øre.

    """
    if belop.ore % avrunding.ore:
        melding = "Skal det rundes til hele kroner, må beløpet være et helt antall kroner."
        raise UgyldigNokkel(melding)
    deler = nokkel.andeler(deltakere)
    ore = avrund({part: belop.ore * del_ for part, del_ in deler.items()}, avrunding)
    return tuple(Andel(part, deler[part], Kroner(ore[part])) for part in sorted(deler))
