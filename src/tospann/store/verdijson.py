"""Values of the core as JSON text and back, exactly: fractions, dates and sources keep what they were."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import Any, cast


class UkjentInnhold(ValueError):
    """The text holds something that is no part of what is kept this way."""


@dataclass(frozen=True, slots=True)
class Omskriving:
    """Another way to write a class that is large or not a plain record: to a record, and back."""

    ut: Callable[[Any], object]
    inn: Callable[[Any], object]


@dataclass(frozen=True)
class Verdijson:
    """
    The classes and lists of choices that may be written and read; all else is refused both ways.

    *omskrevet* holds, by class name, how to write some of *klasser* in another way.
    """

    hva: str
    klasser: tuple[type, ...]
    lister: tuple[type[Enum], ...]
    omskrevet: Mapping[str, Omskriving] = field(default_factory=dict)

    def skriv(self, verdi: object) -> str:
        """
        Write a value.

        Raises
        ------
        UkjentInnhold
            When something in it is not one of the classes.

        """
        return json.dumps(self._ut(verdi), ensure_ascii=False, separators=(",", ":"))

    def les(self, tekst: str) -> object:
        """
        Read a value back.

        Raises
        ------
        UkjentInnhold
            When the text is not what ``skriv`` wrote.

        """
        return self._inn(json.loads(tekst))

    @cached_property
    def _ved_navn(self) -> Mapping[str, type]:
        return {k.__name__: k for k in self.klasser}

    @cached_property
    def _liste_ved_navn(self) -> Mapping[str, type[Enum]]:
        return {k.__name__: k for k in self.lister}

    def _ut(self, verdi: object) -> object:
        match verdi:
            case Enum():
                return {"_": "valg", "v": f"{type(verdi).__name__}.{verdi.name}"}
            case date():
                return {"_": "dato", "v": verdi.isoformat()}
            case Fraction():
                return {"_": "brøk", "v": str(verdi)}
            case tuple():
                return [self._ut(del_) for del_ in verdi]
            case None | str() | int():
                return verdi
        return self._klasse_ut(verdi)

    def _klasse_ut(self, verdi: object) -> object:
        navn = type(verdi).__name__
        if navn in self.omskrevet:
            return {"_": navn, "v": self._ut(self.omskrevet[navn].ut(verdi))}
        if is_dataclass(verdi) and type(verdi) in self.klasser:
            return {"_": navn, **{f.name: self._ut(getattr(verdi, f.name)) for f in fields(verdi)}}
        raise UkjentInnhold(f"{navn} hører ikke til i {self.hva}.")

    def _inn(self, verdi: object) -> object:
        match verdi:
            case list():
                return tuple(self._inn(del_) for del_ in verdi)
            case {"_": "dato", "v": str(tekst)}:
                return date.fromisoformat(tekst)
            case {"_": "brøk", "v": str(tekst)}:
                return Fraction(tekst)
            case {"_": "valg", "v": str(tekst)}:
                liste, _, navn = tekst.partition(".")
                return self._liste_ved_navn[liste][navn]
            case {"_": str(navn), **felt}:
                return self._lag(navn, cast("dict[str, object]", felt))
            case _:
                return verdi

    def _lag(self, navn: str, felt: dict[str, object]) -> object:
        if navn in self.omskrevet:
            return self.omskrevet[navn].inn(self._inn(felt["v"]))
        if navn not in self._ved_navn:
            raise UkjentInnhold(f"«{navn}» hører ikke til i {self.hva}.")
        lest: object = self._ved_navn[navn](**{navnet: self._inn(verdi) for navnet, verdi in felt.items()})
        return lest
