"""An office structure by municipality numbers: who is with whom, who hosts, which places are open; and moves in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tospann.core.struktur.problem import Gruppe, Struktur


class UgyldigInndeling(ValueError):
    """A municipality is nowhere or in two places, or a host is not among its own; the text says which."""


@dataclass(frozen=True, slots=True, order=True)
class Samling:
    """Municipalities with one organisation: the host, and all members (the host too) by number."""

    vert: str
    medlemmer: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a host from outside, and members out of order."""
        if self.vert not in self.medlemmer or list(self.medlemmer) != sorted(set(self.medlemmer)):
            raise UgyldigInndeling(f"Verten {self.vert} må være blant medlemmene, og hvert medlem stå én gang.")

    @property
    def alene(self) -> bool:
        """Tell whether it is one municipality on its own."""
        return len(self.medlemmer) == 1


@dataclass(frozen=True, slots=True)
class Inndeling:
    """
    A structure, whoever made it: found, stated in a report, or drawn by hand.

    *stengte* are the municipalities without a place of their own where people
    meet the office. A host's own place is always open.
    """

    navn: str
    samlinger: tuple[Samling, ...]
    stengte: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a municipality in two places, and a host that is closed."""
        antall = Counter(n for s in self.samlinger for n in s.medlemmer)
        if doble := sorted(n for n, ganger in antall.items() if ganger > 1):
            raise UgyldigInndeling(f"Kommune {doble[0]} er med i to organisasjoner.")
        verter = {s.vert for s in self.samlinger}
        if feil := sorted(set(self.stengte) & verter | set(self.stengte) - set(antall)):
            raise UgyldigInndeling(f"Kontoret i kommune {feil[0]} kan ikke stenges: det er vertens, eller ukjent.")

    @property
    def antall(self) -> int:
        """Count the organisations."""
        return len(self.samlinger)

    @property
    def numre(self) -> tuple[str, ...]:
        """Give every municipality by number."""
        return tuple(sorted(n for s in self.samlinger for n in s.medlemmer))

    @property
    def aapne(self) -> tuple[str, ...]:
        """Give the municipalities that have a place of their own."""
        return tuple(n for n in self.numre if n not in self.stengte)

    def krev_hele(self, numre: Iterable[str]) -> None:
        """
        Check that it places exactly these municipalities.

        Raises
        ------
        UgyldigInndeling
            With one that is missing or unknown.

        """
        if forskjell := sorted(set(numre) ^ set(self.numre)):
            raise UgyldigInndeling(f"«{self.navn}» og studien er ikke enige om kommune {forskjell[0]}.")

    def samling(self, nummer: str) -> Samling:
        """
        Give the organisation a municipality is in.

        Raises
        ------
        UgyldigInndeling
            When it is in none.

        """
        for samling in self.samlinger:
            if nummer in samling.medlemmer:
                return samling
        raise UgyldigInndeling(f"Kommune {nummer} er ikke med i «{self.navn}».")

    def flytt(self, nummer: str, til_vert: str) -> Inndeling:
        """
        Move a municipality to the organisation *til_vert* hosts; to its own number: let it stand alone.

        A host that leaves others behind hands over to the lowest number of them;
        the reader is told, and can choose another.

        Raises
        ------
        UgyldigInndeling
            When one of them is not here, or *til_vert* hosts nobody.

        """
        fra = self.samling(nummer)
        if til_vert in (fra.vert, nummer) and (til_vert == fra.vert != nummer or fra.alene):
            return self
        igjen = tuple(n for n in fra.medlemmer if n != nummer)
        andre = [s for s in self.samlinger if s is not fra]
        if igjen:
            andre.append(Samling(fra.vert if fra.vert in igjen else igjen[0], igjen))
        if til_vert == nummer:
            andre.append(Samling(nummer, (nummer,)))
        else:
            til = next((s for s in andre if s.vert == til_vert), None)
            if til is None:
                raise UgyldigInndeling(f"Kommune {til_vert} er ikke vert for noen.")
            andre[andre.index(til)] = Samling(til.vert, tuple(sorted((*til.medlemmer, nummer))))
        return self._med(andre)

    def velg_vert(self, nummer: str) -> Inndeling:
        """Let a municipality host the organisation it is in."""
        fra = self.samling(nummer)
        return self._med([Samling(nummer, s.medlemmer) if s is fra else s for s in self.samlinger])

    def steng(self, nummer: str) -> Inndeling:
        """
        Close the place in a municipality that does not host.

        Raises
        ------
        UgyldigInndeling
            When it hosts, or is not here.

        """
        self.samling(nummer)
        return replace(self, stengte=tuple(sorted({*self.stengte, nummer})))

    def aapne_igjen(self, nummer: str) -> Inndeling:
        """Open the place in a municipality."""
        return replace(self, stengte=tuple(n for n in self.stengte if n != nummer))

    def _med(self, samlinger: Iterable[Samling]) -> Inndeling:
        nye = tuple(sorted(samlinger))
        verter = {s.vert for s in nye}
        return replace(self, samlinger=nye, stengte=tuple(n for n in self.stengte if n not in verter))


def av_struktur(navn: str, numre: Sequence[str], struktur: Struktur) -> Inndeling:
    """Name the municipalities of an answer; *numre* is by index. Every place stays open."""
    samlinger = (Samling(numre[g.vert], tuple(numre[i] for i in g.medlemmer)) for g in struktur.grupper)
    return Inndeling(navn, tuple(sorted(samlinger)))


def som_grupper(inndeling: Inndeling, numre: Sequence[str]) -> tuple[Gruppe, ...]:
    """Give the groups by index, with the hosts that were chosen."""
    plass = {nummer: i for i, nummer in enumerate(numre)}
    return tuple(
        sorted(Gruppe(tuple(sorted(plass[n] for n in s.medlemmer)), plass[s.vert]) for s in inndeling.samlinger)
    )
