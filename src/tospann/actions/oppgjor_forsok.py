"""What the register knows that a what-if may need: the people on other dates, and municipalities that could come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import sorteringsnokkel
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.statistikk import FOLKETALL
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Deltakelse, Maaling
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.sporsmaal import NyDeltaker
from tospann.core.oppgjor.stillinger import Stilling
from tospann.store.kommune import historie
from tospann.store.statistikk import gjeldende


@dataclass(frozen=True, slots=True)
class Forsoksfakta:
    """
    Official figures that a what-if of a year can use.

    *folk* are the people, by municipality, on every date there is a figure; *nye* the names of the municipalities of
    the host's county that take no part.
    """

    folk: Mapping[str, tuple[Maaling, ...]]
    nye: Mapping[str, str]

    def paa(self, dato: date) -> tuple[Maaling, ...]:
        """Give the people on a date."""
        return tuple(m for egne in self.folk.values() for m in egne if m.tall.dato == dato)

    def hele(self, parter: Collection[str]) -> tuple[date, ...]:
        """Give the dates on which all of some have a figure, the newest first."""
        dager = [{m.tall.dato for m in self.folk.get(part, ())} for part in parter]
        return tuple(sorted(set.intersection(*dager), reverse=True)) if dager else ()

    def inn(self, nummer: str, fra: date, aarsverk: Fraction) -> NyDeltaker:
        """Give a municipality that comes in, with positions that somebody assumes."""
        navn = self.nye[nummer]
        antatt = forsokstall(f"aarsverk.{nummer}", f"Kommunale årsverk, {navn}", aarsverk, fra)
        return NyDeltaker(
            Deltakelse(nummer, navn, Periode(fra)),
            self.folk.get(nummer, ()),
            (Stilling(f"hvis.inn.{nummer}", nummer, antatt, Periode(fra)),),
        )


def forsokstall(id_: str, navn: str, verdi: Fraction, dato: date, enhet: Enhet = Enhet.AARSVERK) -> Tall:
    """Give a figure that the reader has written in a form: an assumption, and nobody else's."""
    kilde = Kilde("forsok", Kildeslag.FORUTSETNING, "Skrevet inn på siden", "den som spør", dato)
    return Tall(f"forsok.{id_}", navn, verdi, enhet, dato, navn, kilde)


def forsoksfakta(grunnlag: Aarsgrunnlag, ogsaa: Collection[str] = ()) -> Forsoksfakta:
    """Look up what the register has for a year's participants, some others, and the county's municipalities."""
    navn = {d.part: d.navn for d in grunnlag.deltakelser}
    nye = _nye(grunnlag, set(navn))
    navn |= {nr: nye[nr] for nr in ogsaa if nr in nye}
    folk: dict[str, list[Maaling]] = defaultdict(list)
    for rad in gjeldende(FOLKETALL).filter(omraade__in=navn):
        if tall := rad.som_rad().som_tall(f"{navn[rad.omraade]} kommune", med_dato=True):
            folk[rad.omraade].append(Maaling(rad.omraade, Maal.FOLKETALL, tall, Periode(rad.dato)))
    return Forsoksfakta({part: tuple(alle) for part, alle in folk.items()}, nye)


def _nye(grunnlag: Aarsgrunnlag, med: set[str]) -> Mapping[str, str]:
    """Name those of the day whose borders the year's own people were counted in."""
    dager = [v.folketall.dato(grunnlag.year) for v in grunnlag.nokler]
    kommuner = historie().paa(max(dager, default=grunnlag.aar.fra))
    fylke = kommuner[grunnlag.vert].fylkesnummer if grunnlag.vert in kommuner else ""
    egne = [(nr, v.kommune.kortnavn) for nr, v in kommuner.items() if v.fylkesnummer == fylke and nr not in med]
    return dict(sorted(egne, key=lambda par: sorteringsnokkel(par[1])))
