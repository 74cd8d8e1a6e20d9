"""Municipalities through time: what each was called and where it belonged on any date, and every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.periode import Periode
from tospann.core.kommune.kommune import Kommune


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
        Sorted by date. Each number that appears or disappears has one.

    """

    versjoner: tuple[Kommuneversjon, ...]
    endringer: tuple[Kommuneendring, ...]

    def __post_init__(self) -> None:
        """Refuse a history with holes."""
        if feil := [*_overlapp(self.versjoner), *_uforklart(self)]:
            raise UgyldigHistorie(" ".join(feil))

    def paa(self, dato: date) -> Mapping[str, Kommuneversjon]:
        """Give all municipalities on a date, by number."""
        return {v.kommune.nummer: v for v in self.versjoner if v.periode.gjelder(dato)}

    def versjon(self, nummer: str, dato: date) -> Kommuneversjon | None:
        """Give one municipality as it was on a date, if the number was in use."""
        return next((v for v in self.perioder(nummer) if v.periode.gjelder(dato)), None)

    def perioder(self, nummer: str) -> tuple[Kommuneversjon, ...]:
        """Give all versions of a number, oldest first; empty for a number that was never used."""
        return tuple(v for v in self.versjoner if v.kommune.nummer == nummer)

    def endringsdager(self) -> tuple[date, ...]:
        """Give the dates on which anything changed, oldest first."""
        return tuple(sorted({e.dato for e in self.endringer}))

    @property
    def begynner(self) -> date:
        """Give the first date the history can answer for."""
        return min(v.periode.fra for v in self.versjoner)


def _overlapp(versjoner: Iterable[Kommuneversjon]) -> Iterator[str]:
    ordnet = sorted(versjoner, key=lambda v: (v.kommune.nummer, v.periode.fra))
    for forrige, neste in pairwise(ordnet):
        if forrige.kommune.nummer == neste.kommune.nummer and forrige.periode.overlapper(neste.periode):
            yield f"{forrige.kommune.nummer} har to versjoner samtidig ({neste.periode.fra})."


def _uforklart(historie: Kommunehistorie) -> Iterator[str]:
    """A version that ends needs a step from its number that day, one that begins a step to it."""
    fra = {(e.dato, e.fra) for e in historie.endringer}
    til = {(e.dato, e.til) for e in historie.endringer}
    begynner = historie.begynner if historie.versjoner else date.min
    for v in historie.versjoner:
        nummer, periode = v.kommune.nummer, v.periode
        if periode.til is not None and (periode.til, nummer) not in fra:
            yield f"{nummer} slutter {periode.til} uten en endring som sier hvor den ble av."
        if periode.fra != begynner and (periode.fra, nummer) not in til:
            yield f"{nummer} begynner {periode.fra} uten en endring som sier hvor den kom fra."
