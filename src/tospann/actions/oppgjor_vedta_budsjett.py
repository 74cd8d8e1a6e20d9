"""Vedta budsjettet for året: from now on it is what the year is compared with."""

from __future__ import annotations

from django.db import transaction

from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.livslop import Oppgjorshandling
from tospann.store import models


@transaction.atomic
def vedta_oppgjorsbudsjett(*, bruker: models.Bruker, oppgjor: models.Aarsoppgjor) -> bool:
    """
    Adopt the budget.

    Raises
    ------
    HarIkkeRolle, Avvist
        When the role may not, or it has been adopted before.

    """
    skritt = Skritt.begynn(bruker, oppgjor, Handling.VEDTA_OPPGJORSBUDSJETT)
    skritt.krev_vert()
    return skritt.ta(Oppgjorshandling.VEDTA_BUDSJETT)
