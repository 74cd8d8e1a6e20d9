"""The map of a county or the country on a date, drawn once for each edition of the register and each day of change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kommune.kart import Kart
from tospann.core.kommune.kartdato import Endringsdag, forrige_endring, neste_endring
from tospann.core.kommune.kartutgave import tegn, velg_bilde
from tospann.imports.kartdata import kartgrunnlag
from tospann.store.kommune import historie
from tospann.store.register import utgave


@dataclass(frozen=True, slots=True)
class Kartsted:
    """What is asked about: a county (empty for the country) on a date, in one edition of the register."""

    fylke: str
    dato: date
    historie: Kommunehistorie
    utgave: int

    @property
    def dag(self) -> date:
        """Give the newest day up to the date on which anything changed: the map is the same from then on."""
        dager = [self.historie.begynner, *self.historie.endringsdager()]
        return dager[max(bisect_right(dager, self.dato) - 1, 0)]

    def kommuner(self) -> Mapping[str, Kommuneversjon]:
        """Give the municipalities of the country on the date."""
        return self.historie.paa(self.dato)

    def kart(self) -> Kart:
        """Give the map."""
        return _kartet(self.utgave, self.fylke, self.dag)

    def landskart(self) -> Kart:
        """Give the map of the whole country on the date."""
        return _kartet(self.utgave, "", self.dag)

    def endringer(self) -> tuple[Endringsdag | None, Endringsdag | None]:
        """Give the day of change before the date, and the one after it."""
        return _endringer(self.utgave, self.fylke, self.dato)


def registeret() -> tuple[int, Kommunehistorie]:
    """Give the register's edition and its history."""
    return utgave(), historie()


@lru_cache(maxsize=64)
def _kartet(_utgave: int, fylke: str, dag: date) -> Kart:
    grunnlag = kartgrunnlag()
    bilde = velg_bilde(grunnlag.bilder, fylke, dag)
    return tegn(grunnlag.tabeller[bilde.tabell], bilde, historie(), dag)


@lru_cache(maxsize=256)
def _endringer(_utgave: int, fylke: str, dato: date) -> tuple[Endringsdag | None, Endringsdag | None]:
    hist = historie()
    return forrige_endring(hist, dato, fylke), neste_endring(hist, dato, fylke)
