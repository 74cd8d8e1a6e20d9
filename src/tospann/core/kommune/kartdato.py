"""The dates on which a map changes, in a sentence each; and which county to show where one is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tospann.core.felles.norsk import heltall
from tospann.core.kommune.historie import Endringsslag, Kommuneendring, Kommunehistorie
from tospann.core.kommune.kartutgave import etterkommere

_DAGEN_FOR = timedelta(days=1)
_NYE_GRENSER = frozenset({Endringsslag.SAMMENSLAAING, Endringsslag.DELING})


@dataclass(frozen=True, slots=True)
class Endringsdag:
    """
    A day on which municipalities changed.

    *fra* and *til* count those that merged or were divided, before and after;
    *nye_numre* those that got a new number, *nye_navn* a new name, and nothing more.
    *fylker* says that the counties (or the county that is asked for) came or went.
    """

    dato: date
    fra: int
    til: int
    nye_numre: int
    nye_navn: int
    fylker: bool = False

    def __str__(self) -> str:
        """Say it in one sentence without the date."""
        return ", ".join(self._ledd()) or "ingen endring"

    def _ledd(self) -> Iterator[str]:
        if self.fra or self.til:
            yield f"{_antall(self.fra)} ble til {heltall(self.til)}"
        if self.nye_numre:
            yield f"{_antall(self.nye_numre)} fikk nytt nummer"
        if self.nye_navn:
            yield f"{_antall(self.nye_navn)} fikk nytt navn"
        if self.fylker:
            yield "fylkene ble endret"


def _antall(antall: int) -> str:
    return f"{heltall(antall)} {'kommune' if antall == 1 else 'kommuner'}"


def neste_endring(historie: Kommunehistorie, dato: date, fylke: str = "") -> Endringsdag | None:
    """Give the first day after *dato* on which anything changed in the country or the county."""
    dager = (d for d in historie.endringsdager() if d > dato)
    return next(_endringene(historie, dager, fylke), None)


def forrige_endring(historie: Kommunehistorie, dato: date, fylke: str = "") -> Endringsdag | None:
    """Give the last day before *dato* on which anything changed in the country or the county."""
    dager = (d for d in reversed(historie.endringsdager()) if d < dato)
    return next(_endringene(historie, dager, fylke), None)


def _endringene(historie: Kommunehistorie, dager: Iterable[date], fylke: str) -> Iterator[Endringsdag]:
    for dag in dager:
        for_, etter = ({n: v.fylkesnummer for n, v in historie.paa(d).items()} for d in (dag - _DAGEN_FOR, dag))
        endringer = [e for e in historie.endringer if e.dato == dag]
        if berort := [e for e in endringer if not fylke or fylke in {for_.get(e.fra), etter.get(e.til)}]:
            fylker = (set(for_.values()), set(etter.values()))
            yield _tell(dag, berort, fylker=fylker[0] != fylker[1] if not fylke else fylke not in fylker[0] & fylker[1])


def _tell(dag: date, endringer: list[Kommuneendring], *, fylker: bool) -> Endringsdag:
    grenser = [e for e in endringer if e.slag in _NYE_GRENSER]
    slag = Counter(e.slag for e in endringer)
    return Endringsdag(
        dag,
        len({e.fra for e in grenser}),
        len({e.til for e in grenser}),
        slag[Endringsslag.NYTT_NUMMER],
        slag[Endringsslag.NAVNEENDRING],
        fylker,
    )


@dataclass(frozen=True, slots=True)
class Fylkesvalg:
    """The county to show on a date; *av* and *felles* count the asked county's municipalities and those found in it."""

    fylke: str
    av: int
    felles: int


def fylke_paa(historie: Kommunehistorie, fylke: str, dato: date) -> Fylkesvalg | None:
    """
    Give the county as it is on a date, or the one most of its municipalities are in then.

    None for a number that was never a county.
    """
    dager = [dato, *_dager_naer(historie, dato)]
    fantes = next((d for d in dager if _kommuner_i(historie, fylke, d)), None)
    if fantes is None:
        return None
    egne = _kommuner_i(historie, fylke, fantes)
    if fantes <= dato:
        ble = etterkommere(historie, fantes, dato)
        numre = {til for n in egne for til in ble[n]}
    else:
        numre = {n for n, til in etterkommere(historie, dato, fantes).items() if not egne.isdisjoint(til)}
    naa = Counter(historie.paa(dato)[n].fylkesnummer for n in numre)
    valgt = max(naa, key=lambda f: (naa[f], f))
    return Fylkesvalg(valgt, len(numre), naa[valgt])


def _dager_naer(historie: Kommunehistorie, dato: date) -> list[date]:
    """Give the days that could know a county that is not there on *dato*, nearest change first."""
    dager = [*historie.endringsdager(), *(d - _DAGEN_FOR for d in historie.endringsdager())]
    return sorted(dager, key=lambda d: (abs((d - dato).days), d))


def _kommuner_i(historie: Kommunehistorie, fylke: str, dato: date) -> set[str]:
    return {nummer for nummer, v in historie.paa(dato).items() if v.fylkesnummer == fylke}
