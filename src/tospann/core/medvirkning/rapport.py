"""The report a union representative shows the members: every decision, and when it was discussed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.norsk import dato_kort, sorteringsnokkel
from tospann.core.kommune.kommune import Kommune
from tospann.core.medvirkning.hendelse import Hendelse, Sektor, Slag

MANGLER = "mangler"
_DROFTING = {Slag.DROFTET, Slag.FORHANDLET}


@dataclass(frozen=True, slots=True)
class Rapportlinje:
    """One decision: who decided when, and when the unions on each side discussed it, or the word "mangler"."""

    beslutning: str
    kommune: str
    vedtatt: str
    droftet_stat: str
    droftet_kommune: str


def rapport_til_medlemmene(
    hendelser: Iterable[Hendelse], deltakere: tuple[Kommune, ...], dato: date
) -> tuple[Rapportlinje, ...]:
    """List every decision made by *dato*, oldest first. No person is named, and no opinion."""
    alle = tuple(hendelser)
    navn = {k.nummer: k.kortnavn for k in deltakere}
    vedtak = [h for h in alle if h.slag is Slag.VEDTAK and h.er_holdt(dato)]
    vedtak.sort(key=lambda h: (h.dato, h.beslutning, sorteringsnokkel(navn.get(h.kommune or "", ""))))
    return tuple(
        Rapportlinje(
            beslutning=v.beslutning,
            kommune=navn.get(v.kommune, v.kommune) if v.kommune else "felles",
            vedtatt=dato_kort(v.dato),
            droftet_stat=_droftet(alle, v, Sektor.STAT, dato),
            droftet_kommune=_droftet(alle, v, Sektor.KOMMUNE, dato),
        )
        for v in vedtak
    )


def _droftet(alle: tuple[Hendelse, ...], vedtak: Hendelse, sektor: Sektor, dato: date) -> str:
    droftinger = sorted(
        h.dato
        for h in alle
        if h.beslutning == vedtak.beslutning
        and h.slag in _DROFTING
        and h.sektor in {sektor, Sektor.BEGGE}
        and (h.kommune is None or h.kommune == vedtak.kommune)
        and h.er_holdt(dato)
        and h.referat
    )
    if not droftinger:
        return MANGLER
    if droftinger[0] > vedtak.dato:
        return f"{MANGLER} (drøftet etter vedtaket, {dato_kort(droftinger[0])})"
    return dato_kort(droftinger[0])
