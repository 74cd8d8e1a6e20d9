"""Legg fram oppgjøret: freeze the draft, and ask everybody; what was laid before them earlier no longer counts."""

from __future__ import annotations

from django.db import transaction

from tospann.actions.avvist import Avvist, NoenAndreKomForst
from tospann.actions.nokkelbilde import krev_avtalte_nokler
from tospann.actions.oppgjorsskritt import Skritt, krev_uten_lonnsavsloring
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.livslop import Oppgjorshandling
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag


@transaction.atomic
def legg_fram_oppgjor(
    *, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, fingeravtrykk: str, grunn: str
) -> models.Oppgjorsversjon:
    """
    Lay the newest draft before all parties; *fingeravtrykk* is of the draft the user saw.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst, Fodselsnummer
        When there is nothing to lay before them, or the draft is another one now.

    """
    skritt = Skritt.begynn(bruker, oppgjor, Handling.LEGGE_FRAM_OPPGJOR)
    skritt.krev_vert()
    if (samme := skritt.bilde.forslagsrad) and samme.fingeravtrykk == fingeravtrykk:
        return samme
    utkast = skritt.bilde.utkast
    if utkast is None or not utkast.som_oppgjor().grunnlag.posteringer:
        raise Avvist("Les inn regnskapet før du legger fram oppgjøret. Ingenting er lagret.")
    if utkast.fingeravtrykk != fingeravtrykk:
        raise NoenAndreKomForst("Utkastet er endret siden du åpnet siden. Se over det på nytt. Ingenting er lagret.")
    grunnlag = utkast.som_oppgjor().grunnlag
    krev_avtalte_nokler(skritt.rad.sak, grunnlag)
    krev_uten_lonnsavsloring(grunnlag)
    forslag = skritt.lagre(grunnlag, Versjonsslag.FORSLAG, grunn.strip() or "Første forslag")
    skritt.ta(Oppgjorshandling.LEGGE_FRAM, fingeravtrykk, tekst=grunn.strip())
    return forslag
