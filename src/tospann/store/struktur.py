"""Studies of an office structure: frozen facts, what was asked each time, and structures drawn by hand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from tospann.core.struktur.inndeling import Inndeling
from tospann.core.struktur.kravvalg import Kravvalg
from tospann.core.struktur.problem import Rammer, Vekter
from tospann.core.struktur.studie import Strukturstudie as Kjernestudie
from tospann.core.struktur.studie import Studiegrunnlag as Kjernegrunnlag
from tospann.store.part import Part
from tospann.store.struktur_json import fra_tekst

if TYPE_CHECKING:
    from tospann.store.part import Bruker

# No drawing has so many digits in its number; the database could not be asked about it.
_FOR_LANGT = 10


class Studiegrunnlag(models.Model):
    """The facts a study rests on, whole and frozen; the same facts are kept once. Never changed."""

    fingeravtrykk = models.CharField("fingeravtrykk", max_length=64, unique=True)
    innhold = models.TextField("kommuner, grenser og reisetider")
    dato = models.DateField("laget")

    class Meta:
        """Newest last."""

        ordering: ClassVar = ["id"]
        verbose_name_plural = "studiegrunnlag"

    def __str__(self) -> str:
        """Give the start of the fingerprint."""
        return self.fingeravtrykk[:12]

    def som_verdi(self) -> Kjernegrunnlag:
        """Give the core's value."""
        return _grunnlag(self.innhold)


@lru_cache(maxsize=8)
def _grunnlag(innhold: str) -> Kjernegrunnlag:
    """Read facts once; the same text gives the same object, so that the engine's own caches hold."""
    return fra_tekst(innhold, Kjernegrunnlag)


class StrukturstudieQuerySet(models.QuerySet["Strukturstudie"]):
    """The one gateway to studies."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the user's own party's, and those another party has shared with all who are concerned."""
        delt = models.Q(delt_med_alle=True) | models.Q(delt_med=bruker.part_id)
        return self.filter(models.Q(part_id=bruker.part_id) | delt).distinct()


class Strukturstudie(models.Model):
    """A question a party asks about an area. Nobody else sees it before it is shared; sharing is not taken back."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="strukturstudier")
    slug = models.SlugField("adresse", max_length=60, unique=True)
    navn = models.CharField("navn", max_length=120)
    delt_med = models.ManyToManyField(Part, related_name="+", blank=True)
    delt_med_alle = models.BooleanField("delt med alle parter", default=False)
    opprettet = models.DateField("opprettet")

    objects = StrukturstudieQuerySet.as_manager()

    class Meta:
        """By name."""

        ordering: ClassVar = ["navn"]
        verbose_name_plural = "strukturstudier"

    def __str__(self) -> str:
        """Give the name."""
        return self.navn

    @property
    def siste(self) -> Studieversjon:
        """Give what is asked now."""
        return self.versjoner.select_related("grunnlag").latest("nr")


class Studieversjon(models.Model):
    """What the study asked from a day on: facts, limits, weights, demands. Never changed; a change is a new row."""

    studie = models.ForeignKey(Strukturstudie, on_delete=models.PROTECT, related_name="versjoner")
    nr = models.PositiveIntegerField("nummer")
    grunnlag = models.ForeignKey(Studiegrunnlag, on_delete=models.PROTECT, related_name="+")
    sporsmaal = models.TextField("spørsmålet")
    innhold = models.TextField("rammer, vekter og krav")
    fingeravtrykk = models.CharField("fingeravtrykk", max_length=64)
    endring = models.CharField("hva som er nytt", max_length=500)
    rolle = models.CharField("endret av", max_length=60)
    dato = models.DateField("dato")

    class Meta:
        """In order."""

        ordering: ClassVar = ["studie_id", "nr"]
        verbose_name_plural = "studieversjoner"
        constraints: ClassVar = [models.UniqueConstraint(fields=["studie", "nr"], name="ett_nummer_per_studieversjon")]

    def __str__(self) -> str:
        """Give the number."""
        return f"versjon {self.nr}"

    def som_verdi(self) -> Kjernestudie:
        """Give the core's value, without its demands."""
        rammer, vekter, _krav = _innhold(self.innhold)
        return Kjernestudie(self.sporsmaal, self.grunnlag.som_verdi(), rammer, vekter)

    @property
    def krav(self) -> tuple[Kravvalg, ...]:
        """Give the demands in the order they were set."""
        return _innhold(self.innhold)[2]


@lru_cache(maxsize=32)
def _innhold(innhold: str) -> tuple[Rammer, Vekter, tuple[Kravvalg, ...]]:
    return fra_tekst(innhold, tuple)


class StrukturtegningQuerySet(models.QuerySet["Strukturtegning"]):
    """The one gateway to drawings."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the user's own party's, and those others have shown, in studies the user sees; the own ones first."""
        studier = Strukturstudie.objects.visible_to(bruker)
        egen = models.Q(part_id=bruker.part_id)
        return (
            self.filter(egen | models.Q(delt=True), studie__in=studier)
            .select_related("part", "studie")
            .order_by(models.Case(models.When(egen, then=0), default=1), "part_id", "nr")
        )

    def med_nokkel(self, nokkel: str, bruker: Bruker) -> Self:
        """Give what an address calls "3" (the user's own number 3) or "3-17" (number 3 of party 17); else nothing."""
        nr, skille, part = nokkel.partition("-")
        if not all(d.isascii() and d.isdigit() and len(d) < _FOR_LANGT for d in (nr, *([part] if skille else []))):
            return self.none()
        return self.filter(nr=int(nr), part_id=int(part) if skille else bruker.part_id)


class Strukturtegning(models.Model):
    """A structure somebody draws in a study. *gjeldende* is the step that stands: undo and redo move it."""

    studie = models.ForeignKey(Strukturstudie, on_delete=models.PROTECT, related_name="tegninger")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    nr = models.PositiveIntegerField("nummer")
    navn = models.CharField("navn", max_length=120)
    gjeldende = models.PositiveIntegerField("steget som gjelder", default=0)
    delt = models.BooleanField("vist for alle som ser studien", default=False)

    objects = StrukturtegningQuerySet.as_manager()

    class Meta:
        """In order; each number once in a study and party."""

        ordering: ClassVar = ["studie_id", "part_id", "nr"]
        verbose_name_plural = "strukturtegninger"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["studie", "part", "nr"], name="ett_tegningsnummer_per_part"),
        ]

    def __str__(self) -> str:
        """Give the name."""
        return self.navn

    def som_verdi(self) -> Inndeling:
        """Give the structure as it stands."""
        return self.steg.get(nr=self.gjeldende).som_verdi()

    @property
    def sist(self) -> str:
        """Say what was done last."""
        return self.steg.get(nr=self.gjeldende).hva

    def nokkel_for(self, bruker: Bruker) -> str:
        """Give what an address calls it: the number, and whose it is where it is another party's."""
        return str(self.nr) if self.part_id == bruker.part_id else f"{self.nr}-{self.part_id}"


class Tegningssteg(models.Model):
    """One step of a drawing: the structure after it, and what was done. A new step after undo drops the undone."""

    tegning = models.ForeignKey(Strukturtegning, on_delete=models.CASCADE, related_name="steg")
    nr = models.PositiveIntegerField("nummer")
    innhold = models.TextField("inndelingen")
    hva = models.CharField("hva som ble gjort", max_length=200)

    class Meta:
        """In order."""

        ordering: ClassVar = ["tegning_id", "nr"]
        verbose_name_plural = "tegningssteg"
        constraints: ClassVar = [models.UniqueConstraint(fields=["tegning", "nr"], name="ett_nummer_per_tegningssteg")]

    def __str__(self) -> str:
        """Say what was done."""
        return self.hva

    def som_verdi(self) -> Inndeling:
        """Give the structure after the step."""
        return fra_tekst(self.innhold, Inndeling)
