"""Godta oppgjøret: one party's yes to exactly this text."""

from __future__ import annotations

from django.db import transaction

from tospann.actions.avvist import HarIkkeRolle
from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.livslop import Oppgjorshandling
from tospann.store import models


@transaction.atomic
def godta_oppgjor(*, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, fingeravtrykk: str) -> bool:
    """
    Accept the proposal; whoever laid it before the parties does not also accept it for the host.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst
        When the role may not, the proposal is another now, or there is none.

    """
    skritt = Skritt.begynn(bruker, oppgjor, Handling.GODTA_OPPGJOR)
    skritt.krev_samme(fingeravtrykk)
    fram = [h for h in skritt.bilde.hendelser if h.handling == Oppgjorshandling.LEGGE_FRAM.name]
    if fram and fram[-1].bruker_id == bruker.pk:
        melding = "Du la selv fram oppgjøret. En annen hos dere må godta det. Ingenting er lagret."
        raise HarIkkeRolle(melding)
    return skritt.ta(Oppgjorshandling.GODTA, fingeravtrykk)
