"""
Who leads an office: leaders are counted apart from offices.

That the office has two owners says nothing about who leads it. One leader may lead several offices, or only the state's
or the municipality's part of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.periode import Periode


class Arbeidsgiver(StrEnum):
    """Who employs."""

    STAT = "staten"
    KOMMUNE = "kommunen"
    UKJENT = "ukjent"


class Lederomfang(StrEnum):
    """What of the office a leader leads."""

    HELE = "hele kontoret"
    STATLIG = "den statlige delen"
    KOMMUNAL = "den kommunale delen"


class Ledelsesmodell(StrEnum):
    """How an office is led."""

    STATLIG = "statlig leder"
    KOMMUNAL = "kommunal leder"
    FELLES = "felles leder med andre kontor"
    DELT = "delt ledelse"
    EGEN = "egen leder, arbeidsgiveren er ukjent"
    UKJENT = "ukjent"


@dataclass(frozen=True, slots=True, order=True)
class Lederoppdrag:
    """
    A leader leads an office, or a part of it, for a time.

    *leder* is a key without meaning, never a name; *stedfortreder* is who employs the deputy.
    """

    kontor: str
    kommune: str
    leder: str
    omfang: Lederomfang
    arbeidsgiver: Arbeidsgiver
    stedfortreder: Arbeidsgiver
    periode: Periode


@dataclass(frozen=True, slots=True)
class Ledelse:
    """How one office is led on a day, by which leaders."""

    kontor: str
    modell: Ledelsesmodell
    oppdrag: tuple[Lederoppdrag, ...] = ()


def ledelse_paa(oppdrag: Iterable[Lederoppdrag], dato: date) -> Mapping[str, Ledelse]:
    """Give how each office is led on a day; an office that is not there is unknown."""
    gjeldende = sorted(o for o in oppdrag if o.periode.gjelder(dato))
    kontor: dict[str, list[Lederoppdrag]] = defaultdict(list)
    leders: dict[str, set[str]] = defaultdict(set)
    for o in gjeldende:
        kontor[o.kontor].append(o)
        leders[o.leder].add(o.kontor)
    return {nr: Ledelse(nr, _modell(egne, leders), tuple(egne)) for nr, egne in kontor.items()}


def _modell(oppdrag: list[Lederoppdrag], leders: Mapping[str, set[str]]) -> Ledelsesmodell:
    if any(o.omfang is not Lederomfang.HELE for o in oppdrag):
        return Ledelsesmodell.DELT
    if any(len(leders[o.leder]) > 1 for o in oppdrag):
        return Ledelsesmodell.FELLES
    match oppdrag[0].arbeidsgiver:
        case Arbeidsgiver.STAT:
            return Ledelsesmodell.STATLIG
        case Arbeidsgiver.KOMMUNE:
            return Ledelsesmodell.KOMMUNAL
        case Arbeidsgiver.UKJENT:
            return Ledelsesmodell.EGEN


def antall_ledere(oppdrag: Iterable[Lederoppdrag], dato: date) -> int:
    """Count the leaders on a day, however many offices each leads."""
    return len({o.leder for o in oppdrag if o.periode.gjelder(dato)})
