"""Where a figure or a statement comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kildeslag(StrEnum):
    """How far a source can be trusted, and what to call it in print."""

    STATISTIKK = "offisiell statistikk"
    REGISTER = "offentlig register"
    DOKUMENT = "dokument"
    LOV = "lov eller forskrift"
    MODELL = "modell"
    FORUTSETNING = "forutsetning"
    BEREGNET = "beregnet"


@dataclass(frozen=True, slots=True)
class Kilde:
    """
    A source.

    *sted* says where in the source (table, line, section); *dato* is when it
    was published or fetched.
    """

    id: str
    slag: Kildeslag
    tittel: str
    utgiver: str
    dato: date
    sted: str = ""
    lisens: str = ""


def beregnet(dato: date) -> Kilde:
    """Give the source of a figure that Tospann has computed from others."""
    return Kilde("beregnet", Kildeslag.BEREGNET, "Beregnet i Tospann", "Tospann", dato)
