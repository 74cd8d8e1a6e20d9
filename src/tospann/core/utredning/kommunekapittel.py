"""What one municipality needs to know: its own figures, before and after, and the way out."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.reisevei import Reisevei
from tospann.core.kontor.kontor import Lokasjonsslag
from tospann.core.oppgjor.grunnlag import sum_av
from tospann.core.oppgjor.oppgjor import gjor_opp
from tospann.core.utredning.alternativer import endring_for
from tospann.core.utredning.idag import kommunal_utgift_i_dag
from tospann.core.utredning.sak import Deltaker, Sak

MAANEDER_I_AARET = 12


@dataclass(frozen=True, slots=True)
class Uttreden:
    """What leaving costs one municipality (D1: "can we get out if it goes badly, and what will it cost?")."""

    frist: Tall
    i_fristen: Tall
    reetablering: Tall
    aarsverk_tilbake: Tall
    sum: Tall
    tidligst: date


@dataclass(frozen=True, slots=True)
class Kommunekapittel:
    """One municipality's own chapter, as values. *naermeste* is None where the office stays open every day."""

    deltaker: Deltaker
    er_vert: bool
    naermeste: Reisevei | None
    til_verten: Reisevei | None
    utgift_i_dag: Tall
    utgift_etter: Tall
    endring: Tall
    betaling: Tall
    overfores: Tall
    uttreden: Uttreden

    @property
    def kommune(self) -> Kommune:
        """Give the municipality."""
        return self.deltaker.kommune


def kapittel(sak: Sak, kommune: Kommune) -> Kommunekapittel:
    """Work out one municipality's chapter under what is proposed."""
    deltaker, valg = sak.deltaker(kommune), sak.valg
    oppgjor = gjor_opp(sak.oppgjorsgrunnlag(), valg.nokkel, valg.statsdeling)
    etter = oppgjor.andel(kommune)
    er_vert = kommune == valg.vert
    return Kommunekapittel(
        deltaker,
        er_vert,
        None if er_vert else naermeste_daglige(sak, deltaker),
        None if er_vert else sak.reiseveier[kommune.nummer, valg.vert.nummer],
        kommunal_utgift_i_dag(sak, deltaker),
        etter,
        endring_for(sak, deltaker, etter),
        oppgjor.betalinger[sak.kommuner.index(kommune)],
        _overfores(deltaker, er_vert=er_vert),
        uttreden(sak, deltaker, etter),
    )


def naermeste_daglige(sak: Sak, deltaker: Deltaker) -> Reisevei | None:
    """Give the way to the nearest place that is open every day; None when the own one is."""
    if deltaker.lokasjon.slag is not Lokasjonsslag.LOKASJON:
        return None
    daglige = [
        d.kommune.nummer
        for d in sak.andre_enn(deltaker.kommune)
        if d.kommune == sak.valg.vert or d.lokasjon.slag is Lokasjonsslag.AVDELING
    ]
    veier = (sak.reiseveier[deltaker.kommune.nummer, nr] for nr in daglige)
    return min(veier, key=lambda v: (v.minutter.som_brok(), v.til))


def _overfores(deltaker: Deltaker, *, er_vert: bool) -> Tall:
    egne = deltaker.kontor.bemanning.kommune
    return regn_ut(
        f"overfores.{deltaker.kommune.nummer}",
        f"Årsverk som overføres fra {deltaker.kommune.kortnavn}",
        Fraction() if er_vert else egne.som_brok(),
        Enhet.AARSVERK,
        formel="ingen: vertens ansatte blir i kommunen" if er_vert else "kommunens egne årsverk i kontoret",
        ledd=(egne,),
        gjelder=f"{deltaker.kommune.kortnavn} kommune",
    )


def uttreden(sak: Sak, deltaker: Deltaker, aarlig: Tall) -> Uttreden:
    """Work out the exit sheet: the share through the notice period and a new start; notice given on opening day."""
    nr, frist = deltaker.kommune.nummer, sak.felles.oppsigelse
    i_fristen = regn_ut(
        f"uttreden.frist.{nr}",
        f"Andel i oppsigelsestiden, {deltaker.kommune.kortnavn}",
        Kroner.avrundet(aarlig.som_brok() * frist.som_brok() / MAANEDER_I_AARET),
        Enhet.KRONER,
        formel="årlig andel × oppsigelsesfrist / 12 måneder, avrundet til øre",
        ledd=(aarlig, frist),
        gjelder=f"{deltaker.kommune.kortnavn} kommune",
    )
    summen = sum_av(
        f"uttreden.sum.{nr}",
        f"Kostnad ved å gå ut, {deltaker.kommune.kortnavn}",
        (i_fristen, deltaker.reetablering),
        gjelder=f"{deltaker.kommune.kortnavn} kommune",
    )
    tidligst = _legg_til_maaneder(sak.oppstart, int(frist.som_brok()))
    egne = deltaker.kontor.bemanning.kommune
    return Uttreden(frist, i_fristen, deltaker.reetablering, egne, summen, tidligst)


def _legg_til_maaneder(fra: date, antall: int) -> date:
    """Same day *antall* months on; a day the month lacks becomes its last."""
    hele, plass = divmod(fra.month - 1 + antall, MAANEDER_I_AARET)
    year, month = fra.year + hele, plass + 1
    return date(year, month, min(fra.day, monthrange(year, month)[1]))
