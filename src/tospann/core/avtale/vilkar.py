"""The terms of a host agreement as values: what the rules read, and what fills the fields of the clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.kommune.kommune import Kommune


class UgyldigVilkar(ValueError):
    """Terms that cannot be meant."""


class JaNei(StrEnum):
    """A statement of fact, where not knowing is a fact too."""

    JA = "ja"
    NEI = "nei"
    USIKKER = "usikker"


class Mottaker(StrEnum):
    """Who receives the delegated power."""

    KOMMUNEDIREKTOR_VERT = "kommunedirektøren i vertskommunen"
    NEMND = "den felles folkevalgte nemnda"
    NAV_LEDER = "Nav-leder"
    FOLKEVALGTE_VERT = "folkevalgt organ i vertskommunen"


class Instruks(StrEnum):
    """What the agreement says about instructing the host in delegated matters."""

    EGNE_SAKER = "samarbeidskommunen i egne saker"
    ALLE_SAKER = "samarbeidskommunen også i andre kommuners saker"
    INGEN = "ingen kan instruere"
    FOLKEVALGTE_VERT = "folkevalgte organer i vertskommunen"


class Klageinstans(StrEnum):
    """Who hears an appeal."""

    STATSFORVALTER = "statsforvalteren"
    DELEGERENDE_KOMMUNE = "kommunen som har delegert"
    FELLES_KLAGENEMND = "klagenemnd oppnevnt av alle deltakerne"
    VERTENS_KLAGENEMND = "vertskommunens klagenemnd"


class Stonadsdeling(StrEnum):
    """Who bears the cost of benefits and individual services."""

    OPPHOLDSKOMMUNE = "kommunen der personen oppholder seg"
    FELLES_NOKKEL = "alle etter fordelingsnøkkelen"


class Arkivordning(StrEnum):
    """What happens to the case archives."""

    FOLGER_OPPGAVEN = "følger oppgaven så lenge samarbeidet varer"
    BLIR_HOS_KOMMUNEN = "blir hos den enkelte kommunen"
    OVERDRAS = "overdras for godt, uavhengig av oppgaven"


class Nemndsledelse(StrEnum):
    """How the joint board gets its chair."""

    NEMNDA_VELGER = "nemnda velger selv"
    PAA_OMGANG = "på omgang mellom deltakerne"
    FAST = "fast hos én deltaker"


@dataclass(frozen=True, slots=True)
class Tjeneste:
    """A service the host provides, with its statute, for the municipalities it covers."""

    id: str
    navn: str
    hjemmel: str
    kommuner: frozenset[str]


@dataclass(frozen=True, slots=True)
class Myndighet:
    """A power that is delegated; *prinsipiell* says whether it covers matters of principle."""

    hjemmel: str
    beskrivelse: str
    prinsipiell: JaNei


@dataclass(frozen=True, slots=True)
class Vilkar:
    """
    What the participants have agreed.

    The first fields must always be given. The rest are ``None`` when the
    agreement says nothing of its own, so that the act's own rule applies.

    Attributes
    ----------
    nemndsmedlemmer:
        Pairs of kommunenummer and number of members on the joint board.
    samiske_kommuner:
        Kommunenummer of participants in the administrative area for the Sámi
        languages on the date in question (a fact from the register).
    nokkeltall:
        The figures of the key in words ("grunnandelen er 30 prosent"): part of
        the text, because councils that adopt different shares adopt different things.
    statsforvalter:
        Which county governor follows the cooperation, where participants lie in
        several counties.

    """

    form: Samarbeidsform
    deltakere: tuple[Kommune, ...]
    vert: Kommune | None
    oppstart: date | None
    oppsigelse_maaneder: int | None
    nokkel: Nokkelslag | None
    statsdeling: Statsdeling | None
    tjenester: tuple[Tjeneste, ...]
    myndighet: tuple[Myndighet, ...]
    nemndsmedlemmer: tuple[tuple[str, int], ...] = ()
    nemndsledelse: Nemndsledelse | None = None
    nemnd_enkeltsaker: JaNei | None = None
    mottaker: Mottaker | None = None
    instruks: Instruks | None = None
    klage_sosialtjenester: Klageinstans | None = None
    klage_andre: Klageinstans | None = None
    kontrollutvalg: Kommune | None = None
    tilsynsadressat: Kommune | None = None
    ansvarlig: Kommune | None = None
    oppsigelsesrett: JaNei = JaNei.JA
    stonadsdeling: Stonadsdeling | None = None
    arkivordning: Arkivordning | None = None
    oppgaver_paa_tvers: JaNei | None = None
    samiske_kommuner: frozenset[str] = frozenset()
    statsforvalter: str = ""
    nokkeltall: str = ""

    def __post_init__(self) -> None:
        """Refuse a participant twice and a notice period below zero."""
        if len(set(self.deltakere)) != len(self.deltakere):
            melding = "En kommune står oppført mer enn én gang som deltaker."
            raise UgyldigVilkar(melding)
        if self.oppsigelse_maaneder is not None and self.oppsigelse_maaneder < 0:
            melding = "Oppsigelsesfristen kan ikke være kortere enn null måneder."
            raise UgyldigVilkar(melding)

    @property
    def samarbeidskommuner(self) -> tuple[Kommune, ...]:
        """Name the participants that delegate: everybody but the host."""
        return tuple(k for k in self.deltakere if k != self.vert)

    @property
    def fylker(self) -> tuple[str, ...]:
        """Name the counties the participants lie in."""
        return tuple(sorted({k.fylke for k in self.deltakere if k.fylke}))

    @property
    def tjenesteavvik(self) -> tuple[Tjeneste, ...]:
        """Name the services that some participants have and others do not."""
        alle = {k.nummer for k in self.deltakere}
        return tuple(t for t in self.tjenester if not alle <= t.kommuner)

    @property
    def samiske_deltakere(self) -> tuple[Kommune, ...]:
        """Name the participants in the administrative area for the Sámi languages."""
        return tuple(k for k in self.deltakere if k.nummer in self.samiske_kommuner)


_MINSTE = (
    ("opplysning", "Opplysning, råd og veiledning, også økonomisk rådgivning", "sosialtjenesteloven § 17"),
    ("stonad", "Økonomisk stønad", "sosialtjenesteloven §§ 18 til 26"),
    ("botilbud", "Midlertidig botilbud", "sosialtjenesteloven § 27"),
    ("plan", "Individuell plan", "sosialtjenesteloven §§ 28 og 33"),
    ("kvalifisering", "Kvalifiseringsprogram og kvalifiseringsstønad", "sosialtjenesteloven §§ 29 til 40"),
)
MINSTETJENESTER = tuple(id_ for id_, _, _ in _MINSTE)


def minstetjenester(kommuner: Iterable[Kommune]) -> tuple[Tjeneste, ...]:
    """Give the services of sosialtjenesteloven that every Nav office must hold, for these municipalities."""
    numre = frozenset(k.nummer for k in kommuner)
    return tuple(Tjeneste(id_, navn, hjemmel, numre) for id_, navn, hjemmel in _MINSTE)


def vanlig_myndighet() -> tuple[Myndighet, ...]:
    """Give the powers a Nav office needs to decide single cases in the minimum services."""
    return (
        Myndighet("sosialtjenesteloven §§ 18 til 26", "vedtak om økonomisk stønad", JaNei.NEI),
        Myndighet("sosialtjenesteloven § 27", "vedtak om midlertidig botilbud", JaNei.NEI),
        Myndighet("sosialtjenesteloven §§ 28 og 33", "vedtak om individuell plan", JaNei.NEI),
        Myndighet("sosialtjenesteloven §§ 29 til 40", "vedtak om kvalifiseringsprogram og -stønad", JaNei.NEI),
        Myndighet("sosialtjenesteloven § 17", "opplysning, råd og veiledning", JaNei.NEI),
    )
