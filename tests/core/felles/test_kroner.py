"""Amounts in whole øre: read without guessing, counted without loss."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles import norsk
from tospann.core.felles.kroner import Kroner, UgyldigBelop, total

belop = st.integers(-(10**17) + 1, 10**17 - 1).map(Kroner)


@pytest.mark.parametrize(
    ("tekst", "ore"),
    [
        ("1234567", 123456700),
        ("1 234 567,89", 123456789),
        ("1\u202f234\u00a0567,5 kr", 123456750),
        ("0,05", 5),
        ("7,5", 750),
        ("-100", -10000),
        ("\u2212100,10", -10010),
        ("  42 kr ", 4200),
    ],
)
def test_leser(tekst: str, ore: int) -> None:
    """Et beløp leses med komma, mellomrom mellom tusener og begge slags minustegn."""
    assert Kroner(ore) == Kroner.fra_tekst(tekst)


@pytest.mark.parametrize(
    "tekst",
    ["1.234,50", "1,234.50", "1.2345", "1'234.50", "12,345", "1 23", "1234 567", "0,005", ",50", "5,", "100-"],
)
def test_tvetydig(tekst: str) -> None:
    """Et beløp som kan leses på to måter, avvises med et eksempel på hvordan det skal skrives."""
    with pytest.raises(UgyldigBelop, match=r"kan ikke leses som et beløp\. Skriv for eksempel 1 234 567,50"):
        Kroner.fra_tekst(tekst)


@pytest.mark.parametrize(
    "tekst",
    ["", " ", "kr", "kr 100", "(100)", "\u2013100", "+5", "1e3", "0x10", "1_000", "\u0661\u0662\u0663", "NaN", "inf"],
)
def test_ikke_belop(tekst: str) -> None:
    """Det som ikke er et beløp slik vi skriver det, avvises."""
    with pytest.raises(UgyldigBelop):
        Kroner.fra_tekst(tekst)


@pytest.mark.parametrize("tekst", ["1" + "0" * 15, "1" + " 000" * 5, "9" * 5000])
def test_for_stort(tekst: str) -> None:
    """Mer enn femten siffer er en tastefeil og avvises."""
    with pytest.raises(UgyldigBelop):
        Kroner.fra_tekst(tekst)


def test_storste_belop() -> None:
    """Femten siffer går."""
    assert Kroner.hele(10**15 - 1) == Kroner.fra_tekst("999 999 999 999 999")
    assert Kroner.hele(10**15 - 1) == Kroner.fra_tekst("9" * 15)


@given(belop)
def test_leser_det_vi_skriver(kroner: Kroner) -> None:
    """Det Tospann skriver, kan Tospann lese igjen uten at et øre blir borte."""
    assert kroner == Kroner.fra_tekst(norsk.kroner(kroner))


@pytest.mark.parametrize(
    ("kroner", "ore"),
    [
        (Fraction("1.005"), 101),
        (Fraction("1.0049"), 100),
        (Fraction("0.025"), 3),
        (Fraction("-0.005"), 0),
        (Fraction("-0.006"), -1),
        (Fraction(1, 3), 33),
    ],
)
def test_avrundet(kroner: Fraction, ore: int) -> None:
    """Et halvt øre rundes alltid opp, ikke til nærmeste partall."""
    assert Kroner(ore) == Kroner.avrundet(kroner)


def test_regning() -> None:
    """Beløp kan legges sammen, trekkes fra, snus og sorteres."""
    assert Kroner(150) == Kroner.hele(1) + Kroner(50)
    assert Kroner(50) == Kroner.hele(1) - Kroner(50)
    assert Kroner(-100) == -Kroner.hele(1)
    assert [Kroner(-1), Kroner(0), Kroner(2)] == sorted([Kroner(2), Kroner(-1), Kroner(0)])


@given(st.lists(belop))
def test_sum(alle: list[Kroner]) -> None:
    """Summen er den samme i hvilken rekkefølge som helst, og ingenting er null kroner."""
    assert total(alle) == total(reversed(alle)) == Kroner(sum(b.ore for b in alle))
    assert total([]) == Kroner(0)
