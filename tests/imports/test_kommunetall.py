"""A small file with a figure for each municipality: read, or refused row by row."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tospann.imports.avvisning import FilAvvist
from tospann.imports.kommunetall import STORST_BYTE, les_kommunetall

KJENTE = ("1839", "1841")


def _les(tekst: str | bytes) -> dict[str, Fraction]:
    data = tekst if isinstance(tekst, bytes) else tekst.encode()
    return dict(les_kommunetall("f.csv", data, "årsverk", KJENTE, 2000))


@pytest.mark.parametrize(
    "tekst",
    [
        "kommunenummer;navn;årsverk\n1839;Beiarn;3,5\n\n1841;Fauske;22\n",
        "\ufeffKommunenummer,Årsverk\n1839,3.5\n1841,22\n",
        "kommunenummer\tårsverk\n1839\t3,50\n1841\t22\n",
    ],
)
def test_tallene_leses(tekst: str) -> None:
    """Semikolon, komma og tabulator, med komma eller punktum i tallet, gir det samme."""
    assert _les(tekst) == {"1839": Fraction(7, 2), "1841": 22}


def test_tusenskille() -> None:
    """Mellomrom i tallet er tusenskille."""
    assert _les("kommunenummer;årsverk\n1839;1 200\n")["1839"] == 1200


@pytest.mark.parametrize(
    ("tekst", "rad", "grunn"),
    [
        ("", 1, "er tom"),
        (b"\xff\xfe", 1, "er ikke UTF-8"),
        ("x" * (STORST_BYTE + 1), 1, "er større enn"),
        ("kommunenummer;verk\n1839;1\n", 1, "mangler. Første rad skal ha"),
        ("kommunenummer;årsverk\n", 1, "har ingen tall"),
        ("kommunenummer;årsverk\n9999;1\n", 2, "er ikke nummeret til en kommune i studien"),
        ("kommunenummer;årsverk\n1839;1\n1839;2\n", 3, "står flere ganger"),
        ("kommunenummer;årsverk\n1839;\n", 2, "tallet mangler"),
        ("kommunenummer;årsverk\n1839;mange\n", 2, "«mange» er ikke et tall"),
        ("kommunenummer;årsverk\n1839;-1\n", 2, "under null"),
        ("kommunenummer;årsverk\n1839;2001\n", 2, "kan ikke være riktig"),
        ('kommunenummer;årsverk\n1839;"1\n', 1, "kan ikke deles i kolonner"),
    ],
)
def test_det_som_ikke_kan_staa(tekst: str | bytes, rad: int, grunn: str) -> None:
    """Hver feil sies med rad og grunn, og ingenting av fila brukes."""
    with pytest.raises(FilAvvist) as feil:
        _les(tekst)

    assert [(a.rad, grunn in a.grunn) for a in feil.value.avvisninger] == [(rad, True)]
