"""Roads, bridges and ferries by date, and the travel times a party has measured itself."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from tospann.core.kommune import forbindelse as kjerne
from tospann.core.kommune.reisenett import Kommunesenter
from tospann.core.kommune.reisevalg import Reisevalg
from tospann.store.felt import valg
from tospann.store.kommune import Kommunepunkt, Nabogrense
from tospann.store.part import Part
from tospann.store.register import Datert, gjelder, uten_overlapp

if TYPE_CHECKING:
    from tospann.store.part import Bruker


class Forbindelse(Datert):
    """A link between two municipality centres (a before b), while it was as described."""

    a = models.CharField("fra", max_length=4)
    b = models.CharField("til", max_length=4)
    navn = models.CharField("navn", max_length=80)
    slag = models.CharField("slag", max_length=10, choices=valg(kjerne.Forbindelsesslag))
    luftlinje_km = models.DecimalField("luftlinje, km", max_digits=6, decimal_places=2)
    overfart_min = models.PositiveSmallIntegerField("overfart, minutter", default=0)
    ventetid_min = models.PositiveSmallIntegerField("anslått ventetid, minutter", default=0)
    fast_min = models.PositiveSmallIntegerField("oppgitt kjøretid, minutter", null=True, blank=True)
    omvei_km = models.DecimalField("kjent omvei, km", max_digits=5, decimal_places=2, default=0)
    merknad = models.CharField("merknad", max_length=300, blank=True)

    class Meta:
        """Each link once at a time."""

        ordering: ClassVar = ["a", "b", "navn", "periode"]
        verbose_name_plural = "forbindelser"
        constraints: ClassVar = [
            uten_overlapp("en_forbindelse_av_gangen", "a", "b", "navn"),
            models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="forbindelse_i_rekkefolge"),
        ]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.a} {self.b} {self.navn}"

    def som_verdi(self) -> kjerne.Forbindelse:
        """Give the core's value."""
        return kjerne.Forbindelse(
            self.a,
            self.b,
            self.navn,
            kjerne.Forbindelsesslag[self.slag],
            Fraction(self.luftlinje_km),
            self.overfart_min,
            self.ventetid_min,
            self.fast_min,
            self.perioden,
            self.kilde.som_kilde(),
            Fraction(self.omvei_km),
            self.merknad,
        )


class ReisetidsvalgQuerySet(models.QuerySet["Reisetidsvalg"]):
    """The one gateway to a party's own travel times."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the user's own party's."""
        return self.filter(part_id=bruker.part_id)


class Reisetidsvalg(models.Model):
    """
    A travel time a party has found itself, from a day on. Never changed: of each first day the newest row counts.

    0 minutes withdraws it; core/kommune/reisevalg.py says which row answers.
    """

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="reisetidsvalg")
    a = models.CharField("fra", max_length=4)
    b = models.CharField("til", max_length=4)
    minutter = models.PositiveSmallIntegerField("minutter")
    grunn = models.CharField("hvordan tida er funnet", max_length=300)
    fra_dato = models.DateField("gjelder fra")
    registrert = models.DateField("registrert")

    objects = ReisetidsvalgQuerySet.as_manager()

    class Meta:
        """Newest last; at most a day and a night."""

        ordering: ClassVar = ["id"]
        verbose_name_plural = "reisetidsvalg"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="reisetid_i_rekkefolge"),
            models.CheckConstraint(condition=models.Q(minutter__lte=1440), name="reisetid_hoyst_et_dogn"),
        ]

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.a} {self.b}"

    def som_verdi(self) -> Reisevalg:
        """Give the core's value."""
        return Reisevalg(
            self.pk, self.part.navn, self.a, self.b, self.minutter, self.grunn, self.fra_dato, self.registrert
        )


def forbindelser() -> tuple[kjerne.Forbindelse, ...]:
    """Give all links of all years."""
    return tuple(f.som_verdi() for f in Forbindelse.objects.select_related("kilde"))


def sentre() -> tuple[Kommunesenter, ...]:
    """Give the municipality centres of all years."""
    return tuple(
        Kommunesenter(p.nummer, float(p.bredde), float(p.lengde), p.metode, p.perioden, p.kilde.som_kilde())
        for p in Kommunepunkt.objects.select_related("kilde")
    )


def egne_reisetider(bruker: Bruker) -> tuple[Reisevalg, ...]:
    """Give what the user's own party has found, oldest first; nobody else's."""
    return tuple(v.som_verdi() for v in Reisetidsvalg.objects.visible_to(bruker).select_related("part"))


def naboer(nummer: str, dato: date) -> tuple[str, ...]:
    """Give the numbers of the municipalities with a border on land to this one."""
    rader = Nabogrense.objects.filter(models.Q(a=nummer) | models.Q(b=nummer), gjelder(dato), landgrense_km__gt=0)
    return tuple(rad.b if rad.a == nummer else rad.a for rad in rader)
