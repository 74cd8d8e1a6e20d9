"""Several municipalities side by side, and all of them as if they were one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.kilde import beregnet
from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.tall import Opplysning, Tall
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.fylke import storrelse
from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kommune.nokkeltall import FOER, Grunnlag, Verdi, nokkeltall, slaa_sammen
from tospann.core.kommune.statistikk import (
    ALDER,
    FOLKETALL,
    LANDAREAL,
    PENDLING_INN,
    PENDLING_UT,
    SOSIALHJELP,
    SYSSELSATTE,
)

MEST = 14
Celle = Tall | Opplysning | Ukjent


class ForMange(ValueError):
    """More municipalities than a person can read side by side."""


@dataclass(frozen=True, slots=True)
class Sammenlignet:
    """One municipality with what is known about it, in figures and in words."""

    versjon: Kommuneversjon
    grunnlag: Grunnlag
    ord: Mapping[str, Opplysning | Ukjent]
    naboer: frozenset[str]


@dataclass(frozen=True, slots=True)
class Linje:
    """One row: what it is, a cell for each municipality, and one for all together where a group has such a thing."""

    id: str
    navn: str
    celler: tuple[Celle, ...]
    samlet: Celle | None

    def storst(self) -> Tall | None:
        """Give the figure of the row that is furthest from zero, which the bars are measured by."""
        return max((c for c in self.celler if isinstance(c, Tall)), key=lambda t: abs(t.som_brok()), default=None)


@dataclass(frozen=True, slots=True)
class Sammenligning:
    """The whole: the municipalities in the order they were chosen, and the rows under headings."""

    dato: date
    kommuner: tuple[Kommuneversjon, ...]
    deler: tuple[tuple[str, tuple[Linje, ...]], ...]

    def linjer(self) -> tuple[Linje, ...]:
        """Give all rows."""
        return tuple(linje for _, linjer in self.deler for linje in linjer)


_DELER: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Folk",
        (
            (FOLKETALL.id, "Innbyggere"),
            (FOER, "Innbyggere {foer}"),
            ("vekst", "Vekst siden da"),
            ("vekst.prosent", "Vekst siden da, prosent"),
            ("storrelse", "Størrelse"),
        ),
    ),
    (
        "Alder",
        (
            *((f"andel.{s.id}", f"{s.navn.removeprefix('Innbyggere ').capitalize()}, prosent") for s in ALDER),
            ("arbeidsalder", "18–66 år, prosent"),
        ),
    ),
    (
        "Arbeid og pendling",
        (
            (SYSSELSATTE.id, "Sysselsatte som bor i kommunen"),
            (PENDLING_UT.id, "Pendler ut"),
            (PENDLING_INN.id, "Pendler inn"),
            ("egendekning", "Arbeider der de bor, prosent av de sysselsatte"),
        ),
    ),
    (
        "Økonomi",
        (
            (SOSIALHJELP.id, "Mottakere av økonomisk sosialhjelp"),
            ("sosialhjelp.andel", "Mottakere, prosent av innbyggerne"),
            ("ROBEK", "I ROBEK"),
        ),
    ),
    (
        "Sted",
        (
            (LANDAREAL.id, "Areal i km²"),
            ("tetthet", "Innbyggere per km²"),
            ("naboer", "Grenser på land til"),
            ("kontor", "Nav-kontor"),
            ("SAMISK_OMRAADE", "I forvaltningsområdet for samisk språk"),
        ),
    ),
)


def sammenlign(kommuner: Sequence[Sammenlignet], dato: date) -> Sammenligning:
    """
    Put the municipalities side by side.

    Raises
    ------
    ForMange
        When there are more than a page can show.

    """
    if len(kommuner) > MEST:
        melding = f"Du kan sammenligne høyst {MEST} kommuner om gangen, og har valgt {len(kommuner)}. Ta bort noen."
        raise ForMange(melding)
    samlet = nokkeltall(slaa_sammen([k.grunnlag for k in kommuner])) if kommuner else {}
    kolonner = [{**nokkeltall(k.grunnlag), **_ord(k, kommuner)} for k in kommuner]
    i_alt = {**samlet, **_samlede_ord(kommuner, samlet, dato)}
    foer = next((dato_tekst(t.dato) for k in kommuner if isinstance(t := k.grunnlag.verdi(FOER), Tall)), "før")
    deler = tuple(
        (tittel, tuple(_linje(id_, navn.format(foer=foer), kolonner, i_alt) for id_, navn in rader))
        for tittel, rader in _DELER
    )
    return Sammenligning(dato, tuple(k.versjon for k in kommuner), deler)


def _linje(id_: str, navn: str, kolonner: Sequence[Mapping[str, Celle]], samlet: Mapping[str, Celle]) -> Linje:
    return Linje(id_, navn, tuple(k[id_] for k in kolonner), samlet.get(id_))


def _ord(kommune: Sammenlignet, alle: Sequence[Sammenlignet]) -> dict[str, Celle]:
    """Give the cells that are words: the class of size, the neighbours among them, and what is said about it."""
    nummer, navn = kommune.versjon.kommune.nummer, kommune.versjon.kommune.kortnavn
    naboer = [k.versjon.kommune.kortnavn for k in alle if k.versjon.kommune.nummer in kommune.naboer]
    tekst = opplisting(naboer) or "ingen av de andre"
    dag = kommune.versjon.periode.fra
    nabo = Opplysning(f"naboer.{nummer}", "Naboer blant de valgte", tekst, dag, navn, beregnet(dag))
    return {**kommune.ord, "naboer": nabo, "storrelse": _storrelse(nummer, navn, kommune.grunnlag.verdi(FOLKETALL.id))}


def _storrelse(id_: str, navn: str, folk: Verdi) -> Opplysning | Ukjent:
    if isinstance(folk, Ukjent):
        return folk
    klasse = storrelse(int(folk.som_brok()))
    return Opplysning(f"storrelse.{id_}", "Størrelse", klasse.value, folk.dato, navn, beregnet(folk.dato))


def _samlede_ord(alle: Sequence[Sammenlignet], samlet: Mapping[str, Verdi], dato: date) -> dict[str, Celle]:
    if not alle:
        return {}
    id_ = "+".join(k.versjon.kommune.nummer for k in alle)
    henger = Opplysning(f"naboer.{id_}", "Om de henger sammen", _sammenheng(alle), dato, "alle samlet", beregnet(dato))
    return {"naboer": henger, "storrelse": _storrelse(id_, "alle samlet", samlet[FOLKETALL.id])}


def _sammenheng(alle: Sequence[Sammenlignet]) -> str:
    """Say whether one can go from any of them to any other over land borders among them."""
    naboer = {k.versjon.kommune.nummer: k.naboer for k in alle}
    naadd: set[str] = set()
    venter = [alle[0].versjon.kommune.nummer]
    while venter:
        nummer = venter.pop()
        if nummer not in naadd:
            naadd.add(nummer)
            venter += [n for n in naboer[nummer] if n in naboer]
    utenfor = [k.versjon.kommune.kortnavn for k in alle if k.versjon.kommune.nummer not in naadd]
    if not utenfor:
        return "henger sammen over land"
    forste = alle[0].versjon.kommune.kortnavn
    return f"henger ikke sammen over land: {opplisting(utenfor)} nås ikke fra {forste}"
