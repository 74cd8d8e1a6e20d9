"""A municipality as it was on a date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NUMMER = re.compile("[0-9]{4}")


class UgyldigKommunenummer(ValueError):
    """Not four digits."""


@dataclass(frozen=True, slots=True, order=True)
class Kommune:
    """
    A municipality; sorts by kommunenummer, which is also how ties are broken.

    *navn* is the official name (with Sámi or Kven parts), *kortnavn* what people
    say in Norwegian.
    """

    nummer: str
    navn: str = field(compare=False)
    kortnavn: str = field(compare=False)
    fylke: str = field(default="", compare=False)
    samisk_navn: str = field(default="", compare=False)
    orgnr: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """Refuse numbers that have lost their leading zero."""
        if not _NUMMER.fullmatch(self.nummer):
            melding = f"«{self.nummer}» er ikke et kommunenummer (fire siffer)."
            raise UgyldigKommunenummer(melding)
