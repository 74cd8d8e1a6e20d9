"""A small printed table for the tests: four offices, one of which did not answer, and a sum row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.tabell.forslag import er_sumnavn
from tospann.core.tabell.funn import Tabellkontroll
from tospann.core.tabell.kontroll import kontroller
from tospann.core.tabell.regel import Kolonnesum, Radsum, Regel, passer_ikke
from tospann.core.tabell.tabell import Celle, Kolonne, Kolonneslag, Rad, Trykttabell
from tospann.core.tabell.tallform import les_celle

DAG = date(2018, 1, 1)
KILDE = Kilde("rapport", Kildeslag.DOKUMENT, "En rapport", "Noen", DAG, "tabell 2")
RADER = (
    ("Fauske", "10", "6", "4"),
    ("Saltdal", "5", "3", "2"),
    ("Beiarn", "", "", ""),
    ("Sørfold", "3", "1", "2"),
    ("Sum", "18", "10", "8"),
)
SUM = Kolonnesum("sum", "Sum", ("alle", "stat", "kommune"))
RAD = Radsum("rad", "alle", ("stat", "kommune"))


def kolonne(id_: str, slag: Kolonneslag = Kolonneslag.HELTALL, tittel: str = "") -> Kolonne:
    """Give a column that is called what its id says."""
    return Kolonne(id_, tittel or id_.capitalize(), id_, slag, KILDE, DAG)


def tabell(rader: Sequence[Sequence[str]] = RADER, *tallkolonner: Kolonne) -> Trykttabell:
    """Give a table whose first column is words; the rows are numbered from 2, as under a heading."""
    kolonner = (kolonne("sted", Kolonneslag.TEKST), *(tallkolonner or map(kolonne, ("alle", "stat", "kommune"))))
    lagde = [
        Rad(
            nr,
            rad[0],
            tuple(Celle(t, les_celle(t, k.slag)) for t, k in zip(rad, kolonner, strict=True)),
            er_sumnavn(rad[0]),
        )
        for nr, rad in enumerate(rader, start=2)
    ]
    return Trykttabell("prove", "Ansatte", KILDE, kolonner, tuple(lagde))


def endret(rad: str, kolonne_nr: int, ny: str) -> Trykttabell:
    """Give the table with one cell printed wrong."""
    rader = [[*r] for r in RADER]
    next(r for r in rader if r[0] == rad)[kolonne_nr] = ny
    return tabell(rader)


def kontrollert(en_tabell: Trykttabell, *regler: Regel) -> Tabellkontroll:
    """Check a table by rules that fit it."""
    assert list(passer_ikke(en_tabell, regler)) == []
    return kontroller(en_tabell, regler)
