"""A method in words that a council understands, and in the one form that is fingerprinted."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import desimaltall, kroner, opplisting
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import Andelstak, Beloptak, Faktisk, Fastpris, Metode, Overgang, Prissatt, Tak, Trapp
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt

_ETTER = {
    Maal.LIKT: "likt",
    Maal.FOLKETALL: "etter folketall",
    Maal.AARSVERK: "etter årsverk",
    Maal.BRUKERE: "etter antall brukere",
    Maal.TIMER: "etter timer",
    Maal.FAST: "etter avtalte vekter",
    Maal.FAKTISK: "etter egne faktiske kostnader",
}


_PER = {Maal.FOLKETALL: "innbygger", Maal.AARSVERK: "årsverk", Maal.BRUKERE: "bruker", Maal.TIMER: "time"}


def i_ord(metode: Metode, navn: Mapping[str, str] | None = None) -> str:
    """
    Say how the cost is shared, as a clause without a full stop; what happens to a remainder is always said.

    *navn* gives the names of the parties; without one its number stands.
    """
    return _i_ord(metode, navn or {})


def _i_ord(metode: Metode, navn: Mapping[str, str]) -> str:
    match metode:
        case Sammensatt():
            tekst = opplisting(_ledd(ledd, alene=len(metode.ledd) == 1) for ledd in metode.ledd)
        case Fastpris():
            priser = opplisting(f"{navn.get(part, part)} {kroner(pris)}" for part, pris in metode.priser)
            tekst = f"avtalt pris i året: {priser}; resten deles {_i_ord(metode.rest, navn)}"
        case Prissatt():
            tekst = _prissatt(metode, navn)
        case Faktisk():
            tekst = f"hver bærer egne faktiske kostnader; resten deles {_i_ord(metode.rest, navn)}"
        case Trapp():
            trinn = [
                f"opp til {kroner(t.opp_til, med_ore=False)} i året {_i_ord(t.metode, navn)}" for t in metode.trinn
            ]
            tekst = "; ".join([*trinn, f"det over deles {_i_ord(metode.over, navn)}"])
        case Tak():
            tekst = _tak(metode, navn)
        case Overgang():
            aar = opplisting(f"{prosent(andel)} i {year}" for year, andel in metode.ny_andel)
            tekst = f"overgang fra ({_i_ord(metode.fra, navn)}) til ({_i_ord(metode.til, navn)}), den nye med {aar}"
    return tekst


def _ledd(ledd: Nokkelledd, *, alene: bool) -> str:
    return _ETTER[ledd.etter] if alene else f"{prosent(ledd.andel)} {_ETTER[ledd.etter]}"


def prosent(andel: Fraction) -> str:
    """Write a part as per cent when two decimals are exact, else as the fraction it is."""
    hundredeler = andel * 100
    return f"{desimaltall(hundredeler, 2)} prosent" if (hundredeler * 100).denominator == 1 else f"{andel}"


def _prissatt(metode: Prissatt, navn: Mapping[str, str]) -> str:
    sats = f"{desimaltall(metode.sats / 100, 2)} kr per {_PER.get(metode.etter, metode.etter.ord)}"
    grunn = f"grunnbeløp {kroner(metode.grunnbelop)} til hver og " if metode.grunnbelop.ore else ""
    return f"{grunn}{sats} i året; resten deles {_i_ord(metode.rest, navn)}"


def _tak(metode: Tak, navn: Mapping[str, str]) -> str:
    hoyst = ((g.part, prosent(g.andel) if isinstance(g, Andelstak) else kroner(g.belop)) for g in metode.grenser)
    grenser = opplisting(f"{navn.get(part, part)} høyst {tak}" for part, tak in hoyst)
    til = navn.get(metode.rest_til, metode.rest_til)
    rest = f"det over bæres av {til}" if til else "det over bæres forholdsmessig av de andre"
    return f"{_i_ord(metode.metode, navn)}, men {grenser}; {rest}"


def kanonisk_metode(metode: Metode) -> str:
    """Write a method in the form that is fingerprinted: never changed by a change of words."""
    match metode:
        case Sammensatt():
            deler = [f"{ledd.andel}*{ledd.etter}" for ledd in metode.ledd]
        case Fastpris():
            deler = [*(f"{p}={_ore(pris)}" for p, pris in sorted(metode.priser)), kanonisk_metode(metode.rest)]
        case Prissatt():
            pris = f"{_ore(metode.grunnbelop)}+{metode.sats}*{metode.etter}"
            deler = [pris, kanonisk_metode(metode.rest)]
        case Faktisk():
            deler = [kanonisk_metode(metode.rest)]
        case Trapp():
            trinn = (f"{_ore(t.opp_til)}:{kanonisk_metode(t.metode)}" for t in metode.trinn)
            deler = [*trinn, kanonisk_metode(metode.over)]
        case Tak():
            deler = [kanonisk_metode(metode.metode), *sorted(map(_grense, metode.grenser)), metode.rest_til]
        case Overgang():
            aar = (f"{year}:{andel}" for year, andel in metode.ny_andel)
            deler = [kanonisk_metode(metode.fra), kanonisk_metode(metode.til), *aar]
    return f"{type(metode).__name__}({'; '.join(deler)})"


def _grense(grense: Andelstak | Beloptak) -> str:
    return f"{grense.part}<={grense.andel if isinstance(grense, Andelstak) else _ore(grense.belop)}"


def _ore(belop: Kroner) -> str:
    return f"{belop.ore}øre"
