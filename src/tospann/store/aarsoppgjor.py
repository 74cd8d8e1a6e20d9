"""The settlement of a year between those who share an office: its texts, what has happened, and what the books say."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from tospann.core.oppgjor.aarsavtrykk import oppgjorsavtrykk
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor as Kjerneoppgjor
from tospann.core.oppgjor.avstemming import Boklinje
from tospann.core.oppgjor.livslop import Oppgjorshandling
from tospann.store.aarsoppgjor_json import fra_tekst
from tospann.store.felt import valg
from tospann.store.part import Part
from tospann.store.sak import Sak

if TYPE_CHECKING:
    from tospann.store.part import Bruker


class Versjonsslag(StrEnum):
    """What a text of the settlement is."""

    BUDSJETT = "budsjett"
    UTKAST = "vertens utkast"
    FORSLAG = "forslag"


class Hendelsesslag(StrEnum):
    """What can happen besides the steps of the settlement's life."""

    FORKLARE = "svarte på en bestridt linje"
    ENDRE_DELTAKELSE = "endret hvem som er med"
    LEGGE_FRAM_BUDSJETT = "la fram budsjettet"


class EndretUtenfor(RuntimeError):
    """A frozen text is not what its fingerprint says: somebody has been in the database."""


class AarsoppgjorQuerySet(models.QuerySet["Aarsoppgjor"]):
    """The one gateway to settlements."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the settlements of the user's cases; others do not exist."""
        return self.filter(sak__in=Sak.objects.visible_to(bruker))


class Aarsoppgjor(models.Model):
    """A year of a case, settled between those who share the office. The row is also the lock."""

    sak = models.ForeignKey(Sak, on_delete=models.PROTECT, related_name="aarsoppgjor")
    aar = models.PositiveSmallIntegerField("år")
    vert = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    merknad = models.TextField("merknad", blank=True)
    er_prove = models.BooleanField("regneeksempel: alle beløp er forutsetninger", default=False)
    frist = models.DateField("skal være lukket", null=True, blank=True)

    objects = AarsoppgjorQuerySet.as_manager()

    class Meta:
        """One for each year."""

        ordering: ClassVar = ["sak_id", "-aar"]
        verbose_name_plural = "årsoppgjør"
        constraints: ClassVar = [models.UniqueConstraint(fields=["sak", "aar"], name="ett_oppgjor_per_aar")]

    def __str__(self) -> str:
        """Give the case and the year."""
        return f"{self.sak} {self.aar}"


class OppgjorsversjonQuerySet(models.QuerySet["Oppgjorsversjon"]):
    """The one gateway to the texts."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give what is laid before all, and the user's own party's drafts."""
        mine = self.filter(oppgjor__in=Aarsoppgjor.objects.visible_to(bruker))
        return mine.filter(~models.Q(slag=Versjonsslag.UTKAST.name) | models.Q(part_id=bruker.part_id))


class Oppgjorsversjon(models.Model):
    """A whole basis, frozen: the budget, a draft of the host, or a proposal. Never changed."""

    oppgjor = models.ForeignKey(Aarsoppgjor, on_delete=models.PROTECT, related_name="versjoner")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    slag = models.CharField("slag", max_length=10, choices=valg(Versjonsslag))
    nr = models.PositiveIntegerField("nummer")
    innhold = models.TextField("grunnlaget")
    fingeravtrykk = models.CharField("fingeravtrykk", max_length=64)
    grunn = models.CharField("hva som er nytt", max_length=500)
    dato = models.DateField("dato")

    objects = OppgjorsversjonQuerySet.as_manager()

    class Meta:
        """Each kind numbered by itself, so that the numbers of proposals tell nothing of drafts."""

        ordering: ClassVar = ["slag", "nr"]
        verbose_name_plural = "oppgjørsversjoner"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["oppgjor", "slag", "nr"], name="ett_nummer_per_oppgjorsversjon"),
        ]

    def __str__(self) -> str:
        """Give kind and number."""
        return f"{self.get_slag_display()} {self.nr}"

    def som_oppgjor(self) -> Kjerneoppgjor:
        """
        Give the year as settled from this text.

        Raises
        ------
        EndretUtenfor
            When it is not the text that was frozen.

        """
        oppgjor, avtrykk = gjort_opp(self.innhold)
        if avtrykk != self.fingeravtrykk:
            melding = f"{self} i {self.oppgjor_id} er endret etter at teksten ble frosset."
            raise EndretUtenfor(melding)
        return oppgjor


@lru_cache(maxsize=32)
def gjort_opp(innhold: str) -> tuple[Kjerneoppgjor, str]:
    """Settle a stored text, and give its fingerprint; the same text gives the same answer."""
    oppgjor = gjor_opp_aaret(fra_tekst(innhold))
    return oppgjor, oppgjorsavtrykk(oppgjor)


class Oppgjorshendelse(models.Model):
    """What somebody did, in order: the settlement's life is these played through. Never changed."""

    oppgjor = models.ForeignKey(Aarsoppgjor, on_delete=models.PROTECT, related_name="hendelser")
    nr = models.PositiveIntegerField("nummer")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    bruker = models.ForeignKey("store.Bruker", on_delete=models.PROTECT, related_name="+")
    rolle = models.CharField("rolle", max_length=60)
    handling = models.CharField("handling", max_length=20, choices=valg(Oppgjorshandling) + valg(Hendelsesslag))
    fingeravtrykk = models.CharField("fingeravtrykk", max_length=64, blank=True)
    linje = models.CharField("linje", max_length=120, blank=True)
    tekst = models.TextField("tekst", blank=True)
    svar_paa = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="svar")
    dato = models.DateField("dato")

    class Meta:
        """In order."""

        ordering: ClassVar = ["oppgjor_id", "nr"]
        verbose_name_plural = "oppgjørshendelser"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["oppgjor", "nr"], name="ett_nummer_per_oppgjorshendelse"),
        ]

    def __str__(self) -> str:
        """Give number and act."""
        return f"{self.nr} {self.handling}"


class Oppgjorsboktall(models.Model):
    """What a party says that its own books show. The newest of each line counts; the older ones stay."""

    oppgjor = models.ForeignKey(Aarsoppgjor, on_delete=models.PROTECT, related_name="boktall")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    linje = models.CharField("linje", max_length=10, choices=valg(Boklinje))
    ore = models.BigIntegerField("øre")
    rolle = models.CharField("oppgitt av", max_length=60)
    dato = models.DateField("dato")

    class Meta:
        """In the order they were entered."""

        ordering: ClassVar = ["id"]
        verbose_name_plural = "boktall"

    def __str__(self) -> str:
        """Give the line."""
        return self.get_linje_display()
