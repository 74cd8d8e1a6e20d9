"""Everything the register knows about one municipality on a date, gathered for a page or a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from tospann.core.felles.norsk import desimaltall, opplisting
from tospann.core.felles.tall import Enhet, Opplysning, Tall, regn_ut
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.fylke import Storrelse, storrelse
from tospann.core.kommune.hendelse import Kommunehendelse, hendelser
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kommune.nokkeltall import Verdi
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kommune.statistikk import ALDER, FOLKETALL, LANDAREAL, Serie, Statistikkrad
from tospann.core.kommune.tidslinje import Tidslinje, berorte, tidslinje
from tospann.core.kommune.uendret import naermeste, uendret
from tospann.store import kommune as kommunene
from tospann.store import kommuneoppslag as oppslag
from tospann.store.kommune import Kommuneopplysning, Nabogrense

_LEGG_INN = "Legges inn fra en fil, med kilde: ./tospann hent opplysninger"
IKKE_HENTET: Mapping[Opplysningsslag, Ukjent] = {
    Opplysningsslag.SAMISK_OMRAADE: Ukjent(
        "Forskriften er lest inn slik den er fra 1. januar 2024, ikke hvordan den var før.",
        "Nyere opplysninger hentes med ./tospann hent kommunenavn",
    ),
    Opplysningsslag.ROBEK: Ukjent("ROBEK føres av departementet og er ikke lest inn.", _LEGG_INN),
    Opplysningsslag.SPRAAKVEDTAK: Ukjent("Målvedtakene står i forskrift og er ikke lest inn.", _LEGG_INN),
    Opplysningsslag.SENTRALITET: Ukjent("SSBs sentralitetsindeks (KLASS 128) er ikke lest inn.", _LEGG_INN),
    Opplysningsslag.BA_REGION: Ukjent(
        "Inndelinga er TØIs og er ikke med i Tospann før lisensen er avklart.", _LEGG_INN
    ),
}
VISES = tuple(IKKE_HENTET)
_HENTES: Mapping[str, str] = {
    "folketall": "./tospann hent folketall",
    "pendling": "./tospann hent pendling",
    "sysselsatte": "./tospann hent pendling",
    "sosialhjelp": "./tospann hent kostra",
    "framskriving": "./tospann hent framskriving",
}


@dataclass(frozen=True, slots=True)
class Nabo:
    """A neighbour: who, and how long the border on land is, or how far apart they are."""

    versjon: Kommuneversjon
    landgrense: Tall | None
    avstand: Tall | None


@dataclass(frozen=True, slots=True)
class Aldersgruppe:
    """One age group: how many, and their part of all."""

    serie: Serie
    antall: Tall
    andel: Tall

    @property
    def aar(self) -> str:
        """Give the ages in words."""
        return self.serie.navn.removeprefix("Innbyggere ")


@dataclass(frozen=True, slots=True)
class Kommunebilde:
    """The picture; what is not known says so."""

    versjon: Kommuneversjon
    dato: date
    hendelser: tuple[Kommunehendelse, ...]
    linje: Tidslinje | None
    folketall: Verdi
    aldersgrupper: tuple[Aldersgruppe, ...]
    areal: Verdi
    naboer: tuple[Nabo, ...]
    naboer_dato: date | None
    senter: Opplysning | Ukjent
    opplysninger: Mapping[Opplysningsslag, Opplysning | Ukjent]

    @property
    def storrelse(self) -> Storrelse | None:
        """Give the class of size, where the population is known."""
        return storrelse(int(self.folketall.som_brok())) if isinstance(self.folketall, Tall) else None

    @property
    def storste_gruppe(self) -> Tall | None:
        """Give the largest age group, which the bars are measured by."""
        return max((a.antall for a in self.aldersgrupper), key=lambda t: t.som_brok(), default=None)

    def tall(self) -> Iterator[Tall]:
        """Give every figure that is shown."""
        yield from (v for v in (self.folketall, self.areal) if isinstance(v, Tall))
        yield from chain.from_iterable((a.antall, a.andel) for a in self.aldersgrupper)
        yield from (t for n in self.naboer for t in (n.landgrense, n.avstand) if t)
        if self.linje:
            yield from (t for _, t in self.linje.kjente())


def kommunebilde(nummer: str, dato: date, *, med_anslag: bool = False) -> Kommunebilde:
    """
    Gather what is known about a municipality.

    Raises
    ------
    KeyError
        When the number is not in use on the date.

    """
    historie = kommunene.historie()
    versjon = historie.paa(dato)[nummer]
    tallene = oppslag.tallene((FOLKETALL, *ALDER, LANDAREAL), berorte(historie, nummer, dato))
    sted = (nummer, dato)
    linje = _linje(historie, tallene[FOLKETALL.id], sted, med_anslag=med_anslag)
    folk = naermeste_tall(historie, FOLKETALL, tallene[FOLKETALL.id], sted)
    naboer, naboer_dato = _naboer(historie, sted)
    return Kommunebilde(
        versjon,
        dato,
        hendelser(historie, nummer, dato),
        linje,
        folk,
        tuple(_aldersgrupper(versjon, folk, tallene)),
        naermeste_tall(historie, LANDAREAL, tallene[LANDAREAL.id], sted),
        naboer,
        naboer_dato,
        _senter(historie, sted),
        opplysninger(nummer, dato),
    )


def naermeste_tall(
    historie: Kommunehistorie, serie: Serie, rader: Iterable[Statistikkrad], sted: tuple[str, date]
) -> Verdi:
    """
    Give the newest figure on or before the date, of the same land.

    Where the register has none that old, the first it has while the land was the same.
    """
    nummer, dato = sted
    egne = {r.dato: r for r in rader if r.omraade == nummer}
    dag = naermeste(egne, dato, uendret(historie, nummer, dato))
    if dag is None:
        hentes = next((f"Hentes med {kommando}" for navn, kommando in _HENTES.items() if serie.id.startswith(navn)), "")
        return Ukjent(f"{serie.navn} er ikke hentet for denne kommunen.", hentes)
    tall = egne[dag].som_tall(f"{historie.paa(dag)[nummer].kommune.kortnavn} kommune")
    return tall or Ukjent(f"Tallet er ikke kjent hos {egne[dag].kilde.utgiver}.")


def opplysninger(nummer: str, dato: date) -> Mapping[Opplysningsslag, Opplysning | Ukjent]:
    """Give each thing that is said in words about a municipality, or that nothing is said."""
    kjente = oppslag.opplysninger_om([nummer], dato)
    return {slag: opplysning(kjente.get((nummer, slag)), slag) for slag in VISES}


def opplysning(rad: Kommuneopplysning | None, slag: Opplysningsslag) -> Opplysning | Ukjent:
    """Give one of them as the core's value."""
    if rad is None:
        return IKKE_HENTET[slag]
    kilde = rad.kilde.som_kilde()
    return Opplysning(f"{slag.name}.{rad.nummer}", slag.value, rad.verdi, rad.perioden.fra, rad.nummer, kilde)


def _linje(
    historie: Kommunehistorie, rader: tuple[Statistikkrad, ...], sted: tuple[str, date], *, med_anslag: bool
) -> Tidslinje | None:
    numre = berorte(historie, *sted)
    egne = [r for r in rader if r.omraade in numre or "+" in r.omraade]
    return tidslinje(historie, egne, sted, kommunene.vekter(), med_anslag=med_anslag) if egne else None


def _aldersgrupper(
    versjon: Kommuneversjon, folk: Verdi, tallene: Mapping[str, tuple[Statistikkrad, ...]]
) -> Iterator[Aldersgruppe]:
    """Give the age groups of the same day as the population."""
    kommune = versjon.kommune
    if isinstance(folk, Ukjent):
        return
    for serie in ALDER:
        rader = {(r.omraade, r.dato): r for r in tallene[serie.id]}
        rad = rader.get((kommune.nummer, folk.dato))
        antall = rad.som_tall(f"{kommune.kortnavn} kommune") if rad else None
        if antall and folk.verdi:
            yield Aldersgruppe(serie, antall, _andel(antall, folk))


def _andel(antall: Tall, folk: Tall) -> Tall:
    verdi = Fraction(100) * antall.som_brok() / folk.som_brok()
    formel, navn = "antall / alle innbyggere", f"{antall.navn}, andel"
    return regn_ut(
        f"andel.{antall.id}", navn, verdi, Enhet.PROSENT, formel=formel, ledd=(antall, folk), gjelder=folk.gjelder
    )


def _naboer(historie: Kommunehistorie, sted: tuple[str, date]) -> tuple[tuple[Nabo, ...], date | None]:
    """Give the neighbours, those with most border first; and the day they are of."""
    nummer = sted[0]
    dag = _kjent_dag(historie, sted, oppslag.naboskap_kjent_fra())
    if dag is None:
        return (), None
    paa = historie.paa(dag)
    rader = [(rad.b if rad.a == nummer else rad.a, rad) for rad in oppslag.naboskap([nummer], dag)]
    ordnet = sorted(rader, key=lambda r: (-r[1].landgrense_km, r[1].avstand_km, r[0]))
    return tuple(_nabo(paa[nummer], paa[nr], rad, dag) for nr, rad in ordnet if nr in paa), dag


def _nabo(egen: Kommuneversjon, annen: Kommuneversjon, rad: Nabogrense, dag: date) -> Nabo:
    land = _km("landgrense", "Grense på land", rad.landgrense_km, rad, (egen, annen), dag)
    avstand = _km("avstand", "Avstand", rad.avstand_km, rad, (egen, annen), dag)
    return Nabo(annen, land, None) if rad.landgrense_km else Nabo(annen, None, avstand)


def _km(
    hva: str, navn: str, verdi: Decimal, rad: Nabogrense, par: tuple[Kommuneversjon, Kommuneversjon], dag: date
) -> Tall:
    mellom = opplisting(v.kommune.kortnavn for v in par)
    eksakt = Fraction(verdi)
    helt = int(eksakt) if eksakt.denominator == 1 else eksakt
    id_ = f"{hva}.{rad.a}.{rad.b}"
    return Tall(id_, f"{navn} mellom {mellom}", helt, Enhet.KILOMETER, dag, mellom, rad.kilde.som_kilde())


def _senter(historie: Kommunehistorie, sted: tuple[str, date]) -> Opplysning | Ukjent:
    nummer = sted[0]
    dag = _kjent_dag(historie, sted, oppslag.senter_kjent_fra())
    rad = oppslag.senter(nummer, dag) if dag else None
    if rad is None:
        return Ukjent("Senteret er ikke kjent for denne kommunen.")
    kilde = rad.kilde.som_kilde()
    bredde, lengde = (desimaltall(Fraction(grader), 4) for grader in (rad.bredde, rad.lengde))
    tekst = f"{bredde}° nord, {lengde}° øst ({rad.metode})"
    return Opplysning(f"senter.{nummer}", "Kommunesenter", tekst, rad.perioden.fra, nummer, kilde)


def _kjent_dag(historie: Kommunehistorie, sted: tuple[str, date], kjent_fra: date | None) -> date | None:
    """Give the date itself, or the first day anything is known if the municipality was the same then."""
    if kjent_fra is None:
        return None
    dag = max(sted[1], kjent_fra)
    return dag if uendret(historie, *sted).gjelder(dag) else None
