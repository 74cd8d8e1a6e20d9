"""
The Local Government Act of 1992, chapter 5 A, about a host agreement, as the project's report of 2018 renders it.

We have not read the act, so each rule is a warning marked S (source document). It is asked only before the act of 2018.
"""

from __future__ import annotations

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.vilkar import Instruks, Mottaker
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import KOMMUNELOVEN_1992
from tospann.core.lov.hjemmel import Hjemmel, kommuneloven_1992
from tospann.core.lov.kommuneloven.bestemmelse import bestemmelse, sett_inn
from tospann.core.lov.kommuneloven.deltakelse import partene
from tospann.core.lov.regel import Regel, ikke_oppfylt, oppfylt, regel

_INNHOLD = kommuneloven_1992("28-1 e")


def _bokstav(bokstav: str) -> Hjemmel:
    """Give the letter as the report lists it; the act's own lettering we have not seen."""
    return Hjemmel(_INNHOLD.lov, _INNHOLD.paragraf, bokstav=bokstav)


@regel("KL92-28-1-E-a", _bokstav("a"), KOMMUNELOVEN_1992, Alvor.VARSEL, Bevis.S)
def deltakerne_1992(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skulle angi deltakerne og hvilken av dem som er vertskommune."""
    for tema, om, tittel in (("a", "deltakerne", "Parter"), ("b", "hvem som er vertskommune", "Vertskommune")):
        if not avtale.dekker(tema):
            return bestemmelse(avtale, tema, om, tittel)
    return partene(avtale.vilkar.deltakere, avtale.vilkar.vert)


@regel("KL92-28-1-E-b", _bokstav("b"), KOMMUNELOVEN_1992, Alvor.VARSEL, Bevis.S)
def oppgaver_1992(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skulle si hvilke oppgaver og hvilken avgjørelsesmyndighet som legges til vertskommunen."""
    return bestemmelse(avtale, "c", "oppgaver og avgjørelsesmyndighet", "Oppgaver og tjenester")


@regel("KL92-28-1-E-c", _bokstav("c"), KOMMUNELOVEN_1992, Alvor.VARSEL, Bevis.S)
def tidspunkt_1992(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skulle si når oppgaver og avgjørelsesmyndighet overføres."""
    return bestemmelse(avtale, "d", "tidspunktet for overføring", "Overføring av oppgaver og myndighet")


@regel("KL92-28-1-E-d", _bokstav("d"), KOMMUNELOVEN_1992, Alvor.VARSEL, Bevis.S)
def underretning_1992(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skulle si hvordan deltakerne underrettes om vedtak i vertskommunen."""
    return bestemmelse(avtale, "e", "underretning om vedtak", "Underretning og rapportering")


@regel("KL92-28-1-E-e", _bokstav("e"), KOMMUNELOVEN_1992, Alvor.VARSEL, Bevis.S)
def oppgjor_1992(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skulle regulere det økonomiske oppgjøret mellom samarbeidskommunene og vertskommunen."""
    return bestemmelse(avtale, "f", "det økonomiske oppgjøret", "Økonomi")


@regel("KL92-28-1-E-f", _bokstav("f"), KOMMUNELOVEN_1992, Alvor.VARSEL, Bevis.S)
def uttreden_1992(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skulle ha nærmere regler for uttreden fra og avvikling av samarbeidet."""
    for tema, om, tittel in (("g", "uttreden", "Uttreden"), ("h", "avvikling", "Oppløsning")):
        svar = bestemmelse(avtale, tema, om, tittel)
        if not avtale.dekker(tema):
            return svar
    return svar


@regel("KL92-28-1-E-g", _bokstav("g"), KOMMUNELOVEN_1992, Alvor.VARSEL, Bevis.S)
def annet_1992(avtale: Samarbeidsavtale) -> Svar | None:
    """Avtalen skulle ha med annet som etter lov krever avtale."""
    if not avtale.dekker("i"):
        return None
    return bestemmelse(avtale, "i", "annet som etter lov krever avtale", "Annet som lov krever")


@regel("KL92-28-1-B", kommuneloven_1992("28-1 b"), KOMMUNELOVEN_1992, Alvor.VARSEL, Bevis.S)
def raadmann_til_raadmann(avtale: Samarbeidsavtale) -> Svar | None:
    """Myndigheten skulle gå fra egen rådmann til rådmannen i vertskommunen, etter instruks fra kommunestyret."""
    valgt = avtale.vilkar.mottaker
    if avtale.vilkar.form is not Samarbeidsform.VERT_ADMINISTRATIV or valgt is None:
        return None
    if valgt is Mottaker.KOMMUNEDIREKTOR_VERT:
        return oppfylt("Myndigheten delegeres til administrasjonssjefen i vertskommunen.")
    return ikke_oppfylt(f"Avtalen delegerer myndigheten til {valgt.value}.", sett_inn("Delegert myndighet"))


@regel("KL92-28-1-B-FOLKEVALGTE", kommuneloven_1992("28-1 b"), KOMMUNELOVEN_1992, Alvor.VARSEL, Bevis.S)
def vertens_folkevalgte_1992(avtale: Samarbeidsavtale) -> Svar:
    """Folkevalgte i vertskommunen kunne ikke instruere eller omgjøre i saker som var delegert fra andre."""
    if avtale.vilkar.instruks is Instruks.FOLKEVALGTE_VERT:
        return ikke_oppfylt("Avtalen lar folkevalgte i vertskommunen instruere.", sett_inn("Instruksjonsrett"))
    return oppfylt("Avtalen gir ikke vertskommunens folkevalgte instruksjonsrett.")


@regel("KL92-28-1-B-INSTRUKS", kommuneloven_1992("28-1 b"), KOMMUNELOVEN_1992, Alvor.VARSEL, Bevis.S)
def instruks_1992(avtale: Samarbeidsavtale) -> Svar:
    """Samarbeidskommunen kunne instruere i saker som alene gjaldt den eller innbyggerne der."""
    if avtale.vilkar.instruks in {Instruks.INGEN, Instruks.ALLE_SAKER}:
        return ikke_oppfylt("Avtalen fraviker instruksjonsretten i egne saker.", sett_inn("Instruksjonsrett"))
    return oppfylt("Avtalen fraviker ikke instruksjonsretten i egne saker.")


@regel("KL92-TILSYN", kommuneloven_1992("28-1 k"), KOMMUNELOVEN_1992, Alvor.VARSEL, Bevis.S)
def tilsyn_1992(avtale: Samarbeidsavtale) -> Svar | None:
    """Statlige tilsynsetater skulle rette pålegg og sanksjoner til vertskommunen."""
    vert, valgt = avtale.vilkar.vert, avtale.vilkar.tilsynsadressat
    if vert is None:
        return None
    if valgt is None or valgt == vert:
        return oppfylt("Pålegg rettes til vertskommunen.")
    return ikke_oppfylt(f"Avtalen legger ansvaret for pålegg til {valgt.kortnavn}.", sett_inn("Kontroll og tilsyn"))


REGLER: tuple[Regel[Samarbeidsavtale], ...] = (
    deltakerne_1992,
    oppgaver_1992,
    tidspunkt_1992,
    underretning_1992,
    oppgjor_1992,
    uttreden_1992,
    annet_1992,
    raadmann_til_raadmann,
    vertens_folkevalgte_1992,
    instruks_1992,
    tilsyn_1992,
)
