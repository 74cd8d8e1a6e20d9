"""JSON from outside: what a lenient reader would have let through, and we do not."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.imports.klient.svarene import grunner

from tospann.imports.avvisning import FilAvvist
from tospann.imports.klient.strengjson import DYPEST, STORSTE_SVAR, les_json, tekster


@pytest.mark.parametrize(
    ("innhold", "grunn"),
    [
        (b"", "hele svaret: er tomt"),
        (b" \n\t ", "hele svaret: er tomt"),
        (b'{"a": [1, 2', "Rad 1, hele svaret: svaret er avkortet"),
        (b'{"a": "tekst uten slutt', "er ikke JSON"),
        (b'{"a": 1}}', "er ikke JSON (tegn 9)"),
        (b"{'a': 1}", "er ikke JSON"),
        (b'{"a": 1,}', "er ikke JSON"),
        (b"\xff\xfe{\x00}\x00", "er ikke UTF-8"),
        ("{“a”: 1}".encode(), "er ikke JSON"),
        ("æøå".encode("latin-1"), "er ikke UTF-8"),
        (
            b"<!doctype html><html>Service unavailable</html>",
            "er en nettside eller XML, ikke JSON (begynner med «<!doc",
        ),
        (b"\n  <?xml version='1.0'?><a/>", "er en nettside eller XML"),
        (b'{"a": NaN}', "«NaN» er ikke et tall"),
        (b'{"a": -Infinity}', "«-Infinity» er ikke et tall"),
        (b'{"a": 1, "b": 2, "a": 3}', "feltet «a» står to ganger i samme del"),
        (b'{"a": 1e999999999}', "tallet «1e999999999» er for stort"),
        (b'{"a": 1e-999999999}', "tallet «1e-999999999» er for stort"),
        (b'{"a": ' + b"9" * 5000 + b"}", "er for stort"),
        (b'{"a": 0.' + b"3" * 100 + b"}", "er for stort eller har for mange siffer"),
        (b"[" * 100_000 + b"]" * 100_000, f"er dypere enn {DYPEST} nivåer"),
        (b'{"a":' * 50 + b"1" + b"}" * 50, f"er dypere enn {DYPEST} nivåer"),
        (rb'{"a": "\ud800"}', "inneholder tegn som ikke kan lagres"),
        (rb'{"\u0000": 1}', "inneholder tegn som ikke kan lagres"),
        (b'{"a": "' + b"x" * STORSTE_SVAR + b'"}', "er større enn 8 MB"),
    ],
)
def test_avvist(innhold: bytes, grunn: str) -> None:
    """Avkortet, tvetydig, for stort, for dypt eller ikke JSON i det hele tatt: avvist med grunn."""
    assert grunn in grunner(les_json, innhold)


def test_godtatt() -> None:
    """Et vanlig svar leses som det står; desimaltall er eksakte, og et BOM foran gjør ingenting."""
    innhold = b'\xef\xbb\xbf{"a": [1, 2.50, null, true], "b": "\\u00e6 \\\\ [[[", "c": -0.1}'

    assert les_json(innhold, "svaret") == {
        "a": [1, Decimal("2.50"), None, True],
        "b": "æ \\ [[[",
        "c": Decimal("-0.1"),
    }


def test_klammer_i_tekst_er_ikke_dybde() -> None:
    """Klammer inne i en tekst teller ikke som dybde."""
    assert les_json(b'{"a": "' + b"[" * 1000 + b'\\"[["}', "svaret") == {"a": "[" * 1000 + '"[['}


def test_hvor_feilen_er() -> None:
    """Linja der det går galt, står i avvisningen."""
    assert "Rad 3, hele svaret: er ikke JSON (tegn 6)" in grunner(les_json, b'{"a":\n1,\n"b": x}')


def test_alle_tekster() -> None:
    """Alle tekster i et svar blir funnet, også nøklene og de dypeste."""
    assert sorted(tekster({"a": ["b", {"c": "d"}], "e": 1, "f": None})) == ["a", "b", "c", "d", "e", "f"]


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_hva_som_helst(innhold: bytes) -> None:
    """Uansett hva som kommer inn, er svaret en verdi eller en avvisning."""
    with contextlib.suppress(FilAvvist):
        list(tekster(les_json(innhold, "svaret")))
