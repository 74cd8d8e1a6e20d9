"""Printed tables that a party has kept, and its corrections beside them. Neither is ever changed; only added to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from tospann.store.part import Part

if TYPE_CHECKING:
    from tospann.store.part import Bruker


class TrykttabellQuerySet(models.QuerySet["Trykttabell"]):
    """The one gateway to a party's own tables."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the user's own party's; others' do not exist."""
        return self.filter(part_id=bruker.part_id)


class Trykttabell(models.Model):
    """
    A table as it was read, cell by cell, with the rules it was checked by.

    *nr* counts within the party, so that nobody's numbers tell of anybody else's.
    """

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="tabeller")
    nr = models.PositiveIntegerField("nummer")
    tittel = models.CharField("tittel", max_length=500)
    fil = models.CharField("fil", max_length=80)
    lest = models.JSONField("hvordan den ble lest")
    ruter = models.JSONField("ruter")
    regler = models.TextField("regler")
    fingeravtrykk = models.CharField("fingeravtrykk", max_length=64)
    rolle = models.CharField("lagret av", max_length=60)
    dato = models.DateField("lagret")

    objects = TrykttabellQuerySet.as_manager()

    class Meta:
        """Newest first; the same content with the same rules once in a party."""

        ordering: ClassVar = ["-nr"]
        verbose_name_plural = "trykte tabeller"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["part", "nr"], name="ett_tabellnummer_per_part"),
            models.UniqueConstraint(fields=["part", "fingeravtrykk"], name="samme_tabell_en_gang"),
        ]

    def __str__(self) -> str:
        """Give the title."""
        return self.tittel


class TabellrettelseQuerySet(models.QuerySet["Tabellrettelse"]):
    """The one gateway to corrections."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the user's own party's."""
        return self.filter(part_id=bruker.part_id)


class Tabellrettelse(models.Model):
    """One corrected cell: what stood there, what should, why, and in which role somebody said so."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="tabellrettelser")
    tabell = models.ForeignKey(Trykttabell, on_delete=models.PROTECT, related_name="rettelser")
    nr = models.PositiveIntegerField("nummer")
    radnr = models.PositiveIntegerField("rad")
    kolonne = models.CharField("kolonne", max_length=60)
    gammel = models.CharField("sto", max_length=500, blank=True)
    ny = models.CharField("skal være", max_length=500, blank=True)
    grunn = models.CharField("grunn", max_length=500)
    rolle = models.CharField("rettet av", max_length=60)
    dato = models.DateField("rettet")

    objects = TabellrettelseQuerySet.as_manager()

    class Meta:
        """In the order they were made."""

        ordering: ClassVar = ["tabell_id", "nr"]
        verbose_name_plural = "rettelser i tabeller"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tabell", "nr"], name="ett_rettelsesnummer_per_tabell"),
        ]

    def __str__(self) -> str:
        """Give the change."""
        return f"{self.gammel} → {self.ny}"
