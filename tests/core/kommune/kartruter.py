"""A map by hand: three squares in a row, each ten units wide, that share their borders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.kart import Etikett, Kart, Kartflate, Navneplasser, Ramme
from tospann.core.kommune.kartlinjer import Kartlinje, Ring
from tospann.core.kommune.kartutgave import Flatetegning, Kartbilde, Karttabell, Kartutgave

DAG = date(2018, 1, 1)
KILDE = Kilde("kart", Kildeslag.REGISTER, "Grenser", "Kartverket", DAG)
# Lines 0 and 3 are the outer ends, 1 and 2 the borders; 4, 5 and 6 are each square's coast below and above, in one.
LINJER = (
    Kartlinje.av_steg((0, 0), [(0, 10)]),
    Kartlinje.av_steg((10, 0), [(0, 10)]),
    Kartlinje.av_steg((20, 0), [(0, 10)]),
    Kartlinje.av_steg((30, 0), [(0, 10)]),
    *(Kartlinje.av_steg((x, 10), [(10, 0)]) for x in (0, 10, 20)),
    *(Kartlinje.av_steg((x, 0), [(10, 0)]) for x in (0, 10, 20)),
)
RUTER: tuple[Ring, ...] = tuple((nr, 4 + nr, ~(nr + 1), ~(7 + nr)) for nr in range(3))


def flate(*kommuner: str, rute: int = 0) -> Kartflate:
    """Make a shape of one square."""
    return Kartflate(kommuner, (RUTER[rute],), Etikett(5 + 10 * rute, 5))


def kart(*flater: Kartflate) -> Kart:
    """Make a map of some shapes."""
    plasser = Navneplasser({f.nummer: f.midt for f in flater})
    return Kart(Ramme(0, 0, 30, 10), 100, (12, 20), LINJER, flater, plasser, Navneplasser(), DAG, KILDE)


def tabell(utgaver: Mapping[date, tuple[str, ...]]) -> Karttabell:
    """Make a table where each drawing has its numbers in the squares from the left."""
    flater = tuple(Flatetegning((ring,), Etikett(5 + 10 * nr, 5)) for nr, ring in enumerate(RUTER))
    tegnede = tuple(Kartutgave(dag, {n: nr for nr, n in enumerate(numre)}) for dag, numre in utgaver.items())
    return Karttabell(LINJER, flater, tegnede, 100, KILDE)


def bilde(fylke: str = "", fra: date = DAG, tegnet: date = DAG, graa: tuple[str, ...] = ()) -> Kartbilde:
    """Make a picture of everything."""
    plasser = Navneplasser({"0001": Etikett(1, 1), "0002": Etikett(2, 2), "00": Etikett(3, 3)})
    return Kartbilde(fra, fylke, "norge", tegnet, Ramme(0, 0, 30, 10), (12, 20), plasser, graa, {"0001": 4})


def tall(nummer: str, verdi: int) -> Tall:
    """Make a population figure."""
    return Tall(f"folketall.{nummer}", f"Innbyggere i {nummer}", verdi, Enhet.INNBYGGERE, DAG, nummer, KILDE)
