"""A small coast worked out by hand: three on the mainland, two islands."""

from tests.core.struktur.smaa import KILDE

from tospann.core.struktur.problem import Rammer, Strukturproblem, Vekter

BY, DAL, FJORD, OY, SKJER = range(5)
NAVN = ("By", "Dal", "Fjord", "Øy", "Skjær")

# By - Dal - Fjord in a row along the road, Øy by ferry from By, Skjær by ferry from Øy.
KANTER = ((BY, DAL), (DAL, FJORD), (BY, OY), (OY, SKJER))
MINUTTER = (
    (0, 20, 40, 50, 90),
    (20, 0, 20, 70, 110),
    (40, 20, 0, 90, 130),
    (50, 70, 90, 0, 40),
    (90, 110, 130, 40, 0),
)


def kyst(**endret: object) -> Strukturproblem:
    """Give the coast: one organisation costs 100, a person-minute 1, and positions nothing."""
    felt: dict[str, object] = {
        "navn": NAVN,
        "innbyggere": (10, 2, 2, 3, 1),
        "aarsverk": (20, 4, 4, 5, 2),
        "kanter": KANTER,
        "minutter": MINUTTER,
        "rammer": Rammer(60, 5, 0),
        "vekter": Vekter(100, 1, 0),
    }
    return Strukturproblem(**{**felt, **endret})  # type: ignore[arg-type]


__all__ = ["BY", "DAL", "FJORD", "KILDE", "NAVN", "OY", "SKJER", "kyst"]
