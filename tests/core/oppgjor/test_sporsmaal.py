"""Questions as values: said in words, asked one by one or several at once, refused when they do not fit the year."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.oppgjor.aarseksempel import AARSVERK, FOLK, FOLKETALL, LIKT, LONN, folk, fort, gjort, med, nokkel, post
from tests.core.oppgjor.aarseksempel import stilling as stilt

from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.sporsmaal import (
    Folketallsbytte,
    Nokkelbytte,
    NyDeltaker,
    Prisendring,
    Sporsmaal,
    Uttrekk,
    endret,
    hvis_setning,
    i_en_bisetning,
    still,
)

DRIFT = post("drift", nokkel="mellom", statsnokkel="stat")
SOMMER = date(2024, 7, 1)


def kontoret() -> Aarsgrunnlag:
    """Make an office with 14 state and 9 municipal positions."""
    return gjort(
        fort("drift", 1_150_000),
        poster=(LONN, DRIFT),
        nokler=(nokkel("mellom", FOLKETALL), nokkel("stat", AARSVERK)),
        stillinger=(stilt("stat", 14), stilt("1841", 5), stilt("1840", 3), stilt("1839", 1)),
    ).grunnlag


def test_staten_kutter() -> None:
    """Trekker staten ut tre av fjorten årsverk, bærer kommunene 67 500 kr mer, og det sies i én setning."""
    sporsmaal = (Uttrekk("stat", Fraction(3), date(2024, 1, 1)),)
    virkning = still(kontoret(), sporsmaal)

    setning = virkning.i_en_setning(hvis_setning(kontoret(), sporsmaal))

    assert setning.replace("\u202f", " ").replace("\u00a0", " ") == (
        "Hvis staten trekker ut 3 årsverk fra 1. januar 2024, endres det hver bærer slik: "
        "Beiarn 6 750,00 kr, Saltdal 20 250,00 kr, Fauske 40 500,00 kr og Staten −67 500,00 kr."
    )


def test_flere_samtidig() -> None:
    """To spørsmål om gangen er det samme som å endre det ene, og så det andre i det endrede året."""
    en, to = Prisendring("drift", Fraction(3)), Nokkelbytte("mellom", LIKT)
    aaret = kontoret()
    begge = still(aaret, (en, to))

    assert begge.etter == still(endret(aaret, en), (to,)).etter
    assert sum(ore for _, ore in begge.endringer) == 3_450_000


@pytest.mark.parametrize(
    ("sporsmaal", "ord_"),
    [
        (Uttrekk("1841", Fraction(3, 2), SOMMER), "Fauske trekker ut 1,5 årsverk fra 1. juli 2024"),
        (Nokkelbytte("mellom", LIKT), "«mellom» deler likt"),
        (
            Nokkelbytte("stat", LIKT, (("stat", Fraction(60)), ("kommune", Fraction(40)))),
            "«stat» deler likt (staten 60 og kommunene 40)",
        ),
        (Folketallsbytte(date(2019, 1, 1), ()), "folketallet telles 1. januar 2019"),
        (NyDeltaker(med("1845", "2024-07-01"), (), ()), "Sørfold blir med fra 1. juli 2024"),
        (Prisendring("drift", Fraction(5, 2)), "«Drift» blir 2,5 prosent dyrere"),
        (Prisendring("drift", Fraction(-3)), "«Drift» blir 3 prosent billigere"),
    ],
)
def test_i_ord(sporsmaal: Sporsmaal, ord_: str) -> None:
    """Hvert spørsmål kan sies med vanlige ord."""
    assert ord_ == i_en_bisetning(kontoret(), sporsmaal)


@pytest.mark.parametrize(
    ("sporsmaal", "grunn"),
    [
        (Uttrekk("stat", Fraction(40), SOMMER), "Staten har 14 årsverk"),
        (Uttrekk("stat", Fraction(1), date(2023, 7, 1)), "1. juli 2023 er ikke i 2024"),
        (Nokkelbytte("ukjent", LIKT), "Nøkkelen «ukjent» finnes ikke"),
        (Prisendring("ukjent", Fraction(3)), "Posten «ukjent» finnes ikke"),
        (Prisendring("drift", Fraction(-101)), "mer enn 100 prosent billigere"),
        (NyDeltaker(med("1845", "2025-01-01"), (), ()), "1. januar 2025 er ikke i 2024"),
        (NyDeltaker(med("1845", "2024-07-01"), (), ()), "1845 mangler"),
        (Folketallsbytte(date(2019, 1, 1), (folk("1841", 9, "2019-01-01"),)), "Saltdal og Beiarn har ikke folketall"),
    ],
)
def test_avvises_med_grunn(sporsmaal: Sporsmaal, grunn: str) -> None:
    """Et spørsmål som ikke passer til året, avvises med grunn; ingenting regnes på noe annet."""
    with pytest.raises(UgyldigNokkel, match=grunn):
        still(kontoret(), (sporsmaal,))


def test_folketallet_som_alt_er_talt_staar() -> None:
    """Et folketall året alt har for datoen, legges ikke inn én gang til; andre enn deltakerne telles ikke."""
    igjen = Folketallsbytte(date(2024, 1, 1), (*FOLK, folk("1804", 50_000)))

    assert endret(kontoret(), igjen).maalinger == FOLK
    assert still(kontoret(), (igjen,)).endringer == (("1839", 0), ("1840", 0), ("1841", 0), ("stat", 0))


@given(st.fractions(0, 14, max_denominator=10), st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_uttrekk_flytter_bare(antall: Fraction, fra: date) -> None:
    """Et uttrekk flytter regningen: det en part slipper, bærer de andre, til øret."""
    virkning = still(kontoret(), (Uttrekk("stat", antall, fra),))

    assert sum(ore for _, ore in virkning.endringer) == 0
    assert all(ore >= 0 for part, ore in virkning.endringer if part != "stat")
