"""The figures of a budget chapter: the budget, last year, the change, and what may come (budsjettkapittel.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.akontoplan import Akontokrav
from tospann.core.oppgjor.endring import Endring
from tospann.core.oppgjor.hvahvis import Aarsvirkning
from tospann.core.oppgjor.kostnad import Lag
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall


@dataclass(frozen=True, slots=True)
class Fjoraaret:
    """Last year, what it is called, and why this year is different."""

    tall: Oppgjorstall
    navn: str
    endring: Endring


@dataclass(frozen=True, slots=True)
class Kapittel:
    """
    What the chapter is made of.

    *nokler* are the keys with a sentence on who has approved them. *ifjor* is
    empty when no year before is settled; *uttrekk* when the state cannot
    withdraw so many positions.
    """

    tittel: str
    kommune: str
    vert: str
    part: str
    budsjett: Oppgjorstall
    dato: date
    budsjettnavn: str
    fingeravtrykk: str
    plan: tuple[Akontokrav, ...]
    nokler: tuple[tuple[Nokkelversjon, str], ...]
    antall: Fraction
    uttrekk: Aarsvirkning | None = None
    ifjor: Fjoraaret | None = None
    merknad: str = ""

    @property
    def aar(self) -> int:
        """Give the year."""
        return self.budsjett.oppgjor.grunnlag.year

    @property
    def er_vert(self) -> bool:
        """Tell whether it is the host's own chapter."""
        return self.part == self.budsjett.oppgjor.grunnlag.vert

    @property
    def navn(self) -> str:
        """Give what people call the municipality."""
        return self.budsjett.navn(self.part)

    def endringen(self) -> Tall | None:
        """Give how much more it bears than last year; nothing when there is no last year."""
        if self.ifjor is None:
            return None
        return self._forskjell(
            "endring", "Endring fra i fjor", self._baerer(self.ifjor.tall), self._baerer(self.budsjett)
        )

    def _baerer(self, tall: Oppgjorstall) -> Tall:
        return tall.tall.baerer(self.part)

    def _forskjell(self, id_: str, navn: str, foer: Tall, etter: Tall) -> Tall:
        belop = Kroner(etter.som_kroner().ore - foer.som_kroner().ore)
        return self.regnet(id_, navn, belop, "budsjettet minus i fjor", (foer, etter))

    def lagene(self) -> Iterator[tuple[Lag, Tall | None, Tall | None, Tall | None]]:
        """Yield each layer that has something in it: last year, the budget, the change."""
        for lag in (Lag.KOMMUNE, Lag.ENGANG, Lag.STONAD):
            foer = self._lag(self.ifjor.tall, lag, "foer") if self.ifjor else None
            naa = self._lag(self.budsjett, lag, "naa")
            if foer is not None or naa is not None:
                id_, navn = f"lag.{lag.name.lower()}", f"Endring, {lag}"
                yield lag, foer, naa, self._forskjell(id_, navn, foer, naa) if foer and naa else None

    def _lag(self, tall: Oppgjorstall, lag: Lag, id_: str) -> Tall | None:
        ledd = [
            tall.tall.andel(post, self.part)
            for post in tall.oppgjor.poster
            if self.part in post.baerer() and post.lag(self.part) is lag
        ]
        if not ledd:
            return None
        belop = Kroner(tall.oppgjor.lag(lag, self.part))
        return self.regnet(f"lag.{lag.name.lower()}.{id_}", str(lag), belop, "summen av delene i laget", tuple(ledd))

    def regnet(self, id_: str, navn: str, belop: Kroner, formel: str, ledd: tuple[Tall, ...]) -> Tall:
        """Make a figure of the chapter."""
        stamme = f"{self.budsjett.tall.stamme}.kapittel.{self.part}.{id_}"
        return regn_ut(stamme, navn, belop, Enhet.KRONER, formel=formel, ledd=ledd, gjelder=self.navn)
