"""How many people live within so many minutes of a place, as the model reckons the time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.reisetid import Reisesvar, Reisetid

GRENSER = (30, 60, 90, 120)
HUNDRE = 100


@dataclass(frozen=True, slots=True)
class Reiseandel:
    """The people of the municipalities whose centre can be reached within *minutter*, and their share of all."""

    minutter: int
    folk: Tall
    andel: Tall


def andeler(
    fra: Kommune, svar: Collection[Reisesvar], folketall: Mapping[str, Tall], omraade: str
) -> Iterator[Reiseandel]:
    """
    Count for each limit, among *fra* itself (if it is one of *omraade*'s in *folketall*) and those asked about.

    Nothing where the population of one of them is not known: a part of an unknown whole says nothing.
    """
    numre = [s.til.nummer for s in svar]
    if not numre or any(n not in folketall for n in numre):
        return
    egen = [folketall[fra.nummer]] if fra.nummer in folketall else []
    alle = [*egen, *(folketall[n] for n in numre)]
    for grense in GRENSER:
        innen = [s.til.nummer for s in svar if isinstance(s, Reisetid) and s.minutter.som_brok() <= grense]
        yield _andel(fra, grense, [*egen, *(folketall[n] for n in innen)], alle, omraade)


def _andel(fra: Kommune, grense: int, innen: list[Tall], alle: list[Tall], omraade: str) -> Reiseandel:
    id_, gjelder = f"{fra.nummer}.{grense}", f"{omraade}, høyst {grense} minutter fra {fra.kortnavn}"
    helheten = _sum(f"reiseandel.{fra.nummer}.alle", f"Innbyggere i {omraade}", alle, omraade)
    folk = _sum(
        f"reisefolk.{id_}", f"Innbyggere høyst {grense} minutter unna, etter modellen", innen or [helheten], gjelder
    )
    if not innen:
        folk = replace(folk, verdi=0, formel="ingen er innenfor grensa")
    hele = helheten.som_brok()
    andel = regn_ut(
        f"reiseandel.{id_}",
        f"Andel av innbyggerne høyst {grense} minutter unna, etter modellen",
        folk.som_brok() * HUNDRE / hele if hele else Fraction(),
        Enhet.PROSENT,
        formel="innbyggere innenfor / alle × 100",
        ledd=(folk, helheten),
        gjelder=gjelder,
    )
    return Reiseandel(grense, folk, andel)


def _sum(id_: str, navn: str, ledd: list[Tall], gjelder: str) -> Tall:
    verdi = sum((t.som_brok() for t in ledd), Fraction())
    return regn_ut(id_, navn, verdi, Enhet.INNBYGGERE, formel="sum av kommunene", ledd=ledd, gjelder=gjelder)
