"""
Count out the best partitions among few groups, with none left out.

Municipality by municipality: the next one that is still open is given each group it can have. Two ways to cover the
same municipalities go on alike, so of each such set only the best ways are kept. Municipalities are taken in an
order where neighbours follow each other; then the sets that are covered halfway are few, even for a country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tospann.core.struktur.masker import bits, medlemmene

FLEST_STEG = 100_000


class ForMangeSteg(Exception):
    """There are too many combinations to keep; the solver is asked instead."""


@dataclass(frozen=True, slots=True)
class Valg:
    """A group that can be chosen: as a bitset, what it has to spare, what it costs, and its number."""

    maske: int
    rest: float
    kostnad: float
    nummer: int


# What a way costs, what its groups have to spare, and its last group before those that came before it.
_Spor = tuple[()] | tuple[int, "_Spor"]
_Vei = tuple[float, float, _Spor]
# By what is covered beyond the next municipality, and the number of groups.
_Veier = dict[tuple[int, int], list[_Vei]]


@dataclass(frozen=True, slots=True)
class Opptelling:
    """
    What is asked for: the best *antall* partitions whose groups have at most *tak* to spare together.

    Costs that differ by less than *slakk* are alike, and all of them are kept.
    """

    kommuner: int
    antall: int
    tak: float
    slakk: float
    lovlig_antall: range

    def tell(self, valg: Sequence[Valg], bredde: int = 0) -> list[tuple[float, tuple[int, ...]]]:
        """
        Give costs and groups, the best first.

        With a *bredde*, only so many ways are followed at once, those that have
        spared the least: soon done, and what it finds is there, but maybe not the best.

        Raises
        ------
        ForMangeSteg
            When there are too many.

        """
        # How many groups a way has is part of where it is, when the number is limited.
        en = int(self.lovlig_antall.start > 1 or self.lovlig_antall.stop <= self.kommuner)
        veier: _Veier = {(0, 0): [(0.0, 0.0, ())]}
        steg = 0
        for mulige in _i_rekkefolge(self.kommuner, valg):
            veier = self._ett_skritt(veier, mulige, en)
            if bredde:
                veier = dict(sorted(veier.items(), key=_minst_brukt)[:bredde])
            steg += sum(map(len, veier.values()))
            if steg > FLEST_STEG:
                raise ForMangeSteg
        fremme = [v for (_, nr), kommet in veier.items() if not en or nr in self.lovlig_antall for v in kommet]
        return [(kostnad, _grupper(spor)) for kostnad, _, spor in self._de_beste(fremme)]

    def _ett_skritt(self, veier: _Veier, mulige: list[Valg], en: int) -> _Veier:
        neste: _Veier = {}
        for (dekket, grupper), kommet in veier.items():
            if dekket & 1:
                neste.setdefault((dekket >> 1, grupper), []).extend(kommet)
                continue
            for v in mulige:
                if not v.maske & dekket and (videre := self._videre(kommet, v)):
                    neste.setdefault(((dekket | v.maske) >> 1, grupper + en), []).extend(videre)
        return {sted: self._de_beste(kommet) for sted, kommet in neste.items()}

    def _videre(self, veier: list[_Vei], v: Valg) -> list[_Vei]:
        igjen = self.tak - v.rest
        return [(k + v.kostnad, brukt + v.rest, (v.nummer, spor)) for k, brukt, spor in veier if brukt <= igjen]

    def _de_beste(self, veier: list[_Vei]) -> list[_Vei]:
        veier.sort(key=_kostnad)
        if len(veier) <= self.antall:
            return veier
        dyreste = veier[self.antall - 1][0] + self.slakk
        return [v for v in veier if v[0] <= dyreste]


def _kostnad(vei: _Vei) -> float:
    return vei[0]


def _minst_brukt(sted: tuple[tuple[int, int], list[_Vei]]) -> tuple[float, tuple[int, int]]:
    return min(brukt for _, brukt, _ in sted[1]), sted[0]


def _grupper(spor: _Spor) -> tuple[int, ...]:
    numre: list[int] = []
    while spor:
        nummer, spor = spor
        numre.append(nummer)
    return tuple(sorted(numre))


def _i_rekkefolge(kommuner: int, valg: Sequence[Valg]) -> Iterator[list[Valg]]:
    """Give, for each municipality in turn, the groups that it is the first in; it stands lowest in their bitsets."""
    plass = {kommune: nr for nr, kommune in enumerate(_rekkefolge(kommuner, [v.maske for v in valg]))}
    per: list[list[Valg]] = [[] for _ in range(kommuner)]
    for v in valg:
        maske = bits(plass[i] for i in medlemmene(v.maske))
        forst = (maske & -maske).bit_length() - 1
        per[forst].append(Valg(maske >> forst, v.rest, v.kostnad, v.nummer))
    yield from per


def _rekkefolge(kommuner: int, masker: Sequence[int]) -> list[int]:
    """Put municipalities that share groups near each other: outwards from one at the edge (Cuthill-McKee)."""
    naboer = [0] * kommuner
    for maske in masker:
        for i in medlemmene(maske):
            naboer[i] |= maske
    rekke: list[int] = []
    igjen = (1 << kommuner) - 1
    while igjen:
        runde = _utover(next(medlemmene(igjen)), naboer)
        for _ in range(2):
            runde = _utover(runde[-1], naboer)
        rekke += runde
        igjen &= ~bits(runde)
    return rekke


def _utover(fra: int, naboer: Sequence[int]) -> list[int]:
    rekke, sett = [fra], 1 << fra
    for i in rekke:
        nye = sorted(medlemmene(naboer[i] & ~sett), key=lambda j: (naboer[j].bit_count(), j))
        sett |= bits(nye)
        rekke += nye
    return rekke
