"""The keys: from figures to weights."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.core.oppgjor.eksempel import BEIARN, FAUSKE, SALTDAL, Felles, Rad, grunnlag, salten

from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.oppgjor import nokler
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.oppgjor import gjor_opp

SALTEN = grunnlag(salten())


def deler(nokkel: Nokkelslag) -> list[Fraction]:
    """Give each municipality's part of the whole, in per cent."""
    vekter = nokler.vekter(SALTEN, nokkel)
    return [100 * v / sum(vekter.values()) for v in vekter.values()]


@pytest.mark.parametrize(
    ("nokkel", "prosent"),
    [
        (Nokkelslag.AARSVERK, [60, 30, 10]),
        (Nokkelslag.FAST_PROSENT, [60, 25, 15]),
        (Nokkelslag.INNBYGGERTALL, [60, 30, 10]),
        (Nokkelslag.GRUNNANDEL_INNBYGGER, [52, 31, 17]),
    ],
)
def test_vekter(nokkel: Nokkelslag, prosent: list[int]) -> None:
    """Hver nøkkel gir den delen avtalen sier; med 30 prosent grunnandel betaler alle 10 prosent pluss 70 etter folk."""
    assert deler(nokkel) == prosent


def test_grunnandelens_ytterpunkter() -> None:
    """Grunnandel 100 er likt på alle, og grunnandel 0 er bare innbyggertall."""
    likt = grunnlag(salten(), Felles(grunnandel=Fraction(100)))
    folk = grunnlag(salten(), Felles(grunnandel=Fraction(0)))

    assert set(nokler.vekter(likt, Nokkelslag.GRUNNANDEL_INNBYGGER).values()) == {Fraction(1, 3)}
    assert list(nokler.vekter(folk, Nokkelslag.GRUNNANDEL_INNBYGGER).values()) == [
        Fraction(6, 10),
        Fraction(3, 10),
        Fraction(1, 10),
    ]


@pytest.mark.parametrize("grunnandel", [Fraction(-1), Fraction(10001, 100)])
def test_umulig_grunnandel(grunnandel: Fraction) -> None:
    """Grunnandelen må være mellom 0 og 100 prosent."""
    with pytest.raises(UgyldigNokkel, match=r"^Grunnandelen må være mellom 0 og 100 prosent"):
        nokler.vekter(grunnlag(salten(), Felles(grunnandel=grunnandel)), Nokkelslag.GRUNNANDEL_INNBYGGER)


@pytest.mark.parametrize(
    ("siste", "summen"), [("14.99", "99,99"), ("15.5", "100,5"), ("0", "85"), ("15.0001", "100,0001")]
)
def test_prosentene_maa_bli_hundre(siste: str, summen: str) -> None:
    """Blir de faste prosentene ikke 100, sier avvisningen hva de blir."""
    fauske, saltdal, beiarn = salten()
    feil = grunnlag([fauske, saltdal, replace(beiarn, prosent=Fraction(siste))])

    with pytest.raises(UgyldigNokkel, match=f"^De faste prosentene blir {summen} til sammen. De må bli 100"):
        gjor_opp(feil, Nokkelslag.FAST_PROSENT, Statsdeling.AARSVERK)


@pytest.mark.parametrize(
    ("nokkel", "grunn"),
    [
        (Nokkelslag.INNBYGGERTALL, "^Nøkkelen må ha minst én andel over null"),
        (Nokkelslag.GRUNNANDEL_INNBYGGER, "^Kommunene har ingen innbyggere å dele etter"),
    ],
)
def test_ingen_innbyggere(nokkel: Nokkelslag, grunn: str) -> None:
    """Bor det ingen i kommunene, kan utgiftene ikke deles etter innbyggere."""
    tomt = grunnlag([Rad(FAUSKE, folk=0), Rad(SALTDAL, folk=0)])

    with pytest.raises(UgyldigNokkel, match=grunn):
        gjor_opp(tomt, nokkel, Statsdeling.FAST_PROSENT)


def test_uten_kommunale_aarsverk() -> None:
    """Har ingen av kommunene egne årsverk, kan utgiftene ikke deles etter årsverk, men etter andre nøkler."""
    tomt = grunnlag([Rad(FAUSKE, egne=Fraction(0)), Rad(BEIARN, egne=Fraction(0))])

    with pytest.raises(UgyldigNokkel, match=r"^Nøkkelen må ha minst én andel over null"):
        gjor_opp(tomt, Nokkelslag.AARSVERK, Statsdeling.AARSVERK)
    assert gjor_opp(tomt, Nokkelslag.INNBYGGERTALL, Statsdeling.AARSVERK).lag_kommune().som_kroner().ore == 0


@pytest.mark.parametrize("prosent", [Fraction(-1, 100), Fraction(101)])
def test_umulig_statsandel(prosent: Fraction) -> None:
    """Statens faste andel må være mellom 0 og 100 prosent."""
    with pytest.raises(UgyldigNokkel, match=r"^Statens faste andel må være mellom 0 og 100 prosent"):
        nokler.statsvekter(grunnlag(salten(), Felles(stat_prosent=prosent)), Statsdeling.FAST_PROSENT)


def test_statens_vekt() -> None:
    """Stat og kommune deler etter årsverkene sine, eller etter den faste prosenten."""
    etter_aarsverk = nokler.statsvekter(SALTEN, Statsdeling.AARSVERK)

    assert etter_aarsverk == {nokler.STAT: 10, nokler.KOMMUNE: 10}
    assert nokler.statsvekter(SALTEN, Statsdeling.FAST_PROSENT) == {nokler.STAT: 58, nokler.KOMMUNE: 42}
    for grense in (0, 100):
        vekter = nokler.statsvekter(grunnlag(salten(), Felles(stat_prosent=Fraction(grense))), Statsdeling.FAST_PROSENT)
        assert vekter == {nokler.STAT: grense, nokler.KOMMUNE: 100 - grense}


@pytest.mark.parametrize(
    ("nokkel", "forste", "antall"),
    [
        (Nokkelslag.AARSVERK, "aarsverk.kommune.1841", 3),
        (Nokkelslag.FAST_PROSENT, "fast_prosent.1841", 3),
        (Nokkelslag.INNBYGGERTALL, "folketall.1841", 3),
        (Nokkelslag.GRUNNANDEL_INNBYGGER, "grunnandel", 4),
    ],
)
def test_nokkelens_ledd(nokkel: Nokkelslag, forste: str, antall: int) -> None:
    """Hver nøkkel sier hvilke tall den hviler på, og har en forklaring i ord."""
    ledd = nokler.ledd(SALTEN, nokkel)

    assert (forste, antall) == (ledd[0].id, len(ledd))
    assert ledd[-1].id.endswith(".1839")
    assert nokler.FORKLARING[nokkel]
