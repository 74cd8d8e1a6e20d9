"""Small things that several tables share."""

from __future__ import annotations

from enum import StrEnum


def valg(enum: type[StrEnum]) -> list[tuple[str, str]]:
    """Give an enum as Django choices: stored by name (ASCII), shown by value."""
    return [(medlem.name, medlem.value) for medlem in enum]
