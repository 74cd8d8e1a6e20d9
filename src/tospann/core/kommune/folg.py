"""Follow a municipality, and a figure for it, through changes of numbers, mergers and splits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.kommune.deling import HEL, Delingsvekt
from tospann.core.kommune.historie import Kommuneendring, Kommunehistorie

INGEN = Fraction(0)


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
        """Share a figure among the successors, exactly; what goes in comes out, or nothing where it is not known."""
        return {nummer: andel * verdi for nummer, andel in self.deler}


@dataclass(frozen=True, slots=True)
class Opphav:
    """
    What a municipality consists of, seen from an earlier date.

    *deler* holds the earlier numbers and the part of each that is in it; a part
    below 1 means the earlier municipality was divided. It is empty where a split
    without stated weights hides how much.
    """

    nummer: str
    dato: date
    tilbake_til: date
    deler: tuple[tuple[str, Fraction], ...]
    sammenlignbar: Svar


def folg(historie: Kommunehistorie, nummer: str, fra: date, til: date, vekter: Iterable[Delingsvekt] = ()) -> Folge:
    """
    Follow *nummer* as it was on *fra* forward to the municipalities of *til*.

    Raises
    ------
    ValueError
        When the number was not in use on *fra*, or *til* is before *fra*.

    """
    _krev_rekkefolge(fra, til)
    _krev_i_bruk(historie, nummer, fra)
    gang = _Gang(historie, _dager(historie, fra, til), _etter_deling(vekter))
    andeler = gang.andeler(nummer)
    deler = {n: a for n, a in sorted(andeler.items()) if a is not None}
    kjent = len(deler) == len(andeler)
    steg = tuple(sorted(gang.steg, key=lambda s: (s.endringer[0].dato, s.endringer[0].fra)))
    return Folge(
        nummer,
        fra,
        til,
        tuple(deler.items()) if kjent else (),
        steg,
        _kan_folges(gang, nummer, len(deler), kjent=kjent),
    )


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
    _krev_rekkefolge(tilbake_til, dato)
    _krev_i_bruk(historie, nummer, dato)
    dager, etter = _dager(historie, tilbake_til, dato), _etter_deling(vekter)
    deler: dict[str, Fraction] = {}
    delte: dict[bool, list[_Gang]] = {True: [], False: []}
    for kandidat in sorted(_forgjengere(historie, nummer, dager)):
        gang = _Gang(historie, dager, etter)
        andel = gang.andeler(kandidat).get(nummer, INGEN)
        deler |= {kandidat: andel} if andel else {}
        if andel not in {INGEN, HEL}:
            delte[andel is not None].append(gang)
    ukjent = bool(delte[False])
    svar = _er_satt_sammen(nummer, delte[not ukjent], kjent=not ukjent)
    return Opphav(nummer, dato, tilbake_til, () if ukjent else tuple(deler.items()), svar)


Vekter = Mapping[tuple[date, str], tuple[Delingsvekt, ...]]
Andeler = Mapping[str, Fraction | None]
"""The part of the whole that each number ends with; None where no stated weight tells."""


@dataclass(frozen=True, slots=True)
class _Gang:
    """One walk through the days of change; gathers the steps that were taken."""

    historie: Kommunehistorie
    dager: tuple[date, ...]
    vekter: Vekter
    steg: dict[Steg, None] = field(default_factory=dict)

    def andeler(self, nummer: str, vei: tuple[str, ...] = (), fra: int = 0) -> Andeler:
        """Give what *nummer* becomes after the rest of the days; *vei* are the numbers passed on the way."""
        for i, dag in enumerate(self.dager[fra:], start=fra):
            vekter = self.vekter.get((dag, nummer), ())
            skritt = _riktig_skritt(self.historie.skritt_fra(dag, nummer), vekter, vei)
            if not skritt:
                continue
            brukte = vekter if len(skritt) > 1 and {v.til for v in vekter} == {e.til for e in skritt} else ()
            self.steg[Steg(skritt, brukte)] = None
            if brukte:
                return _veid((v.andel, self.andeler(v.til, (*vei, nummer), i + 1)) for v in brukte if v.andel)
            return _felles([self.andeler(e.til, (*vei, nummer), i + 1) for e in skritt])
        return {nummer: HEL}

    def delinger(self) -> list[Steg]:
        """Give the steps where something was divided."""
        return [s for s in self.steg if len(s.endringer) > 1]


def _veid(grener: Iterable[tuple[Fraction, Andeler]]) -> Andeler:
    """Add up branches by their weights; what is unknown in one of them is unknown in the sum."""
    sum_: dict[str, Fraction | None] = {}
    for vekt, andeler in grener:
        for nummer, andel in andeler.items():
            hittil = sum_.get(nummer, INGEN)
            sum_[nummer] = None if hittil is None or andel is None else hittil + vekt * andel
    return sum_


def _felles(grener: list[Andeler]) -> Andeler:
    """Without weights only that is known which is the same whichever branch one takes."""
    numre = {nummer for gren in grener for nummer in gren}
    verdier = {nummer: {gren.get(nummer, INGEN) for gren in grener} for nummer in numre}
    return {nummer: like.pop() if len(like) == 1 else None for nummer, like in verdier.items()}


def _riktig_skritt(
    skritt: tuple[Kommuneendring, ...], vekter: Iterable[Delingsvekt], vei: tuple[str, ...]
) -> tuple[Kommuneendring, ...]:
    """Where a part is an earlier municipality again, what came from that one goes there and nowhere else."""
    tilbake = {nummer: vekt.til for vekt in vekter for nummer in vekt.tidligere}
    maal = next((tilbake[nummer] for nummer in reversed(vei) if nummer in tilbake), "")
    return tuple(e for e in skritt if e.til == maal) or skritt


def _krev_rekkefolge(fra: date, til: date) -> None:
    if til < fra:
        melding = f"Kan bare følge framover: {dato_tekst(til)} er før {dato_tekst(fra)}."
        raise ValueError(melding)


def _krev_i_bruk(historie: Kommunehistorie, nummer: str, dato: date) -> None:
    if historie.versjon(nummer, dato) is None:
        melding = f"Kommunenummer {nummer} var ikke i bruk {dato_tekst(dato)}."
        raise ValueError(melding)


def _dager(historie: Kommunehistorie, fra: date, til: date) -> tuple[date, ...]:
    return tuple(d for d in historie.endringsdager() if fra < d <= til)


def _etter_deling(vekter: Iterable[Delingsvekt]) -> Vekter:
    etter: dict[tuple[date, str], tuple[Delingsvekt, ...]] = {}
    for vekt in vekter:
        etter[vekt.dato, vekt.fra] = (*etter.get((vekt.dato, vekt.fra), ()), vekt)
    return etter


def _forgjengere(historie: Kommunehistorie, nummer: str, dager: tuple[date, ...]) -> set[str]:
    """Walk the changes backwards and gather every number that may have gone into this one."""
    numre = {nummer}
    for dag in reversed(dager):
        inn = {n: historie.skritt_til(dag, n) for n in numre}
        numre = {n for n in numre if not inn[n]} | {e.fra for skritt in inn.values() for e in skritt}
    return numre


def _kan_folges(gang: _Gang, nummer: str, antall: int, *, kjent: bool) -> Svar:
    if kjent and antall == 1:
        return Svar(Utfall.OPPFYLT, f"{nummer} kan følges hel hele veien.")
    return _ikke_sammenlignbart(gang.historie, gang.delinger(), kjent=kjent)


def _er_satt_sammen(nummer: str, delte: list[_Gang], *, kjent: bool) -> Svar:
    if not delte:
        return Svar(Utfall.OPPFYLT, f"{nummer} er satt sammen av hele kommuner.")
    return _ikke_sammenlignbart(delte[0].historie, [s for g in delte for s in g.delinger()], kjent=kjent)


def _ikke_sammenlignbart(historie: Kommunehistorie, delinger: Iterable[Steg], *, kjent: bool) -> Svar:
    """Name the divided municipalities and the day; say whether the parts are estimated or not known at all."""
    hvem = {(s.endringer[0].dato, s.endringer[0].fra) for s in delinger if kjent or not s.vekter}
    tekst = opplisting(f"{_med_navn(historie, nr, dag)} ble delt {dato_tekst(dag)}" for dag, nr in sorted(hvem))
    if kjent:
        return Svar(Utfall.MAA_VURDERES, f"Ikke sammenlignbart uten anslag: {tekst}.")
    grunn = f"Ikke sammenlignbart: {tekst}, og ingen vekter sier hvordan."
    return Svar(Utfall.MANGLER_OPPLYSNINGER, grunn, "Legg inn delingsvekter med kilde.")


def _med_navn(historie: Kommunehistorie, nummer: str, dato: date) -> str:
    siste = [v for v in historie.perioder(nummer) if v.periode.fra < dato]
    return f"{nummer} {siste[-1].kommune.kortnavn}" if siste else nummer
