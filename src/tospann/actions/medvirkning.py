"""Registrer medvirkning og be om drøfting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.tilgang import krev
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.medvirkning.hendelse import Sektor, Slag
from tospann.store import models


@dataclass(frozen=True, slots=True)
class Mote:
    """What took place: with whom, on which level, when, and where the minutes are."""

    slag: Slag
    sektor: Sektor
    organ: str
    nivaa: str
    kommunenummer: str
    dato: date
    referat: str


@transaction.atomic
def registrer_medvirkning(*, bruker: models.Bruker, sak: models.Sak, mote: Mote) -> models.Medvirkning:
    """
    Write down that somebody was informed, heard or discussed with; a day to come is kept as planned.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        When the role may not, a municipality writes for another, or the text holds an identity number.

    """
    krev(bruker, sak, Handling.REGISTRERE_MEDVIRKNING)
    krev_uten_fodselsnummer(f"{mote.organ} {mote.referat}")
    if mote.kommunenummer and bruker.part.kommunenummer not in {"", mote.kommunenummer}:
        raise Avvist("Du kan bare registrere medvirkning for din egen kommune.")
    rad = models.Medvirkning.objects.create(
        sak=sak,
        slag=mote.slag.name,
        sektor=mote.sektor.name,
        organ=mote.organ,
        nivaa=mote.nivaa,
        kommunenummer=mote.kommunenummer,
        dato=mote.dato,
        planlagt=mote.dato > i_dag(),
        referat=mote.referat,
    )
    nyttelast = {"slag": mote.slag.value, "organ": mote.organ, "dato": f"{mote.dato}"}
    journal.skriv(bruker, Handling.REGISTRERE_MEDVIRKNING, sak.slug, nyttelast)
    return rad


@transaction.atomic
def be_om_drofting(*, bruker: models.Bruker, sak: models.Sak, organ: str) -> None:
    """
    Ask both employers for a discussion; the request stands in the shared journal for all to see.

    Raises
    ------
    HarIkkeRolle, Fodselsnummer
        When the user is not a union representative, or the text holds an identity number.

    """
    krev(bruker, sak, Handling.BE_OM_DROFTING)
    krev_uten_fodselsnummer(organ)
    journal.skriv(bruker, Handling.BE_OM_DROFTING, sak.slug, {"organ": organ})
