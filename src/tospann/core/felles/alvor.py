"""How serious a requirement is, and how well we know it: the same words for rules, plans and participation."""

from __future__ import annotations

from enum import StrEnum


class Alvor(StrEnum):
    """
    What it means that a requirement is not met.

    A requirement of an agreement or a guide stays a warning however sensible
    it is; only an act or a regulation makes a KRAV.
    """

    KRAV = "krav"
    VARSEL = "varsel"
    RAAD = "råd"


class Bevis(StrEnum):
    """How well a requirement is founded; the letters are the marks of the rule catalogue."""

    V = "lest i loven"
    S = "kildedokument"
    G = "veileder"
    M = "fra hukommelsen, ikke kontrollert"
    I = "vår egen slutning"  # noqa: E741 - the mark's own letter
