"""A clause, and the template it is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from string import Template

from tospann.core.avtale.tema import TEMA
from tospann.core.felles.fingeravtrykk import fingeravtrykk, kanonisk

IKKE_FASTSATT = "[ikke fastsatt]"
MERKER = frozenset("VSGMI")


class UgyldigKlausul(ValueError):
    """A clause or a template that cannot be part of an agreement."""


class Naar(StrEnum):
    """When a template belongs in the agreement."""

    ALLTID = "alltid"
    ADMINISTRATIV = "administrativ"
    NEMND = "nemnd"
    SAMISK = "samisk"
    AVVIK = "avvik"


@dataclass(frozen=True, slots=True)
class Klausul:
    """
    One numbered clause.

    *dekker* says what it settles (tema.py). *bankavtrykk* is the fingerprint of
    the text as the clause bank gave it; empty for a clause people wrote.
    """

    id: str
    tittel: str
    tekst: str
    dekker: frozenset[str]
    nummer: int
    bankavtrykk: str = ""

    def __post_init__(self) -> None:
        """Refuse a tag nobody has defined: a misspelt tag would hide a missing clause."""
        krev_kjente_tema(self.id, self.dekker)

    @property
    def har_tekst(self) -> bool:
        """Tell whether the clause says anything."""
        return bool(kanonisk(self.tekst))

    @property
    def er_ufullstendig(self) -> bool:
        """Tell whether something in the text is still to be decided."""
        return IKKE_FASTSATT in self.tekst

    @property
    def er_tilpasset(self) -> bool:
        """Tell whether people have changed the text since it left the clause bank."""
        return bool(self.bankavtrykk) and fingeravtrykk(self.tekst) != self.bankavtrykk


@dataclass(frozen=True, slots=True)
class Klausulmal:
    """
    A clause with open fields, as the clause bank keeps it.

    *overskrift* is the heading in the checklist of contents (1-22); *kilde* and
    *merk* say where the wording stems from and how well that has been checked.
    """

    id: str
    nummer: int
    overskrift: int
    tittel: str
    tekst: str
    dekker: frozenset[str]
    naar: Naar
    kilde: str
    merk: str

    def __post_init__(self) -> None:
        """Refuse what would make a broken agreement later."""
        krev_kjente_tema(self.id, self.dekker)
        if self.merk not in MERKER:
            melding = f"Klausulen «{self.id}» har merket «{self.merk}»; det skal være V, S, G, M eller I."
            raise UgyldigKlausul(melding)
        if not Template(self.tekst).is_valid():
            melding = f"Klausulen «{self.id}» har et dollartegn som ikke er et felt. Skriv $$ for et vanlig dollartegn."
            raise UgyldigKlausul(melding)

    @property
    def felt(self) -> frozenset[str]:
        """Name the fields the text asks for."""
        return frozenset(Template(self.tekst).get_identifiers())


def krev_kjente_tema(klausul: str, dekker: Iterable[str]) -> None:
    """
    Check that every tag is one we know.

    Raises
    ------
    UgyldigKlausul
        Naming the clause and the tag.

    """
    ukjente = sorted(set(dekker) - set(TEMA))
    if ukjente:
        melding = f"Klausulen «{klausul}» sier at den dekker «{', '.join(ukjente)}», som ikke er et kjent tema."
        raise UgyldigKlausul(melding)
