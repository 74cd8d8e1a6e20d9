"""Bestrid en linje: which line is wrong and why; everybody sees it, and nothing is closed until it is settled."""

from __future__ import annotations

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.oppgjorsbilde import finn_linje
from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.livslop import Oppgjorshandling
from tospann.store import models


@transaction.atomic
def bestrid_linje(
    *, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, fingeravtrykk: str, linje: str, grunn: str
) -> bool:
    """
    Dispute a line of the proposal.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst, Fodselsnummer
        When the proposal is another now, has no such line, or no reason is given.

    """
    skritt = Skritt.begynn(bruker, oppgjor, Handling.BESTRIDE_OPPGJOR)
    skritt.krev_samme(fingeravtrykk)
    forslag = skritt.bilde.forslag
    if forslag is None or finn_linje(forslag, linje) is None or not grunn.strip():
        raise Avvist("Velg en linje i oppgjøret, og skriv hva som er galt med den. Ingenting er lagret.")
    return skritt.ta(Oppgjorshandling.BESTRIDE, fingeravtrykk, linje, grunn.strip())
