"""What a year is settled from: who takes part when, what was counted and paid (docs/metode/aarsoppgjor.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Tall
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.kostnad import Kostnadspost, Postering
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.core.oppgjor.nokler import STAT
from tospann.core.oppgjor.stillinger import Stilling
from tospann.core.oppgjor.tidsrom import Tidsrom, aaret


class UgyldigGrunnlag(UgyldigNokkel):
    """The basis contradicts itself; nothing is settled."""


@dataclass(frozen=True, slots=True)
class Deltakelse:
    """
    That a municipality takes part for a time.

    *etterfolger* answers for what it owes when it is gone: the municipality it
    was merged into.
    """

    part: str
    navn: str
    periode: Periode
    etterfolger: str = ""


@dataclass(frozen=True, slots=True)
class Maaling:
    """
    A counted figure for one participant: people, users, hours, own costs, or positions counted by hand.

    Population holds on *tall.dato*; the others for the whole of *periode*.
    """

    part: str
    maal: Maal
    tall: Tall
    periode: Periode


@dataclass(frozen=True, slots=True)
class Akonto:
    """What one party has paid another on account."""

    id: str
    fra: str
    til: str
    dato: date
    belop: Tall


@dataclass(frozen=True, slots=True)
class Aarsgrunnlag:
    """Everything a year is settled from. Budget and actual are two of these, alike but for the figures."""

    year: int
    vert: str
    deltakelser: tuple[Deltakelse, ...]
    poster: tuple[Kostnadspost, ...]
    posteringer: tuple[Postering, ...]
    nokler: tuple[Nokkelversjon, ...]
    maalinger: tuple[Maaling, ...] = ()
    stillinger: tuple[Stilling, ...] = ()
    akonto: tuple[Akonto, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a basis that contradicts itself."""
        _krev_ulike("Posten", (p.id for p in self.poster))
        _krev_ulike("Posteringen", (p.id for p in self.posteringer))
        _krev_ulike("A konto-betalingen", (a.id for a in self.akonto))
        _krev_ulike("Nøkkelversjonen", (f"{v.id} {v.versjon}" for v in self.nokler))
        self._krev_kjente_parter()
        self._krev_posteringer_i_aaret()
        _krev_uten_overlapp(self.deltakelser)
        _krev_hele_tilbakeforinger(self.posteringer)

    @property
    def aar(self) -> Tidsrom:
        """Give the year as a span."""
        return aaret(self.year)

    @property
    def parter(self) -> tuple[str, ...]:
        """Give everybody who may bear or pay something: the municipalities by number, and the state."""
        return (*sorted({d.part for d in self.deltakelser}), STAT)

    def navn(self, part: str) -> str:
        """Give what people call a party."""
        return next((d.navn for d in self.deltakelser if d.part == part), "Staten" if part == STAT else part)

    def medlem(self, part: str) -> tuple[Tidsrom, ...]:
        """Give when in the year a party takes part; the state always does."""
        if part == STAT:
            return (self.aar,)
        egne = (self.aar.i_periode(d.periode) for d in self.deltakelser if d.part == part)
        return tuple(rom for rom in egne if rom.dager)

    def deltakere(self, rom: Tidsrom) -> tuple[str, ...]:
        """Give the municipalities that take part throughout a span (which no membership is cut by)."""
        med = {d.part for d in self.deltakelser if rom.i_periode(d.periode) == rom}
        return tuple(sorted(med))

    def ansvarlig(self, part: str) -> str:
        """Give who answers for a party now: itself, or the last municipality it was merged into."""
        return ansvarlig_etter(part, {d.part: d.etterfolger for d in self.deltakelser})

    def _krev_kjente_parter(self) -> None:
        kjente = set(self.parter)
        brukt = {
            self.vert: "verten",
            **{p.bokfort_hos: f"posteringen {p.id}" for p in self.posteringer},
            **{p.baerer: p.navn for p in self.poster if p.baerer},
            **{part: f"a konto {a.id}" for a in self.akonto for part in (a.fra, a.til)},
            **{d.etterfolger: f"etterfølgeren til {d.part}" for d in self.deltakelser if d.etterfolger},
        }
        for part, hvor in brukt.items():
            if part not in kjente:
                raise UgyldigGrunnlag(f"«{part}» ({hvor}) er ikke blant deltakerne.")

    def _krev_posteringer_i_aaret(self) -> None:
        poster = {p.id for p in self.poster}
        for p in self.posteringer:
            if p.post not in poster:
                raise UgyldigGrunnlag(f"Posteringen {p.id} hører til posten «{p.post}», som ikke finnes.")
            if p.periode.til is None or p.periode.fra < self.aar.fra or p.periode.til > self.aar.til:
                raise UgyldigGrunnlag(f"Posteringen {p.id} må ligge i {self.year} og ha en sluttdato.")


def ansvarlig_etter(part: str, etter: Mapping[str, str]) -> str:
    """Follow who answers after whom (empty: nobody) to the end; a ring is left where it began to repeat."""
    sett = {part}
    while (neste := etter.get(part, "")) and neste not in sett:
        sett.add(neste)
        part = neste
    return part


def _krev_ulike(hva: str, navn: Iterable[str]) -> None:
    if doble := sorted(n for n, antall in Counter(navn).items() if antall > 1):
        raise UgyldigGrunnlag(f"{hva} «{doble[0]}» står to ganger.")


def _krev_uten_overlapp(deltakelser: tuple[Deltakelse, ...]) -> None:
    for plass, en in enumerate(deltakelser):
        if any(en.part == to.part and en.periode.overlapper(to.periode) for to in deltakelser[plass + 1 :]):
            raise UgyldigGrunnlag(f"{en.navn} står som deltaker to ganger i samme tidsrom.")


def _krev_hele_tilbakeforinger(posteringer: tuple[Postering, ...]) -> None:
    """A reversal takes back the whole of one entry, once, in the same item, span and books."""
    ved_id = {p.id: p for p in posteringer}
    tatt: set[str] = set()
    for p in (p for p in posteringer if p.retter):
        foer = ved_id.get(p.retter)
        if foer is None or p.retter in tatt:
            raise UgyldigGrunnlag(f"Tilbakeføringen {p.id} peker på «{p.retter}», som ikke finnes eller er tatt før.")
        lik = (p.post, p.periode, p.bokfort_hos, p.slag) == (foer.post, foer.periode, foer.bokfort_hos, foer.slag)
        if not lik or p.ore != -foer.ore:
            raise UgyldigGrunnlag(f"Tilbakeføringen {p.id} er ikke det motsatte av {foer.id}.")
        tatt.add(p.retter)
