"""A key of several parts: exact over all parts, rounded once."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.fordeling import Andel, Avrunding, UgyldigNokkel, avrund
from tospann.core.oppgjor.maal import Deltakermaal, Maal, MaalMangler, del_etter
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt, fordel_sammensatt

LIKT = Sammensatt((Nokkelledd(Fraction(1), Maal.LIKT),))
GRUNN = Sammensatt((Nokkelledd(Fraction(3, 10), Maal.LIKT), Nokkelledd(Fraction(7, 10), Maal.FOLKETALL)))
SALTEN = {"1841": 9775, "1840": 4691, "1839": 1029}


def folk(antall: dict[str, int]) -> list[Deltakermaal]:
    """Make participants who are counted by their inhabitants."""
    return [Deltakermaal(nr, {Maal.FOLKETALL: Fraction(n)}) for nr, n in antall.items()]


def ore(belop: int, nokkel: Sammensatt, antall: dict[str, int], avrunding: Avrunding = Avrunding.ORE) -> dict[str, int]:
    """Share, and give the øre."""
    delt = fordel_sammensatt(Kroner(belop), nokkel, folk(antall), avrunding)
    return {a.betaler: a.belop.ore for a in delt}


def test_eksempelet_i_metoden() -> None:
    """Eksempelet i docs/metode/sammensatt_nokkel.md: 30 prosent likt, 70 prosent etter folketall."""
    assert ore(10_000_001, GRUNN, SALTEN) == {"1839": 1_464_860, "1840": 3_119_200, "1841": 5_415_941}


def test_andelen_er_nokkelens() -> None:
    """Hver andel sier hvilken nøyaktig del av helheten den stammer fra, ikke hva avrundingen gjorde den til."""
    forste = fordel_sammensatt(Kroner(1), GRUNN, folk(SALTEN), Avrunding.ORE)[0]

    assert forste == Andel("1839", Fraction(3783, 25825), Kroner(0))


def test_hele_kroner() -> None:
    """Hele kroner deles med samme metode; har beløpet øre, deles det ikke."""
    assert ore(10_000, LIKT, SALTEN, Avrunding.KRONE) == {"1839": 3400, "1840": 3300, "1841": 3300}
    with pytest.raises(UgyldigNokkel, match="må beløpet være et helt antall kroner"):
        ore(10_050, LIKT, SALTEN, Avrunding.KRONE)


@pytest.mark.parametrize(
    ("ledd", "grunn"),
    [
        ((), "ingen ledd"),
        ((Nokkelledd(Fraction(1, 2), Maal.LIKT),), "blir 1/2 til sammen"),
        ((Nokkelledd(Fraction(-1), Maal.LIKT), Nokkelledd(Fraction(2), Maal.LIKT)), "under null"),
    ],
)
def test_nokkelen_maa_vaere_hel(ledd: tuple[Nokkelledd, ...], grunn: str) -> None:
    """En nøkkel uten ledd, med andeler som ikke blir 1, eller med negative andeler, finnes ikke."""
    with pytest.raises(UgyldigNokkel, match=grunn):
        Sammensatt(ledd)


def test_det_som_mangler_er_ikke_null() -> None:
    """Mangler en kommune årsverk, deles ingenting, og meldingen sier hvem og hva."""
    with pytest.raises(MaalMangler, match="1841 mangler årsverk") as feil:
        del_etter(Maal.AARSVERK, folk(SALTEN))

    assert (feil.value.part, feil.value.maal) == ("1841", Maal.AARSVERK)


def test_ingen_og_doble_deltakere() -> None:
    """Ingen deltakere, samme deltaker to ganger, negative tall og bare nuller kan ikke deles etter."""
    for deltakere, grunn in (
        ([], "ingen deltakere"),
        ([*folk(SALTEN), *folk({"1841": 1})], "1841 står to ganger"),
        (folk({"1841": 0, "1840": 0}), "Summen av folketall er null"),
    ):
        with pytest.raises(UgyldigNokkel, match=grunn):
            del_etter(Maal.FOLKETALL, deltakere)
    with pytest.raises(UgyldigNokkel, match="1841 har folketall under null"):
        folk({"1841": -1})


def test_avrunding_krever_hel_sum() -> None:
    """Beløp som ikke blir et helt antall øre eller kroner til sammen, rundes ikke."""
    assert avrund({"b": Fraction(1, 2), "a": Fraction(1, 2)}) == {"a": 1, "b": 0}
    with pytest.raises(UgyldigNokkel, match="helt antall øre"):
        avrund({"a": Fraction(1, 2)})
    with pytest.raises(UgyldigNokkel, match="helt antall kroner"):
        avrund({"a": Fraction(50)}, Avrunding.KRONE)


def test_blandede_fortegn() -> None:
    """Flytter en rettelse penger mellom to, rundes også den til summen: 33,3 øre ut og 34,3 øre inn er ett øre."""
    assert avrund({"a": Fraction(-100, 3), "b": Fraction(103, 3)}) == {"a": -33, "b": 34}


parter = st.dictionaries(st.integers(1801, 1899).map(str), st.integers(0, 10**7), min_size=1, max_size=20)


@given(st.integers(-(10**15), 10**15), parter, st.fractions(0, 1))
def test_ett_ledd_eller_mange(belop: int, antall: dict[str, int], andel: Fraction) -> None:
    """Det er uten betydning hvor mange ledd den samme nøkkelen er skrevet med, og ingen øre blir borte."""
    antall = antall | {"1900": 1}
    deler = [Nokkelledd(andel, Maal.FOLKETALL), Nokkelledd(1 - andel, Maal.FOLKETALL)]
    delt = ore(belop, Sammensatt(tuple(deler)), antall)

    assert delt == ore(belop, Sammensatt((Nokkelledd(Fraction(1), Maal.FOLKETALL),)), antall)
    assert sum(delt.values()) == belop
