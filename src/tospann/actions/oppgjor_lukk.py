"""Lukk oppgjøret: each party for itself, when all have accepted and every party's books agree to the øre."""

from __future__ import annotations

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.rolle import Handling
from tospann.core.felles.svar import Utfall
from tospann.core.oppgjor.avstemming import kan_lukkes
from tospann.core.oppgjor.livslop import Oppgjorshandling
from tospann.store import models


@transaction.atomic
def lukk_oppgjor(*, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, fingeravtrykk: str) -> bool:
    """
    Close for one's own party; when the last one has, the year is closed.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst
        When the books differ (the core says where, and what might be the reason), or not all have accepted.

    """
    skritt = Skritt.begynn(bruker, oppgjor, Handling.LUKKE_OPPGJOR)
    skritt.krev_samme(fingeravtrykk)
    forslag = skritt.bilde.forslag
    if forslag is None:
        raise Avvist("Det er ikke lagt fram noe oppgjør. Ingenting er lagret.")
    svar = kan_lukkes(forslag, skritt.bilde.boker)
    if svar.utfall is not Utfall.OPPFYLT:
        raise Avvist(f"Oppgjøret kan ikke lukkes. {svar.begrunnelse} {svar.tiltak}")
    return skritt.ta(Oppgjorshandling.LUKKE, fingeravtrykk)
