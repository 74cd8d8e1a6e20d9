"""Cooperations and their events as rows, and the questions asked of them."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from django.db import models

from tospann.core.kontor import samarbeid as kjerne
from tospann.store.felt import valg
from tospann.store.register import Registerkilde, utgave


class Samarbeid(models.Model):
    """A cooperation between municipalities about Nav."""

    slug = models.SlugField("adresse", max_length=60, unique=True)
    navn = models.CharField("navn", max_length=120)
    slag = models.CharField("slag", max_length=20, choices=valg(kjerne.Samarbeidsslag))
    del_av = models.CharField("del av", max_length=60, blank=True)
    beskrivelse = models.TextField("beskrivelse", blank=True)
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """By name."""

        ordering: ClassVar = ["navn"]
        verbose_name_plural = "samarbeid"

    def __str__(self) -> str:
        """Give the name."""
        return self.navn

    def som_verdi(self) -> kjerne.Samarbeid:
        """Give the core's value."""
        return kjerne.Samarbeid(
            self.slug,
            self.navn,
            kjerne.Samarbeidsslag[self.slag],
            tuple(m.som_verdi() for m in self.medlemmer.all()),
            tuple(h.som_verdi() for h in self.hendelser.all()),
            self.del_av,
            self.beskrivelse,
        )


class Samarbeidsmedlem(models.Model):
    """A municipality in a cooperation, by the number it had then."""

    samarbeid = models.ForeignKey(Samarbeid, on_delete=models.PROTECT, related_name="medlemmer")
    kommune = models.CharField("kommunenummer", max_length=4)
    rolle = models.CharField("rolle", max_length=10, choices=valg(kjerne.Medlemsrolle))
    merknad = models.CharField("merknad", max_length=200, blank=True)
    nr = models.PositiveSmallIntegerField("rekkefølge")
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Each once, and at most one host."""

        ordering: ClassVar = ["samarbeid", "nr"]
        verbose_name_plural = "samarbeidsmedlemmer"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["samarbeid", "kommune"], name="ett_medlemskap"),
            models.UniqueConstraint(
                fields=["samarbeid"], condition=models.Q(rolle="VERT"), name="en_vert_i_hvert_samarbeid"
            ),
        ]

    def __str__(self) -> str:
        """Give the number."""
        return self.kommune

    def som_verdi(self) -> kjerne.Medlem:
        """Give the core's value."""
        return kjerne.Medlem(self.kommune, kjerne.Medlemsrolle[self.rolle], self.merknad)


class Samarbeidshendelse(models.Model):
    """Something that happened to a cooperation, between two days (both with)."""

    samarbeid = models.ForeignKey(Samarbeid, on_delete=models.PROTECT, related_name="hendelser")
    slag = models.CharField("slag", max_length=10, choices=valg(kjerne.Hendelsesslag))
    tidligst = models.DateField("tidligst", null=True, blank=True)
    senest = models.DateField("senest")
    tekst = models.TextField("hva og hvorfor")
    utledet = models.BooleanField("utledet", default=False)
    sted = models.CharField("sted i kilden", max_length=120, blank=True)
    kilde = models.ForeignKey(Registerkilde, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """In order of time."""

        ordering: ClassVar = ["samarbeid", "senest", "id"]
        verbose_name_plural = "samarbeidshendelser"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(tidligst__isnull=True) | models.Q(tidligst__lte=models.F("senest")),
                name="hendelse_tidligst_foer_senest",
            ),
        ]

    def __str__(self) -> str:
        """Say what."""
        return f"{self.slag} {self.senest}"

    def som_verdi(self) -> kjerne.Samarbeidshendelse:
        """Give the core's value."""
        return kjerne.Samarbeidshendelse(
            kjerne.Hendelsesslag[self.slag],
            self.tidligst,
            self.senest,
            self.tekst,
            self.kilde.som_kilde(),
            self.sted,
            self.utledet,
        )


def alle_samarbeid() -> tuple[kjerne.Samarbeid, ...]:
    """Give every cooperation, by name; read once for each edition of the register."""
    return _alle(utgave())


@lru_cache(maxsize=2)
def _alle(_utgave: int) -> tuple[kjerne.Samarbeid, ...]:
    hendelser = models.Prefetch("hendelser", Samarbeidshendelse.objects.select_related("kilde"))
    return tuple(s.som_verdi() for s in Samarbeid.objects.prefetch_related("medlemmer", hendelser))
