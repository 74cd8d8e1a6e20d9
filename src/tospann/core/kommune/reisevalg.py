"""The travel time a party has found itself: dated, with its reason, and withdrawn without being erased."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.reisenett import Reisenett

TRUKKET = 0
Par = tuple[str, str]


class UgyldigReisevalg(ValueError):
    """The pair is not in order, or the minutes are below none."""


@dataclass(frozen=True, slots=True)
class Reisevalg:
    """
    One row: from *fra_dato* this party reckons with so many minutes between *a* and *b* (0: no longer).

    *nr* is the order in which they were written; *a* and *b* are the numbers on *fra_dato*.
    """

    nr: int
    part: str
    a: str
    b: str
    minutter: int
    grunn: str
    fra_dato: date
    registrert: date

    def __post_init__(self) -> None:
        """Refuse a pair written the wrong way round."""
        if self.a >= self.b or self.minutter < TRUKKET:
            melding = f"Eget tall for {self.a} og {self.b} med {self.minutter} minutter er ikke gyldig."
            raise UgyldigReisevalg(melding)

    def som_tall(self, mellom: str) -> Tall:
        """Give the figure, as the assumption it is."""
        kilde = Kilde(
            f"eget-tall-{self.nr}",
            Kildeslag.FORUTSETNING,
            f"Eget tall: {self.grunn}",
            self.part,
            self.registrert,
        )
        return Tall(
            f"reisetid.{self.a}-{self.b}.eget.{self.nr}",
            f"Vårt eget tall for reisetida {mellom}",
            self.minutter,
            Enhet.MINUTTER,
            self.fra_dato,
            f"bil og ferje, én vei, {mellom}",
            kilde,
        )


def gjeldende(valg: Iterable[Reisevalg], dato: date) -> Reisevalg | None:
    """
    Give the row that answers on a date.

    Of each first day the newest row counts; of those that are not withdrawn, the latest day.
    So a figure from the day a bridge opened is not disturbed when an older one is put right, and withdrawing one brings
    back the one before it.
    """
    nyeste: dict[date, Reisevalg] = {}
    for v in sorted(valg, key=lambda v: v.nr):
        if v.fra_dato <= dato:
            nyeste[v.fra_dato] = v
    staar = [v for v in nyeste.values() if v.minutter != TRUKKET]
    return max(staar, key=lambda v: v.fra_dato, default=None)


def per_par(valg: Iterable[Reisevalg], nett: Reisenett) -> Mapping[Par, tuple[Reisevalg, ...]]:
    """Gather the rows by pair, under the numbers of the network's date: a new number for the same centre inherits."""
    samlet: dict[Par, list[Reisevalg]] = defaultdict(list)
    for v in valg:
        ender = sorted(nett.nummer_for(nummer, v.fra_dato) for nummer in (v.a, v.b))
        if all(ender):
            samlet[ender[0], ender[1]].append(v)
    return {par: tuple(rader) for par, rader in samlet.items()}
