"""A requirement that a named role has set aside, with a reason and a date. It stays visible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class UgyldigFravik(ValueError):
    """A waiver nobody answers for."""


@dataclass(frozen=True, slots=True)
class Fravik:
    """Who has decided to go on although a rule is not answered by OPPFYLT, why and when."""

    regel_id: str
    rolle: str
    begrunnelse: str
    dato: date

    def __post_init__(self) -> None:
        """Refuse a waiver without role or reason."""
        if not (self.rolle.strip() and self.begrunnelse.strip()):
            melding = f"Å fravike {self.regel_id} krever både rolle og begrunnelse."
            raise UgyldigFravik(melding)
