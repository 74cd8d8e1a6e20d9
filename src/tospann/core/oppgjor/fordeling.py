"""Share an amount to the øre with nothing left over (docs/metode/storste_rest.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from tospann.core.felles.kroner import Kroner


class UgyldigNokkel(ValueError):
    """A key that shares nothing, or shares something negative."""


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
    fortegn = -1 if kostnad.ore < 0 else 1
    deler = {betaler: Fraction(vekt) / helhet for betaler, vekt in vekter.items()}
    ore = _storste_rest(abs(kostnad.ore), deler)
    return tuple(Andel(b, deler[b], Kroner(fortegn * ore[b])) for b in sorted(vekter))


def _storste_rest(ore: int, deler: Mapping[str, Fraction]) -> dict[str, int]:
    eksakt = {betaler: ore * del_ for betaler, del_ in deler.items()}
    rundet = {betaler: floor(belop) for betaler, belop in eksakt.items()}
    rest = ore - sum(rundet.values())
    for betaler in sorted(deler, key=lambda b: (rundet[b] - eksakt[b], b))[:rest]:
        rundet[betaler] += 1
    return rundet
