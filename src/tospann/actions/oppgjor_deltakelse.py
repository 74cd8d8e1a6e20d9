"""Endre deltakelse: somebody comes in, goes out or is merged in the year; everybody sees that it was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.budsjettendring import Budsjettendring, endret
from tospann.actions.budsjettutkast import med_folketall
from tospann.actions.klokke import i_dag
from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.periode import Periode
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling, Partslag
from tospann.core.felles.tall import Enhet, Tall, Verdi
from tospann.core.kommune.hendelse import hva_den_ble
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Deltakelse
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import ny_deltaker
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.medlemskap import gaa_ut
from tospann.core.oppgjor.stillinger import Stilling
from tospann.core.oppgjor.tellinger import Telling
from tospann.store import models
from tospann.store.aarsoppgjor import Hendelsesslag, Versjonsslag
from tospann.store.kommune import historie


class Medlemsslag(StrEnum):
    """What can happen to who takes part."""

    BLI_MED = "en kommune kommer til"
    GAA_UT = "en kommune går ut"
    SLAAS_SAMMEN = "en kommune er slått sammen med en annen"


@dataclass(frozen=True, slots=True)
class Medlemsendring:
    """
    Who, what, when and why.

    *dato* is the first day for one that comes in or is merged, and the last day
    for one that goes out. *tellinger* and *aarsverk* are what the keys count,
    for one that comes in; people may be left to the register.
    """

    slag: Medlemsslag
    part: str
    dato: date
    grunn: str
    etterfolger: str = ""
    aarsverk: Fraction = Fraction()
    tellinger: Mapping[tuple[Maal, date], Fraction] = field(default_factory=dict)


@transaction.atomic
def endre_deltakelse(
    *, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, endring: Medlemsendring
) -> models.Oppgjorsversjon:
    """
    Let the change into the host's draft, and tell everybody of it; the proposal carries it when it is laid before them.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        When it is not in the year, cannot be, or leaves out a figure the keys need.

    """
    krev_uten_fodselsnummer(endring.grunn)
    skritt = Skritt.begynn(bruker, oppgjor, Handling.ENDRE_DELTAKELSE)
    skritt.krev_arbeid()
    if not endring.grunn.strip():
        raise Avvist("Skriv hvorfor, gjerne med saksnummeret til vedtaket. Ingenting er lagret.")
    arbeid = skritt.bilde.arbeid
    if not arbeid.aar.fra <= endring.dato < arbeid.aar.til:
        raise Avvist(f"Datoen må være i {skritt.rad.aar}. Ingenting er lagret.")
    try:
        nytt = _endret(skritt, arbeid, endring)
    except UgyldigNokkel as feil:
        raise Avvist(f"{feil} Ingenting er lagret.") from feil
    setning = i_en_setning(endring, nytt)
    versjon = skritt.lagre(nytt, Versjonsslag.UTKAST, setning[:500])
    skritt.skriv(Hendelsesslag.ENDRE_DELTAKELSE.name, linje=endring.part, tekst=f"{setning} {endring.grunn.strip()}")
    return versjon


def i_en_setning(endring: Medlemsendring, g: Aarsgrunnlag) -> str:
    """Say what happens."""
    hvem, dag = g.navn(endring.part), dato_tekst(endring.dato)
    match endring.slag:
        case Medlemsslag.BLI_MED:
            return f"{hvem} er med fra {dag}."
        case Medlemsslag.GAA_UT:
            return f"{hvem} går ut med {dag} som siste dag."
        case Medlemsslag.SLAAS_SAMMEN:
            return f"{hvem} er fra {dag} slått sammen med {g.navn(endring.etterfolger)}, som svarer for den."


def kan_komme_til(sak: models.Sak) -> dict[str, str]:
    """Give the municipalities that can read and answer in the case, by number."""
    egne = models.Part.objects.filter(slag=Partslag.KOMMUNE.name, tilganger__sak=sak)
    return {p.kommunenummer: p.navn.removesuffix(" kommune") for p in egne}


def registeret_sier(kommunenummer: str) -> str:
    """Tell what the register knows became of a municipality; nothing for one that is in use."""
    alle = historie().perioder(kommunenummer)
    return " ".join(h.med_dato() for v in alle[-1:] for h in hva_den_ble(historie(), v))


def _endret(skritt: Skritt, arbeid: Aarsgrunnlag, endring: Medlemsendring) -> Aarsgrunnlag:
    match endring.slag:
        case Medlemsslag.BLI_MED:
            return _med_ny(skritt, arbeid, endring)
        case Medlemsslag.GAA_UT:
            return gaa_ut(arbeid, endring.part, endring.dato + timedelta(days=1))
        case Medlemsslag.SLAAS_SAMMEN:
            return gaa_ut(arbeid, endring.part, endring.dato, endring.etterfolger)


def _med_ny(skritt: Skritt, arbeid: Aarsgrunnlag, endring: Medlemsendring) -> Aarsgrunnlag:
    navn = kan_komme_til(skritt.rad.sak).get(endring.part, "")
    if not navn:
        raise Avvist("Bare en kommune som er part i saken, kan være med: den må kunne lese og svare.")
    if any(d.part == endring.part and d.periode.gjelder(endring.dato) for d in arbeid.deltakelser):
        raise Avvist(f"{navn} er alt med den dagen. Ingenting er lagret.")
    trykk = _Trykk(skritt, endring)
    fra = Periode(endring.dato)
    antall = trykk(f"aarsverk.{endring.part}.ny", f"Årsverk, {navn}", endring.aarsverk, Enhet.AARSVERK, navn)
    stilling = Stilling(f"aarsverk {endring.part} fra {endring.dato.isoformat()}", endring.part, antall, fra)
    # What it had before it left is history; from the day it comes back, only the new count holds.
    arbeid = replace(arbeid, stillinger=tuple(_til(s, endring) for s in arbeid.stillinger if _foer(s, endring)))
    med = med_folketall(ny_deltaker(arbeid, Deltakelse(endring.part, navn, fra), (), (stilling,)))
    talt = {Telling(maal, endring.part, dag): verdi for (maal, dag), verdi in endring.tellinger.items()}
    return endret(med, Budsjettendring(tellinger=talt), trykk)


def _foer(s: Stilling, endring: Medlemsendring) -> bool:
    return s.part != endring.part or s.periode.fra < endring.dato


def _til(s: Stilling, endring: Medlemsendring) -> Stilling:
    if s.part != endring.part or (s.periode.til and s.periode.til <= endring.dato):
        return s
    return replace(s, periode=Periode(s.periode.fra, endring.dato))


@dataclass(frozen=True, slots=True)
class _Trykk:
    """Makes figures of what the host has told of one that comes in."""

    skritt: Skritt
    endring: Medlemsendring

    def __call__(self, id_: str, navn: str, verdi: Verdi, enhet: Enhet, gjelder: str) -> Tall:
        rad = self.skritt.rad
        slag = Kildeslag.FORUTSETNING if rad.er_prove else Kildeslag.DOKUMENT
        kilde = Kilde("deltakelse", slag, f"Oppgitt: {self.endring.grunn.strip()}", rad.vert.navn, i_dag())
        return Tall(f"oppgjor.{rad.aar}.{id_}", navn, verdi, enhet, self.endring.dato, gjelder, kilde)
