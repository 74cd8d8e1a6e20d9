"""Registered partnerships: the parties, the agreements, the roles. Persons are not kept."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from tospann.core.kontor import partnerskap as kjerne
from tospann.store.felt import valg
from tospann.store.kontorenhet import Kontor
from tospann.store.register import Datert, gjelder, uten_overlapp


class Partnerskap(Datert):
    """A state party and a municipal party around an office."""

    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="partnerskap")
    statspart = models.CharField("statlig part", max_length=120)
    kommunepart = models.CharField("kommunal part (kommunenummer)", max_length=4)

    class Meta:
        """An office has one partnership with each municipal party at a time."""

        ordering: ClassVar = ["kontor", "periode"]
        verbose_name_plural = "partnerskap"
        constraints: ClassVar = [uten_overlapp("ett_partnerskap_av_gangen", "kontor", "kommunepart")]

    def __str__(self) -> str:
        """Name the parties."""
        return f"{self.statspart} – {self.kommunepart}"

    def som_verdi(self, dato: date) -> kjerne.Partnerskap:
        """Give the core's value, with what holds on a day."""
        return kjerne.Partnerskap(
            self.statspart,
            self.kommunepart,
            tuple(s.kommune for s in self.samarbeidskommuner.filter(gjelder(dato))),
            (self.kontor.nummer,),
            utledet=False,
            avtaler=tuple(a.som_verdi() for a in self.avtaler.filter(gjelder(dato))),
        )


class Samarbeidskommune(Datert):
    """A municipality that the municipal party acts for, as host."""

    partnerskap = models.ForeignKey(Partnerskap, on_delete=models.PROTECT, related_name="samarbeidskommuner")
    kommune = models.CharField("kommunenummer", max_length=4)

    class Meta:
        """Each once at a time."""

        ordering: ClassVar = ["partnerskap", "kommune", "periode"]
        verbose_name_plural = "samarbeidskommuner"
        constraints: ClassVar = [uten_overlapp("en_samarbeidskommune_av_gangen", "partnerskap", "kommune")]

    def __str__(self) -> str:
        """Give the number."""
        return self.kommune


class Partnerskapsavtale(Datert):
    """An agreement in a partnership, while it holds."""

    partnerskap = models.ForeignKey(Partnerskap, on_delete=models.PROTECT, related_name="avtaler")
    slag = models.CharField("slag", max_length=16, choices=valg(kjerne.Avtaleslag))
    tittel = models.CharField("tittel", max_length=200)
    inngaatt = models.DateField("inngått", null=True, blank=True)

    class Meta:
        """One agreement of each kind at a time: the new one ends the old."""

        ordering: ClassVar = ["partnerskap", "slag", "periode"]
        verbose_name_plural = "partnerskapsavtaler"
        constraints: ClassVar = [uten_overlapp("en_avtale_av_hvert_slag", "partnerskap", "slag")]

    def __str__(self) -> str:
        """Give the title."""
        return self.tittel

    def som_verdi(self) -> kjerne.Partnerskapsavtale:
        """Give the core's value."""
        return kjerne.Partnerskapsavtale(kjerne.Avtaleslag[self.slag], self.tittel, self.perioden, self.inngaatt)


class Partnerskapsrolle(Datert):
    """That a role acts for a side. Who has the role is not kept."""

    partnerskap = models.ForeignKey(Partnerskap, on_delete=models.PROTECT, related_name="roller")
    side = models.CharField("side", max_length=8, choices=valg(kjerne.Partsside))
    rolle = models.CharField("rolle", max_length=16, choices=valg(kjerne.Partnerrolle))

    class Meta:
        """Each role once at a time."""

        ordering: ClassVar = ["partnerskap", "side", "rolle"]
        verbose_name_plural = "partnerskapsroller"
        constraints: ClassVar = [uten_overlapp("en_partnerrolle_av_gangen", "partnerskap", "side", "rolle")]

    def __str__(self) -> str:
        """Give the role."""
        return self.get_rolle_display()


def paa(kontor: Kontor, dato: date) -> models.QuerySet[Partnerskap]:
    """Ask for the partnerships registered for an office on a day."""
    return Partnerskap.objects.filter(gjelder(dato), kontor=kontor).select_related("kontor")
