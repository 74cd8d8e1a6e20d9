"""What the lists show of a cooperation: each member followed through changes, and the office it had in each list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tospann.core.kontor.dekning import Dekningsbok, Kontordekning
from tospann.core.kontor.enhet import Kontorliste
from tospann.core.kontor.perioder import Sikkerhet
from tospann.core.kontor.traad import Kommunetraad


@dataclass(frozen=True, slots=True)
class Medlemsspor:
    """One member in one list: the numbers it has become by then (or had), and the offices that cover them."""

    liste: Kontorliste
    numre: tuple[str, ...]
    kontor: tuple[Kontordekning, ...]


def numre_paa(traader: tuple[Kommunetraad, ...], nummer: str, dato: date) -> tuple[str, ...]:
    """Give what a number, whenever it was in use, is on a day: itself, a new number, its parts, or its origin."""
    start = {i for i, t in enumerate(traader) if any(nr == nummer for nr, _ in t.numre)}
    funnet = {i for i in start if traader[i].periode.gjelder(dato)}
    if not funnet:
        senere = any((traader[i].periode.til or date.max) <= dato for i in start)
        funnet = _gaa(traader, start, dato, fremover=senere)
    return tuple(sorted(traader[i].nummer(dato) for i in funnet))


def _gaa(traader: tuple[Kommunetraad, ...], start: set[int], dato: date, *, fremover: bool) -> set[int]:
    naa = start
    while naa:
        naa = {n for i in naa for n in (traader[i].barn if fremover else traader[i].foreldre)}
        if gjelder := {i for i in naa if traader[i].periode.gjelder(dato)}:
            return gjelder
    return set()


def spor(
    nummer: str, lister: Iterable[Kontorliste], bok: Dekningsbok, traader: tuple[Kommunetraad, ...]
) -> tuple[Medlemsspor, ...]:
    """Follow one member through the lists."""
    ut = []
    for liste in lister:
        numre = numre_paa(traader, nummer, liste.dato)
        alle = {d.kontor: d for nr in numre for d in bok.hos(nr, liste.dato) if d.sikkerhet is Sikkerhet.SIKKER}
        ut.append(Medlemsspor(liste, numre, tuple(alle[k] for k in sorted(alle))))
    return tuple(ut)
