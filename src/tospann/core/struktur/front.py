"""The front of organisations against travel: every point, and a few of them with what is given up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from tospann.core.felles.norsk import desimaltall, heltall
from tospann.core.struktur.losning import Arbeid, Losning, Status, lag_struktur, los
from tospann.core.struktur.motor.bevis import del_opp
from tospann.core.struktur.motor.deling import Igjen, relakser, uten_frist
from tospann.core.struktur.motor.losere import Utgang
from tospann.core.struktur.problem import Struktur, Vekter

BARE_REISE = Vekter(0, 1, 0)
FAERREST = Vekter(1, 0, 0)


@dataclass(frozen=True, slots=True)
class Frontpunkt:
    """A number of organisations, and the structure with the least travel it can have; the price is person-minutes."""

    antall: int
    struktur: Struktur


@dataclass(frozen=True, slots=True)
class Avveining:
    """A structure worth showing, and the sentence that says what is given up against the one before."""

    punkt: Frontpunkt
    setning: str


def front(arbeid: Arbeid, igjen: Igjen = uten_frist) -> tuple[Frontpunkt, ...]:
    """
    Give every number of organisations that buys less travel, from the fewest up.

    Point by point with the number held fast (epsilon), so points inside the
    hull that no weight finds are there too.
    """
    faerrest = los(arbeid, FAERREST, igjen).losning
    if faerrest.status is not Status.OPTIMAL:
        return ()
    funnet: list[Frontpunkt] = []
    for antall in range(len(faerrest.strukturer[0].grupper), arbeid.masker.til_antall + 1):
        punkt = _punkt(arbeid, antall, igjen)
        if punkt.strukturer and (not funnet or punkt.strukturer[0].pris < funnet[-1].struktur.pris):
            funnet.append(Frontpunkt(antall, punkt.strukturer[0]))
    return tuple(funnet)


def _punkt(arbeid: Arbeid, antall: int, igjen: Igjen) -> Losning:
    oppgave = replace(arbeid.oppgave(BARE_REISE, igjen), fra_antall=antall, til_antall=antall)
    relaksering = relakser(oppgave)
    if relaksering.utgang is not Utgang.OPTIMAL:
        return Losning(Status.UMULIG, (), Fraction())
    delt = del_opp(oppgave, relaksering)
    if delt.utgang is not Utgang.OPTIMAL:
        return Losning(Status.TIDSGRENSE, (), Fraction(), komplett=False)
    struktur = lag_struktur(arbeid.problem.med(vekter=BARE_REISE), map(arbeid.pulje.gruppe, delt.valgte.tolist()))
    return Losning(Status.OPTIMAL, (struktur,), struktur.pris)


def avveininger(punkter: tuple[Frontpunkt, ...], innbyggere: int, flest: int = 5) -> tuple[Avveining, ...]:
    """Pick a few points, from most organisations down: the ends, the knee, and the middles of what is left."""
    valgte = [punkter[i] for i in sorted(_plasser(punkter, flest), reverse=True)]
    return tuple(_avveining(valgte, innbyggere))


def _plasser(punkter: tuple[Frontpunkt, ...], flest: int) -> set[int]:
    valgt = {0, len(punkter) - 1} if punkter else set()
    while len(valgt) < min(flest, len(punkter)):
        spenn = [(a, b) for a, b in pairwise(sorted(valgt)) if b - a > 1]
        valgt.add(max((_kne(punkter, a, b) for a, b in spenn), key=lambda k: (k[0], -k[1]))[1])
    return valgt


def _kne(punkter: tuple[Frontpunkt, ...], a: int, b: int) -> tuple[Fraction, int]:
    """Give the point between two that lies furthest below the line between them."""
    fra, til = punkter[a], punkter[b]

    def under(i: int) -> Fraction:
        del_ = Fraction(punkter[i].antall - fra.antall, til.antall - fra.antall)
        return fra.struktur.pris + del_ * (til.struktur.pris - fra.struktur.pris) - punkter[i].struktur.pris

    return max(((under(i), i) for i in range(a + 1, b)), key=lambda k: (k[0], -k[1]))


def _avveining(valgte: list[Frontpunkt], innbyggere: int) -> Iterator[Avveining]:
    for nr, punkt in enumerate(valgte):
        if not nr:
            ord_ = "organisasjon" if punkt.antall == 1 else "organisasjoner"
            yield Avveining(punkt, f"{punkt.antall} {ord_} gir minst reise, men de minste fagmiljøene.")
            continue
        forrige = valgte[nr - 1]
        mer = punkt.struktur.pris - forrige.struktur.pris
        snitt = f", i snitt {desimaltall(mer / innbyggere, 1)} minutter for hver innbygger" if innbyggere else ""
        yield Avveining(
            punkt,
            f"{punkt.antall} organisasjoner i stedet for {forrige.antall} gir "
            f"{heltall(round(mer))} personminutter mer reise{snitt}.",
        )
