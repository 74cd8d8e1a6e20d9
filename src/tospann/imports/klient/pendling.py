"""SSB table 03321: where people live and where they work, added up to how many go out and come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tospann.core.felles.kilde import Kilde
from tospann.core.kommune.statistikk import PENDLING_INN, PENDLING_UT, SYSSELSATTE, Serie, Statistikkrad
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.jsonstat import Verdi
from tospann.imports.klient.ssb import INNHOLD, SISTE_DESEMBER, TID, datoer, kilden, kommunekoder, les_tabell, summen

TABELL = "03321"
# Spelt so by SSB.
ARBEIDSSTED, BOSTED = "ArbstedKomm", "Bokommuen"
SYSSELSATTE_KODE = "Sysselsatte"


Par = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Pendlestrommer:
    """How many live in one place (first) and work in another (second), each year."""

    kilde: Kilde
    antall: Mapping[Par, Verdi]


def les_pendling(svar: Iterable[tuple[bytes, str]]) -> Pendlestrommer:
    """
    Read answers of table 03321 (each with its name) as one.

    Raises
    ------
    FilAvvist
        When one is of another table or lacks a side, when a number has lost its
        zero, or when two are of different editions or say different things.

    """
    samlet: dict[Par, Verdi] = {}
    kilde: Kilde | None = None
    for innhold, navn in svar:
        strommer = _les_ett(innhold, navn)
        if kilde not in (None, strommer.kilde):
            raise FilAvvist(navn, [Avvisning(0, "updated", "er en annen utgave av tabellen enn det forrige svaret")])
        if ulike := [par for par, verdi in strommer.antall.items() if samlet.get(par, verdi) != verdi]:
            fra, til, dato = ulike[0]
            raise FilAvvist(
                navn, [Avvisning(0, f"{fra} {til} {dato.year}", "er et annet tall enn i det forrige svaret")]
            )
        kilde = strommer.kilde
        samlet |= strommer.antall
    if kilde is None:
        raise FilAvvist(f"tabell {TABELL}", [Avvisning(0, "hele svaret", "mangler")])
    return Pendlestrommer(kilde, samlet)


def _les_ett(innhold: bytes, navn: str) -> Pendlestrommer:
    datasett = les_tabell(innhold, navn, TABELL)
    plass = {d.id: nr for nr, d in enumerate(datasett.dimensjoner)}
    if plass.keys() != {ARBEIDSSTED, BOSTED, INNHOLD, TID}:
        grunn = f"skal ha {ARBEIDSSTED}, {BOSTED}, {INNHOLD} og {TID}, og ikke noe annet"
        raise FilAvvist(navn, [Avvisning(0, "id", grunn)])
    sider = datasett.dimensjoner
    if sider[plass[INNHOLD]].koder != (SYSSELSATTE_KODE,):
        raise FilAvvist(navn, [Avvisning(0, INNHOLD, f"skal være «{SYSSELSATTE_KODE}» alene")])
    dato = datoer(sider[plass[TID]], SISTE_DESEMBER, navn)
    bosteder = frozenset(kommunekoder(sider[plass[BOSTED]].koder, BOSTED, navn))
    arbeidssteder = frozenset(kommunekoder(sider[plass[ARBEIDSSTED]].koder, ARBEIDSSTED, navn))
    antall = {
        (celle[plass[BOSTED]], celle[plass[ARBEIDSSTED]], dato[celle[plass[TID]]]): verdi
        for celle, verdi in datasett.celler()
        if celle[plass[BOSTED]] in bosteder and celle[plass[ARBEIDSSTED]] in arbeidssteder
    }
    kilde = kilden(datasett)
    return Pendlestrommer(replace(kilde, sted=f"{kilde.sted}; strømmene lagt sammen"), antall)


def tell_pendlere(
    strommer: Pendlestrommer, kommuner_paa: Callable[[date], frozenset[str]]
) -> tuple[Statistikkrad, ...]:
    """
    Add up, for each municipality where the other end is whole, who goes out, who comes in, and who lives there.

    Raises
    ------
    FilAvvist
        When the answer covers too few places for any sum to be whole.

    """
    ut: dict[tuple[str, date], dict[str, Verdi]] = defaultdict(dict)
    inn: dict[tuple[str, date], dict[str, Verdi]] = defaultdict(dict)
    for (bosted, arbeidssted, dato), antall in strommer.antall.items():
        ut[bosted, dato][arbeidssted] = antall
        inn[arbeidssted, dato][bosted] = antall
    rader = (
        *_rader(ut, kommuner_paa, strommer.kilde, PENDLING_UT),
        *_rader(inn, kommuner_paa, strommer.kilde, PENDLING_INN),
    )
    if not rader:
        grunn = "dekker ikke alle kommuner i noen av endene, så ingen sum blir hel"
        raise FilAvvist(f"tabell {TABELL}", [Avvisning(0, f"{BOSTED} og {ARBEIDSSTED}", grunn)])
    return rader


def _rader(
    ender: Mapping[tuple[str, date], Mapping[str, Verdi]],
    kommuner_paa: Callable[[date], frozenset[str]],
    kilde: Kilde,
    serie: Serie,
) -> Iterator[Statistikkrad]:
    for (kommune, dato), motparter in ender.items():
        gyldige = kommuner_paa(dato)
        if kommune not in gyldige or not gyldige <= motparter.keys():
            continue
        andre = (antall for motpart, antall in motparter.items() if motpart != kommune)
        yield Statistikkrad(serie, kommune, dato, summen(andre), kilde)
        if serie is PENDLING_UT:
            yield Statistikkrad(SYSSELSATTE, kommune, dato, summen(motparter.values()), kilde)
