"""Godkjenn: one owner's yes to one text. What both own changes only when all have said yes to the same."""

from __future__ import annotations

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import HarIkkeRolle, NoenAndreKomForst
from tospann.actions.klokke import i_dag
from tospann.actions.tilgang import krev
from tospann.core.felles.rolle import Handling
from tospann.store import models

KOSTNADSNOKKEL = "kostnadsnøkkel"


@transaction.atomic
def godkjenn(
    *, bruker: models.Bruker, sak: models.Sak, gjenstand: str, fingeravtrykk: str, gjeldende: str
) -> models.Godkjenning:
    """
    Say yes to *gjenstand*; *fingeravtrykk* is of the text the user saw, *gjeldende* of the text as it is now.

    Raises
    ------
    HarIkkeRolle, NoenAndreKomForst
        When the role may not or acts for somebody who owns nothing, or the text has changed since the user saw it.

    """
    krev(bruker, sak, Handling.GODKJENNE)
    if not bruker.part.er_eier:
        melding = f"{bruker.part.navn} er ikke en av eierne. Ingenting er lagret."
        raise HarIkkeRolle(melding)
    if fingeravtrykk != gjeldende:
        melding = "Teksten er endret siden du åpnet siden. Les den på nytt før du godkjenner."
        raise NoenAndreKomForst(melding)
    ja, ny = models.Godkjenning.objects.get_or_create(
        sak=sak,
        part=bruker.part,
        gjenstand=gjenstand,
        fingeravtrykk=fingeravtrykk,
        defaults={"dato": i_dag()},
    )
    if ny:
        nyttelast = {"gjenstand": gjenstand, "fingeravtrykk": fingeravtrykk}
        journal.skriv(bruker, Handling.GODKJENNE, sak.slug, nyttelast)
    return ja
