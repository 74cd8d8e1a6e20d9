"""Suggest simple rules for a table that has none: a sum row, and a column that is the sum of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.norsk import opplisting
from tospann.core.tabell.regel import Kolonnesum, Radsum, Regel, Unik
from tospann.core.tabell.tabell import Kolonne, Rad, Trykttabell, navnenokkel, stor_forbokstav
from tospann.core.tabell.tallform import FLEST_DESIMALER

_SUMNAVN = frozenset({"sum", "totalt", "total", "i alt", "ialt", "til sammen", "tilsammen", "sum i alt", "alle"})
# A rule that most rows follow is worth asking about; one that few follow is chance.
_FLESTE = Fraction(3, 4)
_FLEST_KOLONNER, _FLEST_RADER = 20, 200
_FAERREST_RADER = 3


@dataclass(frozen=True, slots=True)
class Forslag:
    """A rule somebody may want, and what speaks for it."""

    regel: Regel
    grunn: str


def er_sumnavn(navn: str) -> bool:
    """Tell whether a row is called what people call sum rows."""
    return navnenokkel(navn).rstrip(":") in _SUMNAVN


def foresla(tabell: Trykttabell) -> tuple[Forslag, ...]:
    """Suggest rules; nothing is checked by them until somebody says yes."""
    unik = Forslag(Unik("ulike-navn", (tabell.kolonner[0].id,)), "Hver rad skal ha sitt eget navn.")
    return (*_kolonnesum(tabell), *_radsummer(tabell), unik)


def _kolonnesum(tabell: Trykttabell) -> Iterator[Forslag]:
    sumrader = [r for r in tabell.rader if r.er_sum]
    kolonner = tuple(k.id for k in tabell.tallkolonner if sumrader and tabell.tall(sumrader[0], k.id) is not None)
    if len(sumrader) == 1 and kolonner:
        navn = sumrader[0].navn
        yield Forslag(Kolonnesum("kolonnesum", navn, kolonner), f"Raden «{navn}» ser ut som en sumrad.")


def _radsummer(tabell: Trykttabell) -> Iterator[Forslag]:
    kolonner = tabell.tallkolonner[:_FLEST_KOLONNER]
    tall = [[_som_heltall(tabell, rad, k) for rad in tabell.kropp[:_FLEST_RADER]] for k in kolonner]
    for plass, helhet in enumerate(kolonner):
        beste = max(_for_helhet(tall, plass), key=lambda f: f[:2], default=None)
        if beste is not None:
            stemmer, _, av, deler = beste
            regel = Radsum(f"radsum-{helhet.id}", helhet.id, tuple(kolonner[d].id for d in deler))
            grunn = f"{opplisting(kolonner[d].navn for d in deler)} gir {helhet.navn} i {stemmer} av {av} rader."
            yield Forslag(regel, stor_forbokstav(grunn))


def _for_helhet(tall: list[list[int | None]], plass: int) -> Iterator[tuple[int, int, int, range]]:
    """Try each run of neighbouring columns beside the whole; the most rows, then the most parts, is best."""
    for side in (range(plass), range(plass + 1, len(tall))):
        for fra in side:
            summer: list[int | None] = list(tall[fra])
            for til in range(fra + 1, side.stop):
                summer = [None if a is None or b is None else a + b for a, b in zip(summer, tall[til], strict=True)]
                deler = range(fra, til + 1)
                hele = [nr for nr, (h, s) in enumerate(zip(tall[plass], summer, strict=True)) if None not in {h, s}]
                like = [nr for nr in hele if tall[plass][nr] == summer[nr]]
                if len(hele) >= _FAERREST_RADER and len(like) >= _FLESTE * len(hele) and _sier_noe(tall, deler, like):
                    yield len(like), len(deler), len(hele), deler


def _sier_noe(tall: list[list[int | None]], deler: range, like: list[int]) -> bool:
    """Rows of zeros agree with any rule, and so does a whole with only one part that is not zero."""
    return sum(sum(bool(tall[d][nr]) for d in deler) > 1 for nr in like) > len(like) / 2


def _som_heltall(tabell: Trykttabell, rad: Rad, kolonne: Kolonne) -> int | None:
    """Give a figure in millionths, so that many sums can be tried fast and exactly."""
    lest = tabell.celle(rad, kolonne.id).lest
    return int(lest * 10**FLEST_DESIMALER) if isinstance(lest, Fraction) else None
