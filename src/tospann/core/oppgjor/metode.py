"""The keys as values: what the agreement can say about who bears what (docs/metode/nokkelmetoder.md)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.sammensatt import Sammensatt


@dataclass(frozen=True, slots=True)
class Fastpris:
    """Purchased service: each buyer pays an agreed price a year; *rest* shares what the prices do not cover."""

    priser: tuple[tuple[str, Kroner], ...]
    rest: Metode


@dataclass(frozen=True, slots=True)
class Prissatt:
    """A basic amount a year and a rate (øre) for each unit, such as an inhabitant; *rest* shares what is left."""

    grunnbelop: Kroner
    sats: Fraction
    etter: Maal
    rest: Metode

    def __post_init__(self) -> None:
        """Refuse prices under zero."""
        if self.grunnbelop.ore < 0 or self.sats < 0:
            raise UgyldigNokkel("Grunnbeløp og sats kan ikke være under null.")


@dataclass(frozen=True, slots=True)
class Faktisk:
    """Each bears its own recorded cost; *rest* shares what nobody's record covers."""

    rest: Metode


@dataclass(frozen=True, slots=True)
class Trappetrinn:
    """What a year's cost up to an amount is shared by."""

    opp_til: Kroner
    metode: Metode


@dataclass(frozen=True, slots=True)
class Trapp:
    """Tiers: the cost up to each limit by its own method, and *over* for what lies above the last."""

    trinn: tuple[Trappetrinn, ...]
    over: Metode

    def __post_init__(self) -> None:
        """Refuse tiers that do not rise."""
        grenser = [0, *(t.opp_til.ore for t in self.trinn)]
        if not self.trinn or grenser != sorted(set(grenser)):
            raise UgyldigNokkel("Trinnene i en trapp må ha stigende grenser over null.")


@dataclass(frozen=True, slots=True)
class Andelstak:
    """A participant bears at most this part of the whole."""

    part: str
    andel: Fraction


@dataclass(frozen=True, slots=True)
class Beloptak:
    """A participant bears at most this amount a year."""

    part: str
    belop: Kroner


@dataclass(frozen=True, slots=True)
class Tak:
    """
    Caps on a method. What lies above a cap goes to *rest_til*.

    Is *rest_til* empty, it goes to the others in proportion to what they bear
    by the method, until nobody is above a cap.
    """

    metode: Metode
    grenser: tuple[Andelstak | Beloptak, ...]
    rest_til: str = ""

    def __post_init__(self) -> None:
        """Refuse caps that cannot be meant."""
        parter = [g.part for g in self.grenser]
        if len(set(parter)) != len(parter):
            raise UgyldigNokkel("En deltaker kan bare ha ett tak.")
        if self.rest_til in parter:
            raise UgyldigNokkel(f"{self.rest_til} har selv et tak og kan ikke bære det som går over de andres.")
        if any((g.andel if isinstance(g, Andelstak) else g.belop.ore) < 0 for g in self.grenser):
            raise UgyldigNokkel("Et tak kan ikke være under null.")


@dataclass(frozen=True, slots=True)
class Overgang:
    """From one key to another over years: (year, the new key's part). Before the first year only the old counts."""

    fra: Metode
    til: Metode
    ny_andel: tuple[tuple[int, Fraction], ...]

    def __post_init__(self) -> None:
        """Refuse a transition that has no years, or goes outside the two keys."""
        aarene = [year for year, _ in self.ny_andel]
        if not aarene or aarene != sorted(set(aarene)):
            raise UgyldigNokkel("En overgang må ha minst ett år, og årene må stå i rekkefølge.")
        if any(not 0 <= andel <= 1 for _, andel in self.ny_andel):
            raise UgyldigNokkel("I en overgang må den nye nøkkelens andel være mellom 0 og 1.")

    def andel_ny(self, year: int) -> Fraction:
        """Give the new key's part in a year; after the last year it stays."""
        gjelder = [andel for fra_aar, andel in self.ny_andel if fra_aar <= year]
        return gjelder[-1] if gjelder else Fraction()


Metode = Sammensatt | Fastpris | Prissatt | Faktisk | Trapp | Tak | Overgang


def maal_i(metode: Metode) -> frozenset[Maal]:
    """Give every figure that a method may ask for."""
    match metode:
        case Sammensatt():
            return frozenset(ledd.etter for ledd in metode.ledd)
        case Fastpris() | Prissatt() | Faktisk():
            egne = {metode.etter} if isinstance(metode, Prissatt) else set[Maal]()
            return maal_i(metode.rest) | egne | ({Maal.FAKTISK} if isinstance(metode, Faktisk) else set[Maal]())
        case Trapp():
            return frozenset[Maal]().union(*(maal_i(t.metode) for t in metode.trinn), maal_i(metode.over))
        case Tak():
            return maal_i(metode.metode)
        case Overgang():
            return maal_i(metode.fra) | maal_i(metode.til)
