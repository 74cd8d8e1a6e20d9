"""From what was counted to what a key asks for, in one span of the year (docs/metode/aarsoppgjor.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Maaling, UgyldigGrunnlag
from tospann.core.oppgjor.maal import Deltakermaal, Maal, MaalMangler
from tospann.core.oppgjor.metode import maal_i
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.core.oppgjor.nokler import KOMMUNE, STAT
from tospann.core.oppgjor.stillinger import Dagssnitt, Vindu, tell
from tospann.core.oppgjor.tidsrom import Tidsrom

# What is counted over time is taken by the days of the span; what is a stock holds through its period.
_NULL = Fraction()
_STROM = frozenset({Maal.TIMER, Maal.FAKTISK})


@dataclass(frozen=True, slots=True)
class Maalt:
    """Answers what the participants' figures are under one version of a key."""

    grunnlag: Aarsgrunnlag
    versjon: Nokkelversjon

    def kutt(self) -> Iterator[date]:
        """Give the days on which something that the key counts may change."""
        maal = maal_i(self.versjon.metode)
        for d in self.grunnlag.deltakelser:
            yield d.periode.fra
            yield d.periode.til or d.periode.fra
        for m in self.grunnlag.maalinger:
            if m.maal in maal and m.maal is not Maal.FOLKETALL:
                yield m.periode.fra
                yield m.periode.til or m.periode.fra
        if Maal.AARSVERK in maal and self.versjon.telling == Dagssnitt(Vindu.MAANED):
            yield from (m.fra for m in self.grunnlag.aar.maaneder())

    def deltakere(self, rom: Tidsrom) -> tuple[Deltakermaal, ...]:
        """
        Give the municipalities' figures in a span.

        Raises
        ------
        UgyldigNokkel
            When nobody takes part, or a figure is missing.

        """
        parter = self.grunnlag.deltakere(rom)
        if not parter:
            raise UgyldigGrunnlag(f"Ingen kommuner er med fra {rom.fra.isoformat()} til {rom.til.isoformat()}.")
        return tuple(Deltakermaal(part, self._verdier(part, rom)) for part in parter)

    def stat_og_kommune(self, rom: Tidsrom) -> tuple[Deltakermaal, Deltakermaal]:
        """Give the figures of the two sides: the state, and the municipalities that take part, together."""
        kommunene = self._verdier(KOMMUNE, rom)
        if Maal.AARSVERK in maal_i(self.versjon.metode) and Maal.AARSVERK not in kommunene:
            kommunene[Maal.AARSVERK] = sum((self._kommunens(part, rom) for part in self.grunnlag.deltakere(rom)), _NULL)
        return Deltakermaal(STAT, self._verdier(STAT, rom)), Deltakermaal(KOMMUNE, kommunene)

    def _kommunens(self, part: str, rom: Tidsrom) -> Fraction:
        telt = self._aarsverk(part, rom)
        if telt is None:
            raise MaalMangler(part, Maal.AARSVERK)
        return telt

    def _verdier(self, part: str, rom: Tidsrom) -> dict[Maal, Fraction]:
        """Give what is known; what is not known is missed by the key that needs it, if it does this year."""
        alle = {maal: self._verdi(part, maal, rom) for maal in maal_i(self.versjon.metode) - {Maal.LIKT}}
        if Maal.AARSVERK in alle and part != KOMMUNE:
            alle[Maal.AARSVERK] = self._aarsverk(part, rom)
        return {maal: verdi for maal, verdi in alle.items() if verdi is not None}

    def _verdi(self, part: str, maal: Maal, rom: Tidsrom) -> Fraction | None:
        match maal:
            case Maal.FAST:
                return next((vekt for p, vekt in self.versjon.vekter if p == part), None)
            case Maal.FOLKETALL:
                dato = self.versjon.folketall.dato(rom.fra.year)
                return self._ett(part, maal, [m for m in self._egne(part, maal) if m.tall.dato == dato], rom)
            case _:
                dekker = [m for m in self._egne(part, maal) if rom.i_periode(m.periode) == rom]
                return self._ett(part, maal, dekker, rom)

    def _egne(self, part: str, maal: Maal) -> Iterator[Maaling]:
        return (m for m in self.grunnlag.maalinger if m.part == part and m.maal is maal)

    def _ett(self, part: str, maal: Maal, funnet: list[Maaling], rom: Tidsrom) -> Fraction | None:
        if len(funnet) > 1:
            raise UgyldigGrunnlag(f"{part} har flere tall for {maal.ord} på samme tid. Hvilket gjelder?")
        if not funnet:
            return None
        maaling = funnet[0]
        verdi = maaling.tall.som_brok() * (100 if maal is Maal.FAKTISK else 1)
        if maal not in _STROM:
            return verdi
        hele = Tidsrom(maaling.periode.fra, maaling.periode.til or self.grunnlag.aar.til)
        return verdi * rom.dager / hele.dager

    def _aarsverk(self, part: str, rom: Tidsrom) -> Fraction | None:
        """Take what was counted by hand where there is such a figure, else count the positions, if any are recorded."""
        telt = self._verdi(part, Maal.AARSVERK, rom)
        if telt is not None or all(s.part != part for s in self.grunnlag.stillinger):
            return telt
        return tell(self.grunnlag.stillinger, part, self.versjon.telling, rom, self.grunnlag.medlem(part))
