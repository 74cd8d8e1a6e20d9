"""The services in an office: whose they are, their legal basis, and which the law demands on a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.alvor import Bevis
from tospann.core.felles.periode import Periode


class Tjenesteeier(StrEnum):
    """Whose task it is."""

    STAT = "staten"
    KOMMUNE = "kommunen"


class Tjenesteklasse(StrEnum):
    """What a service is in an office on a date."""

    MINIMUM = "minimum"
    UTOVER = "utover minimum"


@dataclass(frozen=True, slots=True)
class Tjenestekrav:
    """That a service must be in every office for a time: the law, the place in it, and how well that is checked."""

    periode: Periode
    hjemmel: str
    bevis: Bevis


@dataclass(frozen=True, slots=True)
class Tjeneste:
    """A service; *krav* are the times the law demands it, none for those a municipality may choose to add."""

    kode: str
    navn: str
    eier: Tjenesteeier
    krav: tuple[Tjenestekrav, ...] = ()

    def kravet(self, dato: date) -> Tjenestekrav | None:
        """Give the demand that holds on a day, if any."""
        return next((k for k in self.krav if k.periode.gjelder(dato)), None)

    def klasse(self, dato: date) -> Tjenesteklasse:
        """Tell whether the service is minimum or beyond it on a day."""
        return Tjenesteklasse.MINIMUM if self.kravet(dato) else Tjenesteklasse.UTOVER


def minstesett(tjenester: Iterable[Tjeneste], dato: date) -> tuple[Tjeneste, ...]:
    """Give what every office must have on a day."""
    return tuple(t for t in tjenester if t.kravet(dato))
