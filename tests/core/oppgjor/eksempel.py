"""Settlement bases for the tests: one line per municipality, everything else given by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, Verdi
from tospann.core.kommune.kommune import Kommune
from tospann.core.oppgjor.grunnlag import Kommunegrunnlag, Oppgjorsgrunnlag

DAG = date(2018, 1, 1)
ANTATT = Kilde("antatt", Kildeslag.FORUTSETNING, "Forutsetning", "Prosjektet", DAG)
FAUSKE, SALTDAL, BEIARN = (
    Kommune(nummer, navn, navn) for nummer, navn in (("1841", "Fauske"), ("1840", "Saltdal"), ("1839", "Beiarn"))
)


@dataclass(frozen=True, slots=True)
class Rad:
    """One municipality, in plain values; money in øre."""

    kommune: Kommune
    folk: int = 1000
    stat: Fraction = Fraction(1)
    egne: Fraction = Fraction(1)
    drift: int = 0
    stonad: int = 0
    prosent: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Felles:
    """What is common, in plain values; money in øre, percentages as whole per cent."""

    lonn_stat: int = 0
    lonn_kommune: int = 0
    drift: int = 0
    paaslag: Fraction = Fraction(0)
    grunnandel: Fraction = Fraction(30)
    stat_prosent: Fraction = Fraction(58)


def tall(id_: str, verdi: Verdi, enhet: Enhet = Enhet.KRONER) -> Tall:
    """Make an assumption."""
    return Tall(id_, id_, verdi, enhet, DAG, "x", ANTATT)


def kommunegrunnlag(rad: Rad) -> Kommunegrunnlag:
    """Make one municipality's figures."""
    nr = rad.kommune.nummer
    return Kommunegrunnlag(
        rad.kommune,
        tall(f"folketall.{nr}", rad.folk, Enhet.INNBYGGERE),
        tall(f"aarsverk.stat.{nr}", rad.stat, Enhet.AARSVERK),
        tall(f"aarsverk.kommune.{nr}", rad.egne, Enhet.AARSVERK),
        tall(f"kontordrift.{nr}", Kroner(rad.drift)),
        tall(f"stonad.{nr}", Kroner(rad.stonad)),
        tall(f"fast_prosent.{nr}", rad.prosent, Enhet.PROSENT),
    )


def grunnlag(rader: Iterable[Rad], felles: Felles | None = None) -> Oppgjorsgrunnlag:
    """Make a basis; the first municipality is host."""
    alle, f = tuple(rader), felles or Felles()
    return Oppgjorsgrunnlag(
        alle[0].kommune,
        tuple(kommunegrunnlag(rad) for rad in alle),
        tall("lonn.stat", Kroner(f.lonn_stat), Enhet.KRONER_PER_AARSVERK),
        tall("lonn.kommune", Kroner(f.lonn_kommune), Enhet.KRONER_PER_AARSVERK),
        tall("felles_drift", Kroner(f.drift)),
        tall("paaslag", f.paaslag, Enhet.PROSENT),
        tall("grunnandel", f.grunnandel, Enhet.PROSENT),
        tall("stat_prosent", f.stat_prosent, Enhet.PROSENT),
    )


def salten() -> tuple[Rad, Rad, Rad]:
    """Give three municipalities with round figures; Fauske is host."""
    kr = 100
    return (
        Rad(FAUSKE, 9000, Fraction(6), Fraction(6), 600_000 * kr, 3_000_000 * kr, Fraction(60)),
        Rad(SALTDAL, 4500, Fraction(3), Fraction(3), 300_000 * kr, 900_000 * kr, Fraction(25)),
        Rad(BEIARN, 1500, Fraction(1), Fraction(1), 100_000 * kr, 200_000 * kr, Fraction(15)),
    )


SALTEN_FELLES = Felles(600_000_00, 500_000_00, 200_000_00, Fraction(4))
