"""Cooperations through time: what was thought, planned, tried, lived and ended, by whom and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.norsk import dato_tekst


class Samarbeidsslag(StrEnum):
    """What kind of cooperation it is."""

    FELLES_KONTOR = "felles kontor"
    FELLES_LEDER = "felles leder"
    VERTSKOMMUNE = "vertskommunesamarbeid"
    INTERKOMMUNALT = "interkommunalt samarbeid"
    TJENESTEOMRAADE = "tjenesteområde"
    KOMMUNESAMMENSLAAING = "kommunesammenslåing"
    FAGSAMARBEID = "fagsamarbeid"
    FELLES_TILBUD = "felles tilbud"
    BYSTRUKTUR = "kontor i samme kommune"
    TJENESTEINNHOLD = "tjenester inn i eller ut av kontoret"


class Medlemsrolle(StrEnum):
    """What a municipality is in it."""

    VERT = "vertskommune"
    DELTAKER = "deltaker"
    ONSKET = "ønsket inn"


class Hendelsesslag(StrEnum):
    """What happened; the first six change the status, the last two do not."""

    IDE = "idé"
    PLANLAGT = "planlagt"
    I_DRIFT = "i drift"
    STOPPET = "stoppet"
    AVSLUTTET = "avsluttet"
    UKJENT = "ukjent videre"
    VEDTAK = "vedtak"
    HENDELSE = "hendelse"


STATUSER = (
    Hendelsesslag.IDE,
    Hendelsesslag.PLANLAGT,
    Hendelsesslag.I_DRIFT,
    Hendelsesslag.STOPPET,
    Hendelsesslag.AVSLUTTET,
    Hendelsesslag.UKJENT,
)


class UgyldigHendelse(ValueError):
    """An event that is over before it can have begun."""


@dataclass(frozen=True, slots=True)
class Medlem:
    """A municipality in a cooperation, by the number it had then."""

    kommune: str
    rolle: Medlemsrolle
    merknad: str = ""


@dataclass(frozen=True, slots=True)
class Samarbeidshendelse:
    """
    One event, on a day we may not know exactly.

    It happened between *tidligst* and *senest* (both with); without *tidligst* we
    know only that it had happened by *senest*. *utledet* tells that we read it out
    of lists; no source says it in words.
    """

    slag: Hendelsesslag
    tidligst: date | None
    senest: date
    tekst: str
    kilde: Kilde
    sted: str = ""
    utledet: bool = False

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.tidligst is not None and self.senest < self.tidligst:
            melding = f"Hendelsen «{self.tekst}» er over {self.senest} og kan tidligst ha skjedd {self.tidligst}."
            raise UgyldigHendelse(melding)

    @property
    def naar(self) -> str:
        """Say when, as exactly as the source does."""
        if self.tidligst is None:
            return f"senest {dato_tekst(self.senest)}"
        if self.tidligst == self.senest:
            return dato_tekst(self.senest)
        return _spenn(self.tidligst, self.senest)


def _spenn(tidligst: date, senest: date) -> str:
    siste_i_aaret = (senest.month, senest.day) == (12, 31)
    if (tidligst.month, tidligst.day) == (1, 1) and siste_i_aaret:
        return str(senest.year) if tidligst.year == senest.year else f"{tidligst.year}–{senest.year}"
    return f"mellom {dato_tekst(tidligst)} og {dato_tekst(senest)}"


@dataclass(frozen=True, slots=True)
class Samarbeid:
    """A cooperation with its members and its line of events."""

    slug: str
    navn: str
    slag: Samarbeidsslag
    medlemmer: tuple[Medlem, ...]
    hendelser: tuple[Samarbeidshendelse, ...]
    del_av: str = ""
    beskrivelse: str = ""

    @property
    def linje(self) -> tuple[Samarbeidshendelse, ...]:
        """Give the events in order of time; of those that ended the same day, the one that began first."""
        return tuple(sorted(self.hendelser, key=lambda h: (h.senest, h.tidligst or date.min)))

    @property
    def vert(self) -> str:
        """Give the host's number; empty where there is none."""
        return next((m.kommune for m in self.medlemmer if m.rolle is Medlemsrolle.VERT), "")


@dataclass(frozen=True, slots=True)
class Samarbeidsstatus:
    """
    Where a cooperation stands on a day.

    *kanskje* is the status it may have got already, where an event fell between
    two lists; *dager* counts from the first event, for what is not yet live.
    """

    status: Hendelsesslag
    siden: Samarbeidshendelse | None
    kanskje: Hendelsesslag | None = None
    dager: int = 0


def status_paa(samarbeid: Samarbeid, dato: date) -> Samarbeidsstatus:
    """Find the status on a day; before the first event, nothing is known."""
    egne = [h for h in samarbeid.linje if h.slag in STATUSER]
    skjedd = [h for h in egne if h.senest <= dato]
    underveis = [h for h in egne if h.senest > dato and h.tidligst is not None and h.tidligst <= dato]
    kanskje = underveis[-1].slag if underveis else None
    if not skjedd:
        return Samarbeidsstatus(Hendelsesslag.UKJENT, None, kanskje)
    siste = skjedd[-1]
    venter = siste.slag in {Hendelsesslag.IDE, Hendelsesslag.PLANLAGT}
    dager = (dato - (skjedd[0].tidligst or skjedd[0].senest)).days if venter else 0
    return Samarbeidsstatus(siste.slag, siste, kanskje, dager)


def som_venter(samarbeid: Iterable[Samarbeid], dato: date) -> tuple[tuple[Samarbeid, Samarbeidsstatus], ...]:
    """Give what is thought or planned but not live, the oldest first: processes that go on and on."""
    par = ((s, status_paa(s, dato)) for s in samarbeid)
    venter = [p for p in par if p[1].status in {Hendelsesslag.IDE, Hendelsesslag.PLANLAGT}]
    return tuple(sorted(venter, key=lambda p: (-p[1].dager, p[0].slug)))
