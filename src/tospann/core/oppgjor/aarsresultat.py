"""A settled year: who bears what of each item, and what passes between the parties (docs/metode/aarsoppgjor.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.kostnad import Kostnadspost, Lag, Posteringsslag
from tospann.core.oppgjor.nokler import STAT
from tospann.core.oppgjor.tidsrom import Tidsrom


@dataclass(frozen=True, slots=True)
class Delbelop:
    """What a party bears of an item in a span that is rounded by itself; *eksakt* is the øre before rounding."""

    rom: Tidsrom
    part: str
    ore: int
    eksakt: Fraction
    er_orerest: bool = False


@dataclass(frozen=True, slots=True)
class Postoppgjor:
    """One item, cost or compensation for VAT, settled."""

    post: Kostnadspost
    slag: Posteringsslag
    ore: int
    deler: tuple[Delbelop, ...]

    def baerer(self) -> dict[str, int]:
        """Give what each party bears, in øre; everybody with a part is there, also with zero."""
        samlet: dict[str, int] = defaultdict(int)
        for del_ in self.deler:
            samlet[del_.part] += del_.ore
        return dict(sorted(samlet.items()))

    def eksakt(self) -> dict[str, Fraction]:
        """Give the same before rounding."""
        samlet: dict[str, Fraction] = defaultdict(Fraction)
        for del_ in self.deler:
            samlet[del_.part] += del_.eksakt
        return dict(sorted(samlet.items()))

    def lag(self, part: str) -> Lag:
        """Give the layer a party's part belongs to: the state's part of a shared office cost is the state's budget."""
        return Lag.STAT if part == STAT and self.post.lag is Lag.KOMMUNE else self.post.lag


@dataclass(frozen=True, slots=True)
class Saldo:
    """A party's account: what it bears, what stands in its own books, what it has paid on account (net)."""

    part: str
    baerer: int
    bokfort: int
    akonto: int

    @property
    def ore(self) -> int:
        """Give what it owes; what it has to its credit is negative. All the accounts together are zero."""
        return self.baerer - self.bokfort - self.akonto


@dataclass(frozen=True, slots=True)
class Krav:
    """What passes at the end of the year; *for_* is whose account it settles, which a merged municipality still has."""

    fra: str
    til: str
    ore: int
    for_: str


@dataclass(frozen=True, slots=True)
class Aarsoppgjor:
    """A year, settled; the basis goes with it."""

    grunnlag: Aarsgrunnlag
    poster: tuple[Postoppgjor, ...]

    def linjer(self) -> Iterator[tuple[Postoppgjor, str, int]]:
        """Yield every part of every item: item, party, øre."""
        for post in self.poster:
            for part, ore in post.baerer().items():
                yield post, part, ore

    def baerer(self, part: str) -> int:
        """Give what a party bears of everything, in øre."""
        return sum(ore for _, p, ore in self.linjer() if p == part)

    def lag(self, lag: Lag, part: str = "") -> int:
        """Give a layer in øre, of one party or of all; the layer between the parties is what the others owe."""
        if lag is Lag.MELLOM:
            return sum(s.ore for s in self.saldoer() if s.part != self.grunnlag.vert and part in {"", s.part})
        return sum(ore for post, p, ore in self.linjer() if post.lag(p) is lag and part in {"", p})

    def helhet(self) -> int:
        """Give the whole cost in øre, net of compensation for VAT."""
        return sum(post.ore for post in self.poster)

    def saldoer(self) -> tuple[Saldo, ...]:
        """Give every party's account; they add up to zero."""
        baerer: dict[str, int] = defaultdict(int)
        for _, part, ore in self.linjer():
            baerer[part] += ore
        bokfort: dict[str, int] = defaultdict(int)
        for p in self.grunnlag.posteringer:
            bokfort[p.bokfort_hos] += p.ore
        akonto: dict[str, int] = defaultdict(int)
        for a in self.grunnlag.akonto:
            akonto[a.fra] += a.belop.som_kroner().ore
            akonto[a.til] -= a.belop.som_kroner().ore
        return tuple(Saldo(p, baerer[p], bokfort[p], akonto[p]) for p in self.grunnlag.parter)

    def krav(self) -> tuple[Krav, ...]:
        """Give who pays whom at the end: all goes by way of the host, and a merged municipality's by its successor."""
        vert = self.grunnlag.ansvarlig(self.grunnlag.vert)
        par = [(self.grunnlag.ansvarlig(s.part), s) for s in self.saldoer() if s.ore]
        return tuple(
            Krav(ansvarlig, vert, s.ore, s.part) if s.ore > 0 else Krav(vert, ansvarlig, -s.ore, s.part)
            for ansvarlig, s in par
            if ansvarlig != vert
        )
