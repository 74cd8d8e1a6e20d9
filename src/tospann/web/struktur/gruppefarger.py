"""Colours of groups: neighbours differ, a host keeps its own as long as it can, and one alone has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tospann.core.kommune.kartlag import fargelegg
from tospann.core.struktur.inndeling import Inndeling
from tospann.core.struktur.studie import Studiegrunnlag

FARGER = 9
_LEDD = 3

Naboer = Mapping[str, frozenset[str]]


def gruppefarger(grunnlag: Studiegrunnlag, inndeling: Inndeling) -> Mapping[str, int]:
    """
    Give a colour number to each host that is not alone.

    Each has a colour of its own for the whole study, and keeps it while there are colours enough,
    so that moving one municipality does not recolour the map; two that touch never have the same.
    """
    onsket, naboer = _egne(grunnlag.numre, grunnlag.naboer), _naboer(grunnlag.numre, grunnlag.naboer)
    verter = {n: s.vert for s in inndeling.samlinger for n in s.medlemmer}
    valgt: dict[str, int] = {}
    for samling in sorted(s for s in inndeling.samlinger if not s.alene):
        rundt = {verter[n] for medlem in samling.medlemmer for n in naboer[medlem]} - {samling.vert}
        opptatt = {valgt[v] for v in rundt if v in valgt}
        brukt = Counter(valgt.values())
        ledige = [f for f in range(FARGER) if f not in opptatt] or list(range(FARGER))
        egen = onsket[samling.vert] % FARGER
        valgt[samling.vert] = min(ledige, key=lambda f: (brukt[f], f != egen, f))
    return valgt


def _naboer(numre: tuple[str, ...], kanter: Iterable[tuple[str, str]]) -> Naboer:
    rundt: dict[str, set[str]] = {n: set() for n in numre}
    for a, b in kanter:
        rundt[a].add(b)
        rundt[b].add(a)
    return {n: frozenset(r) for n, r in rundt.items()}


@lru_cache(maxsize=16)
def _egne(numre: tuple[str, ...], kanter: tuple[tuple[str, str], ...]) -> Mapping[str, int]:
    """Colour municipalities so that those a few borders apart differ."""
    naboer = _naboer(numre, kanter)
    fjerne = {n: set(naboer[n]) for n in numre}
    for _ in range(_LEDD - 1):
        fjerne = {n: set().union(r, *(naboer[m] for m in r)) - {n} for n, r in fjerne.items()}
    return fargelegg(fjerne, FARGER)
