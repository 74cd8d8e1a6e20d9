"""Rett tabell: put a corrected value beside the printed one, with a reason. The printed value stays."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist, HarIkkeRolle, NoenAndreKomForst
from tospann.actions.klokke import i_dag
from tospann.actions.trykttabell import last_tabell
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.tabell.tabell import Celle, Trykttabell, UgyldigTabell
from tospann.core.tabell.tallform import UgyldigCelle, les_celle
from tospann.imports.tabellrutenett import MAKS_TEGN, Rute, Ruterad, feil_i_tegn
from tospann.store import models


@dataclass(frozen=True, slots=True)
class Nyverdi:
    """What should stand in a cell, what the user saw there, and why."""

    radnr: int
    kolonne: str
    gammel: str
    ny: str
    grunn: str


class UgyldigNyverdi(Avvist):
    """The new value or the reason cannot stand; the message says why."""


@transaction.atomic
def rett_tabell(*, bruker: models.Bruker, tabell: models.Trykttabell, verdi: Nyverdi) -> models.Tabellrettelse:
    """
    Correct one cell, for the party itself; the printed value is never touched.

    Raises
    ------
    HarIkkeRolle, NoenAndreKomForst, UgyldigNyverdi, Fodselsnummer
        Nothing is kept, and the message says why.

    """
    if not bruker.kan(Handling.RETTE_TABELL):
        melding = f"Rollen {bruker.rollen.value} kan ikke rette tabeller. Ingenting er lagret."
        raise HarIkkeRolle(melding)
    for tekst in (verdi.ny, verdi.grunn):
        krev_uten_fodselsnummer(tekst)
    models.Part.objects.select_for_update().get(pk=bruker.part_id)
    lagret = last_tabell(tabell)
    celle = _cellen(lagret.rettet.tabell, verdi)
    _krev_ny(celle, lagret.rettet.tabell, verdi)
    rettelse = _ny_rad(bruker, tabell, verdi, len(lagret.rettelser) + 1)
    avtrykk = fingeravtrykk(f"{rettelse.gammel}\n{rettelse.ny}\n{rettelse.grunn}")
    nyttelast = {"tabell": tabell.nr, "rad": verdi.radnr, "kolonne": verdi.kolonne, "fingeravtrykk": avtrykk}
    journal.skriv(bruker, Handling.RETTE_TABELL, f"tabell {tabell.nr}", nyttelast, egen=True)
    return rettelse


def _ny_rad(bruker: models.Bruker, tabell: models.Trykttabell, verdi: Nyverdi, nr: int) -> models.Tabellrettelse:
    return models.Tabellrettelse.objects.create(
        part=bruker.part,
        tabell=tabell,
        nr=nr,
        radnr=verdi.radnr,
        kolonne=verdi.kolonne,
        gammel=verdi.gammel,
        ny=verdi.ny.strip(),
        grunn=verdi.grunn.strip(),
        rolle=bruker.rollen.value,
        dato=i_dag(),
    )


def _cellen(tabell: Trykttabell, verdi: Nyverdi) -> Celle:
    try:
        celle = tabell.celle(tabell.rad(verdi.radnr), verdi.kolonne)
    except UgyldigTabell as feil:
        raise UgyldigNyverdi(str(feil)) from feil
    if celle.trykt != verdi.gammel:
        melding = f"I ruta står det nå «{celle.trykt}». Noen andre hos dere har rettet den. Se over, og lagre på nytt."
        raise NoenAndreKomForst(melding)
    return celle


def _krev_ny(celle: Celle, tabell: Trykttabell, verdi: Nyverdi) -> None:
    ny = verdi.ny.strip()
    if ny == celle.trykt:
        raise UgyldigNyverdi("Det nye er likt det som står der. Ingenting er lagret.")
    if not verdi.grunn.strip():
        raise UgyldigNyverdi("Skriv hvorfor ruta rettes. Ingenting er lagret.")
    if max(len(ny), len(verdi.grunn)) > MAKS_TEGN:
        raise UgyldigNyverdi(f"Skriv kortere enn {MAKS_TEGN} tegn. Ingenting er lagret.")
    if usynlig := next(feil_i_tegn([Ruterad(verdi.radnr, (Rute(ny), Rute(verdi.grunn)))]), None):
        raise UgyldigNyverdi(f"Det du skrev, {usynlig.grunn}. Ingenting er lagret.")
    if verdi.kolonne == tabell.kolonner[0].id:
        raise UgyldigNyverdi(
            "Navnet på raden kan ikke rettes, for reglene finner raden ved navnet. Ingenting er lagret."
        )
    try:
        les_celle(ny, tabell.kolonne(verdi.kolonne).slag)
    except UgyldigCelle as feil:
        raise UgyldigNyverdi(f"{feil}. Ingenting er lagret.") from feil
