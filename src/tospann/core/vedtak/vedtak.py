"""What each council has decided, and whether they all decided the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.fingeravtrykk import fingeravtrykk
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
class Stemmer:
    """Votes cast, and how many members the council has."""

    medlemmer: int
    for_: int
    mot: int


@dataclass(frozen=True, slots=True)
class Kommunestyrevedtak:
    """One body's decision on the proposal, word by word as it stands in the minutes."""

    kommune: Kommune
    organ: str
    dato: date
    saksnummer: str
    tekst: str
    stemmer: Stemmer | None = None
    moteleder_for: bool | None = None

    @property
    def fingeravtrykk(self) -> str:
        """Give the fingerprint of the adopted text."""
        return fingeravtrykk(self.tekst)


@dataclass(frozen=True, slots=True)
class Vedtaksrunde:
    """One proposed text put to several councils; *vedtak* stand as registered, and a new one replaces the old."""

    forslag: str
    deltakere: tuple[Kommune, ...]
    vedtak: tuple[Kommunestyrevedtak, ...]

    @property
    def fingeravtrykk(self) -> str:
        """Give the fingerprint of the proposal."""
        return fingeravtrykk(self.forslag)

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
        return Behandling.LIKT if vedtak.fingeravtrykk == self.fingeravtrykk else Behandling.AVVIK

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
        deler += _setninger(self, Behandling.AVVIK, "har vedtatt en annen tekst")
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


def _setninger(runde: Vedtaksrunde, slag: Behandling, hva: str) -> Iterable[str]:
    navn = [k.kortnavn for k in runde.deltakere if runde.behandling(k) is slag]
    return [f"{opplisting(navn)} {hva}."] if navn else []


def _tallord(antall: int) -> str:
    return _TALLORD[antall] if antall < len(_TALLORD) else str(antall)
