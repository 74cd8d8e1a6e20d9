"""
The agreement in avtaletekst.md as a calculation, day by day, in fractions.

Written from that text alone. It shares no code with the product, knows nothing
of spans, and is slow: every day is shared for itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import floor

STATEN, SAMLET = "stat", "kommune"
Deler = dict[str, Fraction]


@dataclass(frozen=True)
class Nokkel:
    """§ 3: parts of one whole; weights for those that are agreed; when it holds; how it is rounded (§ 7)."""

    andeler: Mapping[str, Fraction]
    fra: date
    til: date
    vekter: Mapping[str, Fraction] = field(default_factory=dict)
    to_trinn: bool = True
    maanedlig: bool = False
    kroner: bool = False


@dataclass(frozen=True)
class Utgift:
    """§ 2: an amount in øre, for a span, in somebody's books, on an item."""

    post: str
    ore: int
    fra: date
    til: date
    hos: str


@dataclass(frozen=True)
class Post:
    """§ 2: who bears it."""

    alene: str = ""
    mellom: str = ""
    mot_staten: str = ""


@dataclass(frozen=True)
class Avtale:
    """A year of the agreement, in plain values."""

    year: int
    vert: str
    medlemmer: tuple[tuple[str, date, date], ...]
    folketall: Mapping[str, int]
    aarsverk: tuple[tuple[str, Fraction, date, date], ...]
    nokler: Mapping[str, tuple[Nokkel, ...]]
    poster: Mapping[str, Post]
    utgifter: tuple[Utgift, ...]
    akonto: tuple[tuple[str, str, int], ...] = ()

    def med(self, dag: date) -> list[str]:
        """§ 1: who takes part on a day."""
        return sorted(m for m, fra, til in self.medlemmer if fra <= dag < til)

    def snitt(self, part: str) -> Fraction:
        """§ 5: the average of all the days of the year that the party takes part."""
        dager = [
            d for d in _dager(date(self.year, 1, 1), date(self.year + 1, 1, 1)) if part == STATEN or part in self.med(d)
        ]
        dagsverk = sum(antall for d in dager for p, antall, fra, til in self.aarsverk if p == part and fra <= d < til)
        return Fraction(dagsverk) / len(dager)


def _dager(fra: date, til: date) -> list[date]:
    return [fra + timedelta(days=n) for n in range((til - fra).days)]


def rund(eksakt: Mapping[str, Fraction], mynt: int = 1) -> dict[str, int]:
    """§ 7: all down, then one each to those who lost most, the lowest name first."""
    if sum(eksakt.values()) < 0:
        return {p: -b for p, b in rund({p: -b for p, b in eksakt.items()}, mynt).items()}
    ned = {p: floor(b / mynt) for p, b in eksakt.items()}
    igjen = sum(eksakt.values(), Fraction()) / mynt - sum(ned.values())
    assert igjen.denominator == 1
    for p in sorted(ned, key=lambda p: (ned[p] - eksakt[p] / mynt, p))[: int(igjen)]:
        ned[p] += 1
    return {p: b * mynt for p, b in ned.items()}


class Regnestykke:
    """The agreement, worked out."""

    def __init__(self, avtale: Avtale) -> None:
        """Remember the averages, and what a key gave the same participants before."""
        self.avtale = avtale
        i_aaret = {p for dag in _dager(date(avtale.year, 1, 1), date(avtale.year + 1, 1, 1)) for p in avtale.med(dag)}
        self.snitt = {p: avtale.snitt(p) for p in {STATEN, *i_aaret} if any(a[0] == p for a in avtale.aarsverk)}
        self.husk: dict[object, Deler] = {}

    def baerer(self) -> dict[tuple[str, str], int]:
        """Give what each bears of each item."""
        svar: dict[tuple[str, str], int] = defaultdict(int)
        for post in {u.post for u in self.avtale.utgifter}:
            utgifter = [u for u in self.avtale.utgifter if u.post == post]
            regel = self.avtale.poster[post.partition("/")[0]]
            if regel.alene and not regel.mot_staten:
                svar[post, regel.alene] += sum(u.ore for u in utgifter)
                continue
            for deler in self._tidsrom(regel, utgifter):
                for part, ore in deler.items():
                    svar[post, part] += ore
        return dict(svar)

    def skylder(self) -> dict[str, int]:
        """§ 8."""
        svar: dict[str, int] = defaultdict(int)
        for (_, part), ore in self.baerer().items():
            svar[part] += ore
        for u in self.avtale.utgifter:
            svar[u.hos] -= u.ore
        for fra, til, ore in self.avtale.akonto:
            svar[fra] -= ore
            svar[til] += ore
        return dict(svar)

    def _nokkel(self, navn: str, dag: date) -> Nokkel:
        (gjelder,) = [n for n in self.avtale.nokler[navn] if n.fra <= dag < n.til]
        return gjelder

    def _tidsrom(self, regel: Post, utgifter: Iterable[Utgift]) -> Iterable[dict[str, int]]:
        """§ 6: lay every cost on its spans in whole øre, then on the days of each."""
        per_rom: dict[object, dict[date, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
        for u in utgifter:
            rom: dict[str, list[date]] = defaultdict(list)
            for dag in _dager(u.fra, u.til):
                rom[self._navn_paa_rom(regel, dag)].append(dag)
            eksakt = {navn: Fraction(u.ore * len(dager), (u.til - u.fra).days) for navn, dager in rom.items()}
            for navn, ore in rund(eksakt).items():
                for dag in rom[navn]:
                    per_rom[navn][dag] += Fraction(ore, len(rom[navn]))
        return [self._del(regel, per_rom[navn]) for navn in per_rom]

    def _navn_paa_rom(self, regel: Post, dag: date) -> str:
        """Name a span so that the earliest sorts first."""
        nokler = [self._nokkel(n, dag) for n in (regel.mellom, regel.mot_staten) if n]
        start = max(n.fra for n in nokler)
        if nokler[0].maanedlig:
            start = max(start, dag.replace(day=1))
        return max(start, date(self.avtale.year, 1, 1)).isoformat()

    def _del(self, regel: Post, dager: Mapping[date, Fraction]) -> dict[str, int]:
        """§ 7: share the days of a span, add them, and round."""
        forste = next(iter(dager))
        styrende = self._nokkel(regel.mellom or regel.mot_staten, forste)
        mynt, til_overs, alt = 100 if styrende.kroner else 1, 0, sum(dager.values())
        if styrende.kroner and alt:
            til_overs = int(abs(alt) % 100) * (1 if alt > 0 else -1)
            dager = {d: b * (alt - til_overs) / alt for d, b in dager.items()}
        svar = self._rundet(regel, dager, mynt, to_trinn=styrende.to_trinn)
        if til_overs:
            svar[self.avtale.vert] = svar.get(self.avtale.vert, 0) + til_overs
        return svar

    def _rundet(self, regel: Post, dager: Mapping[date, Fraction], mynt: int, *, to_trinn: bool) -> dict[str, int]:
        if not regel.mot_staten:
            return rund(self._mellom(regel, dager), mynt)
        statens, kommunenes = Fraction(), {}
        for dag, belop in dager.items():
            delt = self._en_dag(regel.mot_staten, dag, (STATEN, SAMLET))
            statens += belop * delt[STATEN]
            kommunenes[dag] = belop * delt[SAMLET]
        if not to_trinn:
            return rund({STATEN: statens, **self._mellom(regel, kommunenes)}, mynt)
        samlet = sum(kommunenes.values())
        forst = rund({STATEN: statens, SAMLET: Fraction(samlet)}, mynt)
        faktor = forst[SAMLET] / samlet if samlet else Fraction(1)
        videre = rund(self._mellom(regel, {d: b * faktor for d, b in kommunenes.items()}), mynt)
        return {STATEN: forst[STATEN], **videre}

    def _mellom(self, regel: Post, dager: Mapping[date, Fraction]) -> Deler:
        svar: Deler = defaultdict(Fraction)
        for dag, belop in dager.items():
            delt = (
                self._en_dag(regel.mellom, dag, tuple(self.avtale.med(dag)))
                if regel.mellom
                else {regel.alene: Fraction(1)}
            )
            for part, del_ in delt.items():
                svar[part] += belop * del_
        return svar

    def _en_dag(self, navn: str, dag: date, parter: tuple[str, ...]) -> Deler:
        nokkel = self._nokkel(navn, dag)
        hva = (navn, nokkel.fra, parter, tuple(self.avtale.med(dag)))
        if hva not in self.husk:
            svar = dict.fromkeys(parter, Fraction())
            for etter, andel in nokkel.andeler.items():
                vekter = {p: self._vekt(nokkel, etter, p, dag) for p in parter}
                for p in parter:
                    svar[p] += andel * vekter[p] / sum(vekter.values())
            self.husk[hva] = svar
        return self.husk[hva]

    def _vekt(self, nokkel: Nokkel, etter: str, part: str, dag: date) -> Fraction:
        match etter:
            case "likt":
                return Fraction(1)
            case "folketall":
                return Fraction(self.avtale.folketall[part])
            case "fast":
                return nokkel.vekter[part]
            case _ if part == SAMLET:
                return sum((self.snitt[p] for p in self.avtale.med(dag)), Fraction())
            case _:
                return self.snitt[part]
