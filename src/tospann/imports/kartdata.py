"""Read the map tables that scripts/lag_kart.py has made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.kommune.kart import Anker, Etikett, Kart, Kartflate
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellfil import DATA, Feltfeil, Rad

# What a path from us can hold: nothing in it can end the attribute it is written into.
_STI = r"(M-?\d+,-?\d+l[-+0-9]+z)+"


@cache
def nordland_kart() -> Kart:
    """Read the shipped map of Nordland once."""
    return les_kart(DATA / "kart" / "nordland_2018.json")


def les_kart(sti: Path) -> Kart:
    """
    Read a map.

    Raises
    ------
    FilAvvist
        With every shape that cannot be drawn.

    """
    tabell = json.loads(sti.read_text("utf-8"))
    avvist: list[Avvisning] = []
    flater: list[Kartflate] = []
    for nummer, felt in enumerate(tabell["kommuner"], start=1):
        try:
            flater.append(_flate(Rad(felt)))
        except Feltfeil as feil:
            avvist.append(Avvisning(nummer, feil.kolonne, feil.grunn))
    if avvist:
        raise FilAvvist(sti.name, avvist)
    venstre, topp, bredde, hoyde = tabell["utsnitt"]
    return Kart(
        (venstre, topp, bredde, hoyde),
        tabell["meter"],
        tuple(flater),
        tuple(_sti(Rad(nabo)) for nabo in tabell["naboer"]),
        tuple((felt["omraade"], _etikett(felt)) for felt in tabell["omraadenavn"]),
        _kilde(Rad(tabell)),
    )


def _flate(rad: Rad) -> Kartflate:
    nummer = rad.tekst("nummer", monster=r"\d{4}", grunn="er ikke et kommunenummer (fire siffer)")
    midt, etikett = rad.under("midt").felt, rad.under("etikett").felt
    return Kartflate(nummer, _sti(rad), _etikett(midt), _etikett(etikett), rad.heltall("treff"))


def _sti(rad: Rad) -> str:
    return rad.tekst("sti", monster=_STI, grunn="er ikke en sti kartet kan tegne")


def _etikett(felt: Mapping[str, object]) -> Etikett:
    x, y, anker = felt.get("x"), felt.get("y"), felt.get("anker", Anker.MIDT.value)
    if not isinstance(x, int) or not isinstance(y, int):
        raise Feltfeil("etikett", "mangler x eller y (hele tall)")
    return Etikett(x, y, Anker(str(anker)))


def _kilde(rad: Rad) -> Kilde:
    dato = date.fromisoformat(rad.tekst("dato"))
    return Kilde("kart", Kildeslag.REGISTER, rad.tekst("kilde"), rad.tekst("utgiver"), dato, lisens=rad.tekst("lisens"))
