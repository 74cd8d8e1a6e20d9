"""Read JSON from outside without giving it the benefit of the doubt."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NoReturn

from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.feil import ren

STORSTE_SVAR = 8 * 1024 * 1024
DYPEST = 24
_FLEST_SIFFER = 18
_HELE = "hele svaret"
_TEKST_ELLER_KLAMME = re.compile(r'"(?:[^"\\]|\\.)*+"|([\[{])|([\]}])', re.DOTALL)


class _Feil(ValueError):
    """Something that a lenient reader would have let through."""


def les_json(innhold: bytes, navn: str) -> object:
    """
    Give what the bytes say.

    Refused: more than 8 MB, not UTF-8, a web page, cut off or otherwise not
    JSON, a key said twice, NaN and Infinity, numbers no register has, deep
    nesting, and text that cannot be stored.

    Raises
    ------
    FilAvvist
        With the line and the reason.

    """
    tekst = _tekst(innhold, navn)
    _krev_grunt(tekst, navn)
    try:
        verdi = _les(tekst)
    except json.JSONDecodeError as feil:
        grunn = "svaret er avkortet" if feil.pos >= len(tekst.rstrip()) else f"er ikke JSON (tegn {feil.colno})"
        raise FilAvvist(navn, [Avvisning(feil.lineno, _HELE, grunn)]) from feil
    except _Feil as feil:
        raise FilAvvist(navn, [Avvisning(0, _HELE, str(feil))]) from feil
    if "\\" in tekst and any(_kan_ikke_lagres(t) for t in tekster(verdi)):
        raise FilAvvist(navn, [Avvisning(0, _HELE, "inneholder tegn som ikke kan lagres")])
    return verdi


def _les(tekst: str) -> object:
    verdi: object = json.loads(
        tekst,
        object_pairs_hook=_uten_dobbelt,
        parse_constant=_ingen_konstant,
        parse_float=_desimal,
        parse_int=_heltall,
    )
    return verdi


def tekster(verdi: object) -> Iterator[str]:
    """Yield every text in a value, keys too, without recursion."""
    rest = [verdi]
    while rest:
        ett = rest.pop()
        if isinstance(ett, str):
            yield ett
        elif isinstance(ett, dict):
            rest += [*ett.keys(), *ett.values()]
        elif isinstance(ett, list):
            rest += ett


def _tekst(innhold: bytes, navn: str) -> str:
    if len(innhold) > STORSTE_SVAR:
        grunn = f"er større enn {STORSTE_SVAR // 1024 // 1024} MB"
        raise FilAvvist(navn, [Avvisning(0, _HELE, grunn)])
    try:
        tekst = innhold.decode("utf-8-sig")
    except UnicodeDecodeError as feil:
        raise FilAvvist(navn, [Avvisning(0, _HELE, "er ikke UTF-8")]) from feil
    begynner = tekst[:200].lstrip()
    if begynner.startswith("<"):
        grunn = f"er en nettside eller XML, ikke JSON (begynner med «{ren(begynner, 40)}»)"
        raise FilAvvist(navn, [Avvisning(1, _HELE, grunn)])
    if not begynner and not tekst.strip():
        raise FilAvvist(navn, [Avvisning(0, _HELE, "er tomt")])
    return tekst


def _krev_grunt(tekst: str, navn: str) -> None:
    """Count brackets before anything recurses."""
    dybde = 0
    for treff in _TEKST_ELLER_KLAMME.finditer(tekst):
        dybde += (treff.group(1) is not None) - (treff.group(2) is not None)
        if dybde > DYPEST:
            linje = tekst.count("\n", 0, treff.start()) + 1
            raise FilAvvist(navn, [Avvisning(linje, _HELE, f"er dypere enn {DYPEST} nivåer")])


def _uten_dobbelt(par: list[tuple[str, object]]) -> dict[str, object]:
    samlet = dict(par)
    if len(samlet) != len(par):
        sett: set[str] = set()
        dobbelt = next(n for n, _ in par if n in sett or sett.add(n))  # type: ignore[func-returns-value]
        raise _Feil(f"feltet «{ren(dobbelt, 40)}» står to ganger i samme del")
    return samlet


def _ingen_konstant(ord_: str) -> NoReturn:
    raise _Feil(f"«{ord_}» er ikke et tall")


def _heltall(tekst: str) -> int:
    if len(tekst) > _FLEST_SIFFER:
        raise _Feil(f"tallet «{ren(tekst, 24)}» er for stort")
    return int(tekst)


def _desimal(tekst: str) -> Decimal:
    """Keep decimals exact, and bounded: 1e999999999 would fill the memory once it is a fraction."""
    try:
        tall = Decimal(tekst)
    except InvalidOperation as feil:
        raise _Feil(f"tallet «{ren(tekst, 24)}» kan ikke leses") from feil
    if len(tekst) > 2 * _FLEST_SIFFER or abs(tall.adjusted()) > _FLEST_SIFFER:
        raise _Feil(f"tallet «{ren(tekst, 24)}» er for stort eller har for mange siffer")
    return tall


def _kan_ikke_lagres(tekst: str) -> bool:
    return any(t == "\x00" or "\ud800" <= t <= "\udfff" for t in tekst)
