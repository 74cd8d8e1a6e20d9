"""What every answer from a register is checked against: the shape we know, nothing converted on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from tospann.core.felles.personvern import ser_ut_som_fodselsnummer
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.feil import ren
from tospann.imports.klient.strengjson import les_json, tekster

_DATO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TYPER = {
    "string_type": "skal være tekst",
    "int_type": "skal være et helt tall",
    "bool_type": "skal være ja eller nei (true/false)",
    "list_type": "skal være en liste",
    "tuple_type": "skal være en liste",
    "dict_type": "skal være en tabell",
    "model_type": "skal være en tabell",
    "missing": "mangler",
}


def _dato(verdi: object) -> object:
    """Read 2024-01-01 and nothing else (not a moment, not a number, not other digits)."""
    if not isinstance(verdi, str) or not _DATO.fullmatch(verdi):
        melding = "er ikke en dato (åååå-mm-dd)"
        raise ValueError(melding)
    try:
        return date.fromisoformat(verdi)
    except ValueError as feil:
        melding = "finnes ikke i kalenderen"
        raise ValueError(melding) from feil


def _nummer(verdi: object) -> object:
    """Read a municipality number as text of four digits; 301 and "301" have lost their zero."""
    if isinstance(verdi, str) and re.fullmatch(r"[0-9]{4}", verdi):
        return verdi
    melding = "er ikke et kommunenummer (tekst med fire siffer; har det mistet nullen foran?)"
    raise ValueError(melding)


def _orgnummer(verdi: object) -> object:
    if isinstance(verdi, str) and re.fullmatch(r"[0-9]{9}", verdi):
        return verdi
    melding = "er ikke et organisasjonsnummer (tekst med ni siffer)"
    raise ValueError(melding)


Dato = Annotated[date, BeforeValidator(_dato)]
Nummer = Annotated[str, BeforeValidator(_nummer)]
Orgnr = Annotated[str, BeforeValidator(_orgnummer)]
Tekst = Annotated[str, Field(max_length=400)]


class Svardel(BaseModel):
    """A part of an answer: nothing converted; fields we do not know are left alone, since registers add some."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


M = TypeVar("M", bound=Svardel)


def les_svar(modell: type[M], innhold: bytes, navn: str, *, uten_personer: bool = False) -> M:
    """
    Read an answer into its model.

    Raises
    ------
    FilAvvist
        With every part that does not fit: where it stands and why.

    """
    verdi = les_json(innhold, navn)
    if uten_personer:
        krev_uten_personer(verdi, navn)
    return valider(modell, verdi, navn)


def valider(modell: type[M], verdi: object, navn: str) -> M:
    """Check a value against its model; see ``les_svar``."""
    try:
        return modell.model_validate(verdi)
    except ValidationError as feil:
        raise FilAvvist(navn, _avvisninger(feil)) from feil


def krev_en_gang(nokler: Sequence[str], kolonne: str, navn: str) -> None:
    """
    Check that each key stands once.

    Raises
    ------
    FilAvvist
        With each row that repeats one.

    """
    ganger = Counter(nokler)
    if doble := [
        Avvisning(nr, kolonne, f"«{nokkel}» står flere ganger")
        for nr, nokkel in enumerate(nokler, 1)
        if ganger[nokkel] > 1
    ]:
        raise FilAvvist(navn, doble)


def krev_uten_personer(verdi: object, navn: str) -> None:
    """
    Check that nothing in the answer is shaped like a birth number.

    Raises
    ------
    FilAvvist
        Without repeating the number.

    """
    if any(ser_ut_som_fodselsnummer(t) for t in tekster(verdi)):
        grunn = "inneholder noe som ser ut som et fødselsnummer; Tospann tar ikke imot opplysninger om enkeltpersoner"
        raise FilAvvist(navn, [Avvisning(0, "hele svaret", grunn)])


def _avvisninger(feil: ValidationError) -> Iterator[Avvisning]:
    for ett in feil.errors(include_url=False):
        sted = [ren(str(del_), 40) for del_ in ett["loc"]]
        rad = next((int(del_) + 1 for del_ in ett["loc"] if isinstance(del_, int)), 0)
        yield Avvisning(rad, ".".join(d for d in sted if not d.isdigit()) or "hele svaret", _grunn(ett))


def _grunn(feil: Mapping[str, Any]) -> str:
    slag = feil["type"]
    if slag == "missing":
        return _TYPER[slag]
    vist = ren(str(feil["input"]), 40)
    if slag == "value_error":
        return f"«{vist}» {feil['ctx']['error']}"
    return f"{_TYPER[slag]}, men er «{vist}»" if slag in _TYPER else f"«{vist}» kan ikke brukes her"
