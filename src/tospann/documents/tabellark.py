"""A printed table as a workbook: the table, the corrected one beside it, the findings, and what was corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from tospann.core.tabell.funn import Funn, Tabellkontroll
from tospann.core.tabell.tabell import Innhold, Rettelse, Tomt, Trykttabell, som_verdi
from tospann.documents.regneark import Arbeidsbok, Ark, Arkcelle, Arkkolonne

_SMAL, _BRED, _SETNING = 14, 26, 80


def trykt_ark(tabell: Trykttabell, navn: str = "Tabellen") -> Ark:
    """Give the table as a sheet; as CSV it can be read in again and gives the same table."""
    kolonner = tuple(Arkkolonne(k.tittel, _SMAL if k.er_tall else _BRED) for k in tabell.kolonner)
    rader = tuple(tuple(_celle(c.lest) for c in rad.celler) for rad in tabell.rader)
    return Ark(navn, kolonner, rader, _merknad(tabell))


def som_arbeidsbok(
    trykt: Tabellkontroll, rettet: Tabellkontroll, rettelser: Sequence[Rettelse], dato: date
) -> Arbeidsbok:
    """Give the whole: what is printed, what it reads with corrections, what was found, and what was not looked at."""
    ark = [trykt_ark(trykt.tabell), *_rettet(trykt.tabell, rettet, rettelser), _funn(trykt)]
    return Arbeidsbok(trykt.tabell.tittel, dato, tuple(ark))


def _rettet(trykt: Trykttabell, rettet: Tabellkontroll, rettelser: Sequence[Rettelse]) -> Iterator[Ark]:
    if not rettelser:
        return
    yield trykt_ark(rettet.tabell, "Rettet")
    kolonner = tuple(map(Arkkolonne, ("Rad", "Kolonne", "Trykt", "Rettet", "Grunn", "Rolle", "Dato")))
    rader = tuple(
        (trykt.rad(r.radnr).navn, trykt.kolonne(r.kolonne).navn, r.gammel, r.ny, r.grunn, r.rolle, r.kilde.dato)
        for r in rettelser
    )
    yield Ark("Rettelser", kolonner, rader, rettet.i_en_setning())


def _funn(kontroll: Tabellkontroll) -> Ark:
    kolonner = (
        *(Arkkolonne(t, _BRED) for t in ("Hva", "Rad", "Kolonne")),
        *(Arkkolonne(t) for t in ("Forventet", "Trykt", "Differanse")),
        Arkkolonne("Setning", _SETNING),
    )
    rader = [_funnrad(kontroll.tabell, f) for f in (*kontroll.funn, *kontroll.merknader)]
    rader += [("kontrollert og i orden", *_tomt(5), b.setning) for b in kontroll.bekreftelser if b.enige]
    rader += [("ikke kontrollert", *_tomt(5), setning) for setning in kontroll.ikke_kontrollert]
    return Ark("Funn", kolonner, tuple(rader), kontroll.i_en_setning())


def _funnrad(tabell: Trykttabell, funn: Funn) -> tuple[Arkcelle, ...]:
    kolonne = tabell.kolonne(funn.kolonne).navn if funn.kolonne else ""
    a = funn.avvik
    tall: tuple[Arkcelle, ...] = (a.forventet, a.trykt, a.differanse) if a else _tomt(3)
    return (funn.alvor.value, funn.rad, kolonne, *tall, funn.setning)


def _tomt(antall: int) -> tuple[Arkcelle, ...]:
    return (None,) * antall


def _celle(lest: Innhold) -> Arkcelle:
    match lest:
        case Tomt():
            return None
        case Fraction():
            return som_verdi(lest)
        case _:
            return lest


def _merknad(tabell: Trykttabell) -> str:
    k = tabell.kilde
    return f"Kilde: {k.tittel}, {k.utgiver}{f', {k.sted}' if k.sted else ''}. Tom rute betyr ikke oppgitt."
