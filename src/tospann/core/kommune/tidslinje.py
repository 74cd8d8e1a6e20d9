"""A series through time for a municipality in the borders of one date, broken where it cannot be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.svar import Utfall
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.deling import HEL, Delingsvekt
from tospann.core.kommune.folg import folg, opphav
from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kommune.omraadesum import Omraadetall
from tospann.core.kommune.statistikk import Serie, Statistikkrad

# Weights are of people: land is not divided as people are.
_FOLK = {Enhet.INNBYGGERE, Enhet.ANTALL}
_UTEN_ANSLAG = " uten anslag"


class Punktslag(StrEnum):
    """How far a point can be trusted to be about the same land as the others."""

    HELT = "hele kommunen"
    ANSLAG = "anslag"
    BRUDD = "ikke sammenlignbart"
    UKJENT = "ukjent"


@dataclass(frozen=True, slots=True)
class Punkt:
    """The series on one date: a figure, or why there is none; *grunn* says what an estimate rests on."""

    dato: date
    slag: Punktslag
    verdi: Tall | Ukjent
    grunn: str = ""


@dataclass(frozen=True, slots=True)
class Brudd:
    """Between which dates no line may be drawn, and why."""

    etter: date
    foer: date
    grunn: str


@dataclass(frozen=True, slots=True)
class Tidslinje:
    """The points of a series for one municipality, oldest first, all in the borders of *grenser*."""

    serie: Serie
    nummer: str
    grenser: date
    punkter: tuple[Punkt, ...]

    def brudd(self) -> tuple[Brudd, ...]:
        """Give the places where the line is broken: on either side what is whole, what is estimated or what is not."""
        return tuple(_brudd(self.punkter))

    def kjente(self) -> tuple[tuple[Punkt, Tall], ...]:
        """Give the points that have a figure."""
        return tuple((p, p.verdi) for p in self.punkter if isinstance(p.verdi, Tall))

    def paa(self, dato: date) -> Punkt:
        """Give the point of one date; unknown where the series has none."""
        ingen = Punkt(dato, Punktslag.UKJENT, Ukjent(f"Det finnes ikke tall for {dato_tekst(dato)}."))
        return next((p for p in self.punkter if p.dato == dato), ingen)


def tidslinje(
    historie: Kommunehistorie,
    rader: Iterable[Statistikkrad],
    sted: tuple[str, date],
    vekter: Iterable[Delingsvekt] = (),
    *,
    med_anslag: bool = False,
) -> Tidslinje:
    """
    Put a series together for *sted*: a number and the date whose borders are meant.

    *rader* are the figures of one series, also of the municipalities it was made of. Where a division
    stands in the way, the point says so; with *med_anslag* the stated weights give an estimate of people.

    Raises
    ------
    ValueError
        When the number was not in use on the date, or there is no figure at all.

    """
    alle, kjente = tuple(rader), tuple(vekter)
    if not alle:
        melding = f"Det finnes ingen tall for {sted[0]}."
        raise ValueError(melding)
    serie, per_dag = alle[0].serie, _per_dag(alle)
    bygger = _Bygger(historie, sted, kjente, med_anslag and serie.enhet in _FOLK)
    tall = (Omraadetall(historie, serie, sted, dag, per_dag[dag], kjente) for dag in sorted(per_dag))
    return Tidslinje(serie, *sted, tuple(bygger.punkt(t) for t in tall))


def _per_dag(rader: Iterable[Statistikkrad]) -> dict[date, dict[str, Statistikkrad]]:
    per_dag: dict[date, dict[str, Statistikkrad]] = {}
    for rad in rader:
        per_dag.setdefault(rad.dato, {})[rad.omraade] = rad
    return per_dag


def berorte(historie: Kommunehistorie, nummer: str, dato: date) -> frozenset[str]:
    """Give every number that has been, or become, a part of *nummer* as it was on *dato*: whose figures are needed."""
    foer, etter = {nummer}, {nummer}
    for dag in reversed([d for d in historie.endringsdager() if d <= dato]):
        foer |= {e.fra for n in foer for e in historie.skritt_til(dag, n)}
    for dag in (d for d in historie.endringsdager() if d > dato):
        etter |= {e.til for n in etter for e in historie.skritt_fra(dag, n)}
    return frozenset(foer | etter)


@dataclass(frozen=True, slots=True)
class _Bygger:
    historie: Kommunehistorie
    sted: tuple[str, date]
    vekter: tuple[Delingsvekt, ...]
    med_anslag: bool

    def punkt(self, tall: Omraadetall) -> Punkt:
        return self._tilbake(tall) if tall.dag <= self.sted[1] else self._fram(tall)

    def _tilbake(self, tall: Omraadetall) -> Punkt:
        """Earlier figures: the sum of what the municipality was made of."""
        kom_fra = opphav(self.historie, *self.sted, tall.dag, self.vekter)
        svar = kom_fra.sammenlignbar
        grunn = svar.begrunnelse.replace(_UTEN_ANSLAG, "")
        helt = svar.utfall is Utfall.OPPFYLT
        if not helt and not (self.med_anslag and kom_fra.deler):
            return Punkt(tall.dag, Punktslag.BRUDD, Ukjent(grunn, svar.tiltak), grunn)
        return _punkt(tall.dag, tall.sum_av(kom_fra.deler), Punktslag.HELT if helt else Punktslag.ANSLAG, grunn)

    def _fram(self, tall: Omraadetall) -> Punkt:
        """Later figures are only of the same land if the municipality went on alone."""
        nummer, grenser = self.sted
        ble = folg(self.historie, nummer, grenser, tall.dag, self.vekter)
        svar = ble.sammenlignbar
        grunn = svar.begrunnelse.replace(_UTEN_ANSLAG, "")
        if svar.utfall is Utfall.OPPFYLT:
            ny = ble.deler[0][0]
            if opphav(self.historie, ny, tall.dag, grenser, self.vekter).deler == ((nummer, HEL),):
                return _punkt(tall.dag, tall.sum_av(((ny, HEL),)), Punktslag.HELT, grunn)
            navn = self.historie.paa(grenser)[nummer].kommune.kortnavn
            grunn = f"Ikke sammenlignbart: {nummer} {navn} er siden slått sammen med andre."
        return Punkt(tall.dag, Punktslag.BRUDD, Ukjent(grunn, svar.tiltak), grunn)


def _punkt(dag: date, verdi: Tall | Ukjent, slag: Punktslag, grunn: str) -> Punkt:
    if isinstance(verdi, Ukjent):
        return Punkt(dag, Punktslag.UKJENT, verdi, verdi.grunn)
    return Punkt(dag, slag, verdi, grunn if slag is Punktslag.ANSLAG else "")


def _brudd(punkter: tuple[Punkt, ...]) -> Iterator[Brudd]:
    """Points without a figure for another reason than a division do not break the line, they only lack a dot."""
    synlige = [p for p in punkter if p.slag is not Punktslag.UKJENT]
    for a, b in pairwise(synlige):
        if a.slag is not b.slag:
            yield Brudd(a.dato, b.dato, a.grunn or b.grunn)
