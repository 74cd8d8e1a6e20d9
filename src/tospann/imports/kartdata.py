"""Read the map tables that scripts/lag_kart.py has made."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.kommune.kart import Anker, Etikett, Forstorrelse, Navneplasser, Ramme
from tospann.core.kommune.kartlinjer import Kartlinje, Ring
from tospann.core.kommune.kartutgave import Flatetegning, Kartbilde, Karttabell, Kartutgave
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellfil import DATA, Feltfeil, Rad

MAPPE = DATA / "kart"
TABELLER = ("norge", "nordland")
# What a line and a path from us can hold: nothing in them can end the attribute they are written into.
_LINJE = re.compile(r"(-?\d+),(-?\d+)((?:[+-]\d+[+-]\d+)+)")
_STI = r"(M-?\d+,-?\d+l[-+0-9]+z)+"
_FINNES_IKKE = "peker på noe som ikke finnes i tabellen"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kartgrunnlag:
    """All that is drawn: the tables by name, and the pictures cut from them."""

    tabeller: Mapping[str, Karttabell]
    bilder: tuple[Kartbilde, ...]


@cache
def kartgrunnlag() -> Kartgrunnlag:
    """Read the shipped tables once."""
    tabeller = {navn: les_tabell(MAPPE / f"{navn}.json") for navn in TABELLER}
    return Kartgrunnlag(tabeller, les_bilder(MAPPE / "bilder.json", tabeller))


def les_tabell(fil: Path) -> Karttabell:
    """
    Read a table of lines and shapes.

    Raises
    ------
    FilAvvist
        With every line, shape and edition that cannot be drawn.

    """
    tabell = _json(fil)
    linjer = _alle(fil, tabell, "linjer", _linje)
    flater = _alle(fil, tabell, "flater", lambda felt: _flate(_rad(felt), len(linjer)))
    utgaver = _alle(fil, tabell, "utgaver", lambda felt: _utgave(_rad(felt), len(flater)))
    meter, kilde = _alle(fil, {"hode": [tabell]}, "hode", lambda felt: _hode(_rad(felt)))[0]
    return Karttabell(linjer, flater, utgaver, meter, kilde)


def les_bilder(fil: Path, tabeller: Mapping[str, Karttabell]) -> tuple[Kartbilde, ...]:
    """
    Read the pictures cut from the tables.

    Raises
    ------
    FilAvvist
        With every picture that cannot be used.

    """
    return _alle(fil, _json(fil), "bilder", lambda felt: _bilde(_rad(felt), tabeller))


def _json(fil: Path) -> Mapping[str, object]:
    try:
        tabell = json.loads(fil.read_text("utf-8"))
    except ValueError as feil:
        raise FilAvvist(fil.name, [Avvisning(1, "hele fila", "er ikke JSON i UTF-8")]) from feil
    if not isinstance(tabell, dict):
        raise FilAvvist(fil.name, [Avvisning(1, "hele fila", "er ikke en tabell")])
    return tabell


def _alle(fil: Path, tabell: Mapping[str, object], liste: str, lag: Callable[[object], T]) -> tuple[T, ...]:
    felt = tabell.get(liste)
    if not isinstance(felt, list) or not felt:
        raise FilAvvist(fil.name, [Avvisning(1, liste, "mangler")])
    verdier, avvist = list[T](), list[Avvisning]()
    for nummer, ett in enumerate(felt, start=1):
        try:
            verdier.append(lag(ett))
        except Feltfeil as feil:
            avvist.append(Avvisning(nummer, f"{liste}, {feil.kolonne}", feil.grunn))
    if avvist:
        raise FilAvvist(fil.name, avvist)
    return tuple(verdier)


def _hode(rad: Rad) -> tuple[int, Kilde]:
    tittel, utgiver, lisens = (rad.tekst(felt) for felt in ("kilde", "utgiver", "lisens"))
    kilde = Kilde("kart", Kildeslag.REGISTER, tittel, utgiver, _dag(rad, "dato"), lisens=lisens)
    return rad.heltall("meter"), kilde


def _linje(felt: object) -> Kartlinje:
    treff = _LINJE.fullmatch(felt) if isinstance(felt, str) else None
    if treff is None:
        raise Feltfeil("linje", "er ikke en linje kartet kan tegne")
    steg = [int(tall) for tall in re.findall(r"[+-]\d+", treff[3])]
    return Kartlinje.av_steg((int(treff[1]), int(treff[2])), list(zip(steg[::2], steg[1::2], strict=True)))


def _flate(rad: Rad, antall: int) -> Flatetegning:
    ringer: tuple[Ring, ...] = tuple(tuple(map(_hel, _liste(ring))) for ring in _liste(rad.felt.get("ringer")))
    if not ringer or not all(ring and -antall <= min(ring) and max(ring) < antall for ring in ringer):
        raise Feltfeil("ringer", _FINNES_IKKE)
    x, y = map(_hel, _liste(rad.felt.get("midt"), 2))
    return Flatetegning(ringer, Etikett(x, y))


def _utgave(rad: Rad, antall: int) -> Kartutgave:
    numre = {nummer: _hel(flate) for nummer, flate in rad.under("flater").felt.items()}
    if not all(re.fullmatch(r"\d{4}", nummer) and 0 <= flate < antall for nummer, flate in numre.items()):
        raise Feltfeil("flater", _FINNES_IKKE)
    return Kartutgave(_dag(rad, "dato"), numre)


def _bilde(rad: Rad, tabeller: Mapping[str, Karttabell]) -> Kartbilde:
    bredt, smalt = map(_hel, _liste(rad.felt.get("skrift"), 2))
    tabell = rad.tekst("grunnlag", monster="|".join(tabeller), grunn="er ikke en tabell kartet har")
    tegnet, graa = _dag(rad, "tegning"), tuple(map(str, _liste(rad.felt.get("graa"))))
    utgave = next((u.flater for u in tabeller[tabell].utgaver if u.tegnet == tegnet), {})
    if not utgave or not set(graa) <= utgave.keys():
        raise Feltfeil("tegning", _FINNES_IKKE)
    return Kartbilde(
        _dag(rad, "fra"),
        rad.valgfri("fylke"),
        tabell,
        tegnet,
        _ramme(rad.felt.get("utsnitt")),
        (bredt, smalt),
        Navneplasser(_plasser(rad, "navn"), _plasser(rad, "navn_smal")),
        graa,
        {nummer: _hel(radius) for nummer, radius in rad.under("treff").felt.items()},
        _plasser(rad, "naboer"),
        _plasser(rad, "omraadenavn"),
        tuple(_forstorrelse(felt) for felt in map(_rad, _liste(rad.felt.get("forstorr", [])))),
        _trykkflater(rad),
    )


def _trykkflater(rad: Rad) -> Mapping[str, str]:
    flater = rad.under("trykkflater") if "trykkflater" in rad.felt else Rad({})
    return {fylke: flater.tekst(fylke, monster=_STI, grunn="er ikke en sti kartet kan tegne") for fylke in flater.felt}


def _forstorrelse(rad: Rad) -> Forstorrelse:
    return Forstorrelse(rad.tekst("navn"), _ramme(rad.felt.get("fra")), _ramme(rad.felt.get("til")))


def _plasser(rad: Rad, kolonne: str) -> Mapping[str, Etikett]:
    return {navn: _etikett(sted) for navn, sted in rad.under(kolonne).felt.items()}


def _etikett(sted: object) -> Etikett:
    x, y, anker = _liste(sted, 3)
    if anker not in set(Anker):
        raise Feltfeil("navn", f"«{anker}» er ikke et anker")
    return Etikett(_hel(x), _hel(y), Anker(str(anker)))


def _ramme(felt: object) -> Ramme:
    x, y, bredde, hoyde = map(_hel, _liste(felt, 4))
    return Ramme(x, y, bredde, hoyde)


def _rad(felt: object) -> Rad:
    if not isinstance(felt, dict):
        raise Feltfeil("raden", "er ikke en tabell")
    return Rad(felt)


def _liste(felt: object, lengde: int = -1) -> list[object]:
    if not isinstance(felt, list) or lengde not in {-1, len(felt)}:
        raise Feltfeil("liste", "mangler, eller har feil lengde")
    return felt


def _hel(verdi: object) -> int:
    if not isinstance(verdi, int) or isinstance(verdi, bool):
        raise Feltfeil("tall", f"«{verdi}» er ikke et helt tall")
    return verdi


def _dag(rad: Rad, kolonne: str) -> date:
    try:
        return date.fromisoformat(rad.tekst(kolonne))
    except ValueError as feil:
        raise Feltfeil(kolonne, "er ikke en dato (åååå-mm-dd)") from feil
