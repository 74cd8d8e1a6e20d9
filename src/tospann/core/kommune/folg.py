"""Follow a municipality, and a figure for it, through changes of numbers, mergers and splits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.kommune.historie import Kommuneendring, Kommunehistorie

HEL = Fraction(1)


class UgyldigDelingsvekt(ValueError):
    """The weights of a split do not add up to the whole, or one is negative."""


@dataclass(frozen=True, slots=True)
class Delingsvekt:
    """The part of a divided municipality that went to one of its successors, and how that is known."""

    dato: date
    fra: str
    til: str
    andel: Fraction
    grunnlag: str
    kilde: Kilde

    def __post_init__(self) -> None:
        """Refuse a part outside nothing and the whole."""
        if not 0 <= self.andel <= HEL:
            melding = f"Delingsvekten {self.fra} til {self.til} er {self.andel}; den må ligge mellom 0 og 1."
            raise UgyldigDelingsvekt(melding)


@dataclass(frozen=True, slots=True)
class Steg:
    """One change on the way: what happened, and the parts it used (empty where nothing was divided)."""

    endringer: tuple[Kommuneendring, ...]
    vekter: tuple[Delingsvekt, ...] = ()


@dataclass(frozen=True, slots=True)
class Folge:
    """
    Where a municipality went.

    Attributes
    ----------
    deler:
        Successor numbers with the part of the original each holds; sums to 1,
        or is empty where a split has no stated weights.
    steg:
        The changes on the way, oldest first.
    sammenlignbar:
        Whether a series may be drawn across the changes, and why not.

    """

    nummer: str
    fra: date
    til: date
    deler: tuple[tuple[str, Fraction], ...]
    steg: tuple[Steg, ...]
    sammenlignbar: Svar

    def fordel(self, verdi: Fraction | int) -> Mapping[str, Fraction]:
        """Share a figure among the successors, exactly; what goes in comes out."""
        return {nummer: andel * verdi for nummer, andel in self.deler}


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


def folg(historie: Kommunehistorie, nummer: str, fra: date, til: date, vekter: Iterable[Delingsvekt] = ()) -> Folge:
    """
    Follow *nummer* as it was on *fra* forward to the municipalities of *til*.

    Raises
    ------
    ValueError
        When the number was not in use on *fra*, or *til* is before *fra*.

    """
    if til < fra:
        melding = f"Kan bare følge framover: {dato_tekst(til)} er før {dato_tekst(fra)}."
        raise ValueError(melding)
    if historie.versjon(nummer, fra) is None:
        melding = f"Kommunenummer {nummer} var ikke i bruk {dato_tekst(fra)}."
        raise ValueError(melding)
    deler: dict[str, Fraction] = {nummer: HEL}
    steg: list[Steg] = []
    kjente = {(v.dato, v.fra, v.til): v for v in vekter}
    for dag in (d for d in historie.endringsdager() if fra < d <= til):
        deler, dagens = _gaa(historie, deler, dag, kjente)
        steg += dagens
        if not deler:
            break
    return Folge(nummer, fra, til, tuple(sorted(deler.items())), tuple(steg), _sammenlignbar(nummer, steg, bool(deler)))


def _gaa(
    historie: Kommunehistorie,
    deler: Mapping[str, Fraction],
    dag: date,
    kjente: Mapping[tuple[date, str, str], Delingsvekt],
) -> tuple[dict[str, Fraction], list[Steg]]:
    """Take one day's changes; a split without weights empties the answer."""
    nye: dict[str, Fraction] = defaultdict(Fraction)
    steg: list[Steg] = []
    hel = True
    for nummer, andel in deler.items():
        skritt = tuple(e for e in historie.endringer if e.dato == dag and e.fra == nummer)
        brukte = tuple(kjente[dag, nummer, e.til] for e in skritt if (dag, nummer, e.til) in kjente)
        if skritt:
            steg.append(Steg(skritt, brukte if len(skritt) > 1 else ()))
        if len(skritt) > 1 and len(brukte) != len(skritt):
            hel = False
            continue
        for til, vekt in _maal(nummer, skritt, brukte):
            nye[til] += andel * vekt
    return (dict(nye) if hel else {}), steg


def _maal(
    nummer: str, skritt: tuple[Kommuneendring, ...], vekter: tuple[Delingsvekt, ...]
) -> tuple[tuple[str, Fraction], ...]:
    if not skritt:
        return ((nummer, HEL),)
    if len(skritt) == 1:
        return ((skritt[0].til, HEL),)
    return tuple((v.til, v.andel) for v in vekter)


def _sammenlignbar(nummer: str, steg: Iterable[Steg], fulgt: bool) -> Svar:  # noqa: FBT001 - a fact, not a switch
    delte = [s for s in steg if len(s.endringer) > 1]
    if not delte:
        return Svar(Utfall.OPPFYLT, f"{nummer} kan følges hel hele veien.")
    dag = dato_tekst(delte[0].endringer[0].dato)
    if not fulgt:
        grunn = f"Ikke sammenlignbart: {delte[0].endringer[0].fra} ble delt {dag}, og ingen vekter sier hvordan."
        return Svar(Utfall.MANGLER_OPPLYSNINGER, grunn, "Legg inn delingsvekter med kilde.")
    grunn = f"Ikke sammenlignbart uten vekter: {delte[0].endringer[0].fra} ble delt {dag}. Delene er et anslag."
    return Svar(Utfall.MAA_VURDERES, grunn)


@dataclass(frozen=True, slots=True)
class Opphav:
    """
    What a municipality consists of, seen from an earlier date.

    *deler* holds the earlier numbers and the part of each that is in it; a part
    below 1 means the earlier municipality was divided.
    """

    nummer: str
    dato: date
    tilbake_til: date
    deler: tuple[tuple[str, Fraction], ...]
    sammenlignbar: Svar


def opphav(
    historie: Kommunehistorie, nummer: str, dato: date, tilbake_til: date, vekter: Iterable[Delingsvekt] = ()
) -> Opphav:
    """
    Find what *nummer* on *dato* was made of on *tilbake_til*: the mirror image of ``folg``.

    Raises
    ------
    ValueError
        When the number was not in use on *dato*, or *tilbake_til* is after *dato*.

    """
    if historie.versjon(nummer, dato) is None:
        melding = f"Kommunenummer {nummer} var ikke i bruk {dato_tekst(dato)}."
        raise ValueError(melding)
    kjente = tuple(vekter)
    kandidater = _forgjengere(historie, nummer, tilbake_til, dato)
    folger = [folg(historie, k, tilbake_til, dato, kjente) for k in sorted(kandidater)]
    deler = tuple((f.nummer, dict(f.deler)[nummer]) for f in folger if nummer in dict(f.deler))
    uklare = [f.sammenlignbar for f in folger if f.sammenlignbar.utfall is not Utfall.OPPFYLT]
    svar = uklare[0] if uklare else Svar(Utfall.OPPFYLT, f"{nummer} er satt sammen av hele kommuner.")
    return Opphav(nummer, dato, tilbake_til, deler, svar)


def _forgjengere(historie: Kommunehistorie, nummer: str, fra: date, til: date) -> set[str]:
    """Walk the changes backwards and gather every number that may have gone into this one."""
    numre = {nummer}
    for dag in reversed([d for d in historie.endringsdager() if fra < d <= til]):
        dagens = [e for e in historie.endringer if e.dato == dag]
        endret = {e.til for e in dagens}
        numre = {n for n in numre if n not in endret} | {e.fra for e in dagens if e.til in numre}
    return numre
