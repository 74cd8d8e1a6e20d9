"""
From what was seen on some days to who covered whom in between.

A list says what was there on its day, not since when. The same office seen covering the same municipality in two lists
in a row is taken to have covered it between them. What is in one list only, began or ended on some unknown day
between; unless the municipality itself was changed, or a source tells the day. See docs/metode/kontordekning.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from tospann.core.felles.periode import Periode
from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kontor.traad import Kommunetraad, traader

_DAG = timedelta(days=1)
Dekke = frozenset[str]


class Sikkerhet(StrEnum):
    """Whether it held on each day of the period, or only may have."""

    SIKKER = "dekket"
    MULIG = "kan ha dekket"


class Faktaslag(StrEnum):
    """What a source other than the lists says about a cover on a day."""

    SETT = "dekket den dagen"
    BEGYNNER = "dekker fra og med dagen"
    SLUTTER = "dekker ikke lenger fra og med dagen"


@dataclass(frozen=True, slots=True, order=True)
class Dekningsfaktum:
    """One such fact."""

    kontor: str
    kommune: str
    dato: date
    slag: Faktaslag


@dataclass(frozen=True, slots=True, order=True)
class Dekningsperiode:
    """
    An office covers a municipality for a time; *sett* are the days it was seen doing so.

    Periods of one office and one municipality never share a day: a sure one may
    have possible ones before and after it.
    """

    kommune: str
    kontor: str
    fra: date
    til: date | None
    sikkerhet: Sikkerhet
    sett: tuple[date, ...] = ()

    @property
    def periode(self) -> Periode:
        """Give the days."""
        return Periode(self.fra, self.til)

    def sist_sett(self, dato: date) -> date | None:
        """Give the last day on or before *dato* it was seen."""
        return max((d for d in self.sett if d <= dato), default=None)

    def neste_sett(self, dato: date) -> date | None:
        """Give the first day after *dato* it was seen again."""
        return min((d for d in self.sett if d > dato), default=None)


@dataclass(frozen=True)
class Dekningsgrunnlag:
    """
    What was seen, and how municipalities changed meanwhile.

    Attributes
    ----------
    dekke:
        For each list's day, the offices that cover each municipality number.
    fakta:
        What other sources say about single covers.

    """

    historie: Kommunehistorie
    dekke: Mapping[date, Mapping[str, Dekke]]
    fakta: tuple[Dekningsfaktum, ...] = field(default=())

    @cached_property
    def traader(self) -> tuple[Kommunetraad, ...]:
        """Give the municipalities as threads."""
        return traader(self.historie)

    @cached_property
    def dager(self) -> tuple[date, ...]:
        """Give the days of the lists, oldest first."""
        return tuple(sorted(self.dekke))


@dataclass(frozen=True, slots=True)
class _Stykke:
    kontor: str
    fra: date
    til: date | None
    sikkerhet: Sikkerhet


def dekningsperioder(grunnlag: Dekningsgrunnlag) -> tuple[Dekningsperiode, ...]:
    """Work out all periods, sorted by municipality, office and day."""
    stykker = _alle_stykker(grunnlag)
    sett = _sett(grunnlag)
    perioder = [
        Dekningsperiode(nummer, s.kontor, max(s.fra, p.fra), _minst(s.til, p.til), s.sikkerhet, sett[i][s.kontor])
        for i, traad in enumerate(grunnlag.traader)
        for s in stykker[i]
        for nummer, p in traad.numre
        if p.overlapper(Periode(s.fra, s.til))
    ]
    return tuple(_slaa_sammen(perioder))


def _minst(a: date | None, b: date | None) -> date | None:
    return a if b is None else b if a is None else min(a, b)


def _alle_stykker(g: Dekningsgrunnlag) -> list[list[_Stykke]]:
    """Take the threads in order of time: what a thread begins with, may hang on what its parents ended with."""
    ut: list[list[_Stykke]] = []
    siste: list[Dekke] = []
    for traad in g.traader:
        dager = [d for d in g.dager if traad.periode.gjelder(d)]
        arvet = frozenset(e for f in traad.foreldre for e in siste[f])
        ut.append(list(_levd(g, traad, dager) if dager else _mellom_lister(g, traad, arvet)))
        siste.append(_dekke(g, traad, dager[-1]) if dager else frozenset(s.kontor for s in ut[-1]))
    return ut


def _dekke(g: Dekningsgrunnlag, traad: Kommunetraad, dag: date) -> Dekke:
    return g.dekke[dag].get(traad.nummer(dag), frozenset())


def _levd(g: Dekningsgrunnlag, traad: Kommunetraad, dager: list[date]) -> Iterator[_Stykke]:
    """Give the pieces of a thread that is in a list: before the first, between each two, and after the last."""
    fra, til = traad.periode.fra, traad.periode.til
    if any(d < fra for d in g.dager):
        # Born by a change after an earlier list: whoever has it in the next list, has had it from its first day.
        yield from (_Stykke(e, fra, dager[0], Sikkerhet.SIKKER) for e in _dekke(g, traad, dager[0]) if fra < dager[0])
    for t0, t1 in pairwise(dager):
        yield from _mellom(g, traad, t0, t1)
    for e in _dekke(g, traad, dager[-1]):
        slutt = _fakta(g, traad, e, Faktaslag.SLUTTER, Periode(dager[-1] + _DAG, til))
        yield _Stykke(e, dager[-1], min(slutt, default=til), Sikkerhet.SIKKER)
    yield from _begynner_siden(g, traad, dager[-1])


def _begynner_siden(g: Dekningsgrunnlag, traad: Kommunetraad, siste: date) -> Iterator[_Stykke]:
    """Give what a source says has begun after the last list."""
    etter = Periode(siste + _DAG, traad.periode.til)
    for f in _traadens_fakta(g, traad):
        if f.slag is Faktaslag.BEGYNNER and etter.gjelder(f.dato):
            slutt = _fakta(g, traad, f.kontor, Faktaslag.SLUTTER, Periode(f.dato + _DAG, traad.periode.til))
            yield _Stykke(f.kontor, f.dato, min(slutt, default=traad.periode.til), Sikkerhet.SIKKER)


def _mellom(g: Dekningsgrunnlag, traad: Kommunetraad, t0: date, t1: date) -> Iterator[_Stykke]:
    """Between two lists: what is in both, has held; the rest was handed over once, on a day we may not know."""
    foer, etter, vindu = _dekke(g, traad, t0), _dekke(g, traad, t1), Periode(t0 + _DAG, t1)
    yield from (_Stykke(e, t0, t1, Sikkerhet.SIKKER) for e in sorted(foer & etter))
    overlevert = t0 + _DAG
    for e in sorted(foer - etter):
        sikker, mulig = _slutt(g, traad, e, vindu)
        overlevert = max(overlevert, sikker)
        yield _Stykke(e, t0, sikker, Sikkerhet.SIKKER)
        if sikker < mulig:
            yield _Stykke(e, sikker, mulig, Sikkerhet.MULIG)
    for e in sorted(etter - foer):
        begynte = _fakta(g, traad, e, Faktaslag.BEGYNNER, vindu)
        sikker = min([*begynte, *_fakta(g, traad, e, Faktaslag.SETT, vindu)], default=t1)
        if not begynte and overlevert < sikker:
            yield _Stykke(e, overlevert, sikker, Sikkerhet.MULIG)
        if sikker < t1:
            yield _Stykke(e, sikker, t1, Sikkerhet.SIKKER)


def _slutt(g: Dekningsgrunnlag, traad: Kommunetraad, kontor: str, vindu: Periode) -> tuple[date, date]:
    """Give until when an office surely covered, and until when it may have."""
    sluttet = _fakta(g, traad, kontor, Faktaslag.SLUTTER, vindu)
    if sluttet:
        return min(sluttet), min(sluttet)
    sett = _fakta(g, traad, kontor, Faktaslag.SETT, vindu)
    return max((d + _DAG for d in sett), default=vindu.fra), vindu.til or vindu.fra


def _mellom_lister(g: Dekningsgrunnlag, traad: Kommunetraad, arvet: Dekke) -> Iterator[_Stykke]:
    """Give the pieces of a thread that was born and ended between two lists, or after the last."""
    fra, til = traad.periode.fra, traad.periode.til
    if not any(d < fra for d in g.dager):
        return
    if not any(til is not None and d >= til for d in g.dager):
        yield from (_Stykke(e, fra, til, Sikkerhet.SIKKER) for e in sorted(arvet))
        return
    senere = _hos_barna(g, traad)
    for e in sorted(arvet | senere):
        yield _Stykke(e, fra, til, Sikkerhet.SIKKER if e in arvet & senere else Sikkerhet.MULIG)


def _hos_barna(g: Dekningsgrunnlag, traad: Kommunetraad) -> Dekke:
    """Give the offices of the first list after a thread, in the municipalities it went into."""
    funnet: set[str] = set()
    for barn in (g.traader[i] for i in traad.barn):
        dager = [d for d in g.dager if barn.periode.gjelder(d)]
        funnet |= _dekke(g, barn, dager[0]) if dager else _hos_barna(g, barn)
    return frozenset(funnet)


def _traadens_fakta(g: Dekningsgrunnlag, traad: Kommunetraad) -> Iterator[Dekningsfaktum]:
    return (f for f in g.fakta if traad.nummer(f.dato) == f.kommune)


def _fakta(g: Dekningsgrunnlag, traad: Kommunetraad, kontor: str, slag: Faktaslag, vindu: Periode) -> list[date]:
    funnet = (f for f in _traadens_fakta(g, traad) if f.kontor == kontor and f.slag is slag)
    return [f.dato for f in funnet if vindu.gjelder(f.dato)]


def _sett(g: Dekningsgrunnlag) -> list[dict[str, tuple[date, ...]]]:
    """Give, for each thread, the days each office was seen there, in what it was made of, or in what it became."""
    egne: list[dict[str, set[date]]] = [{} for _ in g.traader]
    for i, traad in enumerate(g.traader):
        for dag in (d for d in g.dager if traad.periode.gjelder(d)):
            for e in _dekke(g, traad, dag):
                egne[i].setdefault(e, set()).add(dag)
        for f in _traadens_fakta(g, traad):
            if f.slag is Faktaslag.SETT:
                egne[i].setdefault(f.kontor, set()).add(f.dato)
    bakover = _spre(egne, [t.foreldre for t in g.traader], range(len(g.traader)))
    forover = _spre(egne, [t.barn for t in g.traader], reversed(range(len(g.traader))))
    return [
        _Oppslag({e: tuple(sorted(b.get(e, set()) | f.get(e, set()))) for e in b.keys() | f.keys()})
        for b, f in zip(bakover, forover, strict=True)
    ]


class _Oppslag(dict[str, tuple[date, ...]]):
    def __missing__(self, _: str) -> tuple[date, ...]:
        return ()


def _spre(
    egne: list[dict[str, set[date]]], naboer: list[tuple[int, ...]], rekke: Iterable[int]
) -> list[dict[str, set[date]]]:
    """Let each thread know what its neighbours (all taken before it) know."""
    alt: list[dict[str, set[date]]] = [{} for _ in egne]
    for i in rekke:
        alt[i] = {e: set(d) for e, d in egne[i].items()}
        for n in naboer[i]:
            for e, d in alt[n].items():
                alt[i].setdefault(e, set()).update(d)
    return alt


def _slaa_sammen(perioder: Iterable[Dekningsperiode]) -> Iterator[Dekningsperiode]:
    """Join what follows without a break."""
    forrige: Dekningsperiode | None = None
    for p in sorted(perioder, key=lambda p: (p.kommune, p.kontor, p.fra)):
        if forrige and _fortsetter(forrige, p):
            sett = tuple(sorted({*forrige.sett, *p.sett}))
            forrige = Dekningsperiode(p.kommune, p.kontor, forrige.fra, p.til, p.sikkerhet, sett)
            continue
        if forrige:
            yield forrige
        forrige = p
    if forrige:
        yield forrige


def _fortsetter(a: Dekningsperiode, b: Dekningsperiode) -> bool:
    return (a.kommune, a.kontor, a.til, a.sikkerhet) == (b.kommune, b.kontor, b.fra, b.sikkerhet)
