"""Pilotene: what each of the three pilots of 2018 was, what its study shows, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.actions.demopiloter import RAPPORTDATO, Pilot, pilotstudier
from tospann.actions.strukturbilde import BEST, Studiebilde, studiebilde, svartekst
from tospann.core.kontor.samarbeid import Samarbeid, Samarbeidshendelse
from tospann.core.utredning.strukturutredning import Svartekst
from tospann.documents.papirer.strukturpapir import apne_sporsmaal, ulovligheter
from tospann.store import models
from tospann.store.samarbeid import alle_samarbeid
from tospann.web.leser import leser


@dataclass(frozen=True, slots=True)
class Pilotbilde:
    """A pilot on the page; *bilde* is empty where the reader sees no study of it."""

    pilot: Pilot
    samarbeid: Samarbeid
    studie: models.Strukturstudie | None
    bilde: Studiebilde | None

    @property
    def var(self) -> Iterator[Samarbeidshendelse]:
        """Give what the report tells, up to its day."""
        return (h for h in self.samarbeid.linje if h.senest <= RAPPORTDATO)

    @property
    def ble(self) -> Iterator[Samarbeidshendelse]:
        """Give what came after."""
        return (h for h in self.samarbeid.linje if h.senest > RAPPORTDATO)

    @property
    def svar(self) -> Svartekst | None:
        """Give the answer of the study."""
        return svartekst(self.bilde) if self.bilde else None

    @property
    def organisasjoner(self) -> tuple[str, ...]:
        """Give the organisations of the best answer, the host first; none where there is no answer."""
        beste = self.bilde.valgbar(BEST) if self.bilde else None
        if self.bilde is None or beste is None:
            return ()
        return tuple(o.navn for o in self.bilde.konsekvens(beste).miljo.organisasjoner)

    @property
    def ulovlig(self) -> tuple[str, ...]:
        """Say why the pilot's form cannot carry it, with the law's place."""
        return ulovligheter(self.bilde.konsekvens(self.bilde.valgbare[-1])) if self.bilde else ()

    @property
    def apne(self) -> tuple[str, ...]:
        """Give what the law leaves open about the pilot's own structure."""
        return apne_sporsmaal(self.bilde.konsekvens(self.bilde.valgbare[-1])) if self.bilde else ()


@require_safe
def piloter(request: HttpRequest) -> HttpResponse:
    """De tre pilotene fra rapporten i 2018, spilt om igjen."""
    bruker = leser(request)
    register = {s.slug: s for s in alle_samarbeid()}
    pilotene = [
        Pilotbilde(pilot, register[pilot.samarbeid], rad, studiebilde(bruker, rad) if rad else None)
        for pilot, rad in pilotstudier(bruker)
        if pilot.samarbeid in register
    ]
    return render(request, "struktur/piloter.html", {"piloter": pilotene})
