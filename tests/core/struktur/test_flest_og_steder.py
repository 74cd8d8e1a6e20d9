"""The most organisations of a size, and the best places to be, against trying everything."""

from itertools import combinations
from random import Random

import numpy as np
import pytest
from tests.core.struktur.smaa import trekk_problem

from tospann.core.struktur.flest import flest_organisasjoner
from tospann.core.struktur.masker import bits, henger_sammen
from tospann.core.struktur.motor import steder as motor
from tospann.core.struktur.motor.steder import avgrens, bytt
from tospann.core.struktur.pmedian import finn_steder
from tospann.core.struktur.problem import Strukturproblem


def _flest(problem: Strukturproblem, terskel: int) -> int:
    """Pack by trying: the most disjoint connected groups that reach the threshold."""
    n = problem.antall
    gode = [
        maske
        for maske in range(1, 1 << n)
        if sum(int(problem.aarsverk[i]) for i in range(n) if maske >> i & 1) >= terskel
        and henger_sammen(maske, problem.naboer)
    ]

    def pakk(ledige: int, fra: int) -> int:
        videre = (1 + pakk(ledige & ~g, nr + 1) for nr, g in enumerate(gode[fra:], fra) if not g & ~ledige)
        return max(videre, default=0)

    return pakk((1 << n) - 1, 0)


def test_flest_organisasjoner() -> None:
    """Ingen deling har flere organisasjoner av den størrelsen; hver henger sammen og er stor nok."""
    for nr in range(40):
        problem = trekk_problem(2 * nr, storst=6)
        flest = flest_organisasjoner(problem, 9)
        deler = [*flest.grupper, flest.utenfor]

        assert (len(flest.grupper), flest.bevist) == (_flest(problem, 9), True)
        assert sorted(i for d in deler for i in d) == list(range(problem.antall))
        assert all(henger_sammen(bits(g), problem.naboer) for g in flest.grupper)
        assert all(sum(int(problem.aarsverk[i]) for i in g) >= 9 for g in flest.grupper)


def test_beste_steder() -> None:
    """De beste stedene er de beste av alle måter å velge dem på, også der mange avstander er like."""
    r = Random(6)
    for nr in range(60):
        n = r.randint(1, 9)
        antall, storst = r.randint(1, n), (3, 100)[nr % 2]
        avstand = [[0 if i == j else r.randint(0, storst) for j in range(n)] for i in range(n)]
        vekt = [r.randint(0, 9) for _ in range(n)]
        fasit = min(
            sum(v * min(rad[i] for i in valg) for v, rad in zip(vekt, avstand, strict=True))
            for valg in combinations(range(n), antall)
        )
        steder = finn_steder(vekt, avstand, antall)

        assert (fasit, True, antall) == (steder.avstand, steder.bevist, len(steder.steder))


def _steder(r: Random, n: int) -> list[list[float]]:
    """Draw places that are not on a map, so that the relaxation is seldom whole: rows are customers."""
    byrde = [r.randint(1, 9) / (1, 7)[r.random() < 0.5] for _ in range(n)]
    return [[0.0 if i == j else b * r.randint(1, 12) for j in range(n)] for i, b in enumerate(byrde)]


def test_det_som_strykes_er_ikke_i_noe_bedre(monkeypatch: pytest.MonkeyPatch) -> None:
    """Er bare nest beste kjent, er stedene i den beste blant de mulige, de faste er med, og ingen går for langt."""
    r = Random(16)
    for _ in range(60):
        n, antall = r.randint(8, 12), r.randint(2, 5)
        kostnad = np.array(_steder(r, n))
        alle = sorted((float(kostnad[:, v].min(axis=1).sum()), v) for v in combinations(range(n), antall))
        best, nest = alle[0], next(par for par in alle if par[0] > alle[0][0] + 1e-6)
        with monkeypatch.context() as bare_nest_best:
            bare_nest_best.setattr(motor, "_grovt", lambda *_, v=nest[1]: np.array(v))
            bare_nest_best.setattr(motor, "bytt", lambda _, valgte: valgte)
            bare_nest_best.setattr(motor, "_NAER", 0.0)
            bare_nest_best.setattr(motor, "_FAA", 0)
            kjent = avgrens(kostnad, antall, lambda: 1.0)
        steder = finn_steder([1] * n, kostnad.tolist(), antall)

        assert kjent.grense - 1e-6 <= best[0] < kjent.verdi == pytest.approx(nest[0])
        assert set(kjent.faste.tolist()) <= set(best[1]) <= set(kjent.mulige.tolist())
        assert (kostnad[:, best[1]].min(axis=1) <= kjent.rekkevidde + 1e-6).all()
        assert steder.bevist
        assert steder.avstand == pytest.approx(best[0])


@pytest.mark.parametrize("faa", [0, 20])
def test_resten_med_og_uten_grener(monkeypatch: pytest.MonkeyPatch, faa: int) -> None:
    """Resten gir det samme enten løseren får den, eller hvert sted prøves med og uten, også fra et dårlig svar."""
    monkeypatch.setattr(motor, "_FAA", faa)
    monkeypatch.setattr(motor, "_FLEST_RUNDER", 3)
    monkeypatch.setattr(motor, "_FLEST_RUNDER_I_GREN", 2)
    monkeypatch.setattr(motor, "bytt", lambda _, valgte: valgte)
    r = Random(36)
    for _ in range(60):
        n, antall = r.randint(5, 11), r.randint(1, 5)
        kostnad = np.array(_steder(r, n))
        best = min(float(kostnad[:, v].min(axis=1).sum()) for v in combinations(range(n), antall))
        steder = finn_steder([1] * n, kostnad.tolist(), antall)

        assert (steder.bevist, len(set(steder.steder))) == (True, antall)
        assert steder.avstand == pytest.approx(best)


def test_ingen_bytter_hjelper_mer() -> None:
    """Etter byttene er det ikke noe enkelt bytte av ett sted som gjør det kortere."""
    r = Random(26)
    for _ in range(30):
        kostnad = np.array(_steder(r, 10))
        valgte = bytt(kostnad, np.arange(r.randint(1, 10)))
        total = kostnad[:, valgte].min(axis=1).sum()
        naboer = (
            kostnad[:, [*(v for v in valgte if v != ut), inn]].min(axis=1).sum() for ut in valgte for inn in range(10)
        )

        assert len(set(valgte.tolist())) == valgte.size
        assert total <= min(naboer) + 1e-6


def test_tid_ute_er_ikke_et_bevis() -> None:
    """Er tida ute før det er bevist, gis det beste som er kjent, og det sies at det ikke er bevist."""
    r = Random(7)
    kostnad = _steder(r, 40)
    steder = finn_steder([1] * 40, kostnad, 5, lambda: 0.0)

    assert (len(steder.steder), steder.bevist) == (5, False)
