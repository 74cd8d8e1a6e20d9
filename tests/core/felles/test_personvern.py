"""Keep personal identity numbers out. Every number here is made by the test, none belongs to anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles.personvern import AVVIST, Fodselsnummer, krev_uten_fodselsnummer, ser_ut_som_fodselsnummer

SKILLE = st.sampled_from(["", " ", "-", ".", "\u00a0"])


def kontrollsiffer(siffer: str, vekter: tuple[int, ...]) -> int:
    """Give the digit that makes the weighted sum divisible by 11 (10 means that there is none)."""
    return -sum(int(s) * v for s, v in zip(siffer, vekter, strict=True)) % 11


def fullfor(ni: str) -> str | None:
    """Put the two check digits after date and individual number; None where the number is never issued."""
    en = kontrollsiffer(ni, (3, 7, 6, 1, 8, 9, 4, 5, 2))
    to = kontrollsiffer(f"{ni}{en}", (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) if en < 10 else 10
    return f"{ni}{en}{to}" if to < 10 else None


@st.composite
def numre(draw: st.DrawFn, dag: int = 0, maaned: int = 0) -> str:
    """Draw a number with check digits; D-numbers have 40 added to the day, synthetic ones 80 to the month."""
    d, m = draw(st.integers(1, 31)) + dag, draw(st.integers(1, 12)) + maaned
    ni = f"{d:02d}{m:02d}{draw(st.integers(0, 99)):02d}{draw(st.integers(0, 999)):03d}"
    helt = fullfor(ni)
    return helt or draw(numre(dag, maaned))


ALLE = st.one_of(numre(), numre(dag=40), numre(maaned=80), numre(maaned=40), numre(dag=40, maaned=80))


@given(ALLE, SKILLE)
def test_finnes(nummer: str, skille: str) -> None:
    """Fødselsnummer, D-nummer og syntetiske numre oppdages midt i en tekst, med og uten mellomrom."""
    assert ser_ut_som_fodselsnummer(f"Bruker {nummer[:6]}{skille}{nummer[6:]}, møtte ikke.")


@given(ALLE, SKILLE)
def test_finnes_oppdelt(nummer: str, skille: str) -> None:
    """Det hjelper ikke å skrive dag, måned og år hver for seg."""
    delt = skille.join([nummer[:2], nummer[2:4], nummer[4:6], nummer[6:9], nummer[9:]])

    assert ser_ut_som_fodselsnummer(delt)


@given(ALLE)
def test_gjemt_bak_et_annet_tall(nummer: str) -> None:
    """Et tall foran skjuler ikke nummeret."""
    assert ser_ut_som_fodselsnummer(f"10 20 30 123 {nummer[:2]} {nummer[2:4]} {nummer[4:6]} {nummer[6:]}")


@given(ALLE, st.integers(0, 10), st.integers(1, 9))
def test_skrivefeil(nummer: str, plass: int, pluss: int) -> None:
    """Ett galt siffer, så er det ikke et fødselsnummer, og teksten slipper gjennom."""
    feil = f"{nummer[:plass]}{(int(nummer[plass]) + pluss) % 10}{nummer[plass + 1 :]}"

    assert not ser_ut_som_fodselsnummer(feil)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "Fauske kommune, org.nr. 972 418 021",
        "Ring 75 60 40 00 eller +47 906 12 345",
        "Møtet 12.10.2026 kl. 10.00, sak 45/18",
        "Budsjett 1 234 567,89 kr, konto 12345",
        "Innbyggere: 9 737, 1 962, 4 666, 1 029",
        "12345678901234567890",
    ],
)
def test_vanlige_tall(tekst: str) -> None:
    """Organisasjonsnummer, telefonnummer, datoer, saksnumre og beløp slipper gjennom."""
    assert not ser_ut_som_fodselsnummer(tekst)
    assert tekst == krev_uten_fodselsnummer(tekst)


@given(ALLE, st.sampled_from("0123456789"))
def test_lengre_tall(nummer: str, siffer: str) -> None:
    """Elleve siffer inne i et lengre tall er ikke et fødselsnummer."""
    assert not ser_ut_som_fodselsnummer(f"{siffer}{nummer}")
    assert not ser_ut_som_fodselsnummer(f"{nummer}{siffer}")


@given(numre())
def test_avvises_med_forklaring(nummer: str) -> None:
    """Den som skriver et fødselsnummer, får vite hvorfor det ikke går, og at resten av teksten ikke er tapt."""
    with pytest.raises(Fodselsnummer, match="resten av teksten er ikke tapt") as feil:
        krev_uten_fodselsnummer(f"Se {nummer}")

    assert str(feil.value) == AVVIST
    assert nummer not in str(feil.value)
