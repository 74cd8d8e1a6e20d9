"""What is said about a municipality for a time, in words; unknown is an answer."""

from __future__ import annotations

from enum import StrEnum


class Opplysningsslag(StrEnum):
    """The kinds of dated facts in words."""

    ROBEK = "i ROBEK (økonomisk kontroll)"
    SPRAAKVEDTAK = "målvedtak"
    SAMISK_OMRAADE = "forvaltningsområdet for samisk språk"
    SAMISK_KATEGORI = "kategori i forvaltningsområdet for samisk språk"
    SENTRALITET = "sentralitet"
    BA_REGION = "bo- og arbeidsmarkedsregion"
    FAGSYSTEM = "kommunalt fagsystem"
