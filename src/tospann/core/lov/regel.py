"""A rule as a value: its home in the law, when it applies, how sure we are, and the check itself."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.periode import Periode
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.lov.hjemmel import Hjemmel

F = TypeVar("F")


class UgyldigRegel(ValueError):
    """A rule that claims more than we know, or that nobody can read."""


@dataclass(frozen=True, slots=True)
class Krav:
    """A requirement: everything about a rule but the check. *ordlyd* is ours, never the act's own words."""

    id: str
    hjemmel: Hjemmel
    gjelder: Periode
    alvor: Alvor
    bevis: Bevis
    ordlyd: str

    def __post_init__(self) -> None:
        """Refuse a rule from memory that would stop somebody, and a rule without words."""
        if self.bevis is Bevis.M and self.alvor is not Alvor.RAAD:
            melding = f"{self.id} er skrevet fra hukommelsen og kan bare være et råd."
            raise UgyldigRegel(melding)
        if not self.ordlyd:
            melding = f"{self.id} sier ikke hva kravet er."
            raise UgyldigRegel(melding)


@dataclass(frozen=True, slots=True)
class Regel(Krav, Generic[F]):
    """A requirement and its check; the check gives ``None`` where the rule has nothing to say about the facts."""

    sjekk: Callable[[F], Svar | None]


@dataclass(frozen=True, slots=True)
class Vurdering:
    """What one rule answers about the facts on a date."""

    regel: Krav
    svar: Svar
    dato: date

    @property
    def er_oppfylt(self) -> bool:
        """Tell whether the requirement is met; the three other answers are not."""
        return self.svar.utfall is Utfall.OPPFYLT

    def som_json(self) -> dict[str, str]:
        """Give the answer as plain text values in a fixed order."""
        return {
            "id": self.regel.id,
            "krav": self.regel.ordlyd,
            "hjemmel": self.regel.hjemmel.kortform(),
            "alvor": self.regel.alvor.value,
            "bevis": self.regel.bevis.name,
            "utfall": self.svar.utfall.value,
            "begrunnelse": self.svar.begrunnelse,
            "tiltak": self.svar.tiltak,
        }


def regel(
    id: str,  # noqa: A002 - the field's own name
    hjemmel: Hjemmel,
    gjelder: Periode,
    alvor: Alvor = Alvor.KRAV,
    bevis: Bevis = Bevis.V,
) -> Callable[[Callable[[F], Svar | None]], Regel[F]]:
    """Make a function the check of a rule; its docstring is the requirement. Nothing else happens."""

    def merk(sjekk: Callable[[F], Svar | None]) -> Regel[F]:
        ordlyd = " ".join((inspect.getdoc(sjekk) or "").split())
        return Regel(id, hjemmel, gjelder, alvor, bevis, ordlyd, sjekk)

    return merk


def vurder(regler: Iterable[Regel[F]], fakta: F, dato: date) -> tuple[Vurdering, ...]:
    """Ask the rules that apply on *dato*, in their order; those with nothing to say are left out."""
    svar = ((r, r.sjekk(fakta)) for r in regler if r.gjelder.gjelder(dato))
    return tuple(Vurdering(r, s, dato) for r, s in svar if s is not None)


def oppfylt(begrunnelse: str) -> Svar:
    """Say that the requirement is met, and why."""
    return Svar(Utfall.OPPFYLT, begrunnelse)


def ikke_oppfylt(begrunnelse: str, tiltak: str = "") -> Svar:
    """Say that the requirement is not met, why, and what would help."""
    return Svar(Utfall.IKKE_OPPFYLT, begrunnelse, tiltak)


def mangler(begrunnelse: str, tiltak: str = "") -> Svar:
    """Say what we would have to know."""
    return Svar(Utfall.MANGLER_OPPLYSNINGER, begrunnelse, tiltak)


def maa_vurderes(begrunnelse: str, tiltak: str = "") -> Svar:
    """Say that a person has to judge."""
    return Svar(Utfall.MAA_VURDERES, begrunnelse, tiltak)
