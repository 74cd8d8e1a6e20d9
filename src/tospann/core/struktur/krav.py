"""Demands as data: what each says in words, where it comes from, and what it does to the groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tospann.core.felles.kilde import Kilde


@dataclass(frozen=True, slots=True)
class Sammen:
    """All of these are in the same group."""

    kommuner: frozenset[int]


@dataclass(frozen=True, slots=True)
class Adskilt:
    """None of these pairs is in the same group."""

    par: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Vertsvalg:
    """A group with any of *kommuner* has its host among *verter*."""

    kommuner: frozenset[int]
    verter: frozenset[int]


@dataclass(frozen=True, slots=True)
class Reisegrense:
    """Each of *kommuner* is at most so many minutes from its host."""

    kommuner: frozenset[int]
    minutter: int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Hvis:
    """A group with *kommune* also has one of *en_av* (which may be the municipality itself)."""

    kommune: int
    en_av: frozenset[int]


@dataclass(frozen=True, slots=True)
class Minstesum:
    """In each group the values add up to at least *minst*."""

    verdier: tuple[int | Decimal | Fraction, ...]
    minst: int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Storrelse:
    """Each group has this many members."""

    minst: int
    hoyst: int


@dataclass(frozen=True, slots=True)
class Antall:
    """The structure has this many groups."""

    minst: int
    hoyst: int


Virkning = Sammen | Adskilt | Vertsvalg | Reisegrense | Hvis | Minstesum | Storrelse | Antall


@dataclass(frozen=True, slots=True)
class Krav:
    """A demand that can be set, named and taken away as a whole."""

    id: str
    ordlyd: str
    kilde: Kilde
    virkninger: tuple[Virkning, ...]


def virkningene(krav: Iterable[Krav]) -> tuple[Virkning, ...]:
    """Give everything the demands do, in order."""
    return tuple(v for k in krav for v in k.virkninger)
