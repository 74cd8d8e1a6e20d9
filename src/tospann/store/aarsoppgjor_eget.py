"""What a party keeps to itself about a settlement: notes, drafts, files it has read in, and how their columns go."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from tospann.core.felles.rolle import Handling
from tospann.store.aarsoppgjor import Aarsoppgjor
from tospann.store.felt import valg
from tospann.store.part import Part
from tospann.store.sak import Sak

if TYPE_CHECKING:
    from tospann.store.part import Bruker


class Filslag(StrEnum):
    """What a file holds."""

    REGNSKAP = "regnskap"
    STILLINGER = "stillinger"


class OppgjorsnotatQuerySet(models.QuerySet["Oppgjorsnotat"]):
    """The one gateway to notes."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the user's own party's; others' do not exist."""
        return self.filter(part_id=bruker.part_id)


class Oppgjorsnotat(models.Model):
    """A party's own note on a line, or (no line) on the whole."""

    oppgjor = models.ForeignKey(Aarsoppgjor, on_delete=models.PROTECT, related_name="notater")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    linje = models.CharField("linje", max_length=120, blank=True)
    tekst = models.TextField("notat", blank=True)
    versjon = models.PositiveIntegerField("versjon", default=0)

    objects = OppgjorsnotatQuerySet.as_manager()

    class Meta:
        """One for each line in a party."""

        ordering: ClassVar = ["linje"]
        verbose_name_plural = "oppgjørsnotater"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["oppgjor", "part", "linje"], name="ett_notat_per_linje"),
        ]

    def __str__(self) -> str:
        """Give the line."""
        return self.linje


class OppgjorsfilQuerySet(models.QuerySet["Oppgjorsfil"]):
    """The one gateway to files."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the user's own party's; others' do not exist."""
        return self.filter(part_id=bruker.part_id)


class Oppgjorsfil(models.Model):
    """
    A file as it was read, cell by cell; *tatt_i_bruk* when its lines went into the draft.

    *nr* counts within the party and the settlement; by *avtrykk*, of the content, the same file is known again.
    """

    oppgjor = models.ForeignKey(Aarsoppgjor, on_delete=models.PROTECT, related_name="filer")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    nr = models.PositiveIntegerField("nummer")
    slag = models.CharField("slag", max_length=12, choices=valg(Filslag))
    navn = models.CharField("fil", max_length=80)
    lest = models.JSONField("hvordan den ble lest")
    ruter = models.JSONField("ruter")
    avtrykk = models.CharField("fingeravtrykk", max_length=64)
    dato = models.DateField("lest inn")
    tatt_i_bruk = models.DateField("tatt i bruk", null=True, blank=True)
    linjer = models.PositiveIntegerField("linjer", default=0)

    objects = OppgjorsfilQuerySet.as_manager()

    class Meta:
        """Newest first; the same file once."""

        ordering: ClassVar = ["-nr"]
        verbose_name_plural = "oppgjørsfiler"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["oppgjor", "part", "nr"], name="ett_filnummer_per_part"),
            models.UniqueConstraint(fields=["oppgjor", "part", "slag", "avtrykk"], name="samme_oppgjorsfil_en_gang"),
        ]

    def __str__(self) -> str:
        """Give the name."""
        return self.navn


class OppgjorskoblingQuerySet(models.QuerySet["Oppgjorskobling"]):
    """The one gateway to remembered columns."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the user's own party's."""
        return self.filter(part_id=bruker.part_id)


class Oppgjorskobling(models.Model):
    """Which column of a party's files holds what; remembered from the last file that went in."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    slag = models.CharField("slag", max_length=12, choices=valg(Filslag))
    kolonner = models.JSONField("kolonner")

    objects = OppgjorskoblingQuerySet.as_manager()

    class Meta:
        """One for each kind of file."""

        verbose_name_plural = "oppgjørskoblinger"
        constraints: ClassVar = [models.UniqueConstraint(fields=["part", "slag"], name="en_kobling_per_filslag")]

    def __str__(self) -> str:
        """Give the kind."""
        return self.get_slag_display()


class AarsutkastQuerySet(models.QuerySet["Aarsutkast"]):
    """The one gateway to drafts of a budget or a key."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the user's own party's, to those who answer for it in the settlement; others' do not exist."""
        if not bruker.kan(Handling.SKRIVE_OPPGJORSNOTAT):
            return self.none()
        return self.filter(part_id=bruker.part_id, sak__in=Sak.objects.visible_to(bruker))


class Aarsutkast(models.Model):
    """
    What a party works on before the others see it: a budget (``budsjett.2022``) or a key (``nokkel.mellom``).

    A budget is a whole basis as text; a key is its form as it was filled in, right or wrong.
    """

    sak = models.ForeignKey(Sak, on_delete=models.PROTECT, related_name="+")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    slag = models.CharField("slag", max_length=60)
    innhold = models.TextField("innhold")
    versjon = models.PositiveIntegerField("versjon", default=1)
    dato = models.DateField("sist lagret")

    objects = AarsutkastQuerySet.as_manager()

    class Meta:
        """One of each kind in a party."""

        ordering: ClassVar = ["slag"]
        verbose_name_plural = "årsutkast"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sak", "part", "slag"], name="ett_aarsutkast_per_slag"),
        ]

    def __str__(self) -> str:
        """Give the kind."""
        return self.slag
