"""The shipped tables of offices, worked out once for the tests that ask what they say."""

from __future__ import annotations

from functools import cache

from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kontor.dekning import Dekningsbok
from tospann.core.kontor.enhet import Kontorobservasjon
from tospann.core.kontor.listetelling import Listetelling, tell
from tospann.core.kontor.perioder import Dekningsgrunnlag, dekningsperioder
from tospann.core.kontor.samarbeid import Samarbeid
from tospann.core.kontor.utelatt import utelatelser
from tospann.imports import kontordata, kontordrift
from tospann.imports.register import les_historie

LISTER = {liste.id: liste for liste in kontordata.les_lister()}


@cache
def historie() -> Kommunehistorie:
    """Give the real history of municipalities."""
    return les_historie()


@cache
def grunnlag() -> Dekningsgrunnlag:
    """Give what was really seen."""
    fakta = tuple(f.faktum for f in kontordata.les_fakta())
    return Dekningsgrunnlag(historie(), kontordata.dekke(observasjoner(), list(LISTER.values())), fakta)


@cache
def observasjoner() -> list[Kontorobservasjon]:
    """Give the rows of all lists."""
    return kontordata.les_observasjoner()


def i_lista(liste: str) -> list[Kontorobservasjon]:
    """Give the rows of one list."""
    return [o for o in observasjoner() if o.liste == liste]


@cache
def telling(liste: str) -> Listetelling:
    """Give one list, ready to be counted."""
    return tell(LISTER[liste], i_lista(liste), historie().paa(LISTER[liste].dato))


@cache
def bok() -> Dekningsbok:
    """Give all cover."""
    return Dekningsbok(dekningsperioder(grunnlag()), (), utelatelser(grunnlag()), min(grunnlag().dager))


@cache
def samarbeid() -> dict[str, Samarbeid]:
    """Give every cooperation by its address."""
    return {s.slug: s for s, _ in kontordrift.les_samarbeid()}
