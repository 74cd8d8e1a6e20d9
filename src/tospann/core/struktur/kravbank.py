"""Demands by name: what people ask of an office structure, turned into demands with words and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.norsk import desimaltall, opplisting
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.struktur.krav import (
    Adskilt,
    Antall,
    Hvis,
    Krav,
    Minstesum,
    Reisegrense,
    Sammen,
    Storrelse,
    Vertsvalg,
)
from tospann.core.struktur.problem import Eksakt

UKEDAGER = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")
# Nobody is alone with the public.
MINST_TIL_STEDE = 2


class Holdning(StrEnum):
    """What a council has said about cooperating."""

    JA = "ja"
    NEI = "nei"
    APEN = "åpen"


@dataclass(frozen=True, slots=True)
class Kommunevilje:
    """A council's attitude, from a recorded resolution; *med* is who it will cooperate with, all when empty."""

    kommune: int
    holdning: Holdning
    kilde: Kilde
    med: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Lokasjon:
    """An office that stays: how many are to be there each weekday, none when it is closed that day."""

    kommune: int
    til_stede: tuple[int, int, int, int, int]


def skal_sammen(navn: Sequence[str], kommuner: Iterable[int], kilde: Kilde) -> Krav:
    """These municipalities have one organisation."""
    samlet = frozenset(kommuner)
    return Krav(_id("sammen", samlet), f"{_ramse(navn, samlet)} skal være sammen", kilde, (Sammen(samlet),))


def skal_skilles(navn: Sequence[str], kommuner: Iterable[int], kilde: Kilde) -> Krav:
    """No two of these municipalities have the same organisation."""
    samlet = frozenset(kommuner)
    par = frozenset(combinations(sorted(samlet), 2))
    return Krav(_id("adskilt", samlet), f"{_ramse(navn, samlet)} skal ikke være sammen", kilde, (Adskilt(par),))


def hoyst_reise(kommuner: Iterable[int], minutter: Eksakt, kilde: Kilde) -> Krav:
    """Nobody has further than this to the host."""
    return Krav(
        "reise-vert",
        f"ingen skal ha mer enn {_tall(minutter)} minutter til vertskommunen",
        kilde,
        (Reisegrense(frozenset(kommuner), minutter),),
    )


def hoyst_til_lokasjon(
    minutter: Sequence[Sequence[Eksakt]], aapne: Iterable[int], grense: Eksakt, kilde: Kilde
) -> Krav:
    """Each municipality's own organisation has people within this many minutes, at the host or elsewhere."""
    steder = frozenset(aapne)
    virkninger = tuple(Hvis(i, frozenset(j for j in steder if minutter[j][i] <= grense)) for i in range(len(minutter)))
    ordlyd = f"alle skal ha høyst {_tall(grense)} minutter til nærmeste sted med folk i egen organisasjon"
    return Krav("reise-lokasjon", ordlyd, kilde, virkninger)


def vilje(navn: Sequence[str], viljer: Iterable[Kommunevilje]) -> tuple[Krav, ...]:
    """Councils are taken at their word, one demand for each that limits anything."""
    return tuple(
        _viljen(navn, v) for v in viljer if v.holdning is Holdning.NEI or (v.holdning is Holdning.JA and v.med)
    )


def _viljen(navn: Sequence[str], sagt: Kommunevilje) -> Krav:
    egen = navn[sagt.kommune]
    tillatt = frozenset({sagt.kommune}) | (sagt.med if sagt.holdning is Holdning.JA else frozenset())
    par = _par_med(sagt.kommune, (i for i in range(len(navn)) if i not in tillatt))
    ordlyd = (
        f"{egen} har sagt nei til samarbeid"
        if sagt.holdning is Holdning.NEI
        else f"{egen} har bare sagt ja til samarbeid med {_ramse(navn, sagt.med)}"
    )
    return Krav(f"vilje-{sagt.kommune}", ordlyd, sagt.kilde, (Adskilt(par),))


def fylkesgrense(fylker: Sequence[str], kilde: Kilde, unntak: Iterable[tuple[int, int]] = ()) -> Krav:
    """No group crosses the county border, but for pairs that are excepted (Ofoten with Gratangen)."""
    fri = {(min(par), max(par)) for par in unntak}
    return Krav("fylkesgrense", "ingen gruppe skal gå over fylkesgrensa", kilde, (Adskilt(_ulike(fylker) - fri),))


def samme_fagsystem(systemer: Sequence[str], kilde: Kilde) -> Krav:
    """A group has one case system; a municipality whose system is not known limits nobody."""
    return Krav("fagsystem", "en gruppe skal ha ett fagsystem", kilde, (Adskilt(_ulike(systemer)),))


def sprakansvar(navn: Sequence[str], ansvar: Iterable[int], kompetanse: Iterable[int], kilde: Kilde) -> Krav:
    """The duty towards Sámi speakers follows the people: their group has somebody with the language."""
    har = frozenset(kompetanse)
    hvem = tuple(sorted(set(ansvar)))
    ordlyd = f"samisktalende i {_ramse(navn, hvem)} skal møte språket i sin organisasjon"
    return Krav("sprakansvar", ordlyd, kilde, tuple(Hvis(i, har) for i in hvem))


def til_stede(
    navn: Sequence[str], aarsverk: Sequence[Eksakt], steder: Iterable[Lokasjon], nearvaer: Fraction, kilde: Kilde
) -> Krav:
    """
    Each location has its people each weekday, out of the group's own positions.

    *nearvaer* is the part of a position that is at work on a given day. A
    group passes when, on each weekday, it has at least as many at work as its
    locations need.
    """
    valgte = tuple(steder)
    virkninger = tuple(
        Minstesum(_paa_jobb(aarsverk, nearvaer, {s.kommune: s.til_stede[dag] for s in valgte}), 0)
        for dag in range(len(UKEDAGER))
    )
    hvem = _ramse(navn, sorted(s.kommune for s in valgte))
    minst = min((n for s in valgte for n in s.til_stede if n), default=MINST_TIL_STEDE)
    ordlyd = f"{hvem} skal ha minst {minst} til stede de dagene kontoret er åpent"
    return Krav("til-stede", ordlyd, kilde, virkninger)


def _paa_jobb(aarsverk: Sequence[Eksakt], nearvaer: Fraction, behov: Mapping[int, int]) -> tuple[Fraction, ...]:
    return tuple(Fraction(verk) * nearvaer - behov.get(i, 0) for i, verk in enumerate(aarsverk))


def fagmiljo(aarsverk: Sequence[Eksakt], minst: Eksakt, kilde: Kilde) -> Krav:
    """Each organisation has at least this many positions."""
    ordlyd = f"hver organisasjon skal ha minst {_tall(minst)} årsverk"
    return Krav("fagmiljo", ordlyd, kilde, (Minstesum(tuple(aarsverk), minst),))


def antall_organisasjoner(minst: int, hoyst: int, kilde: Kilde) -> Krav:
    """How many organisations there are to be."""
    ordlyd = (
        f"det skal være høyst {hoyst} organisasjoner" if minst <= 1 else f"det skal være {minst}–{hoyst} organisasjoner"
    )
    if minst == hoyst:
        ordlyd = f"det skal være {hoyst} organisasjoner"
    return Krav("antall", ordlyd, kilde, (Antall(minst, hoyst),))


def bare_vert(navn: Sequence[str], antall: int, verter: Iterable[int], kilde: Kilde) -> Krav:
    """Only these can host."""
    mulige = frozenset(verter)
    ordlyd = f"bare {_ramse(navn, mulige)} kan være vert"
    return Krav("vert", ordlyd, kilde, (Vertsvalg(frozenset(range(antall)), mulige),))


def lovlig_modell(form: Samarbeidsform, kilde: Kilde, *, deler_myndighet: bool) -> tuple[Krav, ...]:
    """
    What the model can carry: close cooperation cannot share authority.

    Without host municipality each council decides in its own cases, so as
    soon as authority is shared, no municipality can be with another. The
    rules themselves are in core/lov/samarbeidsformer.py, which judges the
    alternatives of a case; this is what follows for a structure.
    """
    if form.er_vertskommune or not deler_myndighet:
        return ()
    ordlyd = f"«{form.value.lower()}» kan ikke dele myndighet, og da kan ingen kommuner være sammen om vedtak"
    return (Krav("modell", ordlyd, kilde, (Storrelse(1, 1),)),)


def _ulike(merker: Sequence[str]) -> frozenset[tuple[int, int]]:
    par = combinations(range(len(merker)), 2)
    return frozenset((i, j) for i, j in par if merker[i] and merker[j] and merker[i] != merker[j])


def _par_med(kommune: int, andre: Iterable[int]) -> frozenset[tuple[int, int]]:
    return frozenset((min(kommune, i), max(kommune, i)) for i in andre if i != kommune)


def _id(slag: str, kommuner: Iterable[int]) -> str:
    return "-".join([slag, *map(str, sorted(kommuner))])


def _ramse(navn: Sequence[str], kommuner: Iterable[int]) -> str:
    return opplisting([navn[i] for i in sorted(kommuner)] or ["ingen"])


def _tall(verdi: Eksakt) -> str:
    brok = Fraction(verdi)
    return desimaltall(brok, 0 if brok.denominator == 1 else 1)
