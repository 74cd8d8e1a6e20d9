"""What a change means for each party, as a table of figures; or why it cannot be told yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tospann.core.felles.tall import Tall
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarstall import Aarstall
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import Aarsvirkning, virkning_av
from tospann.core.oppgjor.nokler import STAT
from tospann.web.gjoropp.visning import Visningsrad, Visningstabell, rad


@dataclass(frozen=True, slots=True)
class Overskrifter:
    """What to call the table and its columns: before, after."""

    tittel: str
    foer: str
    etter: str


@dataclass(frozen=True, slots=True)
class Virkning:
    """The table; *grunn* says why there is none."""

    tabell: Visningstabell | None = None
    grunn: str = ""

    def tall(self) -> Iterable[Tall]:
        """Give every figure shown."""
        return self.tabell.tall() if self.tabell else ()


def virkningen(foer: Aarsgrunnlag, etter: Aarsgrunnlag, ord_: Overskrifter, min_: str) -> Virkning:
    """Settle both, and hold them against each other party by party."""
    try:
        v = virkning_av(foer, etter)
        rader = tuple(_rad(v, part, min_) for part, _ in sorted(v.endringer, key=lambda par: (par[0] == STAT, par[0])))
    except UgyldigNokkel as feil:
        return Virkning(grunn=str(feil))
    kolonner = ("Part", ord_.foer, ord_.etter, "Endring")
    return Virkning(Visningstabell("virkning", ord_.tittel, kolonner, rader, merknad="Beløp i kroner."))


def _rad(v: Aarsvirkning, part: str, min_: str) -> Visningsrad:
    foer = Aarstall(v.foer, "hvis.foer").baerer(part) if part in v.foer.grunnlag.parter else None
    etter = Aarstall(v.etter, "hvis.etter").baerer(part) if part in v.etter.grunnlag.parter else None
    navn = (v.etter if part in v.etter.grunnlag.parter else v.foer).grunnlag.navn(part)
    return rad(navn, (foer, etter, v.tall(part)), min_)
