"""What one owner keeps to itself: positions, local text, own draft. Row-level security is the second lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from tospann.core.felles.rolle import Handling
from tospann.store.part import Part
from tospann.store.sak import Sak

if TYPE_CHECKING:
    from tospann.store.part import Bruker

POSISJON = "posisjon"
LOKALTEKST = "lokaltekst."


class UtkastQuerySet(models.QuerySet["Utkast"]):
    """The one gateway to drafts."""

    def visible_to(self, bruker: Bruker) -> Self:
        """
        Give the user's own party's drafts; others' do not exist.

        A position in a negotiation belongs to those who negotiate: elected
        members and office leaders of the same party do not see it.
        """
        egne = self.filter(part_id=bruker.part_id)
        return egne if bruker.kan(Handling.SKRIVE_UTKAST) else egne.exclude(slag=POSISJON)


class Utkast(models.Model):
    """A draft of one party: its position, or its own text under a theme of the council paper (``lokaltekst.TEMA``)."""

    sak = models.ForeignKey(Sak, on_delete=models.CASCADE, related_name="utkast")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="utkast")
    slag = models.CharField("slag", max_length=60)
    tekst = models.TextField("tekst", blank=True)
    versjon = models.PositiveIntegerField("versjon", default=1)

    objects = UtkastQuerySet.as_manager()

    class Meta:
        """One of each kind; unique per party, so that nothing tells of another's."""

        ordering: ClassVar = ["slag"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sak", "part", "slag"], name="ett_utkast_per_slag")]
        verbose_name_plural = "utkast"

    def __str__(self) -> str:
        """Give the kind."""
        return self.slag
