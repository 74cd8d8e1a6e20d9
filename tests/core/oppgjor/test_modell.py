"""The settlement against an independent model, on random municipalities: not one øre apart."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.oppgjor.eksempel import Felles, Rad, grunnlag
from tests.core.oppgjor.modell import regn

from tospann.core.felles.kroner import Kroner, total
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.tall import Tall
from tospann.core.kommune.kommune import Kommune
from tospann.core.oppgjor.oppgjor import Oppgjor, gjor_opp

hundredeler = st.integers(0, 4000).map(lambda n: Fraction(n, 100))
penger = st.integers(0, 10**10)
prosent = st.integers(0, 10000).map(lambda n: Fraction(n, 100))
satser = st.builds(Felles, penger, penger, penger, prosent, prosent, prosent)


@st.composite
def rader(draw: st.DrawFn) -> list[Rad]:
    """Draw 1 to 12 municipalities in any order; the first has people and positions, and all per cent make 100."""
    numre = draw(st.lists(st.integers(1801, 1899), min_size=1, max_size=12, unique=True))
    kutt = sorted(draw(st.lists(st.integers(0, 10000), min_size=len(numre) - 1, max_size=len(numre) - 1)))
    deler = [b - a for a, b in zip([0, *kutt], [*kutt, 10000], strict=True)]
    return [
        Rad(
            Kommune(str(nr), f"K{nr}", f"K{nr}"),
            draw(st.integers(0, 60000)) + (plass == 0),
            draw(hundredeler),
            draw(hundredeler) + Fraction(plass == 0, 100),
            draw(penger),
            draw(penger),
            Fraction(del_, 100),
        )
        for plass, (nr, del_) in enumerate(zip(numre, deler, strict=True))
    ]


def ore(tall: tuple[Tall, ...]) -> list[int]:
    """Give the amounts in øre."""
    return [t.som_kroner().ore for t in tall]


def krev_at_lagene_gaar_opp(oppgjor: Oppgjor) -> None:
    """XC-5: state + municipalities == total, and layer 4 moves money without making any."""
    andre = [b for k, b in zip(oppgjor.kommuner, ore(oppgjor.betalinger), strict=True) if k != oppgjor.grunnlag.vert]
    kommunal_drift = oppgjor.linjer[0].helhet.som_kroner()

    assert oppgjor.kontordrift.som_kroner() == oppgjor.stat_kontordrift.som_kroner() + kommunal_drift
    assert oppgjor.lag_kommune().som_kroner() == total(linje.helhet.som_kroner() for linje in oppgjor.linjer)
    assert all(sum(ore(linje.andeler)) == linje.helhet.som_kroner().ore for linje in oppgjor.linjer)
    lagene = (oppgjor.lag_stat(), oppgjor.lag_kommune(), oppgjor.lag_stonad())
    assert oppgjor.helhet().som_kroner() == total(lag.som_kroner() for lag in lagene)
    assert sum(ore(oppgjor.betalinger)) == 0
    assert oppgjor.lag_oppgjor().som_kroner() == Kroner(sum(andre))


@pytest.mark.parametrize("deling", Statsdeling)
@pytest.mark.parametrize("nokkel", Nokkelslag)
@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(rader(), satser)
def test_mot_modellen(nokkel: Nokkelslag, deling: Statsdeling, alle: list[Rad], felles: Felles) -> None:
    """Oppgjøret er det samme som i regnestykket skrevet av etter avtalen, og lagene går opp til siste øre."""
    oppgjor = gjor_opp(grunnlag(alle, felles), nokkel, deling)
    fasit = regn(alle, felles, nokkel.name, deling.name)

    assert fasit.linjer == [ore(linje.andeler) for linje in oppgjor.linjer]
    assert fasit.stat == oppgjor.lag_stat().som_kroner().ore
    assert fasit.til_verten == ore(oppgjor.betalinger)
    krev_at_lagene_gaar_opp(oppgjor)
