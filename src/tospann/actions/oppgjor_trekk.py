"""Trekk oppgjøret tilbake: the proposal no longer counts, and the host can work on."""

from __future__ import annotations

from django.db import transaction

from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.livslop import Oppgjorshandling
from tospann.store import models


@transaction.atomic
def trekk_oppgjor(*, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, grunn: str) -> bool:
    """
    Take the proposal back.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        When there is no proposal, or all have accepted it.

    """
    skritt = Skritt.begynn(bruker, oppgjor, Handling.TREKKE_OPPGJOR)
    skritt.krev_vert()
    return skritt.ta(Oppgjorshandling.TREKKE, tekst=grunn.strip())
