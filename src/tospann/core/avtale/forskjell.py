"""The difference between two versions of an agreement, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.klausul import Klausul
from tospann.core.avtale.tema import LOVPAALAGT
from tospann.core.felles.fingeravtrykk import kanonisk


class Klausulendringsslag(StrEnum):
    """What happened to a clause."""

    LAGT_TIL = "lagt til"
    FJERNET = "fjernet"
    ENDRET = "endret"


@dataclass(frozen=True, slots=True)
class Klausulendring:
    """A clause that is not the same in both versions; *for_* and *etter* are its texts."""

    slag: Klausulendringsslag
    klausul_id: str
    tittel: str
    dekker: frozenset[str]
    for_: str
    etter: str

    @property
    def lovpaalagte(self) -> frozenset[str]:
        """Name the letters of § 20-4 (and the board's members) the change touches."""
        return self.dekker & LOVPAALAGT


def forskjell(fra: Samarbeidsavtale, til: Samarbeidsavtale) -> tuple[Klausulendring, ...]:
    """
    Compare two versions by clause id; a new number alone is no change.

    A clause that settles other matters than before is changed, and counts for
    both what it used to settle and what it settles now.
    """
    gamle, nye = {k.id: k for k in fra.klausuler}, {k.id: k for k in til.klausuler}
    rekke = [*nye, *(id_ for id_ in gamle if id_ not in nye)]
    endringer = (_endring(gamle.get(id_), nye.get(id_)) for id_ in rekke)
    return tuple(e for e in endringer if e is not None)


def berorte_bokstaver(endringer: Iterable[Klausulendring]) -> tuple[str, ...]:
    """Name the letters of § 20-4 that a set of changes touches, in the act's order."""
    return tuple(sorted({b for e in endringer for b in e.lovpaalagte}, key=lambda b: (len(b), b)))


def _endring(gammel: Klausul | None, ny: Klausul | None) -> Klausulendring | None:
    match gammel, ny:
        case None, Klausul() as kommet:
            return _lag(Klausulendringsslag.LAGT_TIL, kommet, "", kommet.tekst)
        case Klausul() as borte, None:
            return _lag(Klausulendringsslag.FJERNET, borte, borte.tekst, "")
        case Klausul() as var, Klausul() as er if _innhold(var) != _innhold(er):
            dekker = var.dekker | er.dekker
            return Klausulendring(Klausulendringsslag.ENDRET, er.id, er.tittel, dekker, var.tekst, er.tekst)
        case _:
            return None


def _lag(slag: Klausulendringsslag, klausul: Klausul, for_: str, etter: str) -> Klausulendring:
    return Klausulendring(slag, klausul.id, klausul.tittel, klausul.dekker, for_, etter)


def _innhold(klausul: Klausul) -> tuple[str, str, frozenset[str]]:
    return kanonisk(klausul.tittel), kanonisk(klausul.tekst), klausul.dekker
