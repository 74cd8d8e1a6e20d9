"""Tests of reading the English texts and the changes of law."""

from datetime import date
from pathlib import Path

import pytest

from tospann.core.lov.katalog import KATALOG
from tospann.imports.avvisning import FilAvvist
from tospann.imports.regeltekster import engelske_tekster, lovendringer

ENDRING = '[[endring]]\ndato = 2024-01-01\nlov = "l"\nparagrafer = "p"\nhva = "h"\nkilde = "k"\nregler = ["KL-*"]\n'


def _fil(mappe: Path, tekst: str) -> Path:
    fil = mappe / "a.toml"
    fil.write_text(tekst, "utf-8")
    return fil


def test_manglende_og_ukjente_tekster(tmp_path: Path) -> None:
    """En regel uten engelsk tekst, og en tekst uten regel, avvises begge."""
    with pytest.raises(FilAvvist) as avvist:
        engelske_tekster(_fil(tmp_path, '[tekst]\nFJAS = "x"\n'))

    assert len(avvist.value.avvisninger) == len(KATALOG) + 1


def test_tekst_som_ikke_er_en_tabell(tmp_path: Path) -> None:
    """En fil uten tabellen med tekster avvises."""
    with pytest.raises(FilAvvist, match="skal være en tabell"):
        engelske_tekster(_fil(tmp_path, 'tekst = "x"\n'))


def test_en_endring(tmp_path: Path) -> None:
    """En endring kan leses, med dato og uten."""
    uten = ENDRING.replace("dato = 2024-01-01\n", "").replace('"h"', '"senere"')
    med, senere = lovendringer(_fil(tmp_path, uten + ENDRING))

    assert (med.dato, med.hva, senere.dato, senere.hva) == (date(2024, 1, 1), "h", None, "senere")


@pytest.mark.parametrize(
    ("tekst", "nevner"),
    [
        ("", "endring: mangler"),
        ("ikke toml", "kan ikke leses som TOML"),
        ("endring = [1]\n", "skal være en tabell"),
        (ENDRING + 'farge = "x"\n', "farge: er ukjent her"),
        (ENDRING.replace('hva = "h"\n', ""), "hva: mangler"),
        (ENDRING.replace("2024-01-01", '"i fjor"'), "dato: skal være en dato"),
        (ENDRING.replace('["KL-*"]', "[]"), "regler: skal være en liste"),
        (ENDRING.replace("KL-*", "FJAS-*"), "regler: treffer ingen regel"),
    ],
)
def test_daarlige_endringer(tekst: str, nevner: str, tmp_path: Path) -> None:
    """En endring som ikke kan brukes, avvises med nøkkel og grunn."""
    with pytest.raises(FilAvvist) as avvist:
        lovendringer(_fil(tmp_path, tekst))

    assert nevner in str(avvist.value)
