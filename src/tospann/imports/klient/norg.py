"""
Nav's unit register, in the format of NORG2: local units, where they receive people, and when they are open.

Free text (comments, special information) is not kept: it can name persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

from pydantic import BeforeValidator, Field

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.feil import ren
from tospann.imports.klient.skjema import (
    Dato,
    Svardel,
    Tekst,
    krev_en_gang,
    krev_uten_personer,
    valider,
)
from tospann.imports.klient.strengjson import les_json
from tospann.imports.klient.transport import Hentet, Transport

LOKAL = "LOKAL"
KILDE = "nav-norg2-"
_KLOKKESLETT = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])(:[0-5][0-9])?")


class Ukedag(StrEnum):
    """The days as the register writes them."""

    MANDAG = "Mandag"
    TIRSDAG = "Tirsdag"
    ONSDAG = "Onsdag"
    TORSDAG = "Torsdag"
    FREDAG = "Fredag"
    LORDAG = "Lørdag"
    SONDAG = "Søndag"


@dataclass(frozen=True, slots=True)
class Aapningstid:
    """Opening hours: each week on a day, or (instead) on one date. Closed has no hours."""

    dag: Ukedag | date
    fra: time | None
    til: time | None

    @property
    def stengt(self) -> bool:
        """Tell whether it is closed."""
        return self.fra is None


@dataclass(frozen=True, slots=True)
class Publikumsmottak:
    """A place where people are received. What the register leaves empty is empty."""

    sted: str
    gateadresse: str
    postnummer: str
    poststed: str
    aapningstider: tuple[Aapningstid, ...]

    @property
    def adresse(self) -> str:
        """Give the address on one line."""
        return ", ".join(d for d in (self.gateadresse, f"{self.postnummer} {self.poststed}".strip()) if d)


@dataclass(frozen=True, slots=True)
class Navenhet:
    """A unit; *mottak* is empty where the answer holds units only."""

    nummer: str
    navn: str
    slag: str
    status: str
    nedlagt: date | None
    overordnet: str
    telefon: str
    mottak: tuple[Publikumsmottak, ...]


def _klokkeslett(verdi: object) -> object:
    if verdi is None or (isinstance(verdi, str) and _KLOKKESLETT.fullmatch(verdi)):
        return time.fromisoformat(verdi) if verdi else None
    melding = "er ikke et klokkeslett (tt:mm)"
    raise ValueError(melding)


def _ukedag(verdi: object) -> object:
    if verdi is None:
        return None
    dager = {d.value.casefold(): d for d in Ukedag}
    if isinstance(verdi, str) and verdi.casefold() in dager:
        return dager[verdi.casefold()]
    melding = "er ikke en ukedag"
    raise ValueError(melding)


Klokkeslett = Annotated[time | None, BeforeValidator(_klokkeslett)]
Enhetsnummer = Annotated[str, Field(pattern=r"^[0-9]{4}$")]


class _Tid(Svardel):
    dag: Annotated[Ukedag | None, BeforeValidator(_ukedag)] = None
    dato: Dato | None = None
    fra: Klokkeslett = None
    til: Klokkeslett = None
    stengt: bool = False


class _Adresse(Svardel):
    gatenavn: Tekst | None = None
    husnummer: Tekst | None = None
    husbokstav: Tekst | None = None
    postnummer: Annotated[str, Field(pattern=r"^[0-9]{4}$")] | None = None
    poststed: Tekst | None = None


class _Mottak(Svardel):
    stedsbeskrivelse: Tekst | None = None
    besoeksadresse: _Adresse | None = None
    aapningstider: list[_Tid] | None = None


class _Kontakt(Svardel):
    telefonnummer: Tekst | None = None
    publikumsmottak: list[_Mottak] | None = None


class _Enhet(Svardel):
    enhetNr: Enhetsnummer  # noqa: N815 - the register's own name
    navn: Tekst
    type: Tekst
    status: Tekst
    nedleggelsesdato: Dato | None = None


class _Full(Svardel):
    enhet: _Enhet
    overordnetEnhet: Enhetsnummer | None = None  # noqa: N815
    kontaktinformasjon: _Kontakt | None = None


class _Liste(Svardel):
    enheter: list[_Full] = Field(min_length=1)


def hent_enheter(transport: Transport, base: str) -> Hentet:
    """Ask for every unit with its contact information."""
    return transport.fetch(f"{base}/enhet/kontaktinformasjon/organisering/all")


def les_enheter(innhold: bytes, navn: str) -> tuple[Navenhet, ...]:
    """
    Read one unit or a list, with contact information or without; only local offices are given.

    Raises
    ------
    FilAvvist
        When something does not fit, when a unit stands twice, when opening
        hours end before they begin, or when anything is shaped like a birth number.

    """
    verdi = les_json(innhold, navn)
    krev_uten_personer(verdi, navn)
    rader = verdi if isinstance(verdi, list) else [verdi]
    pakket = [r if isinstance(r, dict) and "enhet" in r else {"enhet": r} for r in rader]
    fulle = valider(_Liste, {"enheter": pakket}, navn).enheter
    krev_en_gang([f.enhet.enhetNr for f in fulle], "enhetNr", navn)
    if feil := [Avvisning(nr, "aapningstider", grunn) for nr, full in enumerate(fulle, 1) for grunn in _tidsfeil(full)]:
        raise FilAvvist(navn, feil)
    return tuple(_enhet(f) for f in fulle if f.enhet.type == LOKAL)


def _tidsfeil(full: _Full) -> Iterator[str]:
    for mottak in (full.kontaktinformasjon and full.kontaktinformasjon.publikumsmottak) or []:
        tider = mottak.aapningstider or []
        feil = [grunn for tid in tider if (grunn := _feil_i(tid))]
        yield from feil or _overlapp(tider)


def _feil_i(tid: _Tid) -> str:
    if (tid.dag is None) == (tid.dato is None):
        return "skal gjelde enten en ukedag eller en dato"
    if not tid.stengt and (tid.fra is None or tid.til is None or tid.fra >= tid.til):
        return f"{tid.dag or tid.dato} slutter ikke etter at den begynner"
    return ""


def _overlapp(tider: list[_Tid]) -> Iterator[str]:
    """Two openings on the same day must not share a minute."""
    aapne = sorted((str(t.dag or t.dato), t.fra, t.til) for t in tider if not t.stengt and t.fra and t.til)
    for (dag, _, til), (neste, fra, _) in pairwise(aapne):
        if dag == neste and fra < til:
            yield f"{dag} har to åpningstider på en gang"


def _enhet(full: _Full) -> Navenhet:
    kontakt = full.kontaktinformasjon or _Kontakt()
    return Navenhet(
        full.enhet.enhetNr,
        ren(full.enhet.navn),
        full.enhet.type,
        ren(full.enhet.status),
        full.enhet.nedleggelsesdato,
        full.overordnetEnhet or "",
        ren(kontakt.telefonnummer or "", 20),
        tuple(_mottak(m) for m in kontakt.publikumsmottak or []),
    )


def _mottak(mottak: _Mottak) -> Publikumsmottak:
    tider = [
        Aapningstid(dag, None if t.stengt else t.fra, None if t.stengt else t.til)
        for t in mottak.aapningstider or []
        if (dag := t.dag or t.dato)
    ]
    a = mottak.besoeksadresse or _Adresse()
    gate = " ".join(ren(d, 80) for d in (a.gatenavn, a.husnummer) if d) + ren(a.husbokstav or "", 4)
    return Publikumsmottak(
        ren(mottak.stedsbeskrivelse or "", 120), gate, a.postnummer or "", ren(a.poststed or "", 60), tuple(tider)
    )


def kilden(hentet: date) -> Kilde:
    """Give the source as it was on the day it was asked."""
    return Kilde(
        f"{KILDE}{hentet}",
        Kildeslag.REGISTER,
        "Navs enhetsregister (NORG2)",
        "Arbeids- og velferdsdirektoratet",
        hentet,
        "enheter med kontaktinformasjon",
        "ikke oppgitt",
    )
