"""How deadlines are counted (domstolloven §§ 148 and 149, which forvaltningsloven § 30 refers to)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from holidays import country_holidays

_LORDAG = 5
_MAANEDER_I_AARET = 12


def uker_etter(dato: date, uker: int) -> date:
    """End on the same weekday so many weeks on: the day it begins is not counted."""
    return dato + timedelta(weeks=uker)


def maaneder_etter(dato: date, maaneder: int) -> date:
    """End on the day of the same number, or on the last of a month that has no such day."""
    aar, maaned = divmod(dato.year * _MAANEDER_I_AARET + dato.month - 1 + maaneder, _MAANEDER_I_AARET)
    return date(aar, maaned + 1, min(dato.day, monthrange(aar, maaned + 1)[1]))


def er_virkedag(dato: date) -> bool:
    """Tell whether a deadline can end on the day: not a Saturday, a Sunday or a public holiday."""
    return dato.weekday() < _LORDAG and dato not in country_holidays("NO", years=dato.year)


def forlenget(dato: date) -> date:
    """Give the day, or the next working day where it falls on a Saturday or a holiday."""
    while not er_virkedag(dato):
        dato += timedelta(days=1)
    return dato
