"""The facts about Nordland in 2018 that Tospann ships: municipalities, people, service areas, travel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.tall import Enhet, Opplysning, Tall
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.reisevei import Reisevei
from tospann.core.kommune.statistikk import FOLKETALL
from tospann.core.kommune.tjenesteomraade import Tjenesteomraade, krev_full_inndeling
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.register import les_folketall, les_historie
from tospann.imports.tabellfil import DATA, Rad, les_csv, les_kilder, les_toml

MAPPE = DATA / "nordland"
DATO = date(2018, 1, 1)
FYLKE = "Nordland"
_NUMMER = r"\d{4}"
_IKKE_NUMMER = "er ikke et kommunenummer (fire siffer)"


@dataclass(frozen=True, slots=True)
class Nordland:
    """The county on 1 January 2018."""

    kommuner: Mapping[str, Kommune]
    folketall: Mapping[str, Tall]
    omraader: tuple[Tjenesteomraade, ...]


@cache
def nordland() -> Nordland:
    """Read the shipped tables once; each municipality is in exactly one area."""
    versjoner = les_historie().paa(DATO).values()
    kommuner = {v.kommune.nummer: v.kommune for v in versjoner if v.kommune.fylke == FYLKE}
    omraader = les_omraader(MAPPE / "tjenesteomraader.toml", les_kilder(MAPPE / "kilder.toml")["nordland-rapport"])
    krev_full_inndeling(omraader, kommuner)
    rader = (r for r in les_folketall() if (r.serie, r.dato) == (FOLKETALL, DATO) and r.omraade in kommuner)
    tall = {r.omraade: r.som_tall(f"{kommuner[r.omraade].kortnavn} kommune") for r in rader}
    return Nordland(kommuner, {nummer: t for nummer, t in tall.items() if t is not None}, omraader)


@cache
def reiseveier() -> Mapping[tuple[str, str], Reisevei]:
    """Read the shipped travel table once: every ordered pair of municipalities, the same way back as there."""
    kilde = les_kilder(MAPPE / "kilder.toml")["reisemodell"]
    return les_reiseveier(MAPPE / "reisetid_2018.csv", kilde)


def les_omraader(sti: Path, kilde: Kilde) -> tuple[Tjenesteomraade, ...]:
    """Read the service areas in the order of the report."""
    return tuple(les_toml(sti, "omraade", lambda rad: _omraade(rad, kilde)))


def les_reiseveier(sti: Path, kilde: Kilde) -> dict[tuple[str, str], Reisevei]:
    """Read one row for each pair, and give both directions with the same figures."""

    def lag(rad: Rad) -> Reisevei:
        fra = rad.tekst("fra", monster=_NUMMER, grunn=_IKKE_NUMMER)
        til = rad.tekst("til", monster=_NUMMER, grunn=_IKKE_NUMMER)
        minutter, km = rad.heltall("minutter"), rad.heltall("km")
        par, gjelder = f"{fra}-{til}", f"bil og ferje mellom kommunesentrene i {fra} og {til}"
        return Reisevei(
            fra,
            til,
            Tall(f"reisetid.{par}", "Reisetid", minutter, Enhet.MINUTTER, DATO, gjelder, kilde),
            Tall(f"reiselengde.{par}", "Reiselengde", km, Enhet.KILOMETER, DATO, gjelder, kilde),
            rad.heltall("ferjer"),
        )

    rader = les_csv(sti, ["fra", "til", "minutter", "km", "ferjer"], lag)
    _krev_ulike(sti, ["-".join(sorted((r.fra, r.til))) for r in rader], "fra og til")
    return {(r.fra, r.til): r for v in rader for r in (v, replace(v, fra=v.til, til=v.fra))}


def _omraade(rad: Rad, rapport: Kilde) -> Tjenesteomraade:
    id_, navn = rad.tekst("id", monster=r"[a-z-]+", grunn="kan bare ha små bokstaver og bindestrek"), rad.tekst("navn")
    tall = rad.under("folketall")
    return Tjenesteomraade(
        id_,
        navn,
        rad.liste("kommuner"),
        Tall(
            f"folketall_oppgitt.{id_}",
            f"Innbyggere i {navn}, slik rapporten oppgir det ({tall.tekst('ordlyd')})",
            tall.heltall("verdi"),
            Enhet.INNBYGGERE,
            tall.dag("dato"),
            f"tjenesteområdet {navn}",
            _paa_linje(rapport, tall),
        ),
        _opplysning(rad, "fagsystem", rapport),
        _opplysning(rad, "samarbeid", rapport),
        _opplysning(rad, "vurdering", rapport),
        rad.valgfri("pilot"),
        rad.valgfri("merknad"),
    )


def _opplysning(rad: Rad, felt: str, rapport: Kilde) -> Opplysning:
    under, id_ = rad.under(felt), f"{felt}.{rad.tekst('id')}"
    tekst, kilde = under.tekst("tekst"), _paa_linje(rapport, under)
    return Opplysning(id_, felt.capitalize(), tekst, rapport.dato, rad.tekst("navn"), kilde)


def _paa_linje(rapport: Kilde, rad: Rad) -> Kilde:
    return replace(rapport, sted=f"linje {rad.tekst('linjer')} i rapportens tekst")


def _krev_ulike(sti: Path, nokler: list[str], kolonne: str) -> None:
    doble = [
        Avvisning(nr, kolonne, f"«{nokkel}» står flere ganger")
        for nr, nokkel in enumerate(nokler, start=2)
        if nokler.count(nokkel) > 1
    ]
    if doble:
        raise FilAvvist(sti.name, doble)
