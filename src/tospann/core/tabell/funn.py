"""What a check of a table says: findings, remarks, what agreed, and what nobody has checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tospann.core.felles.tall import Tall
from tospann.core.tabell.tabell import Trykttabell


class Funnalvor(StrEnum):
    """What kind of finding; the value is what people call it."""

    MOTSIGELSE = "tabellen motsier seg selv"
    FOLGE = "følger av andre funn"
    AVVIK = "skiller seg fra en annen kilde"
    MERKNAD = "merknad"


@dataclass(frozen=True, slots=True)
class Avvik:
    """What the rule gives, what is printed, and the first minus the second."""

    forventet: Tall
    trykt: Tall
    differanse: Tall


@dataclass(frozen=True, slots=True)
class Funn:
    """
    One thing that does not agree, or that a reader must know.

    Attributes
    ----------
    regel:
        The id of the rule.
    setning:
        The whole of it, in one sentence or two.
    rad, kolonne:
        Where it stands; empty where it is about the whole table.
    celler:
        Every cell it points at: row number and column id.
    folger_av:
        Ids of the findings it follows from.

    """

    regel: str
    alvor: Funnalvor
    setning: str
    radnr: int = 0
    rad: str = ""
    kolonne: str = ""
    celler: tuple[tuple[int, str], ...] = ()
    avvik: Avvik | None = None
    folger_av: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Give a name that is the same each time the table is checked."""
        return ".".join(str(del_) for del_ in (self.regel, self.radnr, self.kolonne) if del_)


@dataclass(frozen=True, slots=True)
class Bekreftelse:
    """What a rule checked and found in order: so many of so many."""

    regel: str
    setning: str
    kontrollert: int
    enige: int


@dataclass(frozen=True, slots=True)
class Regelutfall:
    """All that one rule says."""

    funn: tuple[Funn, ...] = ()
    bekreftelser: tuple[Bekreftelse, ...] = ()
    ikke_kontrollert: tuple[str, ...] = ()
    nokkeltall: tuple[Tall, ...] = ()


@dataclass(frozen=True, slots=True)
class Tabellkontroll:
    """All that the rules say about a table; silence is never agreement, so what was not checked stands there too."""

    tabell: Trykttabell
    funn: tuple[Funn, ...]
    merknader: tuple[Funn, ...]
    bekreftelser: tuple[Bekreftelse, ...]
    ikke_kontrollert: tuple[str, ...]
    nokkeltall: tuple[Tall, ...]

    @property
    def stemmer(self) -> bool:
        """Tell whether the rules found nothing; remarks are no findings."""
        return not self.funn

    def i_en_setning(self) -> str:
        """Say how it went."""
        kontrollert = sum(b.kontrollert for b in self.bekreftelser)
        if not kontrollert and not self.funn:
            return "Ingen regel har kontrollert noe i tabellen."
        kontroller = "1 kontroll" if kontrollert == 1 else f"{kontrollert} kontroller"
        funn = "ingen funn" if not self.funn else f"{len(self.funn)} funn"
        merknader = {0: "", 1: " og 1 merknad"}.get(len(self.merknader), f" og {len(self.merknader)} merknader")
        return f"{kontroller}: {funn}{merknader}."
