"""Correct a closed year without touching it: take lines back, and enter the right ones (docs/metode/korreksjon.md)."""

from __future__ import annotations

from dataclasses import dataclass

from tospann.core.oppgjor.aarsgrunnlag import UgyldigGrunnlag
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.kostnad import Posteringsslag


@dataclass(frozen=True, slots=True)
class Korreksjonslinje:
    """A line of a closed settlement taken back, and what stands instead; in øre."""

    post: str
    slag: Posteringsslag
    part: str
    tilbakefort: int
    ny: int

    @property
    def netto(self) -> int:
        """Give what the party bears more after the correction."""
        return self.ny + self.tilbakefort


@dataclass(frozen=True, slots=True)
class Korreksjon:
    """Everything that a correction changes; lines that stay as they were are left out."""

    year: int
    linjer: tuple[Korreksjonslinje, ...]
    saldoendringer: tuple[tuple[str, int], ...]

    def netto(self, part: str) -> int:
        """Give what a party bears more, in øre."""
        return sum(linje.netto for linje in self.linjer if linje.part == part)


def korriger(lukket: Aarsoppgjor, nytt: Aarsoppgjor) -> Korreksjon:
    """
    Give what lies between a closed settlement and the right one.

    Raises
    ------
    UgyldigGrunnlag
        When they are not of the same year.

    """
    if lukket.grunnlag.year != nytt.grunnlag.year:
        raise UgyldigGrunnlag("En korreksjon må gjelde samme år som oppgjøret den retter.")
    foer, etter = _linjer(lukket), _linjer(nytt)
    linjer = tuple(
        Korreksjonslinje(*navn, -foer.get(navn, 0), etter.get(navn, 0))
        for navn in sorted(foer.keys() | etter.keys())
        if foer.get(navn, 0) != etter.get(navn, 0)
    )
    saldo_foer, saldo_etter = ({s.part: s.ore for s in o.saldoer()} for o in (lukket, nytt))
    parter = sorted(saldo_foer.keys() | saldo_etter.keys())
    endringer = ((p, saldo_etter.get(p, 0) - saldo_foer.get(p, 0)) for p in parter)
    return Korreksjon(nytt.grunnlag.year, linjer, tuple((p, ore) for p, ore in endringer if ore))


def _linjer(oppgjor: Aarsoppgjor) -> dict[tuple[str, Posteringsslag, str], int]:
    return {(post.post.id, post.slag, part): ore for post, part, ore in oppgjor.linjer()}
