"""What has happened, or is planned to happen, between an employer and those who shall be heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Slag(StrEnum):
    """What kind of event."""

    INFORMERT = "informert"
    DROFTET = "drøftet"
    FORHANDLET = "forhandlet"
    UTTALELSE = "uttalelse"
    KONSULTERT = "konsultert"
    VEDTAK = "vedtak"


class Sektor(StrEnum):
    """Which of the two owners it belongs to."""

    STAT = "stat"
    KOMMUNE = "kommune"
    BEGGE = "begge"
    EKSTERN = "ekstern"


@dataclass(frozen=True, slots=True)
class Hendelse:
    """
    One event in one decision.

    *kommune* is a kommunenummer, or None for what is common. *planlagt* means
    that nobody has said that it was held. *referat* is a reference to the
    minutes (a title or a case number, never their text).
    """

    beslutning: str
    slag: Slag
    sektor: Sektor
    organ: str
    nivaa: str
    kommune: str | None
    dato: date
    planlagt: bool = False
    referat: str = ""

    def er_holdt(self, dato: date) -> bool:
        """Tell whether it had been held on *dato*; what lies ahead has not, whatever is ticked."""
        return not self.planlagt and self.dato <= dato
