"""The journal: append-only and hash-chained, one chain shared and one for each party's own matters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from tospann.core.felles.journalkjede import Ledd
from tospann.core.felles.rolle import Handling
from tospann.store.part import Part
from tospann.store.sak import Sak

if TYPE_CHECKING:
    from tospann.store.part import Bruker


def felles_kjede(slug: str) -> str:
    """Name the chain that everybody in a case shares: one for each case, so that nobody's numbers have gaps."""
    return f"sak-{slug}"


class Kjede(models.Model):
    """The head of a chain. *part* is the owner of a chain that nobody else may see; none for the shared one."""

    navn = models.CharField("navn", max_length=60, unique=True)
    part = models.OneToOneField(Part, on_delete=models.PROTECT, null=True, blank=True, related_name="kjede")
    hode = models.CharField("hode", max_length=64)
    antall = models.PositiveIntegerField("antall poster", default=0)

    def __str__(self) -> str:
        """Give the name."""
        return self.navn


class JournalpostQuerySet(models.QuerySet["Journalpost"]):
    """The one gateway to the journal."""

    def visible_to(self, bruker: Bruker) -> Self:
        """Give what is shared in the user's cases and, to those who write its drafts, the user's own party's."""
        felles = models.Q(part=None, gjenstand__in=Sak.objects.visible_to(bruker).values("slug"))
        egen = models.Q(part_id=bruker.part_id) if bruker.kan(Handling.SKRIVE_UTKAST) else felles
        return self.filter(felles | egen)


class Journalpost(models.Model):
    """One entry. The database refuses to change or delete it."""

    kjede = models.ForeignKey(Kjede, on_delete=models.PROTECT, related_name="poster")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, null=True, blank=True, related_name="journal")
    nr = models.PositiveIntegerField("nummer")
    tidspunkt = models.DateTimeField("tidspunkt")
    utfort_av = models.CharField("part", max_length=120)
    rolle = models.CharField("rolle", max_length=60)
    handling = models.CharField("handling", max_length=60)
    gjenstand = models.CharField("gjenstand", max_length=120)
    nyttelast = models.JSONField("innhold")
    forrige = models.CharField("forrige lenke", max_length=64)
    lenke = models.CharField("lenke", max_length=64)

    objects = JournalpostQuerySet.as_manager()

    class Meta:
        """In order, each number once in a chain."""

        ordering: ClassVar = ["kjede_id", "nr"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["kjede", "nr"], name="ett_nummer_per_kjede")]
        verbose_name_plural = "journalposter"

    def __str__(self) -> str:
        """Give number and act."""
        return f"{self.nr} {self.handling}"

    def ledd(self) -> Ledd:
        """Give the entry as the core verifies it."""
        innhold = {
            "nr": self.nr,
            "tidspunkt": self.tidspunkt.isoformat(),
            "part": self.utfort_av,
            "rolle": self.rolle,
            "handling": self.handling,
            "gjenstand": self.gjenstand,
            "nyttelast": self.nyttelast,
        }
        return Ledd(innhold, self.forrige, self.lenke)


def felles_som_jsonl(bruker: Bruker | None = None) -> Iterator[str]:
    """
    Give the shared chain as JSON lines, each with content and links, for a party to verify on its own.

    Only what *bruker* may see of it; all of it for the system (none given).
    """
    poster = Journalpost.objects.all() if bruker is None else Journalpost.objects.visible_to(bruker)
    for post in poster.filter(part=None):
        ledd = post.ledd()
        linje = {"innhold": dict(ledd.innhold), "forrige": ledd.forrige, "lenke": ledd.lenke}
        yield json.dumps(linje, ensure_ascii=False, sort_keys=True) + "\n"
