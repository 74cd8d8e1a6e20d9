"""What the reader has chosen: county, layer, date and order, or a sentence on why it cannot be shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from http import HTTPStatus
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tospann.core.felles.norsk import dato_tekst
from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kommune.kartdato import fylke_paa
from tospann.web.kart.lag import LAG, OMRAADENES_FYLKE, OMRAADENES_PERIODE

# The shipped register reaches to the end of this year; a later today reaches further.
REGISTERETS_AAR = 2026
SORTERINGER = ("navn", "nummer", "fylke", "verdi", "tall")
_DATO = re.compile(r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4}))")


class UgyldigValg(ValueError):
    """The address asks for something the map does not have; *fortsett* is what it can show instead."""

    def __init__(self, setning: str, status: HTTPStatus, fortsett: Mapping[str, str]) -> None:
        """Keep the sentence, the status and the way out."""
        self.setning, self.status, self.fortsett = setning, status, fortsett
        super().__init__(setning)


@dataclass(frozen=True, slots=True)
class Kartvalg:
    """
    A choice that can be shown; *fylke* is empty for the whole country.

    *merknad* says what was done where the county asked for is not there on the date.
    """

    fylke: str
    lag: str
    dato: date
    sorter: str = ""
    kommune: str = ""
    merknad: str = ""

    def adresse(self, rute: str = "kart", **bytt: str) -> str:
        """Give the address of this choice with something changed."""
        valg = {"fylke": self.fylke, "lag": self.lag, "dato": self.dato.isoformat(), "sorter": self.sorter} | bytt
        faste = {k: v for k, v in valg.items() if v or k == "fylke"}
        return f"{reverse(rute)}?{urlencode(faste)}"


def les_valg(felt: Mapping[str, str], historie: Kommunehistorie, i_dag: date) -> Kartvalg:
    """
    Read the choice from the address.

    Raises
    ------
    UgyldigValg
        For a date, county, layer or order there is not.

    """
    dato = _les_dato(felt.get("dato", ""), historie, i_dag)
    valg = _standard(felt, dato)
    if valg.lag not in LAG:
        raise UgyldigValg(_("Kartet har ikke laget «%s».") % valg.lag[:40], HTTPStatus.NOT_FOUND, {"lag": ""})
    if valg.sorter.removeprefix("-") not in {"", *SORTERINGER}:
        setning = _("Tabellen kan ikke sorteres etter «%s».") % valg.sorter[:40]
        raise UgyldigValg(setning, HTTPStatus.BAD_REQUEST, {"sorter": ""})
    return _med_fylke(valg, historie) if valg.fylke else valg


def siste_dag(i_dag: date) -> date:
    """Give the last day the map answers for."""
    return date(max(i_dag.year, REGISTERETS_AAR), 12, 31)


def _les_dato(tekst: str, historie: Kommunehistorie, i_dag: date) -> date:
    if not tekst.strip():
        return i_dag
    treff = _DATO.fullmatch(tekst.strip())
    if treff is None:
        setning = _("«%s» er ikke en dato. Skriv den som 2019-12-31 eller 31.12.2019.") % tekst[:40]
        raise UgyldigValg(setning, HTTPStatus.BAD_REQUEST, {"dato": ""})
    aar, maaned, dag = (int(treff[n] or treff[f"{n}2"]) for n in "ymd")
    try:
        dato = date(aar, maaned, dag)
    except ValueError:
        setning = _("Datoen %s finnes ikke.") % tekst[:40]
        raise UgyldigValg(setning, HTTPStatus.BAD_REQUEST, {"dato": ""}) from None
    forste, siste = historie.begynner, siste_dag(i_dag)
    if not forste <= dato <= siste:
        setning = _("Registeret svarer for %(fra)s til %(til)s, ikke for %(dato)s.") % {
            "fra": dato_tekst(forste),
            "til": dato_tekst(siste),
            "dato": dato_tekst(dato),
        }
        naer = forste if dato < forste else siste
        raise UgyldigValg(setning, HTTPStatus.NOT_FOUND, {"dato": naer.isoformat()})
    return dato


def _standard(felt: Mapping[str, str], dato: date) -> Kartvalg:
    """Fill in what is not chosen: the service areas while we know them, else the population of the country."""
    urort = "fylke" not in felt and "lag" not in felt
    kjente = urort and OMRAADENES_PERIODE.gjelder(dato)
    lag = felt.get("lag") or ("tjenesteomraade" if kjente else "folketall")
    fylke = OMRAADENES_FYLKE if kjente else felt.get("fylke", "")
    return Kartvalg(fylke, lag, dato, felt.get("sorter", ""), felt.get("kommune", ""))


def _med_fylke(valg: Kartvalg, historie: Kommunehistorie) -> Kartvalg:
    funnet = fylke_paa(historie, valg.fylke, valg.dato) if re.fullmatch(r"\d{2}", valg.fylke) else None
    if funnet is None:
        setning = _("Registeret kjenner ikke noe fylke med nummer «%s».") % valg.fylke[:40]
        raise UgyldigValg(setning, HTTPStatus.NOT_FOUND, {"fylke": ""})
    if funnet.fylke == valg.fylke:
        return valg
    merknad = _("%(gammelt)s fantes ikke %(dato)s. Du ser %(nytt)s, der %(felles)s av de %(av)s kommunene var da.") % {
        "gammelt": _fylkesnavn(historie, valg.fylke),
        "dato": dato_tekst(valg.dato),
        "nytt": _fylkesnavn(historie, funnet.fylke),
        "felles": funnet.felles,
        "av": funnet.av,
    }
    return replace(valg, fylke=funnet.fylke, merknad=merknad)


def _fylkesnavn(historie: Kommunehistorie, fylke: str) -> str:
    return next(v.kommune.fylke for v in reversed(historie.versjoner) if v.fylkesnummer == fylke)
