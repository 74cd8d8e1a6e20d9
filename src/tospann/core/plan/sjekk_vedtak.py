"""H1 and H9: everybody has decided before anybody acts, and the money is there in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tospann.core.felles.alvor import Alvor
from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Funn, Planlagt, forste

VEDTAK = "P24"
_ETTER_VEDTAK = ("P25", "P26", "P29", "P30", "P31", "P32")
_BINDENDE = {"P26", "P32"}


def alle_har_vedtatt(plan: Fremdriftsplan) -> Iterator[Funn]:
    """H1: the agreement exists when every council has adopted it (kommuneloven § 20-4)."""
    etter = [plan.rader_for(id_)[0] for id_ in _ETTER_VEDTAK if plan.rader_for(id_)]
    hjemmel = "kommuneloven § 20-4 andre ledd"
    for kommune in plan.deltakere:
        vedtak = next((r for r in plan.rader_for(VEDTAK) if r.kommune == kommune), None)
        for_tidlig = [r for r in etter if vedtak is None or r.fra <= vedtak.fra]
        if not for_tidlig:
            continue
        naar = "har ikke noe vedtak i planen" if vedtak is None else f"vedtar først {dato_tekst(vedtak.fra)}"
        setning = (
            f"Kommunestyret i {kommune.kortnavn} {naar}. "
            f"Disse er lagt til samme dag eller før: {opplisting(_navn(r) for r in for_tidlig)}. "
            "Avtalen er ikke inngått før alle kommunestyrene selv har vedtatt den."
        )
        alvor = Alvor.KRAV if any(r.aktivitet.id in _BINDENDE for r in for_tidlig) else Alvor.VARSEL
        yield Funn("H1", setning, alvor, hjemmel, VEDTAK, kommune)


def budsjett(plan: Fremdriftsplan) -> Iterator[Funn]:
    """H9: the year's budget is adopted before the year begins; after that it takes a change of budget."""
    start = forste(plan.rader_for("P41"))
    if start is None:
        return
    for rad in plan.rader_for("P40"):
        if rad.fra >= start:
            yield _budsjettfunn(rad, start, Alvor.KRAV)
        elif rad.fra >= date(start.year, 1, 1):
            yield _budsjettfunn(rad, start, Alvor.VARSEL)


def _budsjettfunn(rad: Planlagt, start: date, alvor: Alvor) -> Funn:
    navn = rad.kommune.kortnavn if rad.kommune else "Kommunen"
    hva = (
        f"Det er ikke før oppstarten {dato_tekst(start)}, og da mangler bevilgningen."
        if alvor is Alvor.KRAV
        else "Årsbudsjettet skal vedtas før årsskiftet, så saken må legges fram som budsjettendring."
    )
    setning = f"{navn} behandler budsjettet for oppstartsåret {dato_tekst(rad.fra)}. {hva}"
    return Funn("H9", setning, alvor, "kommuneloven §§ 14-3 og 14-5", rad.aktivitet.id, rad.kommune)


def _navn(rad: Planlagt) -> str:
    return f"{rad.aktivitet.navn} ({rad.aktivitet.id})"
