"""What a settlement rests on: sums, and the state withdrawing positions."""

from fractions import Fraction

import pytest
from tests.core.oppgjor.eksempel import FAUSKE, SALTDAL, Rad, grunnlag, salten, tall

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.grunnlag import sum_av

SALTEN = grunnlag(salten())


def test_sum_av_belop() -> None:
    """En sum av beløp er et beløp, med leddene det er summen av."""
    a, b = tall("a", Kroner(1)), tall("b", Kroner(2))
    summen = sum_av("s", "Sum", (t for t in (a, b)), gjelder="staten")

    assert (summen.verdi, summen.enhet, summen.ledd) == (Kroner(3), Enhet.KRONER, (a, b))
    assert (summen.id, summen.navn, summen.formel, summen.gjelder) == ("s", "Sum", "summen av leddene", "staten")
    assert sum_av("s", "Sum", [a]).gjelder == "alle deltakerkommunene"


def test_sum_av_antall() -> None:
    """En sum av hele tall er hel, og en halv stilling blir aldri borte på veien."""
    en, halv = tall("en", 1, Enhet.AARSVERK), tall("halv", Fraction(1, 2), Enhet.AARSVERK)

    assert sum_av("s", "s", [en, halv]).verdi == Fraction(3, 2)
    assert sum_av("s", "s", [halv, en]).verdi == Fraction(3, 2)
    assert (sum_av("s", "s", [en, en]).verdi, type(sum_av("s", "s", [en, en]).verdi)) == (2, int)
    assert sum_av("s", "s", [en, halv]).enhet is Enhet.AARSVERK


def test_epler_og_paerer() -> None:
    """Beløp og antall kan ikke legges sammen, uansett hvilket som står først."""
    penger, hoder = tall("penger", Kroner(1)), tall("hoder", 1)

    for ledd in ((penger, hoder), (hoder, penger)):
        with pytest.raises(TypeError, match="«hoder» er ikke et beløp"):
            sum_av("s", "s", ledd)


def test_ingenting_aa_legge_sammen() -> None:
    """En sum uten ledd er et nakent tall og avvises."""
    with pytest.raises(ValueError, match="Tallet «Alt» er beregnet, men har ingen ledd"):
        sum_av("s", "Alt", [])


def test_aarsverk_i_alt() -> None:
    """Årsverkene legges sammen for hver arbeidsgiver, med en rad fra hver kommune."""
    stat, kommune = SALTEN.aarsverk_stat(), SALTEN.aarsverk_kommune()

    assert (stat.verdi, stat.id, stat.navn) == (10, "aarsverk.stat.sum", "Statlige årsverk i alt")
    assert (kommune.verdi, kommune.id, kommune.navn) == (10, "aarsverk.kommune.sum", "Kommunale årsverk i alt")
    assert [t.id for t in kommune.ledd] == ["aarsverk.kommune.1841", "aarsverk.kommune.1840", "aarsverk.kommune.1839"]


def test_staten_trekker_ut_i_forhold() -> None:
    """Trekker staten ut to av ti årsverk, går en femdel fra hvert sted, og kommunenes egne er urørt."""
    etter = SALTEN.uten_statlige_aarsverk(Fraction(2))
    fauske = etter.kommuner[0].aarsverk_stat

    assert [k.aarsverk_stat.verdi for k in etter.kommuner] == [Fraction(24, 5), Fraction(12, 5), Fraction(4, 5)]
    assert etter.aarsverk_kommune() == SALTEN.aarsverk_kommune()
    assert (fauske.id, fauske.ledd) == ("aarsverk.stat.1841.hvis", (SALTEN.kommuner[0].aarsverk_stat,))
    assert fauske.navn == "aarsverk.stat.1841, hvis staten trekker ut"
    assert fauske.formel == "årsverk i dag × (statens årsverk etter / statens årsverk i dag)"


def test_alle_eller_ingen() -> None:
    """Staten kan trekke ut alle årsverkene sine, eller ingen."""
    assert SALTEN.uten_statlige_aarsverk(Fraction(10)).aarsverk_stat().verdi == 0
    assert SALTEN.uten_statlige_aarsverk(Fraction(0)).aarsverk_stat().verdi == 10
    uten_stat = grunnlag([Rad(FAUSKE, stat=Fraction(0)), Rad(SALTDAL, stat=Fraction(0))])
    assert uten_stat.uten_statlige_aarsverk(Fraction(0)).aarsverk_stat().verdi == 0


@pytest.mark.parametrize(("antall", "tekst"), [(Fraction(10125, 1000), "10,13"), (Fraction(-1), "\u22121")])
def test_mer_enn_staten_har(antall: Fraction, tekst: str) -> None:
    """Staten kan ikke trekke ut flere årsverk enn den har, og ikke færre enn ingen."""
    with pytest.raises(UgyldigNokkel, match=f"^Staten har 10 årsverk og kan ikke trekke ut {tekst}.$"):
        SALTEN.uten_statlige_aarsverk(antall)


def test_brutte_aarsverk_i_meldingen() -> None:
    """Meldingen skriver årsverk med to desimaler."""
    kontoret = grunnlag([Rad(FAUSKE, stat=Fraction(1005, 1000))])

    with pytest.raises(UgyldigNokkel, match=r"^Staten har 1,01 årsverk"):
        kontoret.uten_statlige_aarsverk(Fraction(2))
