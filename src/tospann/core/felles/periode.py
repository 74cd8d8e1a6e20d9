"""A span of dates: from and including, to and not including."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class UgyldigPeriode(ValueError):
    """The period ends before it begins."""


@dataclass(frozen=True, slots=True)
class Periode:
    """From *fra* (with) to *til* (without); no *til* means until further notice."""

    fra: date
    til: date | None = None

    def __post_init__(self) -> None:
        """Refuse a period without a single day."""
        if self.til is not None and self.til <= self.fra:
            melding = f"Perioden {self.fra}–{self.til} har ingen dager."
            raise UgyldigPeriode(melding)

    def gjelder(self, dato: date) -> bool:
        """Tell whether *dato* lies in the period."""
        return self.fra <= dato and (self.til is None or dato < self.til)

    def overlapper(self, annen: Periode) -> bool:
        """Tell whether two periods share a day."""
        slutter_etter = self.til is None or annen.fra < self.til
        return slutter_etter and (annen.til is None or self.fra < annen.til)
