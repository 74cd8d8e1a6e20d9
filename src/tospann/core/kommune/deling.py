"""Divided municipalities: the part that went to each successor, and how that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.norsk import dato_tekst
from tospann.core.kommune.historie import Kommunehistorie

HEL = Fraction(1)


class UgyldigDelingsvekt(ValueError):
    """The weights of a split do not add up to the whole, or one is negative."""


@dataclass(frozen=True, slots=True)
class Delingsvekt:
    """
    The part of a divided municipality that went to one of its successors, and how that is known.

    *tidligere* are the numbers of earlier municipalities that this part is again:
    what came from them goes back to them whole, and needs no weight.
    """

    dato: date
    fra: str
    til: str
    andel: Fraction
    grunnlag: str
    kilde: Kilde
    tidligere: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a part outside nothing and the whole."""
        if not 0 <= self.andel <= HEL:
            melding = f"Delingsvekten {self.fra} til {self.til} er {self.andel}; den må ligge mellom 0 og 1."
            raise UgyldigDelingsvekt(melding)


def krev_hele_vekter(vekter: Iterable[Delingsvekt]) -> None:
    """
    Check that the parts of each split add up to the whole.

    Raises
    ------
    UgyldigDelingsvekt
        With the number and date of the split that does not.

    """
    summer: dict[tuple[date, str], Fraction] = defaultdict(Fraction)
    for vekt in vekter:
        summer[vekt.dato, vekt.fra] += vekt.andel
    for (dato, nummer), total in summer.items():
        if total != HEL:
            melding = f"Delingsvektene for {nummer} {dato_tekst(dato)} er til sammen {total}, ikke 1."
            raise UgyldigDelingsvekt(melding)


def krev_vekter_for_delinger(historie: Kommunehistorie, vekter: Iterable[Delingsvekt]) -> None:
    """
    Check that each divided municipality has a weight for each of its parts, and that nothing else has.

    Raises
    ------
    UgyldigDelingsvekt
        With the splits that have no weight, and the weights that are of no split.

    """
    delt = {(e.dato, e.fra, e.til) for e in historie.endringer if len(historie.skritt_fra(e.dato, e.fra)) > 1}
    vektet = {(v.dato, v.fra, v.til) for v in vekter}
    uten = [f"{fra} ble delt {dato_tekst(dag)}, og vekten for {til} mangler" for dag, fra, til in sorted(delt - vektet)]
    for_mye = [f"{fra} ble ikke delt til {til} {dato_tekst(dag)}" for dag, fra, til in sorted(vektet - delt)]
    if uten or for_mye:
        raise UgyldigDelingsvekt(f"{'; '.join([*uten, *for_mye])}.")
