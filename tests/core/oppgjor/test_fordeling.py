"""Share an amount to the øre: the method storste_rest."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tospann.core.felles.kroner import Kroner, total
from tospann.core.oppgjor.fordeling import Andel, UgyldigNokkel, fordel

NORD, MIDT, SOR = "1839", "1840", "1841"
betalere = st.integers(1000, 1020).map(str)
brok = st.builds(Fraction, st.integers(0, 10**6), st.sampled_from([1, 3, 7, 100, 997]))
vekter = st.dictionaries(betalere, brok, min_size=1, max_size=12).filter(lambda v: any(v.values()))
kostnader = st.integers(-(10**15), 10**15).map(Kroner)


def ore(kostnad: int, vekter: dict[str, Fraction]) -> dict[str, int]:
    """Share so many øre."""
    return {a.betaler: a.belop.ore for a in fordel(Kroner(kostnad), vekter)}


def test_oret_som_blir_igjen() -> None:
    """Øret som blir igjen, går til den som tapte mest på avrundingen."""
    andeler = fordel(Kroner(10), {NORD: Fraction(1), SOR: Fraction(2)})

    assert [(a.betaler, a.belop) for a in andeler] == [(NORD, Kroner(3)), (SOR, Kroner(7))]


def test_like_tap() -> None:
    """Taper alle like mye, går øret til den med lavest kommunenummer."""
    andeler = fordel(Kroner(1000), {SOR: Fraction(1), NORD: Fraction(1), MIDT: Fraction(1)})

    assert [a.belop for a in andeler] == [Kroner(334), Kroner(333), Kroner(333)]


def test_to_ore_igjen() -> None:
    """Er det to øre igjen, får de to som tapte mest ett hver, aldri én begge."""
    assert ore(101, {NORD: Fraction(1), MIDT: Fraction(1), SOR: Fraction(1)}) == {NORD: 34, MIDT: 34, SOR: 33}


def test_del_av_helheten() -> None:
    """Hver andel sier hvilken del av helheten den er, og står etter kommunenummer."""
    andeler = fordel(Kroner(300), {SOR: Fraction(4), NORD: Fraction(2)})

    assert andeler == (Andel(NORD, Fraction(1, 3), Kroner(100)), Andel(SOR, Fraction(2, 3), Kroner(200)))


def test_alabama() -> None:
    """Det er ikke lovet at ingen betaler mindre når regningen øker med ett øre: 6, 6 og 2 gir 4, 4, 2 og så 5, 5, 1."""
    nokkel = {NORD: Fraction(6), MIDT: Fraction(6), SOR: Fraction(2)}

    assert list(ore(10, nokkel).values()) == [4, 4, 2]
    assert list(ore(11, nokkel).values()) == [5, 5, 1]


def test_eksemplet_fra_metoden() -> None:
    """Det ene øret i 10,01 kroner delt på to går til Beiarn, som har lavest nummer, også når det er en rettelse."""
    likt = {"1840": Fraction(1), "1839": Fraction(1)}

    assert ore(1001, likt) == {"1839": 501, "1840": 500}
    assert ore(-1001, likt) == {"1839": -501, "1840": -500}


def test_rettelse() -> None:
    """En rettelse deles som speilbildet av regningen, så de to går opp i null."""
    nokkel = {NORD: Fraction(1), MIDT: Fraction(1), SOR: Fraction(1)}

    assert ore(-1000, nokkel) == {NORD: -334, MIDT: -333, SOR: -333}
    assert ore(0, nokkel) == {NORD: 0, MIDT: 0, SOR: 0}


@pytest.mark.parametrize(
    "nokkel",
    [
        {},
        {NORD: Fraction(0)},
        {NORD: Fraction(0), SOR: Fraction(0)},
        {NORD: Fraction(-1)},
        {NORD: Fraction(2), SOR: Fraction(-1)},
        {NORD: Fraction(1), SOR: Fraction(-1)},
    ],
)
def test_ugyldig_nokkel(nokkel: dict[str, Fraction]) -> None:
    """En nøkkel uten noen andel over null, eller med en andel under null, avvises."""
    with pytest.raises(UgyldigNokkel, match=r"^Nøkkelen må ha minst én andel over null, og ingen under null"):
        fordel(Kroner(100), nokkel)


@settings(max_examples=300)
@given(kostnader, vekter)
def test_ingenting_blir_borte(kostnad: Kroner, vekter: dict[str, Fraction]) -> None:
    """Uansett utgift og nøkkel er delene til sammen lik helheten."""
    assert kostnad == total(andel.belop for andel in fordel(kostnad, vekter))


@settings(max_examples=300)
@given(kostnader, vekter)
def test_ingen_mer_enn_ett_ore_unna(kostnad: Kroner, vekter: dict[str, Fraction]) -> None:
    """Ingen betaler ett øre eller mer fra det nøyaktige, og den som ikke skal bære noe, betaler null."""
    andeler = fordel(kostnad, vekter)

    assert all(abs(a.belop.ore - kostnad.ore * a.del_av_helheten) < 1 for a in andeler)
    assert all(a.belop.ore == 0 for a in andeler if vekter[a.betaler] == 0)
    assert sum(a.del_av_helheten for a in andeler) == 1


@settings(max_examples=150)
@given(kostnader, vekter, brok.filter(bool), st.randoms(use_true_random=False))
def test_samme_nokkel(kostnad: Kroner, vekter: dict[str, Fraction], faktor: Fraction, tilfeldig: Random) -> None:
    """Rekkefølgen av deltakerne og enheten vektene er målt i, betyr ingenting."""
    stokket = list(vekter.items())
    tilfeldig.shuffle(stokket)

    assert fordel(kostnad, vekter) == fordel(kostnad, dict(stokket))
    assert fordel(kostnad, vekter) == fordel(kostnad, {b: v * faktor for b, v in vekter.items()})


@settings(max_examples=150)
@given(kostnader, vekter, st.sampled_from(["0001", "9999"]))
def test_en_til_uten_andel(kostnad: Kroner, vekter: dict[str, Fraction], betaler: str) -> None:
    """En deltaker til som ikke skal bære noe, endrer ingenting for de andre."""
    med = fordel(kostnad, {**vekter, betaler: Fraction()})

    assert fordel(kostnad, vekter) == tuple(a for a in med if a.betaler != betaler)


@settings(max_examples=150)
@given(kostnader, vekter)
def test_speilbilde(kostnad: Kroner, vekter: dict[str, Fraction]) -> None:
    """En kreditnota er regningen med motsatt fortegn, linje for linje."""
    assert [-a.belop for a in fordel(kostnad, vekter)] == [a.belop for a in fordel(-kostnad, vekter)]
