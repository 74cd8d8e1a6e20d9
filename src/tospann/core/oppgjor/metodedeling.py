"""Share an exact amount by any method; nothing is rounded here (docs/metode/nokkelmetoder.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.maal import Deltakermaal, Maal
from tospann.core.oppgjor.metode import Andelstak, Faktisk, Fastpris, Metode, Overgang, Prissatt, Tak, Trapp
from tospann.core.oppgjor.sammensatt import Sammensatt

Eksakt = dict[str, Fraction]
HELT_AAR = Fraction(1)


@dataclass(frozen=True, slots=True)
class Delingstid:
    """Which year is shared, and how much of it: limits and prices in kroner are for a whole year."""

    year: int
    del_av_aaret: Fraction = HELT_AAR


def fordel_eksakt(metode: Metode, ore: Fraction, deltakere: Sequence[Deltakermaal], tid: Delingstid) -> Eksakt:
    """
    Give what each participant bears, in exact øre; the sum is *ore*.

    Raises
    ------
    UgyldigNokkel
        When the method cannot share between these participants.

    """
    match metode:
        case Sammensatt():
            delt = {part: ore * andel for part, andel in metode.andeler(deltakere).items()}
        case Fastpris() | Prissatt() | Faktisk():
            delt = _med_rest(_faste(metode, deltakere, tid), metode.rest, ore, deltakere, tid)
        case Trapp():
            delt = _trapp(metode, ore, deltakere, tid)
        case Tak():
            delt = _tak(metode, ore, deltakere, tid)
        case Overgang():
            delt = _overgang(metode, ore, deltakere, tid)
    return delt


def _faste(metode: Fastpris | Prissatt | Faktisk, deltakere: Sequence[Deltakermaal], tid: Delingstid) -> Eksakt:
    match metode:
        case Fastpris():
            return _kjente({part: pris.ore * tid.del_av_aaret for part, pris in metode.priser}, deltakere)
        case Prissatt():
            return _prissatt(metode, deltakere, tid)
        case Faktisk():
            return {d.part: d.vekt(Maal.FAKTISK) for d in deltakere}


def _prissatt(metode: Prissatt, deltakere: Sequence[Deltakermaal], tid: Delingstid) -> Eksakt:
    return {d.part: (metode.grunnbelop.ore + metode.sats * d.vekt(metode.etter)) * tid.del_av_aaret for d in deltakere}


def _kjente(priser: Mapping[str, Fraction], deltakere: Sequence[Deltakermaal]) -> Eksakt:
    """Take the prices of those who are there; a participant who has left keeps its price in the agreement."""
    if mangler := sorted({d.part for d in deltakere} - priser.keys()):
        raise UgyldigNokkel(f"{mangler[0]} er deltaker, men har ingen pris i nøkkelen.")
    return {d.part: priser[d.part] for d in deltakere}


def _med_rest(fast: Eksakt, rest: Metode, ore: Fraction, deltakere: Sequence[Deltakermaal], tid: Delingstid) -> Eksakt:
    """Add what the fixed part leaves, which is negative when the prices bring in more than the cost."""
    igjen = ore - sum(fast.values(), Fraction())
    if not igjen:
        return fast
    return _sum(fast, fordel_eksakt(rest, igjen, deltakere, tid))


def _sum(*deler: Eksakt) -> Eksakt:
    parter = {part for del_ in deler for part in del_}
    return {part: sum((del_.get(part, Fraction()) for del_ in deler), Fraction()) for part in parter}


def _trapp(metode: Trapp, ore: Fraction, deltakere: Sequence[Deltakermaal], tid: Delingstid) -> Eksakt:
    if ore < 0:
        return {part: -belop for part, belop in _trapp(metode, -ore, deltakere, tid).items()}
    deler, under = [], Fraction()
    for trinn in metode.trinn:
        til = min(ore, trinn.opp_til.ore * tid.del_av_aaret)
        if til > under:
            deler.append(fordel_eksakt(trinn.metode, til - under, deltakere, tid))
            under = til
    if ore > under or not deler:
        deler.append(fordel_eksakt(metode.over, ore - under, deltakere, tid))
    return _sum(*deler)


def _overgang(metode: Overgang, ore: Fraction, deltakere: Sequence[Deltakermaal], tid: Delingstid) -> Eksakt:
    ny = metode.andel_ny(tid.year)
    deler = [(metode.fra, 1 - ny), (metode.til, ny)]
    # A key that counts for nothing this year is not asked: its figures may not exist any more, or yet.
    return _sum(
        *(
            {part: andel * belop for part, belop in fordel_eksakt(m, ore, deltakere, tid).items()}
            for m, andel in deler
            if andel
        )
    )


def _tak(metode: Tak, ore: Fraction, deltakere: Sequence[Deltakermaal], tid: Delingstid) -> Eksakt:
    if ore < 0:
        return {part: -belop for part, belop in _tak(metode, -ore, deltakere, tid).items()}
    etter_metoden = fordel_eksakt(metode.metode, ore, deltakere, tid)
    tak = {
        g.part: ore * g.andel if isinstance(g, Andelstak) else g.belop.ore * tid.del_av_aaret for g in metode.grenser
    }
    if not metode.rest_til:
        return _til_de_andre(etter_metoden, tak)
    if metode.rest_til not in etter_metoden:
        raise UgyldigNokkel(f"{metode.rest_til} skal bære det som går over taket, men er ikke deltaker.")
    baerer = {part: min(belop, tak.get(part, belop)) for part, belop in etter_metoden.items()}
    baerer[metode.rest_til] += ore - sum(baerer.values(), Fraction())
    return baerer


def _til_de_andre(etter_metoden: Eksakt, tak: Mapping[str, Fraction]) -> Eksakt:
    """Fill up to the caps, and share what is over among the rest, until nobody is above a cap."""
    baerer, fast = dict(etter_metoden), set[str]()
    while over := {p for p in baerer.keys() & tak.keys() if p not in fast and baerer[p] > tak[p]}:
        fast |= over
        aapne = {p: b for p, b in etter_metoden.items() if p not in fast}
        igjen = sum(etter_metoden.values(), Fraction()) - sum((tak[p] for p in fast), Fraction())
        grunn = sum(aapne.values(), Fraction())
        if grunn <= 0:
            raise UgyldigNokkel("Takene er så lave at ingen er igjen til å bære resten.")
        baerer = {p: tak[p] if p in fast else igjen * etter_metoden[p] / grunn for p in etter_metoden}
    return baerer
