"""Layers about the offices: which office each municipality has and with whom, and what else is said in a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.norsk import opplisting
from tospann.core.kommune.kartlag import UKJENT_TEKST, UTEN_KLASSE, Kartklasse, Kartlag, Klasseslag, Kommuneverdi

EGET, DELT, FLERE = 0, 1, 2
KONTORKLASSER = (
    Kartklasse("eget kontor", Klasseslag.GRUPPE, 4),
    Kartklasse("deler kontor (strek rundt kommunene, prikk i vertskommunen)", Klasseslag.GRUPPE, 6),
    Kartklasse("flere kontor i kommunen", Klasseslag.GRUPPE, 2),
)


@dataclass(frozen=True, slots=True)
class Kontorsvar:
    """The offices of a municipality on a day as (number, name): those that surely cover it, and those that may."""

    sikre: tuple[tuple[str, str], ...] = ()
    mulige: tuple[tuple[str, str], ...] = ()


def kontorlag(
    dato: date, svar: Mapping[str, Kontorsvar], verter: Mapping[str, str], navn: Mapping[str, str]
) -> Kartlag:
    """
    Make the office layer.

    *verter* give the host municipality of each office that has one, *navn* the
    municipalities' names. Where we only know which offices may cover a
    municipality it is unknown, and the words say which.
    """
    deler: dict[str, list[str]] = defaultdict(list)
    for nummer in sorted(svar):
        for kontor, _ in svar[nummer].sikre:
            deler[kontor].append(nummer)
    delte = {kontor: tuple(numre) for kontor, numre in deler.items() if len(numre) > 1}
    vert_i = {nummer: kontor for kontor, nummer in verter.items() if kontor in delte}
    verdier = {nummer: _verdi(nummer, s, delte, verter, navn) for nummer, s in svar.items()}
    return Kartlag(
        "kontor",
        "Nav-kontor",
        "Kontor",
        dato,
        KONTORKLASSER,
        verdier,
        tuple(delte[kontor] for kontor in sorted(delte)),
        frozenset(vert_i),
    )


def _verdi(
    nummer: str,
    svar: Kontorsvar,
    delte: Mapping[str, tuple[str, ...]],
    verter: Mapping[str, str],
    navn: Mapping[str, str],
) -> Kommuneverdi:
    if not svar.sikre:
        kan = f"; kan være {' eller '.join(n for _, n in svar.mulige)}" if svar.mulige else ""
        return Kommuneverdi(UTEN_KLASSE, f"{UKJENT_TEKST}{kan}")
    felles = [kontor for kontor, _ in svar.sikre if kontor in delte]
    tekst = opplisting(kontornavn for _, kontornavn in svar.sikre)
    if not felles:
        return Kommuneverdi(EGET if len(svar.sikre) == 1 else FLERE, tekst)
    andre = opplisting(navn[n] for kontor in felles for n in delte[kontor] if n != nummer)
    vert = ", vertskommune" if any(verter.get(kontor) == nummer for kontor in felles) else ""
    return Kommuneverdi(DELT, f"{tekst}, sammen med {andre}{vert}")


@dataclass(frozen=True, slots=True)
class Lagnavn:
    """What a layer is called: its id, its name and the heading of its column."""

    id: str
    navn: str
    verdinavn: str


def ordlag(lag: Lagnavn, dato: date, verdier: Mapping[str, str], rekkefolge: Sequence[str] = ()) -> Kartlag:
    """
    Make a layer of words: each different word is a class, those of *rekkefolge* first, the others by name.

    A municipality without a word, or with the word «ukjent», is unknown.
    """
    kjente = {nummer: verdi for nummer, verdi in verdier.items() if verdi and verdi != UKJENT_TEKST}
    ordene = [o for o in rekkefolge if o in kjente.values()]
    ordene += sorted(set(kjente.values()) - set(ordene))
    klasser = tuple(Kartklasse(o, Klasseslag.GRUPPE, nr) for nr, o in enumerate(ordene))
    svar = {nummer: Kommuneverdi(ordene.index(verdi), verdi) for nummer, verdi in kjente.items()}
    return Kartlag(lag.id, lag.navn, lag.verdinavn, dato, klasser, svar)
