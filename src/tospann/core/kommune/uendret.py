"""While a municipality was the same land: what is known of it on one day holds on the others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tospann.core.felles.periode import Periode
from tospann.core.kommune.historie import Endringsslag, Kommunehistorie


def uendret(historie: Kommunehistorie, nummer: str, dato: date) -> Periode:
    """
    Give the days around *dato* the number was the same land; a new name changes nothing.

    Raises
    ------
    KeyError
        When the number was not in use on *dato*.

    """
    versjon = historie.paa(dato)[nummer]
    fra, til = versjon.periode.fra, versjon.periode.til
    while _bare_navn(historie, fra, nummer):
        fra = next(v.periode.fra for v in historie.perioder(nummer) if v.periode.til == fra)
    while til is not None and _bare_navn(historie, til, nummer):
        til = next(v.periode.til for v in historie.perioder(nummer) if v.periode.fra == til)
    return Periode(fra, til)


def _bare_navn(historie: Kommunehistorie, dag: date, nummer: str) -> bool:
    inn = historie.skritt_til(dag, nummer)
    return [e.fra for e in inn] == [nummer] and inn[0].slag is Endringsslag.NAVNEENDRING


def naermeste(dager: Iterable[date], dato: date, holder: Periode) -> date | None:
    """Give the day nearest to *dato* that lies in *holder*: the newest before it, else the first after."""
    mulige = sorted(d for d in dager if holder.gjelder(d))
    foer = [d for d in mulige if d <= dato]
    return foer[-1] if foer else next(iter(mulige), None)
