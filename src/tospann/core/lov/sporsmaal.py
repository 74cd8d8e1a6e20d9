"""How a rule asks its facts: one question a field, and the answers that come again and again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.svar import Svar
from tospann.core.lov.regel import ikke_oppfylt, maa_vurderes, mangler, oppfylt

SPOR: Final = "sporsmaal"
"""The key a field of facts keeps its question under, for the form, the case file and the catalogue."""
VALG: Final = "valg"
"""The key a field keeps its closed list under, where what it may hold is known."""


def ja(verdi: JaNei | None, greit: str, feil: str, tiltak: str = "") -> Svar:
    """Answer a question that should be answered with yes."""
    match verdi:
        case JaNei.JA:
            return oppfylt(greit)
        case JaNei.NEI:
            return ikke_oppfylt(feil, tiltak)
        case JaNei.USIKKER:
            return maa_vurderes(f"Det er usikkert om dette stemmer: «{greit}»", tiltak)
        case None:
            return mangler(f"Det er ikke opplyst om dette stemmer: «{greit}»", tiltak)


def nei(verdi: JaNei | None, greit: str, feil: str, tiltak: str = "") -> Svar:
    """Answer a question that should be answered with no."""
    snudd = {JaNei.JA: JaNei.NEI, JaNei.NEI: JaNei.JA}
    return ja(verdi if verdi is None else snudd.get(verdi, verdi), greit, feil, tiltak)


def senest(dato: date | None, frist: date | None, hva: str, tiltak: str = "") -> Svar:
    """Answer whether something was done by its deadline, the day itself included."""
    if frist is None:
        return mangler(f"Vi kan ikke regne ut fristen for {hva}.", "Oppgi datoen fristen regnes fra.")
    if dato is None:
        return mangler(f"Det er ikke opplyst når {hva} skjedde. Fristen er {dato_tekst(frist)}.", tiltak)
    if dato > frist:
        return ikke_oppfylt(f"Fristen for {hva} var {dato_tekst(frist)}, men datoen er {dato_tekst(dato)}.", tiltak)
    return oppfylt(f"Fristen for {hva} er {dato_tekst(frist)}, og datoen er {dato_tekst(dato)}.")


def tidligst(dato: date | None, start: date | None, hva: str, etter: str, tiltak: str = "") -> Svar:
    """Answer whether something waits for what must come first; the same day will do."""
    if start is None:
        return mangler(f"Det er ikke opplyst når {etter} skjedde.", tiltak)
    if dato is None:
        return mangler(f"Det er ikke opplyst når {hva} skjer.", tiltak)
    if dato < start:
        return ikke_oppfylt(f"Datoen for {hva} er {dato_tekst(dato)}, men {etter} er {dato_tekst(start)}.", tiltak)
    return oppfylt(f"Datoen for {hva} er ikke før {etter}.")


def har_alle(har: Iterable[str] | None, krav: Iterable[str], hva: str, tiltak: str = "") -> Svar:
    """Answer whether every required item is there."""
    alle = tuple(krav)
    if har is None:
        return mangler(f"Det er ikke opplyst hva {hva} inneholder.", tiltak)
    med = frozenset(har)
    savnes = [punkt for punkt in alle if punkt not in med]
    if savnes:
        return ikke_oppfylt(f"{hva.capitalize()} mangler {opplisting(savnes)}.", tiltak)
    return oppfylt(f"{hva.capitalize()} har {opplisting(alle)}.")


def dager_etter(dato: date | None, dager: int) -> date | None:
    """Give the day so many days on, where the day itself is known."""
    return None if dato is None else dato + timedelta(days=dager)
