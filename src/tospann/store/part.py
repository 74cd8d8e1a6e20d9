"""Parties and the people who act for them (roles only; nobody is superuser)."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from tospann.core.felles.rolle import Handling, Partslag, Rolle, kan
from tospann.store.felt import valg


class Part(models.Model):
    """An owner or another body with a stake: the state, a municipality, supervision, the staff, the project."""

    slag = models.CharField("slag", max_length=10, choices=valg(Partslag))
    navn = models.CharField("navn", max_length=120, unique=True)
    kommunenummer = models.CharField("kommunenummer", max_length=4, blank=True, default="")

    class Meta:
        """One party for each municipality number."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kommunenummer"],
                condition=~models.Q(kommunenummer=""),
                name="en_part_per_kommune",
            ),
        ]

    def __str__(self) -> str:
        """Give the name."""
        return self.navn

    @property
    def er_eier(self) -> bool:
        """Tell whether the party owns Nav offices (state or municipality)."""
        return self.slag in {Partslag.STAT.name, Partslag.KOMMUNE.name}


class BrukerManager(BaseUserManager["Bruker"]):
    """Finds users by name for login; makes none with special powers."""

    def get_by_natural_key(self, username: str | None) -> Bruker:
        """Find by username."""
        return self.get(brukernavn=username)


class Bruker(AbstractBaseUser):
    """Somebody in a role, acting for one party. Has no superuser flag: rights follow role and party."""

    brukernavn = models.CharField("brukernavn", max_length=60, unique=True)
    navn = models.CharField("navn", max_length=120)
    rolle = models.CharField("rolle", max_length=20, choices=valg(Rolle))
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="brukere")

    objects: ClassVar[BrukerManager] = BrukerManager()

    USERNAME_FIELD = "brukernavn"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        """Listed in the order the demo shows them."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Give the role and party."""
        return self.navn

    @classmethod
    def demopersonaer(cls) -> models.QuerySet[Bruker]:
        """Give everybody one may be in the demo; there is no other list of users."""
        return cls.objects.select_related("part")

    @property
    def rollen(self) -> Rolle:
        """Give the role as the core knows it."""
        return Rolle[self.rolle]

    def kan(self, handling: Handling) -> bool:
        """Tell whether the role may do this at all (which case and party is the gateway's business)."""
        return kan(self.rollen, handling)
