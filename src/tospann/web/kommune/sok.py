"""Søk: finner kommuner og fylker med gamle og nye navn og numre, kontor og samarbeid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.core.felles.periode import Periode
from tospann.core.kommune.fylke import Fylke
from tospann.core.kommune.navneform import navneform
from tospann.core.kommune.sok import Kommunetreff, likhet, sok
from tospann.core.kontor.samarbeid import Samarbeid
from tospann.store.kommune import historie
from tospann.store.kontor import dekningsbok
from tospann.store.samarbeid import alle_samarbeid
from tospann.web.kommune.dato import med_dato

T = TypeVar("T")
LENGST = 100
FLEST = 50


@dataclass(frozen=True, slots=True)
class Kontortreff:
    """An office, by its number, with the name that fits best and what else it has been called."""

    nummer: str
    navn: str
    andre: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paadag(Generic[T]):
    """Something found, and a day it can be seen on: the one asked about, or the nearest it was."""

    ting: T
    dag: date


@dataclass(frozen=True, slots=True)
class Treff:
    """All that was found."""

    sokt: str
    kommuner: tuple[Paadag[Kommunetreff], ...]
    fylker: tuple[Paadag[Fylke], ...]
    kontor: tuple[Kontortreff, ...]
    samarbeid: tuple[Samarbeid, ...]
    flere_samme_navn: bool
    avkortet: bool

    @property
    def ingen(self) -> bool:
        """Tell whether nothing was found."""
        return not (self.kommuner or self.fylker or self.kontor or self.samarbeid)


@require_safe
@med_dato
def vis(request: HttpRequest, dato: date) -> HttpResponse:
    """Søk i registeret."""
    sokt = request.GET.get("q", "").replace("\0", " ").strip()[:LENGST]
    treff = finn(sokt, dato) if sokt else None
    return render(request, "kommune/sok.html", {"treff": treff, "q": sokt, "dato": dato})


def finn(sokt: str, dato: date) -> Treff:
    """Find in all rooms of the register."""
    svar = sok(historie(), sokt, dato)
    form = navneform(sokt)
    kontor = _kontorene(form)
    samarbeid = _beste(form, [(s.navn, s) for s in alle_samarbeid()])
    kommuner = tuple(Paadag(t, _naer(t.versjon.periode, dato)) for t in svar.kommuner)
    fylker = tuple(Paadag(f, _naer(f.periode, dato)) for f in svar.fylker)
    avkortet = len(kommuner) > FLEST
    return Treff(sokt, kommuner[:FLEST], fylker, kontor, samarbeid, svar.flere_samme_navn, avkortet=avkortet)


def _naer(periode: Periode, dato: date) -> date:
    """Give the day, or the nearest in the period."""
    if periode.gjelder(dato):
        return dato
    return periode.fra if dato < periode.fra else (periode.til or dato) - timedelta(1)


def _kontorene(form: str) -> tuple[Kontortreff, ...]:
    """Find offices by any name they have had, each office once."""
    navn = {nr: tuple(dict.fromkeys(v.verdi for v in verdier)) for nr, verdier in dekningsbok().navn_per_kontor.items()}
    treff = _beste(form, [(n, (nr, n)) for nr, alle in navn.items() for n in alle])
    forste = dict(reversed(treff))
    return tuple(Kontortreff(nr, n, tuple(a for a in navn[nr] if a != n)) for nr, n in treff if forste[nr] == n)


def _beste(form: str, navngitte: Iterable[tuple[str, T]]) -> tuple[T, ...]:
    """Give what is called this, the best first, each once."""
    funnet = [(grad[0], navneform(navn), ting) for navn, ting in navngitte if form and (grad := likhet(form, [navn]))]
    ordnet = sorted(funnet, key=lambda f: f[:2])
    return tuple(dict.fromkeys(ting for _, _, ting in ordnet))[:FLEST]
