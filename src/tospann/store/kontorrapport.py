"""The coverage report for a date and a county, and the counts of the lists it rests on."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tospann.core.felles.tall import Tall
from tospann.core.kontor.dekningsrapport import Dekningsrapport, dekningsrapport, innenfor
from tospann.core.kontor.enhet import Kontorobservasjon
from tospann.core.kontor.listetelling import Listetelling, tall_i_lista, tell
from tospann.store.kommune import historie
from tospann.store.kontor import dekningsbok, lister, observasjoner
from tospann.store.register import utgave

HELE_LANDET = "hele landet"


def fylker(dato: date) -> dict[str, str]:
    """Give the names of the counties on a day, by number."""
    return {v.fylkesnummer: v.kommune.fylke for v in historie().paa(dato).values()}


def rapporten(dato: date, fylke: str = "") -> Dekningsrapport:
    """
    Give the report for a county, or for the whole country.

    Raises
    ------
    KeyError
        When there was no county with that number on the day.

    """
    hele = _hele_landet(utgave(), dato)
    return innenfor(hele, fylke, fylker(dato)[fylke]) if fylke else hele


@lru_cache(maxsize=8)
def _hele_landet(_utgave: int, dato: date) -> Dekningsrapport:
    return dekningsrapport(dekningsbok(), historie().paa(dato), dato, HELE_LANDET)


def tellinger() -> tuple[tuple[Listetelling, tuple[Kontorobservasjon, ...]], ...]:
    """Give each list counted, with its rows."""
    return _tellinger(utgave())


@lru_cache(maxsize=2)
def _tellinger(_utgave: int) -> tuple[tuple[Listetelling, tuple[Kontorobservasjon, ...]], ...]:
    alle = observasjoner()
    par = ((li, tuple(o for o in alle if o.liste == li.id)) for li in lister())
    return tuple((tell(li, egne, historie().paa(li.dato)), egne) for li, egne in par)


def listetall() -> tuple[Tall, ...]:
    """Give how many offices each list has."""
    return tuple(tall_i_lista(telling)[0] for telling, _ in tellinger())
