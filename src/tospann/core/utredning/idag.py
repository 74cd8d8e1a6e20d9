"""What each municipality has and pays today."""

from __future__ import annotations

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.fordeling import fordel
from tospann.core.oppgjor.grunnlag import sum_av
from tospann.core.utredning.sak import Deltaker, Sak


def kommunal_utgift_i_dag(sak: Sak, deltaker: Deltaker) -> Tall:
    """Give a municipality's yearly cost of its own office today, benefits apart (they do not change)."""
    nr = deltaker.kommune.nummer
    drift, lonn = _egen_kontordrift(deltaker), _egen_lonn(sak, deltaker)
    navn = f"Kommunal utgift i dag, {deltaker.kommune.kortnavn}"
    return sum_av(f"idag.utgift.{nr}", navn, (drift, lonn), gjelder=f"{deltaker.kommune.kortnavn} kommune")


def _egen_kontordrift(deltaker: Deltaker) -> Tall:
    stat, kommune = deltaker.kontor.bemanning.stat, deltaker.kontor.bemanning.kommune
    deler = fordel(deltaker.kontordrift.som_kroner(), {"stat": stat.som_brok(), "kommune": kommune.som_brok()})
    belop = next(a.belop for a in deler if a.betaler == "kommune")
    return regn_ut(
        f"idag.kontordrift.{deltaker.kommune.nummer}",
        f"Kontordrift i dag, kommunens del, {deltaker.kommune.kortnavn}",
        belop,
        Enhet.KRONER,
        formel="kontordrift × kommunale årsverk / alle årsverk i kontoret",
        ledd=(deltaker.kontordrift, stat, kommune),
        gjelder=f"{deltaker.kommune.kortnavn} kommune",
    )


def _egen_lonn(sak: Sak, deltaker: Deltaker) -> Tall:
    aarsverk, sats = deltaker.kontor.bemanning.kommune, sak.felles.lonn_kommune
    return regn_ut(
        f"idag.lonn.{deltaker.kommune.nummer}",
        f"Lønn i dag, kommunalt ansatte, {deltaker.kommune.kortnavn}",
        Kroner.avrundet(aarsverk.som_brok() * sats.som_brok()),
        Enhet.KRONER,
        formel="kommunale årsverk × lønnskostnad per årsverk, avrundet til øre",
        ledd=(aarsverk, sats),
        gjelder=f"{deltaker.kommune.kortnavn} kommune",
    )


def samlet_utgift_i_dag(sak: Sak) -> Tall:
    """Add up what the municipalities pay today."""
    alle = (kommunal_utgift_i_dag(sak, d) for d in sak.deltakere)
    return sum_av("idag.utgift.sum", "Kommunal utgift i dag", alle)
