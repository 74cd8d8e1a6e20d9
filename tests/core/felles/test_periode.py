"""A span of dates: from and with, to and without."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles.periode import Periode, UgyldigPeriode

NYTTAAR = date(2020, 1, 1)
perioder = st.builds(
    lambda fra, dager: Periode(NYTTAAR + timedelta(fra), NYTTAAR + timedelta(fra + dager) if dager else None),
    st.integers(0, 20),
    st.integers(0, 10),
)


def test_fra_og_med_til() -> None:
    """En periode gjelder fra og med første dag, og ikke den dagen den slutter."""
    periode = Periode(NYTTAAR, date(2021, 1, 1))
    dager = (date(2019, 12, 31), NYTTAAR, date(2020, 12, 31), date(2021, 1, 1))

    assert [periode.gjelder(d) for d in dager] == [False, True, True, False]


def test_inntil_videre() -> None:
    """Uten sluttdato gjelder perioden inntil videre."""
    assert Periode(NYTTAAR).gjelder(date(9999, 12, 31))
    assert not Periode(NYTTAAR).gjelder(date(2019, 12, 31))


@pytest.mark.parametrize("til", [NYTTAAR, date(2019, 12, 31)])
def test_uten_dager(til: date) -> None:
    """En periode uten en eneste dag avvises."""
    with pytest.raises(UgyldigPeriode, match="har ingen dager"):
        Periode(NYTTAAR, til)


def test_etter_hverandre() -> None:
    """To perioder som følger etter hverandre, overlapper ikke."""
    forst, saa = Periode(NYTTAAR, date(2021, 1, 1)), Periode(date(2021, 1, 1))

    assert (forst.overlapper(saa), saa.overlapper(forst)) == (False, False)


@given(perioder, perioder)
def test_overlapp(en: Periode, annen: Periode) -> None:
    """To perioder overlapper når det finnes en dag begge gjelder."""
    dager = (NYTTAAR + timedelta(n) for n in range(40))

    assert any(en.gjelder(d) and annen.gjelder(d) for d in dager) == en.overlapper(annen)
    assert en.overlapper(annen) == annen.overlapper(en)
