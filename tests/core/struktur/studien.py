"""A study of the small coast: the same five places, with numbers, sources and what people say of each."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.core.struktur.eksempel import KANTER, MINUTTER, NAVN

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.reisematrise import Reisematrise
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.problem import Rammer, Vekter
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag, Studiekommune

DATO = date(2018, 1, 1)
NUMRE = BY, DAL, FJORD, OY, SKJER = ("1801", "1802", "1803", "1804", "1805")
NAVN_PAA = dict(zip(NUMRE, NAVN, strict=True))
MODELL = Kilde("reise", Kildeslag.MODELL, "Regnet reise", "Tospann", DATO)
KILDE = Kilde("prove", Kildeslag.DOKUMENT, "Prøve", "Tospann", DATO)
_FOLK, _VERK = (10, 2, 2, 3, 1), (20, 4, 4, 5, 2)
_FYLKER = ("Nordland", "Nordland", "Nordland", "Troms", "Troms")


def _tall(hva: str, nummer: str, verdi: int, enhet: Enhet) -> Tall:
    return Tall(f"{hva}.{nummer}", f"{hva} {nummer}", verdi, enhet, DATO, NAVN_PAA[nummer], KILDE)


def _kommune(i: int) -> Studiekommune:
    nummer, navn = NUMRE[i], NAVN[i]
    return Studiekommune(
        Kommune(nummer, navn, navn, _FYLKER[i]),
        _tall("innbyggere", nummer, _FOLK[i], Enhet.INNBYGGERE),
        _tall("årsverk", nummer, _VERK[i], Enhet.AARSVERK),
        fagsystem="Nytt" if i == 0 else "Gammelt" if i == 1 else "",
        samisk="ja" if nummer == OY else "",
    )


def grunnlaget() -> Studiegrunnlag:
    """Give the facts."""
    par = {(a, b): Fraction(MINUTTER[i][j]) for i, a in enumerate(NUMRE) for j, b in enumerate(NUMRE) if i != j}
    naboer = tuple((NUMRE[a], NUMRE[b]) for a, b in KANTER)
    alene = Inndeling("Hver for seg", tuple(Samling(n, (n,)) for n in NUMRE))
    kommuner = tuple(_kommune(i) for i in range(len(NUMRE)))
    return Studiegrunnlag("Kysten", DATO, kommuner, naboer, Reisematrise(NUMRE, par, MODELL), (alene,))


def studien() -> Strukturstudie:
    """Ask as the coast's problem does."""
    return Strukturstudie("Hvem?", grunnlaget(), Rammer(60, 5, 0), Vekter(100, 1, 0))
