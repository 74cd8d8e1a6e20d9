"""Send til kommunestyrene: freeze the proposal and the agreement it adopts."""

from __future__ import annotations

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist
from tospann.actions.hent_sak import hent_sak
from tospann.actions.klokke import i_dag
from tospann.actions.saksbilde import avtaleutkast
from tospann.actions.tilgang import krev
from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.felles.fingeravtrykk import ordavtrykk
from tospann.core.felles.rolle import Handling
from tospann.core.felles.svar import Utfall
from tospann.core.lov.avtalekontroll import kontroller
from tospann.core.utredning.saksbilde import forslag_naa
from tospann.imports.tekster import les_tekster
from tospann.store import models


@transaction.atomic
def send_til_kommunestyrene(*, bruker: models.Bruker, sak: models.Sak) -> models.Vedtaksforslag:
    """
    Send the same text to every council; a new text makes a new round, and earlier decisions stay with the old.

    Raises
    ------
    HarIkkeRolle, Avvist
        When the role may not, the agreement lacks what the law requires (says what), or nothing is new.

    """
    krev(bruker, sak, Handling.SENDE_TIL_KOMMUNESTYRENE)
    # One at a time: two clicks at once must not make two rounds of the same text.
    sak = models.Sak.objects.select_for_update().get(pk=sak.pk)
    avtale = avtaleutkast(sak)
    _krev_klar(avtale, sak)
    tekst = forslag_naa(hent_sak(sak), les_tekster(), avtale)
    _krev_ny(tekst, sak)
    forslag = models.Vedtaksforslag.objects.create(
        sak=sak,
        tekst=tekst,
        fingeravtrykk=ordavtrykk(tekst),
        avtaletekst=avtale.tekst(),
        avtale_fingeravtrykk=avtale.fingeravtrykk,
        dato=i_dag(),
    )
    nyttelast = {"forslag": forslag.fingeravtrykk, "avtale": forslag.avtale_fingeravtrykk}
    journal.skriv(bruker, Handling.SENDE_TIL_KOMMUNESTYRENE, sak.slug, nyttelast)
    return forslag


def _krev_klar(avtale: Samarbeidsavtale, sak: models.Sak) -> None:
    klar = kontroller(avtale, sak.rettsdato).kan_bli_klar()
    if klar.utfall is not Utfall.OPPFYLT:
        melding = f"Avtalen er ikke klar. {klar.begrunnelse} {klar.tiltak}".strip()
        raise Avvist(melding)


def _krev_ny(tekst: str, sak: models.Sak) -> None:
    siste = sak.forslag.last()
    if siste is not None and siste.fingeravtrykk == ordavtrykk(tekst):
        raise Avvist("Dette forslaget er allerede sendt til kommunestyrene, ord for ord.")
