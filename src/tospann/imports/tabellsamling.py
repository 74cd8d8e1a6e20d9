"""The printed tables that Tospann ships: as printed, with their rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tospann.core.tabell.funn import Tabellkontroll
from tospann.core.tabell.kontroll import kontroller
from tospann.core.tabell.tabell import Trykttabell
from tospann.imports.tabellfil import DATA
from tospann.imports.tabellregler import Regelfil, krev_at_reglene_passer, les_regler
from tospann.imports.trykttabell import les_fil, som_tabell

MAPPE = DATA / "tabeller"


@dataclass(frozen=True, slots=True)
class Levert:
    """A shipped table: the file, its rules as written, and what the check says."""

    slug: str
    tabell: Trykttabell
    regelfil: Regelfil
    regeltekst: str
    lesemaate: tuple[str, ...]
    kontroll: Tabellkontroll


@cache
def leverte() -> tuple[str, ...]:
    """Give the names of the shipped tables."""
    return tuple(sorted(sti.name for sti in MAPPE.iterdir() if (sti / "regler.toml").is_file()))


@cache
def levert(slug: str) -> Levert:
    """
    Read and check one of the shipped tables, once.

    Raises
    ------
    KeyError
        When there is no such table.
    FilAvvist
        When the shipped files have a fault.

    """
    if slug not in leverte():
        raise KeyError(slug)
    regeltekst = (MAPPE / slug / "regler.toml").read_text("utf-8")
    regelfil = les_regler(regeltekst, f"{slug}/regler.toml")
    nett = les_fil((MAPPE / slug / "tabell.csv").read_bytes(), f"{slug}/tabell.csv")
    tabell = som_tabell(nett, regelfil.oppsett)
    krev_at_reglene_passer(tabell, regelfil)
    return Levert(slug, tabell, regelfil, regeltekst, nett.merknader, kontroller(tabell, regelfil.regler))
