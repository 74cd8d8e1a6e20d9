"""Rett en postering: take it back by its opposite, and enter the right one; what stood there stays."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.kostnad import Postering, tilbakefor
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag


@transaction.atomic
def rett_postering(
    *, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, postering: str, belop: Kroner, grunn: str
) -> models.Oppgjorsversjon:
    """
    Take an entry back and enter the right amount.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        When there is no such entry, it is taken back already, or the amount is what stands there.

    """
    krev_uten_fodselsnummer(grunn)
    skritt = Skritt.begynn(bruker, oppgjor, Handling.RETTE_OPPGJOR)
    skritt.krev_arbeid()
    arbeid = skritt.bilde.arbeid
    gammel = next((p for p in arbeid.posteringer if p.id == postering), None)
    if gammel is None or gammel.ore == belop.ore or not grunn.strip():
        melding = "Velg en postering, skriv et annet beløp enn det som står der, og si hvorfor. Ingenting er lagret."
        raise Avvist(melding)
    if any(p.retter == postering for p in arbeid.posteringer):
        raise Avvist(f"{postering} er tilbakeført fra før. Rett den nye posteringen i stedet. Ingenting er lagret.")
    nytt = replace(arbeid, posteringer=(*arbeid.posteringer, *_par(skritt, gammel, belop, grunn)))
    versjon = skritt.lagre(nytt, Versjonsslag.UTKAST, f"Rettet {gammel.id}: {grunn}"[:500])
    nyttelast = {"aar": skritt.rad.aar, "postering": gammel.id, "fingeravtrykk": versjon.fingeravtrykk}
    skritt.journalfor(nyttelast, egen=True)
    return versjon


def _par(skritt: Skritt, gammel: Postering, belop: Kroner, grunn: str) -> tuple[Postering, Postering]:
    """Give the opposite of the entry, and the right one."""
    rad, nr = skritt.rad, sum(bool(p.retter) for p in skritt.bilde.arbeid.posteringer) + 1
    try:
        tilbake = tilbakefor(gammel, f"tilbakeføring {nr} av {gammel.id}")
    except UgyldigNokkel as feil:
        raise Avvist(f"{feil} Ingenting er lagret.") from feil
    slag = Kildeslag.FORUTSETNING if rad.er_prove else Kildeslag.DOKUMENT
    kilde = Kilde(f"rettelse.{nr}", slag, f"Rettet: {grunn}", rad.vert.navn, i_dag(), f"i stedet for {gammel.id}")
    riktig = replace(gammel.belop, id=f"oppgjor.{rad.aar}.rettelse{nr}", verdi=belop, kilde=kilde, dato=i_dag())
    return tilbake, replace(gammel, id=f"rettelse {nr} av {gammel.id}", belop=riktig)
