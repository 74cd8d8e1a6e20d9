"""A plan: activities with dates, and what stood in the way of giving them dates."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from tospann.core.felles.alvor import Alvor
from tospann.core.felles.norsk import dato_tekst
from tospann.core.kommune.kommune import Kommune
from tospann.core.plan.aktivitet import Aktivitet, Fase
from tospann.core.plan.kalender import Kalender

FLYTTET = "Flyttet for hånd."


class UkjentRad(LookupError):
    """The plan has no such row."""


@dataclass(frozen=True, slots=True)
class Planlagt:
    """
    One row: an activity, from and to (both with), and for whom.

    *kommune* is None for what the participants do together. *frist_grunn* says
    in words why the dates are what they are.
    """

    aktivitet: Aktivitet
    fra: date
    til: date
    kommune: Kommune | None = None
    frist_grunn: str = ""


@dataclass(frozen=True, slots=True)
class Funn:
    """Something a person should know about the plan."""

    id: str
    setning: str
    alvor: Alvor
    hjemmel: str
    aktivitet_id: str = ""
    kommune: Kommune | None = None


@dataclass(frozen=True, slots=True)
class Planvalg:
    """
    What the person planning has chosen.

    The case, the host if known, optional activities to take with, whether the
    start may rest on a change of the running year's budget, and the day the
    agreement sets for the start, if it sets one.
    """

    sak: str = ""
    vert: Kommune | None = None
    med: frozenset[str] = frozenset()
    budsjettendring: bool = False
    oppstart: date | None = None


@dataclass(frozen=True, slots=True)
class Fremdriftsplan:
    """
    The rows in the order of the process.

    *ikke_plassert* are activities without dates because something they rest
    on is unknown; *funn* says what.
    """

    rader: tuple[Planlagt, ...]
    deltakere: tuple[Kommune, ...]
    kalender: Kalender
    valg: Planvalg = Planvalg()
    ikke_plassert: tuple[str, ...] = ()
    funn: tuple[Funn, ...] = ()

    def rader_for(self, aktivitet_id: str) -> tuple[Planlagt, ...]:
        """Give the rows of one activity."""
        return tuple(r for r in self.rader if r.aktivitet.id == aktivitet_id)

    def rad(self, aktivitet_id: str, kommune: Kommune | None = None) -> Planlagt:
        """
        Give one row.

        Raises
        ------
        UkjentRad
            When the plan has no such row.

        """
        for rad in self.rader_for(aktivitet_id):
            if rad.kommune == kommune:
                return rad
        sted = f" for {kommune.kortnavn}" if kommune else ""
        melding = f"Planen har ingen rad {aktivitet_id}{sted}."
        raise UkjentRad(melding)

    @property
    def fra(self) -> date:
        """Give the plan's first day."""
        return min(r.fra for r in self.rader)

    @property
    def til(self) -> date:
        """Give the plan's last day."""
        return max(r.til for r in self.rader)


def flytt(plan: Fremdriftsplan, aktivitet_id: str, kommune: Kommune | None, ny_fra: date) -> Fremdriftsplan:
    """
    Move one row and nothing else; the row keeps its days of work.

    A day when nobody works is kept as it is: ``sjekk`` says so.

    Raises
    ------
    UkjentRad
        When the plan has no such row.

    """
    rad = plan.rad(aktivitet_id, kommune)
    dager = plan.kalender.antall_plandager(rad.fra, rad.til)
    ny_til = ny_fra if rad.fra == rad.til else max(ny_fra, plan.kalender.etter_dager(ny_fra, dager))
    grunn = f"{FLYTTET} Sto til {dato_tekst(rad.fra)}."
    flyttet = replace(rad, fra=ny_fra, til=ny_til, frist_grunn=grunn)
    return replace(plan, rader=tuple(flyttet if r is rad else r for r in plan.rader))


def utsnitt(plan: Fremdriftsplan, faser: Collection[Fase]) -> Fremdriftsplan:
    """Give the part of the plan that belongs to some phases, for a paper with room for no more."""
    return replace(plan, rader=tuple(r for r in plan.rader if r.aktivitet.fase in faser))


def siste(rader: Iterable[Planlagt]) -> date | None:
    """Give the last day any of the rows ends, if there are rows."""
    return max((r.til for r in rader), default=None)


def forste(rader: Iterable[Planlagt]) -> date | None:
    """Give the first day any of the rows begins, if there are rows."""
    return min((r.fra for r in rader), default=None)
