"""Read what sources say goes on in offices: leaders, guarantees, services, places, case systems, cooperations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tospann.core.felles.alvor import Bevis
from tospann.core.felles.periode import Periode, UgyldigPeriode
from tospann.core.kontor.kontor import Lokasjonsslag
from tospann.core.kontor.ledelse import Arbeidsgiver, Lederomfang, Lederoppdrag
from tospann.core.kontor.samarbeid import (
    Hendelsesslag,
    Medlem,
    Medlemsrolle,
    Samarbeid,
    Samarbeidshendelse,
    Samarbeidsslag,
    UgyldigHendelse,
)
from tospann.core.kontor.tjeneste import Tjeneste, Tjenesteeier, Tjenestekrav
from tospann.imports.kontordata import MAPPE, kilden, kilder, kommunen, kontoret
from tospann.imports.tabellfil import Feltfeil, Rad, les_csv, les_toml


@dataclass(frozen=True, slots=True)
class Funnet:
    """Where a row stands: the source's id, the place in it, and a remark."""

    kilde: str
    sted: str
    merknad: str = ""


@dataclass(frozen=True, slots=True)
class Garantirad:
    """Whether an office is a guarantee office for a time."""

    kontor: str
    er_garantikontor: bool
    periode: Periode
    funnet: Funnet


@dataclass(frozen=True, slots=True)
class Tilbudsrad:
    """A service in an office for a time."""

    kontor: str
    tjeneste: str
    periode: Periode
    funnet: Funnet


@dataclass(frozen=True, slots=True)
class Lokasjonsrad:
    """A place of an office for a time."""

    kontor: str
    slag: Lokasjonsslag
    kommune: str
    navn: str
    periode: Periode
    funnet: Funnet


@dataclass(frozen=True, slots=True)
class Fagsystemrad:
    """The case system of a municipality for a time."""

    kommune: str
    verdi: str
    periode: Periode
    kilde: str


def les_ledere(sti: Path = MAPPE / "ledere.csv") -> list[tuple[Lederoppdrag, Funnet]]:
    """Read who leads what, by keys without meaning; there is no column for a name."""

    def lag(rad: Rad) -> tuple[Lederoppdrag, Funnet]:
        oppdrag = Lederoppdrag(
            kontoret(rad),
            kommunen(rad),
            rad.tekst("leder", monster=r"[a-z0-9-]+", grunn="er ikke en nøkkel (små bokstaver, siffer og bindestrek)"),
            Lederomfang[_en_av(rad, "omfang", Lederomfang.__members__)],
            Arbeidsgiver[_en_av(rad, "arbeidsgiver", Arbeidsgiver.__members__)],
            Arbeidsgiver[_en_av(rad, "stedfortreder", Arbeidsgiver.__members__)],
            rad.periode(),
        )
        return oppdrag, _funnet(rad)

    return les_csv(sti, ["leder", "kontor", "omfang", "arbeidsgiver", "stedfortreder", "fra", "til", "kilde"], lag)


def les_garantier(sti: Path = MAPPE / "garantier.csv") -> list[Garantirad]:
    """Read which offices are, or are no longer, guarantee offices."""

    def lag(rad: Rad) -> Garantirad:
        svar = _en_av(rad, "er_garantikontor", {"ja": 1, "nei": 0})
        return Garantirad(kontoret(rad), svar == "ja", rad.periode(), _funnet(rad))

    return les_csv(sti, ["kontor", "er_garantikontor", "fra", "til", "kilde", "sted"], lag)


def les_tilbud(sti: Path = MAPPE / "tjenestetilbud.csv") -> list[Tilbudsrad]:
    """Read which services are in which office."""
    kjente = {t.kode: t for t in les_tjenester()}

    def lag(rad: Rad) -> Tilbudsrad:
        return Tilbudsrad(kontoret(rad), _en_av(rad, "tjeneste", kjente), rad.periode(), _funnet(rad))

    return les_csv(sti, ["kontor", "tjeneste", "merknad", "fra", "til", "kilde", "sted"], lag)


def les_lokasjoner(sti: Path = MAPPE / "lokasjoner.csv") -> list[Lokasjonsrad]:
    """Read the places other than the seat."""

    def lag(rad: Rad) -> Lokasjonsrad:
        slag = Lokasjonsslag[_en_av(rad, "slag", Lokasjonsslag.__members__)]
        return Lokasjonsrad(kontoret(rad), slag, kommunen(rad), rad.tekst("navn"), rad.periode(), _funnet(rad))

    return les_csv(sti, ["kontor", "slag", "kommune", "navn", "fra", "til", "kilde", "sted"], lag)


def les_fagsystem(sti: Path = MAPPE / "fagsystem.csv") -> list[Fagsystemrad]:
    """Read the municipal case systems."""
    return les_csv(
        sti,
        ["kommune", "verdi", "fra", "til", "kilde", "sted"],
        lambda rad: Fagsystemrad(kommunen(rad), rad.tekst("verdi"), rad.periode(), kilden(rad)),
    )


def les_tjenester(sti: Path = MAPPE / "tjenester.toml") -> list[Tjeneste]:
    """Read the catalogue of services, with what the law demands and since when."""

    def lag(rad: Rad) -> Tjeneste:
        eier = Tjenesteeier[_en_av(rad, "eier", Tjenesteeier.__members__)]
        krav = tuple(_krav(k) for k in _tabeller(rad, "krav"))
        return Tjeneste(rad.tekst("kode"), rad.tekst("navn"), eier, krav)

    return les_toml(sti, "tjeneste", lag)


def _krav(rad: Rad) -> Tjenestekrav:
    til = rad.dag("til") if "til" in rad.felt else None
    try:
        periode = Periode(rad.dag("fra"), til)
    except UgyldigPeriode as feil:
        raise Feltfeil("krav", str(feil)) from None
    return Tjenestekrav(periode, rad.tekst("hjemmel"), Bevis[_en_av(rad, "bevis", Bevis.__members__)])


def les_samarbeid(sti: Path = MAPPE / "samarbeid.toml") -> list[tuple[Samarbeid, Funnet]]:
    """Read the cooperations with members and events."""

    def lag(rad: Rad) -> tuple[Samarbeid, Funnet]:
        samarbeid = Samarbeid(
            rad.tekst("slug", monster=r"[a-z0-9-]+", grunn="er ikke en adresse (små bokstaver, siffer og bindestrek)"),
            rad.tekst("navn"),
            Samarbeidsslag[_en_av(rad, "slag", Samarbeidsslag.__members__)],
            tuple(_medlemmer(rad)),
            tuple(_hendelse(h) for h in _tabeller(rad, "hendelse")),
            rad.valgfri("del_av"),
            rad.valgfri("beskrivelse"),
        )
        return samarbeid, _funnet(rad)

    return les_toml(sti, "samarbeid", lag)


def _medlemmer(rad: Rad) -> list[Medlem]:
    merknader = rad.under("merknader") if "merknader" in rad.felt else Rad({})
    roller = [(kommunen(rad, "vert"), Medlemsrolle.VERT)] if "vert" in rad.felt else []
    for kolonne, rolle in (("deltakere", Medlemsrolle.DELTAKER), ("onsket", Medlemsrolle.ONSKET)):
        roller += [(_nummer(kolonne, nr), rolle) for nr in (rad.liste(kolonne) if kolonne in rad.felt else ())]
    numre = [nr for nr, _ in roller]
    if doble := sorted({nr for nr in numre if numre.count(nr) > 1}):
        raise Feltfeil("deltakere", f"{', '.join(doble)} er med to ganger")
    return [Medlem(nr, rolle, merknader.valgfri(nr)) for nr, rolle in roller]


def _nummer(kolonne: str, nummer: str) -> str:
    return kommunen(Rad({kolonne: nummer}), kolonne)


def _hendelse(rad: Rad) -> Samarbeidshendelse:
    tidligst: date | None = rad.dag("tidligst") if "tidligst" in rad.felt else None
    slag = Hendelsesslag[_en_av(rad, "slag", Hendelsesslag.__members__)]
    kilde = kilder()[kilden(rad)]
    utledet = rad.felt.get("utledet") is True
    try:
        return Samarbeidshendelse(
            slag, tidligst, rad.dag("senest"), rad.tekst("tekst"), kilde, rad.valgfri("sted"), utledet
        )
    except UgyldigHendelse as feil:
        raise Feltfeil("hendelse", str(feil)) from None


def _tabeller(rad: Rad, kolonne: str) -> list[Rad]:
    verdi = rad.felt.get(kolonne, [])
    if not isinstance(verdi, list) or not all(isinstance(v, dict) for v in verdi):
        raise Feltfeil(kolonne, "er ikke en liste med tabeller")
    return [Rad(v) for v in verdi]


def _en_av(rad: Rad, kolonne: str, lovlige: Mapping[str, object]) -> str:
    verdi = rad.tekst(kolonne)
    if verdi not in lovlige:
        raise Feltfeil(kolonne, f"«{verdi}» er ikke {', '.join(lovlige)}")
    return verdi


def _funnet(rad: Rad) -> Funnet:
    return Funnet(kilden(rad), rad.valgfri("sted"), rad.valgfri("merknad"))
