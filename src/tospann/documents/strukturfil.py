"""Write a problem and its certificate in the form of docs/strukturkontrakt.md, digit for digit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Context, Decimal, Inexact
from fractions import Fraction

from tospann.core.struktur.krav import (
    Adskilt,
    Antall,
    Hvis,
    Krav,
    Minstesum,
    Reisegrense,
    Sammen,
    Storrelse,
    Vertsvalg,
    Virkning,
)
from tospann.core.struktur.losning import Lost
from tospann.core.struktur.problem import Eksakt, Strukturproblem
from tospann.core.struktur.sertifikat import Bevistrinn

_SIFRE, _DESIMALER = 30, 6


class KanIkkeSkrives(ValueError):
    """The problem cannot be written exactly; the text says why."""


def skrivbart(problem: Strukturproblem) -> Strukturproblem:
    """Give the same question with travel in six decimals: a third of a minute has no end, and a file must."""
    minutter = tuple(tuple(round(Fraction(m), _DESIMALER) for m in rad) for rad in problem.minutter)
    return replace(problem, minutter=minutter)


def skriv_problem(problem: Strukturproblem) -> str:
    """
    Write a problem; every figure is exact.

    Raises
    ------
    KanIkkeSkrives
        When a figure has no end of decimals, or journeys differ by direction.

    """
    minutter = problem.minutter
    n = problem.antall
    if any(minutter[i][j] != minutter[j][i] for i in range(n) for j in range(i)):
        raise KanIkkeSkrives("Reisetidene er ulike de to veiene, og da kan de ikke stå i et sertifikat.")
    deler = {
        "n": str(n),
        "names": json.dumps(list(problem.navn), ensure_ascii=False),
        "pop": _liste(problem.innbyggere),
        "fte": _liste(problem.aarsverk),
        "edges": json.dumps([list(kant) for kant in problem.kanter]),
        "minutes": "[" + ", ".join(_liste(rad) for rad in minutter) + "]",
        "params": _params(problem),
        "krav": "[" + ", ".join(_objekt(rad) for k in problem.krav for rad in _krav(k, n)) + "]",
    }
    return _objekt(deler)


def _params(problem: Strukturproblem) -> str:
    rammer, vekter = problem.rammer, problem.vekter
    return _objekt(
        {
            "T": _tall(rammer.reise),
            "k": str(rammer.storst),
            "theta": _tall(rammer.terskel),
            "alpha": _tall(vekter.organisasjon),
            "tv": _tall(vekter.reise),
            "sh": _tall(vekter.mangel),
        }
    )


def _objekt(deler: dict[str, str]) -> str:
    return "{" + ", ".join(f'"{navn}": {verdi}' for navn, verdi in deler.items()) + "}"


def _liste(verdier: Iterable[Eksakt]) -> str:
    return "[" + ", ".join(map(_tall, verdier)) + "]"


def _tall(verdi: Eksakt) -> str:
    brok = Fraction(verdi)
    try:
        eksakt = Context(prec=_SIFRE, traps=[Inexact]).divide(Decimal(brok.numerator), Decimal(brok.denominator))
    except Inexact:
        raise KanIkkeSkrives("Et av tallene har uendelig mange desimaler, og kan ikke stå i et sertifikat.") from None
    return f"{eksakt:f}"


def _krav(krav: Krav, n: int) -> Iterator[dict[str, str]]:
    """Give one row of the file for each thing the demand does; pairs that are kept apart get a row each."""
    for nr, felt in enumerate(rad for virkning in krav.virkninger for rad in _virkning(virkning, n)):
        ident = json.dumps(f"{krav.id}.{nr}", ensure_ascii=False)
        yield {"id": ident, "ordlyd": json.dumps(krav.ordlyd, ensure_ascii=False), **felt}


def _virkning(virkning: Virkning, n: int) -> Iterator[dict[str, str]]:
    match virkning:
        case Sammen(kommuner):
            yield {"slag": '"sammen"', "kommuner": _numre(kommuner)}
        case Adskilt(par):
            yield from ({"slag": '"adskilt"', "kommuner": _numre(ett)} for ett in sorted(par))
        case Vertsvalg(kommuner, verter):
            yield {"slag": '"vert"', "kommuner": _numre(kommuner), "verter": _numre(verter)}
        case Reisegrense(kommuner, minutter):
            yield {"slag": '"reise"', "kommuner": _numre(kommuner), "hoyst": _tall(minutter)}
        case Hvis(kommune, en_av):
            yield {"slag": '"hvis"', "kommune": str(kommune), "en_av": _numre(en_av)}
        case Minstesum(verdier, minst):
            yield {"slag": '"sum"', "verdier": _liste(verdier), "minst": _tall(minst)}
        case Storrelse(minst, hoyst) | Antall(minst, hoyst):
            yield {"slag": '"antall"' if isinstance(virkning, Antall) else '"medlemmer"', **_spenn(minst, hoyst, n)}


def _spenn(minst: int, hoyst: int, n: int) -> dict[str, str]:
    """Give the span within how many there are: more than all is all."""
    if minst > n:
        raise KanIkkeSkrives(f"Et krav er om minst {minst} av noe det bare er {n} av. Det er umulig uten videre bevis.")
    return {"minst": str(minst), "hoyst": str(min(hoyst, n))}


def _numre(numre: Iterable[int]) -> str:
    return json.dumps(sorted(numre))


def skriv_sertifikat(problemtekst: str, fingeravtrykk: str, lost: Lost, trinn: Iterable[Bevistrinn]) -> str:
    """Write the certificate; the problem stands in it as it was written."""
    losning = lost.losning
    beste = losning.strukturer[0] if losning.strukturer else None
    grupper = [{"host": g.vert, "members": list(g.medlemmer)} for g in beste.grupper] if beste else []
    resten = {
        "fingeravtrykk": fingeravtrykk,
        "status": str(losning.status),
        "lower_bound": float(losning.nedre_grense) if beste else None,
        "objective": float(beste.pris) if beste else None,
        "groups": grupper,
        "trinn": [_trinnet(t) for t in trinn],
    }
    tekst = json.dumps(resten, ensure_ascii=False, indent=1)
    return f'{{"problem": {problemtekst},\n{tekst[1:]}\n'


def _trinnet(trinn: Bevistrinn) -> dict[str, object]:
    return {
        "priser": [str(p) for p in trinn.priser],
        "antallspris": str(trinn.antallspris),
        "snitt": [[*tre, str(pris)] for tre, pris in trinn.snitt],
        "bound": str(trinn.grense),
        "d": str(trinn.d),
    }
