"""A small sweep: eight municipalities around a lake."""

from fractions import Fraction

from tospann.core.struktur.motor.trekning import Spredning
from tospann.core.struktur.problem import Rammer, Strukturproblem, Vekter
from tospann.core.struktur.sveip import Fremtidsvalg, Sveip

RING = 8
PROBLEM = Strukturproblem(
    navn=tuple(f"Kommune {i}" for i in range(RING)),
    innbyggere=(10, 20, 30, 10, 20, 30, 10, 25),
    aarsverk=(2, 3, 4, 2, Fraction(7, 2), 4, 2, 3),
    kanter=tuple((i, (i + 1) % RING) for i in range(RING)),
    minutter=tuple(tuple(min(abs(i - j), RING - abs(i - j)) * 15 for j in range(RING)) for i in range(RING)),
    rammer=Rammer(30, 3, 9),
    vekter=Vekter(400, Fraction(1, 2), 20),
)
UTEN = Fremtidsvalg(0, 0, Spredning(0.0, 0.0, 0.0))
MED = Fremtidsvalg(150, 6, Spredning(0.05, 0.1, 0.05))


def sveip(fremtider: Fremtidsvalg = UTEN, avtrykk: str = "prove") -> Sveip:
    """Give two limits with two weights."""
    rammer = (Rammer(15, 2, 9), Rammer(30, 3, 9))
    return Sveip(rammer, (Vekter(100, Fraction(1, 2), 20), Vekter(400, Fraction(1, 2), 20)), fremtider, avtrykk)
