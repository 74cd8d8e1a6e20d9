"""What a study holds, as JSON text and back."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeVar

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.reisematrise import Reisematrise
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.kravvalg import Kravslag, Kravvalg
from tospann.core.struktur.problem import Rammer, Vekter
from tospann.core.struktur.studie import Studiegrunnlag, Studiekommune
from tospann.store.verdijson import Omskriving, UkjentInnhold, Verdijson

T = TypeVar("T")

_Rader = tuple[tuple[str, ...], tuple[str, ...], Kilde]


def _matrise_ut(matrise: Reisematrise) -> _Rader:
    """Write one line for each place a journey begins: a country has 127 000 journeys."""
    rader = (" ".join(str(minutter) for minutter in rad) for rad in matrise.som_rutenett())
    return matrise.numre, tuple(rader), matrise.kilde


def _matrise_inn(rader: _Rader) -> Reisematrise:
    numre, linjer, kilde = rader
    par = {
        (fra, til): Fraction(minutter)
        for fra, linje in zip(numre, linjer, strict=True)
        for til, minutter in zip(numre, linje.split(" "), strict=True)
        if fra != til
    }
    return Reisematrise(numre, par, kilde)


_FORMAT = Verdijson(
    "en strukturstudie",
    (
        *(Studiegrunnlag, Studiekommune, Kommune, Inndeling, Samling, Kravvalg, Rammer, Vekter),
        *(Tall, Kilde),
    ),
    (Kildeslag, Enhet, Kravslag, Samarbeidsform),
    {"Reisematrise": Omskriving(_matrise_ut, _matrise_inn)},
)


def som_tekst(verdi: object) -> str:
    """Write a value of a study."""
    return _FORMAT.skriv(verdi)


def fra_tekst(tekst: str, slag: type[T]) -> T:
    """
    Read a value of a study back.

    Raises
    ------
    UkjentInnhold
        When the text is of another kind.

    """
    lest = _FORMAT.les(tekst)
    if not isinstance(lest, slag):
        melding = f"Teksten er ikke {slag.__name__}."
        raise UkjentInnhold(melding)
    return lest
