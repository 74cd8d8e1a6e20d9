"""Turn a TOML table into the facts a rule asks about, or say which key cannot be read and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import get_args, get_type_hints

from tospann.core.felles.norsk import opplisting
from tospann.core.felles.personvern import Fodselsnummer, krev_uten_fodselsnummer


class UlesteligFakta(ValueError):
    """A key nobody asks for, or a value of the wrong kind: *nokkel* and the reason."""

    def __init__(self, nokkel: str, grunn: str) -> None:
        """Keep the key apart from the reason, so that the refusal can name it."""
        self.nokkel = nokkel
        self.grunn = grunn
        super().__init__(f"{nokkel}: {grunn}")


def les_fakta(slag: type, tabell: Mapping[str, object]) -> object:
    """
    Build facts of a kind from a table; what is left out is not known.

    Raises
    ------
    UlesteligFakta
        Naming the key and what is wrong with it.

    """
    if not is_dataclass(slag):
        raise UlesteligFakta("fakta", "kan ikke skrives som en tabell")
    hint = _hint(slag)
    kjente = [f.name for f in fields(slag)]
    for nokkel in tabell:
        if nokkel not in kjente:
            raise UlesteligFakta(nokkel, f"finnes ikke. Feltene er {opplisting(kjente)}.")
    return slag(**{nokkel: verdi(nokkel, verdi_, hint[nokkel]) for nokkel, verdi_ in tabell.items()})


@cache
def _hint(slag: type) -> dict[str, object]:
    return get_type_hints(slag)


def verdi(nokkel: str, raa: object, hint: object) -> object:
    """
    Read one value as the field wants it.

    Raises
    ------
    UlesteligFakta
        When it is of another kind.

    """
    deler = get_args(hint)
    slag = next(a for a in deler if a is not NoneType) if NoneType in deler else hint
    if getattr(slag, "__origin__", None) is tuple:
        return _liste(nokkel, raa, get_args(slag)[0])
    return _enkel(nokkel, raa, slag)


def _liste(nokkel: str, raa: object, slag: object) -> tuple[object, ...]:
    if not isinstance(raa, list):
        raise UlesteligFakta(nokkel, "skal være en liste: [ … ].")
    return tuple(_enkel(nokkel, ett, slag) for ett in raa)


def _enkel(nokkel: str, raa: object, slag: object) -> object:
    if isinstance(slag, type) and issubclass(slag, StrEnum):
        return _valg(nokkel, raa, slag)
    if slag is date:
        if isinstance(raa, date) and not isinstance(raa, datetime):
            return raa
        raise UlesteligFakta(nokkel, "skal være en dato uten hermetegn: 2026-11-25.")
    if slag is int:
        if isinstance(raa, int) and not isinstance(raa, bool):
            return raa
        raise UlesteligFakta(nokkel, "skal være et helt tall uten hermetegn.")
    if not isinstance(raa, str):
        raise UlesteligFakta(nokkel, "skal være tekst i hermetegn.")
    try:
        krev_uten_fodselsnummer(raa)
    except Fodselsnummer as feil:
        raise UlesteligFakta(nokkel, str(feil)) from feil
    return raa


def _valg(nokkel: str, raa: object, slag: type[StrEnum]) -> StrEnum:
    try:
        return slag(str(raa))
    except ValueError as feil:
        raise UlesteligFakta(nokkel, f"«{raa}» er ikke et av valgene: {opplisting(slag)}.") from feil
