"""What every group would pay alone: the game that fairness is measured in (docs/metode/rettferdighet.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Tall
from tospann.core.oppgjor.fordeling import UgyldigNokkel

FLEST = 20


@dataclass(frozen=True, slots=True)
class Spill:
    """
    A cost (øre) for each group of players.

    *kostnad* has a place for every group, by the number whose bits are its
    members: player *i* of *navn* is bit *i*. The empty group costs nothing.
    """

    navn: tuple[str, ...]
    kostnad: Sequence[int]

    def __post_init__(self) -> None:
        """Refuse what is not a game."""
        if not 1 <= len(self.navn) <= FLEST:
            raise UgyldigNokkel(f"Spillet må ha fra 1 til {FLEST} deltakere; dette har {len(self.navn)}.")
        if len(set(self.navn)) != len(self.navn):
            raise UgyldigNokkel("To deltakere i spillet har samme navn.")
        if len(self.kostnad) != 1 << len(self.navn) or self.kostnad[0]:
            raise UgyldigNokkel("Spillet må ha en kostnad for hver gruppe, og den tomme gruppa koster null.")

    @property
    def alle(self) -> int:
        """Give the number of the group of everybody."""
        return len(self.kostnad) - 1

    def gruppe(self, nummer: int) -> tuple[str, ...]:
        """Give the names of a group."""
        return tuple(navn for i, navn in enumerate(self.navn) if nummer >> i & 1)

    def alene(self, navn: str) -> int:
        """Give what one would pay alone."""
        return self.kostnad[1 << self.navn.index(navn)]


def spill_av(navn: Sequence[str], kostnad: Callable[[tuple[str, ...]], Kroner]) -> Spill:
    """Make a game by asking what each group would pay."""
    spillere = tuple(navn)
    grupper = (tuple(n for i, n in enumerate(spillere) if nr >> i & 1) for nr in range(1, 1 << len(spillere)))
    return Spill(spillere, (0, *(kostnad(g).ore for g in grupper)))


@dataclass(frozen=True, slots=True)
class Kontorbehov:
    """What one municipality needs of an office: positions, and costs at its own place whoever it is together with."""

    part: str
    aarsverk: Tall
    egne_kostnader: Tall


@dataclass(frozen=True, slots=True)
class Kontorvilkaar:
    """What an office costs: as such, per position, and the fewest it can be run by (opening hours, safety)."""

    fast: Tall
    per_aarsverk: Tall
    minste_bemanning: Tall


def kontorspill(behov: Sequence[Kontorbehov], vilkaar: Kontorvilkaar) -> Spill:
    """
    Make the game of sharing an office.

    A group pays one office, the positions it needs but never fewer than the
    least, and each member's own costs; rounded to the øre once per group.
    """
    fast, lonn = vilkaar.fast.som_kroner().ore, vilkaar.per_aarsverk.som_kroner().ore
    minst = vilkaar.minste_bemanning.som_brok()
    aarsverk, egne = [Fraction()], [0]
    for b in behov:
        aarsverk += [antall + b.aarsverk.som_brok() for antall in aarsverk]
        egne += [ore + b.egne_kostnader.som_kroner().ore for ore in egne]
    kostnad = (
        fast + own + Kroner.avrundet(Fraction(lonn, 100) * max(minst, antall)).ore
        for antall, own in zip(aarsverk[1:], egne[1:], strict=True)
    )
    return Spill(tuple(b.part for b in behov), (0, *kostnad))
