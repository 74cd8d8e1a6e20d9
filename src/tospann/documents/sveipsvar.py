"""Write a sweep: each job as one line of JSON, and the points as a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from fractions import Fraction

from tospann.core.struktur.problem import Eksakt
from tospann.core.struktur.robusthet import Fremtider
from tospann.core.struktur.sveip import Jobbsvar, Punktsvar
from tospann.documents.regneark import Ark, Arkcelle, Arkkolonne, tegn_csv

# What stands in each column, and its unit; where nothing is counted there is a dash.
_KOLONNER = (
    "Punkt (nummer)",
    "Lengste reise til verten (minutter)",
    "Største gruppe (kommuner)",
    "Kompetanseterskel (årsverk)",
    "Pris per organisasjon (vekt)",
    "Pris per personminutt (vekt)",
    "Pris per manglende årsverk (vekt)",
    "Status (–)",
    "Organisasjoner (antall)",
    "Kostnad i alt (vektet sum)",
    "Reise i alt (personminutter)",
    "Mangler på terskelen (årsverk)",
    "Fremtider trukket (antall)",
    "Fremtider uten lovlig struktur (antall)",
    "Kostnad i fremtidene, snitt (vektet sum)",
    "Kostnad i fremtidene, 10-prosentil (vektet sum)",
    "Kostnad i fremtidene, 90-prosentil (vektet sum)",
    "Organisasjoner i fremtidene, snitt (antall)",
)
_TI = 10


def jobblinje(svar: Jobbsvar) -> str:
    """Write the answer of a job: the same answer is the same bytes."""
    f = svar.fremtider
    felt = {
        "id": svar.id,
        "status": str(svar.status),
        "pris": str(svar.struktur.pris),
        "grupper": [[g.vert, list(g.medlemmer)] for g in svar.struktur.grupper],
        "fremtider": {
            "trukket": f.trukket,
            "umulige": f.umulige,
            "priser": list(f.priser),
            "antall": list(f.antall),
            "sammen": [[a, b, ganger] for (a, b), ganger in f.sammen],
        },
    }
    return json.dumps(felt, ensure_ascii=False, separators=(",", ":")) + "\n"


def sveiptabell(svar: Iterable[Punktsvar]) -> str:
    """Write the points as CSV, one row each."""
    return tegn_csv(Ark("Sveip", tuple(map(Arkkolonne, _KOLONNER)), tuple(tuple(_rad(p)) for p in svar)))


def _rad(svar: Punktsvar) -> Iterator[Arkcelle]:
    r, v = svar.punkt.rammer, svar.punkt.vekter
    yield svar.punkt.nr + 1
    yield from (_tall(x) for x in (r.reise, r.storst, r.terskel, v.organisasjon, v.reise, v.mangel))
    yield str(svar.status)
    if svar.struktur.grupper:
        yield len(svar.struktur.grupper)
        yield from map(_tall, (svar.struktur.pris, svar.reise, svar.mangel))
    else:
        yield from ("–",) * 4
    yield from _fremtidene(svar.fremtider)


def _fremtidene(f: Fremtider) -> Iterator[Arkcelle]:
    yield from (f.trukket, f.umulige)
    if not f.priser:
        yield from ("–",) * 4
        return
    priser = sorted(map(Fraction, f.priser))
    n = len(priser)
    snitt = sum(priser, start=Fraction()) / n
    yield from map(_tall, (snitt, priser[n // _TI], priser[-1 - n // _TI], Fraction(sum(f.antall), n)))


def _tall(verdi: Eksakt) -> int | Fraction:
    """Give whole numbers as whole."""
    brok = Fraction(verdi)
    return brok.numerator if brok.denominator == 1 else brok
