"""Keys that are proposed to the others, and what each owner has answered. Nothing here is ever changed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.store.aarsoppgjor import EndretUtenfor
from tospann.store.aarsoppgjor_json import nokkel_fra_tekst
from tospann.store.felt import valg
from tospann.store.part import Part
from tospann.store.sak import Sak

if TYPE_CHECKING:
    from tospann.store.part import Bruker


class Nokkelsvar(StrEnum):
    """What can happen to a proposed key."""

    GODKJENT = "godkjente"
    AVVIST = "sa nei"
    TRUKKET = "trakk forslaget"


class NokkelforslagQuerySet(models.QuerySet["Nokkelforslag"]):
    """The one gateway to proposed keys."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the proposals of the user's cases; others do not exist."""
        return self.filter(sak__in=Sak.objects.visible_to(bruker))


class Nokkelforslag(models.Model):
    """
    A version of a key as it was sent to the others, frozen.

    *angaar* are those who must say yes. A changed text is a new proposal of the
    same key, and answers to the old one count for nothing.
    """

    sak = models.ForeignKey(Sak, on_delete=models.PROTECT, related_name="nokkelforslag")
    nr = models.PositiveIntegerField("nummer")
    nokkel = models.CharField("nøkkel", max_length=40)
    versjon = models.PositiveIntegerField("versjon")
    innhold = models.TextField("nøkkelen")
    fingeravtrykk = models.CharField("fingeravtrykk", max_length=64)
    angaar = models.JSONField("hvem som må godkjenne")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    bruker = models.ForeignKey("store.Bruker", on_delete=models.PROTECT, related_name="+")
    rolle = models.CharField("foreslått av", max_length=60)
    grunn = models.CharField("begrunnelse", max_length=1000)
    dato = models.DateField("sendt")

    objects = NokkelforslagQuerySet.as_manager()

    class Meta:
        """In order."""

        ordering: ClassVar = ["sak_id", "nr"]
        verbose_name_plural = "nøkkelforslag"
        constraints: ClassVar = [models.UniqueConstraint(fields=["sak", "nr"], name="ett_nummer_per_nokkelforslag")]

    def __str__(self) -> str:
        """Give key and version."""
        return f"{self.nokkel} {self.versjon}"

    def som_versjon(self) -> Nokkelversjon:
        """
        Give the core's value.

        Raises
        ------
        EndretUtenfor
            When it is not the text that was sent.

        """
        versjon = nokkel_fra_tekst(self.innhold)
        if versjon.fingeravtrykk != self.fingeravtrykk:
            melding = f"Nøkkelforslag {self.nr} er endret etter at det ble sendt."
            raise EndretUtenfor(melding)
        return versjon


class Nokkelhendelse(models.Model):
    """What an owner answered to exactly this text. Never changed; the newest of a party counts."""

    forslag = models.ForeignKey(Nokkelforslag, on_delete=models.PROTECT, related_name="hendelser")
    nr = models.PositiveIntegerField("nummer")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    bruker = models.ForeignKey("store.Bruker", on_delete=models.PROTECT, related_name="+")
    rolle = models.CharField("rolle", max_length=60)
    svar = models.CharField("svar", max_length=10, choices=valg(Nokkelsvar))
    fingeravtrykk = models.CharField("fingeravtrykk", max_length=64)
    grunn = models.TextField("grunn", blank=True)
    dato = models.DateField("dato")

    class Meta:
        """In order."""

        ordering: ClassVar = ["forslag_id", "nr"]
        verbose_name_plural = "nøkkelhendelser"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["forslag", "nr"], name="ett_nummer_per_nokkelhendelse"),
        ]

    def __str__(self) -> str:
        """Give the answer."""
        return self.get_svar_display()
