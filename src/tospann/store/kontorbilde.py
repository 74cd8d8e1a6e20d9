"""Everything the register knows about one office on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models as felt

from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kontor.dekning import Kontordekning
from tospann.core.kontor.enhet import Kontorenhet
from tospann.core.kontor.ledelse import Ledelse, Ledelsesmodell
from tospann.core.kontor.partnerskap import Partnerskap, utled_partnerskap
from tospann.core.kontor.perioder import Dekningsperiode
from tospann.core.kontor.samarbeid import Samarbeid
from tospann.core.kontor.settverdi import Settverdi, verdi_paa
from tospann.core.kontor.vert import vertskommune
from tospann.store import kontordrift, kontorenhet, partnerskap
from tospann.store.kommune import Kommuneopplysning, historie, opplysninger
from tospann.store.kontor import dekning, dekningsbok, enheter, kommunetraader, ledelse
from tospann.store.register import gjelder
from tospann.store.samarbeid import alle_samarbeid


@dataclass(frozen=True, slots=True)
class Dekketkommune:
    """A municipality the office covers on the day, and its case system where one is known."""

    kommune: Kommuneversjon
    dekning: Kontordekning
    er_vert: bool
    fagsystem: Kommuneopplysning | None


@dataclass(frozen=True, slots=True)
class Kontorbilde:
    """One office on one day. What is empty, is unknown."""

    enhet: Kontorenhet
    dato: date
    navn: str
    navnene: tuple[Settverdi, ...]
    kommuner: tuple[Dekketkommune, ...]
    perioder: tuple[tuple[Dekningsperiode, Kommuneversjon], ...]
    ledelse: Ledelse
    partnerskap: tuple[Partnerskap, ...]
    samarbeid: tuple[Samarbeid, ...]
    rad: kontorenhet.Kontor

    @property
    def lokasjoner(self) -> felt.QuerySet[kontordrift.Lokasjon]:
        """Give the places on the day, with opening hours."""
        egne = self.rad.lokasjoner.filter(gjelder(self.dato)).select_related("kilde")
        return egne.prefetch_related(
            felt.Prefetch("aapningstider", kontordrift.Aapningstid.objects.filter(gjelder(self.dato)))
        )

    @property
    def bydeler(self) -> felt.QuerySet[kontorenhet.Bydelsdekning]:
        """Give the parts of a large municipality it covers on the day."""
        return self.rad.bydeler.filter(gjelder(self.dato))

    @property
    def lederoppdrag(self) -> felt.QuerySet[kontordrift.Lederoppdrag]:
        """Give every leader's task that is known, on any day."""
        return self.rad.lederoppdrag.select_related("kilde").order_by("periode", "omfang")

    @property
    def stillinger(self) -> felt.QuerySet[kontordrift.Stillinger]:
        """Give the positions on the day, by employer."""
        return self.rad.stillinger.filter(gjelder(self.dato)).select_related("kilde")

    @property
    def tilbud(self) -> felt.QuerySet[kontordrift.Tjenestetilbud]:
        """Give what is known about the services, on any day."""
        return self.rad.tjenester.select_related("kilde").order_by("periode")

    @property
    def garantier(self) -> felt.QuerySet[kontordrift.Garanti]:
        """Give what is known about the guarantee, on any day."""
        return self.rad.garantier.select_related("kilde").order_by("periode")

    @property
    def observasjoner(self) -> felt.QuerySet[kontorenhet.Kontorobservasjon]:
        """Give the rows of the lists it was seen in."""
        return self.rad.observasjoner.select_related("liste", "kilde")

    @property
    def fakta(self) -> felt.QuerySet[kontorenhet.Dekningsfaktum]:
        """Give what other sources say about its cover."""
        return self.rad.fakta.select_related("kilde")


def kontorbilde(nummer: str, dato: date) -> Kontorbilde | None:
    """Gather one office; None where there is none with that number."""
    rad = kontorenhet.Kontor.objects.filter(nummer=nummer).first()
    if rad is None:
        return None
    bok, alle = dekningsbok(), dekning(dato)
    kommuner = _kommuner(nummer, dato, alle)
    navnene = bok.navn_per_kontor.get(nummer, ())
    vert = next((k.kommune.kommune.nummer for k in kommuner if k.er_vert), "")
    return Kontorbilde(
        enheter()[nummer],
        dato,
        verdi_paa(navnene, dato),
        navnene,
        kommuner,
        tuple(_med_navn(bok.per_kontor.get(nummer, ()))),
        ledelse(dato).get(nummer, Ledelse(nummer, Ledelsesmodell.UKJENT)),
        _partnerskap(rad, dato, alle, vert),
        _samarbeid(bok.per_kontor.get(nummer, ())),
        rad,
    )


def _kommuner(nummer: str, dato: date, alle: Mapping[str, tuple[Kontordekning, ...]]) -> tuple[Dekketkommune, ...]:
    versjoner, systemer = historie().paa(dato), opplysninger(Opplysningsslag.FAGSYSTEM, dato)
    egne = [(nr, d) for nr, dekninger in sorted(alle.items()) for d in dekninger if d.kontor == nummer]
    vert = vertskommune(nummer, [nr for nr, _ in egne], kommunetraader(), dato)
    return tuple(Dekketkommune(versjoner[nr], d, nr == vert, systemer.get(nr)) for nr, d in egne)


def _med_navn(perioder: tuple[Dekningsperiode, ...]) -> Iterator[tuple[Dekningsperiode, Kommuneversjon]]:
    """Give the periods in order of time, each with the municipality as it was on the first day."""
    historien = historie()
    for p in sorted(perioder, key=lambda p: (p.fra, p.kommune)):
        versjon = historien.versjon(p.kommune, p.fra)
        if versjon is not None:
            yield p, versjon


def _partnerskap(
    rad: kontorenhet.Kontor, dato: date, alle: Mapping[str, tuple[Kontordekning, ...]], vert: str
) -> tuple[Partnerskap, ...]:
    """Give what is registered; where nothing is, what the cover tells."""
    registrert = tuple(p.som_verdi(dato) for p in partnerskap.paa(rad, dato))
    utledet = utled_partnerskap(rad.nummer, alle, historie().paa(dato), vert)
    return registrert or ((utledet,) if utledet else ())


def _samarbeid(perioder: tuple[Dekningsperiode, ...]) -> tuple[Samarbeid, ...]:
    """Give the cooperations that any municipality the office ever covered has been in."""
    numre = {p.kommune for p in perioder}
    return tuple(s for s in alle_samarbeid() if any(m.kommune in numre for m in s.medlemmer))
