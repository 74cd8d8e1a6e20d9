"""What the register gives a what-if: official figures where all have them, and nothing made up."""

from datetime import date
from fractions import Fraction

import pytest
from tests.actions.oppgjoret import bildet

from tospann.actions.oppgjor_forsok import forsoksfakta
from tospann.core.felles.kilde import Kildeslag
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
DELTAKERE = {"1839", "1840", "1841", "1845", "1849"}


def test_bare_datoer_der_alle_har_tall() -> None:
    """Hamarøy fikk nytt nummer i 2020, så ingen dato etter 2019 har tall for alle; de som har, er offisielle."""
    fakta = forsoksfakta(bildet(2021).gjeldende.grunnlag)
    dager = fakta.hele(DELTAKERE)

    assert dager[0] == date(2019, 1, 1)
    assert {m.part for m in fakta.paa(date(2020, 1, 1))} == DELTAKERE - {"1849"}
    assert {m.tall.kilde.slag for m in fakta.paa(date(2019, 1, 1))} == {Kildeslag.STATISTIKK}


def test_kommuner_som_kan_bli_med() -> None:
    """De andre kommunene i vertens fylke kan bli med; årsverkene de tar med, er en forutsetning."""
    fakta = forsoksfakta(bildet(2021).gjeldende.grunnlag, {"1804"})
    bodo = fakta.inn("1804", date(2021, 7, 1), Fraction(3))

    assert fakta.nye["1804"] == "Bodø"
    assert DELTAKERE & set(fakta.nye) == set()
    assert bodo.stillinger[0].antall.er_forutsetning
    assert any(m.tall.dato == date(2018, 1, 1) for m in bodo.maalinger)


def test_den_som_ikke_er_spurt_om_har_ingen_tall() -> None:
    """Folketall leses bare for dem det spørres om, og et ukjent nummer gir ingenting."""
    fakta = forsoksfakta(bildet(2021).gjeldende.grunnlag, {"0301", "tull"})

    assert set(fakta.folk) == DELTAKERE
    assert models.Aarsoppgjor.objects.count() == 2
