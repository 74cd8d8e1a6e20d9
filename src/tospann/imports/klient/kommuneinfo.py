"""Kartverket's kommuneinfo: what a municipality is called in each language, its county, a point and a box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pydantic import Field

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.feil import ren
from tospann.imports.klient.skjema import Nummer, Svardel, Tekst, krev_en_gang, valider
from tospann.imports.klient.strengjson import les_json
from tospann.imports.klient.transport import Hentet, Transport

# Degrees north and east; the two differ by less than a metre.
_KOORDINATSYSTEMER = {"EPSG:4258", "EPSG:4326"}
_LENGDE, _BREDDE = (Decimal(4), Decimal(32)), (Decimal(57), Decimal(72))
_SAMISK, _KVENSK, _NORSK = ("Northern Sami", "Lule Sami", "Southern Sami"), ("Kven",), ("Norwegian",)
_HJORNER = 5


@dataclass(frozen=True, slots=True)
class Punkt:
    """Degrees east and north."""

    lengde: Decimal
    bredde: Decimal


@dataclass(frozen=True, slots=True)
class Kommunested:
    """A municipality as the mapping authority knows it today; *andre_navn* are in languages we do not know."""

    nummer: str
    navn: str
    norsk_navn: str
    samisk_navn: str
    kvensk_navn: str
    andre_navn: tuple[str, ...]
    fylkesnummer: str
    fylke: str
    samisk_omraade: bool
    punkt: Punkt
    boks: tuple[Punkt, Punkt]


class _Egenskap(Svardel):
    name: str


class _Crs(Svardel):
    properties: _Egenskap


class _Punkt(Svardel):
    coordinates: list[int | Decimal] = Field(min_length=2, max_length=2)
    crs: _Crs


class _Boks(Svardel):
    coordinates: list[list[list[int | Decimal]]] = Field(min_length=1, max_length=1)
    crs: _Crs


class _Navn(Svardel):
    navn: Tekst | None
    sprak: Tekst | None


class _Kommune(Svardel):
    kommunenummer: Nummer
    kommunenavn: Tekst
    kommunenavnNorsk: Tekst  # noqa: N815 - the register's own name
    gyldigeNavn: list[_Navn]  # noqa: N815
    fylkesnummer: str = Field(pattern=r"^[0-9]{2}$")
    fylkesnavn: Tekst
    samiskForvaltningsomrade: bool  # noqa: N815
    punktIOmrade: _Punkt  # noqa: N815
    avgrensningsboks: _Boks


class _Fylke(Svardel):
    kommuner: list[_Kommune]


class _Fylker(Svardel):
    fylker: list[_Fylke]


class _EnKommune(Svardel):
    kommuner: list[_Kommune] = Field(min_length=1, max_length=1)


def hent_alle(transport: Transport, base: str) -> Hentet:
    """Ask for every municipality, county by county."""
    return transport.fetch(f"{base}/fylkerkommuner")


def hent_kommune(transport: Transport, base: str, nummer: str) -> Hentet:
    """Ask for one municipality."""
    return transport.fetch(f"{base}/kommuner/{nummer}")


def les_kommuner(innhold: bytes, navn: str) -> tuple[Kommunested, ...]:
    """
    Read one municipality, one county with its municipalities, or a list of counties.

    Raises
    ------
    FilAvvist
        With each part that does not fit, a number that stands twice, a place
        outside Norway, or coordinates in another system.

    """
    verdi = les_json(innhold, navn)
    rader = _rader(verdi, navn)
    if not rader:
        raise FilAvvist(navn, [Avvisning(0, "kommuner", "er tom")])
    krev_en_gang([r.kommunenummer for r in rader], "kommunenummer", navn)
    sted = "punktIOmrade og avgrensningsboks"
    if feil := [Avvisning(nr, sted, grunn) for nr, rad in enumerate(rader, 1) if (grunn := _stedfeil(rad))]:
        raise FilAvvist(navn, feil)
    return tuple(_sted(r) for r in rader)


def _rader(verdi: object, navn: str) -> list[_Kommune]:
    match verdi:
        case list():
            return [k for f in valider(_Fylker, {"fylker": verdi}, navn).fylker for k in f.kommuner]
        case {"kommuner": _}:
            return valider(_Fylke, verdi, navn).kommuner
        case _:
            return valider(_EnKommune, {"kommuner": [verdi]}, navn).kommuner


def _stedfeil(rad: _Kommune) -> str:
    systemer = {rad.punktIOmrade.crs.properties.name, rad.avgrensningsboks.crs.properties.name}
    if not systemer <= _KOORDINATSYSTEMER:
        return f"er i {ren(', '.join(sorted(systemer)), 60)}, men skulle vært i grader (EPSG:4258)"
    hjorner = rad.avgrensningsboks.coordinates[0]
    if len(hjorner) != _HJORNER or any(len(h) != 2 for h in hjorner):  # noqa: PLR2004 - east and north
        return "boksen har ikke fem hjørner med to tall"
    if not all(_i_norge(*p) for p in [rad.punktIOmrade.coordinates, *hjorner]):
        return "ligger utenfor Norge (er lengde og bredde byttet om?)"
    return ""


def _i_norge(lengde: int | Decimal, bredde: int | Decimal) -> bool:
    return _LENGDE[0] <= lengde <= _LENGDE[1] and _BREDDE[0] <= bredde <= _BREDDE[1]


def _sted(rad: _Kommune) -> Kommunested:
    navn = [(n.sprak or "", ren(n.navn)) for n in rad.gyldigeNavn if n.navn]
    kjente = (*_SAMISK, *_KVENSK, *_NORSK)
    hjorner = [Punkt(Decimal(lengde), Decimal(bredde)) for lengde, bredde in rad.avgrensningsboks.coordinates[0]]
    lengder, bredder = [p.lengde for p in hjorner], [p.bredde for p in hjorner]
    return Kommunested(
        rad.kommunenummer,
        ren(rad.kommunenavn),
        ren(rad.kommunenavnNorsk),
        _paa(navn, _SAMISK),
        _paa(navn, _KVENSK),
        tuple(f"{n} ({ren(sprak, 40)})" for sprak, n in navn if sprak not in kjente),
        rad.fylkesnummer,
        ren(rad.fylkesnavn),
        rad.samiskForvaltningsomrade,
        Punkt(*(Decimal(t) for t in rad.punktIOmrade.coordinates)),
        (Punkt(min(lengder), min(bredder)), Punkt(max(lengder), max(bredder))),
    )


def _paa(navn: Iterable[tuple[str, str]], sprak: tuple[str, ...]) -> str:
    return " / ".join(n for s, n in navn if s in sprak)


def kilden(hentet: date) -> Kilde:
    """Give the source as it was on the day it was asked."""
    return Kilde(
        f"kartverket-kommuneinfo-{hentet}",
        Kildeslag.REGISTER,
        "Kommuneinfo",
        "Kartverket",
        hentet,
        "fylkerkommuner og kommuner",
        "CC BY 4.0",
    )
