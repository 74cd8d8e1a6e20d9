"""The life of a municipality as rows: each sentence, with the pages of those who were and those who came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from tospann.actions.kommunebilde import Kommunebilde
from tospann.core.kommune.hendelse import Kommunehendelse
from tospann.store.kommune import historie


@dataclass(frozen=True, slots=True)
class Hendelsesrad:
    """An event, whether it comes after the date of the page, and links to the others it touches."""

    hendelse: Kommunehendelse
    senere: bool
    lenker: tuple[tuple[str, str], ...]


def hendelsesrader(bilde: Kommunebilde) -> Iterator[Hendelsesrad]:
    """Give the events, oldest first; who was is shown on the last day, who came on the first."""
    kjent, eget = historie(), bilde.versjon.kommune.nummer
    for h in bilde.hendelser:
        dagen_for = h.dato - timedelta(1)
        steder = [*((n, dagen_for) for n in h.fra if n not in h.til), *((n, h.dato) for n in h.til)]
        lenker = tuple((adresse(n, dag), f"{n} {kjent.paa(dag)[n].kommune.kortnavn}") for n, dag in steder if n != eget)
        yield Hendelsesrad(h, h.dato > bilde.dato, lenker)


def adresse(nummer: str, dag: date) -> str:
    """Give the address of a municipality on a day."""
    return f"{reverse('kommune', args=[nummer])}?dato={dag.isoformat()}"
