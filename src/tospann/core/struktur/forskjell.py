"""How two structures differ, in words: who goes somewhere else, and who hosts instead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from tospann.core.felles.norsk import opplisting
from tospann.core.struktur.inndeling import Inndeling, Samling


def forskjeller(fra: Inndeling, til: Inndeling, navn: Mapping[str, str]) -> tuple[str, ...]:
    """Say what is different in *til* against *fra*, one sentence for those who move alike."""
    par = _par(fra, til)
    return (*_flyttinger(fra, til, par, navn), *_verter(par, navn))


def _par(fra: Inndeling, til: Inndeling) -> dict[Samling, Samling]:
    """Pair each organisation in *til* with the one in *fra* it shares most with; each is paired once."""
    felles = Counter((ny, fra.samling(n)) for ny in til.samlinger for n in ny.medlemmer)
    par: dict[Samling, Samling] = {}
    for (ny, gammel), _antall in sorted(felles.items(), key=lambda p: (-p[1], p[0][0].vert != p[0][1].vert, p[0])):
        if ny not in par and gammel not in par.values():
            par[ny] = gammel
    return par


def _flyttinger(
    fra: Inndeling, til: Inndeling, par: Mapping[Samling, Samling], navn: Mapping[str, str]
) -> Iterator[str]:
    sammen = defaultdict[tuple[Samling, Samling], list[str]](list)
    for ny in til.samlinger:
        for nummer in ny.medlemmer:
            gammel = fra.samling(nummer)
            if par.get(ny) != gammel:
                sammen[gammel, ny].append(nummer)
    for (gammel, ny), numre in sorted(sammen.items(), key=lambda p: navn[p[1][0]]):
        yield _flytting(gammel, ny, numre, navn)


def _flytting(gammel: Samling, ny: Samling, numre: list[str], navn: Mapping[str, str]) -> str:
    hvem = opplisting([navn[n] for n in numre])
    if list(ny.medlemmer) == numre:
        hva = "blir alene" if ny.alene else "får sin egen organisasjon"
        return f"{hvem} {hva} i stedet for å være sammen med {_resten(gammel, numre, navn)}."
    hvor = f"går til {navn[ny.vert]}" if ny.vert not in numre else f"går sammen med {_resten(ny, numre, navn)}"
    if list(gammel.medlemmer) == numre:
        return f"{hvem} {hvor} i stedet for {'alene' if gammel.alene else 'en egen organisasjon'}."
    der = navn[gammel.vert] if gammel.vert not in numre else _resten(gammel, numre, navn)
    return f"{hvem} {hvor} i stedet for {'til' if hvor.startswith('går til') else 'med'} {der}."


def _resten(samling: Samling, numre: list[str], navn: Mapping[str, str]) -> str:
    return opplisting([navn[n] for n in samling.medlemmer if n not in numre])


def _verter(par: Mapping[Samling, Samling], navn: Mapping[str, str]) -> Iterator[str]:
    """Say who hosts instead, where both old and new host are among those who stay."""
    for ny, gammel in sorted(par.items()):
        if ny.vert != gammel.vert and {ny.vert, gammel.vert} <= {*ny.medlemmer} & {*gammel.medlemmer}:
            yield f"{navn[ny.vert]} er vert i stedet for {navn[gammel.vert]}."
