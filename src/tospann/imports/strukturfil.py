"""Read the file that ``tospann struktur los`` solves, strictly (docs/strukturkontrakt.md)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NoReturn

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.personvern import ser_ut_som_fodselsnummer
from tospann.core.struktur.krav import Krav
from tospann.core.struktur.problem import Rammer, Strukturproblem, Vekter
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.feil import ren
from tospann.imports.klient.strengjson import les_json
from tospann.imports.strengobjekt import les_objekt
from tospann.imports.strukturkrav import KravAvvist, les_krav

FLEST_KOMMUNER = 1000
# A week: longer is not a journey to an office, but a mistake or a mark for "cannot be reached".
LENGSTE_REISE = 10_080
STORST_VERDI = 10**12
_ASYMMETRI = Decimal("0.000001")
_FELT = frozenset({"n", "names", "pop", "fte", "edges", "minutes", "params"})
_PARAMETRE = frozenset({"T", "k", "theta", "alpha", "tv", "sh"})

Tall = int | Decimal


class StrukturAvvist(ValueError):
    """The file cannot be solved; the text is the one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Strukturfil:
    """The problem, the file's own text and its fingerprint."""

    problem: Strukturproblem
    tekst: str
    fingeravtrykk: str


def les_strukturfil(innhold: bytes) -> Strukturfil:
    """
    Read the whole file, or nothing of it.

    Raises
    ------
    StrukturAvvist
        With the first thing that is wrong, in one sentence.

    """
    try:
        rot = les_json(innhold, "fila")
    except FilAvvist as feil:
        raise StrukturAvvist(_hvorfor(feil.avvisninger[0])) from feil
    tekst = innhold.decode("utf-8-sig")
    return Strukturfil(les_problem(rot), tekst, fingeravtrykk(tekst))


def fingeravtrykk(tekst: str) -> str:
    """Give SHA-256 of the problem, with every number as it is written, whatever the order and the spaces."""
    verdi = json.loads(tekst, parse_float=str, parse_int=str)
    return hashlib.sha256(
        json.dumps(verdi, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()


def les_problem(rot: object) -> Strukturproblem:
    """
    Make the problem of what the file says.

    Raises
    ------
    StrukturAvvist
        With the first thing that is wrong.

    """
    felt = les_objekt(rot, "Fila", _FELT | {"krav"}, _FELT, _stopp)
    n = _heltall(felt["n"], "«n»", 1, FLEST_KOMMUNER)
    navn = tuple(_navn(v, f"Navn {nr}") for nr, v in enumerate(_liste(felt["names"], "names", n), 1))
    parametre = les_objekt(felt["params"], "«params»", _PARAMETRE, _PARAMETRE, _stopp)
    minutter = _minutter(felt["minutes"], navn)
    return Strukturproblem(
        navn=navn,
        innbyggere=_tallene(felt["pop"], "pop", n),
        aarsverk=_tallene(felt["fte"], "fte", n),
        kanter=_kanter(felt["edges"], n),
        minutter=minutter,
        rammer=Rammer(
            _tall(parametre["T"], "«T»", LENGSTE_REISE),
            _heltall(parametre["k"], "«k»", 1, 10**6),
            _tall(parametre["theta"], "«theta»"),
        ),
        vekter=Vekter(*(_tall(parametre[navn], f"«{navn}»") for navn in ("alpha", "tv", "sh"))),
        krav=_krav(felt.get("krav", []), n),
    )


def _hvorfor(feil: Avvisning) -> str:
    grunn = feil.grunn.replace("svaret er", "fila er")
    begynner = f"Linje {feil.rad} i fila" if feil.rad else "Fila"
    return f"{begynner} kan ikke leses: {grunn}."


def _stopp(hva: str) -> NoReturn:
    raise StrukturAvvist(f"{hva}.")


def _liste(verdi: object, navn: str, lengde: int) -> list[object]:
    if not isinstance(verdi, list):
        _stopp(f"«{navn}» må være en liste")
    if len(verdi) != lengde:
        _stopp(f"«{navn}» har {len(verdi)} elementer, men «n» er {lengde}")
    return verdi


def _navn(verdi: object, hvor: str) -> str:
    if not isinstance(verdi, str) or not verdi.strip():
        _stopp(f"{hvor} i «names» må være tekst")
    if ser_ut_som_fodselsnummer(verdi):
        _stopp(f"{hvor} i «names» ser ut som et fødselsnummer, og slikt skal ikke inn i Tospann")
    return verdi


def _heltall(verdi: object, hvor: str, minst: int, hoyst: int) -> int:
    if isinstance(verdi, Decimal) and verdi == verdi.to_integral_value():
        verdi = int(verdi)
    # bool is an int in Python; true is no number.
    if not isinstance(verdi, int) or isinstance(verdi, bool):
        _stopp(f"{hvor} må være et heltall")
    if not minst <= verdi <= hoyst:
        _stopp(f"{hvor} er {verdi}, men må være fra {minst} til {hoyst}")
    return verdi


def _tall(verdi: object, hvor: str, hoyst: int = STORST_VERDI) -> Tall:
    if isinstance(verdi, bool) or not isinstance(verdi, int | Decimal):
        _stopp(f"{hvor} må være et tall")
    if verdi < 0:
        _stopp(f"{hvor} kan ikke være under null")
    if verdi > hoyst:
        _stopp(f"{hvor} er urimelig stort: {verdi}")
    return verdi


def _tallene(verdi: object, navn: str, n: int) -> tuple[Tall, ...]:
    return tuple(_tall(v, f"Verdi {nr} i «{navn}»") for nr, v in enumerate(_liste(verdi, navn, n), 1))


def _kanter(verdi: object, n: int) -> tuple[tuple[int, int], ...]:
    if not isinstance(verdi, list):
        _stopp("«edges» må være en liste med par")
    kanter = set()
    for nr, par in enumerate(verdi, 1):
        if not isinstance(par, list) or len(par) != 2:  # noqa: PLR2004 - a border has two sides
            _stopp(f"Grense {nr} i «edges» må være et par med to kommuner")
        a, b = (_indeks(v, f"Grense {nr} i «edges»", n) for v in par)
        if a == b:
            _stopp(f"Grense {nr} i «edges» går fra en kommune til seg selv ({a})")
        kanter.add((min(a, b), max(a, b)))
    return tuple(sorted(kanter))


def _indeks(verdi: object, hvor: str, n: int) -> int:
    if not isinstance(verdi, int) or isinstance(verdi, bool) or not 0 <= verdi < n:
        _stopp(f"{hvor} viser til en kommune som ikke finnes; de har numrene 0 til {n - 1}")
    return verdi


def _minutter(verdi: object, navn: tuple[str, ...]) -> tuple[tuple[Tall, ...], ...]:
    """Read the matrix: whole, square, within reason, and the same both ways but for rounding."""
    n = len(navn)
    rader = [_liste(rad, f"minutes, rad {nr}", n) for nr, rad in enumerate(_liste(verdi, "minutes", n), 1)]
    matrise = tuple(tuple(_reisetid(v, navn[i], navn[j]) for j, v in enumerate(rad)) for i, rad in enumerate(rader))
    for i, rad in enumerate(matrise):
        for j in range(i):
            if rad[j] != matrise[j][i] and abs(Decimal(rad[j]) - matrise[j][i]) > _ASYMMETRI:
                fra, til = f"{ren(navn[i], 40)}", f"{ren(navn[j], 40)}"
                _stopp(f"Reisetida fra {fra} til {til} er {rad[j]}, men {matrise[j][i]} den andre veien")
    return matrise


def _reisetid(verdi: object, fra: str, til: str) -> Tall:
    # Said for itself: the matrix has a hundred thousand of them, and the sentence is made only when it is needed.
    if isinstance(verdi, int | Decimal) and not isinstance(verdi, bool) and 0 <= verdi <= LENGSTE_REISE:
        return verdi
    hvor = f"Reisetida fra {ren(fra, 40)} til {ren(til, 40)}"
    if verdi is None:
        _stopp(f"{hvor} mangler")
    return _tall(verdi, hvor, LENGSTE_REISE)


def _krav(verdi: object, n: int) -> tuple[Krav, ...]:
    if not isinstance(verdi, list):
        _stopp("«krav» må være en liste")
    kilde = Kilde("strukturfil", Kildeslag.FORUTSETNING, "Krav i fila", "Den som laget fila", date.min)
    try:
        return tuple(les_krav(v, nr, n, kilde) for nr, v in enumerate(verdi, 1))
    except KravAvvist as feil:
        raise StrukturAvvist(str(feil)) from feil
