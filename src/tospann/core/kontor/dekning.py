"""
Who covers each municipality on a day, and the days nobody does.

The law says that the offices together cover every municipality, not that there is one in each (Nav-loven § 13). A
day is covered, unknown, or a gap. What no source tells is unknown, never a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.periode import Periode
from tospann.core.kontor.perioder import Dekningsperiode, Sikkerhet
from tospann.core.kontor.settverdi import Settverdi, verdi_paa

T = TypeVar("T")


class Dekningsstatus(StrEnum):
    """The three answers a day can get."""

    DEKKET = "dekket"
    UKJENT = "ukjent"
    HULL = "hull"


@dataclass(frozen=True, slots=True)
class Kontordekning:
    """An office that covers a municipality on a day, what it is called then, and what that rests on."""

    kontor: str
    navn: str
    sikkerhet: Sikkerhet
    sist_sett: date | None
    neste_sett: date | None

    @property
    def hviler_paa(self) -> str:
        """Say which observations the answer lies between."""
        sist = f"Sist sett {dato_tekst(self.sist_sett)}" if self.sist_sett else "Ikke sett før"
        if self.neste_sett is None:
            return f"{sist}."
        return f"{sist}, {'neste gang' if self.sist_sett else 'første gang'} {dato_tekst(self.neste_sett)}."


@dataclass(frozen=True, slots=True)
class Utelatelse:
    """A municipality that a list of the whole country does not have: nobody knows who covers it from that day."""

    kommune: str
    periode: Periode
    grunn: str


@dataclass(frozen=True, slots=True)
class Dekningsspenn:
    """Days in a row with the same answer: who surely covers, and who may."""

    kommune: str
    fra: date
    til: date
    status: Dekningsstatus
    sikre: tuple[str, ...] = ()
    mulige: tuple[str, ...] = ()

    @property
    def dager(self) -> int:
        """Count the days."""
        return (self.til - self.fra).days


@dataclass(frozen=True)
class Dekningsbok:
    """
    All periods of cover, ready to be asked.

    Attributes
    ----------
    kjent_fra:
        The day of the first list. Before it, cover is unknown.

    """

    perioder: tuple[Dekningsperiode, ...]
    navn: tuple[Settverdi, ...]
    utelatelser: tuple[Utelatelse, ...]
    kjent_fra: date

    @cached_property
    def per_kommune(self) -> Mapping[str, tuple[Dekningsperiode, ...]]:
        """Give the periods by municipality number."""
        return _gruppert(self.perioder, lambda p: p.kommune)

    @cached_property
    def per_kontor(self) -> Mapping[str, tuple[Dekningsperiode, ...]]:
        """Give the periods by office."""
        return _gruppert(self.perioder, lambda p: p.kontor)

    @cached_property
    def navn_per_kontor(self) -> Mapping[str, tuple[Settverdi, ...]]:
        """Give the names by office."""
        return _gruppert(self.navn, lambda n: n.nokkel)

    def hos(self, kommune: str, dato: date) -> tuple[Kontordekning, ...]:
        """Give the offices of one municipality on a day, the sure before the possible."""
        gjeldende = [p for p in self.per_kommune.get(kommune, ()) if p.periode.gjelder(dato)]
        ordnet = sorted(gjeldende, key=lambda p: (p.sikkerhet is Sikkerhet.MULIG, p.kontor))
        return tuple(self._som_dekning(p, dato) for p in ordnet)

    def _som_dekning(self, p: Dekningsperiode, dato: date) -> Kontordekning:
        navn = verdi_paa(self.navn_per_kontor.get(p.kontor, ()), dato)
        return Kontordekning(p.kontor, navn, p.sikkerhet, p.sist_sett(dato), p.neste_sett(dato))

    def paa(self, dato: date, kommuner: Iterable[str]) -> Mapping[str, tuple[Kontordekning, ...]]:
        """Give the offices of each municipality on a day; an empty tuple where no source names one."""
        return {kommune: self.hos(kommune, dato) for kommune in kommuner}

    def ukjent(self, kommune: str) -> tuple[Periode, ...]:
        """Give the days no source tells about: before the first list, and where a list leaves it out."""
        egne = (u.periode for u in self.utelatelser if u.kommune == kommune)
        return (Periode(date.min, self.kjent_fra), *egne)

    def spenn(self, kommune: str, vindu: Periode) -> tuple[Dekningsspenn, ...]:
        """Give the spans of one municipality inside a window with an end."""
        return dekningsspenn(kommune, vindu, self.per_kommune.get(kommune, ()), self.ukjent(kommune))


def dekningsspenn(
    kommune: str, vindu: Periode, perioder: Sequence[Dekningsperiode], ukjent: Sequence[Periode] = ()
) -> tuple[Dekningsspenn, ...]:
    """
    Cut the window into spans with the same answer, by the days where anything begins or ends.

    Raises
    ------
    ValueError
        When the window has no end: there is no last gap in a future without one.

    """
    if vindu.til is None:
        melding = "Vinduet må ha en siste dag."
        raise ValueError(melding)
    punkter = sorted({vindu.fra, vindu.til, *_grenser(vindu, [*(p.periode for p in perioder), *ukjent])})
    biter = (_bit(kommune, Periode(a, b), perioder, ukjent) for a, b in pairwise(punkter))
    return tuple(_like_sammen(biter))


def _grenser(vindu: Periode, perioder: Iterable[Periode]) -> Iterator[date]:
    for p in perioder:
        yield from (d for d in (p.fra, p.til) if d is not None and vindu.gjelder(d))


def _bit(kommune: str, dager: Periode, perioder: Sequence[Dekningsperiode], ukjent: Sequence[Periode]) -> Dekningsspenn:
    """Answer for days between two boundaries, where the first day stands for all."""
    gjelder = [p for p in perioder if p.periode.gjelder(dager.fra)]
    sikre = tuple(sorted(p.kontor for p in gjelder if p.sikkerhet is Sikkerhet.SIKKER))
    mulige = tuple(sorted(p.kontor for p in gjelder if p.sikkerhet is Sikkerhet.MULIG))
    uviss = bool(mulige) or any(p.gjelder(dager.fra) for p in ukjent)
    uten = Dekningsstatus.UKJENT if uviss else Dekningsstatus.HULL
    return Dekningsspenn(
        kommune, dager.fra, dager.til or dager.fra, Dekningsstatus.DEKKET if sikre else uten, sikre, mulige
    )


def _like_sammen(biter: Iterable[Dekningsspenn]) -> Iterator[Dekningsspenn]:
    forrige: Dekningsspenn | None = None
    for b in biter:
        if forrige and (forrige.status, forrige.sikre, forrige.mulige) == (b.status, b.sikre, b.mulige):
            forrige = Dekningsspenn(b.kommune, forrige.fra, b.til, b.status, b.sikre, b.mulige)
            continue
        if forrige:
            yield forrige
        forrige = b
    if forrige:
        yield forrige


def _gruppert(verdier: Iterable[T], nokkel: Callable[[T], str]) -> Mapping[str, tuple[T, ...]]:
    grupper: dict[str, list[T]] = {}
    for verdi in verdier:
        grupper.setdefault(nokkel(verdi), []).append(verdi)
    return {k: tuple(v) for k, v in grupper.items()}
