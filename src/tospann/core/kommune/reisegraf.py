"""The fastest way through a network of links: Dijkstra with exact numbers and one answer to every tie."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction


class UgyldigKant(ValueError):
    """A link takes no time, less than none, or goes to where it came from."""


@dataclass(frozen=True, slots=True)
class Kant:
    """
    One link as the search sees it, the same both ways.

    *nokkel* finds the link again; between the same two places it decides when all else is equal.
    """

    a: str
    b: str
    minutter: Fraction
    km: Fraction
    ferjer: int
    nokkel: str

    def __post_init__(self) -> None:
        """Refuse what would let a way be endless."""
        if self.minutter <= 0 or self.km < 0 or self.ferjer < 0 or self.a == self.b:
            melding = f"Forbindelsen {self.nokkel} mellom {self.a} og {self.b} kan ikke ta {self.minutter} minutter."
            raise UgyldigKant(melding)

    def andre_ende(self, sted: str) -> str:
        """Give where the link leads from *sted*."""
        return self.b if sted == self.a else self.a


@dataclass(frozen=True, slots=True, order=True)
class Vei:
    """
    A way: sorts by minutes, then ferries, then kilometres, then the places on it.

    *steder* has one more than *nokler*: from, each place on the way, to.
    """

    minutter: Fraction
    ferjer: int
    km: Fraction
    steder: tuple[str, ...]
    nokler: tuple[str, ...]

    def videre(self, kant: Kant) -> Vei:
        """Go one link on."""
        return Vei(
            self.minutter + kant.minutter,
            self.ferjer + kant.ferjer,
            self.km + kant.km,
            (*self.steder, kant.andre_ende(self.steder[-1])),
            (*self.nokler, kant.nokkel),
        )

    def tilbake(self) -> Vei:
        """Go the same way back."""
        return Vei(self.minutter, self.ferjer, self.km, self.steder[::-1], self.nokler[::-1])


def korteste_veier(kanter: Iterable[Kant], fra: str) -> Mapping[str, Vei]:
    """
    Give the fastest way from *fra* to every place that can be reached, itself included.

    As fast: the fewer ferries; then the shorter; then the lower numbers on the way.
    """
    naboer: dict[str, list[Kant]] = defaultdict(list)
    for kant in kanter:
        naboer[kant.a].append(kant)
        naboer[kant.b].append(kant)
    ko, funnet = [Vei(Fraction(), 0, Fraction(), (fra,), ())], dict[str, Vei]()
    while ko:
        vei = heapq.heappop(ko)
        her = vei.steder[-1]
        if her in funnet:
            continue
        funnet[her] = vei
        for kant in naboer[her]:
            if kant.andre_ende(her) not in funnet:
                heapq.heappush(ko, vei.videre(kant))
    return funnet


def korteste_vei(kanter: Iterable[Kant], fra: str, til: str) -> Vei | None:
    """
    Give the fastest way between two places; None where no link leads there.

    Always searched from the lower number, so that the way back is the same way.
    """
    lav, hoy = sorted((fra, til))
    vei = korteste_veier(kanter, lav).get(hoy)
    return vei.tilbake() if vei is not None and fra != lav else vei
