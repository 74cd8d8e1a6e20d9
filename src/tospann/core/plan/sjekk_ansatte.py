"""H3, H7 and H8: the employees are heard, informed and given the time the law gives them."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.felles.alvor import Alvor
from tospann.core.felles.norsk import dato_tekst
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Funn, forste, siste
from tospann.core.plan.plassering import RESERVASJONSFRIST, TARIFFRIST
from tospann.core.plan.sjekk_vedtak import VEDTAK


def drofting_for_vedtak(plan: Fremdriftsplan) -> Iterator[Funn]:
    """H3: the report and the draft are discussed before the council decides."""
    droftet = siste(plan.rader_for("P19"))
    for rad in plan.rader_for(VEDTAK) if droftet else ():
        if droftet is None or droftet < rad.fra:
            continue
        navn = rad.kommune.kortnavn if rad.kommune else "Kommunen"
        setning = (
            f"{navn} vedtar {dato_tekst(rad.fra)}, men drøftingen med de tillitsvalgte er ikke ferdig før "
            f"{dato_tekst(droftet)}. Den som drøftes etter vedtaket, kan ikke påvirke det."
        )
        hjemmel = "arbeidsmiljøloven §§ 8-2 og 16-5; hovedavtalene i stat og kommune"
        # Late, but not too late: the act asks for it before the transfer, and as early as possible.
        yield Funn("H3", setning, Alvor.VARSEL, hjemmel, "P19", rad.kommune)


def overdragelse(plan: Fremdriftsplan) -> Iterator[Funn]:
    """H3: information and discussion about the transfer are done before the transfer."""
    informert, start = siste(plan.rader_for("P36")), forste(plan.rader_for("P41"))
    if informert and start and informert >= start:
        setning = (
            f"Informasjon og drøfting om virksomhetsoverdragelsen er ikke ferdig før {dato_tekst(informert)}, "
            f"og overdragelsen er {dato_tekst(start)}."
        )
        yield Funn("H3", setning, Alvor.KRAV, "arbeidsmiljøloven §§ 16-5 og 16-6", "P36")


def reservasjon(plan: Fremdriftsplan) -> Iterator[Funn]:
    """H7: at least fourteen days to object, and known before the transfer."""
    informert, frist = siste(plan.rader_for("P36")), siste(plan.rader_for("P37"))
    start = forste(plan.rader_for("P41"))
    hjemmel = "arbeidsmiljøloven § 16-3 andre ledd"
    if informert and frist and frist < informert + RESERVASJONSFRIST:
        setning = (
            f"Fristen for å reservere seg er {dato_tekst(frist)}. Den kan tidligst være "
            f"{dato_tekst(informert + RESERVASJONSFRIST)}, 14 dager etter at de ansatte er informert."
        )
        yield Funn("H7", setning, Alvor.KRAV, hjemmel, "P37")
    if frist and start and frist >= start:
        setning = (
            f"Fristen for å reservere seg, {dato_tekst(frist)}, er ikke ute før overdragelsen {dato_tekst(start)}. "
            "Da vet ingen hvem som følger med."
        )
        yield Funn("H7", setning, Alvor.KRAV, hjemmel, "P37")


def tariff(plan: Fremdriftsplan) -> Iterator[Funn]:
    """H8: after three weeks the host is bound by the collective agreement whether it wants or not."""
    erklaert, start = siste(plan.rader_for("P41T")), forste(plan.rader_for("P41"))
    if erklaert and start and erklaert > start + TARIFFRIST:
        setning = (
            f"Vil vertskommunen ikke bli bundet av tariffavtalen, må fagforeningen ha det skriftlig senest "
            f"{dato_tekst(start + TARIFFRIST)}. Planen sier {dato_tekst(erklaert)}, og da er verten bundet."
        )
        yield Funn("H8", setning, Alvor.VARSEL, "arbeidsmiljøloven § 16-2 andre ledd", "P41T")
