"""How one activity finds its dates, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from tospann.core.felles.norsk import dato_tekst
from tospann.core.kommune.kommune import Kommune
from tospann.core.plan.aktivitet import Aktivitet, Plassering
from tospann.core.plan.arbeidsdager import arbeidsdag_fra, arbeidsdag_til
from tospann.core.plan.fremdriftsplan import Planlagt
from tospann.core.plan.kalender import Kalender, neste_dag

_DAGER_I_UKE = 7
_BUDSJETTHOST_FRA = 10  # an assumption: councils adopt the budget in October to December
LOVLIGHETSFRIST = timedelta(weeks=3)
"""Kommuneloven § 27-1: three members may demand control within three weeks of the decision."""
RESERVASJONSFRIST = timedelta(days=14)
"""Arbeidsmiljøloven § 16-3: the deadline cannot be shorter, counted from the information under § 16-6."""
TARIFFRIST = timedelta(weeks=3)
"""Arbeidsmiljøloven § 16-2: the new employer's declaration to the union, counted from the transfer."""


@dataclass(frozen=True, slots=True)
class Sted:
    """
    Where in time: the calendar, the first day of the case, and the year of the start when it is known.

    With *budsjettendring* the start need not wait for a year's ordinary budget.
    *oppstart* is the day the agreement sets: the start comes no earlier.
    """

    kalender: Kalender
    tidligst: date
    startaar: int | None = None
    budsjettendring: bool = False
    oppstart: date | None = None


@dataclass(frozen=True, slots=True)
class Oppdrag:
    """An activity to be placed for one municipality (or for all), and the rows it waits for."""

    aktivitet: Aktivitet
    kommune: Kommune | None
    venter_paa: Mapping[str, tuple[Planlagt, ...]]
    sted: Sted

    @property
    def ferdig(self) -> date:
        """Give the day when all it waits for is done."""
        return max((r.til for rader in self.venter_paa.values() for r in rader), default=self.sted.tidligst)

    @property
    def tidligst(self) -> date:
        """Give the first day it can begin."""
        if not self.venter_paa:
            return self.sted.tidligst
        dag = self.ferdig if self.aktivitet.er_milepael else neste_dag(self.ferdig)
        return dag + timedelta(days=ceil(self.aktivitet.vent_uker * _DAGER_I_UKE))

    def rad(self, fra: date, til: date, grunn: str) -> Planlagt:
        """Make the row."""
        return Planlagt(self.aktivitet, fra, til, self.kommune, grunn)


@dataclass(frozen=True, slots=True)
class Mangler:
    """No council meeting to place the activity on, from *tidligst* and (if it matters) before *for_dato*."""

    kommune: Kommune
    tidligst: date
    for_dato: date | None = None


def plasser(oppdrag: Oppdrag) -> Planlagt | Mangler:
    """Give the activity its dates, or say which meeting is missing."""
    return _MAATER[oppdrag.aktivitet.plassering](oppdrag)


def _arbeid(oppdrag: Oppdrag) -> Planlagt:
    kalender, uker = oppdrag.sted.kalender, oppdrag.aktivitet.varighet_uker
    fra = kalender.plandag_fra(oppdrag.tidligst)
    venter = ", ".join(sorted(oppdrag.venter_paa))
    grunn = f"Begynner etter {venter}." if venter else "Saken begynner."
    return oppdrag.rad(fra, kalender.etter_uker(fra, uker), grunn)


def _paa_mote(oppdrag: Oppdrag) -> Planlagt | Mangler:
    kommune = _krev_kommune(oppdrag)
    dag = oppdrag.sted.kalender.neste_mote(kommune, oppdrag.tidligst)
    if dag is None:
        return Mangler(kommune, oppdrag.tidligst)
    return oppdrag.rad(dag, dag, f"Første kommunestyremøte i {kommune.kortnavn} når saken er klar.")


def _paa_budsjettmote(oppdrag: Oppdrag) -> Planlagt | Mangler:
    """On the last meeting of the autumn before the year of the start."""
    kommune, kalender = _krev_kommune(oppdrag), oppdrag.sted.kalender
    if oppdrag.sted.budsjettendring and oppdrag.sted.startaar is None:
        return _som_budsjettendring(oppdrag, kommune)
    aar = oppdrag.sted.startaar or oppdrag.tidligst.year + 1
    tidligst, for_dato = max(oppdrag.tidligst, date(aar - 1, _BUDSJETTHOST_FRA, 1)), date(aar, 1, 1)
    dag = kalender.siste_mote(kommune, tidligst, for_dato)
    if dag is not None:
        return oppdrag.rad(dag, dag, f"Siste kommunestyremøte i {kommune.kortnavn} før {aar}.")
    if not oppdrag.sted.budsjettendring:
        return Mangler(kommune, tidligst, for_dato)
    return _som_budsjettendring(oppdrag, kommune)


def _som_budsjettendring(oppdrag: Oppdrag, kommune: Kommune) -> Planlagt | Mangler:
    dag = oppdrag.sted.kalender.neste_mote(kommune, oppdrag.tidligst)
    if dag is None:
        return Mangler(kommune, oppdrag.tidligst)
    return oppdrag.rad(dag, dag, f"Første kommunestyremøte i {kommune.kortnavn}; som endring av årets budsjett.")


def _startdato(oppdrag: Oppdrag) -> Planlagt:
    sted, grunn = oppdrag.sted, "Første mulige arbeidsdag i en måned når alt som må være klart, er klart."
    tidligst = oppdrag.tidligst
    if sted.startaar is not None and not sted.budsjettendring and tidligst < date(sted.startaar, 1, 1):
        tidligst = date(sted.startaar, 1, 1)
        grunn = f"Første mulige arbeidsdag i {sted.startaar}, det første året det er vedtatt budsjett for."
    if sted.oppstart is not None and tidligst <= sted.oppstart:
        avtalt = sted.kalender.plandag_fra(sted.oppstart)
        return oppdrag.rad(avtalt, avtalt, f"Første arbeidsdag fra oppstarten i avtalen, {dato_tekst(sted.oppstart)}.")
    dag = sted.kalender.neste_manedsstart(tidligst)
    return oppdrag.rad(dag, dag, grunn)


def _lovlighetsfrist(oppdrag: Oppdrag) -> Planlagt:
    siste_vedtak = oppdrag.ferdig
    til = arbeidsdag_fra(siste_vedtak + LOVLIGHETSFRIST)
    grunn = f"Tre uker etter det siste vedtaket, {dato_tekst(siste_vedtak)}."
    return oppdrag.rad(arbeidsdag_fra(neste_dag(siste_vedtak)), til, grunn)


def _reservasjonsfrist(oppdrag: Oppdrag) -> Planlagt:
    kalender, informert = oppdrag.sted.kalender, oppdrag.ferdig
    fra = kalender.plandag_fra(oppdrag.tidligst)
    tidligst = arbeidsdag_fra(informert + RESERVASJONSFRIST)
    til = max(tidligst, kalender.etter_uker(fra, oppdrag.aktivitet.varighet_uker))
    grunn = f"Minst 14 dager etter at de ansatte er informert, {dato_tekst(informert)}."
    return oppdrag.rad(fra, til, grunn)


def _tariffrist(oppdrag: Oppdrag) -> Planlagt:
    overdragelse = oppdrag.ferdig
    til = arbeidsdag_til(overdragelse + TARIFFRIST)
    grunn = f"Siste arbeidsdag innen tre uker etter overdragelsen {dato_tekst(overdragelse)}."
    return oppdrag.rad(arbeidsdag_fra(neste_dag(overdragelse)), til, grunn)


def _krev_kommune(oppdrag: Oppdrag) -> Kommune:
    if oppdrag.kommune is None:
        melding = f"{oppdrag.aktivitet.id} står på et kommunestyremøte og må gjelde én kommune om gangen."
        raise ValueError(melding)
    return oppdrag.kommune


_MAATER: Mapping[Plassering, Callable[[Oppdrag], Planlagt | Mangler]] = {
    Plassering.ARBEID: _arbeid,
    Plassering.KOMMUNESTYREMOTE: _paa_mote,
    Plassering.BUDSJETTMOTE: _paa_budsjettmote,
    Plassering.LOVLIGHETSFRIST: _lovlighetsfrist,
    Plassering.RESERVASJONSFRIST: _reservasjonsfrist,
    Plassering.STARTDATO: _startdato,
    Plassering.TARIFFRIST: _tariffrist,
}
