"""Canonical text and its fingerprint: equal to a person is equal, and a comma is a change."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles.fingeravtrykk import fingeravtrykk, kanonisk, kort

TEKST = "1. Sørfold, Saltdal og Hábmer – Hamarøy går inn.\n\n2. Fristen er 12 måneder."


@pytest.mark.parametrize(
    "samme",
    [
        unicodedata.normalize("NFD", TEKST),
        TEKST.replace("\n", "\r\n"),
        TEKST.replace("\n", "\r"),
        TEKST.replace("\n\n", "\n\n\n\n\n"),
        TEKST.replace("\n\n", "  \n\t\n   "),
        TEKST.replace(" ", "\u00a0"),
        TEKST.replace(" ", "  "),
        TEKST.replace("Fristen", "Fris\u00adten"),
        TEKST.replace("Fristen", "Fris\u200bten"),
        f"\ufeff\n {TEKST} \n",
    ],
)
def test_ser_likt_ut(samme: str) -> None:
    """To tekster som ser like ut, har samme fingeravtrykk, uansett hvilket program de kommer fra."""
    assert fingeravtrykk(TEKST) == fingeravtrykk(samme)


@pytest.mark.parametrize(
    ("fra", "til"),
    [
        (",", ""),
        (".", ""),
        ("12", "6"),
        ("går", "kan gå"),
        ("Sørfold", "sørfold"),
        ("–", "-"),
        ("\n\n", "\n"),
        ("måneder", "måne der"),
    ],
)
def test_en_endring(fra: str, til: str) -> None:
    """Et komma, et tall, et ord, et avsnitt eller en stor bokstav er en endring."""
    assert fingeravtrykk(TEKST) != fingeravtrykk(TEKST.replace(fra, til, 1))


def test_sha256() -> None:
    """Fingeravtrykket er SHA-256 av teksten, så hvem som helst kan regne det etter."""
    assert fingeravtrykk(f" {TEKST}\r\n") == hashlib.sha256(TEKST.encode()).hexdigest()
    assert kort(fingeravtrykk(TEKST)) == fingeravtrykk(TEKST)[:12]


@given(st.text(alphabet=st.sampled_from("aAå\u030a\u00ad\u200d\ufeff \u00a0\t\r\n,.é\u0301")))
def test_bare_en_form(tekst: str) -> None:
    """Den rene teksten er ren: å rense den én gang til endrer ingenting."""
    ren = kanonisk(tekst)

    assert ren == kanonisk(ren)
    assert ren == unicodedata.normalize("NFC", ren)
    assert "\n\n\n" not in ren
