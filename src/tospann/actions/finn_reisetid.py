"""Finn reisetid: gather what travel times rest on, once for each edition of the register, and the network of a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial

from tospann.core.kommune.reisenett import Reisegrunnlag, Reisenett
from tospann.core.kommune.reisenett import nett_paa as bygg
from tospann.imports.reisedata import reisemodell, ved_sjoen
from tospann.store.kommune import historie
from tospann.store.register import utgave
from tospann.store.reise import forbindelser, sentre


def nettene() -> Callable[[date], Reisenett]:
    """Ask once which edition the register has, and give what finds the network of a date in it."""
    return partial(_nett, utgave())


def nett_paa(dato: date) -> Reisenett:
    """Give the roads and ferries of a date, and the municipalities at their ends."""
    return nettene()(dato)


# Two dates are compared in one page, and people go back and forth between a few.
@lru_cache(maxsize=16)
def _nett(edition: int, dato: date) -> Reisenett:
    return bygg(_grunnlag(edition), dato)


@lru_cache(maxsize=2)
def _grunnlag(_edition: int) -> Reisegrunnlag:
    return Reisegrunnlag(historie(), sentre(), forbindelser(), ved_sjoen(), reisemodell())
