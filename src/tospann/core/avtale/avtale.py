"""The agreement between the municipalities: terms, clauses and one text with a fingerprint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tospann.core.avtale.klausul import Klausul
from tospann.core.avtale.vilkar import Vilkar
from tospann.core.felles.fingeravtrykk import fingeravtrykk, kanonisk
from tospann.core.felles.norsk import opplisting

TITTEL = "Avtale om vertskommunesamarbeid om Nav-kontor"


class UkjentKlausul(KeyError):
    """The agreement has no clause by that name."""


@dataclass(frozen=True, slots=True)
class Samarbeidsavtale:
    """
    One version of a host agreement.

    The fingerprint is of the text alone: the version number may change without
    the councils having to vote again, a comma may not.
    """

    vilkar: Vilkar
    klausuler: tuple[Klausul, ...]
    versjon: int = 1

    def tekst(self) -> str:
        """Give the whole agreement as canonical text with numbered clauses."""
        navn = opplisting(f"{k.kortnavn} kommune" for k in self.vilkar.deltakere)
        deler = [f"{TITTEL}\nmellom {navn}"]
        deler += [f"{k.nummer}. {k.tittel}\n\n{k.tekst}" for k in self.klausuler]
        return kanonisk("\n\n".join(deler))

    @property
    def fingeravtrykk(self) -> str:
        """Give the fingerprint the councils vote on."""
        return fingeravtrykk(self.tekst())

    def dekker(self, tema: str) -> tuple[Klausul, ...]:
        """Give the clauses that settle a matter; a clause without text settles nothing."""
        return tuple(k for k in self.klausuler if tema in k.dekker and k.har_tekst)

    def klausul(self, klausul_id: str) -> Klausul | None:
        """Find a clause."""
        return next((k for k in self.klausuler if k.id == klausul_id), None)

    def uten_klausul(self, klausul_id: str) -> Samarbeidsavtale:
        """
        Take a clause out and number the rest anew.

        Raises
        ------
        UkjentKlausul
            When there is no such clause.

        """
        if self.klausul(klausul_id) is None:
            raise UkjentKlausul(klausul_id)
        return replace(self, klausuler=nummerer(k for k in self.klausuler if k.id != klausul_id))

    def med_klausul(self, klausul: Klausul) -> Samarbeidsavtale:
        """Put a clause in the place of the one with the same id, or in at its number."""
        if self.klausul(klausul.id) is not None:
            ny = [klausul if k.id == klausul.id else k for k in self.klausuler]
        else:
            sted = min(max(klausul.nummer - 1, 0), len(self.klausuler))
            ny = [*self.klausuler[:sted], klausul, *self.klausuler[sted:]]
        return replace(self, klausuler=nummerer(ny))


def nummerer(klausuler: Iterable[Klausul]) -> tuple[Klausul, ...]:
    """Number clauses from one in the order they stand."""
    return tuple(replace(k, nummer=n) for n, k in enumerate(klausuler, start=1))
