"""Offices as units, the lists they were seen in, and the periods worked out from them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tospann.core.kontor import enhet as kjerne
from tospann.core.kontor.dekning import Utelatelse as Utelatt
from tospann.core.kontor.perioder import Dekningsperiode, Faktaslag, Sikkerhet
from tospann.core.kontor.settverdi import Settverdi
from tospann.store.felt import valg
from tospann.store.register import Datert, Registerkilde, uten_overlapp


class Kontorliste(models.Model):
    """A list of every office in the country on a day."""

    kode = models.CharField("id", max_length=40, unique=True)
    navn = models.CharField("navn", max_length=120)
    dato = models.DateField("dato", unique=True)
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Oldest first."""

        ordering: ClassVar = ["dato"]
        verbose_name_plural = "kontorlister"

    def __str__(self) -> str:
        """Give the name."""
        return self.navn

    def som_verdi(self) -> kjerne.Kontorliste:
        """Give the core's value."""
        return kjerne.Kontorliste(self.kode, self.navn, self.dato, self.kilde.som_kilde())


class Kontor(models.Model):
    """A unit, apart from its names and places."""

    nummer = models.CharField("enhetsnummer", max_length=12, unique=True)
    slag = models.CharField("slag", max_length=10, choices=valg(kjerne.Enhetsslag))
    grunnlag = models.CharField("hvordan nummeret er kjent", max_length=10, choices=valg(kjerne.Nummergrunnlag))
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """By number."""

        ordering: ClassVar = ["nummer"]
        verbose_name_plural = "kontor"

    def __str__(self) -> str:
        """Give the number."""
        return self.nummer

    def som_verdi(self) -> kjerne.Kontorenhet:
        """Give the core's value."""
        return kjerne.Kontorenhet(self.nummer, kjerne.Enhetsslag[self.slag], kjerne.Nummergrunnlag[self.grunnlag])


class Kontorobservasjon(models.Model):
    """One row of a list, as printed, and the municipality it stands for."""

    liste = models.ForeignKey(Kontorliste, on_delete=models.PROTECT, related_name="observasjoner")
    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="observasjoner")
    navn = models.CharField("navn i lista", max_length=120)
    kommune = models.CharField("kommunenummer", max_length=4, blank=True)
    oppgitt = models.CharField("kommunenummer i lista", max_length=4, blank=True)
    del_kode = models.CharField("del av kommunen", max_length=6, blank=True)
    merknad = models.CharField("merknad", max_length=200, blank=True)
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Each row once."""

        ordering: ClassVar = ["liste", "kontor", "oppgitt", "del_kode"]
        verbose_name_plural = "kontorobservasjoner"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["liste", "kontor", "oppgitt", "del_kode"], name="en_rad_i_lista"),
        ]

    def __str__(self) -> str:
        """Say what was seen."""
        return f"{self.navn} {self.kommune}"

    def som_verdi(self) -> kjerne.Kontorobservasjon:
        """Give the core's value."""
        return kjerne.Kontorobservasjon(
            self.liste.kode, self.kontor.nummer, self.navn, self.kommune, self.oppgitt, self.del_kode, self.merknad
        )


class Dekningsfaktum(models.Model):
    """What a source other than the lists says about an office and a municipality on a day."""

    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="fakta")
    kommune = models.CharField("kommunenummer", max_length=4)
    dato = models.DateField("dato")
    slag = models.CharField("slag", max_length=10, choices=valg(Faktaslag))
    sted = models.CharField("sted i kilden", max_length=200, blank=True)
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Each once."""

        ordering: ClassVar = ["dato", "kontor", "kommune"]
        verbose_name_plural = "dekningsfakta"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kontor", "kommune", "dato", "slag"], name="ett_faktum_av_hvert_slag"),
        ]

    def __str__(self) -> str:
        """Say it."""
        return f"{self.kontor_id} {self.kommune} {self.slag} {self.dato}"


class Dekning(Datert):
    """An office covers a municipality, surely or possibly, for a time; worked out from what was seen."""

    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="dekning")
    kommune = models.CharField("kommunenummer", max_length=4)
    sikkerhet = models.CharField("sikkerhet", max_length=6, choices=valg(Sikkerhet))
    sett = ArrayField(models.DateField(), verbose_name="sett")

    class Meta:
        """One office covers a municipality once at a time."""

        ordering: ClassVar = ["kommune", "kontor", "periode"]
        verbose_name_plural = "dekning"
        constraints: ClassVar = [uten_overlapp("en_dekning_av_gangen", "kontor", "kommune")]

    def __str__(self) -> str:
        """Say who covers whom."""
        return f"{self.kontor_id} {self.kommune}"

    def som_verdi(self) -> Dekningsperiode:
        """Give the core's value."""
        p = self.perioden
        return Dekningsperiode(
            self.kommune, self.kontor.nummer, p.fra, p.til, Sikkerhet[self.sikkerhet], tuple(self.sett)
        )


class Bydelsdekning(Datert):
    """An office covers a part of a large municipality."""

    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="bydeler")
    kommune = models.CharField("kommunenummer", max_length=4)
    del_kode = models.CharField("del av kommunen", max_length=6)
    sikkerhet = models.CharField("sikkerhet", max_length=6, choices=valg(Sikkerhet))

    class Meta:
        """A part has one office at a time."""

        ordering: ClassVar = ["del_kode", "periode"]
        verbose_name_plural = "bydelsdekning"
        constraints: ClassVar = [
            uten_overlapp("en_bydelsdekning_av_gangen", "del_kode", "kontor"),
            uten_overlapp("ett_sikkert_kontor_per_bydel", "del_kode", betingelse=models.Q(sikkerhet="SIKKER")),
        ]

    def __str__(self) -> str:
        """Say which part."""
        return self.del_kode


class Kontornavn(Datert):
    """What an office is called, surely or possibly, for a time."""

    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="navn")
    navn = models.CharField("navn", max_length=120)
    sikkerhet = models.CharField("sikkerhet", max_length=6, choices=valg(Sikkerhet))

    class Meta:
        """One sure name at a time."""

        ordering: ClassVar = ["kontor", "periode"]
        verbose_name_plural = "kontornavn"
        constraints: ClassVar = [
            uten_overlapp("ett_navn_av_gangen", "kontor", "navn"),
            uten_overlapp("ett_sikkert_navn_av_gangen", "kontor", betingelse=models.Q(sikkerhet="SIKKER")),
        ]

    def __str__(self) -> str:
        """Give the name."""
        return self.navn

    def som_verdi(self) -> Settverdi:
        """Give the core's value."""
        p = self.perioden
        return Settverdi(self.kontor.nummer, p.fra, p.til, self.navn, Sikkerhet[self.sikkerhet])


class Utelatelse(Datert):
    """A municipality that a list of the whole country does not have."""

    kommune = models.CharField("kommunenummer", max_length=4)
    grunn = models.CharField("grunn", max_length=300)

    class Meta:
        """One at a time."""

        ordering: ClassVar = ["kommune", "periode"]
        verbose_name_plural = "utelatelser"
        constraints: ClassVar = [uten_overlapp("en_utelatelse_av_gangen", "kommune")]

    def __str__(self) -> str:
        """Give the number."""
        return self.kommune

    def som_verdi(self) -> Utelatt:
        """Give the core's value."""
        return Utelatt(self.kommune, self.perioden, self.grunn)
