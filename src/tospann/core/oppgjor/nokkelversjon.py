"""A key as the parties agreed it: dated, versioned, with its rounding, fingerprinted and approved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.norsk import dato_kort
from tospann.core.felles.periode import Periode
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.oppgjor.fordeling import Avrunding, UgyldigNokkel
from tospann.core.oppgjor.metode import Metode
from tospann.core.oppgjor.metodetekst import kanonisk_metode
from tospann.core.oppgjor.stillinger import Dagssnitt, Telledatoer, Telleregel
from tospann.core.oppgjor.tidsrom import Periodisering


class Trinn(StrEnum):
    """In how many steps a cost that the state shares is rounded."""

    ETT = "ett trinn: staten og kommunene deles samtidig"
    TO = "to trinn: først stat og kommune, så mellom kommunene"


class Hyppighet(StrEnum):
    """How often it is rounded."""

    AAR = "én gang i året"
    MAANED = "hver måned"


@dataclass(frozen=True, slots=True)
class Regneregel:
    """Where and how it is rounded: a part of the agreement, since another rule gives other øre."""

    avrunding: Avrunding = Avrunding.ORE
    trinn: Trinn = Trinn.TO
    hyppighet: Hyppighet = Hyppighet.AAR
    periodisering: Periodisering = Periodisering.DAGER

    @property
    def kanonisk(self) -> str:
        """Give the rule in the form that is fingerprinted."""
        return f"{self.avrunding} {self.trinn.name} {self.hyppighet.name} {self.periodisering.name}"

    def i_ord(self) -> str:
        """Say it as a sentence."""
        mynt = "øre" if self.avrunding is Avrunding.ORE else "hele kroner"
        return f"Største rest til {mynt}, {self.trinn}, {self.hyppighet}; {self.periodisering}."


@dataclass(frozen=True, slots=True)
class Folketallsregel:
    """Which population counts: SSB's figure on a day of the settlement year, or of a year before."""

    aar_for: int = 0
    maaned: int = 1
    dag: int = 1

    def dato(self, year: int) -> date:
        """Give the date for a settlement year."""
        return date(year - self.aar_for, self.maaned, self.dag)


@dataclass(frozen=True, slots=True)
class Godkjenning:
    """That a party has said yes to a text, bound to the fingerprint."""

    part: str
    dato: date
    fingeravtrykk: str


@dataclass(frozen=True, slots=True)
class Nokkelversjon:
    """One version of a key; *vekter* are the agreed weights of those the key names."""

    id: str
    navn: str
    versjon: int
    periode: Periode
    metode: Metode
    regel: Regneregel
    telling: Telleregel
    folketall: Folketallsregel = Folketallsregel()
    vekter: tuple[tuple[str, Fraction], ...] = ()

    @property
    def kanonisk(self) -> str:
        """Give the whole version as text, in the form that is fingerprinted."""
        til = self.periode.til.isoformat() if self.periode.til else "inntil videre"
        return "\n".join(
            [
                f"nøkkel {self.id} versjon {self.versjon}",
                f"gjelder {self.periode.fra.isoformat()} til {til}",
                kanonisk_metode(self.metode),
                f"avrunding {self.regel.kanonisk}",
                f"telling {_telling(self.telling)}",
                f"folketall {self.folketall.dag}.{self.folketall.maaned}. {self.folketall.aar_for} år før",
                *(f"vekt {part} {vekt}" for part, vekt in sorted(self.vekter)),
            ]
        )

    @property
    def fingeravtrykk(self) -> str:
        """Give what approvals and settlements point at."""
        return fingeravtrykk(self.kanonisk)


def _telling(regel: Telleregel) -> str:
    match regel:
        case Telledatoer(dager):
            return " ".join(f"{maaned:02d}-{dag:02d}" for maaned, dag in sorted(dager))
        case Dagssnitt(vindu):
            return f"dagssnitt {vindu.name}"


def er_godkjent(versjon: Nokkelversjon, av: Iterable[str], godkjenninger: Iterable[Godkjenning]) -> Svar:
    """Tell whether all have approved exactly this version."""
    sagt_ja = {g.part for g in godkjenninger if g.fingeravtrykk == versjon.fingeravtrykk}
    if mangler := sorted(set(av) - sagt_ja):
        grunn = f"{versjon.navn}, versjon {versjon.versjon}, mangler godkjenning fra {', '.join(mangler)}."
        return Svar(Utfall.IKKE_OPPFYLT, grunn, "Alle parter må godkjenne samme tekst.")
    return Svar(Utfall.OPPFYLT, f"{versjon.navn}, versjon {versjon.versjon}, er godkjent av alle.")


def versjon_paa(versjoner: Iterable[Nokkelversjon], nokkel: str, dato: date) -> Nokkelversjon:
    """
    Give the version of a key that is in force on a date.

    Raises
    ------
    UgyldigNokkel
        When none is, or more than one.

    """
    gjelder = [v for v in versjoner if v.id == nokkel and v.periode.gjelder(dato)]
    if not gjelder:
        raise UgyldigNokkel(f"Ingen versjon av nøkkelen «{nokkel}» gjelder {dato_kort(dato)}.")
    if len(gjelder) > 1:
        raise UgyldigNokkel(f"Flere versjoner av nøkkelen «{nokkel}» gjelder {dato_kort(dato)}.")
    return gjelder[0]
