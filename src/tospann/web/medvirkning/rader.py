"""The rows of the clock in the order a reader needs them: my own municipality first, what is missing first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tospann.core.felles.alvor import Alvor
from tospann.core.felles.svar import Utfall
from tospann.core.kommune.kommune import Kommune
from tospann.core.medvirkning.hendelse import Sektor
from tospann.core.medvirkning.klokke import Klokkerad, Medvirkningsklokke
from tospann.core.medvirkning.krav import Form


@dataclass(frozen=True, slots=True)
class Enhet:
    """One municipality's rows, or what is common (None), sector by sector."""

    kommune: Kommune | None
    sektorer: tuple[tuple[Sektor, tuple[Klokkerad, ...]], ...]
    er_min: bool

    @property
    def antall(self) -> int:
        """Count the rows."""
        return sum(len(rader) for _, rader in self.sektorer)

    @property
    def oppfylt(self) -> int:
        """Count the rows in order."""
        return sum(_i_orden(r) for _, rader in self.sektorer for r in rader)


def holder_igjen(klokke: Medvirkningsklokke, min_: Kommune | None) -> list[Klokkerad]:
    """Give the rows that keep the decision from being complete, my own municipality's first."""
    apne = (r for r in klokke.mangler if r.krav.alvor is Alvor.KRAV or r.krav.form is Form.DROFTING)
    return sorted(apne, key=lambda r: min_ is None or r.kommune != min_)


def enheter(klokke: Medvirkningsklokke, kommuner: Iterable[Kommune], min_: Kommune | None) -> list[Enhet]:
    """Give one part for each municipality, my own first, and what is common before the others."""
    rekke = [*([min_] if min_ else []), None, *(k for k in kommuner if k != min_)]
    alle = (Enhet(k, _sektorer(klokke, k), er_min=k is not None and k == min_) for k in rekke)
    return [enhet for enhet in alle if enhet.antall]


def _sektorer(klokke: Medvirkningsklokke, kommune: Kommune | None) -> tuple[tuple[Sektor, tuple[Klokkerad, ...]], ...]:
    svar = []
    for sektor in (Sektor.STAT, Sektor.KOMMUNE, Sektor.EKSTERN):
        rader = sorted((r for r in klokke.sektor(sektor) if r.kommune == kommune), key=_i_orden)
        if rader:
            svar.append((sektor, tuple(rader)))
    return tuple(svar)


def _i_orden(rad: Klokkerad) -> bool:
    return rad.svar.utfall is Utfall.OPPFYLT
