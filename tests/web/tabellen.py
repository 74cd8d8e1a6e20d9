"""One printed table, for the tests of who may what: kept by a party, and on its way to being kept."""

from __future__ import annotations

from functools import cache

from tests.actions.demoen import bruker

from tospann.actions.lagre_tabell import lagre_tabell
from tospann.imports.tabellregelskriver import skriv_regler
from tospann.imports.tabellrutenett import Rutenett
from tospann.imports.tabellsamling import MAPPE, levert
from tospann.imports.trykttabell import les_fil
from tospann.store import models
from tospann.web.tabell.ny import Utkast

# What the oracle's words stand for.
OBJEKTER = {
    "statens tabell": [["1"]],
    "ukjent tabell": [["0"], ["2"], ["999999999999"]],
    "fil fra statens tabell": [["1", "tabell.csv"], ["1", "kontroll.json"]],
    "ukjent tabellfil": [["1", "passwd"], ["2", "tabell.csv"]],
    "levert tabell": [["ntl-2012"]],
    "ukjent levert tabell": [["finnes-ikke"], ["egne"]],
    "fil fra levert tabell": [["ntl-2012", "tabell.csv"], ["ntl-2012", "regler.toml"]],
    "ukjent fil fra levert tabell": [["ntl-2012", "tabell.ods"], ["finnes-ikke", "tabell.csv"]],
}


def tabell_1() -> Rutenett:
    """Give table 1 as it is read."""
    return les_fil((MAPPE / "ntl-2012" / "tabell.csv").read_bytes(), "tabell1.csv")


def lagret_tabell(brukernavn: str) -> models.Trykttabell:
    """Keep table 1 for somebody's party."""
    return lagre_tabell(bruker=bruker(brukernavn), nett=tabell_1(), regeltekst=levert("ntl-2012").regeltekst)


@cache
def skjemaer() -> dict[str, dict[str, object]]:
    """Fill in the forms so that they are right for whoever may send them."""
    ett = levert("ntl-2012")
    andre_regler = skriv_regler(ett.tabell, ett.regelfil.oppsett.dato, ett.regelfil.regler[:2])
    return {
        "lagre_tabell": {"utkast": Utkast(tabell_1(), {}).seglet(andre_regler)},
        "rett_tabell": {"rad": 8, "kolonne": "kontor", "gammel": "33", "ny": "28", "grunn": "Trykkfeil"},
    }
