"""How figures, dates and names are written and sorted in Norwegian."""

import unicodedata
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles import norsk
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, Verdi

DAG = date(2018, 1, 1)
KILDE = Kilde("x", Kildeslag.FORUTSETNING, "x", "x", DAG)
SMALT, HARDT, MINUS = "\u202f", "\u00a0", "\u2212"


def skrevet(verdi: Verdi, enhet: Enhet, *, med_enhet: bool = True, med_ore: bool = True) -> str:
    """Write a figure."""
    return norsk.tall_tekst(Tall("x", "x", verdi, enhet, DAG, "x", KILDE), med_enhet=med_enhet, med_ore=med_ore)


@pytest.mark.parametrize(
    ("verdi", "tekst"),
    [(0, "0"), (999, "999"), (1000, f"1{SMALT}000"), (-1234567, f"{MINUS}1{SMALT}234{SMALT}567")],
)
def test_heltall(verdi: int, tekst: str) -> None:
    """Tusener skilles med smalt mellomrom, og minus er et ordentlig minustegn."""
    assert tekst == norsk.heltall(verdi)


@pytest.mark.parametrize(
    ("verdi", "desimaler", "tekst"),
    [
        (Fraction(29, 2), 2, "14,5"),
        (Fraction(14), 2, "14"),
        (Fraction(1, 3), 2, "0,33"),
        (Fraction(5, 1000), 2, "0,01"),
        (Fraction(-5, 1000), 2, f"{MINUS}0,01"),
        (Fraction(-4, 1000), 2, "0"),
        (Fraction(3), 1, "3,0"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(24691357, 20), 2, f"1{SMALT}234{SMALT}567,85"),
    ],
)
def test_desimaltall(verdi: Fraction, desimaler: int, tekst: str) -> None:
    """Desimaltall har komma, rundes opp ved fem og har ingen nuller til pynt."""
    assert tekst == norsk.desimaltall(verdi, desimaler)


@pytest.mark.parametrize(
    ("ore", "med", "uten"),
    [
        (123456789, f"1{SMALT}234{SMALT}567,89{HARDT}kr", f"1{SMALT}234{SMALT}568{HARDT}kr"),
        (-150, f"{MINUS}1,50{HARDT}kr", f"{MINUS}2{HARDT}kr"),
        (149, f"1,49{HARDT}kr", f"1{HARDT}kr"),
        (-49, f"{MINUS}0,49{HARDT}kr", f"0{HARDT}kr"),
        (5, f"0,05{HARDT}kr", f"0{HARDT}kr"),
    ],
)
def test_kroner(ore: int, med: str, uten: str) -> None:
    """Beløp skrives med to desimaler, eller i hele kroner; «kr» faller aldri ned på neste linje."""
    assert med == norsk.kroner(Kroner(ore))
    assert uten == norsk.kroner(Kroner(ore), med_ore=False)


def test_tall_med_enhet() -> None:
    """Et tall skrives med enheten sin, og antall uten."""
    assert f"9{SMALT}737{HARDT}innbyggere" == skrevet(9737, Enhet.INNBYGGERE)
    assert f"33,33{HARDT}%" == skrevet(Fraction(100, 3), Enhet.PROSENT)
    assert f"1,5{HARDT}årsverk" == skrevet(Fraction(3, 2), Enhet.AARSVERK)
    assert f"20{HARDT}minutter" == skrevet(Fraction(39, 2), Enhet.MINUTTER)
    assert skrevet(4, Enhet.ANTALL) == "4"


def test_belop_med_enhet() -> None:
    """Et beløp per årsverk sier hva det er per, og enheten kan utelates i tabeller."""
    assert f"665{SMALT}000{HARDT}kr per årsverk" == skrevet(
        Kroner.hele(665000), Enhet.KRONER_PER_AARSVERK, med_ore=False
    )
    assert skrevet(Kroner(150), Enhet.KRONER, med_enhet=False) == "1,50"
    assert skrevet(Fraction(3, 2), Enhet.AARSVERK, med_enhet=False) == "1,5"


def test_datoer() -> None:
    """Datoer skrives med måned i ord i løpende tekst og med tall i tabeller."""
    assert norsk.dato_tekst(date(2026, 10, 12)) == "12. oktober 2026"
    assert norsk.dato_tekst(date(2026, 5, 1)) == "1. mai 2026"
    assert norsk.dato_kort(date(2026, 5, 1)) == "01.05.2026"


@pytest.mark.parametrize(
    ("minutter", "tekst"),
    [(0, "0 min"), (58, "58 min"), (Fraction(119, 2), "1 t"), (60, "1 t"), (298, "4 t 58 min"), (1440, "24 t")],
)
def test_varighet(minutter: Fraction | int, tekst: str) -> None:
    """En varighet skrives i timer og minutter, med harde mellomrom."""
    assert tekst.replace(" ", norsk.HARDT_MELLOMROM) == norsk.varighet(minutter)


@pytest.mark.parametrize(
    ("ledd", "tekst"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]
)
def test_opplisting(ledd: list[str], tekst: str) -> None:
    """Flere ledd skilles med komma, og «og» før det siste."""
    assert tekst == norsk.opplisting(ledd)


def test_alfabetet() -> None:
    """Æ, ø og å står sist i den rekkefølgen, aa sorteres som å, og store bokstaver som små."""
    stokket = ["Aarborte", "Øksnes", "Åfjord", "beiarn", "Ærøy", "Andøy"]

    assert sorted(stokket, key=norsk.sorteringsnokkel) == ["Andøy", "beiarn", "Ærøy", "Øksnes", "Åfjord", "Aarborte"]
    assert sorted("åøæzä", key=norsk.sorteringsnokkel) == ["z", "æ", "ä", "ø", "å"]
    assert norsk.sorteringsnokkel("Hábmer") == norsk.sorteringsnokkel("habmer")


@given(st.text(alphabet="aAåÅæØøzeé -", max_size=12))
def test_sammensatte_bokstaver(navn: str) -> None:
    """Å er å, enten maskinen har lagret den som ett tegn eller som a med ring."""
    delt = unicodedata.normalize("NFD", navn)

    assert norsk.sorteringsnokkel(navn) == norsk.sorteringsnokkel(delt)
    assert norsk.ascii_navn(navn) == norsk.ascii_navn(delt)


@pytest.mark.parametrize(
    ("navn", "ascii_"),
    [
        ("Sørfold", "sorfold"),
        ("Værøy", "vaeroy"),
        ("Måsøy", "maasoy"),
        ("Hábmer - Hamarøy", "habmer-hamaroy"),
        ("Fauske\u2013Fuossko", "fauske-fuossko"),
        ("  Nord/Sør  2018. ", "nord-sor-2018"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_filnavn(navn: str, ascii_: str) -> None:
    """Et filnavn har bare små bokstaver a til z, tall og bindestrek."""
    assert ascii_ == norsk.ascii_navn(navn)


@given(st.text())
def test_filnavn_av_hva_som_helst(navn: str) -> None:
    """Uansett navn blir filnavnet trygt, og uendret om det gjøres én gang til."""
    ren = norsk.ascii_navn(navn)

    assert set(ren) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert ren == norsk.ascii_navn(ren)
