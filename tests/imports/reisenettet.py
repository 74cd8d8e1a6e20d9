"""The real network, read from the shipped tables without a database."""

from __future__ import annotations

from datetime import date
from functools import cache

from tospann.core.kommune.reisenett import Reisenett, nett_paa
from tospann.imports.reisedata import reisegrunnlag


@cache
def nettet(dato: date) -> Reisenett:
    """Give the network of a date."""
    return nett_paa(reisegrunnlag(), dato)
