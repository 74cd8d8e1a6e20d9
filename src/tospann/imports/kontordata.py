"""Read the shipped tables of offices: lists, units, observations, single facts, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tospann.core.felles.kilde import Kilde
from tospann.core.kontor.enhet import Enhetsslag, Kontorenhet, Kontorliste, Kontorobservasjon, Nummergrunnlag
from tospann.core.kontor.perioder import Dekningsfaktum, Faktaslag
from tospann.imports.tabellfil import DATA, Feltfeil, Rad, les_csv, les_kilder, les_toml

MAPPE = DATA / "kontor"
KOMMUNE, IKKE_KOMMUNE = r"\d{4}", "er ikke et kommunenummer (fire siffer)"
_KONTOR, _IKKE_KONTOR = r"\d{4}|difi-\d+", "er ikke et enhetsnummer"


@dataclass(frozen=True, slots=True)
class Adresse:
    """Where an office was, in the list of 2014."""

    kontor: str
    kommune: str
    adresse: str
    postnr: str
    poststed: str


@dataclass(frozen=True, slots=True)
class Faktarad:
    """A single fact about cover, with its source."""

    faktum: Dekningsfaktum
    kilde: str
    sted: str


@cache
def kilder() -> Mapping[str, Kilde]:
    """Give the sources of the shipped tables of offices."""
    return les_kilder(MAPPE / "kilder.toml")


def kilden(rad: Rad) -> str:
    """Give a row's source, which must be known."""
    id_ = rad.tekst("kilde")
    if id_ not in kilder():
        raise Feltfeil("kilde", f"«{id_}» står ikke i kilder.toml")
    return id_


def kontoret(rad: Rad) -> str:
    """Give a row's office."""
    return rad.tekst("kontor", monster=_KONTOR, grunn=_IKKE_KONTOR)


def kommunen(rad: Rad, kolonne: str = "kommune") -> str:
    """Give a row's municipality."""
    return rad.tekst(kolonne, monster=KOMMUNE, grunn=IKKE_KOMMUNE)


def les_lister(sti: Path = MAPPE / "lister.toml") -> list[Kontorliste]:
    """Read which lists there are."""
    return les_toml(
        sti, "liste", lambda r: Kontorliste(r.tekst("id"), r.tekst("navn"), r.dag("dato"), kilder()[kilden(r)])
    )


def les_kontor(sti: Path = MAPPE / "kontor.csv") -> list[Kontorenhet]:
    """Read the units."""

    def lag(rad: Rad) -> Kontorenhet:
        slag, grunnlag = rad.tekst("slag"), rad.tekst("grunnlag")
        if slag not in Enhetsslag.__members__:
            raise Feltfeil("slag", f"«{slag}» er ikke {', '.join(Enhetsslag.__members__)}")
        if grunnlag not in Nummergrunnlag.__members__:
            raise Feltfeil("grunnlag", f"«{grunnlag}» er ikke {', '.join(Nummergrunnlag.__members__)}")
        nummer = rad.tekst("nummer", monster=_KONTOR, grunn=_IKKE_KONTOR)
        return Kontorenhet(nummer, Enhetsslag[slag], Nummergrunnlag[grunnlag])

    return les_csv(sti, ["nummer", "slag", "grunnlag"], lag)


def les_observasjoner(sti: Path = MAPPE / "observasjoner.csv") -> list[Kontorobservasjon]:
    """Read the rows of the lists; a row without a municipality must say why."""
    lister = {liste.id for liste in les_lister()}

    def lag(rad: Rad) -> Kontorobservasjon:
        if rad.tekst("liste") not in lister:
            raise Feltfeil("liste", f"«{rad.tekst('liste')}» er ikke en kjent liste")
        oppgitt, merknad = rad.valgfri("oppgitt"), rad.valgfri("merknad")
        kommune = kommunen(rad) if rad.valgfri("kommune") else ""
        if kommune != oppgitt and not merknad:
            raise Feltfeil(
                "merknad", f"mangler; raden har {oppgitt or 'ikke noe nummer'} og er lest som {kommune or 'ingen'}"
            )
        return Kontorobservasjon(
            rad.tekst("liste"), kontoret(rad), rad.tekst("navn"), kommune, oppgitt, rad.valgfri("del"), merknad
        )

    return les_csv(sti, ["liste", "kontor", "navn", "kommune", "oppgitt", "del", "merknad"], lag)


def les_fakta(sti: Path = MAPPE / "fakta.csv") -> list[Faktarad]:
    """Read what other sources say about single covers."""

    def lag(rad: Rad) -> Faktarad:
        slag = rad.tekst("slag")
        if slag not in Faktaslag.__members__:
            raise Feltfeil("slag", f"«{slag}» er ikke {', '.join(Faktaslag.__members__)}")
        faktum = Dekningsfaktum(kontoret(rad), kommunen(rad), rad.dag("dato"), Faktaslag[slag])
        return Faktarad(faktum, kilden(rad), rad.tekst("sted"))

    return les_csv(sti, ["kontor", "kommune", "dato", "slag", "kilde", "sted"], lag)


def les_adresser(sti: Path = MAPPE / "adresser.csv") -> list[Adresse]:
    """Read the visiting addresses of 2014; postal code and place may be missing."""

    def lag(rad: Rad) -> Adresse:
        kommune = kommunen(rad) if rad.valgfri("kommune") else ""
        return Adresse(kontoret(rad), kommune, rad.tekst("adresse"), rad.valgfri("postnr"), rad.valgfri("poststed"))

    return les_csv(sti, ["kontor", "kommune", "adresse", "postnr", "poststed"], lag)


def dekke(observasjoner: list[Kontorobservasjon], lister: list[Kontorliste]) -> dict[date, dict[str, frozenset[str]]]:
    """Give, for each list's day, the offices each municipality has in it."""
    dager = {liste.id: liste.dato for liste in lister}
    ut: dict[date, dict[str, frozenset[str]]] = {dag: {} for dag in dager.values()}
    for o in observasjoner:
        if o.kommune:
            dagens = ut[dager[o.liste]]
            dagens[o.kommune] = dagens.get(o.kommune, frozenset()) | {o.kontor}
    return ut
