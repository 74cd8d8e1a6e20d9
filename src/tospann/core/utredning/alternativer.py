"""The alternatives, and what each of them does (docs/metode/konsekvenser.md)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.norsk import opplisting
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.kommune import Kommune
from tospann.core.kontor.kontor import Lokasjonsslag
from tospann.core.oppgjor.grunnlag import sum_av
from tospann.core.oppgjor.oppgjor import gjor_opp
from tospann.core.utredning.idag import kommunal_utgift_i_dag, samlet_utgift_i_dag
from tospann.core.utredning.sak import Deltaker, Sak


@dataclass(frozen=True, slots=True)
class Alternativ:
    """One way to organise; *vert* only in the host models."""

    id: str
    navn: str
    form: Samarbeidsform
    vert: Kommune | None = None


def alternativer(sak: Sak) -> tuple[Alternativ, ...]:
    """List every alternative: none, close cooperation, and both host models with each possible host."""
    faste = (
        Alternativ("ingen", "Som i dag", Samarbeidsform.INGEN),
        Alternativ("tett", "Tett samarbeid", Samarbeidsform.TETT),
    )
    former = (Samarbeidsform.VERT_ADMINISTRATIV, "adm"), (Samarbeidsform.VERT_NEMND, "nemnd")
    return faste + tuple(vertsalternativ(form, kort, k) for form, kort in former for k in sak.kommuner)


def vertsalternativ(form: Samarbeidsform, kort: str, vert: Kommune) -> Alternativ:
    """Name a host alternative."""
    modell = "administrativ" if form is Samarbeidsform.VERT_ADMINISTRATIV else "nemnd"
    return Alternativ(f"{kort}-{vert.nummer}", f"{vert.kortnavn} som vert, {modell}", form, vert)


def hovedalternativer(sak: Sak) -> tuple[Alternativ, ...]:
    """Give the four to set side by side: one per form, with the proposed host."""
    vert = sak.valg.vert
    return tuple(a for a in alternativer(sak) if a.vert in {None, vert})


def vertsvalg(sak: Sak) -> tuple[Alternativ, ...]:
    """Give the administrative model once per possible host."""
    return tuple(a for a in alternativer(sak) if a.form is Samarbeidsform.VERT_ADMINISTRATIV)


@dataclass(frozen=True, slots=True)
class Konsekvens:
    """What one alternative does, in figures that know where they come from."""

    alternativ: Alternativ
    lengre_vei: Tall
    smaa_fagmiljo: Tall
    overfores: Tall
    kommunal_utgift: Tall
    endring: Tall
    vei_til_vert: Tall | None

    def i_en_setning(self) -> str:
        """Say who decides what after this alternative."""
        match self.alternativ.form:
            case Samarbeidsform.INGEN:
                return "Hver kommune beholder kontoret og alle vedtakene sine."
            case Samarbeidsform.TETT:
                return "Fagfolk hjelper hverandre, men kan ikke fatte vedtak eller se brukersaker for en annen kommune."
            case Samarbeidsform.VERT_ADMINISTRATIV:
                return "Verten utfører tjenestene. Kommunen har fortsatt ansvaret og kan instruere i egne saker."
            case Samarbeidsform.VERT_NEMND:
                return "En felles folkevalgt nemnd hos verten avgjør, med minst to medlemmer fra hver kommune."


def konsekvens(sak: Sak, alternativ: Alternativ) -> Konsekvens:
    """Work out one alternative."""
    stamme = f"konsekvens.{alternativ.id}"
    etter = _utgift(sak, alternativ)
    foer = samlet_utgift_i_dag(sak)
    endring = regn_ut(
        f"{stamme}.endring",
        f"Endring i kommunal utgift, {alternativ.navn}",
        etter.som_kroner() - foer.som_kroner(),
        Enhet.KRONER,
        formel="kommunal utgift i alternativet − i dag",
        ledd=(etter, foer),
        gjelder="alle deltakerkommunene",
    )
    return Konsekvens(
        alternativ,
        _lengre_vei(sak, alternativ, stamme),
        _smaa_fagmiljo(sak, alternativ, stamme),
        _overfores(sak, alternativ, stamme),
        etter,
        endring,
        _vei_til_vert(sak, alternativ, stamme),
    )


def _utgift(sak: Sak, alternativ: Alternativ) -> Tall:
    if alternativ.vert is None:
        return samlet_utgift_i_dag(sak)
    oppgjor = gjor_opp(sak.oppgjorsgrunnlag(alternativ.vert), sak.valg.nokkel, sak.valg.statsdeling)
    return oppgjor.lag_kommune()


def mister_daglig_mottak(sak: Sak, alternativ: Alternativ) -> tuple[Deltaker, ...]:
    """Give the municipalities that get an office open only some days, so that people travel on the others."""
    if alternativ.vert is None:
        return ()
    return tuple(d for d in sak.andre_enn(alternativ.vert) if d.lokasjon.slag is Lokasjonsslag.LOKASJON)


def _lengre_vei(sak: Sak, alternativ: Alternativ, stamme: str) -> Tall:
    rammede = mister_daglig_mottak(sak, alternativ)
    summen = sum(int(d.folketall.som_brok()) for d in rammede)
    hvem = opplisting(d.kommune.kortnavn for d in rammede) or "ingen av kommunene"
    return regn_ut(
        f"{stamme}.lengre_vei",
        f"Innbyggere som får lengre vei på dager lokasjonen er stengt, {alternativ.navn}",
        summen,
        Enhet.INNBYGGERE,
        formel=f"innbyggere i kommuner som får lokasjon med faste dager: {hvem}",
        ledd=tuple(d.folketall for d in (rammede or sak.deltakere)),
        gjelder=hvem,
    )


def _smaa_fagmiljo(sak: Sak, alternativ: Alternativ, stamme: str) -> Tall:
    grense = sak.felles.fagmiljogrense
    aarsverk = [d.kontor.bemanning.stat.som_brok() + d.kontor.bemanning.kommune.som_brok() for d in sak.deltakere]
    miljoer = aarsverk if alternativ.vert is None else [sum(aarsverk, Fraction())]
    ledd = [t for d in sak.deltakere for t in (d.kontor.bemanning.stat, d.kontor.bemanning.kommune)]
    return regn_ut(
        f"{stamme}.smaa_fagmiljo",
        f"Kontor med færre årsverk enn grensen, {alternativ.navn}",
        sum(m < grense.som_brok() for m in miljoer),
        Enhet.KONTOR,
        formel="antall kontor der stat og kommune til sammen har færre årsverk enn grensen",
        ledd=(grense, *ledd),
        gjelder="alle deltakerkommunene",
    )


def _overfores(sak: Sak, alternativ: Alternativ, stamme: str) -> Tall:
    if alternativ.vert is None:
        verdi, ledd = Fraction(), tuple(d.kontor.bemanning.kommune for d in sak.deltakere)
    else:
        ledd = tuple(d.kontor.bemanning.kommune for d in sak.andre_enn(alternativ.vert))
        verdi = sum((t.som_brok() for t in ledd), Fraction())
    return regn_ut(
        f"{stamme}.overfores",
        f"Kommunale årsverk som får ny arbeidsgiver, {alternativ.navn}",
        verdi,
        Enhet.AARSVERK,
        formel="kommunale årsverk i samarbeidskommunene (vertens egne og statlig ansatte overføres ikke)",
        ledd=ledd,
        gjelder="samarbeidskommunene",
    )


def _vei_til_vert(sak: Sak, alternativ: Alternativ, stamme: str) -> Tall | None:
    vert = alternativ.vert
    if vert is None:
        return None
    andre = sak.andre_enn(vert)
    veier = [sak.reiseveier[d.kommune.nummer, vert.nummer] for d in andre]
    folk = sum(d.folketall.som_brok() for d in sak.deltakere)
    vektet = sum(d.folketall.som_brok() * v.minutter.som_brok() for d, v in zip(andre, veier, strict=True))
    ledd = (*(d.folketall for d in sak.deltakere), *(v.minutter for v in veier))
    return regn_ut(
        f"{stamme}.vei_til_vert",
        f"Reisetid til kontorstedet i {vert.kortnavn}, snitt per innbygger",
        Fraction(vektet) / folk,
        Enhet.MINUTTER,
        formel="innbyggere × minutter til kontorstedet, delt på alle innbyggere (egen kommune regnes som 0)",
        ledd=ledd,
        gjelder="alle innbyggere i deltakerkommunene",
    )


def endring_for(sak: Sak, deltaker: Deltaker, etter: Tall) -> Tall:
    """Give what a municipality pays more (or less) a year than today."""
    foer = kommunal_utgift_i_dag(sak, deltaker)
    nr = deltaker.kommune.nummer
    return regn_ut(
        f"endring.{etter.id}.{nr}",
        f"Endring i utgift for {deltaker.kommune.kortnavn}",
        etter.som_kroner() - foer.som_kroner(),
        Enhet.KRONER,
        formel="utgift etter − utgift i dag",
        ledd=(etter, foer),
        gjelder=f"{deltaker.kommune.kortnavn} kommune",
    )


def samlet_folketall(sak: Sak) -> Tall:
    """Add up the inhabitants."""
    return sum_av("folketall.sum", "Innbyggere i alt", (d.folketall for d in sak.deltakere))
