"""The grammar of figures: what is read, exactly, and what is refused with a reason (reliability.md 16-22)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles.norsk import desimaltall
from tospann.core.tabell.tabell import Kolonneslag, Tomt
from tospann.core.tabell.tallform import UgyldigCelle, er_kode, krev_like_desimaler, les_celle

LESES = {
    "1234,5": "1234.5",
    "1 234,50": "1234.5",
    "1\u00a0234,50": "1234.5",
    "1\u202f234,50": "1234.5",
    "12 345 678": "12345678",
    "-100": "-100",
    "\u2212100": "-100",
    "\u2013100": "-100",
    "0": "0",
    "0,5": "0.5",
    " 7 ": "7",
    "999999999999999": "999999999999999",
}
AVVISES = (
    *("1.234,50", "1,234.50", "1'234.50", "1.5", "1\u2019234"),
    *("100-", "(100)", "100\u2212", "100,-", "--5", "+5", "-0", "-0,00"),
    *("1e3", "1E+05", "0x10", "1_000", "١٢٣", "１２３", "²"),
    *("NaN", "inf", "-inf", "kr 100", "100 kr", "45 %", "-", "–", "—", "...", "?"),
    *("=SUM(A1:A9)", "+1+1", "-2+3", "@SUM(1)", "＝1+1", "=cmd|'/c calc'!A1", "#DIV/0!", "#REF!"),
    *("12 34", "1  234", "1 2345", "1\t234", "1,2,3", ",5", "5,", "0301", "007", "00"),
    *("1000000000000000", "10000000000000000", "9" * 400, "0,0049999999999999999999", "1,1234567"),
    *("ti", "1 000 stk", "1/2", "½", "1,5\u200b", "\u202e5"),
)


@pytest.mark.parametrize(("skrevet", "lest"), LESES.items())
def test_tall_som_leses(skrevet: str, lest: str) -> None:
    """Norske skrivemåter leses nøyaktig, også med hardt og smalt mellomrom og tre slags minus."""
    assert Fraction(lest) == les_celle(skrevet, Kolonneslag.DESIMALTALL)


@pytest.mark.parametrize("skrevet", AVVISES)
@pytest.mark.parametrize("slag", [Kolonneslag.HELTALL, Kolonneslag.DESIMALTALL])
def test_tall_som_avvises(skrevet: str, slag: Kolonneslag) -> None:
    """Alt som kan bety to ting, blir avvist med en grunn og det som står."""
    with pytest.raises(UgyldigCelle) as feil:
        les_celle(skrevet, slag)

    assert f"«{skrevet.strip()}» " in str(feil.value)
    assert len(str(feil.value)) > len(skrevet) + 10


@pytest.mark.parametrize("skrevet", ["", " ", "\u00a0", "\t"])
@pytest.mark.parametrize("slag", Kolonneslag)
def test_tomt_er_ikke_oppgitt(skrevet: str, slag: Kolonneslag) -> None:
    """En tom rute er ikke oppgitt, aldri null."""
    assert Tomt.IKKE_OPPGITT is les_celle(skrevet, slag)


@pytest.mark.parametrize("skrevet", ["null", "undefined", "None", "NaN", "-", "0", "=1+1", "0301", "2026-02-30"])
def test_ord_staar_som_de_staar(skrevet: str) -> None:
    """I en kolonne med tekst står alt som det er skrevet, og ingenting blir tatt for å mangle."""
    assert skrevet == les_celle(skrevet, Kolonneslag.TEKST)


def test_tabellens_egne_merker_for_ikke_oppgitt() -> None:
    """Sier tabellen at .. betyr ikke oppgitt, leses det slik, og ellers avvises det."""
    assert Tomt.IKKE_OPPGITT is les_celle("..", Kolonneslag.HELTALL, ("..",))
    with pytest.raises(UgyldigCelle):
        les_celle("..", Kolonneslag.HELTALL)


def test_desimaler_i_en_heltallskolonne() -> None:
    """Et desimaltall i en kolonne med hele tall blir avvist."""
    with pytest.raises(UgyldigCelle, match="har desimaler, men kolonnen har hele tall"):
        les_celle("12,5", Kolonneslag.HELTALL)


def test_tre_desimaler_blant_to() -> None:
    """12,345 blant tall med to desimaler kan være tusen, og blir avvist; er alle med tre, er det desimaler."""
    assert list(krev_like_desimaler(("1,50", "12,345", "7"))) == [1]
    assert krev_like_desimaler(("1,500", "12,345", "7")) == {}
    assert krev_like_desimaler(("1,50", "12 345", "1234,567")) == {}


def test_koder() -> None:
    """Et nummer med null foran er en kode, ikke et tall."""
    assert [er_kode(t) for t in ("0301", "301", "0")] == [True, False, False]


@given(st.integers(-(10**14), 10**14), st.integers(0, 6))
def test_det_vi_skriver_kan_vi_lese(verdi: int, desimaler: int) -> None:
    """Et tall skrevet slik Tospann skriver det, leses tilbake nøyaktig likt."""
    tall = Fraction(verdi, 10**desimaler)
    if abs(tall) < 10**15:
        assert tall == les_celle(desimaltall(tall, 6), Kolonneslag.DESIMALTALL)


@given(st.text(max_size=30))
def test_ingen_tekst_velter_leseren(tekst: str) -> None:
    """Uansett hva som står i ruta, blir det et tall, tomt eller en avvisning med grunn."""
    try:
        lest = les_celle(tekst, Kolonneslag.DESIMALTALL)
    except UgyldigCelle:
        return
    assert isinstance(lest, Fraction) or lest is Tomt.IKKE_OPPGITT
