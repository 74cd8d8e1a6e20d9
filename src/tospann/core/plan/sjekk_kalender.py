"""Days, meetings and order: what holds for every row, whatever it is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tospann.core.felles.alvor import Alvor
from tospann.core.felles.norsk import dato_tekst
from tospann.core.plan.aktivitet import Plassering
from tospann.core.plan.arbeidsdager import er_arbeidsdag, helligdager
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Funn, Planlagt, forste, siste
from tospann.core.plan.sjekk_vedtak import VEDTAK

_MOTER = {Plassering.KOMMUNESTYREMOTE, Plassering.BUDSJETTMOTE}
_VEDTAKSVINDU = timedelta(weeks=8)
_VALGSYKLUS, _VALGREST = 4, 3
_DOMT_AV_EGEN_REGEL = {
    ("P24", "P25"), ("P25", "P26"), ("P25", "P27"), ("P24", "P28"), ("P31", "P32"), ("P36", "P37"), ("P37", "P41"),
    ("P36", "P41"), ("P41", "P41T"),
}  # fmt: skip


def moter(plan: Fremdriftsplan) -> Iterator[Funn]:
    """A council decides in a meeting, so its row stands on a day when it meets."""
    for rad in plan.rader:
        if rad.aktivitet.plassering not in _MOTER or rad.kommune is None:
            continue
        if rad.fra not in plan.kalender.moter_i(rad.kommune):
            navn = rad.kommune.kortnavn
            setning = f"«{rad.aktivitet.navn}»: kommunestyret i {navn} har ikke møte {dato_tekst(rad.fra)}."
            yield Funn("MØTE", setning, Alvor.KRAV, "kommuneloven § 11-2", rad.aktivitet.id, rad.kommune)


def avtalt_oppstart(plan: Fremdriftsplan) -> Iterator[Funn]:
    """The plan must be ready for the day the agreement sets."""
    avtalt, start = plan.valg.oppstart, forste(plan.rader_for("P41"))
    if avtalt is None or start is None or start <= plan.kalender.plandag_fra(avtalt):
        return
    setning = f"Avtalen sier oppstart {dato_tekst(avtalt)}, men planen er ikke klar før {dato_tekst(start)}."
    yield Funn("OPPSTART", setning, Alvor.VARSEL, "kommuneloven § 20-4 tredje ledd bokstav d", "P41")


def dager(plan: Fremdriftsplan) -> Iterator[Funn]:
    """Nothing begins or ends on a day off; and preferably not in the holidays."""
    for rad in plan.rader:
        if rad.aktivitet.plassering in _MOTER:
            continue
        fridag = next((d for d in (rad.fra, rad.til) if not er_arbeidsdag(d)), None)
        if fridag is not None:
            hva = helligdager(fridag.year).get(fridag, "lørdag eller søndag").lower()
            setning = f"«{rad.aktivitet.navn}» er lagt til {dato_tekst(fridag)}, som er {hva}."
            yield Funn("DAG", setning, Alvor.VARSEL, "kalenderen", rad.aktivitet.id, rad.kommune)
        elif rad.aktivitet.plassering is Plassering.ARBEID and plan.kalender.er_rolig(rad.fra):
            setning = f"«{rad.aktivitet.navn}» begynner {dato_tekst(rad.fra)}, midt i ferien for de fleste."
            yield Funn("FERIE", setning, Alvor.RAAD, "forutsetning om felles ferie", rad.aktivitet.id, rad.kommune)


def avhengigheter(plan: Fremdriftsplan) -> Iterator[Funn]:
    """What waits for something begins after it; where a rule of its own says more, that rule speaks."""
    for rad in plan.rader:
        for avhengig_av in rad.aktivitet.avhenger_av:
            if (avhengig_av, rad.aktivitet.id) in _DOMT_AV_EGEN_REGEL:
                continue
            venter_paa = _sen_rad(plan, rad, avhengig_av)
            if venter_paa is not None:
                setning = (
                    f"«{rad.aktivitet.navn}» begynner {dato_tekst(rad.fra)}, men venter på "
                    f"«{venter_paa.aktivitet.navn}», som er ferdig {dato_tekst(venter_paa.til)}."
                )
                yield Funn("REKKEFØLGE", setning, Alvor.VARSEL, rad.aktivitet.hjemmel, rad.aktivitet.id, rad.kommune)


def _sen_rad(plan: Fremdriftsplan, rad: Planlagt, avhengig_av: str) -> Planlagt | None:
    """Give the row that ends too late for *rad*: the municipality's own, or the last of the common ones."""
    rader = plan.rader_for(avhengig_av)
    egne = [r for r in rader if rad.kommune is not None and r.kommune == rad.kommune]
    siste_rad = max(egne or rader, key=lambda r: r.til, default=None)
    if siste_rad is None or siste_rad.til < rad.fra:
        return None
    return None if rad.aktivitet.er_milepael and siste_rad.til == rad.fra else siste_rad


def vedtaksvindu(plan: Fremdriftsplan) -> Iterator[Funn]:
    """All councils should decide close to each other, so that the text does not begin to move."""
    fra, til = forste(plan.rader_for(VEDTAK)), siste(plan.rader_for(VEDTAK))
    if fra and til and til - fra > _VEDTAKSVINDU:
        setning = (
            f"Det første kommunestyret vedtar {dato_tekst(fra)} og det siste {dato_tekst(til)}. "
            "Samle vedtakene innen åtte uker."
        )
        yield Funn("VINDU", setning, Alvor.RAAD, "forutsetning om én møterunde", VEDTAK)


def valg(plan: Fremdriftsplan) -> Iterator[Funn]:
    """Councils on different sides of an election are not the same councils."""
    fra, til = forste(plan.rader_for(VEDTAK)), siste(plan.rader_for(VEDTAK))
    if fra is None or til is None or fra.year % _VALGSYKLUS != _VALGREST:
        return
    if fra < date(fra.year, 10, 1) and til >= date(fra.year, 11, 1):
        setning = (
            f"Kommunestyrevalget i {fra.year} ligger mellom det første vedtaket {dato_tekst(fra)} og det siste "
            f"{dato_tekst(til)}. Nye kommunestyrer er konstituert innen utgangen av oktober og kan mene noe annet."
        )
        yield Funn("VALG", setning, Alvor.RAAD, "kommuneloven § 7-1", VEDTAK)
