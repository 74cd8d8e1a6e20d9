"""What a party says of itself for the invoices of a cooperation: account, reference, tax. The newest row counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from tospann.store.kommune import Kommuneversjon
from tospann.store.part import Part
from tospann.store.register import gjelder
from tospann.store.sak import Sak

if TYPE_CHECKING:
    from tospann.store.part import Bruker

AVGIFTER = [
    ("UTENFOR", "Refusjon av felles utgifter, utenfor merverdiavgiftsloven (O)"),
    ("UNNTATT", "Unntatt fra merverdiavgift (E)"),
    ("PLIKTIG", "Avgiftspliktig, 25 prosent (S)"),
]


class FakturaopplysningQuerySet(models.QuerySet["Fakturaopplysning"]):
    """The one gateway to what the parties have said."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give what is said in the user's cases: those who pay each other see each other's account and reference."""
        return self.filter(sak__in=Sak.objects.visible_to(bruker))


class Fakturaopplysning(models.Model):
    """What a party said on a day. Never changed; what was said before stays."""

    sak = models.ForeignKey(Sak, on_delete=models.PROTECT, related_name="fakturaopplysninger")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    orgnr = models.CharField("organisasjonsnummer", max_length=9, blank=True)
    konto = models.CharField("kontonummer", max_length=11, blank=True)
    referanse = models.CharField("referanse", max_length=60, blank=True)
    ordre = models.CharField("bestillingsnummer", max_length=60, blank=True)
    adresse = models.CharField("adresse", max_length=100, blank=True)
    postnummer = models.CharField("postnummer", max_length=4, blank=True)
    poststed = models.CharField("poststed", max_length=60, blank=True)
    avgift = models.CharField("merverdiavgift", max_length=10, choices=AVGIFTER, default="UTENFOR")
    mva = models.BooleanField("står i Merverdiavgiftsregisteret", default=False)
    dager = models.PositiveSmallIntegerField("betalingsfrist i dager", default=30)
    rolle = models.CharField("oppgitt av", max_length=60)
    dato = models.DateField("dato")

    objects = FakturaopplysningQuerySet.as_manager()

    class Meta:
        """In the order they were said."""

        ordering: ClassVar = ["id"]
        verbose_name_plural = "fakturaopplysninger"

    def __str__(self) -> str:
        """Give whose they are."""
        return f"{self.part} {self.dato}"


def gjeldende(sak: Sak) -> dict[int, Fakturaopplysning]:
    """Give the newest of each party, by the party's id."""
    rader = Fakturaopplysning.objects.filter(sak=sak).order_by("part_id", "-id").distinct("part_id")
    return {rad.part_id: rad for rad in rader}


def orgnumre(numre: Iterable[str], dato: date) -> Mapping[str, str]:
    """Give the register's organisation numbers of municipalities on a date; nothing where it knows none."""
    rader = Kommuneversjon.objects.filter(gjelder(dato), nummer__in=tuple(numre))
    return dict(rader.values_list("nummer", "orgnr"))
