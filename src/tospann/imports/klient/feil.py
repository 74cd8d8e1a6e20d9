"""What can go wrong when a register is asked, said so that whoever asked knows what to do."""

from __future__ import annotations

import re

_UTSKRIVBART = re.compile(r"[^\S ]+|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
LENGSTE = 160


def ren(tekst: str, lengste: int = LENGSTE) -> str:
    """Make text from outside fit to print: one line, nothing invisible, not too long."""
    linje = " ".join(_UTSKRIVBART.sub(" ", tekst[: lengste * 4]).split())
    return linje if len(linje) <= lengste else f"{linje[: lengste - 1]}…"


class HentingFeilet(Exception):
    """A register could not be asked. Nothing is changed."""


class UgyldigAdresse(HentingFeilet):
    """The address in the settings cannot be used."""

    def __init__(self, adresse: str, grunn: str) -> None:
        """Say which and why."""
        super().__init__(f"Adressen «{ren(adresse)}» {grunn}. Rett den i innstillingene (docs/datakilder.md).")


class IkkeKontakt(HentingFeilet):
    """Nobody answers, or not in time."""

    def __init__(self, tjener: str, grunn: str, adresse: str) -> None:
        """Say whom, why, that nothing is changed, and the way out."""
        self.tjener, self.grunn, self.adresse = tjener, grunn, adresse
        super().__init__(
            f"{tjener} {grunn}, så ingenting er endret. Prøv igjen når maskinen har nett, eller lagre svaret "
            f"fra {adresse} på en maskin som har det, og les det inn med --fra-fil."
        )


class Avslag(HentingFeilet):
    """The server says no, or sends what we do not take. *status* is 0 when it is not a matter of status."""

    def __init__(self, tjener: str, grunn: str, adresse: str, status: int = 0) -> None:
        """Say what it answered and that nothing is changed."""
        self.tjener, self.adresse, self.status = tjener, adresse, status
        super().__init__(f"{tjener} {grunn}. Ingenting er endret. Spørsmålet var {adresse}")
