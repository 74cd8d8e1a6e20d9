"""KLASS 131, the classification of municipalities: the codes on a day, and every change between two days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.kommune.historie import Endringsslag, Kommuneendring
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.feil import ren
from tospann.imports.klient.skjema import Dato, Nummer, Svardel, Tekst, krev_en_gang, les_svar
from tospann.imports.klient.strengjson import les_json
from tospann.imports.klient.transport import Hentet, Transport

KOMMUNER, FYLKER = 131, 104
KODER, ENDRINGER, SAMMENHENGER = "codes", "codeChanges", "correspondenceItems"
# KLASS has a code for what it does not know; that is not a municipality.
UOPPGITT = "9999"
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Klassendring:
    """One change as KLASS tells it; a municipality that is divided has several."""

    dato: date
    fra: str
    fra_navn: str
    til: str
    til_navn: str


@dataclass(frozen=True, slots=True)
class Tilhorighet:
    """That a municipality (or a county) corresponds to a code in another classification, from a day to a day."""

    fra: str
    til: str
    gyldig_fra: date
    gyldig_til: date | None


class _Kode(Svardel):
    code: Nummer
    name: Tekst


class _Koder(Svardel):
    codes: list[_Kode]


class _Endring(Svardel):
    oldCode: Nummer  # noqa: N815 - the register's own name
    oldName: Tekst  # noqa: N815
    newCode: Nummer  # noqa: N815
    newName: Tekst  # noqa: N815
    changeOccurred: Dato  # noqa: N815


class _Endringer(Svardel):
    codeChanges: list[_Endring]  # noqa: N815


class _Sammenheng(Svardel):
    sourceCode: str  # noqa: N815
    targetCode: str  # noqa: N815
    validFrom: Dato  # noqa: N815
    validTo: Dato | None = None  # noqa: N815


class _Sammenhenger(Svardel):
    correspondenceItems: list[_Sammenheng]  # noqa: N815


def hent_koder(transport: Transport, base: str, dato: date) -> Hentet:
    """Ask for the municipalities on a day."""
    return transport.fetch(f"{base}/classifications/{KOMMUNER}/codesAt", {"date": str(dato)})


def hent_endringer(transport: Transport, base: str, fra: date, til: date) -> Hentet:
    """Ask for the changes between two days, both with (KLASS leaves out those on the last day)."""
    sporring = {"from": str(fra - _DAG), "to": str(til + _DAG)}
    return transport.fetch(f"{base}/classifications/{KOMMUNER}/changes", sporring)


def hent_sammenhenger(transport: Transport, base: str, dato: date) -> Hentet:
    """Ask which county each municipality lay in on a day."""
    sporring = {"targetClassificationId": str(KOMMUNER), "date": str(dato)}
    return transport.fetch(f"{base}/classifications/{FYLKER}/correspondsAt", sporring)


def svarslag(innhold: bytes, navn: str) -> str:
    """
    Tell which of the three answers this is.

    Raises
    ------
    FilAvvist
        When it is none of them.

    """
    verdi = les_json(innhold, navn)
    felt = set(verdi) if isinstance(verdi, dict) else set()
    treff = [slag for slag in (KODER, ENDRINGER, SAMMENHENGER) if slag in felt]
    if len(treff) != 1:
        grunn = f"har verken {KODER}, {ENDRINGER} eller {SAMMENHENGER}, eller flere av dem"
        raise FilAvvist(navn, [Avvisning(0, "hele svaret", grunn)])
    return treff[0]


def les_koder(innhold: bytes, navn: str) -> Mapping[str, str]:
    """
    Give the names by municipality number.

    Raises
    ------
    FilAvvist
        With each code that is not one, or stands twice.

    """
    koder = les_svar(_Koder, innhold, navn).codes
    krev_en_gang([k.code for k in koder], "codes.code", navn)
    _krev_noe(koder, "codes", navn)
    return {k.code: ren(k.name) for k in koder if k.code != UOPPGITT}


def les_endringer(innhold: bytes, navn: str) -> tuple[Klassendring, ...]:
    """
    Give the changes, oldest first; none is an answer too.

    Raises
    ------
    FilAvvist
        With each change that cannot be read, or stands twice.

    """
    rader = les_svar(_Endringer, innhold, navn).codeChanges
    lest = [Klassendring(r.changeOccurred, r.oldCode, ren(r.oldName), r.newCode, ren(r.newName)) for r in rader]
    krev_en_gang([f"{e.fra} til {e.til} {e.dato}" for e in lest], "codeChanges", navn)
    return tuple(sorted((e for e in lest if UOPPGITT not in (e.fra, e.til)), key=lambda e: (e.dato, e.fra, e.til)))


def les_sammenhenger(innhold: bytes, navn: str) -> tuple[Tilhorighet, ...]:
    """
    Give which code belongs to which.

    Raises
    ------
    FilAvvist
        With each part that does not fit.

    """
    rader = les_svar(_Sammenhenger, innhold, navn).correspondenceItems
    _krev_noe(rader, "correspondenceItems", navn)
    return tuple(Tilhorighet(r.sourceCode, r.targetCode, r.validFrom, r.validTo) for r in rader)


def som_kommuneendringer(endringer: Iterable[Klassendring], kilde: Kilde) -> tuple[Kommuneendring, ...]:
    """
    Say what kind each change is, which KLASS does not.

    From one to several is a split; from several to one a merger; else a new
    number or, where the number is the same, a new name.
    """
    alle = tuple(endringer)
    ut, inn = Counter((e.dato, e.fra) for e in alle), Counter((e.dato, e.til) for e in alle)

    def slag(e: Klassendring) -> Endringsslag:
        if ut[e.dato, e.fra] > 1:
            return Endringsslag.DELING
        if inn[e.dato, e.til] > 1:
            return Endringsslag.SAMMENSLAAING
        return Endringsslag.NAVNEENDRING if e.fra == e.til else Endringsslag.NYTT_NUMMER

    return tuple(Kommuneendring(e.dato, e.fra, e.til, slag(e), "", kilde) for e in alle)


def kilden(hentet: date) -> Kilde:
    """Give the source as it was on the day it was asked."""
    return Kilde(
        f"klass-131-{hentet}",
        Kildeslag.REGISTER,
        "Standard for kommuneinndeling (KLASS 131)",
        "Statistisk sentralbyrå (SSB)",
        hentet,
        "codesAt og changes",
        "CC BY 4.0",
    )


def _krev_noe(rader: list[_Kode] | list[_Sammenheng], felt: str, navn: str) -> None:
    if not rader:
        raise FilAvvist(navn, [Avvisning(0, felt, "er tom")])
