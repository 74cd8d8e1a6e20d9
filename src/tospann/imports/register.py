"""Read the national tables that Tospann ships: municipalities, changes, figures, neighbours, links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.periode import Periode
from tospann.core.kommune.deling import Delingsvekt, UgyldigDelingsvekt, krev_hele_vekter, krev_vekter_for_delinger
from tospann.core.kommune.forbindelse import Forbindelse, Forbindelsesslag
from tospann.core.kommune.historie import Endringsslag, Kommuneendring, Kommunehistorie, Kommuneversjon
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kommune.statistikk import ALDER, FOLKETALL, LANDAREAL, OPPGITT_FOLKETALL, Serie, Statistikkrad
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellfil import DATA, Feltfeil, Rad, les_csv, les_kilder

MAPPE = DATA / "register"
_NUMMER, _IKKE_NUMMER = "[0-9]{4}", "er ikke et kommunenummer (fire siffer)"
_OMRAADE = r"[0-9]{2}|[0-9]{4}(\+[0-9]{4})*"
# Before this day the classification's own editions do not reach; the list of codes with years does.
_KLASS_FRA = "2012-01-01"


@dataclass(frozen=True, slots=True)
class Naboskap:
    """Two municipalities that are close (a before b)."""

    a: str
    b: str
    landgrense_km: Decimal
    avstand_km: Decimal
    periode: Periode


@dataclass(frozen=True, slots=True)
class Senter:
    """A municipality's centre."""

    nummer: str
    bredde: Decimal
    lengde: Decimal
    metode: str
    periode: Periode


@dataclass(frozen=True, slots=True)
class Datertopplysning:
    """Something said about a municipality for a time."""

    nummer: str
    slag: Opplysningsslag
    verdi: str
    periode: Periode


@cache
def kilder() -> Mapping[str, Kilde]:
    """Give the sources of the shipped register."""
    return les_kilder(MAPPE / "kilder.toml")


def les_historie(mappe: Path = MAPPE) -> Kommunehistorie:
    """
    Read versions and changes, and hold them against each other.

    Raises
    ------
    FilAvvist
        With each row that cannot be read.
    UgyldigHistorie
        When they contradict each other.

    """
    felt = ["nummer", "navn", "kortnavn", "samisk_navn", "kvensk_navn", "fylkesnummer", "fylke", "orgnr", "fra", "til"]
    versjoner = les_csv(mappe / "kommuner.csv", felt, _versjon)
    endringer = les_csv(mappe / "kommuneendringer.csv", ["dato", "fra", "til", "slag", "merknad"], _endring)
    return Kommunehistorie(tuple(versjoner), tuple(endringer))


def _versjon(rad: Rad) -> Kommuneversjon:
    kommune = Kommune(
        _nummer(rad, "nummer"),
        rad.tekst("navn"),
        rad.tekst("kortnavn"),
        rad.tekst("fylke"),
        rad.valgfri("samisk_navn"),
        rad.tekst("orgnr", monster="[0-9]{9}", grunn="er ikke ni siffer") if rad.valgfri("orgnr") else "",
    )
    fylke = rad.tekst("fylkesnummer", monster="[0-9]{2}", grunn="er ikke et fylkesnummer (to siffer)")
    periode = rad.periode()
    gammel = periode.til is not None and periode.til.isoformat() <= _KLASS_FRA
    kilde = kilder()["ssb-regionkoder" if gammel else "klass-131"]
    return Kommuneversjon(kommune, fylke, rad.valgfri("kvensk_navn"), periode, kilde)


def _endring(rad: Rad) -> Kommuneendring:
    slag = rad.tekst("slag")
    if slag not in {s.value for s in Endringsslag}:
        raise Feltfeil("slag", f"«{slag}» er ikke en kjent endring")
    dato = rad.dag("dato")
    kilde = kilder()["ssb-regionkoder" if dato.isoformat() < _KLASS_FRA else "klass-131"]
    return Kommuneendring(
        dato, _nummer(rad, "fra"), _nummer(rad, "til"), Endringsslag(slag), rad.valgfri("merknad"), kilde
    )


def les_vekter(mappe: Path = MAPPE) -> tuple[Delingsvekt, ...]:
    """
    Read the parts of divided municipalities: one for each part of each split, together the whole.

    Raises
    ------
    FilAvvist
        With the row or the split that is not so.

    """
    sti = mappe / "delingsvekter.csv"
    vekter = les_csv(sti, ["dato", "fra", "til", "teller", "nevner", "tidligere", "grunnlag", "kilde"], _vekt)
    try:
        krev_hele_vekter(vekter)
        krev_vekter_for_delinger(les_historie(mappe), vekter)
    except UgyldigDelingsvekt as feil:
        raise FilAvvist(sti.name, [Avvisning(1, "teller", str(feil))]) from None
    return tuple(vekter)


def _vekt(rad: Rad) -> Delingsvekt:
    nevner = rad.heltall("nevner")
    if nevner == 0:
        raise Feltfeil("nevner", "kan ikke være 0")
    kilde = _kilde(rad)
    tidligere = tuple(rad.valgfri("tidligere").split())
    if ukjent := [n for n in tidligere if not re.fullmatch(_NUMMER, n)]:
        raise Feltfeil("tidligere", f"«{ukjent[0]}» {_IKKE_NUMMER}")
    hvor = rad.dag("dato"), _nummer(rad, "fra"), _nummer(rad, "til")
    try:
        return Delingsvekt(*hvor, Fraction(rad.heltall("teller"), nevner), rad.tekst("grunnlag"), kilde, tidligere)
    except UgyldigDelingsvekt as feil:
        raise Feltfeil("teller", str(feil)) from None


def les_folketall(sti: Path = MAPPE / "folketall.csv") -> list[Statistikkrad]:
    """Read the population on each 1 January, in all and by age."""
    serier = (FOLKETALL, *ALDER)
    kolonner = [s.id.removeprefix("folketall.") for s in serier]

    def lag(rad: Rad) -> list[Statistikkrad]:
        return [_statistikk(rad, serie, k, kilder()["ssb-07459"]) for serie, k in zip(serier, kolonner, strict=True)]

    return [rad for radene in les_csv(sti, ["omraade", "dato", *kolonner], lag) for rad in radene]


def les_areal(sti: Path = MAPPE / "areal.csv") -> list[Statistikkrad]:
    """Read the land area (km²) computed from the borders."""
    kilde = kilder()["kartverket-grenser"]
    return les_csv(sti, ["omraade", "dato", "areal"], lambda rad: _statistikk(rad, LANDAREAL, "areal", kilde))


def les_oppgitt(sti: Path = MAPPE / "oppgitt.csv") -> list[Statistikkrad]:
    """Read figures that a report states; they are kept beside the statistics, and neither is mended."""

    def lag(rad: Rad) -> Statistikkrad:
        return _statistikk(rad, OPPGITT_FOLKETALL, "folketall", _kilde(rad))

    return les_csv(sti, ["omraade", "dato", "folketall", "kilde"], lag)


def _statistikk(rad: Rad, serie: Serie, kolonne: str, kilde: Kilde) -> Statistikkrad:
    omraade = rad.tekst(
        "omraade", monster=_OMRAADE, grunn="er ikke et kommunenummer, et fylkesnummer eller flere med +"
    )
    tall = rad.desimal(kolonne)
    verdi = int(tall) if tall == tall.to_integral_value() else Fraction(tall)
    return Statistikkrad(serie, omraade, rad.dag("dato"), verdi, kilde)


def les_naboer(sti: Path = MAPPE / "naboer.csv") -> list[Naboskap]:
    """Read which municipalities are close, and how close."""

    def lag(rad: Rad) -> Naboskap:
        a, b = _par(rad)
        return Naboskap(a, b, rad.desimal("landgrense_km"), rad.desimal("avstand_km"), rad.periode())

    return les_csv(sti, ["a", "b", "landgrense_km", "avstand_km", "fra", "til"], lag)


def les_sentre(sti: Path = MAPPE / "punkter.csv") -> list[Senter]:
    """Read the municipality centres."""

    def lag(rad: Rad) -> Senter:
        return Senter(
            _nummer(rad, "nummer"), rad.desimal("bredde"), rad.desimal("lengde"), rad.tekst("metode"), rad.periode()
        )

    return les_csv(sti, ["nummer", "bredde", "lengde", "metode", "fra", "til"], lag)


def les_forbindelser(sti: Path = MAPPE / "forbindelser.csv") -> list[Forbindelse]:
    """Read the dated links between centres."""
    return les_csv(
        sti,
        ["a", "b", "navn", "slag", "luftlinje_km", "overfart_min", "ventetid_min", "omvei_km", "fra", "til", "kilde"],
        _forbindelse,
    )


def _forbindelse(rad: Rad) -> Forbindelse:
    a, b = _par(rad)
    slag = rad.tekst("slag")
    if slag not in Forbindelsesslag.__members__:
        raise Feltfeil("slag", f"«{slag}» er ikke {', '.join(Forbindelsesslag.__members__)}")
    return Forbindelse(
        a,
        b,
        rad.tekst("navn"),
        Forbindelsesslag[slag],
        Fraction(rad.desimal("luftlinje_km")),
        rad.heltall("overfart_min"),
        rad.heltall("ventetid_min"),
        rad.heltall("fast_min") if rad.valgfri("fast_min") else None,
        rad.periode(),
        _kilde(rad),
        Fraction(rad.desimal("omvei_km")),
        rad.valgfri("merknad"),
    )


def les_opplysninger(sti: Path = MAPPE / "opplysninger.csv") -> list[Datertopplysning]:
    """Read the dated facts in words."""

    def lag(rad: Rad) -> Datertopplysning:
        slag = rad.tekst("slag")
        if slag not in Opplysningsslag.__members__:
            raise Feltfeil("slag", f"«{slag}» er ikke et slag vi kjenner")
        return Datertopplysning(_nummer(rad, "nummer"), Opplysningsslag[slag], rad.tekst("verdi"), rad.periode())

    return les_csv(sti, ["nummer", "slag", "verdi", "fra", "til"], lag)


def _nummer(rad: Rad, kolonne: str) -> str:
    return rad.tekst(kolonne, monster=_NUMMER, grunn=_IKKE_NUMMER)


def _kilde(rad: Rad) -> Kilde:
    kilde = rad.tekst("kilde")
    if kilde not in kilder():
        raise Feltfeil("kilde", f"«{kilde}» står ikke i kilder.toml")
    return kilder()[kilde]


def _par(rad: Rad) -> tuple[str, str]:
    a, b = _nummer(rad, "a"), _nummer(rad, "b")
    if a >= b:
        raise Feltfeil("b", f"«{b}» må komme etter «{a}»")
    return a, b
