"""Lay one year's basis in another year, to compare them cause by cause (docs/metode/endringsforklaring.md)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tospann.core.felles.periode import Periode
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.metode import Faktisk, Fastpris, Metode, Overgang, Prissatt, Tak, Trapp
from tospann.core.oppgjor.sammensatt import Sammensatt


def flytt_dato(dato: date, aar: int) -> date:
    """Give the same day so many years on; 29 February becomes 1 March where there is none."""
    try:
        return dato.replace(year=dato.year + aar)
    except ValueError:
        return date(dato.year + aar, 3, 1)


def flytt_grunnlag(grunnlag: Aarsgrunnlag, year: int) -> Aarsgrunnlag:
    """Give the same basis as if it had been that year: every date moves, nothing else."""
    if not (aar := year - grunnlag.year):
        return grunnlag
    return Aarsgrunnlag(
        year,
        grunnlag.vert,
        tuple(replace(d, periode=_periode(d.periode, aar)) for d in grunnlag.deltakelser),
        grunnlag.poster,
        tuple(replace(p, periode=_periode(p.periode, aar)) for p in grunnlag.posteringer),
        tuple(replace(v, periode=_periode(v.periode, aar), metode=_metode(v.metode, aar)) for v in grunnlag.nokler),
        tuple(
            replace(m, periode=_periode(m.periode, aar), tall=replace(m.tall, dato=flytt_dato(m.tall.dato, aar)))
            for m in grunnlag.maalinger
        ),
        tuple(replace(s, periode=_periode(s.periode, aar)) for s in grunnlag.stillinger),
        tuple(replace(a, dato=flytt_dato(a.dato, aar)) for a in grunnlag.akonto),
    )


def _periode(periode: Periode, aar: int) -> Periode:
    fra = flytt_dato(periode.fra, aar)
    return Periode(fra, flytt_dato(periode.til, aar) if periode.til else None)


def _metode(metode: Metode, aar: int) -> Metode:
    """A transition counts calendar years, so they move too."""
    match metode:
        case Sammensatt():
            return metode
        case Fastpris() | Prissatt() | Faktisk():
            return replace(metode, rest=_metode(metode.rest, aar))
        case Trapp():
            trinn = tuple(replace(t, metode=_metode(t.metode, aar)) for t in metode.trinn)
            return replace(metode, trinn=trinn, over=_metode(metode.over, aar))
        case Tak():
            return replace(metode, metode=_metode(metode.metode, aar))
        case Overgang():
            ny_andel = tuple((year + aar, andel) for year, andel in metode.ny_andel)
            return Overgang(_metode(metode.fra, aar), _metode(metode.til, aar), ny_andel)
