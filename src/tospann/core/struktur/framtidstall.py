"""What the drawn futures say, as figures: how often two are together, and how many organisations it becomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import heltall
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.struktur.motor.deling import Igjen
from tospann.core.struktur.motor.trekning import Spredning
from tospann.core.struktur.problem import Struktur, Strukturproblem
from tospann.core.struktur.robusthet import Bestilling, Fremtider, robusthet
from tospann.core.struktur.studie import Studiegrunnlag

_HUNDRE = 100


@dataclass(frozen=True, slots=True)
class Framtidsvalg:
    """What is drawn: how uncertain the figures are (per cent), which seed, how many."""

    folketall: int = 5
    reisetid: int = 10
    aarsverk: int = 5
    fro: int = 1
    antall: int = 200

    @property
    def spredning(self) -> Spredning:
        """Give it in the engine's words."""
        return Spredning(self.folketall / _HUNDRE, self.reisetid / _HUNDRE, self.aarsverk / _HUNDRE)


@dataclass(frozen=True, slots=True)
class Partall:
    """Two municipalities, how often they are together, and whether they are so in the answer."""

    a: str
    b: str
    andel: Tall
    i_svaret: bool


@dataclass(frozen=True, slots=True)
class Antallstall:
    """A number of organisations, and how often it is the best."""

    antall: int
    andel: Tall


def trekk_framtider(problem: Strukturproblem, valg: Framtidsvalg, igjen: Igjen) -> Fremtider:
    """Draw block by block until all are drawn or the time is up; the first block is always drawn."""

    def saa_lenge(kjor: Callable[[Bestilling], Fremtider], blokker: Iterable[Bestilling]) -> Iterator[Fremtider]:
        for nr, blokk in enumerate(blokker):
            if nr and igjen() <= 0:
                return
            yield kjor(blokk)

    return robusthet(problem, valg.spredning, valg.fro, valg.antall, kart=saa_lenge)


def _kilde(grunnlag: Studiegrunnlag, fremtider: Fremtider, valg: Framtidsvalg) -> Kilde:
    tittel = (
        f"{heltall(fremtider.trukket)} trukne framtider, frø {valg.fro}: folketall {valg.folketall} %, "
        f"reisetid {valg.reisetid} %, årsverk {valg.aarsverk} %"
    )
    return Kilde("framtider", Kildeslag.MODELL, tittel, "Tospann", grunnlag.dato, "docs/metode/robusthet.md")


def par_sammen(
    grunnlag: Studiegrunnlag, fremtider: Fremtider, valg: Framtidsvalg, svaret: Struktur
) -> tuple[Partall, ...]:
    """Give every pair that is together in some future or in the answer, the surest first."""
    kilde, navn, numre = _kilde(grunnlag, fremtider, valg), grunnlag.navn, grunnlag.numre
    egne = {(i, j) for g in svaret.grupper for i in g.medlemmer for j in g.medlemmer if i < j}
    antall, rader = max(1, fremtider.trukket - fremtider.umulige), list[Partall]()
    talt = dict(fremtider.sammen)
    for i, j in sorted(egne | set(talt)):
        andel = Tall(
            f"struktur.sammen.{numre[i]}-{numre[j]}",
            f"{navn[i]} og {navn[j]} er sammen",
            Fraction(talt.get((i, j), 0), antall) * _HUNDRE,
            Enhet.PROSENT,
            grunnlag.dato,
            "andel av framtidene som har et svar",
            kilde,
        )
        rader.append(Partall(navn[i], navn[j], andel, (i, j) in egne))
    return tuple(sorted(rader, key=lambda p: (-p.andel.som_brok(), not p.i_svaret)))


def antall_organisasjoner(
    grunnlag: Studiegrunnlag, fremtider: Fremtider, valg: Framtidsvalg
) -> tuple[Antallstall, ...]:
    """Give how often each number of organisations is the best, the fewest first."""
    kilde, alle = _kilde(grunnlag, fremtider, valg), max(1, len(fremtider.antall))
    return tuple(
        Antallstall(
            antall,
            Tall(
                f"struktur.framtid.antall.{antall}",
                f"{antall} organisasjoner er best",
                Fraction(ganger, alle) * _HUNDRE,
                Enhet.PROSENT,
                grunnlag.dato,
                "andel av framtidene som har et svar",
                kilde,
            ),
        )
        for antall, ganger in sorted(Counter(fremtider.antall).items())
    )
