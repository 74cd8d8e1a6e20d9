"""What each council has decided, and whether they all decided the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.fingeravtrykk import ordavtrykk
from tospann.core.felles.norsk import opplisting
from tospann.core.kommune.kommune import Kommune
from tospann.core.vedtak.forskjell import Endring, tekstforskjell

KOMMUNESTYRE = "kommunestyre"
_TALLORD = ("Ingen", "Én", "To", "Tre", "Fire", "Fem", "Seks", "Sju", "Åtte", "Ni", "Ti", "Elleve", "Tolv")


class Behandling(StrEnum):
    """Where a council stands."""

    IKKE_BEHANDLET = "ikke behandlet"
    LIKT = "vedtatt likt"
    AVVIK = "vedtatt med avvik"
    AVVIST = "ikke vedtatt"


@dataclass(frozen=True, slots=True)
class Vedlegg:
    """A text that a council had before it and adopted with the decision: the agreement, a cost table."""

    navn: str
    fingeravtrykk: str


@dataclass(frozen=True, slots=True)
class Stemmer:
    """Votes cast, and how many members the council has."""

    medlemmer: int
    for_: int
    mot: int


@dataclass(frozen=True, slots=True)
class Kommunestyrevedtak:
    """
    One body's decision on the proposal, word by word as it stands in the minutes.

    *vedlegg* is what it had before it, by the names of the proposal's own; one that nobody has stated is not there.
    """

    kommune: Kommune
    organ: str
    dato: date
    saksnummer: str
    tekst: str
    stemmer: Stemmer | None = None
    moteleder_for: bool | None = None
    vedlegg: tuple[Vedlegg, ...] = ()

    @property
    def fingeravtrykk(self) -> str:
        """Give the fingerprint of the adopted words."""
        return ordavtrykk(self.tekst)


@dataclass(frozen=True, slots=True)
class Vedtaksrunde:
    """
    One proposed text, with what is attached to it, put to several councils.

    *vedtak* stand as registered, and a new one replaces the old.
    """

    forslag: str
    deltakere: tuple[Kommune, ...]
    vedtak: tuple[Kommunestyrevedtak, ...]
    vedlegg: tuple[Vedlegg, ...] = ()

    @property
    def fingeravtrykk(self) -> str:
        """Give the fingerprint of the proposal's words."""
        return ordavtrykk(self.forslag)

    def vedtak_i(self, kommune: Kommune) -> Kommunestyrevedtak | None:
        """Give the newest decision of one municipality, if any."""
        return next((v for v in reversed(self.vedtak) if v.kommune == kommune), None)

    def behandling(self, kommune: Kommune) -> Behandling:
        """Say where one council stands."""
        vedtak = self.vedtak_i(kommune)
        if vedtak is None:
            return Behandling.IKKE_BEHANDLET
        if not er_vedtatt(vedtak):
            return Behandling.AVVIST
        samme = vedtak.fingeravtrykk == self.fingeravtrykk and not self.andre_vedlegg(kommune)
        return Behandling.LIKT if samme else Behandling.AVVIK

    def andre_vedlegg(self, kommune: Kommune) -> tuple[str, ...]:
        """Name what one council had before it in another form than what was sent, or that was not sent at all."""
        vedtak, sendt = self.vedtak_i(kommune), {v.navn: v.fingeravtrykk for v in self.vedlegg}
        return tuple(v.navn for v in vedtak.vedlegg if v.fingeravtrykk != sendt.get(v.navn, "")) if vedtak else ()

    def uoppgitte_vedlegg(self, kommune: Kommune) -> tuple[str, ...]:
        """Name what was sent, and that nobody has said whether one council had before it."""
        vedtak = self.vedtak_i(kommune)
        oppgitt = {v.navn for v in vedtak.vedlegg} if vedtak else set[str]()
        return tuple(v.navn for v in self.vedlegg if v.navn not in oppgitt) if vedtak else ()

    def alle_like(self) -> bool:
        """Tell whether every participant has adopted the very same text."""
        return bool(self.deltakere) and all(self.behandling(k) is Behandling.LIKT for k in self.deltakere)

    def forskjell(self, kommune: Kommune) -> tuple[Endring, ...]:
        """Give the adopted text as a run of equal, removed and added words against the proposal."""
        vedtak = self.vedtak_i(kommune)
        return () if vedtak is None else tekstforskjell(self.forslag, vedtak.tekst)

    def i_en_setning(self) -> str:
        """Say how far the round has come: "Fire av fem er like. Hamarøy har endret teksten."."""
        like = [k for k in self.deltakere if self.behandling(k) is Behandling.LIKT]
        if len(like) == len(self.deltakere):
            return f"Alle {_tallord(len(like)).lower()} kommunestyrene har vedtatt samme tekst."
        deler = [f"{_tallord(len(like))} av {_tallord(len(self.deltakere)).lower()} har vedtatt samme tekst."]
        deler += _avvikene(self)
        deler += _setninger(self, Behandling.AVVIST, "har ikke vedtatt forslaget")
        deler += _setninger(self, Behandling.IKKE_BEHANDLET, "har ikke behandlet saken")
        return " ".join(deler)


def er_vedtatt(vedtak: Kommunestyrevedtak) -> bool:
    """Tell whether the votes carry it (majority of votes cast; a tie goes to the chair). No count: as minuted."""
    if vedtak.stemmer is None:
        return True
    if vedtak.stemmer.for_ == vedtak.stemmer.mot:
        return vedtak.moteleder_for is True
    return vedtak.stemmer.for_ > vedtak.stemmer.mot


def _avvikene(runde: Vedtaksrunde) -> list[str]:
    """Say who adopted other words, and who the same words about another attachment."""
    avvik = [k for k in runde.deltakere if runde.behandling(k) is Behandling.AVVIK]
    tekst = [k.kortnavn for k in avvik if (v := runde.vedtak_i(k)) and v.fingeravtrykk != runde.fingeravtrykk]
    vedlegg = [k.kortnavn for k in avvik if k.kortnavn not in tekst]
    deler = [f"{opplisting(tekst)} har vedtatt en annen tekst."] if tekst else []
    return [*deler, f"{opplisting(vedlegg)} har vedtatt teksten med et annet vedlegg."] if vedlegg else deler


def _setninger(runde: Vedtaksrunde, slag: Behandling, hva: str) -> Iterable[str]:
    navn = [k.kortnavn for k in runde.deltakere if runde.behandling(k) is slag]
    return [f"{opplisting(navn)} {hva}."] if navn else []


def _tallord(antall: int) -> str:
    return _TALLORD[antall] if antall < len(_TALLORD) else str(antall)
