"""The real network, read from the shipped tables without a database."""

from __future__ import annotations

from datetime import date
from functools import cache

from tospann.core.kommune.reisenett import Kommunesenter, Reisegrunnlag, Reisenett, nett_paa
from tospann.imports import register
from tospann.imports.reisedata import reisemodell, ved_sjoen


@cache
def grunnlaget() -> Reisegrunnlag:
    """Give all that travel times rest on."""
    kilde = register.kilder()["kommunesentre"]
    sentre = tuple(
        Kommunesenter(s.nummer, float(s.bredde), float(s.lengde), s.metode, s.periode, kilde)
        for s in register.les_sentre()
    )
    return Reisegrunnlag(
        register.les_historie(), sentre, tuple(register.les_forbindelser()), ved_sjoen(), reisemodell()
    )


@cache
def nettet(dato: date) -> Reisenett:
    """Give the network of a date."""
    return nett_paa(grunnlaget(), dato)
