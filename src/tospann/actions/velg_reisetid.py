"""Velg reisetid: a party writes down what it has found itself, for itself; and takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist, HarIkkeRolle
from tospann.actions.finn_reisetid import nett_paa
from tospann.actions.klokke import i_dag
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.kommune.reisevalg import TRUKKET
from tospann.store import models

LENGSTE_GRUNN = 300


@dataclass(frozen=True, slots=True)
class Egetvalg:
    """What is to be written down: *minutter* from *fra_dato* between two municipalities, and how it was found."""

    fra: str
    til: str
    minutter: int
    grunn: str
    fra_dato: date


class UgyldigEgetvalg(Avvist):
    """The pair, the day or the reason cannot stand; the message says which and why."""


@transaction.atomic
def velg_reisetid(*, bruker: models.Bruker, valg: Egetvalg) -> models.Reisetidsvalg:
    """
    Write down the party's own figure; nobody else sees it, and the entry goes to the party's own journal.

    Raises
    ------
    HarIkkeRolle, UgyldigEgetvalg, Fodselsnummer
        Nothing is saved, and the message says what to do.

    """
    _krev_rolle(bruker)
    krev_uten_fodselsnummer(valg.grunn)
    if not valg.grunn.strip() or len(valg.grunn) > LENGSTE_GRUNN:
        raise UgyldigEgetvalg(f"Skriv hvordan dere har funnet tida, med høyst {LENGSTE_GRUNN} tegn.")
    a, b = _par(valg)
    return _skriv(bruker, a, b, valg)


@transaction.atomic
def trekk_reisetid(*, bruker: models.Bruker, nr: int) -> models.Reisetidsvalg:
    """
    Take back a figure of the party's own; the row stays, and what stood before it answers again.

    Raises
    ------
    HarIkkeRolle, UgyldigEgetvalg
        Nothing is saved. Another party's figure does not exist.

    """
    _krev_rolle(bruker)
    egne = models.Reisetidsvalg.objects.visible_to(bruker)
    rad = egne.filter(pk=nr).exclude(minutter=TRUKKET).first()
    if rad is None or egne.filter(a=rad.a, b=rad.b, fra_dato=rad.fra_dato, pk__gt=nr).exists():
        raise UgyldigEgetvalg("Det finnes ikke noe slikt tall å trekke tilbake. Kanskje er det alt gjort.")
    return _skriv(bruker, rad.a, rad.b, Egetvalg(rad.a, rad.b, TRUKKET, "Trukket tilbake", rad.fra_dato))


def _krev_rolle(bruker: models.Bruker) -> None:
    if not bruker.kan(Handling.VELGE_REISETID):
        melding = f"Rollen {bruker.rollen.value} kan ikke gjøre dette. Ingenting er lagret."
        raise HarIkkeRolle(melding)


def _par(valg: Egetvalg) -> tuple[str, str]:
    kommuner = nett_paa(valg.fra_dato).grunnlag.historie.paa(valg.fra_dato)
    ukjente = [n for n in (valg.fra, valg.til) if n not in kommuner]
    if ukjente:
        melding = f"{ukjente[0]} var ikke nummeret til noen kommune {dato_tekst(valg.fra_dato)}. Velg en senere dato."
        raise UgyldigEgetvalg(melding)
    if valg.fra == valg.til:
        raise UgyldigEgetvalg("Velg to forskjellige kommuner.")
    a, b = sorted((valg.fra, valg.til))
    return a, b


def _skriv(bruker: models.Bruker, a: str, b: str, valg: Egetvalg) -> models.Reisetidsvalg:
    rad = models.Reisetidsvalg.objects.create(
        part=bruker.part,
        a=a,
        b=b,
        minutter=valg.minutter,
        grunn=valg.grunn.strip(),
        fra_dato=valg.fra_dato,
        registrert=i_dag(),
    )
    nyttelast = {"fra": a, "til": b, "minutter": valg.minutter, "fra_dato": valg.fra_dato.isoformat()}
    journal.skriv(bruker, Handling.VELGE_REISETID, f"reisetid {a}-{b}", nyttelast, egen=True)
    return rad
