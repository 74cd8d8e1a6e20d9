"""The Nav offices that cover a municipality on a day, and the cooperations it is or was in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tospann.core.kommune.tidslinje import berorte
from tospann.core.kontor.dekning import Kontordekning
from tospann.core.kontor.samarbeid import Samarbeid, Samarbeidsstatus, status_paa
from tospann.store.kommune import historie
from tospann.store.kontor import dekningsbok
from tospann.store.samarbeid import alle_samarbeid


@dataclass(frozen=True, slots=True)
class Kontorer:
    """The offices, and each cooperation with where it stands on the day."""

    kontor: tuple[Kontordekning, ...]
    samarbeid: tuple[tuple[Samarbeid, Samarbeidsstatus], ...]


def kontorene(nummer: str, dato: date) -> Kontorer:
    """Give what the register of offices says; nothing where no source names an office."""
    return Kontorer(dekningsbok().hos(nummer, dato), tuple(_samarbeid(nummer, dato)))


def _samarbeid(nummer: str, dato: date) -> Iterator[tuple[Samarbeid, Samarbeidsstatus]]:
    """A cooperation knows its members by the numbers they had then."""
    numre = berorte(historie(), nummer, dato)
    egne = [s for s in alle_samarbeid() if any(m.kommune in numre for m in s.medlemmer)]
    yield from sorted(((s, status_paa(s, dato)) for s in egne), key=lambda p: (p[1].siden is None, p[0].navn))
