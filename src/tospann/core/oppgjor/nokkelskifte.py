"""One version of a key takes over from another: from its date, and with a yes from those it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tospann.core.felles.periode import Periode
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.core.oppgjor.nokler import STAT


def skift_nokkel(grunnlag: Aarsgrunnlag, ny: Nokkelversjon) -> Aarsgrunnlag:
    """Let a version take over from its date: the older ends the day before, and stays for what lies before."""
    return replace(grunnlag, nokler=(*_til(grunnlag.nokler, ny), ny))


def hele_aaret(grunnlag: Aarsgrunnlag, ny: Nokkelversjon) -> Aarsgrunnlag:
    """Give the year as if the version had been in force all of it, to see what it would mean."""
    alltid = replace(ny, periode=Periode(grunnlag.aar.fra))
    return replace(grunnlag, nokler=(*(v for v in grunnlag.nokler if v.id != ny.id), alltid))


def samme_avtale(en: Nokkelversjon, to: Nokkelversjon) -> bool:
    """Tell whether two are the same agreement, apart from when it was taken over by a newer one."""
    return _uten_slutt(en).fingeravtrykk == _uten_slutt(to).fingeravtrykk


def angaar(grunnlag: Aarsgrunnlag, ny: Nokkelversjon) -> tuple[str, ...]:
    """
    Give who must say yes: the municipalities that take part from the day on, and the state where it concerns it.

    It concerns the state when the key shares with the state, or when it changes how a cost that the state shares
    in is rounded.
    """
    med = {d.part for d in grunnlag.deltakelser if d.periode.til is None or d.periode.til > ny.periode.fra}
    return (*sorted(med), *((STAT,) if _angaar_staten(grunnlag, ny) else ()))


def deler_med_staten(grunnlag: Aarsgrunnlag, nokkel: str) -> bool:
    """Tell whether a key shares between the state and the municipalities."""
    return any(p.statsnokkel == nokkel for p in grunnlag.poster)


def _angaar_staten(grunnlag: Aarsgrunnlag, ny: Nokkelversjon) -> bool:
    if deler_med_staten(grunnlag, ny.id):
        return True
    runder = any(p.nokkel == ny.id and p.statsnokkel for p in grunnlag.poster)
    gjelder = [v for v in grunnlag.nokler if v.id == ny.id and v.periode.gjelder(ny.periode.fra)]
    return runder and any(v.regel != ny.regel for v in gjelder)


def _til(nokler: tuple[Nokkelversjon, ...], ny: Nokkelversjon) -> Iterator[Nokkelversjon]:
    fra = ny.periode.fra
    for v in nokler:
        if v.id != ny.id or (v.periode.til and v.periode.til <= fra):
            yield v
        elif v.periode.fra < fra:
            yield replace(v, periode=Periode(v.periode.fra, fra))


def _uten_slutt(versjon: Nokkelversjon) -> Nokkelversjon:
    return replace(versjon, periode=Periode(versjon.periode.fra))
