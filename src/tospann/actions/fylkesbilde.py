"""The counties of a date, and the municipalities of one: people, land and classes of size, with their sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import chain

from tospann.actions.kommunebilde import naermeste_tall
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.fylke import Fylke, Storrelse, fylker_paa, kommuner_i, storrelse
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kommune.nokkeltall import Verdi
from tospann.core.kommune.statistikk import FOLKETALL, LANDAREAL, OPPGITT_FOLKETALL, Serie, Statistikkrad, per_omraade
from tospann.store import kommune as kommunene
from tospann.store.kommuneoppslag import tallene

_NEVNT = 3


@dataclass(frozen=True, slots=True)
class Kommunerad:
    """One municipality in a list."""

    versjon: Kommuneversjon
    folketall: Verdi
    areal: Verdi

    @property
    def storrelse(self) -> Storrelse | None:
        """Give the class of size, where the population is known."""
        return storrelse(int(self.folketall.som_brok())) if isinstance(self.folketall, Tall) else None


@dataclass(frozen=True, slots=True)
class Fylkesbilde:
    """A county, or the country: the rows, the sums, and what a report states beside them."""

    navn: str
    dato: date
    kommuner: tuple[Kommunerad, ...]
    folketall: Verdi
    areal: Verdi
    antall: Tall
    storrelser: tuple[tuple[Storrelse, Tall], ...]
    oppgitt: Tall | None
    forskjell: Tall | None

    def tall(self) -> Iterator[Tall]:
        """Give every figure that is shown."""
        verdier = (v for r in self.kommuner for v in (r.folketall, r.areal))
        egne = (self.folketall, self.areal, self.antall, self.oppgitt, self.forskjell)
        yield from (v for v in (*egne, *verdier) if isinstance(v, Tall))
        yield from (t for _, t in self.storrelser)


def landet(dato: date) -> tuple[tuple[Fylke, Fylkesbilde], ...]:
    """Give every county of the date."""
    historie = kommunene.historie()
    kjente = _tallene((*historie.paa(dato), *_numre(historie, dato)))
    return tuple((f, _bilde(historie, f, dato, kjente)) for f in fylker_paa(historie, dato))


def fylkesbilde(fylke: Fylke, dato: date) -> Fylkesbilde:
    """Give one county."""
    historie = kommunene.historie()
    numre = [v.kommune.nummer for v in kommuner_i(historie, fylke.nummer, dato)]
    return _bilde(historie, fylke, dato, _tallene((*numre, fylke.nummer)))


def _numre(historie: Kommunehistorie, dato: date) -> list[str]:
    return [f.nummer for f in fylker_paa(historie, dato)]


Tallene = Mapping[str, Mapping[str, tuple[Statistikkrad, ...]]]
"""Figures by series and area."""


def _tallene(omraader: Iterable[str]) -> Tallene:
    alle = tallene((FOLKETALL, LANDAREAL, OPPGITT_FOLKETALL), omraader)
    return {serie: per_omraade(rader) for serie, rader in alle.items()}


def _bilde(historie: Kommunehistorie, fylke: Fylke, dato: date, kjente: Tallene) -> Fylkesbilde:
    rader = tuple(
        Kommunerad(v, *(_tallet(historie, s, kjente, (v.kommune.nummer, dato)) for s in (FOLKETALL, LANDAREAL)))
        for v in kommuner_i(historie, fylke.nummer, dato)
    )
    folk = _sum(FOLKETALL, fylke, rader, [r.folketall for r in rader])
    oppgitt = _oppgitt(kjente[OPPGITT_FOLKETALL.id].get(fylke.nummer, ()), fylke, folk)
    return Fylkesbilde(
        fylke.navn,
        dato,
        rader,
        folk,
        _sum(LANDAREAL, fylke, rader, [r.areal for r in rader]),
        _antall(fylke, dato, rader),
        tuple(_storrelser(fylke, rader)),
        oppgitt,
        _forskjell(oppgitt, folk, fylke) if oppgitt and isinstance(folk, Tall) else None,
    )


def _tallet(historie: Kommunehistorie, serie: Serie, kjente: Tallene, sted: tuple[str, date]) -> Verdi:
    return naermeste_tall(historie, serie, kjente[serie.id].get(sted[0], ()), sted)


def i_alt(bilder: Sequence[Fylkesbilde]) -> tuple[Verdi, Verdi, Verdi]:
    """Add up the counties: municipalities, people and land of the country."""
    navn = [b.navn for b in bilder]
    return (
        _legg_sammen("kommuner.landet", "Kommuner i landet", [b.antall for b in bilder], navn, "hele landet"),
        _legg_sammen("folketall.landet", "Innbyggere i landet", [b.folketall for b in bilder], navn, "hele landet"),
        _legg_sammen("areal.landet", "Areal i landet", [b.areal for b in bilder], navn, "hele landet"),
    )


def _sum(serie: Serie, fylke: Fylke, rader: Sequence[Kommunerad], verdier: Sequence[Verdi]) -> Verdi:
    navn = [r.versjon.kommune.kortnavn for r in rader]
    id_, tittel = f"{serie.id}.fylke.{fylke.nummer}", f"{serie.navn} i {fylke.navn}"
    return _legg_sammen(id_, tittel, verdier, navn, f"{fylke.navn} fylke")


def _legg_sammen(id_: str, tittel: str, verdier: Sequence[Verdi], navn: Sequence[str], gjelder: str) -> Verdi:
    """Add up; where one lacks its figure, the sum is not known."""
    ledd = [v for v in verdier if isinstance(v, Tall)]
    if len(ledd) != len(verdier) or not ledd:
        uten = [n for n, v in zip(navn, verdier, strict=True) if isinstance(v, Ukjent)]
        flere = " …" if len(uten) > _NEVNT else ""
        return Ukjent(f"Tallet mangler for {len(uten)} av {len(navn)} ({', '.join(uten[:_NEVNT])}{flere}).")
    sum_ = sum((t.som_brok() for t in ledd), Fraction())
    verdi = int(sum_) if sum_.denominator == 1 else sum_
    return regn_ut(id_, tittel, verdi, ledd[0].enhet, formel="sum av delene", ledd=ledd, gjelder=gjelder)


def _antall(fylke: Fylke, dato: date, rader: Sequence[Kommunerad]) -> Tall:
    kilde = rader[0].versjon.kilde
    navn = f"Kommuner i {fylke.navn}"
    return Tall(f"kommuner.{fylke.nummer}", navn, len(rader), Enhet.ANTALL, dato, f"{fylke.navn} fylke", kilde)


def _storrelser(fylke: Fylke, rader: Sequence[Kommunerad]) -> Iterator[tuple[Storrelse, Tall]]:
    """Count the municipalities of each class."""
    klasser = Counter(r.storrelse for r in rader)
    for klasse in Storrelse:
        ledd = [r.folketall for r in rader if r.storrelse is klasse and isinstance(r.folketall, Tall)]
        if ledd:
            yield (
                klasse,
                regn_ut(
                    f"storrelse.{fylke.nummer}.{klasse.name}",
                    f"Kommuner i {fylke.navn} med {klasse.value} innbyggere",
                    klasser[klasse],
                    Enhet.ANTALL,
                    formel=f"antall kommuner med {klasse.value} innbyggere",
                    ledd=ledd,
                    gjelder=f"{fylke.navn} fylke",
                ),
            )


def _oppgitt(rader: Iterable[Statistikkrad], fylke: Fylke, folk: Verdi) -> Tall | None:
    """Give what a report states for the county on the very day of the statistics."""
    samme = (r for r in rader if isinstance(folk, Tall) and r.dato == folk.dato)
    return next(chain((t for r in samme if (t := r.som_tall(fylke.navn))), [None]))


def _forskjell(oppgitt: Tall, folk: Tall, fylke: Fylke) -> Tall:
    return regn_ut(
        f"forskjell.{fylke.nummer}",
        f"Forskjell mellom rapporten og SSB for {fylke.navn}",
        int(oppgitt.som_brok() - folk.som_brok()),
        Enhet.INNBYGGERE,
        formel="det rapporten oppgir – summen fra SSB",
        ledd=(oppgitt, folk),
        gjelder=f"{fylke.navn} fylke",
    )
