"""Which figures a year must have before it can be settled, and which of them are not there yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import maal_i
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.core.oppgjor.nokler import KOMMUNE, STAT

# Alike and agreed weights are in the key itself, and positions are counted from their own list.
_ELLERS = frozenset({Maal.LIKT, Maal.FAST, Maal.AARSVERK})


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """A figure that a key in the year counts: whose, what, and (people) on which date."""

    maal: Maal
    part: str
    dato: date


def tellinger(grunnlag: Aarsgrunnlag) -> tuple[Telling, ...]:
    """Give every figure that the keys of the year ask for, besides positions."""
    return tuple(sorted(set(_alle(grunnlag))))


def mangler_telling(grunnlag: Aarsgrunnlag) -> tuple[Telling, ...]:
    """Give those that are not there."""
    finnes = {(m.maal, m.part, m.tall.dato if m.maal is Maal.FOLKETALL else None) for m in grunnlag.maalinger}
    alle = tellinger(grunnlag)
    return tuple(t for t in alle if (t.maal, t.part, t.dato if t.maal is Maal.FOLKETALL else None) not in finnes)


def _alle(grunnlag: Aarsgrunnlag) -> Iterator[Telling]:
    for versjon in grunnlag.nokler:
        if grunnlag.aar.i_periode(versjon.periode).dager:
            dato = versjon.folketall.dato(grunnlag.year)
            for maal in maal_i(versjon.metode) - _ELLERS:
                dag = dato if maal is Maal.FOLKETALL else grunnlag.aar.fra
                yield from (Telling(maal, part, dag) for part in _delt_mellom(grunnlag, versjon))


def _delt_mellom(grunnlag: Aarsgrunnlag, versjon: Nokkelversjon) -> Iterator[str]:
    if any(p.nokkel == versjon.id for p in grunnlag.poster):
        yield from (p for p in grunnlag.parter if p != STAT and grunnlag.medlem(p))
    if any(p.statsnokkel == versjon.id for p in grunnlag.poster):
        yield from (STAT, KOMMUNE)
