"""When work can be done, and when each council meets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import islice
from math import ceil

from tospann.core.felles.norsk import dato_tekst
from tospann.core.kommune.kommune import Kommune
from tospann.core.plan.arbeidsdager import EN_DAG, FELLEFERIE, dager_fra, er_arbeidsdag, er_romjul, helligdager

DAGER_PER_UKE = 5


class UgyldigMotedag(ValueError):
    """A council meeting stands on a day when nobody meets."""


@dataclass(frozen=True, slots=True)
class Kalender:
    """
    Meeting dates per kommunenummer, and the weeks when work stands still.

    *felleferie* is the first and the last ISO week (an assumption, editable).
    Summer and Christmas are soft: no work is planned there, but a legal
    deadline runs through them and a person may still choose such a day.
    """

    moter: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    felleferie: tuple[int, int] = FELLEFERIE

    def __post_init__(self) -> None:
        """Refuse meetings on weekends and holidays: a typing error would place a decision there."""
        for nummer, datoer in sorted(self.moter.items()):
            for dato in datoer:
                if not er_arbeidsdag(dato):
                    melding = f"Møtet {dato_tekst(dato)} i kommune {nummer} står på {_hva_slags_dag(dato)}."
                    raise UgyldigMotedag(melding)

    def er_rolig(self, dato: date) -> bool:
        """Tell whether the day lies in the common summer holiday or at Christmas."""
        fra, til = self.felleferie
        return fra <= dato.isocalendar().week <= til or er_romjul(dato)

    def er_plandag(self, dato: date) -> bool:
        """Tell whether work can be planned on the day."""
        return er_arbeidsdag(dato) and not self.er_rolig(dato)

    def plandag_fra(self, dato: date) -> date:
        """Give *dato*, or the first day after it when work can be planned."""
        return next(d for d in dager_fra(dato) if self.er_plandag(d))

    def etter_uker(self, fra: date, uker: Fraction) -> date:
        """Give the last day of so many weeks' work that begins on *fra* (no work at all ends on *fra*)."""
        return self.etter_dager(fra, ceil(uker * DAGER_PER_UKE))

    def etter_dager(self, fra: date, dager: int) -> date:
        """Give the last of so many days of work, counted from the first possible day on or after *fra*."""
        mulige = (d for d in dager_fra(fra) if self.er_plandag(d))
        return next(islice(mulige, max(dager - 1, 0), None))

    def antall_plandager(self, fra: date, til: date) -> int:
        """Count the days of work from and including *fra*, to and including *til*."""
        dager = islice(dager_fra(fra), max((til - fra).days + 1, 0))
        return sum(self.er_plandag(d) for d in dager)

    def moter_i(self, kommune: Kommune) -> tuple[date, ...]:
        """Give the council's meetings in order."""
        return tuple(sorted(self.moter.get(kommune.nummer, ())))

    def neste_mote(self, kommune: Kommune, tidligst: date) -> date | None:
        """Give the council's first meeting on or after *tidligst*, if the calendar has one."""
        return next((d for d in self.moter_i(kommune) if d >= tidligst), None)

    def siste_mote(self, kommune: Kommune, tidligst: date, for_dato: date) -> date | None:
        """Give the council's last meeting on or after *tidligst* and before *for_dato*, if there is one."""
        mulige = [d for d in self.moter_i(kommune) if tidligst <= d < for_dato]
        return mulige[-1] if mulige else None

    def neste_manedsstart(self, tidligst: date) -> date:
        """Give the first possible day of work in a month, on or after *tidligst*."""
        return next(d for d in dager_fra(tidligst) if self._er_manedsstart(d))

    def _er_manedsstart(self, dato: date) -> bool:
        return self.er_plandag(dato) and self.plandag_fra(dato.replace(day=1)) == dato


def neste_dag(dato: date) -> date:
    """Give the day after."""
    return dato + EN_DAG


def _hva_slags_dag(dato: date) -> str:
    navn = helligdager(dato.year).get(dato)
    return f"en helligdag ({navn})" if navn else "en lørdag eller søndag"
