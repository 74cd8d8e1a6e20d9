"""Endre forutsetning: one assumption, in the one place it is kept."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist, NoenAndreKomForst
from tospann.actions.klokke import i_dag
from tospann.actions.saksbilde import last_saksbilde
from tospann.actions.tilgang import krev
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.felles.tall import Enhet
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.store import models

_HELE = 100


@transaction.atomic
def endre_forutsetning(
    *, bruker: models.Bruker, forutsetning: models.Forutsetning, verdi: Decimal, grunn: str, versjon: int
) -> models.Forutsetning:
    """
    Change one figure and why; every page and paper that rests on it follows, and nobody's own text is touched.

    *versjon* is the version the user saw.

    Raises
    ------
    HarIkkeRolle
        When the role may not.
    NoenAndreKomForst
        When the figure has changed since the user saw it.
    Avvist
        When the case cannot be worked out with the new figure.
    Fodselsnummer
        When the reason holds something like an identity number.

    """
    krev(bruker, forutsetning.sak, Handling.ENDRE_FORUTSETNING)
    krev_uten_fodselsnummer(grunn)
    laast = models.Forutsetning.objects.select_for_update().get(pk=forutsetning.pk)
    if laast.versjon != versjon:
        melding = f"«{laast.navn}» er endret til {laast.verdi.normalize():f} mens du skrev. Se over og lagre på nytt."
        raise NoenAndreKomForst(melding)
    foer = laast.verdi
    laast.verdi, laast.grunn, laast.dato, laast.versjon = verdi, grunn, i_dag(), versjon + 1
    laast.save()
    nyttelast = {"id": laast.nokkel, "fra": f"{foer:f}", "til": f"{verdi:f}"}
    journal.skriv(bruker, Handling.ENDRE_FORUTSETNING, laast.sak.slug, nyttelast)
    _krev_regnbar(laast)
    return laast


def _krev_regnbar(ny: models.Forutsetning) -> None:
    """A figure that stops the whole case is refused here, before anybody meets it on a page."""
    if ny.enhet == Enhet.PROSENT.name and ny.verdi > _HELE:
        raise Avvist("En prosent kan ikke være over 100. Ingenting er lagret.")
    try:
        last_saksbilde(ny.sak)
    except (ValueError, ArithmeticError) as feil:
        grunn = f"{feil} " if isinstance(feil, UgyldigNokkel) else ""
        melding = f"Med denne verdien kan ikke saken regnes ut. {grunn}Ingenting er lagret."
        raise Avvist(melding) from feil
