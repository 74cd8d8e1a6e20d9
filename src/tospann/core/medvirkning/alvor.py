"""How serious a requirement is, and how well we know it."""

from __future__ import annotations

from enum import StrEnum


class Alvor(StrEnum):
    """
    What it means when a requirement is not met.

    A requirement of an agreement or a guide stays a warning however
    sensible it is; only an act or a regulation makes a KRAV.
    """

    KRAV = "krav"
    VARSEL = "varsel"
    RAAD = "råd"


class Bevis(StrEnum):
    """How well a statement about the rules is founded."""

    LOV = "lest i lov eller forskrift"
    DOKUMENT = "står i et kildedokument"
    VEILEDER = "står i en veileder eller avtale"
    HUKOMMELSE = "ikke kontrollert mot kilden"
    TOLKNING = "vår tolkning"
