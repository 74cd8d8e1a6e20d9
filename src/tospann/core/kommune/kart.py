"""A map of municipalities: shapes and places for names in one flat picture, no colours."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tospann.core.felles.kilde import Kilde
from tospann.core.kommune.kartlinjer import Kartlinje, Ring, omriss, sti


class UgyldigKart(ValueError):
    """The map draws a municipality twice, or is empty."""


class Anker(StrEnum):
    """Which end of a text its point holds (the words SVG uses)."""

    START = "start"
    MIDT = "middle"
    SLUTT = "end"


@dataclass(frozen=True, slots=True)
class Etikett:
    """Where a text stands in the picture."""

    x: int
    y: int
    anker: Anker = Anker.MIDT


@dataclass(frozen=True, slots=True)
class Ramme:
    """A part of the picture: left, top, width and height."""

    x: int
    y: int
    bredde: int
    hoyde: int


@dataclass(frozen=True, slots=True)
class Forstorrelse:
    """A corner of the picture (*fra*) that is drawn once more, larger, where there is room (*til*)."""

    navn: str
    fra: Ramme
    til: Ramme


@dataclass(frozen=True, slots=True)
class Kartflate:
    """
    A shape, and the municipalities it stands for on the map's date.

    Usually one; several where they have merged since, and the borders between
    them are not drawn. *ringer* name the map's lines; *midt* is the middle of the
    widest place. *treff* is the radius of the circle around it that also answers to
    a finger, where the land itself is too small; 0 where it is large enough.
    """

    kommuner: tuple[str, ...]
    ringer: tuple[Ring, ...]
    midt: Etikett
    treff: int = 0

    @property
    def nummer(self) -> str:
        """Give the shape's name in the picture: its first municipality."""
        return self.kommuner[0]


@dataclass(frozen=True, slots=True)
class Navneplasser:
    """Where names stand, by number: one set of places for large screens and one for small."""

    brede: Mapping[str, Etikett] = field(default_factory=dict)
    smale: Mapping[str, Etikett] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kart:
    """
    A picture of municipalities on a date, with what is around them as shapes without names.

    Attributes
    ----------
    utsnitt, meter:
        The picture's frame; one unit is *meter* metres.
    skrift:
        Type sizes for large and small screens, in units.
    kommunenavn, fylkesnavn:
        Places for names: the municipalities of the picture; the counties of the
        country, or those around the county.
    naboer, fylkesgrenser:
        Paths: the neighbours in one, and the borders between counties (a map of the country only).
    trykkflater:
        Rough areas of counties for a thumb, by number (a map of the country only).
    omraadenavn:
        Places for the names of service areas, by their id.
    tegnet:
        The date whose borders are drawn.

    """

    utsnitt: Ramme
    meter: int
    skrift: tuple[int, int]
    linjer: tuple[Kartlinje, ...]
    flater: tuple[Kartflate, ...]
    kommunenavn: Navneplasser
    fylkesnavn: Navneplasser
    tegnet: date
    kilde: Kilde
    naboer: str = ""
    fylkesgrenser: str = ""
    trykkflater: Mapping[str, str] = field(default_factory=dict)
    omraadenavn: Mapping[str, Etikett] = field(default_factory=dict)
    forstorrelser: tuple[Forstorrelse, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an empty map and one that draws a municipality twice."""
        numre = [nummer for flate in self.flater for nummer in flate.kommuner]
        if not numre or len(numre) != len(set(numre)):
            melding = f"Kartet må tegne hver kommune nøyaktig én gang; det har {len(self.flater)} flater."
            raise UgyldigKart(melding)

    def flate(self, nummer: str) -> Kartflate:
        """
        Give the shape that stands for a municipality.

        Raises
        ------
        KeyError
            When the map does not have it.

        """
        for flate in self.flater:
            if nummer in flate.kommuner:
                return flate
        raise KeyError(nummer)

    def sti(self, flate: Kartflate) -> str:
        """Give a shape as an SVG path."""
        return sti(self.linjer, flate.ringer)

    def omriss(self, kommuner: Collection[str]) -> str:
        """Give the outline of several municipalities together as an SVG path; empty where the map has none of them."""
        flater = [flate for flate in self.flater if not set(kommuner).isdisjoint(flate.kommuner)]
        return sti(self.linjer, omriss(self.linjer, (flate.ringer for flate in flater)))
