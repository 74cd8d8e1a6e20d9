"""The question a study asks: municipalities, borders, travel, what counts, and the demands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from tospann.core.struktur.krav import Krav

Eksakt = int | Decimal | Fraction


class UgyldigProblem(ValueError):
    """The question does not hang together; the text says why."""


@dataclass(frozen=True, slots=True)
class Vekter:
    """What counts: per organisation, per person-minute of travel, per position short of the competence threshold."""

    organisasjon: Eksakt
    reise: Eksakt
    mangel: Eksakt


@dataclass(frozen=True, slots=True)
class Rammer:
    """What holds for every group: minutes to the host, members, and the competence threshold in positions."""

    reise: Eksakt
    storst: int
    terskel: Eksakt


@dataclass(frozen=True, slots=True)
class Skillepris:
    """A price for each further county, case system or the like within a group; an empty mark is unknown and free."""

    navn: str
    merker: tuple[str, ...]
    pris: Eksakt


@dataclass(frozen=True, eq=False)
class Strukturproblem:
    """
    Municipalities by index, and how a structure of them is judged; equal only to itself, since it is large.

    Minutes go from the first index to the second and need not be symmetric
    here; where they come in (imports/strukturfil.py), they must be.
    """

    navn: tuple[str, ...]
    innbyggere: tuple[Eksakt, ...]
    aarsverk: tuple[Eksakt, ...]
    kanter: tuple[tuple[int, int], ...]
    minutter: tuple[tuple[Eksakt, ...], ...]
    rammer: Rammer
    vekter: Vekter
    krav: tuple[Krav, ...] = ()
    skillepriser: tuple[Skillepris, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a question whose parts do not fit each other."""
        n = len(self.navn)
        if n < 1 or self.rammer.storst < 1:
            raise UgyldigProblem("Det må være minst én kommune, og en gruppe må kunne ha minst ett medlem.")
        lengder = {len(self.innbyggere), len(self.aarsverk), len(self.minutter), *map(len, self.minutter)}
        if (lengder | {len(s.merker) for s in self.skillepriser}) != {n}:
            raise UgyldigProblem("Folketall, årsverk og reisetider må være oppgitt for hver kommune.")
        if any(not (0 <= a < n and 0 <= b < n and a != b) for a, b in self.kanter):
            raise UgyldigProblem("En nabogrense må gå mellom to ulike kommuner i lista.")

    @property
    def antall(self) -> int:
        """Give how many municipalities there are."""
        return len(self.navn)

    @cached_property
    def naboer(self) -> tuple[int, ...]:
        """Give each municipality's neighbours as a bitset."""
        rader = [0] * self.antall
        for a, b in self.kanter:
            rader[a] |= 1 << b
            rader[b] |= 1 << a
        return tuple(rader)

    def med(self, *, vekter: Vekter | None = None, krav: Iterable[Krav] | None = None) -> Strukturproblem:
        """Give the same question with other weights or demands."""
        nye = self.krav if krav is None else tuple(krav)
        return replace(self, vekter=vekter or self.vekter, krav=nye)


@dataclass(frozen=True, slots=True, order=True)
class Gruppe:
    """Municipalities with one organisation, and the one that hosts it; members in order."""

    medlemmer: tuple[int, ...]
    vert: int


@dataclass(frozen=True, slots=True)
class Struktur:
    """Every municipality in exactly one group, with the exact price of the whole."""

    grupper: tuple[Gruppe, ...]
    pris: Fraction

    @property
    def deling(self) -> tuple[tuple[int, ...], ...]:
        """Give who is with whom, without hosts: what makes two structures distinct."""
        return tuple(g.medlemmer for g in self.grupper)
