"""Endre forutsetning: one assumption, in the one place it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Endring:
    """A new value for one assumption, and the version of it that the user saw."""

    forutsetning: models.Forutsetning
    verdi: Decimal
    versjon: int


def endre_forutsetning(
    *, bruker: models.Bruker, forutsetning: models.Forutsetning, verdi: Decimal, grunn: str, versjon: int
) -> models.Forutsetning:
    """Change one figure and why; see ``endre_forutsetninger``."""
    return endre_forutsetninger(bruker=bruker, endringer=[Endring(forutsetning, verdi, versjon)], grunn=grunn)[0]


@transaction.atomic
def endre_forutsetninger(
    *, bruker: models.Bruker, endringer: Sequence[Endring], grunn: str
) -> list[models.Forutsetning]:
    """
    Change figures that only make sense together; all of them or none.

    Every page and paper that rests on them follows, and nobody's own text is touched.

    Raises
    ------
    HarIkkeRolle, NoenAndreKomForst, Avvist, Fodselsnummer
        When the role may not, a figure has changed since the user saw it, the case cannot be
        worked out with the new figures, or the reason holds an identity number.

    """
    krev_uten_fodselsnummer(grunn)
    nye = [_endre(bruker, endring, grunn) for endring in endringer]
    for ny in nye:
        _krev_mulig_prosent(ny)
    _krev_regnbar(nye[0].sak)
    return nye


def _endre(bruker: models.Bruker, endring: Endring, grunn: str) -> models.Forutsetning:
    krev(bruker, endring.forutsetning.sak, Handling.ENDRE_FORUTSETNING)
    laast = models.Forutsetning.objects.select_for_update().get(pk=endring.forutsetning.pk)
    if laast.versjon != endring.versjon:
        melding = f"«{laast.navn}» er endret til {laast.verdi.normalize():f} mens du skrev. Se over og lagre på nytt."
        raise NoenAndreKomForst(melding)
    foer = laast.verdi
    laast.verdi, laast.grunn, laast.dato, laast.versjon = endring.verdi, grunn, i_dag(), endring.versjon + 1
    laast.save()
    nyttelast = {"id": laast.nokkel, "fra": f"{foer:f}", "til": f"{endring.verdi:f}"}
    journal.skriv(bruker, Handling.ENDRE_FORUTSETNING, laast.sak.slug, nyttelast)
    return laast


def _krev_mulig_prosent(ny: models.Forutsetning) -> None:
    if ny.enhet == Enhet.PROSENT.name and ny.verdi > _HELE:
        raise Avvist("En prosent kan ikke være over 100. Ingenting er lagret.")


def _krev_regnbar(sak: models.Sak) -> None:
    """Figures that stop the whole case are refused here, before anybody meets them on a page."""
    try:
        last_saksbilde(sak)
    except (ValueError, ArithmeticError) as feil:
        grunn = f"{feil} " if isinstance(feil, UgyldigNokkel) else ""
        melding = f"Med denne verdien kan ikke saken regnes ut. {grunn}Ingenting er lagret."
        raise Avvist(melding) from feil
