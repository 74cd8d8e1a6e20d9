"""Oppgi hva egne bøker viser: three sums each party reads out of its own accounts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.avstemming import Boklinje
from tospann.core.oppgjor.livslop import Oppgjorssteg
from tospann.store import models


@transaction.atomic
def oppgi_boktall(*, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, tall: Mapping[Boklinje, Kroner]) -> bool:
    """
    Enter what the party's own books show; what was entered before stays, and the newest counts.

    Raises
    ------
    HarIkkeRolle, Avvist
        When there is no proposal to hold the books against, or one of the three is missing.

    """
    skritt = Skritt.begynn(bruker, oppgjor, Handling.OPPGI_BOKTALL)
    if skritt.bilde.forslag is None or skritt.bilde.livslop.steg is Oppgjorssteg.LUKKET:
        raise Avvist("Det er ikke lagt fram noe oppgjør som bøkene kan holdes opp mot. Ingenting er lagret.")
    if set(tall) != set(Boklinje):
        raise Avvist("Skriv alle tre tallene. Skriv 0 der det ikke er noe. Ingenting er lagret.")
    nye = {linje: belop for linje, belop in tall.items() if skritt.bilde.boker.get((skritt.part, linje)) != belop}
    for linje, belop in nye.items():
        models.Oppgjorsboktall.objects.create(
            oppgjor=skritt.rad,
            part=bruker.part,
            linje=linje.name,
            ore=belop.ore,
            rolle=bruker.rollen.value,
            dato=i_dag(),
        )
    if nye:
        skritt.journalfor({"aar": skritt.rad.aar, "linjer": sorted(linje.value for linje in nye)})
    return bool(nye)
