"""A hundred thousand shared bills: what must hold, holds every time (reliability.md I6 and I7)."""

from collections.abc import Callable
from fractions import Fraction
from random import Random

import pytest

from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.fordeling import fordel

ANTALL = 100_000
FRO = 20181112
STORE = 0.01
Vekter = dict[str, int]


def ore(kostnad: int, vekter: Vekter) -> list[int]:
    """Share so many øre; the parts in the order of the weights."""
    delt = {a.betaler: a.belop.ore for a in fordel(Kroner(kostnad), {b: Fraction(v) for b, v in vekter.items()})}
    return [delt[betaler] for betaler in vekter]


def tilfelle(tilfeldig: Random) -> tuple[int, Vekter]:
    """Draw a bill and a key: 1 to 4 payers and now and then 20, small and huge amounts, weights with ties and zeros."""
    antall = 20 if tilfeldig.random() < STORE else tilfeldig.randint(1, 4)
    betalere = tilfeldig.sample(range(1000, 1100), antall)
    storst = tilfeldig.choice((1, 3, 100, 10**7))
    vekter = {str(b): tilfeldig.randint(0, storst) for b in betalere}
    vekter[str(betalere[0])] += 1
    return tilfeldig.randint(-1, 1) * tilfeldig.randrange(10 ** tilfeldig.choice((1, 3, 9, 15))), vekter


def stokket(kostnad: int, vekter: Vekter, deler: list[int]) -> bool:
    """Permutation: the order of the payers is no matter."""
    return ore(kostnad, dict(reversed(vekter.items()))) == deler[::-1]


def skalert(kostnad: int, vekter: Vekter, deler: list[int]) -> bool:
    """Scaling: the unit of the weights is no matter."""
    return ore(kostnad, {b: 7 * v for b, v in vekter.items()}) == deler


def speilet(kostnad: int, vekter: Vekter, deler: list[int]) -> bool:
    """Negation: a correction is the mirror image."""
    return ore(-kostnad, vekter) == [-d for d in deler]


def en_til(kostnad: int, vekter: Vekter, deler: list[int]) -> bool:
    """A payer without weight changes nothing."""
    return ore(kostnad, {"0001": 0, **vekter}) == [0, *deler]


def ett_ore_til(kostnad: int, vekter: Vekter, deler: list[int]) -> bool:
    """One øre more on the bill moves nobody by more than one."""
    return all(abs(ny - del_) <= 1 for ny, del_ in zip(ore(kostnad + 1, vekter), deler, strict=True))


def holder(kostnad: int, vekter: Vekter, deler: list[int]) -> bool:
    """Tell whether the sum is kept, everybody is within an øre, and zero weight pays zero."""
    helhet = sum(vekter.values())
    naer = (abs(d * helhet - kostnad * v) < helhet for d, v in zip(deler, vekter.values(), strict=True))
    return sum(deler) == kostnad and all(naer)


REGLER: tuple[Callable[[int, Vekter, list[int]], bool], ...] = (stokket, skalert, speilet, en_til, ett_ore_til)


@pytest.mark.parametrize("regel", REGLER, ids=lambda r: r.__name__)
def test_hundre_tusen_regninger(regel: Callable[[int, Vekter, list[int]], bool]) -> None:
    """Hundre tusen tilfeldige regninger går opp til øret, og ingen kommer skjevt ut av regelen som prøves."""
    tilfeldig, brudd = Random(f"{FRO} {regel.__name__}"), []
    for _ in range(ANTALL // len(REGLER)):
        kostnad, vekter = tilfelle(tilfeldig)
        deler = ore(kostnad, vekter)
        if not (holder(kostnad, vekter, deler) and regel(kostnad, vekter, deler)):
            brudd.append((kostnad, vekter, deler))

    assert brudd == []
