"""Municipalities through time, as rows; and the questions asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import ClassVar

from django.db import models

from tospann.core.kommune import deling as kjerne
from tospann.core.kommune import historie as historien
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.store.felt import valg
from tospann.store.register import Datert, Registerkilde, gjelder, uten_overlapp, utgave


class Kommuneversjon(Datert):
    """A municipality while number, name, county and land were the same."""

    nummer = models.CharField("kommunenummer", max_length=4)
    navn = models.CharField("navn", max_length=120)
    kortnavn = models.CharField("norsk navn", max_length=60)
    samisk_navn = models.CharField("samisk navn", max_length=60, blank=True)
    kvensk_navn = models.CharField("kvensk navn", max_length=60, blank=True)
    fylkesnummer = models.CharField("fylkesnummer", max_length=2)
    fylke = models.CharField("fylke", max_length=60)
    orgnr = models.CharField("organisasjonsnummer", max_length=9, blank=True)

    class Meta:
        """A number is one municipality at a time."""

        ordering: ClassVar = ["nummer", "periode"]
        constraints: ClassVar = [uten_overlapp("en_versjon_av_gangen", "nummer")]

    def __str__(self) -> str:
        """Give number and name."""
        return f"{self.nummer} {self.navn}"

    def som_verdi(self) -> historien.Kommuneversjon:
        """Give the core's value."""
        kommune = Kommune(self.nummer, self.navn, self.kortnavn, self.fylke, self.samisk_navn, self.orgnr)
        return historien.Kommuneversjon(
            kommune, self.fylkesnummer, self.kvensk_navn, self.perioden, self.kilde.som_kilde()
        )


class Kommuneendring(models.Model):
    """One step from an old number to a new on a date."""

    dato = models.DateField("dato")
    fra_nummer = models.CharField("fra", max_length=4)
    til_nummer = models.CharField("til", max_length=4)
    slag = models.CharField("slag", max_length=20, choices=valg(historien.Endringsslag))
    merknad = models.CharField("merknad", max_length=200, blank=True)
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Each step once."""

        ordering: ClassVar = ["dato", "fra_nummer", "til_nummer"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dato", "fra_nummer", "til_nummer"], name="ett_skritt_per_dag"),
        ]

    def __str__(self) -> str:
        """Say the step."""
        return f"{self.dato} {self.fra_nummer} {self.til_nummer}"

    def som_verdi(self) -> historien.Kommuneendring:
        """Give the core's value."""
        slag = historien.Endringsslag[self.slag]
        return historien.Kommuneendring(
            self.dato, self.fra_nummer, self.til_nummer, slag, self.merknad, self.kilde.som_kilde()
        )


class Delingsvekt(models.Model):
    """
    The part of a divided municipality that went to one successor: an exact fraction, with how it is known.

    *tidligere* holds the numbers of the earlier municipalities the part is again, with spaces between.
    """

    dato = models.DateField("dato")
    fra_nummer = models.CharField("fra", max_length=4)
    til_nummer = models.CharField("til", max_length=4)
    teller = models.PositiveIntegerField("teller")
    nevner = models.PositiveIntegerField("nevner")
    tidligere = models.CharField("er igjen de tidligere kommunene", max_length=120, blank=True)
    grunnlag = models.TextField("grunnlag")
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Each part once, and never more than the whole."""

        ordering: ClassVar = ["dato", "fra_nummer", "til_nummer"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dato", "fra_nummer", "til_nummer"], name="en_vekt_per_del"),
            models.CheckConstraint(
                condition=models.Q(nevner__gt=0) & models.Q(teller__lte=models.F("nevner")), name="vekt_er_en_del"
            ),
        ]

    def __str__(self) -> str:
        """Say the part."""
        return f"{self.fra_nummer} {self.til_nummer} {self.teller}/{self.nevner}"

    def som_verdi(self) -> kjerne.Delingsvekt:
        """Give the core's value."""
        andel, tidligere = Fraction(self.teller, self.nevner), tuple(self.tidligere.split())
        return kjerne.Delingsvekt(
            self.dato, self.fra_nummer, self.til_nummer, andel, self.grunnlag, self.kilde.som_kilde(), tidligere
        )


class Kommuneopplysning(Datert):
    """Something said about a municipality for a time: ROBEK, language, the case system. No row means unknown."""

    nummer = models.CharField("kommunenummer", max_length=4)
    slag = models.CharField("slag", max_length=30, choices=valg(Opplysningsslag))
    verdi = models.CharField("verdi", max_length=200)

    class Meta:
        """One value at a time."""

        ordering: ClassVar = ["slag", "nummer", "periode"]
        verbose_name_plural = "kommuneopplysninger"
        constraints: ClassVar = [uten_overlapp("en_opplysning_av_gangen", "nummer", "slag")]

    def __str__(self) -> str:
        """Say it."""
        return f"{self.nummer} {self.slag}: {self.verdi}"


class Nabogrense(Datert):
    """That two municipalities are close: how many kilometres of border on land, or how far apart (a before b)."""

    a = models.CharField("kommune", max_length=4)
    b = models.CharField("nabo", max_length=4)
    landgrense_km = models.DecimalField("landgrense, km", max_digits=7, decimal_places=2)
    avstand_km = models.DecimalField("avstand, km", max_digits=7, decimal_places=2)

    class Meta:
        """Each pair once at a time."""

        ordering: ClassVar = ["a", "b", "periode"]
        constraints: ClassVar = [
            uten_overlapp("ett_naboskap_av_gangen", "a", "b"),
            models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="naboer_i_rekkefolge"),
        ]

    def __str__(self) -> str:
        """Name both."""
        return f"{self.a} {self.b}"


class Kommunepunkt(Datert):
    """Where a municipality's centre is (degrees, WGS84), and how it was found."""

    nummer = models.CharField("kommunenummer", max_length=4)
    bredde = models.DecimalField("breddegrad", max_digits=8, decimal_places=5)
    lengde = models.DecimalField("lengdegrad", max_digits=8, decimal_places=5)
    metode = models.CharField("metode", max_length=80)

    class Meta:
        """One centre at a time."""

        ordering: ClassVar = ["nummer", "periode"]
        constraints: ClassVar = [uten_overlapp("ett_punkt_av_gangen", "nummer")]

    def __str__(self) -> str:
        """Give the number."""
        return self.nummer


def historie() -> historien.Kommunehistorie:
    """Give the whole history; read once for each edition of the register."""
    return _historie(utgave())


def vekter() -> tuple[kjerne.Delingsvekt, ...]:
    """Give all stated parts of divided municipalities."""
    return _vekter(utgave())


@lru_cache(maxsize=2)
def _historie(_utgave: int) -> historien.Kommunehistorie:
    versjoner = Kommuneversjon.objects.select_related("kilde")
    endringer = Kommuneendring.objects.select_related("kilde")
    return historien.Kommunehistorie(tuple(v.som_verdi() for v in versjoner), tuple(e.som_verdi() for e in endringer))


@lru_cache(maxsize=2)
def _vekter(_utgave: int) -> tuple[kjerne.Delingsvekt, ...]:
    return tuple(v.som_verdi() for v in Delingsvekt.objects.select_related("kilde"))


def opplysninger(slag: Opplysningsslag, dato: date) -> Mapping[str, Kommuneopplysning]:
    """Give what is known on a date, by number; a municipality that is not there is unknown."""
    rader = Kommuneopplysning.objects.filter(gjelder(dato), slag=slag.name).select_related("kilde")
    return {rad.nummer: rad for rad in rader}


def nabogrenser(dato: date) -> tuple[Nabogrense, ...]:
    """Give every pair of neighbours in the country on a date, by land or water."""
    return tuple(Nabogrense.objects.filter(gjelder(dato)))
