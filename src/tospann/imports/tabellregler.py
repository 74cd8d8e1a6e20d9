"""Rule files for printed tables: what the table is and what must agree in it, or why the file cannot be read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from tospann.core.tabell import regel as kjerne
from tospann.core.tabell.tabell import Kolonne, Trykttabell
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellrutenett import HELE
from tospann.imports.tabellskjema import Regelfildel
from tospann.imports.trykttabell import Oppsett

MAKS_TEGN = 64 * 1024
# The name of each kind of rule in a file, and what the core calls it.
SLAG: dict[str, type[Any]] = {
    "svar": kjerne.Svarregel,
    "kolonnesum": kjerne.Kolonnesum,
    "radsum": kjerne.Radsum,
    "andel": kjerne.Andel,
    "fordeling": kjerne.Fordeling,
    "sammenligning": kjerne.Sammenligning,
    "omraade": kjerne.Verdiomraade,
    "unik": kjerne.Unik,
    "justering": kjerne.Justering,
    "merknad": kjerne.Merknad,
}


@dataclass(frozen=True, slots=True)
class Regelfil:
    """What a rule file says: what the table is, and the rules in their order."""

    fil: str
    oppsett: Oppsett
    regler: tuple[kjerne.Regel, ...]
    merknad: str


def les_regler(tekst: str, fil: str = "reglene") -> Regelfil:
    """
    Read a rule file.

    Raises
    ------
    FilAvvist
        With every fault: which table in the file, which field, and why.

    """
    if len(tekst) > MAKS_TEGN:
        raise FilAvvist(fil, [Avvisning(0, HELE, f"er lengre enn {MAKS_TEGN // 1024} 000 tegn")])
    try:
        lest = Regelfildel.model_validate(tomllib.loads(tekst))
    except ValidationError as feil:
        raise FilAvvist(fil, _avvisninger(feil)) from feil
    except (ValueError, RecursionError) as feil:
        grunn = "er for dypt nøstet" if isinstance(feil, RecursionError) else f"er ikke gyldig TOML: {feil}"
        raise FilAvvist(fil, [Avvisning(_linje(str(feil)), HELE, grunn)]) from feil
    if ukjente := [*_ukjente_kilder(lest)]:
        raise FilAvvist(fil, ukjente)
    return Regelfil(fil, _oppsett(lest), tuple(_regler(lest)), lest.tabell.merknad)


def krev_at_reglene_passer(tabell: Trykttabell, regelfil: Regelfil) -> None:
    """
    Hold the rules against the table they are for.

    Raises
    ------
    FilAvvist
        With each rule that speaks of a column or a row the table does not have.

    """
    if feil := [Avvisning(nr, id_, grunn) for nr, id_, grunn in kjerne.passer_ikke(tabell, regelfil.regler)]:
        raise FilAvvist(regelfil.fil, feil)


def _oppsett(lest: Regelfildel) -> Oppsett:
    kilde = lest.kilde.kilde(lest.tabell.id)
    andre = {id_: del_.kilde(id_) for id_, del_ in lest.kilder.items()}
    kolonner = tuple(
        Kolonne(
            k.id, k.tittel, k.navn, k.slag, andre.get(k.kilde, kilde), k.dato or lest.tabell.dato, k.enhet, k.gjelder
        )
        for k in lest.kolonne
    )
    sumrader = [r.sumrad for r in lest.kolonnesum] + [r.av_sumrad for r in lest.andel if r.av_sumrad]
    oppsett = Oppsett(lest.tabell.id, lest.tabell.tittel, kilde, lest.tabell.dato, kolonner)
    return replace(oppsett, sumrader=tuple(dict.fromkeys(sumrader)), tomme=lest.tabell.tomme)


def _regler(lest: Regelfildel) -> Iterator[kjerne.Regel]:
    for felt, slag in SLAG.items():
        for del_ in getattr(lest, felt):
            yield slag(**{navn: getattr(del_, navn) for navn in type(del_).model_fields})


def _ukjente_kilder(lest: Regelfildel) -> Iterator[Avvisning]:
    for nr, kolonne in enumerate(lest.kolonne, start=1):
        if kolonne.kilde and kolonne.kilde not in lest.kilder:
            yield Avvisning(nr, "kolonne.kilde", f"«{kolonne.kilde}» står ikke under [kilder]")
        if any(kolonne.id == annen.id for annen in lest.kolonne[: nr - 1]):
            yield Avvisning(nr, "kolonne.id", f"«{kolonne.id}» står flere ganger")


def _avvisninger(feil: ValidationError) -> Iterator[Avvisning]:
    for ett in feil.errors():
        sted = [str(del_) for del_ in ett["loc"]]
        rad = next((int(del_) + 1 for del_ in sted if del_.isdigit()), 0)
        yield Avvisning(rad, ".".join(d for d in sted if not d.isdigit()) or HELE, _grunn(ett))


def _grunn(feil: Mapping[str, Any]) -> str:
    match feil["type"]:
        case "missing":
            return "mangler"
        case "extra_forbidden":
            return "ukjent felt"
        case "value_error":
            return str(feil["ctx"]["error"])
        case "too_long" | "string_too_long":
            return "er for langt"
        case "too_short" | "string_too_short":
            return "er tomt"
        case _:
            return f"«{str(feil['input'])[:80]}» kan ikke brukes her"


def _linje(melding: str) -> int:
    """Find the line in what tomllib says (at line 3, column 5)."""
    _, _, etter = melding.partition("at line ")
    nummer = etter.partition(",")[0]
    return int(nummer) if nummer.isdigit() else 1
