"""Proposals, decisions, approvals and participation: what happened in a case, and when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tospann.store.part import Part
from tospann.store.sak import Sak


class Klausulvalg(models.Model):
    """A clause of the bank that this case has taken out of its draft agreement."""

    sak = models.ForeignKey(Sak, on_delete=models.CASCADE, related_name="klausulvalg")
    klausul = models.CharField("klausul", max_length=60)

    class Meta:
        """Taken out once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["sak", "klausul"], name="tatt_ut_en_gang")]

    def __str__(self) -> str:
        """Give the clause."""
        return self.klausul


class Vedtaksforslag(models.Model):
    """The text sent to the councils, frozen with the agreement it adopts. Never changed: a new text is a new row."""

    sak = models.ForeignKey(Sak, on_delete=models.CASCADE, related_name="forslag")
    tekst = models.TextField("forslag til vedtak")
    fingeravtrykk = models.CharField("fingeravtrykk", max_length=64)
    avtaletekst = models.TextField("avtalen som vedtas")
    avtale_fingeravtrykk = models.CharField("avtalens fingeravtrykk", max_length=64)
    dato = models.DateField("sendt")

    class Meta:
        """Newest last."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Give the fingerprint."""
        return self.fingeravtrykk


class Vedtak(models.Model):
    """What a council decided, as minuted. Public, and never changed: a new decision is a new row."""

    forslag = models.ForeignKey(Vedtaksforslag, on_delete=models.PROTECT, related_name="vedtak")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="vedtak")
    organ = models.CharField("organ", max_length=60)
    dato = models.DateField("møtedato")
    saksnummer = models.CharField("saksnummer", max_length=30)
    tekst = models.TextField("vedtaket, ord for ord")
    fingeravtrykk = models.CharField("fingeravtrykk", max_length=64)
    medlemmer = models.PositiveSmallIntegerField("medlemmer i kommunestyret")
    stemmer_for = models.PositiveSmallIntegerField("stemmer for")
    stemmer_mot = models.PositiveSmallIntegerField("stemmer mot")
    moteleder_for = models.BooleanField("møtelederen stemte for", null=True, blank=True)
    avtale_fingeravtrykk = models.CharField("avtalen som lå ved, fingeravtrykk", max_length=64, blank=True)

    class Meta:
        """Newest last; nobody votes twice."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(medlemmer__gte=models.F("stemmer_for") + models.F("stemmer_mot")),
                name="ikke_flere_stemmer_enn_medlemmer",
            ),
        ]
        verbose_name_plural = "vedtak"

    def __str__(self) -> str:
        """Name the council and day."""
        return f"{self.part} {self.dato}"


class Forskjellsmerke(models.Model):
    """
    What one municipality says of another's different decision. The newest of each counts; none is ever changed.

    That all accept a difference makes no agreement: it tells that a new, common text can be sent.
    """

    vedtak = models.ForeignKey(Vedtak, on_delete=models.PROTECT, related_name="merker")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    godtatt = models.BooleanField("kan godta forskjellen")
    grunn = models.CharField("begrunnelse", max_length=500, blank=True)
    rolle = models.CharField("sagt av", max_length=60)
    dato = models.DateField("dato")

    class Meta:
        """In order."""

        ordering: ClassVar = ["id"]
        verbose_name_plural = "forskjellsmerker"

    def __str__(self) -> str:
        """Say who said what."""
        return f"{self.part}: {'godtatt' if self.godtatt else 'åpen'}"


class Offentliggjoring(models.Model):
    """That the councils' decisions of a case are shown to anybody, from a day on. Never taken back."""

    sak = models.OneToOneField(Sak, on_delete=models.PROTECT, related_name="offentliggjoring")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    rolle = models.CharField("besluttet av", max_length=60)
    dato = models.DateField("dato")

    class Meta:
        """Once for each case."""

        verbose_name_plural = "offentliggjøringer"

    def __str__(self) -> str:
        """Name the case."""
        return f"{self.sak}"


class Godkjenning(models.Model):
    """One owner's yes to one text, named by its fingerprint."""

    sak = models.ForeignKey(Sak, on_delete=models.CASCADE, related_name="godkjenninger")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="godkjenninger")
    gjenstand = models.CharField("hva", max_length=60)
    fingeravtrykk = models.CharField("fingeravtrykk", max_length=64)
    dato = models.DateField("dato")

    class Meta:
        """One yes per owner and text."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sak", "part", "gjenstand", "fingeravtrykk"], name="ett_ja_per_part_og_tekst"
            ),
        ]

    def __str__(self) -> str:
        """Name both."""
        return f"{self.part}: {self.gjenstand}"


class Medvirkning(models.Model):
    """That somebody was informed, discussed with, heard or asked."""

    sak = models.ForeignKey(Sak, on_delete=models.CASCADE, related_name="medvirkning")
    slag = models.CharField("slag", max_length=20)
    sektor = models.CharField("sektor", max_length=10)
    organ = models.CharField("organ", max_length=120)
    nivaa = models.CharField("nivå", max_length=60)
    kommunenummer = models.CharField("kommunenummer", max_length=4, blank=True, default="")
    dato = models.DateField("dato")
    planlagt = models.BooleanField("planlagt, ikke holdt", default=False)
    referat = models.CharField("referat", max_length=200, blank=True, default="")

    class Meta:
        """By date."""

        ordering: ClassVar = ["dato", "id"]
        verbose_name_plural = "medvirkning"

    def __str__(self) -> str:
        """Name the body and day."""
        return f"{self.organ} {self.dato}"
