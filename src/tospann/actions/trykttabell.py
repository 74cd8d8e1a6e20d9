"""From a kept table to the core's values: as printed, as corrected, and what the rules say about both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.tabell.funn import Tabellkontroll
from tospann.core.tabell.kontroll import kontroller
from tospann.core.tabell.tabell import Rettelse, Trykttabell, med_rettelser
from tospann.core.tabell.tallform import les_celle
from tospann.imports.tabellregler import Regelfil, krev_at_reglene_passer, les_regler
from tospann.imports.tabellrutenett import Rute, Rutenett, Ruterad, Ruteslag
from tospann.imports.trykttabell import som_tabell
from tospann.store import models


@dataclass(frozen=True, slots=True)
class Lesttabell:
    """A table that can be checked: the cells as they were written, what they mean, and the rules."""

    nett: Rutenett
    regeltekst: str
    regelfil: Regelfil
    tabell: Trykttabell
    kontroll: Tabellkontroll


@dataclass(frozen=True, slots=True)
class Lagrettabell:
    """A kept table: the printed one and the corrected one, each with its check."""

    lest: Lesttabell
    rettelser: tuple[Rettelse, ...]
    rettet: Tabellkontroll

    @property
    def trykt(self) -> Tabellkontroll:
        """Give the check of the table as printed."""
        return self.lest.kontroll


def les_tabell(nett: Rutenett, regeltekst: str) -> Lesttabell:
    """
    Read cells by a rule file, and check them.

    Raises
    ------
    FilAvvist
        When the rules or the cells cannot be read, or do not fit each other.

    """
    regelfil = les_regler(regeltekst)
    tabell = som_tabell(nett, regelfil.oppsett)
    krev_at_reglene_passer(tabell, regelfil)
    return Lesttabell(nett, regeltekst, regelfil, tabell, kontroller(tabell, regelfil.regler))


def last_tabell(rad: models.Trykttabell) -> Lagrettabell:
    """Give a kept table with its corrections."""
    lest = les_tabell(som_rutenett(rad.fil, rad.ruter, rad.lest), rad.regler)
    rettelser = tuple(_rettelser(lest.tabell, rad.rettelser.all()))
    # Its figures are not the printed ones, and must not be taken for them.
    rettet = replace(med_rettelser(lest.tabell, rettelser), id=f"{lest.tabell.id}.rettet")
    return Lagrettabell(lest, rettelser, kontroller(rettet, lest.regelfil.regler))


def som_json(nett: Rutenett) -> list[object]:
    """Give the cells in the form they are kept in."""
    return [[rad.nr, [[rute.tekst, rute.slag.value] for rute in rad.ruter]] for rad in nett.rader]


def som_rutenett(fil: str, ruter: Iterable[tuple[int, Sequence[tuple[str, str]]]], lest: Sequence[str]) -> Rutenett:
    """Give back the cells from the form they are kept in."""
    rader = tuple(Ruterad(nr, tuple(Rute(tekst, Ruteslag(slag)) for tekst, slag in rad)) for nr, rad in ruter)
    return Rutenett(fil, rader, tuple(lest))


def _rettelser(tabell: Trykttabell, rader: Iterable[models.Tabellrettelse]) -> Iterable[Rettelse]:
    for rad in rader:
        lest = les_celle(rad.ny, tabell.kolonne(rad.kolonne).slag)
        kilde = Kilde(
            "rettelse", Kildeslag.FORUTSETNING, f"Rettelse: {rad.grunn}", rad.rolle, rad.dato, "ikke som trykt"
        )
        yield Rettelse(rad.radnr, rad.kolonne, rad.gammel, rad.ny, lest, rad.grunn, rad.rolle, kilde)
