"""Ask the public registers, or read what somebody asked them for on another machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient import enhetsregisteret, klass, kommuneinfo, norg, ssb_sporring
from tospann.imports.klient.feil import HentingFeilet
from tospann.imports.klient.ssb import Uttrekk
from tospann.imports.klient.strengjson import STORSTE_SVAR
from tospann.imports.klient.transport import Clock, Hentet, Transport, open_client

Fremdrift = Callable[[str], None]


class IngenAdresse(HentingFeilet):
    """Nobody has said where this register is."""


def adresse(register: str) -> str:
    """
    Give where a register is, from the settings.

    Raises
    ------
    IngenAdresse
        When it has no open address and nobody has set one.

    """
    if satt := settings.KILDEADRESSER[register]:
        return str(satt)
    navn = f"TOSPANN_ADRESSE_{register.upper()}"
    raise IngenAdresse(
        f"Registeret har ingen åpen adresse, så ingenting er spurt og ingenting er endret. Lagre svaret der du har "
        f"tilgang og les det inn med --fra-fil, eller sett {navn} (docs/datakilder.md)."
    )


@contextmanager
def _forbindelse(progress: Fremdrift) -> Iterator[Transport]:
    with open_client() as client:
        yield Transport(client, progress, clock=Clock())


def spor_statistikk(uttrekk: Uttrekk, utvalg: ssb_sporring.Utvalg, progress: Fremdrift) -> list[Hentet]:
    """Ask SSB for a table, in as many answers as it takes."""
    with _forbindelse(progress) as transport:
        return _telt(ssb_sporring.hent_tabell(transport, adresse("ssb"), uttrekk, utvalg), progress)


def spor_pendling(utvalg: ssb_sporring.Utvalg, progress: Fremdrift) -> list[Hentet]:
    """Ask SSB who lives where and works where."""
    with _forbindelse(progress) as transport:
        return _telt(ssb_sporring.hent_pendling(transport, adresse("ssb"), utvalg), progress)


def spor_klass(fra: date, til: date, progress: Fremdrift) -> tuple[Hentet, Hentet, Hentet]:
    """Ask KLASS for the changes between two days, and for the codes and counties on the last."""
    base = adresse("klass")
    with _forbindelse(progress) as transport:
        return (
            klass.hent_endringer(transport, base, fra, til),
            klass.hent_koder(transport, base, til),
            klass.hent_sammenhenger(transport, base, til),
        )


def spor_kommuneinfo(kommuner: Sequence[str], progress: Fremdrift) -> list[Hentet]:
    """Ask Kartverket for some municipalities, or all."""
    base = adresse("kommuneinfo")
    with _forbindelse(progress) as transport:
        if not kommuner:
            return [kommuneinfo.hent_alle(transport, base)]
        return _telt((kommuneinfo.hent_kommune(transport, base, k) for k in kommuner), progress)


def spor_enheter(orgnumre: Sequence[str], progress: Fremdrift) -> list[Hentet]:
    """Ask Enhetsregisteret for some units, or every municipality."""
    base = adresse("enhetsregisteret")
    with _forbindelse(progress) as transport:
        if not orgnumre:
            return _telt(enhetsregisteret.hent_kommunene(transport, base), progress)
        return _telt((enhetsregisteret.hent_enhet(transport, base, nr) for nr in orgnumre), progress)


def spor_norg(progress: Fremdrift) -> list[Hentet]:
    """Ask Nav's unit register for every unit."""
    base = adresse("norg")
    with _forbindelse(progress) as transport:
        return [norg.hent_enheter(transport, base)]


def fra_filer(filer: Sequence[Path]) -> list[Hentet]:
    """
    Read answers that were saved by hand.

    Raises
    ------
    FilAvvist
        When a file cannot be read, or is larger than any answer.

    """
    return [_fra_fil(fil) for fil in filer]


def _fra_fil(fil: Path) -> Hentet:
    try:
        with fil.open("rb") as apen:
            innhold = apen.read(STORSTE_SVAR + 1)
    except OSError as feil:
        raise FilAvvist(fil.name, [Avvisning(0, "hele fila", f"kan ikke åpnes ({feil.strerror})")]) from feil
    return Hentet(fil.name, f"fila {fil.name}", timezone.now(), innhold)


def _telt(svar: Iterator[Hentet], progress: Fremdrift) -> list[Hentet]:
    alle: list[Hentet] = []
    for ett in svar:
        alle.append(ett)
        progress(f"svar {len(alle)}, {len(ett.innhold) // 1024} kB")
    return alle
