"""Which of the municipalities of a shared office is the host: Nav keeps the host's old number as the office's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tospann.core.kontor.traad import Kommunetraad


def vertskommune(kontor: str, kommuner: Iterable[str], traader: tuple[Kommunetraad, ...], dato: date) -> str:
    """
    Give the municipality that once had the office's number, among those covered on a day; empty where none had it.

    This is read out of the numbers, not told by a source: it fits all shared offices but one (Værnes).
    """
    sett = {i for i, t in enumerate(traader) if any(nr == kontor for nr, _ in t.numre)}
    while True:
        naavaerende = [t.nummer(dato) for i, t in enumerate(traader) if i in sett and t.periode.gjelder(dato)]
        if funnet := sorted(set(naavaerende) & set(kommuner)):
            return funnet[0]
        videre = {b for i in sett for b in traader[i].barn} - sett
        if not videre:
            return ""
        sett |= videre
