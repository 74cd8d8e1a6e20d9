"""Read a date the way people here write it."""

from __future__ import annotations

import re
from datetime import date

_DATO = re.compile(
    r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})|(?P<d2>[0-9]{1,2})\.(?P<m2>[0-9]{1,2})\.(?P<y2>[0-9]{4})"
)
_AAR = re.compile("[0-9]{4}")
_LENGST = 40


class UgyldigDatotekst(ValueError):
    """The text is not a date."""


def les_dato(tekst: str) -> date:
    """
    Read 2019-12-31, 31.12.2019 or 2019 (1 January).

    Raises
    ------
    UgyldigDatotekst
        With how it should be written.

    """
    rent = tekst.strip()
    if _AAR.fullmatch(rent):
        rent = f"{rent}-01-01"
    treff = _DATO.fullmatch(rent)
    if treff is None:
        melding = f"«{tekst[:_LENGST]}» er ikke en dato. Skriv den som 2019-12-31, 31.12.2019 eller 2019."
        raise UgyldigDatotekst(melding)
    try:
        return date(*(int(treff[n] or treff[f"{n}2"]) for n in "ymd"))
    except ValueError:
        melding = f"Datoen {rent} finnes ikke."
        raise UgyldigDatotekst(melding) from None
