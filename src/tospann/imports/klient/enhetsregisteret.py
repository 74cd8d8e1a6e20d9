"""Enhetsregisteret: a municipality's organisation number and address. Roles name persons, and are never asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import Field

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.feil import ren
from tospann.imports.klient.skjema import Dato, Nummer, Orgnr, Svardel, Tekst, krev_uten_personer, valider
from tospann.imports.klient.strengjson import les_json
from tospann.imports.klient.transport import Hentet, Transport

KOMMUNE = "KOMM"
_PER_SIDE, _FLEST_SIDER = 200, 10
_VEKTER = (3, 2, 7, 6, 5, 4, 3, 2)
_ELLEVE = 11


@dataclass(frozen=True, slots=True)
class Virksomhet:
    """A unit: *slettet* is the day it was struck off, if it was. Parts that the register leaves empty are empty."""

    orgnr: str
    navn: str
    form: str
    slettet: date | None
    adresse: str
    kommunenummer: str


class _Form(Svardel):
    kode: str = Field(max_length=8)


class _Adresse(Svardel):
    adresse: list[Tekst | None] = Field(default_factory=list, max_length=8)
    postnummer: Tekst = ""
    poststed: Tekst = ""
    kommunenummer: Nummer | None = None


class _Enhet(Svardel):
    organisasjonsnummer: Orgnr
    navn: Tekst
    organisasjonsform: _Form
    slettedato: Dato | None = None
    forretningsadresse: _Adresse | None = None


class _Liste(Svardel):
    enheter: list[_Enhet] = Field(default_factory=list)


class _Side(Svardel):
    totalPages: int = Field(ge=0)  # noqa: N815 - the register's own name
    number: int = Field(ge=0)


class _Sok(Svardel):
    innhold: _Liste = Field(default=_Liste(), alias="_embedded")
    page: _Side


class _En(Svardel):
    enheter: list[_Enhet] = Field(min_length=1, max_length=1)


def hent_kommunene(transport: Transport, base: str) -> Iterator[Hentet]:
    """Ask for every unit that is a municipality, page by page."""
    for side in range(_FLEST_SIDER):
        svar = transport.fetch(
            f"{base}/enheter", {"organisasjonsform": KOMMUNE, "size": str(_PER_SIDE), "page": str(side)}
        )
        yield svar
        if side + 1 >= sider(svar.innhold, f"side {side + 1} fra Enhetsregisteret"):
            return


def hent_enhet(transport: Transport, base: str, orgnr: str) -> Hentet:
    """Ask for one unit."""
    return transport.fetch(f"{base}/enheter/{orgnr}")


def sider(innhold: bytes, navn: str) -> int:
    """Tell how many pages a search has."""
    return valider(_Sok, les_json(innhold, navn), navn).page.totalPages


def les_enheter(innhold: bytes, navn: str) -> tuple[Virksomhet, ...]:
    """
    Read one unit, or one page of a search; a page with nobody on it gives none.

    Raises
    ------
    FilAvvist
        When something does not fit, a number's check digit is wrong, or
        anything anywhere in the answer is shaped like a birth number.

    """
    verdi = les_json(innhold, navn)
    krev_uten_personer(verdi, navn)
    if isinstance(verdi, dict) and "page" in verdi:
        enheter = valider(_Sok, verdi, navn).innhold.enheter
    else:
        enheter = valider(_En, {"enheter": [verdi]}, navn).enheter
    if feil := [
        Avvisning(nr, "organisasjonsnummer", f"«{e.organisasjonsnummer}» har feil kontrollsiffer")
        for nr, e in enumerate(enheter, 1)
        if not kontrollsifferet_stemmer(e.organisasjonsnummer)
    ]:
        raise FilAvvist(navn, feil)
    return tuple(_virksomhet(e) for e in enheter)


def kontrollsifferet_stemmer(orgnr: str) -> bool:
    """Tell whether the last digit fits the others (modulus 11, Brønnøysundregistrene's published weights)."""
    rest = sum(vekt * int(siffer) for vekt, siffer in zip(_VEKTER, orgnr, strict=False)) % _ELLEVE
    return int(orgnr[-1]) == (_ELLEVE - rest) % _ELLEVE


def _virksomhet(enhet: _Enhet) -> Virksomhet:
    adresse = enhet.forretningsadresse or _Adresse()
    linjer = [ren(linje) for linje in adresse.adresse if linje and linje.strip()]
    poststed = f"{ren(adresse.postnummer, 10)} {ren(adresse.poststed, 60)}".strip()
    return Virksomhet(
        enhet.organisasjonsnummer,
        ren(enhet.navn),
        enhet.organisasjonsform.kode,
        enhet.slettedato,
        ", ".join([*linjer, *([poststed] if poststed else [])]),
        adresse.kommunenummer or "",
    )


def kilden(hentet: date) -> Kilde:
    """Give the source as it was on the day it was asked."""
    return Kilde(
        f"enhetsregisteret-{hentet}",
        Kildeslag.REGISTER,
        "Enhetsregisteret",
        "Brønnøysundregistrene",
        hentet,
        "enheter med organisasjonsform KOMM",
        "NLOD 2.0",
    )
