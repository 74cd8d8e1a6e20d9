"""Travel times as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.kommune.reiseminutter import UgyldigReisetid, les_minutter


@pytest.mark.parametrize(
    ("tekst", "minutter"),
    [
        ("75", 75),
        (" 75 min ", 75),
        ("75min.", 75),
        ("75 minutter", 75),
        ("1 minutt", 1),
        ("1:15", 75),
        ("01:05", 65),
        ("0:45", 45),
        ("1 t 15 min", 75),
        ("1t15", 75),
        ("1 time og 15 minutter", 75),
        ("2 Timer", 120),
        ("1\u00a0t\u00a05\u00a0min", 65),
        ("1,5 t", 90),
        ("1,25 time", 75),
        ("0,5 t", 30),
        ("24:00", 1440),
        ("1440", 1440),
    ],
)
def test_slik_folk_skriver_det(tekst: str, minutter: int) -> None:
    """Tid kan skrives som minutter, med kolon, med timer og minutter, eller som timer med komma."""
    assert minutter == les_minutter(tekst)


@pytest.mark.parametrize(
    ("tekst", "grunn"),
    [
        ("", "kan ikke leses"),
        ("halvannen time", "kan ikke leses"),
        ("1.15", "kan ikke leses"),
        ("1.5 t", "kan ikke leses"),
        ("-5", "kan ikke leses"),
        ("1e3", "kan ikke leses"),
        ("75,5", "kan ikke leses"),
        ("٧٥", "kan ikke leses"),
        ("1:5", "kan ikke leses"),
        ("1 t 15 min 30 s", "kan ikke leses"),
        ("=60", "kan ikke leses"),
        ("1:75", "75 minutter etter timen"),
        ("1 t 60 min", "60 minutter etter timen"),
        ("1,01 t", "ikke et helt antall minutter"),
        ("0", "minst ett minutt"),
        ("0:00", "minst ett minutt"),
        ("1441", "mer enn et døgn"),
        ("25 t", "mer enn et døgn"),
        ("12345", "kan ikke leses"),
    ],
)
def test_det_som_ikke_kan_leses(tekst: str, grunn: str) -> None:
    """Det som kan bety to ting eller ingen, avvises med en forklaring."""
    with pytest.raises(UgyldigReisetid, match=grunn):
        les_minutter(tekst)


@given(st.integers(1, 1440))
def test_alle_maatene_er_enige(minutter: int) -> None:
    """De tre måtene å skrive samme tid på gir samme minutter."""
    timer, rest = divmod(minutter, 60)

    assert [minutter] * 3 == [les_minutter(t) for t in (f"{minutter}", f"{timer}:{rest:02}", f"{timer} t {rest} min")]


@given(st.text(max_size=12))
def test_alt_annet_avvises(tekst: str) -> None:
    """Uansett hva som skrives, blir det minutter mellom 1 og 1440, eller en avvisning; aldri noe annet."""
    try:
        minutter = les_minutter(tekst)
    except UgyldigReisetid:
        return

    assert 1 <= minutter <= 1440
