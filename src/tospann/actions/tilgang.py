"""May this person do this here? Asked first in every action."""

from __future__ import annotations

from tospann.actions.avvist import HarIkkeRolle
from tospann.core.felles.rolle import Handling, Partslag
from tospann.store import models


def krev(bruker: models.Bruker, sak: models.Sak, handling: Handling) -> None:
    """
    Check role and place; the gateway has already decided what the user can see.

    Raises
    ------
    HarIkkeRolle
        With what the role lacks, in words.

    """
    if not bruker.kan(handling):
        melding = f"Rollen {bruker.rollen.value} kan ikke gjøre dette. Ingenting er lagret."
        raise HarIkkeRolle(melding)
    if not sak.tilganger.filter(part_id=bruker.part_id).exists():
        melding = f"{bruker.part.navn} er ikke part i saken. Ingenting er lagret."
        raise HarIkkeRolle(melding)


def krev_deltaker(bruker: models.Bruker, sak: models.Sak) -> None:
    """
    Check that the user acts for one of the municipalities the case is about.

    Raises
    ------
    HarIkkeRolle
        When not.

    """
    if bruker.part.slag != Partslag.KOMMUNE.name or not sak.deltakelser.filter(part_id=bruker.part_id).exists():
        melding = f"{bruker.part.navn} er ikke en av kommunene i saken. Ingenting er lagret."
        raise HarIkkeRolle(melding)
