"""Why a share changed: lines that add up to the change, in no order (docs/metode/endringsforklaring.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import factorial

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import desimaltall, kroner, opplisting
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.blanding import Aarsak, Blanding
from tospann.core.oppgjor.fordeling import UgyldigNokkel, avrund

Aarsaker = tuple[Aarsak, ...]
_Navn = tuple[str, str, str]
_Lagt = dict[_Navn, int]


@dataclass(frozen=True, slots=True)
class Endringslinje:
    """What a cause (or several that cannot be told apart) did to a party's part of an item, in øre."""

    aarsaker: Aarsaker
    post: str
    slag: str
    part: str
    ore: int

    @property
    def ord(self) -> str:
        """Give the cause in words."""
        return opplisting(self.aarsaker)


@dataclass(frozen=True, slots=True)
class Endring:
    """Everything that changed between two settlements, told by cause."""

    foer: Aarsgrunnlag
    etter: Aarsgrunnlag
    belop: tuple[tuple[str, int, int], ...]
    linjer: tuple[Endringslinje, ...]

    def endret(self, part: str) -> int:
        """Give how much a party's share changed, in øre; its lines add up to this."""
        return sum(etter - foer for p, foer, etter in self.belop if p == part)

    def etter_aarsak(self, part: str) -> tuple[tuple[str, int], ...]:
        """Give the change by cause, the largest first."""
        samlet: dict[str, int] = {}
        for linje in self.linjer:
            if linje.part == part:
                samlet[linje.ord] = samlet.get(linje.ord, 0) + linje.ore
        return tuple(sorted(((ord_, ore) for ord_, ore in samlet.items() if ore), key=lambda x: (-abs(x[1]), x[0])))

    def i_en_setning(self, part: str) -> str:
        """Say how much and why."""
        navn = self.etter.navn(part) if part in self.etter.parter else self.foer.navn(part)
        foer = sum(ore for p, ore, _ in self.belop if p == part)
        if not (endret := self.endret(part)):
            return f"{navn} bærer det samme som før."
        prosent = f" ({desimaltall(Fraction(100 * endret, abs(foer)), 2)} prosent)" if foer else ""
        deler = opplisting(f"{ord_} {kroner(Kroner(ore))}" for ord_, ore in self.etter_aarsak(part))
        return f"{navn} bærer {kroner(Kroner(abs(endret)))} {'mer' if endret > 0 else 'mindre'}{prosent}: {deler}."


# Causes that cannot be told apart are told together, the likeliest first.
_SAMMEN: tuple[frozenset[Aarsak], ...] = (
    frozenset(),
    frozenset({Aarsak.DELTAKERE, Aarsak.NOKKEL}),
    frozenset({Aarsak.DELTAKERE, Aarsak.NOKKEL, Aarsak.AARSVERK, Aarsak.FOLKETALL, Aarsak.MAALINGER}),
    frozenset(Aarsak),
)


def forklar_endring(foer: Aarsgrunnlag, etter: Aarsgrunnlag) -> Endring:
    """
    Explain the change cause by cause: the Shapley value over the causes, item by item, rounded to its sum.

    Raises
    ------
    UgyldigNokkel
        When one of the two cannot be settled at all.

    """
    blanding = Blanding(foer, etter)
    for sammen in _SAMMEN[:-1]:
        try:
            return _forklar(blanding, _i_lag(blanding.ulike(), sammen))
        except UgyldigNokkel:
            continue
    return _forklar(blanding, _i_lag(blanding.ulike(), _SAMMEN[-1]))


def _i_lag(ulike: Aarsaker, sammen: frozenset[Aarsak]) -> tuple[Aarsaker, ...]:
    felles = tuple(a for a in ulike if a in sammen)
    return (*((felles,) if felles else ()), *((a,) for a in ulike if a not in sammen))


def _forklar(blanding: Blanding, lag: Sequence[Aarsaker]) -> Endring:
    """Settle every mixture once, and weigh what each cause adds by how many orders it does so in."""
    alle = tuple(range(len(lag)))
    svar = {
        frozenset(valgt): _gjort(blanding.med({a for i in valgt for a in lag[i]}))
        for antall in range(1, len(lag))
        for valgt in combinations(alle, antall)
    }
    svar[frozenset()], svar[frozenset(alle)] = _gjort(blanding.foer), _gjort(blanding.etter)
    if not lag:
        svar[frozenset()] = svar[frozenset(alle)]
    navn = sorted({n for lagt in svar.values() for n in lagt})
    linjer = tuple(linje for n in navn for linje in _linjer(n, lag, svar))
    foer, etter = svar[frozenset()], svar[frozenset(alle)]
    belop = tuple((n[2], foer.get(n, 0), etter.get(n, 0)) for n in navn)
    return Endring(blanding.foer, blanding.etter, belop, linjer)


def _gjort(grunnlag: Aarsgrunnlag) -> _Lagt:
    return {(post.post.id, post.slag, part): ore for post, part, ore in gjor_opp_aaret(grunnlag).linjer()}


def _linjer(navn: _Navn, lag: Sequence[Aarsaker], svar: dict[frozenset[int], _Lagt]) -> Iterator[Endringslinje]:
    eksakt = {str(i): _shapley(i, len(lag), navn, svar) for i in range(len(lag))}
    ore = avrund(eksakt) if eksakt else {}
    for i, aarsaker in enumerate(lag):
        if ore[str(i)]:
            yield Endringslinje(aarsaker, *navn, ore[str(i)])


def _shapley(i: int, antall: int, navn: _Navn, svar: dict[frozenset[int], _Lagt]) -> Fraction:
    sum_ = Fraction()
    for uten in (s for s in svar if i not in s):
        vekt = Fraction(factorial(len(uten)) * factorial(antall - len(uten) - 1), factorial(antall))
        sum_ += vekt * (svar[uten | {i}].get(navn, 0) - svar[uten].get(navn, 0))
    return sum_
