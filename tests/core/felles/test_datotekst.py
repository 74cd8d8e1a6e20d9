"""Dates the way people write them."""

from datetime import date

import pytest

from tospann.core.felles.datotekst import UgyldigDatotekst, les_dato


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("2019-12-31", date(2019, 12, 31)),
        ("31.12.2019", date(2019, 12, 31)),
        ("1.1.2019", date(2019, 1, 1)),
        ("2019-1-1", date(2019, 1, 1)),
        ("2019", date(2019, 1, 1)),
        (" 2019 ", date(2019, 1, 1)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_lesbare_datoer(tekst: str, ventet: date) -> None:
    """En dato kan skrives med år først, på norsk, eller som bare et år, som er 1. januar."""
    assert ventet == les_dato(tekst)


@pytest.mark.parametrize(
    ("tekst", "setning"),
    [
        ("2019-02-29", "Datoen 2019-02-29 finnes ikke."),
        ("0000", "Datoen 0000-01-01 finnes ikke."),
        ("32.1.2019", "Datoen 32.1.2019 finnes ikke."),
        ("19", "«19» er ikke en dato"),
        ("12/31/2019", "«12/31/2019» er ikke en dato"),
        ("i går", "Skriv den som 2019-12-31, 31.12.2019 eller 2019."),
        ("٢٠١٩", "er ikke en dato"),
        ("", "«» er ikke en dato"),
        ("9" * 100, "er ikke en dato"),
        ("2019-12-31T00:00", "er ikke en dato"),
    ],
)
def test_det_som_ikke_er_en_dato(tekst: str, setning: str) -> None:
    """Det som ikke er en dato, avvises med hvordan den skal skrives; lang tekst gjentas ikke hel."""
    with pytest.raises(UgyldigDatotekst) as feil:
        les_dato(tekst)

    assert setning in str(feil.value)
    assert len(str(feil.value)) < 130
