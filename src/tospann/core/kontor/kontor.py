"""A Nav office: where it is, who works there for whom, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tospann.core.felles.tall import Opplysning, Tall
from tospann.core.kommune.kommune import Kommune


class Lokasjonsslag(StrEnum):
    """What kind of place it is after a change."""

    KONTORSTED = "kontorsted"
    AVDELING = "avdelingskontor"
    LOKASJON = "lokasjon med faste dager"


@dataclass(frozen=True, slots=True)
class Bemanning:
    """Positions in one municipality's office, by employer (årsverk)."""

    stat: Tall
    kommune: Tall


@dataclass(frozen=True, slots=True)
class Kontor:
    """A Nav office as it is today."""

    navn: str
    kommune: Kommune
    adresse: Opplysning
    bemanning: Bemanning
    fagsystem: Opplysning
    tjenester: tuple[Opplysning, ...]
