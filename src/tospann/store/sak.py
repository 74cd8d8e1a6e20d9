"""The case and what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Enhet
from tospann.core.kontor.kontor import Lokasjonsslag
from tospann.store.felt import valg
from tospann.store.part import Part

if TYPE_CHECKING:
    from tospann.store.part import Bruker


class SakQuerySet(models.QuerySet["Sak"]):
    """The one gateway to cases."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give the cases the user's party takes part in; others do not exist."""
        return self.filter(tilganger__part_id=bruker.part_id)

    def vist_for_alle(self) -> Self:
        """Give the cases whose decisions the parties have opened for anybody."""
        return self.filter(offentliggjoring__isnull=False)


class Sak(models.Model):
    """A question that several owners answer together. *versjon* grows with every change to what is proposed."""

    slug = models.SlugField("adresse", unique=True)
    tittel = models.CharField("tittel", max_length=200)
    sporsmaal = models.TextField("spørsmål")
    faktadato = models.DateField("tallene gjelder")
    dato = models.DateField("saksdato")
    rettsdato = models.DateField("prøvd mot loven per")
    rettsdato_grunn = models.TextField("hvorfor denne datoen", blank=True)
    planstart = models.DateField("oppstart av prosessen")
    oppstart = models.DateField("oppstart av kontoret")
    vert = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="vert_i")
    form = models.CharField("samarbeidsform", max_length=30, choices=valg(Samarbeidsform))
    nokkel = models.CharField("nøkkel mellom kommunene", max_length=30, choices=valg(Nokkelslag))
    statsdeling = models.CharField("deling stat og kommune", max_length=30, choices=valg(Statsdeling))
    versjon = models.PositiveIntegerField("versjon", default=1)

    objects = SakQuerySet.as_manager()

    class Meta:
        """Listed by title."""

        ordering: ClassVar = ["tittel"]
        verbose_name_plural = "saker"

    def __str__(self) -> str:
        """Give the title."""
        return self.tittel


class Tilgang(models.Model):
    """That a party takes part in a case and may see what is shared in it."""

    sak = models.ForeignKey(Sak, on_delete=models.CASCADE, related_name="tilganger")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="tilganger")

    class Meta:
        """Once for each party."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["sak", "part"], name="en_tilgang_per_part")]

    def __str__(self) -> str:
        """Name both."""
        return f"{self.part} i {self.sak}"


class Deltakelse(models.Model):
    """A municipality in the case: its office today, and what is proposed for the place."""

    sak = models.ForeignKey(Sak, on_delete=models.CASCADE, related_name="deltakelser")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="deltakelser")
    rekkefolge = models.PositiveSmallIntegerField("rekkefølge")
    kontor = models.CharField("kontor i dag", max_length=120)
    adresse = models.CharField("besøksadresse", max_length=200)
    samisk_omraade = models.BooleanField("i forvaltningsområdet for samisk språk", default=False)
    lokasjon = models.CharField("lokasjon etterpå", max_length=20, choices=valg(Lokasjonsslag))
    lokasjon_grunn = models.TextField("begrunnelse for lokasjonen")
    lokasjon_kilde = models.CharField("kilde for lokasjonen", max_length=60, blank=True)

    class Meta:
        """Each municipality once, in the order of the case."""

        ordering: ClassVar = ["rekkefolge"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sak", "part"], name="en_deltakelse_per_part")]

    def __str__(self) -> str:
        """Name both."""
        return f"{self.part} i {self.sak}"


class Kommunestyremote(models.Model):
    """A council meeting in the calendar."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="moter")
    dato = models.DateField("dato")

    class Meta:
        """One meeting a day."""

        ordering: ClassVar = ["dato"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["part", "dato"], name="ett_mote_per_dag")]

    def __str__(self) -> str:
        """Name both."""
        return f"{self.part} {self.dato}"


class Forutsetning(models.Model):
    """An assumption: a figure no source gives. The one place it is kept and edited."""

    sak = models.ForeignKey(Sak, on_delete=models.CASCADE, related_name="forutsetninger")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, null=True, blank=True, related_name="forutsetninger")
    nokkel = models.CharField("id", max_length=60)
    navn = models.CharField("navn", max_length=120)
    verdi = models.DecimalField("verdi", max_digits=16, decimal_places=4)
    enhet = models.CharField("enhet", max_length=30, choices=valg(Enhet))
    grunn = models.TextField("begrunnelse")
    dato = models.DateField("sist endret")
    rekkefolge = models.PositiveSmallIntegerField("rekkefølge")
    versjon = models.PositiveIntegerField("versjon", default=1)

    class Meta:
        """Each id once in a case; never negative."""

        ordering: ClassVar = ["rekkefolge"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sak", "nokkel"], name="en_forutsetning_per_id"),
            models.CheckConstraint(condition=models.Q(verdi__gte=0), name="forutsetning_ikke_negativ"),
        ]
        verbose_name_plural = "forutsetninger"

    def __str__(self) -> str:
        """Give the name."""
        return self.navn
