"""Norwegian working days: weekends and public holidays are off, summer and Christmas are quiet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from holidays import country_holidays

EN_DAG = timedelta(days=1)
_LORDAG = 5
_DESEMBER = 12
_ROMJUL_FRA = 24
FELLEFERIE = (28, 31)
"""ISO weeks from and including, to and including. An assumption: no act names them."""


@cache
def helligdager(aar: int) -> Mapping[date, str]:
    """Give the public holidays of a year with their Norwegian names."""
    return MappingProxyType(dict(country_holidays("NO", years=aar, language="no")))


def er_arbeidsdag(dato: date) -> bool:
    """Tell whether people can be expected at work: neither weekend nor public holiday."""
    return dato.weekday() < _LORDAG and dato not in helligdager(dato.year)


def er_romjul(dato: date) -> bool:
    """Tell whether the day lies between and including 24 and 31 December."""
    return dato.month == _DESEMBER and dato.day >= _ROMJUL_FRA


def arbeidsdag_fra(dato: date) -> date:
    """Give *dato*, or the first working day after it."""
    return next(d for d in dager_fra(dato) if er_arbeidsdag(d))


def arbeidsdag_til(dato: date) -> date:
    """Give *dato*, or the last working day before it: a deadline is never stretched by a weekend."""
    while not er_arbeidsdag(dato):
        dato -= EN_DAG
    return dato


def dager_fra(dato: date) -> Iterator[date]:
    """Yield *dato* and every day after it."""
    while True:
        yield dato
        dato += EN_DAG
