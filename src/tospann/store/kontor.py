"""The questions asked about offices; each is answered from what is read once for each edition of the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kontor.dekning import Dekningsbok, Kontordekning
from tospann.core.kontor.enhet import Kontorenhet, Kontorliste, Kontorobservasjon
from tospann.core.kontor.ledelse import Ledelse, Ledelsesmodell, Lederoppdrag, ledelse_paa
from tospann.core.kontor.samarbeid import Samarbeid, Samarbeidsslag
from tospann.core.kontor.traad import Kommunetraad, traader
from tospann.store import kontordrift, kontorenhet
from tospann.store.kommune import historie
from tospann.store.register import utgave
from tospann.store.samarbeid import alle_samarbeid

# What one report says of an area, is answered for the year of the report; before and after it is unknown.
# A pilot that its report counts among the areas.
_OGSAA_OMRAADER = {"sor-salten"}


def dekning(dato: date) -> Mapping[str, tuple[Kontordekning, ...]]:
    """
    Give the offices of every municipality on a day, the sure before the possible.

    An empty tuple means that no source names one: unknown, not a gap.
    """
    return dekningsbok().paa(dato, historie().paa(dato))


def ledelsesmodell(dato: date) -> Mapping[str, Ledelsesmodell]:
    """Give how the offices of each municipality are led on a day; UKJENT where no source says it, or they differ."""
    modeller: dict[str, set[Ledelsesmodell]] = defaultdict(set)
    ledelsen = ledelse_paa(lederoppdrag(), dato)
    for oppdrag in (o for ledelse in ledelsen.values() for o in ledelse.oppdrag):
        modeller[oppdrag.kommune].add(ledelsen[oppdrag.kontor].modell)
    kommuner = historie().paa(dato)
    return {nr: next(iter(m)) if len(m := modeller[nr]) == 1 else Ledelsesmodell.UKJENT for nr in kommuner}


def ledelse(dato: date) -> Mapping[str, Ledelse]:
    """Give how each office is led on a day, by its number; an office that is not there is unknown."""
    return ledelse_paa(lederoppdrag(), dato)


def tjenesteomraader(dato: date) -> Mapping[str, tuple[str, ...]]:
    """
    Give the service areas of each municipality on a day, the wider first; areas may overlap.

    A municipality that is not there, is in none we know of. The areas of Nordland
    are known for 2018, the year of the report.
    """
    omraader = [s for s in alle_samarbeid() if _er_omraade(s) and _kjent(s, dato)]
    ut: dict[str, list[Samarbeid]] = defaultdict(list)
    for omraade in omraader:
        for medlem in omraade.medlemmer:
            ut[medlem.kommune].append(omraade)
    return {nr: tuple(s.navn for s in sorted(alle, key=lambda s: (bool(s.del_av), s.navn))) for nr, alle in ut.items()}


def _er_omraade(samarbeid: Samarbeid) -> bool:
    """Tell whether it is a service area, or a pilot that works as one inside a service area."""
    return samarbeid.slag is Samarbeidsslag.TJENESTEOMRAADE or samarbeid.slug in _OGSAA_OMRAADER


def _kjent(omraade: Samarbeid, dato: date) -> bool:
    """Tell whether an event speaks of the year: an area has no start or end that we know."""
    return any(h.senest.year == dato.year for h in omraade.hendelser)


def dekningsbok() -> Dekningsbok:
    """Give all cover, ready to be asked."""
    return _dekningsbok(utgave())


def lister() -> tuple[Kontorliste, ...]:
    """Give the lists, oldest first."""
    return _lister(utgave())


def enheter() -> Mapping[str, Kontorenhet]:
    """Give every unit by its number."""
    return _enheter(utgave())


def lederoppdrag() -> tuple[Lederoppdrag, ...]:
    """Give every leader's task that a source tells of."""
    return _lederoppdrag(utgave())


def kommunetraader() -> tuple[Kommunetraad, ...]:
    """Give the municipalities as threads, for finding hosts."""
    return _traader(utgave())


def i_fylket(dato: date, fylkesnummer: str) -> Mapping[str, Kommuneversjon]:
    """Give the municipalities of a county on a day; all where no county is asked for."""
    return {nr: v for nr, v in historie().paa(dato).items() if not fylkesnummer or v.fylkesnummer == fylkesnummer}


@lru_cache(maxsize=2)
def _dekningsbok(_utgave: int) -> Dekningsbok:
    perioder = kontorenhet.Dekning.objects.select_related("kontor")
    navn = kontorenhet.Kontornavn.objects.select_related("kontor")
    lista = _lister(_utgave)
    return Dekningsbok(
        tuple(p.som_verdi() for p in perioder),
        tuple(n.som_verdi() for n in navn),
        tuple(u.som_verdi() for u in kontorenhet.Utelatelse.objects.all()),
        lista[0].dato if lista else date.max,
    )


@lru_cache(maxsize=2)
def _lister(_utgave: int) -> tuple[Kontorliste, ...]:
    return tuple(li.som_verdi() for li in kontorenhet.Kontorliste.objects.select_related("kilde"))


@lru_cache(maxsize=2)
def _enheter(_utgave: int) -> Mapping[str, Kontorenhet]:
    return {k.nummer: k.som_verdi() for k in kontorenhet.Kontor.objects.all()}


@lru_cache(maxsize=2)
def _lederoppdrag(_utgave: int) -> tuple[Lederoppdrag, ...]:
    return tuple(o.som_verdi() for o in kontordrift.Lederoppdrag.objects.select_related("kontor"))


@lru_cache(maxsize=2)
def _traader(_utgave: int) -> tuple[Kommunetraad, ...]:
    return traader(historie())


def observasjoner() -> tuple[Kontorobservasjon, ...]:
    """Give every row of every list, as printed."""
    return _observasjoner(utgave())


@lru_cache(maxsize=2)
def _observasjoner(_utgave: int) -> tuple[Kontorobservasjon, ...]:
    return tuple(o.som_verdi() for o in kontorenhet.Kontorobservasjon.objects.select_related("liste", "kontor"))
