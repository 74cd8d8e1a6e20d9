"""Read the English texts of the rules and the changes of law: dated files a lawyer can read and change."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from tospann.core.lov.katalog import KATALOG
from tospann.core.lov.lovendring import Lovendring
from tospann.imports.avvisning import Avvisning, FilAvvist

_MAPPE = Path(__file__).parents[1] / "data" / "regler"
_NOKLER = frozenset({"dato", "lov", "paragrafer", "hva", "regler", "kilde"})
_TEKSTER = ("lov", "paragrafer", "hva", "kilde")


@cache
def engelske_tekster(fil: Path = _MAPPE / "engelsk.toml") -> Mapping[str, str]:
    """
    Give each rule in English.

    Raises
    ------
    FilAvvist
        When a rule has no text, or a text no rule.

    """
    tekster = _toml(fil).get("tekst", {})
    if not isinstance(tekster, dict):
        raise FilAvvist(fil.name, [Avvisning(0, "tekst", "skal være en tabell: [tekst].")])
    feil = [Avvisning(0, id_, "har ingen engelsk tekst.") for id_ in KATALOG if not str(tekster.get(id_, "")).strip()]
    feil += [Avvisning(0, id_, "er ingen regel.") for id_ in tekster if id_ not in KATALOG]
    if feil:
        raise FilAvvist(fil.name, feil)
    return MappingProxyType({id_: str(tekst) for id_, tekst in tekster.items()})


@cache
def lest_dato(fil: Path = _MAPPE / "engelsk.toml") -> date:
    """
    Give the day the acts were last read for the catalogue: what it is dated.

    Raises
    ------
    FilAvvist
        When the file has no such date.

    """
    dag = _toml(fil).get("lest")
    if not isinstance(dag, date):
        raise FilAvvist(fil.name, [Avvisning(0, "lest", "skal være en dato uten hermetegn.")])
    return dag


@cache
def lovendringer(fil: Path = _MAPPE / "lovendringer.toml") -> tuple[Lovendring, ...]:
    """
    Give the changes of law, oldest first, those without a date last.

    Raises
    ------
    FilAvvist
        Naming the change and the key that is wrong.

    """
    rader = _toml(fil).get("endring")
    if not isinstance(rader, list) or not rader:
        raise FilAvvist(fil.name, [Avvisning(0, "endring", "mangler. Hver endring begynner med [[endring]].")])
    feil = [a for nr, rad in enumerate(rader, start=1) for a in _feil(nr, rad)]
    if feil:
        raise FilAvvist(fil.name, feil)
    alle = (_endring(rad) for rad in rader)
    return tuple(sorted(alle, key=lambda e: (e.dato is None, e.dato or date.min, e.lov)))


def _endring(rad: Mapping[str, object]) -> Lovendring:
    dag, ider = rad.get("dato"), rad["regler"]
    moenstre = tuple(str(i) for i in ider) if isinstance(ider, list) else ()
    lov, paragrafer, hva, kilde = (str(rad[felt]) for felt in _TEKSTER)
    return Lovendring(lov, paragrafer, hva, kilde, moenstre, dag if isinstance(dag, date) else None)


def _feil(nr: int, rad: object) -> list[Avvisning]:
    if not isinstance(rad, dict):
        return [Avvisning(nr, "endring", "skal være en tabell.")]
    feil = [Avvisning(nr, nokkel, "er ukjent her.") for nokkel in sorted(set(rad) - _NOKLER)]
    feil += [Avvisning(nr, felt, "mangler.") for felt in _TEKSTER if not str(rad.get(felt, "")).strip()]
    if "dato" in rad and not isinstance(rad["dato"], date):
        feil.append(Avvisning(nr, "dato", "skal være en dato uten hermetegn."))
    ider = rad.get("regler")
    if not isinstance(ider, list) or not ider:
        return [*feil, Avvisning(nr, "regler", "skal være en liste med minst én regel.")]
    ett = Lovendring("", "", "", "", tuple(str(i) for i in ider))
    if not ett.regler(KATALOG):
        feil.append(Avvisning(nr, "regler", "treffer ingen regel."))
    return feil


def _toml(fil: Path) -> dict[str, object]:
    try:
        return tomllib.loads(fil.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as grunn:
        raise FilAvvist(fil.name, [Avvisning(0, "filen", f"kan ikke leses som TOML ({grunn}).")]) from grunn
