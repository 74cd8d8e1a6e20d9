"""A basis with some causes as they were and others as they became (docs/metode/endringsforklaring.md)."""

from __future__ import annotations

from calendar import isleap
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Maaling
from tospann.core.oppgjor.aarskifte import flytt_grunnlag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.core.oppgjor.posteringsblanding import Posteringsblanding, fort

T = TypeVar("T")


class Aarsak(StrEnum):
    """Why a share may change; the value is the word in the explanation."""

    DELTAKERE = "deltakere"
    AARSVERK = "årsverk"
    FOLKETALL = "folketall"
    MAALINGER = "brukere, timer og egne kostnader"
    NOKKEL = "nøkkel"
    PRIS = "pris"
    MENGDE = "mengde"
    KALENDER = "dager i året"


@dataclass(frozen=True, slots=True)
class Blanding:
    """Two bases, and any mixture of them."""

    foer: Aarsgrunnlag
    etter: Aarsgrunnlag

    def ulike(self) -> tuple[Aarsak, ...]:
        """Give the causes that differ; the others explain nothing."""
        flyttet = self._i(self.foer, self.etter.year)
        skuddaar = isleap(self.foer.year) != isleap(self.etter.year)
        return tuple(
            a for a in Aarsak if (skuddaar if a is Aarsak.KALENDER else _del(flyttet, a) != _del(self.etter, a))
        )

    def med(self, etter: Collection[Aarsak]) -> Aarsgrunnlag:
        """
        Give the basis with these causes as they became, and the rest as they were.

        What is counted for a party that only one of the years knows goes with
        its membership, so that it is never missing.
        """
        year = self.etter.year if Aarsak.KALENDER in etter else self.foer.year
        foer, ny = self._begge(year)

        def fra(aarsak: Aarsak) -> _Kilder:
            return _Kilder(ny, foer) if aarsak in etter else _Kilder(foer, ny)

        medlemmer, nokler = fra(Aarsak.DELTAKERE).forst, fra(Aarsak.NOKKEL)
        poster = _supplert(nokler.forst.poster, nokler.siden.poster, lambda p: p.id)
        kan_baere = {*medlemmer.parter, ""}
        poster = tuple(p for p in poster if p.baerer in kan_baere)
        posteringer = Posteringsblanding(fra(Aarsak.PRIS).forst, fra(Aarsak.MENGDE).forst, (foer, ny))
        return Aarsgrunnlag(
            year,
            medlemmer.vert,
            medlemmer.deltakelser,
            poster,
            tuple(posteringer.hos(medlemmer.vert, {p.id for p in poster})),
            tuple(_nokler(nokler)),
            _maalinger(fra),
            _supplert(fra(Aarsak.AARSVERK).forst.stillinger, fra(Aarsak.AARSVERK).siden.stillinger, lambda s: s.part),
        )

    def _begge(self, year: int) -> tuple[Aarsgrunnlag, Aarsgrunnlag]:
        return self._i(self.foer, year), self._i(self.etter, year)

    def _i(self, grunnlag: Aarsgrunnlag, year: int) -> Aarsgrunnlag:
        """Lay a basis in a year; where both years count the people on one and the same day, that day does not move."""
        dager, regler = ([{hent(v, g.year) for v in g.nokler} for g in (self.foer, self.etter)] for hent in _FOLKETALL)
        flyttet = flytt_grunnlag(grunnlag, year)
        fast = dager[0] == dager[1] and regler[0] != regler[1]
        return _med_fast_folketall(grunnlag, flyttet) if fast else flyttet


# The day the people are counted on, and the rule that says so: one may stay while the other changes.
_FOLKETALL: tuple[Callable[[Nokkelversjon, int], object], ...] = (
    lambda v, year: v.folketall.dato(year),
    lambda v, _year: v.folketall,
)


def _med_fast_folketall(grunnlag: Aarsgrunnlag, flyttet: Aarsgrunnlag) -> Aarsgrunnlag:
    """Let a moved basis count the people on the day it did before it was moved."""
    aar = flyttet.year - grunnlag.year
    nokler = (replace(v, folketall=replace(v.folketall, aar_for=v.folketall.aar_for + aar)) for v in flyttet.nokler)
    maalinger = (
        replace(ny, tall=replace(ny.tall, dato=m.tall.dato)) if m.maal is Maal.FOLKETALL else ny
        for m, ny in zip(grunnlag.maalinger, flyttet.maalinger, strict=True)
    )
    return replace(flyttet, nokler=tuple(nokler), maalinger=tuple(maalinger))


@dataclass(frozen=True, slots=True)
class _Kilder:
    """The basis a cause is taken from, and the other, which is asked for what the first does not know."""

    forst: Aarsgrunnlag
    siden: Aarsgrunnlag


def _supplert(forst: Iterable[T], siden: Iterable[T], navn: Callable[[T], object]) -> tuple[T, ...]:
    alle = tuple(forst)
    kjente = {navn(en) for en in alle}
    return (*alle, *(en for en in siden if navn(en) not in kjente))


def _maalinger(fra: Callable[[Aarsak], _Kilder]) -> tuple[Maaling, ...]:
    samlet: list[Maaling] = []
    for maal in Maal:
        kilder = fra(_AARSAK.get(maal, Aarsak.MAALINGER))
        forst, siden = ([m for m in g.maalinger if m.maal is maal] for g in (kilder.forst, kilder.siden))
        samlet += _supplert(forst, siden, lambda m: m.part)
    return tuple(samlet)


_AARSAK = {Maal.FOLKETALL: Aarsak.FOLKETALL, Maal.AARSVERK: Aarsak.AARSVERK}


def _nokler(kilder: _Kilder) -> Iterator[Nokkelversjon]:
    """Take the versions of one year, with the weights of those that only the other year's version names."""
    andre: dict[str, list[tuple[str, Fraction]]] = defaultdict(list)
    for v in kilder.siden.nokler:
        andre[v.id] += v.vekter
    for v in kilder.forst.nokler:
        yield replace(v, vekter=_supplert(v.vekter, andre[v.id], lambda vekt: vekt[0])) if v.vekter else v
    kjente = {v.id for v in kilder.forst.nokler}
    yield from (v for v in kilder.siden.nokler if v.id not in kjente)


def _del(grunnlag: Aarsgrunnlag, aarsak: Aarsak) -> object:
    """Give what a cause consists of, in a form that can be compared; only what touches the year."""
    aar = grunnlag.aar
    match aarsak:
        case Aarsak.DELTAKERE:
            return grunnlag.vert, {(p, grunnlag.medlem(p)) for p in grunnlag.parter if grunnlag.medlem(p)}
        case Aarsak.NOKKEL:
            poster = {(p.id, p.nokkel, p.statsnokkel, p.baerer) for p in grunnlag.poster}
            regler = [(v.id, v.metode, v.regel, v.telling, v.folketall, v.vekter, v.periode) for v in grunnlag.nokler]
            return poster, {(*r[:-1], rom) for r in regler if (rom := aar.i_periode(r[-1])).dager}
        case Aarsak.PRIS | Aarsak.MENGDE:
            return fort(grunnlag)
        case _:
            stillinger = ((s.part, s.antall.som_brok(), aar.i_periode(s.periode)) for s in grunnlag.stillinger)
            telt = (m for m in grunnlag.maalinger if _AARSAK.get(m.maal, Aarsak.MAALINGER) is aarsak)
            egne = {(m.part, m.maal, m.tall.verdi, m.tall.dato, aar.i_periode(m.periode)) for m in telt}
            return egne, sorted(s for s in stillinger if s[-1].dager) if aarsak is Aarsak.AARSVERK else []
