"""Solve a study: the best structure with its proof, whichever engine it takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tospann.core.struktur.masker import Masker, beste_vert, lag_masker, pris
from tospann.core.struktur.motor.bevis import Delt, del_opp
from tospann.core.struktur.motor.deling import Delingsoppgave, Igjen, Relaksering, relakser, uten_frist
from tospann.core.struktur.motor.losere import UENDELIG, Utgang
from tospann.core.struktur.motor.pulje import Pulje, lag_pulje
from tospann.core.struktur.problem import Struktur, Strukturproblem, Vekter


class Status(StrEnum):
    """What is known about the answer; the values are those of the contract."""

    OPTIMAL = "optimal"
    UMULIG = "infeasible"
    TIDSGRENSE = "tidsgrense"


@dataclass(frozen=True, slots=True)
class Losning:
    """
    The answer.

    *strukturer* is the best, or the best ones in order; empty when there is
    none. No structure costs less than *nedre_grense*. *komplett* tells
    whether every structure as good as the last one is there, ties aside.
    """

    status: Status
    strukturer: tuple[Struktur, ...]
    nedre_grense: Fraction
    komplett: bool = True


@dataclass(frozen=True, eq=False, slots=True)
class Arbeid:
    """A question with its groups listed: solved again in milliseconds when only weights change."""

    problem: Strukturproblem
    masker: Masker
    pulje: Pulje

    def oppgave(self, vekter: Vekter | None = None, igjen: Igjen = uten_frist) -> Delingsoppgave:
        """Give the partitioning to be solved under some weights."""
        kostnad = self.pulje.kostnad(vekter or self.problem.vekter)
        fra, til = self.masker.fra_antall, self.masker.til_antall
        return Delingsoppgave(self.pulje.lister, kostnad, self.problem.antall, fra, til, igjen)


@dataclass(frozen=True, eq=False, slots=True)
class Lost:
    """An answer with the trace that certificates and alternatives are made from."""

    problem: Strukturproblem
    losning: Losning
    oppgave: Delingsoppgave
    relaksering: Relaksering
    delt: Delt


def forbered(problem: Strukturproblem) -> Arbeid:
    """
    List the groups once.

    Raises
    ------
    ForMangeGrupper
        When there are too many to list.

    """
    masker = lag_masker(problem)
    return Arbeid(problem, masker, lag_pulje(problem, masker))


def los(arbeid: Arbeid, vekter: Vekter | None = None, igjen: Igjen = uten_frist) -> Lost:
    """Find the best structure and prove it, or prove that there is none, or say how far it came."""
    oppgave = arbeid.oppgave(vekter, igjen)
    relaksering = relakser(oppgave)
    if relaksering.utgang is not Utgang.OPTIMAL:
        delt = Delt(relaksering.utgang, relaksering.numre[:0], UENDELIG, relaksering.grense)
    else:
        delt = del_opp(oppgave, relaksering)
    problem = arbeid.problem if vekter is None else arbeid.problem.med(vekter=vekter)
    return Lost(problem, _losning(problem, arbeid.pulje, oppgave, delt), oppgave, relaksering, delt)


def _losning(problem: Strukturproblem, pulje: Pulje, oppgave: Delingsoppgave, delt: Delt) -> Losning:
    if delt.utgang is Utgang.UMULIG:
        return Losning(Status.UMULIG, (), Fraction())
    strukturer = [lag_struktur(problem, map(pulje.gruppe, delt.valgte.tolist()))] if delt.valgte.size else []
    if delt.utgang is Utgang.OPTIMAL:
        return Losning(Status.OPTIMAL, tuple(strukturer), strukturer[0].pris)
    # A structure never costs less than nothing, whatever the solver had time for.
    grense = max(0.0, delt.grense - oppgave.toleranse * oppgave.kommuner)
    return Losning(Status.TIDSGRENSE, tuple(strukturer), Fraction(grense), komplett=False)


def lag_struktur(problem: Strukturproblem, grupper: Iterable[int]) -> Struktur:
    """Give the structure of these groups (bitsets), with the best host in each and the exact price."""
    alle = tuple(sorted(beste_vert(problem, gruppe) for gruppe in grupper))
    return Struktur(alle, sum((pris(problem, g) for g in alle), start=Fraction()))
