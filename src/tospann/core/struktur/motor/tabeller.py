"""Make the float tables that draws are made from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tospann.core.struktur.krav import Reisegrense, virkningene
from tospann.core.struktur.masker import medlemmene
from tospann.core.struktur.motor.trekning import Tabeller
from tospann.core.struktur.problem import Strukturproblem


def lag_tabeller(problem: Strukturproblem, tillatt: tuple[int, ...]) -> Tabeller:
    """Give the figures as floats; *tillatt* is who may host whom when travel is left out of it."""
    n = problem.antall
    grense = [float(problem.rammer.reise)] * n
    for virkning in virkningene(problem.krav):
        if isinstance(virkning, Reisegrense):
            for i in virkning.kommuner:
                grense[i] = min(grense[i], float(virkning.minutter))
    aapent = np.zeros((n, n), dtype=np.uint8)
    for medlem, verter in enumerate(tillatt):
        aapent[list(medlemmene(verter)), medlem] = 1
    return Tabeller(
        np.array(problem.innbyggere, dtype=np.float64),
        np.array(problem.aarsverk, dtype=np.float64),
        np.array(problem.minutter, dtype=np.float64),
        np.array(grense),
        aapent,
    )


def vektet(vekt: Sequence[float], avstand: Sequence[Sequence[float]]) -> npt.NDArray[np.float64]:
    """Give what it costs that a place (column) serves a customer (row)."""
    return np.array(vekt, dtype=np.float64)[:, None] * np.array(avstand, dtype=np.float64)
