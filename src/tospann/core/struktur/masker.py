"""Turn a question with its demands into masks: who reaches whom, who may not meet, what a group must have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tospann.core.struktur.krav import (
    Adskilt,
    Antall,
    Hvis,
    Minstesum,
    Reisegrense,
    Sammen,
    Storrelse,
    Vertsvalg,
    Virkning,
    virkningene,
)
from tospann.core.struktur.problem import Eksakt, Gruppe, Strukturproblem


@dataclass(frozen=True, slots=True)
class Masker:
    """
    What a group must satisfy, as bitsets by index.

    *verter* holds for each municipality who may host it. A group passes when
    no two members are *adskilt*, each set in *sammen* is inside it or outside
    it, each *hvis* holds, and each sum reaches its least.
    """

    verter: tuple[int, ...]
    adskilt: tuple[int, ...]
    sammen: tuple[int, ...]
    hvis: tuple[tuple[int, int], ...]
    summer: tuple[tuple[tuple[Eksakt, ...], Eksakt], ...]
    minst: int
    hoyst: int
    fra_antall: int
    til_antall: int


def bits(kommuner: Iterable[int]) -> int:
    """Give the set as a bitset."""
    samlet = 0
    for nr in kommuner:
        samlet |= 1 << nr
    return samlet


def medlemmene(maske: int) -> Iterator[int]:
    """Give what a bitset holds, lowest first."""
    while maske:
        lav = maske & -maske
        yield lav.bit_length() - 1
        maske ^= lav


@lru_cache(maxsize=16)
def lag_masker(problem: Strukturproblem) -> Masker:
    """Work the demands into masks; a limit can only become tighter."""
    n, alle = problem.antall, virkningene(problem.krav)
    grenser = [v for v in alle if isinstance(v, Storrelse)]
    antall = [v for v in alle if isinstance(v, Antall)]
    return Masker(
        verter=_verter(problem, alle),
        adskilt=_adskilt(n, alle),
        sammen=tuple(bits(v.kommuner) for v in alle if isinstance(v, Sammen)),
        hvis=tuple((v.kommune, bits(v.en_av)) for v in alle if isinstance(v, Hvis)),
        summer=tuple((v.verdier, v.minst) for v in alle if isinstance(v, Minstesum)),
        minst=max([1, *(v.minst for v in grenser)]),
        hoyst=min([problem.rammer.storst, n, *(v.hoyst for v in grenser)]),
        fra_antall=max([1, *(v.minst for v in antall)]),
        til_antall=min([n, *(v.hoyst for v in antall)]),
    )


def _verter(problem: Strukturproblem, alle: tuple[Virkning, ...]) -> tuple[int, ...]:
    n = problem.antall
    grense = [problem.rammer.reise] * n
    tillatt = [(1 << n) - 1] * n
    for v in alle:
        if isinstance(v, Reisegrense):
            for i in v.kommuner:
                grense[i] = min(grense[i], v.minutter)
        elif isinstance(v, Vertsvalg):
            for i in v.kommuner:
                tillatt[i] &= bits(v.verter)
    return tuple(tillatt[i] & bits(h for h in range(n) if problem.minutter[h][i] <= grense[i]) for i in range(n))


def _adskilt(n: int, alle: tuple[Virkning, ...]) -> tuple[int, ...]:
    rader = [0] * n
    for v in alle:
        if isinstance(v, Adskilt):
            for a, b in v.par:
                rader[a] |= 1 << b
                rader[b] |= 1 << a
    return tuple(rader)


def henger_sammen(maske: int, naboer: tuple[int, ...]) -> bool:
    """Tell whether one can walk within the set from any member to any other."""
    naadd, nye = 0, maske & -maske
    while nye:
        naadd |= nye
        nye = bits(n for i in medlemmene(nye) for n in medlemmene(naboer[i])) & maske & ~naadd
    return naadd == maske


def mulige_verter(masker: Masker, maske: int) -> int:
    """Give the members who may host all."""
    felles = maske
    for i in medlemmene(maske):
        felles &= masker.verter[i]
    return felles


def passer(masker: Masker, maske: int) -> bool:
    """Tell whether a set meets the demands; connection and hosts are asked apart."""
    if not masker.minst <= maske.bit_count() <= masker.hoyst:
        return False
    if any(masker.adskilt[i] & maske for i in medlemmene(maske)):
        return False
    if any(par & maske not in {0, par} for par in masker.sammen):
        return False
    if any(maske >> i & 1 and not maske & en_av for i, en_av in masker.hvis):
        return False
    return all(sum(Fraction(v[i]) for i in medlemmene(maske)) >= Fraction(minst) for v, minst in masker.summer)


def personminutter(problem: Strukturproblem, vert: int, medlemmer: Iterable[int]) -> Fraction:
    """Give the inhabitants times their minutes to the host."""
    return sum(
        (Fraction(problem.innbyggere[i]) * Fraction(problem.minutter[vert][i]) for i in medlemmer), start=Fraction()
    )


def beste_vert(problem: Strukturproblem, maske: int) -> Gruppe:
    """
    Give the group with the host that all travel least to; ties go to the first in the list.

    Raises
    ------
    ValueError
        When no member may host all: not a group.

    """
    medlemmer = tuple(medlemmene(maske))
    verter = list(medlemmene(mulige_verter(lag_masker(problem), maske)))
    if not verter:
        raise ValueError("Gruppa har ingen som kan være vert.")
    return Gruppe(medlemmer, min(verter, key=lambda h: (personminutter(problem, h, medlemmer), h)))


def pris(problem: Strukturproblem, gruppe: Gruppe) -> Fraction:
    """Price a group exactly, with the host it has."""
    vekter, medlemmer = problem.vekter, gruppe.medlemmer
    mangel = Fraction(problem.rammer.terskel) - sum(Fraction(problem.aarsverk[i]) for i in medlemmer)
    skiller = sum(
        Fraction(s.pris) * max(0, len({s.merker[i] for i in medlemmer} - {""}) - 1) for s in problem.skillepriser
    )
    return (
        Fraction(vekter.organisasjon)
        + Fraction(vekter.reise) * personminutter(problem, gruppe.vert, medlemmer)
        + Fraction(vekter.mangel) * max(Fraction(), mangel)
        + skiller
    )
