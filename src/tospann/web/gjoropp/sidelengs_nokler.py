"""The keys to hold against each other in a year: the agreed one and the plain ones, and what each gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, UgyldigGrunnlag
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.aarstall import Aarstall
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import bytt_nokkel
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import Metode
from tospann.core.oppgjor.nokler import STAT
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.sidelengs import (
    Stabilitet,
    Ulikhet,
    maal_stabilitet,
    maal_ulikhet,
    maal_utsatthet,
    nokler_side_om_side,
)

AVTALT = "Som avtalt"
_LIKT, _RESTEN = Fraction(3, 10), Fraction(7, 10)
METODER: Mapping[str, Metode] = {
    "Likt": Sammensatt((Nokkelledd(Fraction(1), Maal.LIKT),)),
    "Folketall": Sammensatt((Nokkelledd(Fraction(1), Maal.FOLKETALL),)),
    "30 % likt, resten folketall": Sammensatt((Nokkelledd(_LIKT, Maal.LIKT), Nokkelledd(_RESTEN, Maal.FOLKETALL))),
    "Årsverk": Sammensatt((Nokkelledd(Fraction(1), Maal.AARSVERK),)),
    "Brukere": Sammensatt((Nokkelledd(Fraction(1), Maal.BRUKERE),)),
}


@dataclass(frozen=True, slots=True)
class Nokkelkolonne:
    """A key that could share the year: what each bears under it, and the three measures."""

    navn: str
    oppgjor: Aarsoppgjor
    folk: Mapping[str, Tall]
    stabilitet: tuple[Stabilitet, ...]
    utsatt: tuple[tuple[str, int], ...]

    def baerer(self, part: str) -> Tall:
        """Give what a party bears of what the key shares."""
        return Aarstall(self.oppgjor, f"sidelengs.{self._stamme}").baerer(part)

    def per_innbygger(self, part: str) -> Tall | None:
        """Give the same per inhabitant, where people are counted."""
        if part not in self.folk:
            return None
        baerer, folk = self.baerer(part), self.folk[part]
        navn = f"{self.oppgjor.grunnlag.navn(part)}, {self.navn.lower()}, per innbygger"
        return self._tall(
            f"per.{part}", navn, baerer.som_brok() / folk.som_brok(), (baerer, folk), "bærer / innbyggere"
        )

    @property
    def ulikhet(self) -> Ulikhet | None:
        """Give how unequal it is; nothing where no people are counted."""
        baerer = {p: self.oppgjor.baerer(p) for p in self.folk}
        return maal_ulikhet(baerer, {p: int(t.som_brok()) for p, t in self.folk.items()}) if baerer else None

    def forhold(self) -> Tall | None:
        """Give how many times more the one who bears most per inhabitant bears than the one who bears least."""
        if not (ulikhet := self.ulikhet) or not ulikhet.forhold:
            return None
        formel = "det meste noen bærer per innbygger / det minste"
        return self._tall("forhold", f"{self.navn}: mest mot minst", ulikhet.forhold, self._per(), formel, Enhet.ANTALL)

    def avvik(self) -> Tall | None:
        """Give the mean distance from the mean per inhabitant."""
        if not (ulikhet := self.ulikhet):
            return None
        formel = "avstanden fra snittet per innbygger, veid med innbyggerne"
        return self._tall("avvik", f"{self.navn}: avvik fra snittet", ulikhet.avvik / 100, self._per(), formel)

    def flytting(self) -> tuple[Tall, str] | None:
        """Give how many points a part of the whole has moved from one year to the next, and whose."""
        if not self.stabilitet:
            return None
        mest = max(self.stabilitet, key=lambda s: (s.storst, s.part))
        formel = "det meste en parts del av helheten har endret seg fra et år til det neste, i prosentpoeng"
        navn = f"{self.navn}: største flytting mellom år"
        ledd = (self.baerer(mest.part),)
        return self._tall("flytting", navn, 100 * mest.storst, ledd, formel, Enhet.PROSENT), mest.part

    def utsatthet(self) -> Tall | None:
        """Give what the others bear more in all when the state withdraws one position."""
        if not self.utsatt:
            return None
        ore = sum(ore for _part, ore in self.utsatt)
        formel = "det de andre bærer mer hvis staten trekker ut ett årsverk fra 1. januar, uten at kostnadene endres"
        ledd = tuple(self.baerer(p) for p, _ in self.utsatt)
        return self._tall("utsatt", f"{self.navn}: utsatthet", Kroner(ore), ledd, formel, Enhet.KRONER)

    @property
    def _stamme(self) -> str:
        return self.navn.lower().replace(" ", "-")

    def _per(self) -> tuple[Tall, ...]:
        return tuple(t for p in self.folk if (t := self.per_innbygger(p)))

    def _tall(
        self,
        hva: str,
        navn: str,
        verdi: Fraction | Kroner,
        ledd: tuple[Tall, ...],
        formel: str,
        enhet: Enhet = Enhet.KRONER_PER_INNBYGGER,
    ) -> Tall:
        id_ = f"sidelengs.{self._stamme}.{hva}"
        return regn_ut(id_, navn, verdi, enhet, formel=formel, ledd=ledd, gjelder="det nøkkelen deler")


@dataclass(frozen=True, slots=True)
class Sammenstilling:
    """All the keys that can share the year, and why the others cannot."""

    grunnlag: Aarsgrunnlag
    kolonner: tuple[Nokkelkolonne, ...]
    umulige: tuple[tuple[str, str], ...]

    @property
    def parter(self) -> tuple[str, ...]:
        """Give those who bear something under one of them."""
        return tuple(p for p in self.grunnlag.parter if any(k.oppgjor.baerer(p) for k in self.kolonner))


def delt_av(grunnlag: Aarsgrunnlag, nokkel: str) -> Aarsgrunnlag:
    """Give the year with only what a key shares: what each bears alone is the same whatever the key."""
    poster = {p.id for p in grunnlag.poster if nokkel in {p.nokkel, p.statsnokkel}}
    return replace(grunnlag, posteringer=tuple(p for p in grunnlag.posteringer if p.post in poster), akonto=())


def sammenstill(grunnlag: Aarsgrunnlag, nokkel: str, tidligere: Sequence[Aarsgrunnlag]) -> Sammenstilling:
    """Settle what a key shares by each of the keys, this year and the years before."""
    aaret, foer = delt_av(grunnlag, nokkel), [delt_av(g, nokkel) for g in tidligere]
    kolonner = [_kolonne(AVTALT, aaret, aaret, foer)]
    umulige = []
    for rad in nokler_side_om_side(aaret, nokkel, METODER):
        if rad.grunn:
            umulige.append((rad.navn, rad.grunn))
            continue
        metode = METODER[rad.navn]
        if not all(v.metode == metode for v in aaret.nokler if v.id == nokkel):
            byttet = [bytt_nokkel(g, nokkel, metode) for g in (aaret, *foer)]
            kolonner.append(_kolonne(rad.navn, aaret, byttet[0], byttet[1:]))
    return Sammenstilling(aaret, tuple(kolonner), tuple(umulige))


def _kolonne(navn: str, aaret: Aarsgrunnlag, byttet: Aarsgrunnlag, foer: Sequence[Aarsgrunnlag]) -> Nokkelkolonne:
    oppgjor = gjor_opp_aaret(byttet)
    aarene = [*(baerer for g in foer if (baerer := _baerer(g))), _delene(oppgjor)]
    return Nokkelkolonne(navn, oppgjor, _folk(aaret), maal_stabilitet(aarene), _utsatt(byttet))


def _baerer(grunnlag: Aarsgrunnlag) -> dict[str, int]:
    """Give what each bore; nothing when the key cannot share that year."""
    try:
        return _delene(gjor_opp_aaret(grunnlag))
    except UgyldigNokkel:
        return {}


def _delene(oppgjor: Aarsoppgjor) -> dict[str, int]:
    """Give what the municipalities bear: what the state does is another key's doing."""
    return {p: ore for p in oppgjor.grunnlag.parter if p != STAT and (ore := oppgjor.baerer(p))}


def _utsatt(grunnlag: Aarsgrunnlag) -> tuple[tuple[str, int], ...]:
    try:
        return maal_utsatthet(grunnlag, date(grunnlag.year, 1, 1), part=STAT)
    except UgyldigGrunnlag:
        raise
    except UgyldigNokkel:
        return ()


def _folk(grunnlag: Aarsgrunnlag) -> dict[str, Tall]:
    """Give the people the keys of the year count; the newest day where they count on several."""
    dager = {v.folketall.dato(grunnlag.year) for v in grunnlag.nokler}
    telt = [m for m in grunnlag.maalinger if m.maal is Maal.FOLKETALL and m.tall.dato in dager and m.tall.som_brok()]
    return {m.part: m.tall for m in sorted(telt, key=lambda m: m.tall.dato)}
