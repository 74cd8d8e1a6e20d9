"""Read the activities of a process from a TOML file, or say which row is wrong and why."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from tospann.core.felles.alvor import Bevis
from tospann.core.felles.norsk import opplisting
from tospann.core.plan.aktivitet import Aktivitet, Fase, Plassering, Vilkaar, i_rekkefolge

_PAAKREVD = ("id", "fase", "navn", "rolle", "avhenger_av", "varighet_uker", "hjemmel", "resultat", "bevis")
_VALGFRIE = ("per_kommune", "vilkaar", "plassering", "vent_uker", "ikke_vert")
_E = TypeVar("_E", Fase, Vilkaar, Plassering, Bevis)


class UgyldigPlandata(ValueError):
    """A row in the plan file cannot be read."""


def les_vertskommune() -> tuple[Aktivitet, ...]:
    """Read the activities that come with Tospann."""
    return les_tekst(files("tospann").joinpath("data/plan/vertskommune.toml").read_text(encoding="utf-8"))


def les_fil(sti: Path) -> tuple[Aktivitet, ...]:
    """Read an office's own version of the activities."""
    return les_tekst(sti.read_text(encoding="utf-8"))


def les_tekst(tekst: str) -> tuple[Aktivitet, ...]:
    """
    Read the activities, in the order of the file.

    Raises
    ------
    UgyldigPlandata
        When the file is not TOML or a row lacks, misnames or misspells something.
    UgyldigProsess
        When the rows cannot be put in order.

    """
    try:
        rader = tomllib.loads(tekst).get("aktivitet", [])
    except tomllib.TOMLDecodeError as feil:
        melding = f"Filen er ikke gyldig TOML: {feil}."
        raise UgyldigPlandata(melding) from feil
    aktiviteter = tuple(_aktivitet(nummer, rad) for nummer, rad in enumerate(rader, start=1))
    i_rekkefolge(aktiviteter)
    return aktiviteter


def _aktivitet(nummer: int, rad: dict[str, object]) -> Aktivitet:
    hvor = f"Aktivitet {nummer} ({rad.get('id', 'uten id')})"
    _krev_felt(hvor, rad)
    avhenger_av = rad["avhenger_av"]
    if not isinstance(avhenger_av, list):
        melding = f"{hvor}: avhenger_av må være en liste."
        raise UgyldigPlandata(melding)
    return Aktivitet(
        id=str(rad["id"]),
        fase=_valg(Fase, hvor, rad["fase"]),
        navn=str(rad["navn"]),
        rolle=str(rad["rolle"]),
        avhenger_av=tuple(map(str, avhenger_av)),
        varighet_uker=_uker(hvor, rad["varighet_uker"]),
        hjemmel=str(rad["hjemmel"]),
        resultat=str(rad["resultat"]),
        per_kommune=rad.get("per_kommune") is True,
        bevis=_valg(Bevis, hvor, rad["bevis"]),
        vilkaar=_valg(Vilkaar, hvor, rad.get("vilkaar", Vilkaar.ALLTID.name)),
        plassering=_valg(Plassering, hvor, rad.get("plassering", Plassering.ARBEID.name)),
        vent_uker=_uker(hvor, rad.get("vent_uker", "0")),
        ikke_vert=rad.get("ikke_vert") is True,
    )


def _krev_felt(hvor: str, rad: dict[str, object]) -> None:
    mangler = [f for f in _PAAKREVD if f not in rad]
    ukjente = [f for f in rad if f not in _PAAKREVD + _VALGFRIE]
    if mangler:
        melding = f"{hvor}: mangler {opplisting(mangler)}."
        raise UgyldigPlandata(melding)
    if ukjente:
        melding = f"{hvor}: kjenner ikke {opplisting(ukjente)}."
        raise UgyldigPlandata(melding)


def _valg(slag: type[_E], hvor: str, verdi: object) -> _E:
    try:
        return slag[str(verdi)]
    except KeyError as feil:
        melding = f"{hvor}: «{verdi}» er ikke blant {opplisting(m.name for m in slag)}."
        raise UgyldigPlandata(melding) from feil


def _uker(hvor: str, verdi: object) -> Fraction:
    try:
        uker = Fraction(str(verdi).replace(",", "."))
    except (ValueError, ZeroDivisionError) as feil:
        melding = f"{hvor}: «{verdi}» er ikke et antall uker."
        raise UgyldigPlandata(melding) from feil
    if uker < 0:
        melding = f"{hvor}: et antall uker kan ikke være negativt."
        raise UgyldigPlandata(melding)
    return uker
