"""Share an amount to the øre with nothing left over (docs/metode/storste_rest.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm

from tospann.core.felles.kroner import ORE_PER_KRONE, Kroner


class UgyldigNokkel(ValueError):
    """A key that shares nothing, or shares something negative."""


class Avrunding(StrEnum):
    """The smallest coin a share is rounded to."""

    ORE = "ore"
    KRONE = "krone"

    @property
    def ore(self) -> int:
        """Give the coin in øre."""
        return ORE_PER_KRONE if self is Avrunding.KRONE else 1


@dataclass(frozen=True, slots=True)
class Andel:
    """What one payer bears, and the part of the whole it stems from."""

    betaler: str
    del_av_helheten: Fraction
    belop: Kroner


def fordel(kostnad: Kroner, vekter: Mapping[str, Fraction]) -> tuple[Andel, ...]:
    """
    Share *kostnad* by *vekter* (payer -> weight).

    Every part is first rounded down. The øre then left go one each to the
    parts that lost most by it (method ``storste_rest``); ties go by payer,
    which is the kommunenummer. A negative cost (a correction) is shared as the
    mirror image of the positive one.

    Raises
    ------
    UgyldigNokkel
        When a weight is negative, or all are zero.

    """
    helhet = sum(vekter.values(), Fraction())
    if helhet <= 0 or any(v < 0 for v in vekter.values()):
        melding = "Nøkkelen må ha minst én andel over null, og ingen under null."
        raise UgyldigNokkel(melding)
    deler = {betaler: Fraction(vekt) / helhet for betaler, vekt in vekter.items()}
    ore = avrund({betaler: kostnad.ore * del_ for betaler, del_ in deler.items()})
    return tuple(Andel(b, deler[b], Kroner(ore[b])) for b in sorted(vekter))


def avrund(eksakt: Mapping[str, Fraction], avrunding: Avrunding = Avrunding.ORE) -> dict[str, int]:
    """
    Round exact amounts of øre to whole coins so that the sum is kept (method ``storste_rest``).

    Amounts with a negative sum are rounded as the mirror image of the positive ones.

    Raises
    ------
    UgyldigNokkel
        When the sum is not a whole number of coins: then no rounding can keep it.

    """
    felles = lcm(*(belop.denominator for belop in eksakt.values()))
    tellere = {b: belop.numerator * (felles // belop.denominator) for b, belop in eksakt.items()}
    return avrund_tellere(tellere, felles, avrunding.ore)


def avrund_tellere(tellere: Mapping[str, int], nevner: int, mynt: int = 1) -> dict[str, int]:
    """
    Round amounts given as numerators over one denominator; the inner loop of every settlement, in whole numbers.

    Raises
    ------
    UgyldigNokkel
        When the sum is not a whole number of coins.

    """
    total, stykke = sum(tellere.values()), nevner * mynt
    if total % stykke:
        melding = "Summen som skal deles, må være et helt antall " + ("kroner." if mynt > 1 else "øre.")
        raise UgyldigNokkel(melding)
    fortegn = -1 if total < 0 else 1
    delt = {b: divmod(fortegn * teller, stykke) for b, teller in tellere.items()}
    rest = fortegn * total // stykke - sum(hele for hele, _ in delt.values())
    heldige = set(sorted(delt, key=lambda b: (-delt[b][1], b))[:rest]) if rest else ()
    return {b: fortegn * mynt * (hele + (b in heldige)) for b, (hele, _) in delt.items()}
