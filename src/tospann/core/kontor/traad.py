"""The same municipality through new numbers and names: a thread ends only when land is added or divided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.periode import Periode
from tospann.core.kommune.historie import Kommuneendring, Kommunehistorie


@dataclass(frozen=True, slots=True)
class Kommunetraad:
    """
    One municipality while its land was the same, whatever its number.

    *numre* are the numbers with the days each was used, oldest first; *foreldre*
    and *barn* are the places (in the same tuple) of the threads it was made of
    and went into.
    """

    numre: tuple[tuple[str, Periode], ...]
    foreldre: tuple[int, ...] = ()
    barn: tuple[int, ...] = ()

    @property
    def periode(self) -> Periode:
        """Give the days of the whole thread."""
        return Periode(self.numre[0][1].fra, self.numre[-1][1].til)

    def nummer(self, dato: date) -> str:
        """Give the number on a day; empty outside the thread."""
        return next((n for n, p in self.numre if p.gjelder(dato)), "")


def traader(historie: Kommunehistorie) -> tuple[Kommunetraad, ...]:
    """Give every thread of the history, in order of time, so that parents come before children."""
    rene = _rene(historie.endringer)
    stykker = sorted(_stykker(historie, rene), key=lambda s: (s[1].fra, s[0]))
    slutter = {(nr, p.til): i for i, (nr, p) in enumerate(stykker) if p.til is not None}
    kjeder = _kjeder(stykker, slutter, rene)
    sted = {i: k for k, kjede in enumerate(kjeder) for i in kjede}
    begynner = {(nr, p.fra): sted[i] for i, (nr, p) in enumerate(stykker)}
    ender = {nokkel: sted[i] for nokkel, i in slutter.items()}
    urene = [e for e in historie.endringer if (e.dato, e.fra, e.til) not in rene]
    kanter = {(ender[e.fra, e.dato], begynner[e.til, e.dato]) for e in urene}
    return tuple(
        Kommunetraad(
            tuple(stykker[i] for i in kjede),
            tuple(sorted(fra for fra, til in kanter if til == k)),
            tuple(sorted(til for fra, til in kanter if fra == k)),
        )
        for k, kjede in enumerate(kjeder)
    )


Stykke = tuple[str, Periode]
Skritt = tuple[date, str, str]


def _rene(endringer: Iterable[Kommuneendring]) -> frozenset[Skritt]:
    """Find the steps that change nothing but number or name: one out of the old, one into the new."""
    alle = [(e.dato, e.fra, e.til) for e in endringer]
    ut, inn = Counter((d, fra) for d, fra, _ in alle), Counter((d, til) for d, _, til in alle)
    return frozenset(s for s in alle if ut[s[0], s[1]] == 1 and inn[s[0], s[2]] == 1)


def _stykker(historie: Kommunehistorie, rene: frozenset[Skritt]) -> Iterator[Stykke]:
    """Cut each number's life where it is not simply carried on; versions that differ only in name are one."""
    dager = {(e.dato, nr) for e in historie.endringer if (e.dato, e.fra, e.til) not in rene for nr in (e.fra, e.til)}
    forrige: Stykke | None = None
    for v in sorted(historie.versjoner, key=lambda v: (v.kommune.nummer, v.periode.fra)):
        nr, p = v.kommune.nummer, v.periode
        if forrige and forrige[0] == nr and forrige[1].til == p.fra and (p.fra, nr) not in dager:
            forrige = (nr, Periode(forrige[1].fra, p.til))
            continue
        if forrige:
            yield forrige
        forrige = (nr, p)
    if forrige:
        yield forrige


def _kjeder(stykker: list[Stykke], slutter: dict[tuple[str, date], int], rene: frozenset[Skritt]) -> list[list[int]]:
    """Join pieces that a pure step connects; in order of time, so a piece finds the chain before it."""
    forrige = {(til, dato): fra for dato, fra, til in rene if fra != til}
    kjeder: list[list[int]] = []
    sted: dict[int, int] = {}
    for i, (nr, p) in enumerate(stykker):
        fra = forrige.get((nr, p.fra))
        if fra is None:
            sted[i] = len(kjeder)
            kjeder.append([i])
            continue
        sted[i] = sted[slutter[fra, p.fra]]
        kjeder[sted[i]].append(i)
    return kjeder
