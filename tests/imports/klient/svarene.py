"""The recorded answers, and a way to change one thing in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tospann.imports.avvisning import FilAvvist

# Month 81: a synthetic number of the kind that belongs to nobody, with check digits that fit.
SYNTETISK = "01810710094"
MAPPE = Path(__file__).resolve().parent / "svar"


def svar(navn: str) -> bytes:
    """Give an answer as it lies."""
    return (MAPPE / f"{navn}.json").read_bytes()


def som_verdi(navn: str) -> Any:  # noqa: ANN401 - an answer may be anything
    """Give an answer as a value, to be changed."""
    return json.loads(svar(navn))


def pakket(verdi: object) -> bytes:
    """Give a value as an answer."""
    return json.dumps(verdi, ensure_ascii=False).encode()


def endret(navn: str, endring: Callable[[Any], object]) -> bytes:
    """Give an answer with one thing changed."""
    verdi = som_verdi(navn)
    endring(verdi)
    return pakket(verdi)


def grunner(les: Callable[[bytes, str], object], innhold: bytes) -> str:
    """Read what must be refused, and give the whole refusal."""
    with pytest.raises(FilAvvist) as feil:
        les(innhold, "svaret")
    return str(feil.value)
