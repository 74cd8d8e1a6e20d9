"""Entries with the prices of one year and the volumes of another (docs/metode/endringsforklaring.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.kostnad import EN_MENGDE, Postering

_Postnavn = tuple[str, str]


def fort(grunnlag: Aarsgrunnlag) -> object:
    """Give what is entered, in a form that can be compared: not in whose books, nor by what id."""
    return sorted(
        (p.post, p.slag, p.periode.fra, p.periode.til or p.periode.fra, p.ore, p.mengde.som_brok())
        for p in grunnlag.posteringer
    )


@dataclass(frozen=True, slots=True)
class Posteringsblanding:
    """
    Takes the price from *pris* and the volume, with its place in the year, from *mengde*.

    An item whose volume is not known in both years goes as a whole with the
    price. One that only one year has goes with the volume, if that is known.
    """

    pris: Aarsgrunnlag
    mengde: Aarsgrunnlag
    begge: tuple[Aarsgrunnlag, Aarsgrunnlag]

    def hos(self, vert: str, poster: Collection[str]) -> Iterator[Postering]:
        """Give the mixed entries of these items, all in the host's books: whose books it is, is no cause."""
        pris, mengde = _per_post(self.pris), _per_post(self.mengde)
        foer, etter = (_per_post(g) for g in self.begge)
        for navn in sorted(foer.keys() | etter.keys()):
            if navn[0] not in poster:
                continue
            for nr, p in enumerate(_blandet(navn, (pris, mengde), (foer, etter))):
                yield replace(p, id=f"{navn[0]}.{navn[1]}.{nr}", bokfort_hos=vert, retter="")


_Poster = Mapping[_Postnavn, Sequence[Postering]]


def _blandet(navn: _Postnavn, kilder: tuple[_Poster, _Poster], begge: tuple[_Poster, _Poster]) -> Sequence[Postering]:
    pris, mengde = (kilde.get(navn, ()) for kilde in kilder)
    foer, etter = (kilde.get(navn, ()) for kilde in begge)
    if not (foer and etter):
        return mengde if _har_mengde(foer or etter) else pris
    if not (_har_mengde(foer) and _har_mengde(etter)) or pris == mengde:
        return pris
    enhetspris = Fraction(sum(p.ore for p in pris), 100) / _mengde(pris)
    return [_til_pris(p, enhetspris) for p in mengde]


def _til_pris(postering: Postering, enhetspris: Fraction) -> Postering:
    belop = Kroner.avrundet(postering.mengde.som_brok() * enhetspris)
    return replace(postering, belop=replace(postering.belop, verdi=belop))


def _har_mengde(posteringer: Sequence[Postering]) -> bool:
    return all(p.mengde != EN_MENGDE for p in posteringer) and _mengde(posteringer) != 0


def _mengde(posteringer: Sequence[Postering]) -> Fraction:
    return sum((p.mengde.som_brok() for p in posteringer), Fraction())


def _per_post(grunnlag: Aarsgrunnlag) -> _Poster:
    samlet: dict[_Postnavn, list[Postering]] = defaultdict(list)
    for p in grunnlag.posteringer:
        samlet[p.post, p.slag].append(p)
    return samlet
