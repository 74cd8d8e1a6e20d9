"""What was seen of one thing in list after list (a name, the office of a city district), and when it may have held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tospann.core.felles.periode import Periode
from tospann.core.kontor.perioder import Sikkerhet

_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Settverdi:
    """What *nokkel* had (a name, an office) while it had it, or may have had it."""

    nokkel: str
    fra: date
    til: date | None
    verdi: str
    sikkerhet: Sikkerhet

    @property
    def periode(self) -> Periode:
        """Give the days."""
        return Periode(self.fra, self.til)


def verdiperioder(sett: Mapping[date, Mapping[str, str]], slutt: Mapping[str, date | None]) -> tuple[Settverdi, ...]:
    """
    Give the values of each key through time.

    *sett* holds the value of each key on each list's day; *slutt* the day a key
    ended, where it did. A value is kept until another is seen; which day it changed between two lists, is unknown.
    """
    alle = sorted({nokkel for verdier in sett.values() for nokkel in verdier})
    return tuple(p for nokkel in alle for p in _en(nokkel, sett, slutt.get(nokkel)))


def _en(nokkel: str, sett: Mapping[date, Mapping[str, str]], slutt: date | None) -> Iterator[Settverdi]:
    dager = [(dag, sett[dag][nokkel]) for dag in sorted(sett) if nokkel in sett[dag]]
    fra, naa = dager[0]
    for (t0, foer), (t1, etter) in pairwise(dager):
        if foer == etter:
            continue
        yield Settverdi(nokkel, fra, t0 + _DAG, foer, Sikkerhet.SIKKER)
        if t0 + _DAG < t1:
            yield Settverdi(nokkel, t0 + _DAG, t1, foer, Sikkerhet.MULIG)
            yield Settverdi(nokkel, t0 + _DAG, t1, etter, Sikkerhet.MULIG)
        fra, naa = t1, etter
    yield Settverdi(nokkel, fra, slutt if slutt and slutt > fra else None, naa, Sikkerhet.SIKKER)


def verdi_paa(verdier: tuple[Settverdi, ...], dato: date) -> str:
    """Give the value on a day: the sure one, else the possible ones with «eller», else the nearest known."""
    sikre = [v.verdi for v in verdier if v.sikkerhet is Sikkerhet.SIKKER and v.periode.gjelder(dato)]
    mulige = [v.verdi for v in verdier if v.periode.gjelder(dato)]
    if sikre or mulige:
        return " eller ".join(dict.fromkeys(sikre or mulige))
    tidligere = [v.verdi for v in verdier if v.fra <= dato]
    return (tidligere or [v.verdi for v in reversed(verdier)])[-1] if verdier else ""
