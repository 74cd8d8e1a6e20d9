"""Small histories by hand, and as many as one likes by chance, always the same from the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from random import Random

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.periode import Periode
from tospann.core.kommune.deling import Delingsvekt
from tospann.core.kommune.historie import Endringsslag, Kommuneendring, Kommunehistorie, Kommuneversjon
from tospann.core.kommune.kommune import Kommune

START = date(2006, 1, 1)
KILDE = Kilde("prove", Kildeslag.REGISTER, "Prøveregister", "Prøven", START)
Skritt = tuple[str, str]


def versjon(nummer: str, fra: date = START, til: date | None = None, navn: str = "") -> Kommuneversjon:
    """Make a version; without a name it is called by its number."""
    kommune = Kommune(nummer, navn or f"K{nummer}", navn or f"K{nummer}", "Fylket")
    return Kommuneversjon(kommune, nummer[:2], "", Periode(fra, til), KILDE)


def endring(dato: date, fra: str, til: str, slag: Endringsslag) -> Kommuneendring:
    """Make one step."""
    return Kommuneendring(dato, fra, til, slag, "", KILDE)


def vekt(dato: date, fra: str, til: str, andel: Fraction, *tidligere: str) -> Delingsvekt:
    """Make the weight of one part."""
    return Delingsvekt(dato, fra, til, andel, "anslag", KILDE, tidligere)


def bygg(start: str, *dager: tuple[date, str]) -> Kommunehistorie:
    """
    Make a history from words: the numbers it begins with, and each day's steps.

    ``bygg("0001 0002", (dag, "0001>0003 0002>0003"))`` is a merger.
    """
    bygger = Bygger(dict.fromkeys(start.split(), START))
    for dag, skritt in dager:
        bygger.dag(dag, [(s[:4], s[5:]) for s in skritt.split()])
    return bygger.ferdig()


@dataclass
class Bygger:
    """Numbers in use and since when; the versions that have ended, and the steps."""

    i_bruk: dict[str, date]
    versjoner: list[Kommuneversjon] = field(default_factory=list)
    endringer: list[Kommuneendring] = field(default_factory=list)

    def dag(self, dag: date, skritt: list[Skritt]) -> None:
        """Take one day's steps."""
        ut = {fra: [t for f, t in skritt if f == fra] for fra, _ in skritt}
        inn = {til: [f for f, t in skritt if t == til] for _, til in skritt}
        for fra, til in skritt:
            self.endringer.append(endring(dag, fra, til, _slag(fra, til, ut[fra], inn[til])))
        for fra in ut:
            self.versjoner.append(versjon(fra, self.i_bruk.pop(fra), dag))
        self.i_bruk |= dict.fromkeys(inn, dag)

    def ferdig(self) -> Kommunehistorie:
        """Give the history."""
        apne = (versjon(n, fra) for n, fra in self.i_bruk.items())
        return Kommunehistorie((*self.versjoner, *apne), tuple(self.endringer))


def _slag(fra: str, til: str, maal: list[str], kilder: list[str]) -> Endringsslag:
    if len(maal) > 1:
        return Endringsslag.DELING
    if len(kilder) > 1:
        return Endringsslag.SAMMENSLAAING
    return Endringsslag.NAVNEENDRING if fra == til else Endringsslag.NYTT_NUMMER


@dataclass(frozen=True)
class Tilfelle:
    """A history by chance, with the weights of its splits (some may be missing) and its last day."""

    historie: Kommunehistorie
    vekter: tuple[Delingsvekt, ...]
    slutt: date

    @property
    def uten_vekt(self) -> list[tuple[date, str, str]]:
        """Give the parts that no weight is stated for."""
        kjente = {(v.dato, v.fra) for v in self.vekter}
        delt = [e for e in self.historie.endringer if e.slag is Endringsslag.DELING]
        return [(e.dato, e.fra, e.til) for e in delt if (e.dato, e.fra) not in kjente]


def tilfeldig(fro: int) -> Tilfelle:
    """Give the history of this seed: three to seven municipalities, one to five days of change."""
    trekk = Random(fro)
    numre = iter(f"{n:04d}" for n in range(1, 1000))
    bygger = Bygger({next(numre): START for _ in range(trekk.randint(3, 7))})
    vekter: list[Delingsvekt] = []
    dager = [date(2006 + 2 * n, 1, 1) for n in range(1, trekk.randint(2, 6))]
    for dag in dager:
        skritt = _dagens(trekk, sorted(bygger.i_bruk), numre)
        vekter += _vekter(trekk, dag, skritt)
        bygger.dag(dag, skritt)
    return Tilfelle(bygger.ferdig(), tuple(vekter), dager[-1])


def _dagens(trekk: Random, i_bruk: list[str], numre: Iterator[str]) -> list[Skritt]:
    """Choose who changes, and where each goes: to a new number, or to one of the changing that goes on as itself."""
    endres = trekk.sample(i_bruk, trekk.randint(1, len(i_bruk)))
    fortsetter = [n for n in endres if trekk.random() < 0.3]
    maal = fortsetter + [next(numre) for _ in range(trekk.randint(1, 3))]
    skritt = {(n, n) for n in fortsetter}
    for nummer in endres:
        antall = trekk.choices((1, 2, 3), (70, 22, 8))[0]
        til = trekk.sample(maal, min(antall, len(maal)))
        skritt |= {(nummer, t) for t in til if nummer not in fortsetter or t not in fortsetter}
    return sorted(skritt)


def _vekter(trekk: Random, dag: date, skritt: list[Skritt]) -> Iterator[Delingsvekt]:
    for fra in sorted({f for f, _ in skritt}):
        deler = [t for f, t in skritt if f == fra]
        if len(deler) == 1 or trekk.random() < 0.2:
            continue
        tall = [trekk.randint(0, 9) for _ in deler[1:]]
        helhet = sum(tall) + (forste := trekk.randint(1, 9))
        yield from (vekt(dag, fra, t, Fraction(n, helhet)) for t, n in zip(deler, [forste, *tall], strict=True))
