"""Hold the figures of an answer against the municipalities that existed on the day they are for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tospann.core.felles.norsk import dato_tekst, heltall
from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kommune.statistikk import Merke, Statistikkrad
from tospann.imports.avvisning import Avvisning, FilAvvist


@dataclass(frozen=True, slots=True)
class Kontrollert:
    """
    What may be kept, and what was left out.

    *ukjente* are numbers the register has never had; *utenfor* counts empty
    cells for numbers that were not in use that day.
    """

    rader: tuple[Statistikkrad, ...]
    ukjente: frozenset[str]
    utenfor: int


def kontroller(rader: Iterable[Statistikkrad], historie: Kommunehistorie, navn: str) -> Kontrollert:
    """
    Sort the figures by what the register knows of the number on the day.

    Raises
    ------
    FilAvvist
        When a number has a real figure for a day it was not in use: then the
        register or the answer is wrong, and a person must see which.

    """
    kjente = {v.kommune.nummer for v in historie.versjoner}
    alle = list(rader)
    paa = {dato: historie.paa(dato).keys() for dato in {r.dato for r in alle}}
    ukjente = frozenset(r.omraade for r in alle if r.omraade not in kjente)
    kan = [r for r in alle if r.omraade in paa[r.dato]]
    utenfor = [r for r in alle if r.omraade in kjente and r.omraade not in paa[r.dato]]
    if feil := [_avvisning(r, historie) for r in utenfor if not isinstance(r.verdi, Merke) and r.verdi != 0]:
        raise FilAvvist(navn, feil)
    return Kontrollert(tuple(kan), ukjente, len(utenfor))


def _avvisning(rad: Statistikkrad, historie: Kommunehistorie) -> Avvisning:
    sted = f"{rad.omraade}, {rad.serie.navn.casefold()}"
    if rad.dato < historie.begynner:
        return Avvisning(
            0, sted, f"gjelder {dato_tekst(rad.dato)}; registeret begynner {dato_tekst(historie.begynner)}"
        )
    tall = heltall(int(rad.verdi)) if not isinstance(rad.verdi, Merke) else rad.verdi.value
    grunn = f"svaret har tallet {tall}, men nummeret var ikke i bruk {dato_tekst(rad.dato)}"
    return Avvisning(0, sted, grunn)
