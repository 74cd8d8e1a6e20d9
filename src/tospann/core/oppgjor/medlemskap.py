"""Somebody leaves, or is merged into another, while the year goes on (docs/metode/aarsoppgjor.md)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.periode import Periode
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Deltakelse, UgyldigGrunnlag


def gaa_ut(grunnlag: Aarsgrunnlag, part: str, fra: date, etterfolger: str = "") -> Aarsgrunnlag:
    """
    Let a municipality be out from a day (its last day is the one before).

    *etterfolger* answers for it afterwards, when it was merged into another.

    Raises
    ------
    UgyldigGrunnlag
        When it does not take part the day before, or is the host and has no successor.

    """
    er_med = _er_med(grunnlag, part, fra)
    if part == grunnlag.vert and not etterfolger:
        raise UgyldigGrunnlag(f"{er_med.navn} er vert. Avtal en ny vert før {er_med.navn} går ut.")
    if etterfolger and not any(d.part == etterfolger and d.periode.gjelder(fra) for d in grunnlag.deltakelser):
        raise UgyldigGrunnlag(f"{grunnlag.navn(etterfolger)} må selv være med fra {dato_tekst(fra)}.")
    ute = Deltakelse(part, er_med.navn, Periode(er_med.periode.fra, fra), etterfolger)
    return replace(grunnlag, deltakelser=tuple(ute if d == er_med else d for d in grunnlag.deltakelser))


def _er_med(grunnlag: Aarsgrunnlag, part: str, fra: date) -> Deltakelse:
    for d in grunnlag.deltakelser:
        if d.part == part and d.periode.fra < fra and (d.periode.til is None or fra < d.periode.til):
            return d
    raise UgyldigGrunnlag(f"{grunnlag.navn(part)} er ikke med dagen før {dato_tekst(fra)}, og kan ikke gå ut da.")
