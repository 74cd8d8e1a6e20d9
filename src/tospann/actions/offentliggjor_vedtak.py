"""Offentliggjør vedtak: show anybody which councils have adopted what. Councils' decisions are public already."""

from __future__ import annotations

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.tilgang import krev
from tospann.core.felles.rolle import Handling
from tospann.store import models


@transaction.atomic
def offentliggjor_vedtak(*, bruker: models.Bruker, sak: models.Sak) -> models.Offentliggjoring:
    """
    Open the public page of a case; it is not closed again.

    Raises
    ------
    HarIkkeRolle, Avvist
        When the role may not, nothing has been sent to the councils, or it is open already.

    """
    krev(bruker, sak, Handling.OFFENTLIGGJORE_VEDTAK)
    models.Sak.objects.select_for_update().get(pk=sak.pk)
    if not sak.forslag.exists():
        raise Avvist("Ingenting er sendt til kommunestyrene ennå, så det er ingenting å vise.")
    if models.Offentliggjoring.objects.filter(sak=sak).exists():
        raise Avvist("Siden er allerede åpen for alle.")
    rad = models.Offentliggjoring.objects.create(sak=sak, part=bruker.part, rolle=bruker.rollen.value, dato=i_dag())
    journal.skriv(bruker, Handling.OFFENTLIGGJORE_VEDTAK, sak.slug, {"sak": sak.slug})
    return rad
