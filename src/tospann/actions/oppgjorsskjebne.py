"""What became of a text laid before all: whether it is in force, and if not, why, when and what came instead."""

from __future__ import annotations

from dataclasses import dataclass

from tospann.actions.oppgjorsbilde import Oppgjorsbilde, spilt
from tospann.core.felles.norsk import dato_tekst
from tospann.core.oppgjor.livslop import Oppgjorshandling, Oppgjorssteg
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag


@dataclass(frozen=True, slots=True)
class Skjebne:
    """
    Whether a text is in force; else what happened to it, in sentences, and the newest text to hold it against.

    *etter* is what replaced it, if anything did yet.
    """

    gjelder: bool
    setninger: tuple[str, ...]
    etter: models.Oppgjorsversjon | None


def skjebnen(bilde: Oppgjorsbilde, versjon: models.Oppgjorsversjon) -> Skjebne:
    """Tell what became of a budget or a proposal."""
    like = [v for v in bilde.versjoner if v.slag == versjon.slag]
    neste = next((v for v in like if v.nr == versjon.nr + 1), None)
    if versjon.slag == Versjonsslag.BUDSJETT.name:
        return _budsjettets(bilde, neste)
    slutt = _slutten(bilde, [v.nr for v in like].index(versjon.nr))
    if slutt is None:
        return Skjebne(gjelder=True, setninger=("Forslaget gjelder.",), etter=None)
    siste = next((v for v in reversed(like) if v.nr > versjon.nr), None)
    return Skjebne(gjelder=False, setninger=_hvorfor(slutt, neste), etter=siste)


def _hvorfor(slutt: models.Oppgjorshendelse, neste: models.Oppgjorsversjon | None) -> tuple[str, ...]:
    dag, hvem, grunn = dato_tekst(slutt.dato), slutt.part.navn, f" Grunn: {slutt.tekst}" if slutt.tekst else ""
    match Oppgjorshandling[slutt.handling]:
        case Oppgjorshandling.TREKKE:
            hva = f"{hvem} trakk forslaget tilbake {dag}.{grunn}"
        case Oppgjorshandling.GJENAAPNE:
            hva = f"Oppgjøret ble gjenåpnet {dag}, da alle partene hadde bedt om det; sist {hvem}.{grunn}"
        case _:
            hva = f"{hvem} la fram et nytt forslag {dag}.{grunn}"
    etter = f"Forslag {neste.nr}, lagt fram {dato_tekst(neste.dato)}, kom i stedet." if neste else ""
    return tuple(s for s in (hva, etter or "Ingenting er lagt fram i stedet ennå.") if s)


def _slutten(bilde: Oppgjorsbilde, plass: int) -> models.Oppgjorshendelse | None:
    """Play what has happened, and give the event that put an end to the proposal laid out as number *plass*."""
    nr = -1
    for h, livslop in spilt(bilde.versjoner, bilde.hendelser):
        er_lagt_fram = h.handling == Oppgjorshandling.LEGGE_FRAM.name
        if nr == plass and (er_lagt_fram or livslop.steg is Oppgjorssteg.LOPENDE):
            return h
        nr += er_lagt_fram
    return None


def _budsjettets(bilde: Oppgjorsbilde, neste: models.Oppgjorsversjon | None) -> Skjebne:
    if neste is None:
        return Skjebne(gjelder=True, setninger=("Budsjettet gjelder.",), etter=None)
    hva = f"{bilde.rad.vert.navn} la fram et revidert budsjett {dato_tekst(neste.dato)}. Grunn: {neste.grunn}"
    return Skjebne(gjelder=False, setninger=(hva,), etter=bilde.budsjettrad)
