"""A published rule as a value: its id, what it asks for, where, and the test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tospann.documents.ehf.dokument import Ehfdokument, Node, alle

Krav = Callable[[Ehfdokument, Node], bool]


class Alvor(StrEnum):
    """Whether the network refuses the document, or only warns."""

    FEIL = "feil"
    VARSEL = "varsel"


@dataclass(frozen=True, slots=True)
class Regel:
    """
    One rule. *hvor* is the path (from the root) of what it holds for: each must pass *krav*.

    Is *hvor* empty, it holds for the document; "linje" stands for each line.
    """

    id: str
    tekst: str
    hvor: str
    krav: Krav
    alvor: Alvor = Alvor.FEIL

    def brutt(self, dokument: Ehfdokument) -> bool:
        """Tell whether anything breaks it."""
        return any(not self.krav(dokument, node) for node in self._steder(dokument))

    def _steder(self, dokument: Ehfdokument) -> list[Node]:
        if self.hvor.startswith("linje"):
            return [n for linje in dokument.linjer for n in alle(linje, self.hvor.removeprefix("linje").lstrip("/"))]
        return alle(dokument.rot, self.hvor)


@dataclass(frozen=True, slots=True)
class Brudd:
    """A rule that is broken."""

    id: str
    tekst: str
    alvor: Alvor
