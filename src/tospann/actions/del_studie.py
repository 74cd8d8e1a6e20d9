"""Vis for partene: let others see a study. It is not taken back: what is seen is seen."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist, HarIkkeRolle
from tospann.core.felles.rolle import Handling, Partslag
from tospann.store import models


class AlleredeVist(Avvist):
    """Everybody it would be shown to sees it already."""


def parter_i_studien(studie: models.Strukturstudie, numre: Iterable[str]) -> list[models.Part]:
    """Give who is concerned: the municipalities of the study and the state, without the one who asks."""
    alle = models.Part.objects.exclude(pk=studie.part_id)
    kommuner = alle.filter(kommunenummer__in=list(numre)).exclude(kommunenummer="")
    return [*alle.filter(slag=Partslag.STAT.name), *kommuner.order_by("navn")]


@transaction.atomic
def del_studie(*, bruker: models.Bruker, studie: models.Strukturstudie, med_alle: bool, numre: Iterable[str]) -> None:
    """
    Show the study to the parties it concerns, or to all.

    Raises
    ------
    HarIkkeRolle, AlleredeVist
        Nothing is changed, and the message says why.

    """
    if studie.part_id != bruker.part_id or not bruker.kan(Handling.UTREDE_STRUKTUR):
        melding = f"Rollen {bruker.rollen.value} kan ikke vise denne studien for andre. Ingenting er endret."
        raise HarIkkeRolle(melding)
    laast = models.Strukturstudie.objects.select_for_update().get(pk=studie.pk)
    ser = set(laast.delt_med.values_list("pk", flat=True))
    nye = [p for p in parter_i_studien(laast, numre) if p.pk not in ser]
    if laast.delt_med_alle or not (med_alle or nye):
        raise AlleredeVist("De ser studien allerede. Ingenting er endret.")
    if med_alle:
        laast.delt_med_alle = True
        laast.save(update_fields=["delt_med_alle"])
    else:
        laast.delt_med.add(*nye)
    hvem: list[str] = ["alle"] if med_alle else [p.navn for p in nye]
    journal.skriv(bruker, Handling.UTREDE_STRUKTUR, f"studie {laast.slug}", {"vist_for": hvem}, egen=True)
