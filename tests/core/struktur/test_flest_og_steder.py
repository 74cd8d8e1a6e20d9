"""The most organisations of a size, and the best places to be, against trying everything."""

from itertools import combinations
from random import Random

from tests.core.struktur.smaa import trekk_problem

from tospann.core.struktur.flest import flest_organisasjoner
from tospann.core.struktur.masker import bits, henger_sammen
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
