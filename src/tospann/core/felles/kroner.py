"""Money as whole øre: exact, ordered, and never a float."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Self

ORE_PER_KRONE = 100
# At most fifteen digits of kroner: more is a slip of the hand, and would not fit in the database.
_TALLORD = re.compile(
    r"(?P<minus>[-−]?)(?P<hele>[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){0,4}|[0-9]{1,15})(?:,(?P<ore>[0-9]{1,2}))?"
)


class UgyldigBelop(ValueError):
    """The text is not an amount we can read without guessing."""


@dataclass(frozen=True, slots=True, order=True)
class Kroner:
    """An amount in whole øre."""

    ore: int

    @classmethod
    def hele(cls, kroner: int) -> Self:
        """Make an amount from whole kroner."""
        return cls(kroner * ORE_PER_KRONE)

    @classmethod
    def fra_tekst(cls, tekst: str) -> Self:
        """
        Read "1 234 567,89" or "1234567".

        A full stop is refused: it means thousands to some and decimals to
        others, and a guess would be an error a thousand times too large.

        Raises
        ------
        UgyldigBelop
            When the text can be read in more than one way, or in none.

        """
        treff = _TALLORD.fullmatch(tekst.strip().removesuffix("kr").strip())
        if treff is None:
            melding = f"«{tekst}» kan ikke leses som et beløp. Skriv for eksempel 1 234 567,50."
            raise UgyldigBelop(melding)
        hele = int(re.sub(r"\D", "", treff["hele"]))
        ore = int((treff["ore"] or "0").ljust(2, "0"))
        tegn = -1 if treff["minus"] else 1
        return cls(tegn * (hele * ORE_PER_KRONE + ore))

    @classmethod
    def avrundet(cls, kroner: Fraction) -> Self:
        """Round an exact amount of kroner to the øre, half up."""
        return cls(floor(kroner * ORE_PER_KRONE + Fraction(1, 2)))

    def __add__(self, annet: Kroner) -> Kroner:
        """Add two amounts."""
        return Kroner(self.ore + annet.ore)

    def __sub__(self, annet: Kroner) -> Kroner:
        """Subtract an amount."""
        return Kroner(self.ore - annet.ore)

    def __neg__(self) -> Kroner:
        """Turn the sign."""
        return Kroner(-self.ore)


def total(belop: Iterable[Kroner]) -> Kroner:
    """Add up amounts; nothing adds up to zero."""
    return Kroner(sum(b.ore for b in belop))
