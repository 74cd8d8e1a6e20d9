"""Counties, as the municipalities say they belonged to them; and classes of size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.periode import Periode
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon


@dataclass(frozen=True, slots=True)
class Fylke:
    """A county while it had municipalities under its number and name."""

    nummer: str
    navn: str
    periode: Periode


def fylker(historie: Kommunehistorie) -> tuple[Fylke, ...]:
    """Give every county there has been, by number and then by time."""
    spenn: dict[tuple[str, str], list[Periode]] = {}
    for v in historie.versjoner:
        spenn.setdefault((v.fylkesnummer, v.kommune.fylke), []).append(v.periode)
    return tuple(
        Fylke(nummer, navn, Periode(min(p.fra for p in perioder), _slutt(perioder)))
        for (nummer, navn), perioder in sorted(spenn.items())
    )


def _slutt(perioder: list[Periode]) -> date | None:
    slutter = [p.til for p in perioder]
    return None if None in slutter else max(s for s in slutter if s)


def fylker_paa(historie: Kommunehistorie, dato: date) -> tuple[Fylke, ...]:
    """Give the counties of a date, by number."""
    return tuple(f for f in fylker(historie) if f.periode.gjelder(dato))


def kommuner_i(historie: Kommunehistorie, fylkesnummer: str, dato: date) -> tuple[Kommuneversjon, ...]:
    """Give the municipalities of a county on a date, by number."""
    return tuple(v for _, v in sorted(historie.paa(dato).items()) if v.fylkesnummer == fylkesnummer)


class Storrelse(StrEnum):
    """The classes of size people sort municipalities by (inhabitants)."""

    UNDER_2000 = "under 2\u202f000"
    UNDER_5000 = "2\u202f000–4\u202f999"
    UNDER_10000 = "5\u202f000–9\u202f999"
    UNDER_20000 = "10\u202f000–19\u202f999"
    UNDER_50000 = "20\u202f000–49\u202f999"
    STORRE = "50\u202f000 og flere"


_GRENSER = (
    (2_000, Storrelse.UNDER_2000),
    (5_000, Storrelse.UNDER_5000),
    (10_000, Storrelse.UNDER_10000),
    (20_000, Storrelse.UNDER_20000),
    (50_000, Storrelse.UNDER_50000),
)


def storrelse(innbyggere: int) -> Storrelse:
    """Give the class of size."""
    return next((klasse for grense, klasse in _GRENSER if innbyggere < grense), Storrelse.STORRE)
