"""Ta ut og sett inn klausul: the draft agreement, clause by clause."""

from __future__ import annotations

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist
from tospann.actions.saksbilde import klausulbank
from tospann.actions.tilgang import krev
from tospann.core.felles.rolle import Handling
from tospann.store import models


@transaction.atomic
def ta_ut_klausul(*, bruker: models.Bruker, sak: models.Sak, klausul: str) -> None:
    """
    Take a clause out of the draft; it can be put back as it was.

    Raises
    ------
    HarIkkeRolle, Avvist
        When the role may not, or the clause is not in the bank.

    """
    krev(bruker, sak, Handling.ENDRE_AVTALE)
    if klausul not in {mal.id for mal in klausulbank()}:
        raise Avvist("Klausulen finnes ikke i klausulbanken. Ingenting er endret.")
    _, ny = models.Klausulvalg.objects.get_or_create(sak=sak, klausul=klausul)
    if ny:
        journal.skriv(bruker, Handling.ENDRE_AVTALE, sak.slug, {"klausul": klausul, "hva": "tatt ut"})


@transaction.atomic
def sett_inn_klausul(*, bruker: models.Bruker, sak: models.Sak, klausul: str) -> None:
    """
    Put a clause back from the bank.

    Raises
    ------
    HarIkkeRolle
        When the role may not.

    """
    krev(bruker, sak, Handling.ENDRE_AVTALE)
    antall, _ = models.Klausulvalg.objects.filter(sak=sak, klausul=klausul).delete()
    if antall:
        journal.skriv(bruker, Handling.ENDRE_AVTALE, sak.slug, {"klausul": klausul, "hva": "satt inn"})
