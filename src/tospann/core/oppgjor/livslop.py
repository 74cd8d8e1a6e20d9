"""The life of a settlement: from budget to closed, and by whom (docs/metode/livslop.md)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tospann.core.felles.norsk import opplisting


class Oppgjorssteg(StrEnum):
    """Where a settlement is."""

    BUDSJETT = "på budsjettstadiet"
    LOPENDE = "i gang"
    FORSLAG = "lagt fram"
    BESTRIDT = "bestridt"
    ENIGE = "godtatt av alle"
    LUKKET = "lukket"


class Oppgjorshandling(StrEnum):
    """What can be done with it; the value is the verb in the journal."""

    VEDTA_BUDSJETT = "vedtok budsjettet"
    LEGGE_FRAM = "la fram oppgjøret"
    TREKKE = "trakk oppgjøret tilbake"
    GODTA = "godtok oppgjøret"
    BESTRIDE = "bestred oppgjøret"
    LUKKE = "lukket oppgjøret"
    GJENAAPNE = "ba om å gjenåpne oppgjøret"


class UgyldigHandling(ValueError):
    """That cannot be done now; the text says why and what must come first."""


@dataclass(frozen=True, slots=True)
class Livslop:
    """
    Where a settlement is, and who has said what about exactly this text.

    *svar* are those who have answered the proposal in the present round:
    accepted, disputed, closed or asked to reopen. A new proposal, which has a
    new fingerprint, sets them all to nought.
    """

    parter: tuple[str, ...]
    steg: Oppgjorssteg = Oppgjorssteg.BUDSJETT
    fingeravtrykk: str = ""
    godtatt: frozenset[str] = frozenset()
    bestridt: frozenset[str] = frozenset()
    lukket: frozenset[str] = frozenset()
    gjenaapnet: frozenset[str] = frozenset()

    def venter_paa(self) -> tuple[str, ...]:
        """Give who must act before it can go on."""
        match self.steg:
            case Oppgjorssteg.FORSLAG:
                sagt = self.godtatt
            case Oppgjorssteg.ENIGE:
                sagt = self.lukket
            case _:
                return ()
        return tuple(p for p in self.parter if p not in sagt)

    def i_en_setning(self) -> str:
        """Say where it is and whom it waits for."""
        venter = self.venter_paa()
        return f"Oppgjøret er {self.steg}" + (f" og venter på {opplisting(venter)}." if venter else ".")


_FRA: dict[Oppgjorshandling, frozenset[Oppgjorssteg]] = {
    Oppgjorshandling.VEDTA_BUDSJETT: frozenset({Oppgjorssteg.BUDSJETT}),
    Oppgjorshandling.LEGGE_FRAM: frozenset({Oppgjorssteg.LOPENDE, Oppgjorssteg.BESTRIDT, Oppgjorssteg.FORSLAG}),
    Oppgjorshandling.TREKKE: frozenset({Oppgjorssteg.FORSLAG, Oppgjorssteg.BESTRIDT}),
    Oppgjorshandling.GODTA: frozenset({Oppgjorssteg.FORSLAG, Oppgjorssteg.BESTRIDT}),
    Oppgjorshandling.BESTRIDE: frozenset({Oppgjorssteg.FORSLAG, Oppgjorssteg.BESTRIDT, Oppgjorssteg.ENIGE}),
    Oppgjorshandling.LUKKE: frozenset({Oppgjorssteg.ENIGE}),
    Oppgjorshandling.GJENAAPNE: frozenset({Oppgjorssteg.LUKKET}),
}
_BUNDET = frozenset({Oppgjorshandling.GODTA, Oppgjorshandling.BESTRIDE, Oppgjorshandling.LUKKE})


def utfor(livslop: Livslop, handling: Oppgjorshandling, part: str, fingeravtrykk: str = "") -> Livslop:
    """
    Take one step.

    *fingeravtrykk* is the text the party has before it: the proposal when it is
    laid before them, else the one it answers. The host lays it before them and
    takes it back; everybody accepts, disputes, closes and reopens for itself.

    Raises
    ------
    UgyldigHandling
        When it cannot be done now, by this party, or to this text.

    """
    if part not in livslop.parter:
        raise UgyldigHandling(f"{part} er ikke part i oppgjøret.")
    if livslop.steg not in _FRA[handling]:
        raise UgyldigHandling(f"Oppgjøret er {livslop.steg}, og da går ikke dette: «{handling}».")
    if handling in _BUNDET and fingeravtrykk != livslop.fingeravtrykk:
        raise UgyldigHandling("Oppgjøret er endret siden du leste det. Les det på nytt før du svarer.")
    if handling is Oppgjorshandling.LEGGE_FRAM and not fingeravtrykk:
        raise UgyldigHandling("Et forslag må ha et fingeravtrykk, så alle vet hva de svarer på.")
    return _neste(livslop, handling, part, fingeravtrykk)


def _neste(livslop: Livslop, handling: Oppgjorshandling, part: str, fingeravtrykk: str) -> Livslop:
    match handling:
        case Oppgjorshandling.VEDTA_BUDSJETT | Oppgjorshandling.TREKKE:
            neste = Livslop(livslop.parter, Oppgjorssteg.LOPENDE)
        case Oppgjorshandling.LEGGE_FRAM:
            neste = Livslop(livslop.parter, Oppgjorssteg.FORSLAG, fingeravtrykk)
        case Oppgjorshandling.GODTA:
            svart = replace(livslop, godtatt=livslop.godtatt | {part}, bestridt=livslop.bestridt - {part})
            neste = replace(svart, steg=_etter_svar(svart))
        case Oppgjorshandling.BESTRIDE:
            svart = replace(livslop, bestridt=livslop.bestridt | {part}, godtatt=livslop.godtatt - {part})
            neste = replace(svart, steg=Oppgjorssteg.BESTRIDT, lukket=frozenset())
        case Oppgjorshandling.LUKKE:
            svart = replace(livslop, lukket=livslop.lukket | {part})
            neste = replace(svart, steg=Oppgjorssteg.LUKKET) if svart.lukket == set(livslop.parter) else svart
        case Oppgjorshandling.GJENAAPNE:
            svart = replace(livslop, gjenaapnet=livslop.gjenaapnet | {part})
            alle = svart.gjenaapnet == set(livslop.parter)
            neste = Livslop(livslop.parter, Oppgjorssteg.LOPENDE) if alle else svart
    return neste


def _etter_svar(livslop: Livslop) -> Oppgjorssteg:
    if livslop.bestridt:
        return Oppgjorssteg.BESTRIDT
    return Oppgjorssteg.ENIGE if livslop.godtatt == set(livslop.parter) else Oppgjorssteg.FORSLAG
