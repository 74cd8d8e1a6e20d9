"""A map of municipalities: shapes and places for names in one flat picture, no colours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tospann.core.felles.kilde import Kilde


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
class Kartflate:
    """
    The shape of one municipality.

    *sti* is an SVG path; *midt* the middle of its widest place. *treff* is the
    radius of the circle around *midt* that also answers to a finger, where the
    land itself is too small; 0 where it is large enough.
    """

    nummer: str
    sti: str
    midt: Etikett
    etikett: Etikett
    treff: int = 0


@dataclass(frozen=True, slots=True)
class Kart:
    """
    A picture with municipalities, and their neighbours outside it as shapes without names.

    *utsnitt* is the picture's left, top, width and height; one unit is *meter* metres.
    """

    utsnitt: tuple[int, int, int, int]
    meter: int
    flater: tuple[Kartflate, ...]
    naboer: tuple[str, ...]
    omraadenavn: tuple[tuple[str, Etikett], ...]
    kilde: Kilde

    def __post_init__(self) -> None:
        """Refuse an empty map and one that draws a municipality twice."""
        numre = [flate.nummer for flate in self.flater]
        if not numre or len(numre) != len(set(numre)):
            melding = f"Kartet må tegne hver kommune nøyaktig én gang; det har {len(numre)} flater."
            raise UgyldigKart(melding)

    def flate(self, nummer: str) -> Kartflate:
        """
        Give the shape of a municipality.

        Raises
        ------
        KeyError
            When the map does not have it.

        """
        for flate in self.flater:
            if flate.nummer == nummer:
                return flate
        raise KeyError(nummer)
