"""A year's basis as JSON text and back, exactly: fractions, dates and sources keep what they were."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import cast

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Akonto, Deltakelse, Maaling
from tospann.core.oppgjor.fordeling import Avrunding
from tospann.core.oppgjor.kostnad import Kontering, Kostnadspost, Lag, Postering, Posteringsslag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import (
    Andelstak,
    Beloptak,
    Faktisk,
    Fastpris,
    Overgang,
    Prissatt,
    Tak,
    Trapp,
    Trappetrinn,
)
from tospann.core.oppgjor.nokkelversjon import Folketallsregel, Hyppighet, Nokkelversjon, Regneregel, Trinn
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.stillinger import Dagssnitt, Stilling, Telledatoer, Vindu
from tospann.core.oppgjor.tidsrom import Periodisering

_KLASSER: tuple[type, ...] = (
    *(Aarsgrunnlag, Akonto, Deltakelse, Maaling, Kontering, Kostnadspost, Postering, Stilling, Tall, Kilde, Periode),
    *(Andelstak, Beloptak, Faktisk, Fastpris, Overgang, Prissatt, Tak, Trapp, Trappetrinn, Sammensatt, Nokkelledd),
    *(Nokkelversjon, Regneregel, Folketallsregel, Dagssnitt, Telledatoer, Kroner),
)
_LISTER: tuple[type[Enum], ...] = (
    *(Enhet, Kildeslag, Avrunding, Lag, Posteringsslag, Maal, Hyppighet, Trinn, Vindu, Periodisering),
)
_VED_NAVN: Mapping[str, type] = {k.__name__: k for k in _KLASSER}
_LISTE_VED_NAVN: Mapping[str, type[Enum]] = {k.__name__: k for k in _LISTER}


class UkjentInnhold(ValueError):
    """The text holds something that is no part of a year's basis."""


def som_tekst(grunnlag: Aarsgrunnlag) -> str:
    """Write the basis as JSON."""
    return json.dumps(_skriv(grunnlag), ensure_ascii=False, separators=(",", ":"))


def fra_tekst(tekst: str) -> Aarsgrunnlag:
    """
    Read the basis back.

    Raises
    ------
    UkjentInnhold
        When the text is not what ``som_tekst`` wrote.

    """
    lest = _les(json.loads(tekst))
    if not isinstance(lest, Aarsgrunnlag):
        raise UkjentInnhold("Teksten er ikke et oppgjørsgrunnlag.")
    return lest


def _skriv(verdi: object) -> object:
    match verdi:
        case Enum():
            return {"_": "valg", "v": f"{type(verdi).__name__}.{verdi.name}"}
        case date():
            return {"_": "dato", "v": verdi.isoformat()}
        case Fraction():
            return {"_": "brøk", "v": str(verdi)}
        case tuple():
            return [_skriv(del_) for del_ in verdi]
        case None | str() | int():
            return verdi
        case _ if is_dataclass(verdi) and type(verdi) in _KLASSER:
            return {"_": type(verdi).__name__, **{f.name: _skriv(getattr(verdi, f.name)) for f in fields(verdi)}}
    raise UkjentInnhold(f"{type(verdi).__name__} hører ikke til i et oppgjørsgrunnlag.")


def _les(verdi: object) -> object:
    match verdi:
        case list():
            return tuple(_les(del_) for del_ in verdi)
        case {"_": "dato", "v": str(tekst)}:
            return date.fromisoformat(tekst)
        case {"_": "brøk", "v": str(tekst)}:
            return Fraction(tekst)
        case {"_": "valg", "v": str(tekst)}:
            liste, _, navn = tekst.partition(".")
            return _LISTE_VED_NAVN[liste][navn]
        case {"_": str(navn), **felt}:
            return _lag(navn, cast("dict[str, object]", felt))
        case _:
            return verdi


def _lag(navn: str, felt: dict[str, object]) -> object:
    if navn not in _VED_NAVN:
        raise UkjentInnhold(f"«{navn}» hører ikke til i et oppgjørsgrunnlag.")
    lest: object = _VED_NAVN[navn](**{navnet: _les(verdi) for navnet, verdi in felt.items()})
    return lest
