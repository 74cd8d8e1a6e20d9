"""Merk forskjell: what a municipality says of another council's different decision."""

from __future__ import annotations

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist
from tospann.actions.hent_sak import hent_sak
from tospann.actions.klokke import i_dag
from tospann.actions.saksbilde import hent_runde
from tospann.actions.tilgang import krev, krev_deltaker
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.vedtak.vedtak import Behandling
from tospann.store import models


@transaction.atomic
def merk_forskjell(
    *, bruker: models.Bruker, vedtak: models.Vedtak, godtatt: bool, grunn: str
) -> models.Forskjellsmerke:
    """
    Say whether the own municipality can accept a difference, or leave it open; the newest word counts.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        When the role may not, or the decision is no longer the one that differs.

    """
    sak = vedtak.forslag.sak
    krev(bruker, sak, Handling.MERKE_FORSKJELL)
    krev_deltaker(bruker, sak)
    krev_uten_fodselsnummer(grunn)
    if vedtak.part_id == bruker.part_id:
        raise Avvist("Det er deres eget vedtak. De andre kommunene sier om de kan godta forskjellen.")
    if not _avviker(sak, vedtak):
        raise Avvist("Dette vedtaket er ikke lenger det som avviker. Les siden på nytt.")
    merke = models.Forskjellsmerke.objects.create(
        vedtak=vedtak, part=bruker.part, godtatt=godtatt, grunn=grunn, rolle=bruker.rollen.value, dato=i_dag()
    )
    nyttelast = {"vedtak": vedtak.fingeravtrykk, "godtatt": godtatt}
    journal.skriv(bruker, Handling.MERKE_FORSKJELL, sak.slug, nyttelast)
    return merke


def _avviker(sak: models.Sak, vedtak: models.Vedtak) -> bool:
    siste = sak.forslag.latest("pk")
    nyeste = siste.vedtak.filter(part=vedtak.part).last()
    if nyeste != vedtak:
        return False
    runde = hent_runde(sak, hent_sak(sak), siste.tekst)
    kommune = next(k for k in runde.deltakere if k.nummer == vedtak.part.kommunenummer)
    return runde.behandling(kommune) is Behandling.AVVIK
