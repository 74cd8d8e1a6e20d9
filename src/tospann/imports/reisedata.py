"""Read what travel times rest on besides the register: the model's parameters, and who lies by the sea."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.reisemodell import Reisemetode, Reisemodell, Spennregel, UgyldigReisemodell
from tospann.core.kommune.reisenett import Kommunesenter, Reisegrunnlag
from tospann.imports import register
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellfil import DATA, Feltfeil, Rad, les_csv, les_kilder, les_toml

MAPPE = DATA / "reise"
PARAMETRE = ("omvei", "fart", "ferjevei", "grunntid", "per_km", "lengst")
_FYLKE = r"\d{2}"
T = TypeVar("T")


@cache
def reisemodell() -> Reisemodell:
    """Give the shipped parameters."""
    return les_modell(MAPPE / "modell.toml")


@cache
def ved_sjoen() -> frozenset[str]:
    """Give the numbers of all municipalities with a coast, of all years."""
    return frozenset(les_kyst(MAPPE / "kyst.csv"))


@cache
def reisegrunnlag() -> Reisegrunnlag:
    """Give all that travel times rest on, as shipped; the database may since have learnt more."""
    kilde = register.kilder()["kommunesentre"]
    sentre = (
        Kommunesenter(s.nummer, float(s.bredde), float(s.lengde), s.metode, s.periode, kilde)
        for s in register.les_sentre()
    )
    forbindelser = register.les_forbindelser()
    return Reisegrunnlag(register.les_historie(), tuple(sentre), tuple(forbindelser), ved_sjoen(), reisemodell())


def les_modell(fil: Path) -> Reisemodell:
    """
    Read the parameters and the bands.

    Raises
    ------
    FilAvvist
        With what is missing or cannot be read.

    """
    kilder = les_kilder(MAPPE / "kilder.toml")
    fylke = les_toml(fil, "modell", lambda rad: rad.tekst("fylke", monster=_FYLKE, grunn="er ikke et fylkesnummer"))
    tall = dict(les_toml(fil, "parameter", partial(_parameter, kilder)))
    mangler = [navn for navn in PARAMETRE if navn not in tall]
    if mangler:
        raise FilAvvist(fil.name, [Avvisning(1, navn, "mangler") for navn in mangler])
    spenn = les_toml(fil, "spenn", partial(_spenn, kilder))
    omvei, fart, ferjevei, grunntid, per_km, lengst = (tall[navn] for navn in PARAMETRE)
    try:
        return Reisemodell(omvei, fart, ferjevei, grunntid, per_km, lengst, fylke[0], tuple(spenn))
    except UgyldigReisemodell as feil:
        raise FilAvvist(fil.name, [Avvisning(1, "spenn", str(feil))]) from None


def les_kyst(fil: Path) -> list[str]:
    """Read which municipalities lie by the sea."""

    def lag(rad: Rad) -> str:
        rad.desimal("kyst_km")
        return rad.tekst("nummer", monster=r"\d{4}", grunn="er ikke et kommunenummer (fire siffer)")

    return les_csv(fil, ["nummer", "kyst_km"], lag)


def _parameter(kilder: Mapping[str, Kilde], rad: Rad) -> tuple[str, Tall]:
    navn, kilde = rad.tekst("id"), _en_av(rad, "kilde", kilder)
    enhet = _en_av(rad, "enhet", Enhet.__members__)
    verdi = Fraction(rad.desimal("verdi"))
    return navn, Tall(f"reisemodell.{navn}", rad.tekst("navn"), verdi, enhet, kilde.dato, rad.tekst("gjelder"), kilde)


def _spenn(kilder: Mapping[str, Kilde], rad: Rad) -> Spennregel:
    metode, fra_min = _en_av(rad, "metode", Reisemetode.__members__), rad.heltall("fra_min")
    kilde, enhet = _en_av(rad, "kilde", kilder), _en_av(rad, "enhet", Enhet.__members__)
    id_ = f"reisemodell.spenn.{metode.name.lower()}.{fra_min}"
    navn, gjelder = f"Bredde til hver side, {metode}", f"reiser fra {fra_min} minutter"
    bredde = Tall(id_, navn, Fraction(rad.desimal("bredde")), enhet, kilde.dato, gjelder, kilde)
    return Spennregel(metode, fra_min, bredde, rad.tekst("grunnlag"))


def _en_av(rad: Rad, kolonne: str, valg: Mapping[str, T]) -> T:
    navn = rad.tekst(kolonne)
    if navn not in valg:
        raise Feltfeil(kolonne, f"«{navn}» er ikke et kjent valg")
    return valg[navn]
