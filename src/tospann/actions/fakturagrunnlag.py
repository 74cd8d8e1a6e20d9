"""The invoice bases of a settlement: on account as the budget says, and at the end of the year what is accepted."""

from __future__ import annotations

from collections.abc import Mapping

from tospann.actions.klokke import i_dag
from tospann.actions.oppgjor_akonto import kvartalsdatoer, planen
from tospann.actions.oppgjorsbilde import Oppgjorsbilde, partsnokkel
from tospann.core.felles.rolle import Partslag
from tospann.core.oppgjor.livslop import Oppgjorssteg
from tospann.documents.ehf.faktura import STANDARDAVGIFT, Avgift, Fakturapart
from tospann.documents.ehf.krav import STANDARDDAGER, Fakturagrunnlag, Fakturering, Partsopplysning
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.store.fakturaopplysning import gjeldende, orgnumre

_IKKE_VEDTATT = "Budsjettet er ikke vedtatt. A konto kan faktureres når det er det."
_IKKE_LUKKET = "Oppgjøret er ikke lukket av alle. Beløpet kan endre seg, og kan ikke faktureres før det er lukket."


def fakturagrunnlagene(bilde: Oppgjorsbilde) -> tuple[Fakturagrunnlag, ...]:
    """Give all of them, ready or not: those on account first, then the year's balances when a proposal is made."""
    rad = bilde.rad
    fakturering = Fakturering(f"{rad.sak.slug}-{rad.aar}", rad.sak.tittel, i_dag(), partsopplysninger(bilde))
    budsjett, forslag = bilde.siste(Versjonsslag.BUDSJETT), bilde.forslagsrad
    venter = _IKKE_VEDTATT if bilde.livslop.steg is Oppgjorssteg.BUDSJETT else ""
    grunnlag = [*fakturering.akonto(_tall(budsjett), planen(bilde), venter)]
    if forslag:
        lukket = bilde.livslop.steg is Oppgjorssteg.LUKKET
        terminer = len(kvartalsdatoer(rad.aar))
        grunnlag += fakturering.aarsoppgjor(_tall(forslag), forslag.nr, terminer, "" if lukket else _IKKE_LUKKET)
    return tuple(grunnlag)


def _tall(versjon: models.Oppgjorsversjon) -> Oppgjorstall:
    return Oppgjorstall.av(versjon.som_oppgjor(), f"{versjon.get_slag_display()}.{versjon.nr}")


def partsopplysninger(bilde: Oppgjorsbilde) -> Mapping[str, Partsopplysning]:
    """Give what each party has said of itself, by the core's name of it; the register knows the numbers of some."""
    numre = {bilde.budsjett.grunnlag.ansvarlig(p) for p in bilde.budsjett.grunnlag.parter} | set(bilde.livslop.parter)
    eiere = models.Part.objects.filter(slag__in=(Partslag.STAT.name, Partslag.KOMMUNE.name))
    parter = {n: p for p in eiere.filter(tilganger__sak=bilde.rad.sak) if (n := partsnokkel(p)) in numre}
    sagt, kjente = gjeldende(bilde.rad.sak), orgnumre(numre, i_dag())
    return {
        nummer: _opplysning(parter[nummer].navn, sagt.get(parter[nummer].pk), kjente.get(nummer, ""))
        if nummer in parter
        else Partsopplysning(Fakturapart(bilde.navn(nummer), kjente.get(nummer, "")))
        for nummer in numre
    }


def _opplysning(navn: str, rad: models.Fakturaopplysning | None, kjent: str) -> Partsopplysning:
    if rad is None:
        return Partsopplysning(Fakturapart(navn, kjent), avgift=STANDARDAVGIFT, dager=STANDARDDAGER)
    part = Fakturapart(navn, rad.orgnr or kjent, rad.adresse, rad.postnummer, rad.poststed, rad.mva)
    return Partsopplysning(part, rad.konto, rad.referanse, rad.ordre, Avgift[rad.avgift], rad.dager)
