"""Opprett studie: freeze the facts of an area and ask a question of them; and ask it anew with other demands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist, HarIkkeRolle
from tospann.actions.klokke import i_dag
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.norsk import ascii_navn
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.struktur.kravvalg import Kravvalg, problemet
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag
from tospann.store import models
from tospann.store.struktur_json import som_tekst


class StudieEndret(Avvist):
    """Somebody has changed the study since the reader opened it."""


@dataclass(frozen=True, slots=True)
class Sporsmaal:
    """What is asked: the study in the core's words, and its demands."""

    studie: Strukturstudie
    krav: tuple[Kravvalg, ...] = ()


@transaction.atomic
def opprett_studie(*, bruker: models.Bruker, navn: str, sporsmaal: Sporsmaal) -> models.Strukturstudie:
    """
    Make a study that only the user's own party sees.

    Raises
    ------
    HarIkkeRolle, Fodselsnummer, UgyldigProblem
        Nothing is kept, and the message says why.

    """
    _krev(bruker)
    krev_uten_fodselsnummer(navn)
    studie = models.Strukturstudie.objects.create(
        part=bruker.part, slug=_ledig_slug(navn), navn=navn, opprettet=i_dag()
    )
    _ny_versjon(bruker, studie, sporsmaal, "Studien ble opprettet")
    return studie


@transaction.atomic
def endre_studie(
    *, bruker: models.Bruker, studie: models.Strukturstudie, fra_nr: int, sporsmaal: Sporsmaal, endring: str
) -> models.Studieversjon:
    """
    Ask anew; what was asked before stays. *fra_nr* is the version the reader saw.

    Raises
    ------
    HarIkkeRolle, StudieEndret, Fodselsnummer, UgyldigProblem
        Nothing is kept, and the message says why.

    """
    _krev(bruker)
    if studie.part_id != bruker.part_id:
        melding = f"Studien er {studie.part.navn} sin. Ingenting er lagret."
        raise HarIkkeRolle(melding)
    # The study's own row is the lock: two at once get two numbers, and the second is told.
    models.Strukturstudie.objects.select_for_update().get(pk=studie.pk)
    if studie.siste.nr != fra_nr:
        raise StudieEndret("Noen har endret studien siden du åpnet den. Ingenting er lagret; se over og prøv igjen.")
    return _ny_versjon(bruker, studie, sporsmaal, endring)


def _krev(bruker: models.Bruker) -> None:
    if not bruker.kan(Handling.UTREDE_STRUKTUR):
        melding = f"Rollen {bruker.rollen.value} kan ikke lage eller endre studier. Ingenting er lagret."
        raise HarIkkeRolle(melding)


def _ny_versjon(
    bruker: models.Bruker, studie: models.Strukturstudie, sporsmaal: Sporsmaal, endring: str
) -> models.Studieversjon:
    kjerne = sporsmaal.studie
    # A demand that cannot be turned into a problem is refused here, not when somebody opens the page.
    problemet(kjerne, sporsmaal.krav)
    for tekst in (kjerne.sporsmaal, endring, *(k.grunn for k in sporsmaal.krav)):
        krev_uten_fodselsnummer(tekst)
    innhold = som_tekst((kjerne.rammer, kjerne.vekter, sporsmaal.krav))
    grunnlag = lagre_grunnlag(kjerne.grunnlag)
    avtrykk = fingeravtrykk(f"{grunnlag.fingeravtrykk}\n{kjerne.sporsmaal}\n{innhold}")
    siste = studie.versjoner.last()
    versjon = models.Studieversjon.objects.create(
        studie=studie,
        nr=siste.nr + 1 if siste else 1,
        grunnlag=grunnlag,
        sporsmaal=kjerne.sporsmaal,
        innhold=innhold,
        fingeravtrykk=avtrykk,
        endring=endring,
        rolle=bruker.rollen.value,
        dato=i_dag(),
    )
    nyttelast = {"versjon": versjon.nr, "fingeravtrykk": avtrykk}
    journal.skriv(bruker, Handling.UTREDE_STRUKTUR, f"studie {studie.slug}", nyttelast, egen=True)
    return versjon


def lagre_grunnlag(grunnlag: Studiegrunnlag) -> models.Studiegrunnlag:
    """Keep facts once: the same facts are the same row."""
    innhold = som_tekst(grunnlag)
    avtrykk = fingeravtrykk(innhold)
    felt = {"innhold": innhold, "dato": i_dag()}
    return models.Studiegrunnlag.objects.get_or_create(fingeravtrykk=avtrykk, defaults=felt)[0]


def _ledig_slug(navn: str) -> str:
    grunn = ascii_navn(navn)[:50].strip("-") or "studie"
    tatt = set(models.Strukturstudie.objects.filter(slug__startswith=grunn).values_list("slug", flat=True))
    return next(s for s in _slugger(grunn) if s not in tatt)


def _slugger(grunn: str) -> Iterable[str]:
    yield grunn
    nr = 2
    while True:
        yield f"{grunn}-{nr}"
        nr += 1
