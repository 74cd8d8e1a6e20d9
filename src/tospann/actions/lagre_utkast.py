"""Lagre utkast: what a party keeps to itself until it chooses to send it."""

from __future__ import annotations

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import NoenAndreKomForst
from tospann.actions.tilgang import krev
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.store import models


@transaction.atomic
def lagre_utkast(*, bruker: models.Bruker, sak: models.Sak, slag: str, tekst: str, versjon: int) -> models.Utkast:
    """
    Save the party's own draft; the entry goes to the party's own journal, which nobody else sees.

    *versjon* is the version the user saw, 0 for a new draft.

    Raises
    ------
    HarIkkeRolle, NoenAndreKomForst, Fodselsnummer
        Nothing is saved, and the message says what to do.

    """
    krev(bruker, sak, Handling.SKRIVE_UTKAST)
    krev_uten_fodselsnummer(tekst)
    utkast, _ = models.Utkast.objects.select_for_update().get_or_create(
        sak=sak, part=bruker.part, slag=slag, defaults={"versjon": 0}
    )
    if utkast.versjon != versjon:
        melding = "En annen hos dere har lagret dette mens du skrev. Teksten din står fortsatt i feltet."
        raise NoenAndreKomForst(melding)
    utkast.tekst, utkast.versjon = tekst, versjon + 1
    utkast.save()
    nyttelast = {"slag": slag, "fingeravtrykk": fingeravtrykk(tekst)}
    journal.skriv(bruker, Handling.SKRIVE_UTKAST, sak.slug, nyttelast, egen=True)
    return utkast
