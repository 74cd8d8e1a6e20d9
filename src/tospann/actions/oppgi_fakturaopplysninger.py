"""Oppgi hva fakturaene skal ha: account, reference and tax of the own party; what was said before stays."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.documents.ehf.numre import bare_siffer, er_kontonummer, er_orgnr
from tospann.store import models
from tospann.store.fakturaopplysning import gjeldende

_NUMRE = ("orgnr", "konto", "postnummer")


@transaction.atomic
def oppgi_fakturaopplysninger(
    *, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, **felt: str | int
) -> models.Fakturaopplysning:
    """
    Say it for the own party, in the cooperation the settlement belongs to; the same again changes nothing.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        When a number's last digit does not fit, or something looks like an identity number.

    """
    skritt = Skritt.begynn(bruker, oppgjor, Handling.OPPGI_FAKTURAOPPLYSNINGER)
    verdier = {navn: _renset(navn, verdi) for navn, verdi in felt.items()}
    _krev_gyldige(verdier)
    siste = gjeldende(oppgjor.sak).get(bruker.part_id)
    if siste is not None and all(getattr(siste, navn) == verdi for navn, verdi in verdier.items()):
        return siste
    rad = models.Fakturaopplysning.objects.create(
        sak=oppgjor.sak, part=bruker.part, rolle=bruker.rollen.value, dato=i_dag(), **verdier
    )
    skritt.journalfor({"aar": skritt.rad.aar, "felt": sorted(navn for navn, verdi in verdier.items() if verdi)})
    return rad


def _renset(navn: str, verdi: str | int) -> str | int:
    if not isinstance(verdi, str):
        return verdi
    return bare_siffer(verdi) if navn in _NUMRE else " ".join(verdi.split())


def _krev_gyldige(verdier: Mapping[str, str | int]) -> None:
    for verdi in verdier.values():
        krev_uten_fodselsnummer(str(verdi))
    orgnr, konto = str(verdier.get("orgnr", "")), str(verdier.get("konto", ""))
    if orgnr and not er_orgnr(orgnr):
        raise Avvist("Organisasjonsnummeret skal ha ni siffer, og kontrollsifferet stemmer ikke. Ingenting er lagret.")
    if konto and not er_kontonummer(konto):
        raise Avvist("Kontonummeret skal ha elleve siffer, og kontrollsifferet stemmer ikke. Ingenting er lagret.")
