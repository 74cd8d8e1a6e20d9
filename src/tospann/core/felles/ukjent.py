"""What is not known: said instead of a figure, with why and with what would fill it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ukjent:
    """Nothing is known; *tiltak* says what would bring it, and is empty where nothing can."""

    grunn: str
    tiltak: str = ""
