"""What a form of a budget changes, and the basis with it changed; figures that are as they were keep their source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall, Verdi
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Maaling
from tospann.core.oppgjor.kostnad import Postering
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.stillinger import Stilling, aarsverk_paa
from tospann.core.oppgjor.tellinger import Telling

Talltrykker = Callable[[str, str, Verdi, Enhet, str], Tall]
"""Makes a figure of what somebody wrote: id, name, value, unit, and what it is of."""
_ENHETER = {Maal.FOLKETALL: Enhet.INNBYGGERE, Maal.FAKTISK: Enhet.KRONER}


@dataclass(frozen=True, slots=True)
class Aarsverksendring:
    """So many positions from new year; and, if it changes in the year, from which day and how many then."""

    antall: Fraction
    fra: date | None = None
    nytt: Fraction = Fraction()


@dataclass(frozen=True, slots=True)
class Budsjettendring:
    """What the form of a budget may change: amounts by entry, positions by party, and counts; the rest stays."""

    belop: Mapping[str, Kroner] = field(default_factory=dict)
    aarsverk: Mapping[str, Aarsverksendring] = field(default_factory=dict)
    tellinger: Mapping[Telling, Fraction] = field(default_factory=dict)


def endret(g: Aarsgrunnlag, endring: Budsjettendring, tall: Talltrykker) -> Aarsgrunnlag:
    """Give the basis with the change."""
    posteringer = tuple(_med_belop(g, p, endring.belop.get(p.id), tall) for p in g.posteringer)
    nye = {p: e for p, e in endring.aarsverk.items() if e != aarsverket(g, p)}
    stillinger = (*(s for s in g.stillinger if s.part not in nye), *_stillinger(g, nye, tall))
    talt = {t: v for t, v in endring.tellinger.items() if v != tellingen(g, t)}
    maalinger = (*(m for m in g.maalinger if _telling(g, m) not in talt), *_maalinger(g, talt, tall))
    return replace(g, posteringer=posteringer, stillinger=stillinger, maalinger=maalinger)


def aarsverket(g: Aarsgrunnlag, part: str) -> Aarsverksendring:
    """Give a party's positions at new year, and the first change after it."""
    nyttaar = g.aar.fra
    egne = [s for s in g.stillinger if s.part == part]
    dager = sorted({d for s in egne for d in (s.periode.fra, s.periode.til) if d and nyttaar < d < g.aar.til})
    antall = aarsverk_paa(egne, part, nyttaar)
    ny = next((d for d in dager if aarsverk_paa(egne, part, d) != antall), None)
    return Aarsverksendring(antall, ny, aarsverk_paa(egne, part, ny)) if ny else Aarsverksendring(antall)


def tellingen(g: Aarsgrunnlag, telling: Telling) -> Fraction | None:
    """Give what is counted, if it is."""
    return next((m.tall.som_brok() for m in g.maalinger if _telling(g, m) == telling), None)


def _telling(g: Aarsgrunnlag, m: Maaling) -> Telling:
    return Telling(m.maal, m.part, m.tall.dato if m.maal is Maal.FOLKETALL else g.aar.fra)


def _med_belop(g: Aarsgrunnlag, p: Postering, belop: Kroner | None, tall: Talltrykker) -> Postering:
    if belop is None or belop.ore == p.ore:
        return p
    id_ = p.belop.id.removeprefix(f"oppgjor.{g.year}.")
    return replace(p, belop=tall(id_, p.belop.navn, belop, Enhet.KRONER, p.belop.gjelder))


def _stillinger(g: Aarsgrunnlag, nye: Mapping[str, Aarsverksendring], tall: Talltrykker) -> Iterator[Stilling]:
    for part, e in nye.items():
        nyttaar, hvem = g.aar.fra, g.navn(part)
        spenn = [(nyttaar, e.fra, e.antall), *([(e.fra, None, e.nytt)] if e.fra else [])]
        for nr, (fra, til, antall) in enumerate(spenn, start=1):
            antallet = tall(f"aarsverk.{part}.{nr}", f"Årsverk, {hvem}", antall, Enhet.AARSVERK, hvem)
            yield Stilling(f"aarsverk {part} {nr}", part, antallet, Periode(fra, til))


def _maalinger(g: Aarsgrunnlag, talt: Mapping[Telling, Fraction], tall: Talltrykker) -> Iterator[Maaling]:
    for t, verdi in talt.items():
        hvem, folk = g.navn(t.part), t.maal is Maal.FOLKETALL
        enhet = _ENHETER.get(t.maal, Enhet.ANTALL)
        skrevet: Verdi = Kroner.avrundet(verdi) if enhet is Enhet.KRONER else verdi
        if enhet is Enhet.INNBYGGERE and verdi.denominator == 1:
            skrevet = int(verdi)
        id_ = f"{t.maal.value}.{t.part}.{t.dato.isoformat()}"
        antallet = replace(tall(id_, f"{t.maal.ord.capitalize()}, {hvem}", skrevet, enhet, hvem), dato=t.dato)
        hele = Periode(t.dato) if folk else Periode(g.aar.fra, g.aar.til)
        yield Maaling(t.part, t.maal, antallet, hele)
