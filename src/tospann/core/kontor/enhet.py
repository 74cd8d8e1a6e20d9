"""A Nav office as a unit through time, and the dated lists it has been seen in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.kilde import Kilde

# Areas that lists have beside municipalities: Svalbard, Longyearbyen, Jan Mayen. They lie in no county.
IKKE_KOMMUNER = frozenset({"2100", "2111", "2211"})
_NUMMER = re.compile(r"\d{4}|difi-\d+")


class UgyldigEnhetsnummer(ValueError):
    """Not the number of an office."""


class Enhetsslag(StrEnum):
    """What the unit covers: municipalities, a part of a large one, or none."""

    KONTOR = "Nav-kontor"
    BYDEL = "Nav-kontor for en bydel"
    SPESIELL = "særskilt enhet"


class Nummergrunnlag(StrEnum):
    """How we know the number of a unit."""

    NAV = "Navs eget enhetsnummer"
    UTLEDET = "utledet: kommunens nummer, som Nav bruker"
    LISTE = "lista har bare sitt eget nummer"


@dataclass(frozen=True, slots=True, order=True)
class Kontorenhet:
    """A unit, apart from what it was called and where it was; those change."""

    nummer: str
    slag: Enhetsslag
    grunnlag: Nummergrunnlag

    def __post_init__(self) -> None:
        """Refuse what is not a unit's number."""
        if not _NUMMER.fullmatch(self.nummer):
            melding = f"«{self.nummer}» er ikke et enhetsnummer (fire siffer, eller difi- og listas nummer)."
            raise UgyldigEnhetsnummer(melding)


@dataclass(frozen=True, slots=True)
class Kontorliste:
    """A list of every office in the country as it was on a day: what is not in it was not seen."""

    id: str
    navn: str
    dato: date
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Kontorobservasjon:
    """
    One row of a list.

    *kommune* is the municipality the row stands for, empty where it stands for
    none; *oppgitt* is the number as printed, and *merknad* says why they differ.
    *del_* is the code of the part of the municipality, where the list has one.
    """

    liste: str
    kontor: str
    navn: str
    kommune: str
    oppgitt: str
    del_: str = ""
    merknad: str = ""
