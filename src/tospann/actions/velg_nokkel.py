"""Velg nøkkel: what the parties are asked to agree on; an earlier yes was to another text and no longer counts."""

from __future__ import annotations

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import NoenAndreKomForst
from tospann.actions.tilgang import krev
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.rolle import Handling
from tospann.store import models


@transaction.atomic
def velg_nokkel(
    *, bruker: models.Bruker, sak: models.Sak, nokkel: Nokkelslag, statsdeling: Statsdeling, versjon: int
) -> models.Sak:
    """
    Propose a key.

    Raises
    ------
    HarIkkeRolle
        When the role may not.
    NoenAndreKomForst
        When the case has changed since the user saw it.

    """
    krev(bruker, sak, Handling.VELGE_NOKKEL)
    laast = models.Sak.objects.select_for_update().get(pk=sak.pk)
    if laast.versjon != versjon:
        melding = "Noen andre har valgt nøkkel mens du så på siden. Se over og velg på nytt."
        raise NoenAndreKomForst(melding)
    laast.nokkel, laast.statsdeling, laast.versjon = nokkel.name, statsdeling.name, versjon + 1
    laast.save()
    nyttelast = {"nokkel": nokkel.value, "statsdeling": statsdeling.value}
    journal.skriv(bruker, Handling.VELGE_NOKKEL, sak.slug, nyttelast)
    return laast
