"""An answer with a reason: what we say instead of true or false about law."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Utfall(StrEnum):
    """The four answers a requirement can get."""

    OPPFYLT = "oppfylt"
    IKKE_OPPFYLT = "ikke oppfylt"
    MANGLER_OPPLYSNINGER = "mangler opplysninger"
    MAA_VURDERES = "må vurderes av et menneske"


@dataclass(frozen=True, slots=True)
class Svar:
    """An answer and why; *tiltak* says what would change it."""

    utfall: Utfall
    begrunnelse: str
    tiltak: str = ""
