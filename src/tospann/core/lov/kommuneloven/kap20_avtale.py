"""Kommuneloven chapter 20 (and 25) about the agreement, apart from its minimum contents and the way out."""

from __future__ import annotations

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.vilkar import Instruks, JaNei, Klageinstans, Mottaker
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.svar import Svar
from tospann.core.kommune.kommune import Kommune
from tospann.core.lov.gyldighet import KOMMUNELOVEN, KOMMUNELOVEN_KAP25
from tospann.core.lov.hjemmel import kommuneloven, sosialtjenesteloven
from tospann.core.lov.kommuneloven import kap20_nemnd, kap20_uttreden
from tospann.core.lov.kommuneloven.bestemmelse import sett_inn
from tospann.core.lov.kommuneloven.deltakelse import partene
from tospann.core.lov.regel import Regel, ikke_oppfylt, maa_vurderes, mangler, oppfylt, regel


@regel("KL-20-PARTIES", kommuneloven("20-2", 1, jf=(kommuneloven("20-4", 3, "b"),)), KOMMUNELOVEN)
def deltakere_og_vert(avtale: Samarbeidsavtale) -> Svar:
    """Minst to kommuner skal delta, og nøyaktig én av dem er vertskommune."""
    return partene(avtale.vilkar.deltakere, avtale.vilkar.vert)


@regel("KL-20-4-1-SKRIFTLIG", kommuneloven("20-4", 1), KOMMUNELOVEN)
def skriftlig_mellom_alle(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skal være skriftlig og inngått mellom alle deltakerne."""
    if not any(k.har_tekst for k in avtale.klausuler):
        return ikke_oppfylt("Avtalen har ingen tekst.", "Bygg avtalen fra klausulbanken.")
    if not avtale.vilkar.deltakere:
        return mangler("Det er ikke oppgitt hvem som deltar.", "Legg til deltakerne.")
    return oppfylt("Avtalen foreligger som tekst og nevner alle deltakerne som parter.")


@regel("KL-20-2-1-PRINS", kommuneloven("20-2", 1), KOMMUNELOVEN)
def ikke_prinsipielle_saker(avtale: Samarbeidsavtale) -> Svar | None:
    """I administrativt vertskommunesamarbeid kan bare saker uten prinsipiell betydning legges til verten."""
    if avtale.vilkar.form is not Samarbeidsform.VERT_ADMINISTRATIV:
        return None
    prinsipielle = [m.beskrivelse for m in avtale.vilkar.myndighet if m.prinsipiell is JaNei.JA]
    if prinsipielle:
        return ikke_oppfylt(
            f"Avtalen legger saker av prinsipiell betydning til verten: {opplisting(prinsipielle)}.",
            "Ta dem ut av delegeringen, eller velg modellen med felles nemnd.",
        )
    usikre = [m.beskrivelse for m in avtale.vilkar.myndighet if m.prinsipiell is JaNei.USIKKER]
    if usikre:
        return maa_vurderes(
            f"Det er uklart om dette er prinsipielle saker: {opplisting(usikre)}.", "La kommunedirektøren avklare det."
        )
    if not avtale.vilkar.myndighet:
        return mangler("Myndigheten som delegeres, er ikke listet opp.", "Velg myndighet i vilkårene.")
    return oppfylt("Ingen av fullmaktene i listen er merket som prinsipielle.")


@regel("KL-20-2-2-SELV", kommuneloven("20-2", 2, jf=(kommuneloven("20-3", 2),)), KOMMUNELOVEN)
def riktig_mottaker(avtale: Samarbeidsavtale) -> Svar | None:
    """Myndigheten skal gå fra egen til vertens kommunedirektør, eller i nemndsmodellen til nemnda."""
    valgt = avtale.vilkar.mottaker
    if valgt is None:
        return None
    nemnd = avtale.vilkar.form is Samarbeidsform.VERT_NEMND
    riktig = Mottaker.NEMND if nemnd else Mottaker.KOMMUNEDIREKTOR_VERT
    if valgt is riktig:
        return oppfylt(f"Myndigheten delegeres til {riktig.value}.")
    return ikke_oppfylt(
        f"Avtalen delegerer myndigheten til {valgt.value}; den skal til {riktig.value}.", sett_inn("Delegert myndighet")
    )


@regel("KL-20-2-3", kommuneloven("20-2", 3, jf=(kommuneloven("20-3", 5),)), KOMMUNELOVEN)
def vertens_folkevalgte(avtale: Samarbeidsavtale) -> Svar:
    """Folkevalgte organer i vertskommunen kan ikke instruere eller omgjøre i saker som er delegert fra andre."""
    if avtale.vilkar.instruks is Instruks.FOLKEVALGTE_VERT:
        return ikke_oppfylt("Avtalen lar folkevalgte i vertskommunen instruere.", sett_inn("Instruksjonsrett"))
    return oppfylt("Avtalen gir ikke vertskommunens folkevalgte organer instruksjonsrett.")


@regel("KL-20-2-4", kommuneloven("20-2", 4, jf=(kommuneloven("20-3", 6),)), KOMMUNELOVEN)
def instruks_i_egne_saker(avtale: Samarbeidsavtale) -> Svar:
    """En samarbeidskommune kan instruere verten, men bare i saker som gjelder den kommunen eller innbyggerne der."""
    match avtale.vilkar.instruks:
        case Instruks.INGEN:
            return ikke_oppfylt("Avtalen tar bort retten til å instruere i egne saker.", sett_inn("Instruksjonsrett"))
        case Instruks.ALLE_SAKER:
            return ikke_oppfylt("Avtalen lar en kommune instruere i andres saker.", sett_inn("Instruksjonsrett"))
        case _ if avtale.dekker("instruks"):
            return oppfylt("Avtalen gjengir retten til å instruere i egne saker.")
        case _:
            return oppfylt("Avtalen sier ikke noe annet enn loven, og da gjelder loven.")


@regel("KL-20-5-1", kommuneloven("20-5", 1, jf=(sosialtjenesteloven("47"),)), KOMMUNELOVEN)
def klageinstans(avtale: Samarbeidsavtale) -> Svar:
    """Klage etter sosialtjenesteloven går til statsforvalteren; ellers til kommunen som har delegert."""
    vilkar = avtale.vilkar
    sosial = vilkar.klage_sosialtjenester
    if sosial not in {None, Klageinstans.STATSFORVALTER}:
        return ikke_oppfylt(f"Avtalen sier at {sosial} avgjør klager etter sosialtjenesteloven.", _KLAGE)
    administrativ = vilkar.form is Samarbeidsform.VERT_ADMINISTRATIV
    if administrativ and vilkar.klage_andre not in {None, Klageinstans.DELEGERENDE_KOMMUNE}:
        return ikke_oppfylt(f"Avtalen sier at {vilkar.klage_andre} avgjør klager i andre saker.", _KLAGE)
    if avtale.dekker("klage"):
        return oppfylt("Avtalen gjengir lovens klageinstanser.")
    return oppfylt("Avtalen sier ikke noe annet enn loven om klage, og da gjelder loven.")


_KLAGE = sett_inn("Klage og omgjøring")


@regel("KL-20-9", kommuneloven("20-9"), KOMMUNELOVEN)
def kontrollutvalget(avtale: Samarbeidsavtale) -> Svar | None:
    """Kontrollutvalget i vertskommunen fører kontroll på vegne av alle deltakerne."""
    return _hos_verten(avtale, avtale.vilkar.kontrollutvalg, "kontrollutvalget som fører kontroll")


@regel("KL-20-10", kommuneloven("20-10", 1), KOMMUNELOVEN)
def statlig_tilsyn(avtale: Samarbeidsavtale) -> Svar | None:
    """Pålegg og sanksjoner fra statlig tilsyn rettes mot vertskommunen, som skal følge dem opp."""
    return _hos_verten(avtale, avtale.vilkar.tilsynsadressat, "ansvaret for å følge opp pålegg fra statlig tilsyn")


@regel("KL-25-1", kommuneloven("25-1", jf=(kommuneloven("25-2"),)), KOMMUNELOVEN_KAP25, Alvor.VARSEL)
def internkontroll(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen bør si hvordan vertens internkontroll dekker oppgavene, og hvordan hver kommune får rapport hvert år."""
    if avtale.dekker("internkontroll"):
        return oppfylt("Avtalen sier hvordan internkontrollen dekker deltakernes ansvar.")
    return ikke_oppfylt("Avtalen sier ikke noe om internkontroll.", sett_inn("Internkontroll og beredskap"))


@regel("KL-20-4-2-ENDRING", kommuneloven("20-4", 2), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def endringsregel(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen bør si hvordan den endres, og at lovpålagte punkter må vedtas av alle kommunestyrene selv."""
    if avtale.dekker("endring"):
        return oppfylt("Avtalen sier hvordan den endres.")
    return ikke_oppfylt(
        "Avtalen sier ikke hvordan den endres.", sett_inn("Endring av avtalen, nye deltakere og bytte av vert")
    )


def _hos_verten(avtale: Samarbeidsavtale, valgt: Kommune | None, hva: str) -> Svar | None:
    vert = avtale.vilkar.vert
    if vert is None:
        return None
    if valgt is None or valgt == vert:
        return oppfylt(f"Avtalen flytter ikke {hva} bort fra vertskommunen.")
    return ikke_oppfylt(f"Avtalen legger {hva} til {valgt.kortnavn}.", sett_inn("Kontroll og tilsyn"))


REGLER: tuple[Regel[Samarbeidsavtale], ...] = (
    deltakere_og_vert,
    skriftlig_mellom_alle,
    ikke_prinsipielle_saker,
    riktig_mottaker,
    vertens_folkevalgte,
    instruks_i_egne_saker,
    klageinstans,
    kontrollutvalget,
    statlig_tilsyn,
    internkontroll,
    endringsregel,
    *kap20_uttreden.REGLER,
    *kap20_nemnd.REGLER,
)
