"""One move in a structure drawn by hand: what it does, and what was done in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tospann.core.felles.norsk import opplisting
from tospann.core.struktur.inndeling import Inndeling, UgyldigInndeling


class Trekkslag(StrEnum):
    """The moves there are; the value is the word the address and the form use."""

    FLYTT = "flytt"
    ALENE = "alene"
    VERT = "vert"
    STENG = "steng"
    AAPNE = "aapne"


@dataclass(frozen=True, slots=True)
class Trekk:
    """A move with one municipality; *til* is the host it goes to, empty where the move needs none."""

    slag: Trekkslag
    kommune: str
    til: str = ""

    def __post_init__(self) -> None:
        """Refuse a move to nowhere, and a goal where there is none."""
        if (self.slag is Trekkslag.FLYTT) != bool(self.til):
            raise UgyldigInndeling("Velg hvem kommunen skal flyttes til.")


def utfor_trekk(inndeling: Inndeling, trekk: Trekk) -> Inndeling:
    """
    Give the structure after a move; the same structure where the move changes nothing.

    Raises
    ------
    UgyldigInndeling
        When it cannot be done, with the reason.

    """
    inndeling.samling(trekk.kommune)
    match trekk.slag:
        case Trekkslag.FLYTT:
            return inndeling.flytt(trekk.kommune, trekk.til)
        case Trekkslag.ALENE:
            return inndeling.flytt(trekk.kommune, trekk.kommune)
        case Trekkslag.VERT:
            return inndeling.velg_vert(trekk.kommune)
        case Trekkslag.STENG:
            return inndeling.steng(trekk.kommune)
        case Trekkslag.AAPNE:
            return inndeling.aapne_igjen(trekk.kommune)


def beskriv_trekk(foer: Inndeling, trekk: Trekk, navn: Mapping[str, str]) -> str:
    """Say what a move did, also what followed from it; *foer* is the structure before."""
    hvem = navn[trekk.kommune]
    match trekk.slag:
        case Trekkslag.FLYTT:
            return f"{hvem} flyttet til {navn[trekk.til]}{_folger(foer, trekk, navn)}"
        case Trekkslag.ALENE:
            return f"{hvem} står alene{_folger(foer, trekk, navn)}"
        case Trekkslag.VERT:
            return f"{hvem} ble vert i stedet for {navn[foer.samling(trekk.kommune).vert]}"
        case Trekkslag.STENG:
            return f"Kontoret i {hvem} stengt"
        case Trekkslag.AAPNE:
            return f"Kontoret i {hvem} åpnet igjen"


def _folger(foer: Inndeling, trekk: Trekk, navn: Mapping[str, str]) -> str:
    """Say who hosts those a host left behind, and that a closed place opened because its municipality hosts."""
    fra, etter = foer.samling(trekk.kommune), utfor_trekk(foer, trekk)
    igjen = [n for n in fra.medlemmer if n != trekk.kommune]
    deler = [""]
    if fra.vert == trekk.kommune and igjen:
        deler.append(f"{navn[etter.samling(igjen[0]).vert]} ble vert for {_andre(igjen)}")
    if aapnet := [navn[n] for n in foer.stengte if n not in etter.stengte]:
        deler.append(f"kontoret i {opplisting(aapnet)} åpnet igjen")
    return "; ".join(deler)


def _andre(igjen: list[str]) -> str:
    return "seg selv" if len(igjen) == 1 else "de andre"
