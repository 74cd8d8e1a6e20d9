"""
The authorisation oracle: who may what, written by hand in tilganger.csv, and what to try it on.

Nothing here asks the product who may do what. A cell is a status, or ``inn`` (sent
to choose a persona), ``byttet`` (is somebody else now), ``lagret`` (done, with one entry in
the journal) or ``nektet`` (told no, and nothing changed). An empty cell cannot occur.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver
from tests.web import konsekvensene, oppgjoret, reisene, studiene, tegningene
from tests.web.tabellen import OBJEKTER

SAK, UKJENT = "indre-salten", "finnes-ikke"
KOMMUNER = {"fauske": "1841", "sorfold": "1845", "saltdal": "1840", "beiarn": "1839", "hamaroy": "1849"}
FREMMEDE = ("1804", "9999", "0301", "18390", "beiarn", "1839 ", "%31839")
# Persona -> role in the oracle, and the municipality acted for.
PERSONAER = {
    "kommunedirektor-bodo": ("utenfor", "1804"),
    **{f"kommunedirektor-{sted}": ("kommunedirektor", nr) for sted, nr in KOMMUNER.items()},
    "direktor-nav-nordland": ("direktor", ""),
    "nav-leder-fauske": ("navleder", ""),
    "prosjektleder": ("prosjektleder", ""),
    "hovedtillitsvalgt": ("tillitsvalgt", ""),
    "statsforvalter": ("statsforvalter", ""),
    "folkevalgt-beiarn": ("folkevalgt", "1839"),
    **oppgjoret.PERSONAER,
}
FELLES = (
    "utredning.pdf",
    "vertskommuneavtale.pdf",
    "vertskommuneavtale.docx",
    "avtalekontroll.pdf",
    "avtalekontroll.json",
    "fremdriftsplan.pdf",
    "fremdriftsplan.ics",
    "kostnadsfordeling.xlsx",
    "kilder.json",
)
UKJENTE_PAPIRER = ("saksframlegg-bodo.pdf", "saksframlegg-.pdf", "utredning.docx", "utredning", "..", "passwd.pdf")
# What is the same whoever asks.
FASTE: dict[str, list[list[str]]] = {
    **reisene.OBJEKTER,
    **OBJEKTER,
    **oppgjoret.OBJEKTER,
    **studiene.OBJEKTER,
    **konsekvensene.OBJEKTER,
    "gruppe": [[SAK, "aarsverk.stat"], [SAK, "dager"]],
    "ukjent gruppe": [[SAK, "aarsverk"], [SAK, "paaslag"], [SAK, "%"]],
    "klausul inne": [[SAK, "tvist"], [SAK, "okonomi"]],
    "klausul ute": [[SAK, "evaluering"]],
    "ukjent klausul": [[SAK, "finnes-ikke"]],
    "ukjent sak": [[UKJENT]],
    "et kontor": [["1841"], ["difi-24253"]],
    "ukjent kontor": [["9999"], ["184"], ["difi-1"]],
    "et samarbeid": [["indre-salten"], ["nord-trondelag-rus-psykiatri"]],
    "ukjent samarbeid": [[UKJENT]],
    "en regel": [["KL-20-4-f"], ["TFA-1"], ["KL92-28-1-E-a"]],
    "ukjent regel": [["KL-99"], ["kl-20-4-f"]],
    "et regelemne": [["mote"], ["dokumentsett"]],
    "ukjent regelemne": [["romfart"], ["avtale"]],
    "regelfil": [["regelkatalog.csv"]],
    "ukjent regelfil": [["passwd"], ["regelkatalog.xlsx"]],
    "kontorfil": [["dekning.json"], ["ordbok.csv"]],
    "ukjent kontorfil": [["passwd"], ["dekning.xlsx"], ["..csv"]],
    "registerfil": [["csv"], ["json"]],
    "ukjent registerfil": [["xlsx"], ["py"]],
    "sammenligning uten kommuner": [["csv"], ["pdf"], ["py"]],
}


@dataclass(frozen=True, slots=True)
class Rad:
    """One line of the oracle."""

    rute: str
    metode: str
    gjelder: str
    svar: dict[str, str]


def les_orakelet() -> tuple[Rad, ...]:
    """Read the table."""
    with (Path(__file__).parent / "tilganger.csv").open(encoding="utf-8") as fil:
        return tuple(_rad(linje) for linje in csv.DictReader(fil))


def _rad(linje: dict[str, str]) -> Rad:
    return Rad(linje.pop("rute"), linje.pop("metode"), linje.pop("gjelder"), linje)


def rutene() -> set[str]:
    """Give the name of every address the product answers."""
    return {p.name or str(p.pattern) for p in _monstre(get_resolver())}


def _monstre(resolver: URLResolver) -> Iterator[URLPattern]:
    for ett in resolver.url_patterns:
        if isinstance(ett, URLResolver):
            yield from _monstre(ett)
        else:
            yield ett


def _papirer(sted: str) -> tuple[str, ...]:
    return (f"saksframlegg-{sted}.pdf", f"saksframlegg-{sted}.docx")


def objekter(gjelder: str, kommune: str, tall: tuple[str, ...], forutsetninger: tuple[str, ...]) -> list[list[str]]:
    """Give the arguments of the address, one list for each object *gjelder* stands for."""
    egne = [sted for sted, nr in KOMMUNER.items() if nr == kommune]
    andre = [sted for sted in KOMMUNER if sted not in egne]
    fra_tabellen: dict[str, list[list[str]]] = {
        **FASTE,
        **oppgjoret.egne_utkast(kommune),
        **tegningene.objekter(),
        "-": [[]],
        "egen kommune": [[SAK, kommune]] if egne else [],
        "annen kommune": [[SAK, nr] for nr in [*(KOMMUNER[s] for s in andre), *FREMMEDE]] + [[UKJENT, "1839"]],
        "andres avvik": [[SAK]] if kommune != KOMMUNER["hamaroy"] else [],
        "eget avvik": [[SAK]] if kommune == KOMMUNER["hamaroy"] else [],
        "tall i saken": [[SAK, t] for t in tall],
        "ukjent tall": [[SAK, t] for t in ("hemmelig", "folketall.1804")] + [[UKJENT, tall[0]]],
        "forutsetning": [[SAK, f] for f in forutsetninger],
        "ukjent forutsetning": [[SAK, f] for f in ("hemmelig", "aarsverk.stat.1804", "PAASLAG")],
        "felles papir": [[SAK, p] for p in FELLES],
        "eget saksframlegg": [[SAK, p] for sted in egne for p in _papirer(sted)],
        "andres saksframlegg": [[SAK, p] for sted in andre for p in _papirer(sted)],
        "ukjent papir": [[SAK, p] for p in UKJENTE_PAPIRER] + [[UKJENT, FELLES[0]]],
    }
    if kommune == oppgjoret.STATEN and "statens" in gjelder:
        # Nav's own økonomisjef reads what Nav keeps for itself; others in the role do not know of it.
        return []
    return fra_tabellen.get(gjelder, [[SAK]])
