"""Write rules as the TOML a person could have written, so that what was chosen on a page can be kept and reused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from fractions import Fraction

from tospann.core.felles.kilde import Kilde
from tospann.core.tabell.regel import Regel
from tospann.core.tabell.tabell import Kolonne, Trykttabell
from tospann.imports.tabellregler import SLAG

_NAVN = {slag: navn for navn, slag in SLAG.items()}


def skriv_regler(tabell: Trykttabell, dato: date, regler: Sequence[Regel]) -> str:
    """Write a rule file for a table; ``les_regler`` reads the same table and the same rules back."""
    return "\n".join(
        [*_tabell(tabell, dato), *(linje for k in tabell.kolonner for linje in _kolonne(k)), *_regler(regler)]
    )


def _tabell(tabell: Trykttabell, dato: date) -> Iterator[str]:
    yield from ("[tabell]", _felt("id", tabell.id), _felt("tittel", tabell.tittel), _felt("dato", dato), "")
    yield from ("[kilde]", *_kilde(tabell.kilde), "")


def _kilde(kilde: Kilde) -> Iterator[str]:
    for navn in ("slag", "tittel", "utgiver", "dato", "sted", "lisens"):
        if verdi := getattr(kilde, navn):
            yield _felt(navn, verdi)


def _kolonne(kolonne: Kolonne) -> Iterator[str]:
    yield "[[kolonne]]"
    for navn in ("id", "tittel", "navn"):
        yield _felt(navn, getattr(kolonne, navn))
    yield _felt("slag", kolonne.slag.value)
    yield _felt("enhet", kolonne.enhet)
    yield ""


def _regler(regler: Sequence[Regel]) -> Iterator[str]:
    for regel in regler:
        yield f"[[{_NAVN[type(regel)]}]]"
        for felt in fields(regel):
            verdi = getattr(regel, felt.name)
            if verdi not in {(), ""}:
                yield _felt(felt.name.removesuffix("_"), verdi)
        yield ""


def _felt(navn: str, verdi: object) -> str:
    return f"{navn} = {_verdi(verdi)}"


def _verdi(verdi: object) -> str:
    """Write a value; what JSON writes as text, TOML reads as the same text."""
    match verdi:
        case Enum():
            return json.dumps(verdi.name)
        case str():
            return json.dumps(verdi, ensure_ascii=False)
        case tuple():
            return f"[{', '.join(map(_verdi, verdi))}]"
        case Fraction() if verdi.denominator != 1:
            return f'"{float(verdi)}"'.replace(".", ",")
        case _:
            return str(verdi)
