"""A study: the facts about an area on a date, what is asked, and the problem of it (docs/metode/strukturstudie.md)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.reisematrise import Reisematrise
from tospann.core.struktur.inndeling import Inndeling
from tospann.core.struktur.problem import Rammer, Strukturproblem, UgyldigProblem, Vekter

# A source of one of these kinds says so on every page: the times are reckoned, not measured.
_ANSLAG = frozenset({Kildeslag.MODELL, Kildeslag.FORUTSETNING, Kildeslag.BEREGNET})


@dataclass(frozen=True, slots=True)
class Studiekommune:
    """
    A municipality as the study counts it.

    *fagsystem*, *samisk* ("ja", "nei") and *bare_ferje* ("ja" when no road leads
    there) are empty where nobody has said. *til_stede* is how many are to be at
    its office each weekday when the office is open.
    """

    kommune: Kommune
    innbyggere: Tall
    aarsverk: Tall
    fagsystem: str = ""
    samisk: str = ""
    bare_ferje: str = ""
    til_stede: tuple[int, int, int, int, int] = (2, 2, 2, 2, 2)

    @property
    def nummer(self) -> str:
        """Give the number."""
        return self.kommune.nummer

    @property
    def navn(self) -> str:
        """Give what people call it."""
        return self.kommune.kortnavn


def _nummeret(kommune: Studiekommune) -> str:
    return kommune.nummer


@dataclass(frozen=True, slots=True)
class Studiegrunnlag:
    """
    The facts of an area on a date, frozen: *kommuner* by number, *naboer* (lower number first) and travel.

    *utgangspunkt* are structures somebody has stated: the service areas of a
    report, the offices of a list. The first is what everything is compared with.
    """

    sted: str
    dato: date
    kommuner: tuple[Studiekommune, ...]
    naboer: tuple[tuple[str, str], ...]
    reiser: Reisematrise
    utgangspunkt: tuple[Inndeling, ...] = ()

    def __post_init__(self) -> None:
        """Refuse facts that do not hang together."""
        numre = self.numre
        if not numre or list(numre) != sorted(set(numre)):
            raise UgyldigProblem("En studie må ha minst én kommune, og hver kommune bare én gang.")
        if uten := sorted(set(numre) - set(self.reiser.numre)):
            raise UgyldigProblem(f"Reisetidene mangler kommune {uten[0]}.")
        if ukjent := sorted({n for par in self.naboer for n in par} - set(numre)):
            raise UgyldigProblem(f"Nabolista nevner kommune {ukjent[0]}, som ikke er med i studien.")
        for inndeling in self.utgangspunkt:
            inndeling.krev_hele(numre)

    @property
    def numre(self) -> tuple[str, ...]:
        """Give the numbers in order; the place of a number is its index in the problem."""
        return tuple(k.nummer for k in self.kommuner)

    @property
    def navn(self) -> tuple[str, ...]:
        """Give the names by index."""
        return tuple(k.navn for k in self.kommuner)

    @property
    def plass(self) -> Mapping[str, int]:
        """Give each number's index."""
        return {nummer: i for i, nummer in enumerate(self.numre)}

    @property
    def er_anslag(self) -> bool:
        """Tell whether the travel times are estimated; then every page that shows them says so."""
        return self.reiser.kilde.slag in _ANSLAG

    def kommune(self, nummer: str) -> Studiekommune:
        """
        Give a municipality.

        Raises
        ------
        KeyError
            When it is not in the study.

        """
        # They are in order, and this is asked thousands of times for a page: no table is made for it.
        nr = bisect_left(self.kommuner, nummer, key=_nummeret)
        if nr == len(self.kommuner) or self.kommuner[nr].nummer != nummer:
            raise KeyError(nummer)
        return self.kommuner[nr]

    def reisetid(self, fra: str, til: str) -> Tall:
        """Give the minutes one way as a figure with its source."""
        a, b = self.kommune(fra).navn, self.kommune(til).navn
        minutter, gjelder = self.reiser.mellom(fra, til), f"bil og ferje, én vei, fra {a} til {b}"
        navn = f"Reisetid fra {a} til {b}"
        return Tall(f"reisetid.{fra}-{til}", navn, minutter, Enhet.MINUTTER, self.dato, gjelder, self.reiser.kilde)


@dataclass(frozen=True, slots=True)
class Strukturstudie:
    """A question about an area: facts, limits, what counts. The demands are added by ``kravvalg.problemet``."""

    sporsmaal: str
    grunnlag: Studiegrunnlag
    rammer: Rammer
    vekter: Vekter

    def uten_krav(self) -> Strukturproblem:
        """Give the problem before any demand."""
        g, plass = self.grunnlag, self.grunnlag.plass
        return Strukturproblem(
            navn=g.navn,
            innbyggere=tuple(k.innbyggere.som_brok() for k in g.kommuner),
            aarsverk=tuple(k.aarsverk.som_brok() for k in g.kommuner),
            kanter=tuple((plass[a], plass[b]) for a, b in g.naboer),
            minutter=tuple(tuple(g.reiser.mellom(a, b) for b in g.numre) for a in g.numre),
            rammer=self.rammer,
            vekter=self.vekter,
        )


# Until somebody enters real ones. Found from the shipped test problem; no register holds positions by office.
AARSVERK_PER_TUSEN, MINST_AARSVERK = Fraction(23, 10), Fraction(3, 2)


def anslaa_aarsverk(nummer: str, navn: str, innbyggere: Tall, dato: date) -> Tall:
    """Assume how many positions an office has, from how many live there: an assumption to be replaced."""
    antall = max(MINST_AARSVERK, round(innbyggere.som_brok() * AARSVERK_PER_TUSEN / 100) / Fraction(10))
    kilde = Kilde(
        "aarsverk-anslag",
        Kildeslag.FORUTSETNING,
        "Forutsetning: 2,3 årsverk per 1 000 innbyggere, minst 1,5",
        "Tospann",
        dato,
    )
    gjelder = f"Nav-kontoret i {navn}, stat og kommune"
    return Tall(f"struktur.aarsverk.{nummer}", f"Årsverk i {navn}", antall, Enhet.AARSVERK, dato, gjelder, kilde)
