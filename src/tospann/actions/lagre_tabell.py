"""Lagre tabell: keep a printed table in the party's own room, as it was read, with the rules it was checked by."""

from __future__ import annotations

import json

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist, HarIkkeRolle
from tospann.actions.klokke import i_dag
from tospann.actions.trykttabell import Lesttabell, les_tabell, som_json
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.imports.tabellrutenett import Rutenett
from tospann.store import models


class FinnesAllerede(Avvist):
    """The party has kept the same table with the same rules before."""


@transaction.atomic
def lagre_tabell(*, bruker: models.Bruker, nett: Rutenett, regeltekst: str) -> models.Trykttabell:
    """
    Keep a table; nobody else sees it, and the entry goes to the party's own journal.

    Raises
    ------
    HarIkkeRolle, FinnesAllerede, Fodselsnummer, FilAvvist
        Nothing is kept, and the message says why.

    """
    if not bruker.kan(Handling.LAGRE_TABELL):
        melding = f"Rollen {bruker.rollen.value} kan ikke lagre tabeller. Ingenting er lagret."
        raise HarIkkeRolle(melding)
    krev_uten_fodselsnummer(regeltekst)
    lest = les_tabell(nett, regeltekst)
    avtrykk = fingeravtrykk(_innhold(lest))
    # The party's own row is the lock: two at once get two numbers.
    models.Part.objects.select_for_update().get(pk=bruker.part_id)
    egne = models.Trykttabell.objects.visible_to(bruker)
    if fra_foer := egne.filter(fingeravtrykk=avtrykk).first():
        melding = f"Dere har lagret denne tabellen før, som nummer {fra_foer.nr} ({fra_foer.tittel})."
        raise FinnesAllerede(melding)
    rad = _ny_rad(bruker, lest, avtrykk, (egne.first() or models.Trykttabell(nr=0)).nr + 1)
    nyttelast = {"tabell": rad.nr, "fingeravtrykk": avtrykk, "funn": len(lest.kontroll.funn)}
    journal.skriv(bruker, Handling.LAGRE_TABELL, f"tabell {rad.nr}", nyttelast, egen=True)
    return rad


def _ny_rad(bruker: models.Bruker, lest: Lesttabell, avtrykk: str, nr: int) -> models.Trykttabell:
    return models.Trykttabell.objects.create(
        part=bruker.part,
        nr=nr,
        tittel=lest.tabell.tittel,
        fil=lest.nett.fil,
        lest=list(lest.nett.merknader),
        ruter=som_json(lest.nett),
        regler=lest.regeltekst,
        fingeravtrykk=avtrykk,
        rolle=bruker.rollen.value,
        dato=i_dag(),
    )


def _innhold(lest: Lesttabell) -> str:
    """Give what makes a table the same table: heading, rows in any order, and the rules."""
    hode, *rader = [[rute.tekst for rute in rad.ruter] for rad in lest.nett.rader]
    return json.dumps([hode, sorted(rader), lest.regeltekst], ensure_ascii=False)
