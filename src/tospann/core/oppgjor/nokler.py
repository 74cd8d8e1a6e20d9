"""The keys: from figures to weights (docs/metode/nokler.md)."""

from __future__ import annotations

from fractions import Fraction

from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.norsk import desimaltall
from tospann.core.felles.tall import Tall
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.grunnlag import Oppgjorsgrunnlag

STAT = "stat"
KOMMUNE = "kommune"
HUNDRE = 100

FORKLARING = {
    Nokkelslag.AARSVERK: "etter kommunale årsverk hver kommune har i kontoret",
    Nokkelslag.FAST_PROSENT: "etter fast avtalt prosent",
    Nokkelslag.INNBYGGERTALL: "etter innbyggertall 1. januar",
    Nokkelslag.GRUNNANDEL_INNBYGGER: "en del likt på alle, resten etter innbyggertall",
}


def vekter(grunnlag: Oppgjorsgrunnlag, nokkel: Nokkelslag) -> dict[str, Fraction]:
    """
    Give each municipality's weight (kommunenummer -> weight).

    Raises
    ------
    UgyldigNokkel
        When fixed percentages do not add up to 100, the equal part lies outside 0-100, or nobody lives there.

    """
    match nokkel:
        case Nokkelslag.AARSVERK:
            return {k.kommune.nummer: k.aarsverk_kommune.som_brok() for k in grunnlag.kommuner}
        case Nokkelslag.FAST_PROSENT:
            return _fast(grunnlag)
        case Nokkelslag.INNBYGGERTALL:
            return {k.kommune.nummer: k.folketall.som_brok() for k in grunnlag.kommuner}
        case Nokkelslag.GRUNNANDEL_INNBYGGER:
            return _grunnandel(grunnlag)


def _fast(grunnlag: Oppgjorsgrunnlag) -> dict[str, Fraction]:
    prosent = {k.kommune.nummer: k.fast_prosent.som_brok() for k in grunnlag.kommuner}
    summen = sum(prosent.values(), Fraction())
    if summen != HUNDRE:
        melding = f"De faste prosentene blir {desimaltall(summen, 4)} til sammen. De må bli 100."
        raise UgyldigNokkel(melding)
    return prosent


def _grunnandel(grunnlag: Oppgjorsgrunnlag) -> dict[str, Fraction]:
    alfa = grunnlag.grunnandel.som_brok() / HUNDRE
    if not 0 <= alfa <= 1:
        melding = "Grunnandelen må være mellom 0 og 100 prosent."
        raise UgyldigNokkel(melding)
    antall = len(grunnlag.kommuner)
    innbyggere = {k.kommune.nummer: k.folketall.som_brok() for k in grunnlag.kommuner}
    alle = sum(innbyggere.values(), Fraction())
    if alle == 0:
        melding = "Kommunene har ingen innbyggere å dele etter."
        raise UgyldigNokkel(melding)
    return {nr: alfa / antall + (1 - alfa) * folk / alle for nr, folk in innbyggere.items()}


def statsvekter(grunnlag: Oppgjorsgrunnlag, deling: Statsdeling) -> dict[str, Fraction]:
    """
    Give the weights of state and municipality for the office's common running costs.

    Raises
    ------
    UgyldigNokkel
        When the state's fixed per cent lies outside 0-100.

    """
    if deling is Statsdeling.AARSVERK:
        return {STAT: grunnlag.aarsverk_stat().som_brok(), KOMMUNE: grunnlag.aarsverk_kommune().som_brok()}
    prosent = grunnlag.stat_prosent.som_brok()
    if not 0 <= prosent <= HUNDRE:
        melding = "Statens faste andel må være mellom 0 og 100 prosent."
        raise UgyldigNokkel(melding)
    return {STAT: prosent, KOMMUNE: HUNDRE - prosent}


def ledd(grunnlag: Oppgjorsgrunnlag, nokkel: Nokkelslag) -> tuple[Tall, ...]:
    """Give the figures a key's weights rest on, for "where does this come from"."""
    match nokkel:
        case Nokkelslag.AARSVERK:
            return tuple(k.aarsverk_kommune for k in grunnlag.kommuner)
        case Nokkelslag.FAST_PROSENT:
            return tuple(k.fast_prosent for k in grunnlag.kommuner)
        case Nokkelslag.INNBYGGERTALL:
            return tuple(k.folketall for k in grunnlag.kommuner)
        case Nokkelslag.GRUNNANDEL_INNBYGGER:
            return (grunnlag.grunnandel, *(k.folketall for k in grunnlag.kommuner))
