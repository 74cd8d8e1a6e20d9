"""Lay changes that somebody else knows of onto the history, if the whole still holds together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.periode import Periode
from tospann.core.kommune.historie import Kommuneendring, Kommunehistorie, Kommuneversjon, UgyldigHistorie
from tospann.core.kommune.kommune import Kommune

_FLERE_SPRAAK = " - "


def utvid(
    historie: Kommunehistorie, endringer: Iterable[Kommuneendring], navn: Mapping[str, str], kilde: Kilde
) -> Kommunehistorie:
    """
    Give the history with one day's changes added; *navn* is what each new municipality is called.

    What the change does not tell is never guessed: a new organisation number is
    left unknown, and a name in several languages that no predecessor had is refused.

    Raises
    ------
    UgyldigHistorie
        With why the changes do not fit what is known.

    """
    dagens = tuple(endringer)
    dag = _dagen(dagens, historie)
    foran = historie.paa(dag - timedelta(days=1))
    fra, til = {e.fra for e in dagens}, {e.til for e in dagens}
    _krev_kjente(fra, til, foran)
    fylker = {v.fylkesnummer: v.kommune.fylke for v in foran.values()}
    nye = [
        _ny(nummer, dag, [foran[e.fra] for e in dagens if e.til == nummer], navn, fylker, kilde)
        for nummer in sorted(til)
    ]
    gamle = [foran[nummer] for nummer in fra]
    lukket = [replace(v, periode=Periode(v.periode.fra, dag)) if v in gamle else v for v in historie.versjoner]
    versjoner = sorted([*lukket, *nye], key=lambda v: (v.kommune.nummer, v.periode.fra))
    alle = sorted([*historie.endringer, *dagens], key=lambda e: (e.dato, e.fra, e.til))
    return Kommunehistorie(tuple(versjoner), tuple(alle))


def _krev_kjente(fra: set[str], til: set[str], foran: Mapping[str, Kommuneversjon]) -> None:
    if ukjente := sorted(fra - foran.keys()):
        raise UgyldigHistorie(f"{opplisting(ukjente)} fantes ikke dagen før.")
    if opptatte := sorted((til & foran.keys()) - fra):
        raise UgyldigHistorie(f"{opplisting(opptatte)} fantes fra før, men er ikke selv med i endringen.")


def _dagen(endringer: tuple[Kommuneendring, ...], historie: Kommunehistorie) -> date:
    dager = {e.dato for e in endringer}
    if len(dager) != 1:
        raise UgyldigHistorie("Endringene må være fra én og samme dag.")
    dag = dager.pop()
    if dag in historie.endringsdager():
        raise UgyldigHistorie(f"Det er andre endringer fra {dato_tekst(dag)} fra før.")
    if senere := [d for d in historie.endringsdager() if d > dag]:
        raise UgyldigHistorie(f"Det er endringer fra {dato_tekst(senere[0])} som allerede bygger på slik det var.")
    return dag


def _ny(
    nummer: str,
    dag: date,
    forgjengere: list[Kommuneversjon],
    navn: Mapping[str, str],
    fylker: Mapping[str, str],
    kilde: Kilde,
) -> Kommuneversjon:
    heter, fylke = navn.get(nummer, ""), fylker.get(nummer[:2], "")
    if not heter:
        raise UgyldigHistorie(f"Det er ikke sagt hva {nummer} heter.")
    if not fylke:
        raise UgyldigHistorie(f"Fylkesnummer {nummer[:2]} er ukjent.")
    like = [f for f in forgjengere if f.kommune.navn == heter]
    samme = [f.kommune.orgnr for f in forgjengere if f.kommune.nummer == nummer]
    if not like and _FLERE_SPRAAK in heter:
        raise UgyldigHistorie(f"«{heter}» er på flere språk, og det er ikke sagt hva {nummer} heter på hvert av dem.")
    kortnavn, samisk = (like[0].kommune.kortnavn, like[0].kommune.samisk_navn) if like else (heter, "")
    kommune = Kommune(nummer, heter, kortnavn, fylke, samisk, samme[0] if samme else "")
    return Kommuneversjon(kommune, nummer[:2], like[0].kvensk_navn if like else "", Periode(dag), kilde)
