"""Municipalities through time: what each was called and where it belonged on any date, and every change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.periode import Periode
from tospann.core.kommune.kommune import Kommune

R = TypeVar("R")
N = TypeVar("N", bound=Hashable)


class UgyldigHistorie(ValueError):
    """Two versions of a number overlap, or a number comes or goes without a change that says why."""


class Endringsslag(StrEnum):
    """What happened to a municipality (the words of the classification)."""

    SAMMENSLAAING = "sammenslåing"
    DELING = "deling"
    NYTT_NUMMER = "nytt nummer"
    NAVNEENDRING = "navneendring"


@dataclass(frozen=True, slots=True)
class Kommuneversjon:
    """A municipality while number, name, county and land were the same."""

    kommune: Kommune
    fylkesnummer: str
    kvensk_navn: str
    periode: Periode
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Kommuneendring:
    """
    One step from an old number to a new on a date.

    A municipality that is divided has a step to each part; several that merge
    have a step each to the same new number. A number that goes on with more or
    less land has a step to itself.
    """

    dato: date
    fra: str
    til: str
    slag: Endringsslag
    merknad: str
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Kommunehistorie:
    """
    All versions and all changes, checked against each other.

    Attributes
    ----------
    versjoner:
        Sorted by number and date; those of one number never overlap.
    endringer:
        Sorted by date. Each number that appears or disappears has one, and each
        leads from a number that was in use to one that is.

    """

    versjoner: tuple[Kommuneversjon, ...]
    endringer: tuple[Kommuneendring, ...]
    _per_nummer: Mapping[str, tuple[Kommuneversjon, ...]] = field(init=False, repr=False, compare=False)
    _fra: Mapping[tuple[date, str], tuple[Kommuneendring, ...]] = field(init=False, repr=False, compare=False)
    _til: Mapping[tuple[date, str], tuple[Kommuneendring, ...]] = field(init=False, repr=False, compare=False)
    _dager: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _skiller: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _bilder: tuple[Mapping[str, Kommuneversjon], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a history with holes, and keep the look-ups that every question needs."""
        ordnet = sorted(self.versjoner, key=lambda v: (v.kommune.nummer, v.periode.fra))
        dager = tuple(sorted({e.dato for e in self.endringer}))
        forst = tuple(sorted(v.periode.fra for v in ordnet)[:1])
        for navn, verdi in (
            ("_per_nummer", _gruppert(ordnet, lambda v: v.kommune.nummer)),
            ("_fra", _gruppert(self.endringer, lambda e: (e.dato, e.fra))),
            ("_til", _gruppert(self.endringer, lambda e: (e.dato, e.til))),
            ("_dager", dager),
            # A picture of the country begins on the first day, and on each day of change.
            ("_skiller", (*forst, *dager) if forst else ()),
        ):
            object.__setattr__(self, navn, verdi)
        if feil := [*_overlapp(ordnet), *_uforklart(self), *_umulige(self)]:
            raise UgyldigHistorie(" ".join(feil))
        object.__setattr__(self, "_bilder", tuple(_bilder(ordnet, self._skiller)))

    def paa(self, dato: date) -> Mapping[str, Kommuneversjon]:
        """Give all municipalities on a date, by number; none before the history begins."""
        nr = bisect_right(self._skiller, dato)
        return self._bilder[nr - 1] if nr else {}

    def versjon(self, nummer: str, dato: date) -> Kommuneversjon | None:
        """Give one municipality as it was on a date, if the number was in use."""
        return next((v for v in self.perioder(nummer) if v.periode.gjelder(dato)), None)

    def perioder(self, nummer: str) -> tuple[Kommuneversjon, ...]:
        """Give all versions of a number, oldest first; empty for a number that was never used."""
        return self._per_nummer.get(nummer, ())

    def numre(self) -> tuple[str, ...]:
        """Give every number that was ever used, in order."""
        return tuple(self._per_nummer)

    def endringsdager(self) -> tuple[date, ...]:
        """Give the dates on which anything changed, oldest first."""
        return self._dager

    def skritt_fra(self, dato: date, nummer: str) -> tuple[Kommuneendring, ...]:
        """Give the steps that lead from a number on a day: one, several where it was divided, or none."""
        return self._fra.get((dato, nummer), ())

    def skritt_til(self, dato: date, nummer: str) -> tuple[Kommuneendring, ...]:
        """Give the steps that lead to a number on a day: several where it was put together."""
        return self._til.get((dato, nummer), ())

    @property
    def begynner(self) -> date:
        """Give the first date the history can answer for; the last there is while it is empty."""
        return self._skiller[0] if self._skiller else date.max


def _gruppert(rader: Iterable[R], nokkel: Callable[[R], N]) -> Mapping[N, tuple[R, ...]]:
    grupper: dict[N, list[R]] = {}
    for rad in rader:
        grupper.setdefault(nokkel(rad), []).append(rad)
    return {n: tuple(g) for n, g in grupper.items()}


def _bilder(ordnet: list[Kommuneversjon], skiller: tuple[date, ...]) -> Iterator[Mapping[str, Kommuneversjon]]:
    for dag in skiller:
        yield MappingProxyType({v.kommune.nummer: v for v in ordnet if v.periode.gjelder(dag)})


def _overlapp(ordnet: list[Kommuneversjon]) -> Iterator[str]:
    for forrige, neste in pairwise(ordnet):
        if forrige.kommune.nummer == neste.kommune.nummer and forrige.periode.overlapper(neste.periode):
            yield f"{forrige.kommune.nummer} har to versjoner samtidig ({neste.periode.fra})."


def _uforklart(historie: Kommunehistorie) -> Iterator[str]:
    """A version that ends needs a step from its number that day, one that begins a step to it; and the other way."""
    slutter = {(v.periode.til, v.kommune.nummer) for v in historie.versjoner if v.periode.til}
    begynner = {(v.periode.fra, v.kommune.nummer) for v in historie.versjoner if v.periode.fra != historie.begynner}
    fra = {(e.dato, e.fra) for e in historie.endringer}
    til = {(e.dato, e.til) for e in historie.endringer}
    for dag, nummer in sorted(slutter - fra):
        yield f"{nummer} slutter {dag} uten en endring som sier hvor den ble av."
    for dag, nummer in sorted(begynner - til):
        yield f"{nummer} begynner {dag} uten en endring som sier hvor den kom fra."
    for dag, nummer in sorted(fra - slutter):
        yield f"Endringen {dag} går fra {nummer}, som ikke var i bruk eller ikke endret seg da."
    for dag, nummer in sorted(til - begynner):
        yield f"Endringen {dag} går til {nummer}, som ikke ble tatt i bruk eller ikke endret seg da."


def _umulige(historie: Kommunehistorie) -> Iterator[str]:
    """Steps that cannot be: twice the same, a merger of one, a division into one, or in a ring on one day."""
    if len({(e.dato, e.fra, e.til) for e in historie.endringer}) != len(historie.endringer):
        yield "Samme endring står to ganger."
    for e in historie.endringer:
        ut, inn = historie.skritt_fra(e.dato, e.fra), historie.skritt_til(e.dato, e.til)
        if (len(ut) > 1) != (e.slag is Endringsslag.DELING):
            yield f"{e.fra} {e.dato}: en deling har minst to deler, og bare en deling har det."
        if e.fra == e.til and len(inn) == 1 and e.slag in {Endringsslag.SAMMENSLAAING, Endringsslag.NYTT_NUMMER}:
            yield f"{e.fra} {e.dato}: en kommune kan ikke slås sammen med seg selv eller få sitt eget nummer."
        if e.fra != e.til and _gaar_i_ring(historie, e):
            yield f"{e.fra} {e.dato}: endringene går i ring."


def _gaar_i_ring(historie: Kommunehistorie, endring: Kommuneendring) -> bool:
    """Follow the day's steps from where one leads, and see whether they come back to where it began."""
    sett: set[str] = set()
    venter = [endring.til]
    while venter:
        nummer = venter.pop()
        if nummer == endring.fra:
            return True
        if nummer not in sett:
            sett.add(nummer)
            venter += [e.til for e in historie.skritt_fra(endring.dato, nummer)]
    return False
