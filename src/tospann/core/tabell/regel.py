"""Rules for a printed table, as data: what must agree with what, and what a reader should know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.tabell.tabell import Kolonneslag, Trykttabell, like_navn


@dataclass(frozen=True, slots=True)
class Kolonnesum:
    """The sum row must be the sum of the rows; without *rader*, of all that are not sum rows."""

    id: str
    sumrad: str
    kolonner: tuple[str, ...]
    rader: tuple[str, ...] = ()
    toleranse: Fraction = Fraction()


@dataclass(frozen=True, slots=True)
class Radsum:
    """In each row the whole must be the sum of its parts."""

    id: str
    helhet: str
    deler: tuple[str, ...]
    toleranse: Fraction = Fraction()


@dataclass(frozen=True, slots=True)
class Andel:
    """
    A share in per cent: *del_* of *av* in the same row, or of the sum row where *av_sumrad* names one.

    With *trykt* the printed share is checked; without, the shares are only worked out.
    """

    id: str
    del_: str
    av: str
    trykt: str = ""
    av_sumrad: str = ""
    desimaler: int = 1


@dataclass(frozen=True, slots=True)
class Fordeling:
    """How a whole is spread over its parts in the sum row: shares that should make a hundred per cent."""

    id: str
    helhet: str
    deler: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sammenligning:
    """A column must agree with another source within *hoyst_prosent*; without *rader*, in all but the sum rows."""

    id: str
    kolonne: str
    mot: str
    hoyst_prosent: Fraction
    rader: tuple[str, ...] = ()
    grunn: str = ""


@dataclass(frozen=True, slots=True)
class Verdiomraade:
    """Figures in a column must lie between two values, both included."""

    id: str
    kolonne: str
    minst: Fraction
    hoyst: Fraction


@dataclass(frozen=True, slots=True)
class Unik:
    """No two rows may have the same in all these columns."""

    id: str
    kolonner: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Svarregel:
    """Which rows answered: one of the words *ja* in *kolonne*; an empty cell is no answer, and then no figures."""

    id: str
    kolonne: str
    ja: tuple[str, ...]
    hvem: str
    """What a row is ("fylker"), for the sentence about the response rate."""


@dataclass(frozen=True, slots=True)
class Merknad:
    """Something a reader must know that no arithmetic shows, such as a column that counts different things."""

    id: str
    tekst: str
    kolonner: tuple[str, ...] = ()
    rader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Justering:
    """A row that counts something else: what the column's sum becomes when the row counts as *telles_som*."""

    id: str
    tekst: str
    kolonne: str
    rad: str
    telles_som: Fraction


Regel = Kolonnesum | Radsum | Andel | Fordeling | Sammenligning | Verdiomraade | Unik | Svarregel | Merknad | Justering


def kolonnene(regel: Regel) -> tuple[str, ...]:
    """Give the id of each column a rule speaks of."""
    match regel:
        case Kolonnesum(kolonner=kolonner) | Unik(kolonner=kolonner) | Merknad(kolonner=kolonner):
            return kolonner
        case Radsum(helhet=helhet, deler=deler) | Fordeling(helhet=helhet, deler=deler):
            return (helhet, *deler)
        case Andel(del_=del_, av=av, trykt=trykt):
            return tuple(filter(None, (del_, av, trykt)))
        case Sammenligning(kolonne=kolonne, mot=mot):
            return (kolonne, mot)
        case _:
            return (regel.kolonne,)


def radene(regel: Regel) -> tuple[str, ...]:
    """Give the name of each row a rule speaks of."""
    match regel:
        case Kolonnesum(sumrad=sumrad, rader=rader):
            return (sumrad, *rader)
        case Andel(av_sumrad=sumrad):
            return (sumrad,) if sumrad else ()
        case Sammenligning(rader=rader) | Merknad(rader=rader):
            return rader
        case Justering(rad=rad):
            return (rad,)
        case _:
            return ()


def passer_ikke(tabell: Trykttabell, regler: tuple[Regel, ...]) -> Iterator[tuple[int, str, str]]:
    """Say which rules speak of what the table does not have: the rule's place from 1, its id and the reason."""
    sett: set[str] = set()
    for nr, regel in enumerate(regler, start=1):
        if regel.id in sett:
            yield nr, regel.id, "to regler har samme id"
        sett.add(regel.id)
        yield from ((nr, regel.id, grunn) for grunn in _mangler(tabell, regel))


def _mangler(tabell: Trykttabell, regel: Regel) -> Iterator[str]:
    kjente = {k.id: k for k in tabell.kolonner}
    for id_ in kolonnene(regel):
        if id_ not in kjente:
            yield f"tabellen har ingen kolonne «{id_}»"
        elif _krever_tall(regel) and kjente[id_].slag is Kolonneslag.TEKST:
            yield f"kolonnen «{id_}» har ikke tall"
    for navn in radene(regel):
        antall = len(tabell.rader_med_navn(navn))
        if antall != 1:
            yield f"tabellen har {'ingen rad' if antall == 0 else f'{antall} rader'} som heter «{navn}»"
    yield from _motsier_seg(regel)


def _krever_tall(regel: Regel) -> bool:
    return not isinstance(regel, Unik | Svarregel | Merknad)


def _motsier_seg(regel: Regel) -> Iterator[str]:
    match regel:
        case Radsum(helhet=helhet, deler=deler) | Fordeling(helhet=helhet, deler=deler) if (
            helhet in deler or len(set(deler)) != len(deler) or not deler
        ):
            yield "helheten kan ikke være en av delene, og hver del står én gang"
        case Kolonnesum(kolonner=()) | Unik(kolonner=()):
            yield "regelen nevner ingen kolonner"
        case Kolonnesum(sumrad=sumrad, rader=rader) if any(like_navn(sumrad, r) for r in rader):
            yield "sumraden kan ikke telles med i seg selv"
        case Verdiomraade(minst=minst, hoyst=hoyst) if minst > hoyst:
            yield "det minste er større enn det høyeste"
        case _:
            return
