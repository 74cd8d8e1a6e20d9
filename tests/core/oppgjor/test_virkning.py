"""What happens to the others if the state withdraws positions."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.oppgjor.eksempel import BEIARN, FAUSKE, SALTEN_FELLES, Felles, Rad, grunnlag, salten

from tospann.core.felles.kroner import Kroner, total
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.oppgjor import gjor_opp
from tospann.core.oppgjor.virkning import Virkning, hvis_staten_trekker_ut

FOLK = Nokkelslag.INNBYGGERTALL
SALTEN = grunnlag(salten(), SALTEN_FELLES)


def uttrekk(antall: Fraction | int, deling: Statsdeling = Statsdeling.AARSVERK) -> Virkning:
    """Let the state withdraw some of its ten positions."""
    return hvis_staten_trekker_ut(SALTEN, FOLK, deling, Fraction(antall))


def test_ce_2b_som_virkning() -> None:
    """Kutter staten fra 14 til 11 årsverk, øker kommunens regning med 67 500 kroner."""
    kontoret = grunnlag([Rad(FAUSKE, 9737, Fraction(14), Fraction(9), 1_150_000_00)], Felles())
    virkning = hvis_staten_trekker_ut(kontoret, FOLK, Statsdeling.AARSVERK, Fraction(3))

    assert virkning.samlet().som_kroner() == Kroner.hele(67_500)
    assert virkning.i_en_setning() == (
        "Hvis staten trekker ut 3 årsverk, øker kommunenes regning med 67\u202f500\u00a0kr i året "
        "uten at de selv har endret noe: Fauske 67\u202f500\u00a0kr."
    )


def test_hver_kommune() -> None:
    """Trekker staten ut fire av ti årsverk, stiger kommunenes del av 1 200 000 fra 600 000 til 750 000."""
    virkning = uttrekk(4)

    assert [e.som_kroner() for e in virkning.endringer] == [Kroner.hele(k) for k in (90_000, 45_000, 15_000)]
    assert "150\u202f000\u00a0kr i året" in virkning.i_en_setning()
    assert virkning.i_en_setning().endswith("Saltdal 45\u202f000\u00a0kr, Beiarn 15\u202f000\u00a0kr.")


def test_endringen_forklarer_seg() -> None:
    """Hver endring sier hvem den gjelder, hva den er regnet av og hvilket uttrekk den hører til."""
    endring = uttrekk(Fraction(3, 2)).endringer[2]

    assert endring.navn == "Endring for Beiarn hvis staten trekker ut 1,5 årsverk"
    assert uttrekk(2).samlet().navn == "Endring for kommunene samlet"
    assert (endring.gjelder, endring.formel) == ("Beiarn kommune", "andel etter − andel før")
    assert endring.id == "hvis.oppgjor.innbyggertall.aarsverk.3/2.1839"
    assert [t.id for t in endring.ledd] == ["oppgjor.innbyggertall.aarsverk.lag2.1839"]
    assert uttrekk(2).samlet().id == "hvis.oppgjor.innbyggertall.aarsverk.2.sum"


def test_fast_prosent() -> None:
    """Er delingen mellom stat og kommune en fast prosent, endrer et uttrekk ingenting for kommunene."""
    virkning = uttrekk(4, Statsdeling.FAST_PROSENT)

    assert {e.som_kroner() for e in virkning.endringer} == {Kroner(0)}
    assert virkning.i_en_setning() == "Hvis staten trekker ut 4 årsverk, betaler kommunene det samme som før."


def test_to_desimaler() -> None:
    """Årsverk skrives med to desimaler, i navnet og i setningen."""
    tredel = uttrekk(Fraction(1, 3))

    assert tredel.i_en_setning().startswith("Hvis staten trekker ut 0,33 årsverk, øker")
    assert tredel.endringer[0].navn.endswith("trekker ut 0,33 årsverk")


def test_ikke_flere_enn_staten_har() -> None:
    """Staten kan ikke trekke ut flere årsverk enn den har."""
    with pytest.raises(UgyldigNokkel, match="Staten har 10 årsverk og kan ikke trekke ut 11"):
        uttrekk(11)


def test_foer_er_urort() -> None:
    """Oppgjøret før uttrekket er det samme som uten noe uttrekk."""
    virkning = uttrekk(2)

    assert gjor_opp(SALTEN, FOLK, Statsdeling.AARSVERK) == virkning.foer
    assert virkning.etter.grunnlag.aarsverk_stat().som_brok() == Fraction(8)
    assert virkning.aarsverk == Fraction(2)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(Nokkelslag), st.integers(0, 1000), st.integers(0, 1000))
def test_mer_uttrekk_koster_mer(nokkel: Nokkelslag, en: int, to: int) -> None:
    """Jo mer staten trekker ut, jo mer betaler kommunene, og det staten sparer i kontordrift, er det de betaler."""
    lite, mye = (
        hvis_staten_trekker_ut(SALTEN, nokkel, Statsdeling.AARSVERK, Fraction(n, 100)) for n in sorted((en, to))
    )

    assert lite.samlet().som_kroner() <= mye.samlet().som_kroner()
    spart = mye.foer.stat_kontordrift.som_kroner() - mye.etter.stat_kontordrift.som_kroner()
    assert spart == mye.samlet().som_kroner() == total(e.som_kroner() for e in mye.endringer)
    assert mye.foer.kommuner[-1] == BEIARN
