"""Studiegrunnlag: gather the facts of an area on a date from the register, as a study freezes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from tospann.actions.finn_reisetid import nett_paa
from tospann.core.felles.tall import Tall
from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kommune.reisematrise import Par
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.problem import UgyldigProblem
from tospann.core.struktur.studie import Studiegrunnlag, Studiekommune, anslaa_aarsverk
from tospann.core.struktur.studiereiser import bare_ferje, lag_naboer, lag_reiser
from tospann.imports.nordland import DATO as NORDLANDS_DATO
from tospann.imports.nordland import nordland
from tospann.store.kommune import historie, nabogrenser, opplysninger
from tospann.store.register import utgave
from tospann.store.statistikk import folketall


def samle_studiegrunnlag(sted: str, numre: Iterable[str], dato: date) -> Studiegrunnlag:
    """
    Gather people, borders, travel and what is known of each municipality.

    Raises
    ------
    UgyldigProblem
        With the municipality that did not exist then, or whose people or travel nobody knows.

    """
    return _samle(utgave(), sted, tuple(sorted(set(numre))), dato)


@lru_cache(maxsize=8)
def _samle(_edition: int, sted: str, valgte: tuple[str, ...], dato: date) -> Studiegrunnlag:
    kommuner = historie().paa(dato)
    if ukjente := [n for n in valgte if n not in kommuner]:
        raise UgyldigProblem(f"Kommune {ukjente[0]} fantes ikke den dagen studien gjelder.")
    folk = folketall(dato)
    if uten := [n for n in valgte if n not in folk]:
        raise UgyldigProblem(f"Folketallet i {kommuner[uten[0]].kommune.kortnavn} er ukjent på den datoen.")
    land, sjo = _naboene(dato)
    nett = nett_paa(dato)
    system, samisk = (opplysninger(s, dato) for s in (Opplysningsslag.FAGSYSTEM, Opplysningsslag.SAMISK_OMRAADE))
    rader = (
        _kommune(
            kommuner[n],
            folk[n],
            dato,
            (
                system[n].verdi if n in system else "",
                samisk[n].verdi if n in samisk else "",
                bare_ferje(nett, n),
            ),
        )
        for n in valgte
    )
    reiser, naboer = lag_reiser(nett, valgte, land, sjo), lag_naboer(nett, valgte, land, sjo)
    return Studiegrunnlag(sted, dato, tuple(rader), naboer, reiser, _utgangspunkt(valgte, dato))


def _naboene(dato: date) -> tuple[tuple[Par, ...], tuple[Par, ...]]:
    grenser = nabogrenser(dato)
    land = tuple((g.a, g.b) for g in grenser if g.landgrense_km > 0)
    return land, tuple((g.a, g.b) for g in grenser if not g.landgrense_km)


def _kommune(versjon: Kommuneversjon, folk: Tall, dato: date, kjent: tuple[str, str, str]) -> Studiekommune:
    kommune = versjon.kommune
    aarsverk = anslaa_aarsverk(kommune.nummer, kommune.kortnavn, folk, dato)
    return Studiekommune(kommune, folk, aarsverk, *kjent)


def _utgangspunkt(numre: tuple[str, ...], dato: date) -> tuple[Inndeling, ...]:
    """Give each municipality alone; and before it the service areas of the report, where they cover the study."""
    hver_for_seg = Inndeling("Hver kommune for seg", tuple(Samling(n, (n,)) for n in numre))
    omraader = nordland().omraader if dato.year == NORDLANDS_DATO.year else ()
    dekket = {n for o in omraader for n in o.kommuner}
    if not omraader or not set(numre) <= dekket:
        return (hver_for_seg,)
    folk: Mapping[str, Tall] = nordland().folketall
    # The report names no host; the largest municipality stands for it, and the page says so.
    samlinger = (tuple(n for n in sorted(o.kommuner) if n in numre) for o in omraader)
    areas = (Samling(max(s, key=lambda n: folk[n].som_brok()), s) for s in samlinger if s)
    return Inndeling("De ni tjenesteområdene", tuple(sorted(areas))), hver_for_seg
