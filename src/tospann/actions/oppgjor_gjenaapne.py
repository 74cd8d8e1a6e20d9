"""Be om å gjenåpne oppgjøret: opened only when all have asked, and then only for entries that take others back."""

from __future__ import annotations

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.livslop import Oppgjorshandling
from tospann.store import models


@transaction.atomic
def gjenaapne_oppgjor(*, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, grunn: str) -> bool:
    """
    Ask for one's own party.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        When the settlement is not closed, or no reason is given.

    """
    skritt = Skritt.begynn(bruker, oppgjor, Handling.GJENAAPNE_OPPGJOR)
    if not grunn.strip():
        raise Avvist("Skriv hvorfor oppgjøret må gjenåpnes. Ingenting er lagret.")
    return skritt.ta(Oppgjorshandling.GJENAAPNE, tekst=grunn.strip())
