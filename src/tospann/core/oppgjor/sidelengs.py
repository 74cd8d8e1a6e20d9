"""Keys side by side: what each gives, how unequal, how stable, how exposed (docs/metode/hva_hvis.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from tospann.core.felles.kroner import ORE_PER_KRONE, Kroner
from tospann.core.felles.norsk import desimaltall, kroner
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import bytt_nokkel, trekk_ut, virkning_av
from tospann.core.oppgjor.metode import Metode
from tospann.core.oppgjor.nokler import STAT


@dataclass(frozen=True, slots=True)
class Sidelengs:
    """What one key would give each (øre); *grunn* says why it cannot, when it cannot."""

    navn: str
    baerer: tuple[tuple[str, int], ...]
    grunn: str = ""


def nokler_side_om_side(grunnlag: Aarsgrunnlag, nokkel: str, metoder: Mapping[str, Metode]) -> tuple[Sidelengs, ...]:
    """Settle the year by each method; one that cannot share says why, and the others stand."""
    rader = []
    for navn, metode in metoder.items():
        try:
            oppgjor = gjor_opp_aaret(bytt_nokkel(grunnlag, nokkel, metode))
        except UgyldigNokkel as feil:
            rader.append(Sidelengs(navn, (), str(feil)))
        else:
            rader.append(Sidelengs(navn, tuple((p, oppgjor.baerer(p)) for p in grunnlag.parter)))
    return tuple(rader)


@dataclass(frozen=True, slots=True)
class Ulikhet:
    """How unequal a sharing is, in øre per inhabitant: each, the mean of all, and the mean distance from it."""

    per_innbygger: tuple[tuple[str, Fraction], ...]
    snitt: Fraction
    avvik: Fraction

    @property
    def forhold(self) -> Fraction:
        """Give how many times more the one who bears most bears than the one who bears least; 0 if that is nothing."""
        alle = [belop for _, belop in self.per_innbygger]
        return max(alle) / min(alle) if min(alle) > 0 else Fraction()

    def i_en_setning(self, navn: Mapping[str, str]) -> str:
        """Say who bears most and least per inhabitant."""
        lavest, hoyest = (velg(self.per_innbygger, key=lambda x: (x[1], x[0])) for velg in (min, max))
        deler = [
            f"{navn[part]} {kroner(Kroner.avrundet(ore / ORE_PER_KRONE))} per innbygger"
            for part, ore in (hoyest, lavest)
        ]
        ganger = f", {desimaltall(self.forhold, 2)} ganger så mye" if self.forhold else ""
        return f"Mest bærer {deler[0]}{ganger}; minst {deler[1]}."


def maal_ulikhet(baerer: Mapping[str, int], folketall: Mapping[str, int]) -> Ulikhet:
    """
    Measure a sharing against the number of people; parties without people (the state) are left out.

    Raises
    ------
    UgyldigNokkel
        When nobody has people.

    """
    med_folk = sorted(p for p in baerer if folketall.get(p, 0) > 0)
    if not med_folk:
        raise UgyldigNokkel("Ingen av kommunene har innbyggere å måle mot.")
    per = {p: Fraction(baerer[p], folketall[p]) for p in med_folk}
    alle = sum(folketall[p] for p in med_folk)
    snitt = Fraction(sum(baerer[p] for p in med_folk), alle)
    avvik = sum((abs(per[p] - snitt) * folketall[p] for p in med_folk), Fraction()) / alle
    return Ulikhet(tuple(per.items()), snitt, avvik)


@dataclass(frozen=True, slots=True)
class Stabilitet:
    """How much a party's part of the whole has moved between years: the most, and on average (as parts of one)."""

    part: str
    storst: Fraction
    snitt: Fraction


def maal_stabilitet(aarene: Sequence[Mapping[str, int]]) -> tuple[Stabilitet, ...]:
    """Measure parts of the whole from year to year; a party that is not there one year is not measured then."""
    deler = [{p: Fraction(ore, sum(aar.values())) for p, ore in aar.items()} for aar in aarene if sum(aar.values())]
    funnet = []
    for part in sorted({p for aar in deler for p in aar}):
        skritt = [abs(b[part] - a[part]) for a, b in pairwise(deler) if part in a and part in b]
        if skritt:
            funnet.append(Stabilitet(part, max(skritt), sum(skritt, Fraction()) / len(skritt)))
    return tuple(funnet)


def maal_utsatthet(
    grunnlag: Aarsgrunnlag, fra: date, antall: Fraction = Fraction(1), part: str = STAT
) -> tuple[tuple[str, int], ...]:
    """
    Give what each of the others bears more (øre) if one party withdraws so many positions.

    Raises
    ------
    UgyldigNokkel
        When the party has fewer, or the year cannot be settled.

    """
    virkning = virkning_av(grunnlag, trekk_ut(grunnlag, part, antall, fra))
    return tuple((p, ore) for p, ore in virkning.endringer if p != part)
