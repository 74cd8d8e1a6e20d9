"""What one municipality needs to know about a structure: its travel, its cost, its staff, its office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.norsk import opplisting
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.utredning.strukturkonsekvens import Strukturkonsekvens
from tospann.core.utredning.strukturmiljo import Organisasjon
from tospann.core.utredning.strukturreise import Reisemaal, Spenntall, reisemaalet
from tospann.core.utredning.strukturutgift import kommunale_aarsverk


@dataclass(frozen=True, slots=True)
class Strukturkapittel:
    """
    One municipality before and after.

    *til_sted_navn* is where the nearest open place is; *endring* is what it
    pays more (or less) a year; *overfores* whose employer changes.
    """

    nummer: str
    navn: str
    organisasjon: Organisasjon
    er_vert: bool
    er_aapen: bool
    til_vert_foer: Spenntall
    til_vert: Spenntall
    til_sted: Spenntall
    til_sted_navn: str
    utgift_foer: Tall
    utgift: Tall
    endring: Tall
    betaling: Tall
    overfores: Tall

    @property
    def kontoret(self) -> str:
        """Say what becomes of the office."""
        if self.organisasjon.samling.alene:
            return f"{self.navn} har eget kontor, som i dag."
        if self.er_vert:
            return f"{self.navn} er vert for {opplisting(self.organisasjon.andre)}."
        sted = "har fortsatt et åpent sted" if self.er_aapen else "mister det åpne stedet"
        return f"{self.navn} {sted}. Verten er {self.organisasjon.vert}."

    def alle(self) -> Iterator[Tall]:
        """Yield every figure."""
        for spenn in (self.til_vert_foer, self.til_vert, self.til_sted):
            yield from spenn.alle()
        yield from (self.utgift_foer, self.utgift, self.endring, self.betaling, self.overfores)


def strukturkapittel(nummer: str, foer: Strukturkonsekvens, etter: Strukturkonsekvens) -> Strukturkapittel:
    """Work out one municipality's chapter; *foer* is what it is compared with."""
    g, f = etter.ramme.studie.grunnlag, etter.ramme.forutsetninger
    kommune, organisasjon = g.kommune(nummer), etter.miljo.hos(nummer)
    er_vert = organisasjon.samling.vert == nummer
    sted = reisemaalet(g, etter.inndeling, nummer, Reisemaal.STED)
    utgift_foer, utgift = foer.utgift.hos(nummer).andel(nummer), etter.utgift.hos(nummer).andel(nummer)
    return Strukturkapittel(
        nummer,
        kommune.navn,
        organisasjon,
        er_vert,
        nummer not in etter.inndeling.stengte,
        _reise(foer, nummer, foer.inndeling.samling(nummer).vert),
        _reise(etter, nummer, organisasjon.samling.vert),
        _reise(etter, nummer, sted),
        g.kommune(sted).navn,
        utgift_foer,
        utgift,
        _endring(f"{etter.kode}.mot.{foer.kode}.utgift.{nummer}", kommune.navn, utgift, utgift_foer),
        etter.utgift.hos(nummer).betaling(nummer),
        _overfores(f"{etter.kode}.overfores.{nummer}", kommune.navn, kommunale_aarsverk(kommune, f), er_vert=er_vert),
    )


def _endring(id_: str, navn: str, etter: Tall, foer: Tall) -> Tall:
    return regn_ut(
        id_,
        f"Endring i utgift for {navn}",
        etter.som_kroner() - foer.som_kroner(),
        Enhet.KRONER,
        formel="utgift etter − utgift før",
        ledd=(etter, foer),
        gjelder=f"{navn} kommune",
    )


def _overfores(id_: str, navn: str, egne: Tall, *, er_vert: bool) -> Tall:
    return regn_ut(
        id_,
        f"Kommunale årsverk som overføres fra {navn}",
        Fraction() if er_vert else egne.som_brok(),
        Enhet.AARSVERK,
        formel="ingen: vertens ansatte blir i kommunen" if er_vert else "kommunens egne årsverk ved kontoret",
        ledd=(egne,),
        gjelder=f"{navn} kommune",
    )


def _reise(konsekvens: Strukturkonsekvens, fra: str, til: str) -> Spenntall:
    g, f = konsekvens.ramme.studie.grunnlag, konsekvens.ramme.forutsetninger
    tid = g.reisetid(fra, til)

    def ende(id_: str, ord_: str, verdi: Fraction) -> Tall:
        formel = f"reisetiden og bredden på spennet, {ord_} ende"
        navn = f"{tid.navn}, {ord_} ende av spennet"
        return regn_ut(f"{tid.id}.{id_}", navn, verdi, Enhet.MINUTTER, formel=formel, ledd=(tid,), gjelder=tid.gjelder)

    lav, hoy = f.grenser(tid.som_brok())
    return Spenntall(tid, ende("lav", "nedre", lav), ende("hoy", "øvre", hoy))
