"""Where the register's rows come from: sources, and each load or fetch that brought them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from psycopg.types.range import DateRange

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.periode import Periode
from tospann.store.felt import valg


class Registerkilde(models.Model):
    """A source that rows of the register point at."""

    kode = models.CharField("id", max_length=80, unique=True)
    slag = models.CharField("slag", max_length=20, choices=valg(Kildeslag))
    tittel = models.CharField("tittel", max_length=300)
    utgiver = models.CharField("utgiver", max_length=200)
    dato = models.DateField("dato")
    sted = models.CharField("sted i kilden", max_length=300, blank=True)
    lisens = models.CharField("lisens", max_length=120, blank=True)

    class Meta:
        """By id."""

        ordering: ClassVar = ["kode"]
        verbose_name_plural = "registerkilder"

    def __str__(self) -> str:
        """Give the title."""
        return self.tittel

    def som_kilde(self) -> Kilde:
        """Give the core's value."""
        return Kilde(self.kode, Kildeslag[self.slag], self.tittel, self.utgiver, self.dato, self.sted, self.lisens)

    @classmethod
    def fra_kilde(cls, kilde: Kilde) -> Registerkilde:
        """Find the row of a source, or make it; a known id is never rewritten."""
        felt = {
            "slag": kilde.slag.name,
            "tittel": kilde.tittel,
            "utgiver": kilde.utgiver,
            "dato": kilde.dato,
            "sted": kilde.sted,
            "lisens": kilde.lisens,
        }
        return cls.objects.get_or_create(kode=kilde.id, defaults=felt)[0]


class Registerlast(models.Model):
    """One load or fetch. The newest id is the register's edition: what is computed from it is kept until it grows."""

    hva = models.CharField("hva", max_length=60)
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="laster")
    tidspunkt = models.DateTimeField("tidspunkt")
    rader = models.PositiveIntegerField("rader")
    fingeravtrykk = models.CharField("fingeravtrykk", max_length=64)
    adresse = models.CharField("hentet fra", max_length=500, blank=True)

    class Meta:
        """Newest last."""

        ordering: ClassVar = ["id"]
        verbose_name_plural = "registerlaster"

    def __str__(self) -> str:
        """Say what."""
        return self.hva

    @classmethod
    def er_lastet(cls, hva: str, fingeravtrykk: str) -> bool:
        """Tell whether the newest load of this is the same content."""
        siste = cls.objects.filter(hva=hva).last()
        return siste is not None and siste.fingeravtrykk == fingeravtrykk


def utgave() -> int:
    """Give the register's edition; 0 while it is empty."""
    return Registerlast.objects.aggregate(siste=models.Max("id"))["siste"] or 0


class Datert(models.Model):
    """A row that holds for a span of days and knows its source."""

    periode = DateRangeField("periode")
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def perioden(self) -> Periode:
        """Give the core's value."""
        return Periode(self.periode.lower, self.periode.upper)


def spenn(periode: Periode) -> DateRange:
    """Give a period as the database keeps it: from and including, to and not including."""
    return DateRange(periode.fra, periode.til)


def gjelder(dato: date) -> models.Q:
    """Ask for the rows that hold on a day."""
    return models.Q(periode__contains=dato)


def uten_overlapp(navn: str, *felt: str, betingelse: models.Q | None = None) -> ExclusionConstraint:
    """Forbid two rows with the same *felt* to share a day (of those that *betingelse* holds for)."""
    uttrykk: list[tuple[Any, str]] = [(f, RangeOperators.EQUAL) for f in felt]
    uttrykk.append(("periode", RangeOperators.OVERLAPS))
    return ExclusionConstraint(name=navn, expressions=uttrykk, condition=betingelse)
