"""HiGHS, and nothing else: a linear programme that grows by columns, and a mixed integer programme solved once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import highspy
import numpy as np
import numpy.typing as npt

Desimaler = npt.NDArray[np.float64]
Heltall = npt.NDArray[np.int64]

UENDELIG = float(highspy.kHighsInf)
Valg = dict[str, bool | int | float | str]
# Presolve costs more than it gives while columns come in small batches; primal simplex goes on from where it was.
_FELLES: Valg = {"output_flag": False, "threads": 1, "random_seed": 0}
_LINEAER: Valg = {"presolve": "off", "simplex_strategy": 4}
# Zero gaps: HiGHS otherwise stops at one in ten thousand and calls it optimal.
_HELTALL: Valg = {"mip_rel_gap": 0.0, "mip_abs_gap": 0.0}


class Utgang(StrEnum):
    """How a run ended."""

    OPTIMAL = "optimal"
    UMULIG = "umulig"
    TID = "tid"


_UTGANGER = {
    highspy.HighsModelStatus.kOptimal: Utgang.OPTIMAL,
    highspy.HighsModelStatus.kInfeasible: Utgang.UMULIG,
    highspy.HighsModelStatus.kUnboundedOrInfeasible: Utgang.UMULIG,
    highspy.HighsModelStatus.kTimeLimit: Utgang.TID,
}


class LoserenSviktet(RuntimeError):
    """The solver ended in a way that is neither an answer nor a time limit."""


@dataclass(frozen=True, eq=False, slots=True)
class Kolonner:
    """Columns of a programme: cost, upper bound (lower is 0), and which rows they stand in with what."""

    kostnad: Desimaler
    ovre: Desimaler
    start: Heltall
    rad: Heltall
    verdi: Desimaler


@dataclass(frozen=True, eq=False, slots=True)
class Rader:
    """Rows: least and most."""

    nedre: Desimaler
    ovre: Desimaler


@dataclass(frozen=True, eq=False, slots=True)
class Heltallssvar:
    """The best found (empty when none is), its value, and the bound that HiGHS proved."""

    utgang: Utgang
    verdier: Desimaler
    verdi: float
    grense: float


def delingskolonner(kostnad: Desimaler, medlemmer: Heltall, start: Heltall, antallsrad: int) -> Kolonner:
    """Make a column of each group: 1 in each member's row, and in the row that counts groups."""
    antall = kostnad.size
    lengder = start[1:] - start[:-1]
    rad = np.full(medlemmer.size + antall, antallsrad, dtype=np.int64)
    plass = np.arange(medlemmer.size) + np.repeat(np.arange(antall), lengder)
    rad[plass] = medlemmer
    ny_start = start + np.arange(antall + 1)
    return Kolonner(kostnad, np.full(antall, UENDELIG), ny_start, rad, np.ones(rad.size))


def _ny(valg: Valg, rader: Rader) -> highspy.Highs:
    motor = highspy.Highs()  # type: ignore[no-untyped-call]
    for navn, verdi in {**_FELLES, **valg}.items():
        motor.setOptionValue(navn, verdi)
    tom = np.zeros(0)
    antall = rader.nedre.size
    motor.addRows(antall, rader.nedre, rader.ovre, 0, np.zeros(antall, np.int32), tom.astype(np.int32), tom)
    return motor


def _legg_til(motor: highspy.Highs, kolonner: Kolonner) -> None:
    antall = kolonner.kostnad.size
    motor.addCols(
        antall,
        kolonner.kostnad,
        np.zeros(antall),
        kolonner.ovre,
        kolonner.rad.size,
        kolonner.start[:-1].astype(np.int32),
        kolonner.rad.astype(np.int32),
        kolonner.verdi,
    )


class Lineaer:
    """A linear programme that is solved, given more columns, and solved again from where it was."""

    def __init__(self, rader: Rader, igjen: float = UENDELIG) -> None:
        """Begin without columns; *igjen* is the seconds it may use in all."""
        self._motor = _ny({**_LINEAER, "time_limit": igjen}, rader)

    def legg_til(self, kolonner: Kolonner) -> None:
        """Add columns."""
        _legg_til(self._motor, kolonner)

    def ny_rad(self, ovre: float, kolonner: Heltall) -> None:
        """Add a row: these columns add up to at most *ovre*."""
        ett = np.ones(kolonner.size)
        self._motor.addRow(-UENDELIG, ovre, kolonner.size, kolonner.astype(np.int32), ett)

    def nye_kostnader(self, kostnad: Desimaler, ovre: Desimaler) -> None:
        """Set the cost and the upper bound of every column anew."""
        antall = kostnad.size
        alle = np.arange(antall, dtype=np.int32)
        self._motor.changeColsCost(antall, alle, kostnad)
        self._motor.changeColsBounds(antall, alle, np.zeros(antall), ovre)

    def los(self) -> Utgang:
        """Solve from where it was."""
        self._motor.run()
        return _utgang(self._motor)

    @property
    def verdi(self) -> float:
        """Give the value of the solution."""
        return float(self._motor.getInfo().objective_function_value)

    def priser(self) -> Desimaler:
        """Give what each row costs at the margin."""
        return np.array(self._motor.getSolution().row_dual)

    def verdier(self) -> Desimaler:
        """Give the value of each column."""
        return np.array(self._motor.getSolution().col_value)


def los_heltall(
    rader: Rader, kolonner: Kolonner, hele: int, igjen: float = UENDELIG, start: Desimaler | None = None
) -> Heltallssvar:
    """
    Solve once, with the first *hele* columns 0 or 1; *start* is a solution to begin from.

    HiGHS 1.15 may lose its way in presolve and say so («Solve error»); then it is asked again without.
    """
    try:
        return _los_heltall(rader, kolonner, hele, {"time_limit": max(0.0, igjen)}, start)
    except LoserenSviktet:
        uten: Valg = {"time_limit": max(0.0, igjen), "presolve": "off"}
        return _los_heltall(rader, kolonner, hele, uten, start)


def _los_heltall(rader: Rader, kolonner: Kolonner, hele: int, valg: Valg, start: Desimaler | None) -> Heltallssvar:
    motor = _ny({**_HELTALL, **valg}, rader)
    _legg_til(motor, kolonner)
    # Whole numbers between 0 and 1; HiGHS presolves these more safely than whole numbers without a bound.
    plasser = np.arange(hele, dtype=np.int32)
    motor.changeColsBounds(hele, plasser, np.zeros(hele), np.ones(hele))
    motor.changeColsIntegrality(hele, plasser, np.full(hele, highspy.HighsVarType.kInteger, dtype=object))
    if start is not None:
        motor.setSolution(start.size, np.arange(start.size, dtype=np.int32), start)
    motor.run()
    utgang, opplyst = _utgang(motor), motor.getInfo()
    # An infeasible programme still reports a value, and it is garbage.
    if utgang is Utgang.UMULIG or opplyst.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Heltallssvar(utgang, np.zeros(0), UENDELIG, float(opplyst.mip_dual_bound))
    verdier = np.array(motor.getSolution().col_value)
    return Heltallssvar(utgang, verdier, float(opplyst.objective_function_value), float(opplyst.mip_dual_bound))


def _utgang(motor: highspy.Highs) -> Utgang:
    status = motor.getModelStatus()
    if status not in _UTGANGER:
        melding = f"HiGHS stanset med «{motor.modelStatusToString(status)}»."
        raise LoserenSviktet(melding)
    return _UTGANGER[status]
