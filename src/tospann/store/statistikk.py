"""Official figures as rows that are only ever added to; the newest of each answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from django.db import models

from tospann.core.felles.tall import Tall
from tospann.core.kommune.statistikk import FOLKETALL, SERIER, Merke, Serie, Statistikkrad
from tospann.store.kommune import historie
from tospann.store.register import Registerkilde, Registerlast


class Statistikktall(models.Model):
    """One figure from one source for an area on a date. Never changed: a corrected figure is a new row."""

    serie = models.CharField("serie", max_length=40)
    omraade = models.CharField("område", max_length=30)
    dato = models.DateField("gjelder")
    verdi = models.DecimalField("verdi", max_digits=16, decimal_places=4, null=True, blank=True)
    merke = models.CharField("merke", max_length=2, blank=True)
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="+")
    last = models.ForeignKey(Registerlast, on_delete=models.PROTECT, related_name="tall")

    class Meta:
        """One figure of each load, and either a value or a mark."""

        ordering: ClassVar = ["serie", "omraade", "dato", "id"]
        verbose_name_plural = "statistikktall"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["serie", "omraade", "dato", "kilde", "last"], name="ett_tall_per_last"),
            models.CheckConstraint(
                condition=models.Q(verdi__isnull=False, merke="")
                | (models.Q(verdi__isnull=True) & ~models.Q(merke="")),
                name="verdi_eller_merke",
            ),
        ]

    def __str__(self) -> str:
        """Say what it is of."""
        return f"{self.serie} {self.omraade} {self.dato}"

    def som_rad(self) -> Statistikkrad:
        """Give the core's value."""
        verdi = Merke(self.merke) if self.verdi is None else _eksakt(self.verdi)
        return Statistikkrad(SERIER[self.serie], self.omraade, self.dato, verdi, self.kilde.som_kilde())


def _eksakt(verdi: Decimal) -> int | Fraction:
    return int(verdi) if verdi == verdi.to_integral_value() else Fraction(verdi)


def gjeldende(serie: Serie, fra: date | None = None, til: date | None = None) -> models.QuerySet[Statistikktall]:
    """Ask for one row of each area and date (inclusive): the newest edition of a source, and of that the newest."""
    rader = Statistikktall.objects.filter(serie=serie.id)
    if fra:
        rader = rader.filter(dato__gte=fra)
    if til:
        rader = rader.filter(dato__lte=til)
    nyeste = rader.order_by("omraade", "dato", "-kilde__dato", "-id").distinct("omraade", "dato")
    return nyeste.select_related("kilde")


def siste_dato(serie: Serie, dato: date) -> date | None:
    """Give the newest date on or before *dato* that the series has figures for."""
    siste: date | None = Statistikktall.objects.filter(serie=serie.id, dato__lte=dato).aggregate(d=models.Max("dato"))[
        "d"
    ]
    return siste


def rader(serie: Serie, dato: date) -> tuple[Statistikkrad, ...]:
    """Give the series on the newest date on or before *dato*, marks and joined areas included."""
    siste = siste_dato(serie, dato)
    return tuple(r.som_rad() for r in gjeldende(serie, siste, siste)) if siste else ()


def tall_per_kommune(serie: Serie, dato: date) -> Mapping[str, Tall]:
    """Give the newest figures on or before *dato* by municipality number; one without a figure is not there."""
    kommuner = historie().paa(dato)
    kjente = [r for r in rader(serie, dato) if r.omraade in kommuner]
    par = ((r.omraade, r.som_tall(f"{kommuner[r.omraade].kommune.kortnavn} kommune")) for r in kjente)
    return {nummer: tall for nummer, tall in par if tall is not None}


def folketall(dato: date) -> Mapping[str, Tall]:
    """Give the population by municipality on the newest 1 January on or before *dato*."""
    return tall_per_kommune(FOLKETALL, dato)


def tidsserie(serie: Serie, omraade: str) -> tuple[Statistikkrad, ...]:
    """Give one area's figures, oldest first, the newest row of each date."""
    return tuple(r.som_rad() for r in gjeldende(serie).filter(omraade=omraade))
