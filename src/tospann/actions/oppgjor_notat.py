"""Skriv eget notat: what a party thinks of a line, for itself; nobody else sees that it is there."""

from __future__ import annotations

from django.db import transaction

from tospann.actions.avvist import Avvist, NoenAndreKomForst
from tospann.actions.oppgjorsbilde import finn_linje
from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.store import models


@transaction.atomic
def skriv_oppgjorsnotat(
    *, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, linje: str, tekst: str, versjon: int
) -> models.Oppgjorsnotat:
    """
    Save a note; *versjon* is the one the user saw, 0 for a new one.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst, Fodselsnummer
        Nothing is saved, and the message says why.

    """
    krev_uten_fodselsnummer(tekst)
    skritt = Skritt.begynn(bruker, oppgjor, Handling.SKRIVE_OPPGJORSNOTAT)
    if linje and finn_linje(skritt.bilde.gjeldende, linje) is None:
        raise Avvist("Linja finnes ikke i oppgjøret. Ingenting er lagret.")
    notat, _ = models.Oppgjorsnotat.objects.select_for_update().get_or_create(
        oppgjor=skritt.rad, part=bruker.part, linje=linje
    )
    if notat.versjon == versjon + 1 and notat.tekst == tekst:
        return notat
    if notat.versjon != versjon:
        raise NoenAndreKomForst("En annen hos dere har lagret dette mens du skrev. Teksten din står fortsatt i feltet.")
    notat.tekst, notat.versjon = tekst, versjon + 1
    notat.save(update_fields=["tekst", "versjon"])
    nyttelast = {"aar": skritt.rad.aar, "linje": linje, "fingeravtrykk": fingeravtrykk(tekst)}
    skritt.journalfor(nyttelast, egen=True)
    return notat
