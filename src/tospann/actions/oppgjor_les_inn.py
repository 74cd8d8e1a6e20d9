"""Les inn en fil til oppgjøret: keep the cells until somebody has said which column is what."""

from __future__ import annotations

import json

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.oppgjorsskritt import Skritt
from tospann.actions.trykttabell import som_json
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.rolle import Handling
from tospann.imports.avvisning import FilAvvist
from tospann.imports.kolonnekobling import personnummer
from tospann.imports.tabellrutenett import Rutenett
from tospann.imports.trykttabell import les_fil
from tospann.store import models
from tospann.store.aarsoppgjor_eget import Filslag


class LestFoer(Avvist):
    """The party has used the same file before."""


@transaction.atomic
def les_inn_oppgjorsfil(
    *, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, slag: Filslag, data: bytes, navn: str
) -> models.Oppgjorsfil:
    """
    Read a file; only the party itself sees it, and nothing of it is in the settlement yet.

    Raises
    ------
    HarIkkeRolle, Avvist, LestFoer, FilAvvist
        Nothing is kept, and the message says why.

    """
    skritt = Skritt.begynn(bruker, oppgjor, Handling.LESE_INN_TIL_OPPGJOR)
    skritt.krev_arbeid()
    nett = les_fil(data, navn)
    if feil := list(personnummer(nett)):
        raise FilAvvist(nett.fil, feil)
    avtrykk = fingeravtrykk(_innhold(nett))
    egne = models.Oppgjorsfil.objects.visible_to(bruker).filter(oppgjor=skritt.rad)
    if foer := egne.filter(slag=slag.name, avtrykk=avtrykk).first():
        return _kjent(foer)
    nr = (egne.first() or models.Oppgjorsfil(nr=0)).nr + 1
    skritt.journalfor({"aar": skritt.rad.aar, "fil": nr, "avtrykk": avtrykk}, egen=True)
    return _ny_fil(skritt, slag, nett, nr)


def _ny_fil(skritt: Skritt, slag: Filslag, nett: Rutenett, nr: int) -> models.Oppgjorsfil:
    return models.Oppgjorsfil.objects.create(
        oppgjor=skritt.rad,
        part=skritt.bruker.part,
        nr=nr,
        slag=slag.name,
        navn=nett.fil,
        lest=list(nett.merknader),
        ruter=som_json(nett),
        avtrykk=fingeravtrykk(_innhold(nett)),
        dato=i_dag(),
    )


def _innhold(nett: Rutenett) -> str:
    """Give what makes a file the same file: heading and rows in any order, whatever the encoding or the name."""
    hode, *rader = [[rute.tekst.strip() for rute in rad.ruter] for rad in nett.rader]
    return json.dumps([hode, sorted(rader)], ensure_ascii=False)


def _kjent(foer: models.Oppgjorsfil) -> models.Oppgjorsfil:
    """A file that waits for its columns is given back; one that is used is refused, and it is said when it was."""
    if foer.tatt_i_bruk:
        melding = (
            f"Dere har lest inn den samme fila før: fil {foer.nr}, «{foer.navn}», tatt i bruk "
            f"{dato_tekst(foer.tatt_i_bruk)} med {foer.linjer} linjer. Ingenting er lest inn på nytt."
        )
        raise LestFoer(melding)
    return foer
