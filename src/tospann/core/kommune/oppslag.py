"""Look a municipality up by number or name, always on a date; what does not fit says what would."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tospann.core.felles.norsk import dato_tekst
from tospann.core.kommune.hendelse import hva_den_ble, hva_den_var
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kommune.navneform import navneform, navnene

_NUMMER = re.compile("[0-9]{4}")
_MISTET_NULL = re.compile("[0-9]{3}")


@dataclass(frozen=True, slots=True)
class IkkeFunnet:
    """Nothing fits on that date: why, in sentences, and the municipalities that may be meant."""

    grunn: str
    forslag: tuple[Kommuneversjon, ...] = ()


def slaa_opp(historie: Kommunehistorie, tekst: str, dato: date) -> Kommuneversjon | IkkeFunnet:
    """
    Find the one municipality that *tekst* (a number or a name) means on *dato*.

    A number is only ever that of the date. A name that several share is not guessed at.
    """
    if dato < historie.begynner:
        return IkkeFunnet(f"Registeret kjenner kommunene fra {dato_tekst(historie.begynner)}.")
    nummer = tekst.strip()
    if _NUMMER.fullmatch(nummer):
        return historie.versjon(nummer, dato) or IkkeFunnet(*_hvorfor_ikke(historie, nummer, dato))
    if _MISTET_NULL.fullmatch(nummer) and (versjon := historie.versjon(f"0{nummer}", dato)):
        grunn = f"«{nummer}» er ikke et kommunenummer (fire siffer). Mente du {_kort(versjon)}?"
        return IkkeFunnet(grunn, (versjon,))
    if nummer.isdecimal():
        return IkkeFunnet(f"«{nummer}» er ikke et kommunenummer (fire siffer).")
    return _med_navn(historie, nummer, dato)


def _med_navn(historie: Kommunehistorie, navn: str, dato: date) -> Kommuneversjon | IkkeFunnet:
    treff = [v for v in historie.paa(dato).values() if navneform(navn) in {navneform(n) for n in navnene(v)}]
    if len(treff) == 1:
        return treff[0]
    if treff:
        hvilke = ", ".join(_med_fylke(v) for v in treff)
        return IkkeFunnet(f"Flere kommuner heter {navn} {dato_tekst(dato)}: {hvilke}. Bruk nummeret.", tuple(treff))
    andre = _samme_navn_en_annen_gang(historie, navn)
    grunn = f"Ingen kommune heter «{navn}» {dato_tekst(dato)}."
    return IkkeFunnet(" ".join([grunn, *(_hvorfor_ikke(historie, n, dato)[0] for n in andre)]))


def _samme_navn_en_annen_gang(historie: Kommunehistorie, navn: str) -> list[str]:
    sokt = navneform(navn)
    return [n for n in historie.numre() if any(sokt in map(navneform, navnene(v)) for v in historie.perioder(n))]


def _hvorfor_ikke(historie: Kommunehistorie, nummer: str, dato: date) -> tuple[str, tuple[Kommuneversjon, ...]]:
    """Say when the number was in use, and what it was before or became."""
    perioder = historie.perioder(nummer)
    if not perioder:
        return f"Kommunenummer {nummer} har ikke vært i bruk siden {dato_tekst(historie.begynner)}.", ()
    tidligere = [v for v in perioder if v.periode.fra <= dato]
    if tidligere:
        siste, slutt = tidligere[-1], tidligere[-1].periode.til or dato
        hendelser = hva_den_ble(historie, siste)
        tekst = f"{_kort(siste)} var i bruk til og med {dato_tekst(slutt - timedelta(1))}."
        forslag = _i_bruk(historie, (n for h in hendelser for n in h.til), dato)
    else:
        hendelser = hva_den_var(historie, perioder[0])
        tekst = f"{_kort(perioder[0])} ble tatt i bruk {dato_tekst(perioder[0].periode.fra)}."
        forslag = _i_bruk(historie, (n for h in hendelser for n in h.fra), dato)
    return " ".join([tekst, *(h.med_dato() for h in hendelser)]), forslag


def _i_bruk(historie: Kommunehistorie, numre: Iterable[str], dato: date) -> tuple[Kommuneversjon, ...]:
    paa = historie.paa(dato)
    return tuple(paa[n] for n in dict.fromkeys(numre) if n in paa)


def _med_fylke(versjon: Kommuneversjon) -> str:
    """Name the county too, where the name does not say it already."""
    return _kort(versjon) if versjon.kommune.kortnavn.endswith(")") else f"{_kort(versjon)} ({versjon.kommune.fylke})"


def _kort(versjon: Kommuneversjon) -> str:
    return f"{versjon.kommune.nummer} {versjon.kommune.kortnavn}"
