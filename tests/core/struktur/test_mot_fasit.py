"""Both engines and the ten best, against trying everything, on problems drawn by chance."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from tests.core.struktur import smaa

from tospann.core.struktur.alternativer import de_beste
from tospann.core.struktur.kompakt import los_kompakt
from tospann.core.struktur.losning import Losning, Status, forbered, los
from tospann.core.struktur.problem import Strukturproblem

BOLK, BOLKER = 30, 8


def _problemer(bolk: int) -> Iterator[tuple[Strukturproblem, list[tuple[Fraction, tuple[tuple[int, ...], ...]]]]]:
    for nr in range(bolk * BOLK, (bolk + 1) * BOLK):
        problem = smaa.trekk_problem(nr)
        yield problem, smaa.alle_strukturer(problem)


def _svar(losning: Losning) -> tuple[Status, list[Fraction]]:
    return losning.status, [s.pris for s in losning.strukturer]


@pytest.mark.parametrize("bolk", range(BOLKER))
def test_den_beste_og_de_ti_beste(bolk: int) -> None:
    """Motoren finner den beste og de ti beste av alle lovlige strukturer, i rekkefølge, og ingen mangler."""
    for problem, fasit in _problemer(bolk):
        arbeid = forbered(problem)
        lost = los(arbeid)
        ti = de_beste(arbeid, lost, 10)

        beste = [pris for pris, _ in fasit[:10]]
        status = Status.OPTIMAL if fasit else Status.UMULIG
        assert (status, beste[:1]) == _svar(lost.losning)
        assert (status, beste) == _svar(ti)
        assert len({s.deling for s in ti.strukturer}) == len(beste)
        assert {(s.pris, s.deling) for s in ti.strukturer} <= set(fasit)


@pytest.mark.parametrize("bolk", range(BOLKER))
def test_den_andre_motoren(bolk: int) -> None:
    """Den andre motoren, som ikke lister opp grupper, kommer til samme svar."""
    for problem, fasit in _problemer(bolk):
        beste = [pris for pris, _ in fasit[:1]]

        assert (Status.OPTIMAL if fasit else Status.UMULIG, beste) == _svar(los_kompakt(problem))


def test_problemene_er_av_alle_slag() -> None:
    """Blant problemene er noen umulige, noen har krav, og noen har flere enn ti strukturer."""
    alle = [par for bolk in range(BOLKER) for par in _problemer(bolk)]

    assert len(alle) >= 200
    assert min(sum(not f for _, f in alle), sum(len(f) > 10 for _, f in alle), sum(bool(p.krav) for p, _ in alle)) >= 10
