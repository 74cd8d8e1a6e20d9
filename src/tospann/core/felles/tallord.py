"""Read a number the way people here write it."""

from __future__ import annotations

import re
from decimal import Decimal

_TALL = re.compile(r"(?P<hele>[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+)(?:,(?P<rest>[0-9]{1,4}))?")


class UgyldigTall(ValueError):
    """The text is not a number we can read without guessing."""


def les_tall(tekst: str) -> Decimal:
    """
    Read "1 234,5" (not negative, at most four decimals).

    A full stop is refused: it means thousands to some and decimals to others.

    Raises
    ------
    UgyldigTall
        With how it should be written.

    """
    treff = _TALL.fullmatch(tekst.strip())
    if treff is None:
        melding = f"«{tekst}» kan ikke leses som et tall. Skriv for eksempel 1 234,5."
        raise UgyldigTall(melding)
    return Decimal(f"{re.sub(r'[^0-9]', '', treff['hele'])}.{treff['rest'] or '0'}")
