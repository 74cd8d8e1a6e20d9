"""Tegn en struktur: begin a drawing, move one municipality at a time, undo, and show it to others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist, HarIkkeRolle, NoenAndreKomForst
from tospann.actions.tegningsbilde import regn_versjon, siste_versjon
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.struktur.inndeling import Inndeling, UgyldigInndeling
from tospann.core.struktur.studie import Studiegrunnlag
from tospann.core.struktur.trekk import Trekk, beskriv_trekk, utfor_trekk
from tospann.store import models
from tospann.store.struktur_json import som_tekst

LENGSTE_NAVN, LENGSTE_HVA = 120, 200
Retning = Literal["angre", "gjor-om"]


@transaction.atomic
def begynn_tegning(
    *, bruker: models.Bruker, studie: models.Strukturstudie, inndeling: Inndeling, navn: str = ""
) -> models.Strukturtegning:
    """
    Begin a drawing from a structure; only the user's own party sees it.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        Nothing is kept, and the message says why.

    """
    _krev_rolle(bruker)
    _krev_hele(inndeling, regn_versjon(siste_versjon(studie)).studie.grunnlag)
    # The study's own row is the lock: two at once get two numbers.
    models.Strukturstudie.objects.select_for_update().get(pk=studie.pk)
    egne = models.Strukturtegning.objects.filter(studie=studie, part=bruker.part)
    siste = egne.order_by("nr").last()
    nr = siste.nr + 1 if siste else 1
    ny = models.Strukturtegning.objects.create(
        studie=studie, part=bruker.part, nr=nr, navn=_navn(navn or f"Tegning {nr}"), gjeldende=1
    )
    _nytt_steg(ny, 1, inndeling, f"Begynte med «{inndeling.navn}»")
    _journalfor(bruker, ny, inndeling)
    return ny


@transaction.atomic
def gjor_trekk(*, bruker: models.Bruker, tegning: models.Strukturtegning, sett: int, trekk: Trekk) -> str:
    """
    Make a move, and say what was done; *sett* is the step the user saw. A move that changes nothing leaves no step.

    Raises
    ------
    HarIkkeRolle, NoenAndreKomForst, Avvist
        Nothing is changed, and the message says why.

    """
    rad, steg = _laast(bruker, tegning, sett)
    foer = steg.som_verdi()
    try:
        etter = utfor_trekk(foer, trekk)
    except UgyldigInndeling as feil:
        raise Avvist(f"{feil} Ingenting er endret.") from feil
    if etter == foer:
        return ""
    grunnlag = regn_versjon(siste_versjon(rad.studie)).studie.grunnlag
    _krev_hele(etter, grunnlag)
    hva = beskriv_trekk(foer, trekk, dict(zip(grunnlag.numre, grunnlag.navn, strict=True)))
    # What was undone goes when somebody chooses another way on.
    rad.steg.filter(nr__gt=steg.nr).delete()
    _nytt_steg(rad, steg.nr + 1, etter, hva)
    _flytt_til(rad, steg.nr + 1)
    _journalfor(bruker, rad, etter)
    return hva


@transaction.atomic
def angre_trekk(*, bruker: models.Bruker, tegning: models.Strukturtegning, sett: int, retning: Retning) -> str:
    """
    Undo the step that stands, or do again what was undone; say which.

    Raises
    ------
    HarIkkeRolle, NoenAndreKomForst, Avvist
        Nothing is changed, and the message says why.

    """
    rad, steg = _laast(bruker, tegning, sett)
    neste = rad.steg.filter(nr=steg.nr + (1 if retning == "gjor-om" else -1)).first()
    if neste is None:
        raise Avvist(
            "Det er ikke flere trekk å gjøre om." if retning == "gjor-om" else "Det er ikke flere trekk å angre."
        )
    _flytt_til(rad, neste.nr)
    _journalfor(bruker, rad, neste.som_verdi())
    return f"Gjort om igjen: {neste.hva}" if retning == "gjor-om" else f"Angret: {steg.hva}"


@transaction.atomic
def gi_tegning_navn(*, bruker: models.Bruker, tegning: models.Strukturtegning, navn: str) -> None:
    """
    Give a drawing another name.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        Nothing is changed, and the message says why.

    """

    def nytt(rad: models.Strukturtegning) -> None:
        rad.navn = _navn(navn)

    _endre(bruker, tegning, nytt, {"navn": fingeravtrykk(navn)})


@transaction.atomic
def vis_tegning(*, bruker: models.Bruker, tegning: models.Strukturtegning, delt: bool) -> models.Strukturtegning:
    """
    Show a drawing to everybody who sees the study, or to the own party only.

    Raises
    ------
    HarIkkeRolle
        Nothing is changed.

    """

    def nytt(rad: models.Strukturtegning) -> None:
        rad.delt = delt

    return _endre(bruker, tegning, nytt, {"delt": delt})


@transaction.atomic
def kopier_tegning(*, bruker: models.Bruker, tegning: models.Strukturtegning) -> models.Strukturtegning:
    """
    Make the user's own copy of a drawing as it stands, also of one another party has shown.

    Raises
    ------
    HarIkkeRolle
        Nothing is kept.

    """
    inndeling = tegning.som_verdi()
    navn = f"Kopi av {tegning.navn}"[:LENGSTE_NAVN]
    return begynn_tegning(bruker=bruker, studie=tegning.studie, inndeling=inndeling, navn=navn)


@transaction.atomic
def slett_tegning(*, bruker: models.Bruker, tegning: models.Strukturtegning) -> str:
    """
    Delete a drawing with all its steps; give the name it had.

    Raises
    ------
    HarIkkeRolle
        Nothing is deleted.

    """
    rad = _egen(bruker, tegning)
    _journalfor(bruker, rad, rad.som_verdi(), slettet=True)
    rad.delete()
    return rad.navn


def _endre(
    bruker: models.Bruker,
    tegning: models.Strukturtegning,
    nytt: Callable[[models.Strukturtegning], None],
    nyttelast: dict[str, object],
) -> models.Strukturtegning:
    rad = _egen(bruker, tegning)
    foer = rad.navn, rad.delt
    nytt(rad)
    if foer == (rad.navn, rad.delt):
        return rad
    rad.save(update_fields=["navn", "delt"])
    journal.skriv(bruker, Handling.UTREDE_STRUKTUR, _gjenstand(rad), nyttelast, egen=True)
    return rad


def _krev_rolle(bruker: models.Bruker) -> None:
    if not bruker.kan(Handling.UTREDE_STRUKTUR):
        melding = f"Rollen {bruker.rollen.value} kan se på tegninger, men ikke tegne. Ingenting er lagret."
        raise HarIkkeRolle(melding)


def _krev_hele(inndeling: Inndeling, grunnlag: Studiegrunnlag) -> None:
    try:
        inndeling.krev_hele(grunnlag.numre)
    except UgyldigInndeling as feil:
        raise Avvist(f"{feil} Ingenting er lagret.") from feil


def _egen(bruker: models.Bruker, tegning: models.Strukturtegning) -> models.Strukturtegning:
    """Lock the drawing's row, so that two moves come one after the other."""
    _krev_rolle(bruker)
    if tegning.part_id != bruker.part_id:
        melding = f"Tegningen er {tegning.part.navn} sin. Lag en kopi for å tegne videre. Ingenting er endret."
        raise HarIkkeRolle(melding)
    return models.Strukturtegning.objects.select_for_update(of=("self",)).select_related("studie").get(pk=tegning.pk)


def _laast(
    bruker: models.Bruker, tegning: models.Strukturtegning, sett: int
) -> tuple[models.Strukturtegning, models.Tegningssteg]:
    rad = _egen(bruker, tegning)
    steg = rad.steg.get(nr=rad.gjeldende)
    # Numbers are used again after undo; the row itself is not.
    if steg.pk != sett:
        melding = (
            f"En annen hos dere har tegnet videre siden du så tegningen. Sist: «{steg.hva}». "
            "Trekket ditt er ikke gjort. Se på kartet slik det er nå, og prøv igjen."
        )
        raise NoenAndreKomForst(melding)
    return rad, steg


def _nytt_steg(rad: models.Strukturtegning, nr: int, inndeling: Inndeling, hva: str) -> None:
    models.Tegningssteg.objects.create(tegning=rad, nr=nr, innhold=som_tekst(inndeling), hva=hva[:LENGSTE_HVA])


def _flytt_til(rad: models.Strukturtegning, nr: int) -> None:
    rad.gjeldende = nr
    rad.save(update_fields=["gjeldende"])


def _navn(navn: str) -> str:
    rent = " ".join(navn.split())
    krev_uten_fodselsnummer(rent)
    if not 0 < len(rent) <= LENGSTE_NAVN:
        raise Avvist(f"Navnet må ha mellom 1 og {LENGSTE_NAVN} tegn. Ingenting er lagret.")
    return rent


def _gjenstand(rad: models.Strukturtegning) -> str:
    return f"tegning {rad.nr} i studie {rad.studie.slug}"


def _journalfor(
    bruker: models.Bruker, rad: models.Strukturtegning, inndeling: Inndeling, *, slettet: bool = False
) -> None:
    nyttelast = {"fingeravtrykk": fingeravtrykk(som_tekst(inndeling)), **({"slettet": True} if slettet else {})}
    journal.skriv(bruker, Handling.UTREDE_STRUKTUR, _gjenstand(rad), nyttelast, egen=True)
