"""The exit sheet: what leaving costs, when, which positions, which agreements (docs/metode/uttreden.md)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import dato_tekst, desimaltall, kroner
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, UgyldigGrunnlag
from tospann.core.oppgjor.fordeling import UgyldigNokkel, fordel
from tospann.core.oppgjor.metodetekst import prosent
from tospann.core.oppgjor.tidsrom import Periodisering, Tidsrom

AARETS_MAANEDER = 12


@dataclass(frozen=True, slots=True)
class Oppsigelse:
    """A notice: who, when the others had it, and the agreed terms (the law's own is twelve months)."""

    part: str
    mottatt: date
    varsel_maaneder: int = AARETS_MAANEDER
    ved_aarsskifte: bool = False

    @property
    def ute_fra(self) -> date:
        """Give the first day it is out: after the notice, or at the turn of the year after, if that is agreed."""
        siste = legg_til_maaneder(self.mottatt, self.varsel_maaneder)
        return date(siste.year + 1, 1, 1) if self.ved_aarsskifte else siste + timedelta(days=1)


def legg_til_maaneder(dato: date, antall: int) -> date:
    """Give the same day so many months on, or the last of the month where there is none."""
    aar, maaned = divmod(dato.year * AARETS_MAANEDER + dato.month - 1 + antall, AARETS_MAANEDER)
    return date(aar, maaned + 1, min(dato.day, monthrange(aar, maaned + 1)[1]))


@dataclass(frozen=True, slots=True)
class Binding:
    """A cost that the others cannot get out of before a day: a lease, a licence, a position with notice."""

    id: str
    navn: str
    per_maaned: Tall
    slutter: date


@dataclass(frozen=True, slots=True)
class Uttredelsesvilkaar:
    """What the agreement says of leaving: the part it keeps bearing, for how long at most, and what it bears alone."""

    andel: Fraction
    hoyst_maaneder: int
    bindinger: tuple[Binding, ...]
    engangskostnader: tuple[Tall, ...]
    tilbakefores: tuple[Tall, ...]
    avtaler: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a part that is no part."""
        if not 0 <= self.andel <= 1 or self.hoyst_maaneder < 0:
            raise UgyldigNokkel("Andelen må være mellom 0 og 1, og antall måneder kan ikke være under null.")


@dataclass(frozen=True, slots=True)
class Uttredelsesark:
    """What leaving means: from when, what it costs, which positions come back, and which agreements must change."""

    oppsigelse: Oppsigelse
    er_vert: bool
    linjer: tuple[Tall, ...]
    stillinger: tuple[Tall, ...]
    avtaler: tuple[str, ...]

    def kostnad(self) -> Kroner:
        """Give what it costs in all."""
        return Kroner(sum(t.som_kroner().ore for t in self.linjer))

    def aarsverk(self) -> Fraction:
        """Give how many positions come back."""
        return sum((t.som_brok() for t in self.stillinger), Fraction())

    def i_en_setning(self, navn: str) -> str:
        """Say it in words; if it is the host that leaves, what that means."""
        vert = " Går verten ut, faller samarbeidet bort for alle hvis ikke en ny vert velges." if self.er_vert else ""
        return (
            f"{navn} er ute fra {dato_tekst(self.oppsigelse.ute_fra)}. Det koster {kroner(self.kostnad())}, "
            f"og {desimaltall(self.aarsverk(), 2)} årsverk følger med tilbake.{vert}"
        )


def uttredelsesark(grunnlag: Aarsgrunnlag, oppsigelse: Oppsigelse, vilkaar: Uttredelsesvilkaar) -> Uttredelsesark:
    """
    Work out the exit sheet: the leaver's part of what binds the others after it has gone, and its own one-off costs.

    Raises
    ------
    UgyldigGrunnlag
        When the party does not take part when it gives notice.

    """
    part = oppsigelse.part
    if not any(d.part == part and d.periode.gjelder(oppsigelse.mottatt) for d in grunnlag.deltakelser):
        raise UgyldigGrunnlag(f"{part} er ikke deltaker {dato_tekst(oppsigelse.mottatt)} og kan ikke si opp.")
    bindinger = (_binding(grunnlag, oppsigelse, vilkaar, b) for b in vilkaar.bindinger)
    linjer = (*(b for b in bindinger if b.som_kroner().ore), *vilkaar.engangskostnader)
    return Uttredelsesark(oppsigelse, part == grunnlag.vert, linjer, vilkaar.tilbakefores, vilkaar.avtaler)


def _binding(grunnlag: Aarsgrunnlag, oppsigelse: Oppsigelse, vilkaar: Uttredelsesvilkaar, binding: Binding) -> Tall:
    """A part of a month counts by its days, as everywhere."""
    fra = oppsigelse.ute_fra
    til = min(binding.slutter, legg_til_maaneder(fra, vilkaar.hoyst_maaneder))
    maaneder = Tidsrom(fra, max(fra, til)).vekt(Periodisering.MAANEDER) if til > fra else Fraction()
    return regn_ut(
        f"uttreden.{oppsigelse.part}.{binding.id}",
        f"{binding.navn}, til {dato_tekst(max(fra, til))}",
        Kroner.avrundet(binding.per_maaned.som_brok() * maaneder * vilkaar.andel),
        Enhet.KRONER,
        formel=f"kostnad per måned × {desimaltall(maaneder, 2)} måneder × {prosent(vilkaar.andel)}",
        ledd=(binding.per_maaned,),
        gjelder=grunnlag.navn(oppsigelse.part),
    )


def uten_deltaker(grunnlag: Aarsgrunnlag, part: str, fra: date) -> Aarsgrunnlag:
    """Give the same year with a party out from a day: what the others then bear is a what-if."""
    deltakelser = (_kuttet(d.periode, fra) if d.part == part else d.periode for d in grunnlag.deltakelser)
    par = zip(grunnlag.deltakelser, deltakelser, strict=True)
    return replace(grunnlag, deltakelser=tuple(replace(d, periode=p) for d, p in par if p is not None))


def _kuttet(periode: Periode, fra: date) -> Periode | None:
    if periode.fra >= fra:
        return None
    return Periode(periode.fra, fra if periode.til is None else min(periode.til, fra))


def opplosning(verdier: Sequence[Tall], andeler: Mapping[str, Fraction]) -> dict[str, tuple[Tall, ...]]:
    """
    Divide what there is (and what is owed, under zero) when all part: each thing by the agreed parts, to the øre.

    Raises
    ------
    UgyldigNokkel
        When the parts do not share anything.

    """
    delt: dict[str, list[Tall]] = {part: [] for part in sorted(andeler)}
    for verdi in verdier:
        for andel in fordel(verdi.som_kroner(), andeler):
            formel = f"{verdi.navn} × {prosent(andel.del_av_helheten)}"
            id_, navn = f"opplosning.{verdi.id}.{andel.betaler}", f"{verdi.navn}, {andel.betaler}"
            delt[andel.betaler].append(
                regn_ut(id_, navn, andel.belop, Enhet.KRONER, formel=formel, ledd=(verdi,), gjelder=andel.betaler)
            )
    return {part: tuple(tall) for part, tall in delt.items()}
