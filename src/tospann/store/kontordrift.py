"""What goes on in an office: places, opening hours, positions, services, guarantee, leaders. No row means unknown."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from django.db import models

from tospann.core.kontor import ledelse as kjerne
from tospann.core.kontor.kontor import Lokasjonsslag
from tospann.store.felt import valg
from tospann.store.kontorenhet import Kontor
from tospann.store.register import Datert, uten_overlapp

_UKEDAGER = [(i, dag) for i, dag in enumerate(("mandag", "tirsdag", "onsdag", "torsdag", "fredag"), start=1)]


class Lokasjon(Datert):
    """A place an office has: its seat, a branch, a location."""

    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="lokasjoner")
    slag = models.CharField("slag", max_length=12, choices=valg(Lokasjonsslag))
    kommune = models.CharField("kommunenummer", max_length=4, blank=True)
    navn = models.CharField("navn", max_length=120, blank=True)
    adresse = models.CharField("besøksadresse", max_length=200, blank=True)
    postnr = models.CharField("postnummer", max_length=4, blank=True)
    poststed = models.CharField("poststed", max_length=60, blank=True)
    sett = models.DateField("sist sett")

    class Meta:
        """One seat at a time."""

        ordering: ClassVar = ["kontor", "slag", "periode"]
        verbose_name_plural = "lokasjoner"
        constraints: ClassVar = [
            uten_overlapp("ett_kontorsted_av_gangen", "kontor", betingelse=models.Q(slag="KONTORSTED")),
        ]

    def __str__(self) -> str:
        """Give the address."""
        return self.adresse or self.navn


class Aapningstid(Datert):
    """When a place is open on a weekday. No rows: unknown."""

    lokasjon = models.ForeignKey(Lokasjon, on_delete=models.PROTECT, related_name="aapningstider")
    ukedag = models.PositiveSmallIntegerField("ukedag", choices=_UKEDAGER)
    aapner = models.TimeField("åpner")
    stenger = models.TimeField("stenger")

    class Meta:
        """Opens before it closes; the same opening once at a time."""

        ordering: ClassVar = ["lokasjon", "ukedag", "aapner"]
        verbose_name_plural = "åpningstider"
        constraints: ClassVar = [
            uten_overlapp("en_aapning_av_gangen", "lokasjon", "ukedag", "aapner"),
            models.CheckConstraint(condition=models.Q(aapner__lt=models.F("stenger")), name="aapner_foer_den_stenger"),
            models.CheckConstraint(condition=models.Q(ukedag__range=(1, 5)), name="ukedag_mandag_til_fredag"),
        ]

    def __str__(self) -> str:
        """Give the hours."""
        return f"{self.get_ukedag_display()} {self.aapner:%H.%M}–{self.stenger:%H.%M}"


class Stillinger(Datert):
    """How many årsverk an employer has in an office."""

    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="stillinger")
    arbeidsgiver = models.CharField("arbeidsgiver", max_length=8, choices=valg(kjerne.Arbeidsgiver))
    aarsverk = models.DecimalField("årsverk", max_digits=7, decimal_places=2)

    class Meta:
        """One figure of each employer at a time."""

        ordering: ClassVar = ["kontor", "arbeidsgiver", "periode"]
        verbose_name_plural = "stillinger"
        constraints: ClassVar = [
            uten_overlapp("ett_stillingstall_av_gangen", "kontor", "arbeidsgiver"),
            models.CheckConstraint(condition=models.Q(aarsverk__gte=0), name="aarsverk_ikke_negative"),
        ]

    def __str__(self) -> str:
        """Give the figure."""
        return f"{self.aarsverk} {self.arbeidsgiver}"

    def som_brok(self) -> Fraction:
        """Give the figure exactly."""
        return Fraction(self.aarsverk)


class Tjenestetilbud(Datert):
    """A service that is in an office, or (innholdet) what a source says of the whole set."""

    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="tjenester")
    tjeneste = models.CharField("tjeneste", max_length=40)
    merknad = models.CharField("merknad", max_length=300, blank=True)
    sted = models.CharField("sted i kilden", max_length=120, blank=True)

    class Meta:
        """Each service once at a time."""

        ordering: ClassVar = ["kontor", "tjeneste", "periode"]
        verbose_name_plural = "tjenestetilbud"
        constraints: ClassVar = [uten_overlapp("en_tjeneste_av_gangen", "kontor", "tjeneste")]

    def __str__(self) -> str:
        """Give the service."""
        return self.tjeneste


class Garanti(Datert):
    """Whether an office is a guarantee office (a guaranteed least number of positions). No row: unknown."""

    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="garantier")
    er_garantikontor = models.BooleanField("er garantikontor")
    aarsverk = models.DecimalField("garanterte årsverk", max_digits=5, decimal_places=2, null=True, blank=True)
    sted = models.CharField("sted i kilden", max_length=120, blank=True)

    class Meta:
        """One answer at a time."""

        ordering: ClassVar = ["kontor", "periode"]
        verbose_name_plural = "garantier"
        constraints: ClassVar = [uten_overlapp("en_garanti_av_gangen", "kontor")]

    def __str__(self) -> str:
        """Say it."""
        return "garantikontor" if self.er_garantikontor else "ikke garantikontor"


class Lederoppdrag(Datert):
    """A leader (a key without meaning, never a name) leads an office or a part of it for a time."""

    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="lederoppdrag")
    kommune = models.CharField("kommunenummer", max_length=4)
    leder = models.CharField("leder", max_length=40)
    omfang = models.CharField("leder", max_length=10, choices=valg(kjerne.Lederomfang))
    arbeidsgiver = models.CharField("ansatt i", max_length=8, choices=valg(kjerne.Arbeidsgiver))
    stedfortreder = models.CharField("stedfortreder ansatt i", max_length=8, choices=valg(kjerne.Arbeidsgiver))
    merknad = models.CharField("merknad", max_length=300, blank=True)
    sted = models.CharField("sted i kilden", max_length=120, blank=True)

    class Meta:
        """Each part of an office has one leader at a time."""

        ordering: ClassVar = ["kontor", "omfang", "periode"]
        verbose_name_plural = "lederoppdrag"
        constraints: ClassVar = [uten_overlapp("en_leder_av_gangen", "kontor", "omfang")]

    def __str__(self) -> str:
        """Say what is led."""
        return f"{self.leder} {self.omfang}"

    def som_verdi(self) -> kjerne.Lederoppdrag:
        """Give the core's value."""
        return kjerne.Lederoppdrag(
            self.kontor.nummer,
            self.kommune,
            self.leder,
            kjerne.Lederomfang[self.omfang],
            kjerne.Arbeidsgiver[self.arbeidsgiver],
            kjerne.Arbeidsgiver[self.stedfortreder],
            self.perioden,
        )
