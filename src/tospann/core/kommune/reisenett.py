"""The roads and ferries of one date, and which municipality has its centre at each of their ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import asin, cos, radians, sin, sqrt

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.periode import Periode
from tospann.core.kommune.forbindelse import Forbindelse
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kommune.reisegraf import Kant, Vei, korteste_vei
from tospann.core.kommune.reisemodell import Reisemodell

JORDRADIUS_KM = 6371
# A town hall that moves across the square is still the same place; no two centres in use are closer than 3.4 km.
SAMME_STED_KM = 2
_GRADER = 0.02


class UgyldigForbindelse(ValueError):
    """A link ends in a municipality whose centre nobody knows on the link's first day."""


@dataclass(frozen=True, slots=True)
class Kommunesenter:
    """Where a municipality is run from (degrees), for a time, and how the place was found."""

    nummer: str
    bredde: float
    lengde: float
    metode: str
    periode: Periode
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Reisegrunnlag:
    """All that travel times rest on, through all years. *kyst* holds the numbers of municipalities by the sea."""

    historie: Kommunehistorie
    sentre: tuple[Kommunesenter, ...]
    forbindelser: tuple[Forbindelse, ...]
    kyst: frozenset[str]
    modell: Reisemodell

    @property
    def begynner(self) -> date:
        """Give the first day there are centres for."""
        return min((s.periode.fra for s in self.sentre), default=date.max)

    def senter(self, nummer: str, dato: date) -> Kommunesenter | None:
        """Give a municipality's centre on a date, if it is known."""
        return next((s for s in self.sentre if s.nummer == nummer and s.periode.gjelder(dato)), None)


@dataclass(frozen=True, slots=True)
class Reisested:
    """A municipality on a date, as a place to travel from. An empty *knutepunkt*: outside the network."""

    versjon: Kommuneversjon
    senter: Kommunesenter
    ved_sjoen: bool
    knutepunkt: str

    @property
    def nummer(self) -> str:
        """Give the municipality's number."""
        return self.versjon.kommune.nummer

    @property
    def navn(self) -> str:
        """Give what people call it."""
        return self.versjon.kommune.kortnavn


@dataclass(frozen=True, slots=True)
class Reisenett:
    """
    The network on a date.

    Attributes
    ----------
    steder:
        Every municipality with a known centre, by number.
    lenker:
        The links of the date by the key the search uses.
    navn:
        What to call each end of a link on this date.

    """

    dato: date
    grunnlag: Reisegrunnlag
    steder: Mapping[str, Reisested]
    lenker: Mapping[str, Forbindelse]
    kanter: tuple[Kant, ...]
    navn: Mapping[str, str]

    @property
    def modell(self) -> Reisemodell:
        """Give the parameters."""
        return self.grunnlag.modell

    def nummer_for(self, nummer: str, den_gang: date) -> str:
        """Give the number on this date of the municipality run from where *nummer* was; empty when there is none."""
        if nummer in self.steder:
            return nummer
        senter = self.grunnlag.senter(nummer, max(den_gang, self.grunnlag.begynner))
        if senter is None:
            return ""
        return next((s.nummer for s in self.steder.values() if _samme(s.senter, senter)), "")

    def vei(self, fra: str, til: str) -> Vei | None:
        """Give the fastest way between two ends of links, if links lead there."""
        return korteste_vei(self.kanter, fra, til)


def luftlinje_km(a: Kommunesenter, b: Kommunesenter) -> Fraction:
    """Give the straight line between two centres on a ball of mean radius, to ten metres."""
    bredde_a, lengde_a, bredde_b, lengde_b = map(radians, (a.bredde, a.lengde, b.bredde, b.lengde))
    halv = sin((bredde_b - bredde_a) / 2) ** 2 + cos(bredde_a) * cos(bredde_b) * sin((lengde_b - lengde_a) / 2) ** 2
    return Fraction(round(2 * JORDRADIUS_KM * asin(min(1.0, sqrt(halv))) * 100), 100)


def nett_paa(grunnlag: Reisegrunnlag, dato: date) -> Reisenett:
    """
    Give the network of a date.

    A link joins two *places*, named by the numbers of its first day. A municipality that is later renumbered or
    merged stands at the place where its own centre is; a place without a municipality of its own stays on the road.

    Raises
    ------
    UgyldigForbindelse
        When a link ends where no centre is known.

    """
    sentre = _etter_nummer(grunnlag.sentre)
    knuter, ender = _knutepunkter(grunnlag.forbindelser, sentre)
    steder = {s.nummer: s for s in _steder(grunnlag, dato, sentre, knuter)}
    lenker = {f"{f.a}-{f.b} {f.navn}": f for f in grunnlag.forbindelser if f.periode.gjelder(dato)}
    kanter = tuple(_kant(nokkel, f, ender, grunnlag.modell) for nokkel, f in lenker.items())
    return Reisenett(dato, grunnlag, steder, lenker, kanter, _navn(grunnlag.historie, knuter, steder))


def _etter_nummer(sentre: Iterable[Kommunesenter]) -> Mapping[str, tuple[Kommunesenter, ...]]:
    per: dict[str, list[Kommunesenter]] = defaultdict(list)
    for senter in sentre:
        per[senter.nummer].append(senter)
    return {nummer: tuple(liste) for nummer, liste in per.items()}


def _senter(sentre: Mapping[str, tuple[Kommunesenter, ...]], nummer: str, dato: date) -> Kommunesenter | None:
    return next((s for s in sentre.get(nummer, ()) if s.periode.gjelder(dato)), None)


def _samme(a: Kommunesenter, b: Kommunesenter) -> bool:
    return abs(a.bredde - b.bredde) <= _GRADER and luftlinje_km(a, b) <= SAMME_STED_KM


def _finn(senter: Kommunesenter, knuter: Mapping[str, Kommunesenter]) -> str:
    naere = [(luftlinje_km(senter, k), navn) for navn, k in knuter.items() if _samme(senter, k)]
    return min(naere)[1] if naere else ""


def _knutepunkter(
    forbindelser: Iterable[Forbindelse], sentre: Mapping[str, tuple[Kommunesenter, ...]]
) -> tuple[Mapping[str, Kommunesenter], Mapping[tuple[str, date], str]]:
    """Give the places links end in, each under its first number, and which place each end of a link is."""
    knuter: dict[str, Kommunesenter] = {}
    ender: dict[tuple[str, date], str] = {}
    for fra, nummer in sorted({(f.periode.fra, n) for f in forbindelser for n in (f.a, f.b)}):
        senter = _senter(sentre, nummer, fra)
        if senter is None:
            melding = f"En forbindelse fra {fra} ender i {nummer}, men ingen vet hvor senteret var den dagen."
            raise UgyldigForbindelse(melding)
        ender[nummer, fra] = _finn(senter, knuter) or nummer
        knuter.setdefault(ender[nummer, fra], senter)
    return knuter, ender


def _steder(
    grunnlag: Reisegrunnlag,
    dato: date,
    sentre: Mapping[str, tuple[Kommunesenter, ...]],
    knuter: Mapping[str, Kommunesenter],
) -> Iterable[Reisested]:
    for nummer, versjon in grunnlag.historie.paa(dato).items():
        senter = _senter(sentre, nummer, dato)
        if senter is not None:
            yield Reisested(versjon, senter, nummer in grunnlag.kyst, _finn(senter, knuter))


def _kant(nokkel: str, f: Forbindelse, ender: Mapping[tuple[str, date], str], modell: Reisemodell) -> Kant:
    a, b = ender[f.a, f.periode.fra], ender[f.b, f.periode.fra]
    return Kant(a, b, modell.minutter(f), modell.kilometer(f), int(f.er_ferje), nokkel)


def _navn(
    historie: Kommunehistorie, knuter: Mapping[str, Kommunesenter], steder: Mapping[str, Reisested]
) -> Mapping[str, str]:
    """Name each place by the municipality that is run from there, or that once was."""
    i_dag = {s.knutepunkt: s.navn for s in steder.values() if s.knutepunkt}
    navn = {}
    for nummer, senter in knuter.items():
        den_gang = historie.versjon(nummer, senter.periode.fra)
        navn[nummer] = i_dag.get(nummer) or f"tidligere {den_gang.kommune.kortnavn if den_gang else nummer}"
    return navn
