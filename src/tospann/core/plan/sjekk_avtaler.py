"""H4, H5, H6, H10 and H12: delegation, agreements, notice and the time for legality control."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tospann.core.felles.alvor import Alvor
from tospann.core.felles.norsk import dato_tekst
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Funn, forste, siste
from tospann.core.plan.plassering import LOVLIGHETSFRIST
from tospann.core.plan.sjekk_vedtak import VEDTAK

_KAN_IKKE_GJORES_OM = ("P26", "P32", "P34", "P35", "P41")


def delegering(plan: Fremdriftsplan) -> Iterator[Funn]:
    """H4: the council instructs first, the director delegates after, and before the start."""
    start, hjemmel = forste(plan.rader_for("P41")), "kommuneloven § 20-2 andre ledd"
    vedtak = {r.kommune: r.fra for r in plan.rader_for(VEDTAK)}
    for rad in plan.rader_for("P28"):
        navn = rad.kommune.kortnavn if rad.kommune else "Kommunen"
        vedtatt = vedtak.get(rad.kommune)
        if vedtatt is not None and rad.fra < vedtatt:
            setning = (
                f"Delegeringsbrevet fra {navn} er lagt til {dato_tekst(rad.fra)}, før kommunestyret "
                f"vedtar {dato_tekst(vedtatt)}. Kommunedirektøren har da ikke fått instruksen."
            )
            yield Funn("H4", setning, Alvor.KRAV, hjemmel, "P28", rad.kommune)
        if start is not None and rad.til > start:
            setning = (
                f"Delegeringsbrevet fra {navn} kommer {dato_tekst(rad.til)}, etter oppstarten {dato_tekst(start)}. "
                "Vertskommunen mangler myndighet til det er gitt."
            )
            yield Funn("H4", setning, Alvor.KRAV, hjemmel, "P28", rad.kommune)


def partnerskapsavtale(plan: Fremdriftsplan) -> Iterator[Funn]:
    """H5: the content of the partnership agreement is discussed before it is made."""
    droftet, inngaas = siste(plan.rader_for("P31")), forste(plan.rader_for("P32"))
    if droftet and inngaas and inngaas <= droftet:
        setning = (
            f"Partnerskapsavtalen er lagt til {dato_tekst(inngaas)}, men drøftingen av innholdet er ikke ferdig før "
            f"{dato_tekst(droftet)}. Innholdet skal drøftes med de tillitsvalgte før avtalen inngås."
        )
        hjemmel = "KS og Navs sjekkliste 2024 punkt 5.1 og 8 (rapport fra hovedorganisasjonene, oktober 2006)"
        yield Funn("H5", setning, Alvor.VARSEL, hjemmel, "P31")


def aapning(plan: Fremdriftsplan) -> Iterator[Funn]:
    """H6: no opening before the partnership agreement; nor, says the checklist, the operating agreement."""
    aapner = forste(plan.rader_for("P43"))
    grunner = (
        ("P32", "Partnerskapsavtalen", Alvor.KRAV, "Nav-loven § 14 første ledd"),
        ("P34", "Driftsavtalen", Alvor.VARSEL, "KS og Navs sjekkliste 2024 punkt 8"),
    )
    for id_, navn, alvor, hjemmel in grunner:
        ferdig = siste(plan.rader_for(id_))
        if aapner and ferdig and ferdig >= aapner:
            setning = (
                f"{navn} er ikke ferdig før {dato_tekst(ferdig)}, og kontoret åpner {dato_tekst(aapner)}. "
                "Avtalen må være inngått før kontoret åpner."
            )
            yield Funn("H6", setning, alvor, hjemmel, id_)


def orientering(plan: Fremdriftsplan) -> Iterator[Funn]:
    """H10: the host tells Statsforvalteren that the cooperation is established, which it must then be."""
    orientert, vedtatt = forste(plan.rader_for("P27")), siste(plan.rader_for(VEDTAK))
    kontrollert = siste(plan.rader_for("P25"))
    if orientert is None or vedtatt is None:
        return
    if orientert <= vedtatt:
        setning = (
            f"Statsforvalteren orienteres {dato_tekst(orientert)}, men det siste kommunestyret vedtar "
            f"{dato_tekst(vedtatt)}. Samarbeidet er ikke opprettet før det."
        )
        yield Funn("H10", setning, Alvor.KRAV, "kommuneloven § 20-4 femte ledd", "P27")
    elif kontrollert is not None and orientert <= kontrollert:
        setning = (
            f"Statsforvalteren orienteres {dato_tekst(orientert)}, før fristen for lovlighetskontroll er ute. "
            "Det er lov, men vent gjerne til vedtakene er sammenlignet."
        )
        yield Funn("H10", setning, Alvor.RAAD, "kommuneloven § 20-4 femte ledd", "P27")


def lovlighetsfrist(plan: Fremdriftsplan) -> Iterator[Funn]:
    """H12: control of legality does not stop the decision, so what cannot be undone should wait."""
    vedtatt = siste(plan.rader_for(VEDTAK))
    if vedtatt is None:
        return
    frist = vedtatt + LOVLIGHETSFRIST
    for id_ in _KAN_IKKE_GJORES_OM:
        naar = forste(plan.rader_for(id_))
        if naar is not None and vedtatt < naar <= frist:
            yield _for_tidlig(plan, id_, naar, frist)


def _for_tidlig(plan: Fremdriftsplan, id_: str, naar: date, frist: date) -> Funn:
    navn = plan.rader_for(id_)[0].aktivitet.navn
    setning = (
        f"«{navn}» er lagt til {dato_tekst(naar)}. Tre medlemmer av et kommunestyre kan kreve lovlighetskontroll "
        f"til og med {dato_tekst(frist)}. Vent med det som ikke kan gjøres om."
    )
    return Funn("H12", setning, Alvor.RAAD, "kommuneloven §§ 27-1 og 27-3", id_)
