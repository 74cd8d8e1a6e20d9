"""Svar på en bestridt linje: the host explains; the party that disputed it may then accept, or hold on."""

from __future__ import annotations

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.oppgjorsskritt import FORKLARE, Skritt
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.store import models


@transaction.atomic
def forklar_linje(*, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, bestridelse: int, forklaring: str) -> bool:
    """
    Answer a dispute (by its number in the settlement); everybody sees the answer.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        When there is no such dispute about the proposal as it is now, or nothing is said.

    """
    krev_uten_fodselsnummer(forklaring)
    skritt = Skritt.begynn(bruker, oppgjor, Handling.FORKLARE_OPPGJOR)
    skritt.krev_vert()
    gjelder = next((h for h in skritt.bilde.bestridelser() if h.nr == bestridelse), None)
    tekst = forklaring.strip()
    if gjelder is None or not tekst:
        raise Avvist("Velg en linje som er bestridt, og skriv et svar. Ingenting er lagret.")
    if any(s.tekst == tekst for s in skritt.bilde.svar(gjelder)):
        return False
    skritt.skriv(FORKLARE, gjelder.fingeravtrykk, gjelder.linje, tekst, gjelder)
    return True
