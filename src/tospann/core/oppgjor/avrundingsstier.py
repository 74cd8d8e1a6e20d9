"""The same year rounded elsewhere: what the agreed rounding rule is worth (docs/metode/avrundingsstier.md)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner, opplisting
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.nokkelversjon import Hyppighet, Trinn


@dataclass(frozen=True, slots=True)
class Avrundingssti:
    """A place to round, and what each party bears more (øre) than by the agreement."""

    trinn: Trinn
    hyppighet: Hyppighet
    er_avtalt: bool
    forskjell: tuple[tuple[str, int], ...]

    def i_en_setning(self) -> str:
        """Say who would have borne how many øre more or less."""
        hvor = f"{self.hyppighet.capitalize()}, i {self.trinn}"
        if self.er_avtalt:
            return f"{hvor}: slik det er avtalt."
        utslag = [f"{part} {kroner(Kroner(ore))}" for part, ore in self.forskjell if ore]
        return f"{hvor}: {opplisting(utslag) if utslag else 'ingen forskjell'}."


def avrundingsstier(grunnlag: Aarsgrunnlag) -> tuple[Avrundingssti, ...]:
    """
    Settle the year along all four paths, and give the differences from what is agreed.

    Raises
    ------
    UgyldigNokkel
        When the year cannot be settled.

    """
    avtalt = gjor_opp_aaret(grunnlag)
    stier = []
    for trinn in Trinn:
        for hyppighet in Hyppighet:
            annet = gjor_opp_aaret(_langs(grunnlag, trinn, hyppighet))
            forskjell = tuple((p, annet.baerer(p) - avtalt.baerer(p)) for p in grunnlag.parter)
            er_avtalt = all((v.regel.trinn, v.regel.hyppighet) == (trinn, hyppighet) for v in grunnlag.nokler)
            stier.append(Avrundingssti(trinn, hyppighet, er_avtalt, forskjell))
    return tuple(stier)


def _langs(grunnlag: Aarsgrunnlag, trinn: Trinn, hyppighet: Hyppighet) -> Aarsgrunnlag:
    nokler = (replace(v, regel=replace(v.regel, trinn=trinn, hyppighet=hyppighet)) for v in grunnlag.nokler)
    return replace(grunnlag, nokler=tuple(nokler))
