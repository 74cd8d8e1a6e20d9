"""What other acts ask of the agreement between the municipalities."""

from __future__ import annotations

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.vilkar import MINSTETJENESTER, Arkivordning, JaNei, Stonadsdeling, minstetjenester
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.svar import Svar
from tospann.core.lov import gyldighet as fra
from tospann.core.lov.hjemmel import Hjemmel, nav_loven, sjekklisten, sosialtjenesteloven
from tospann.core.lov.kommuneloven.bestemmelse import sett_inn
from tospann.core.lov.regel import Regel, ikke_oppfylt, maa_vurderes, mangler, oppfylt, regel

_FORSKRIFT = Hjemmel("forskrift om delegering mellom stat og kommune (26. januar 2007 nr. 107)", "§ 1", 3)


@regel("STL-MIN", nav_loven("13", 2), fra.NAV_LOVEN)
def minstetjenestene(avtale: Samarbeidsavtale) -> Svar:
    """Nav-kontoret skal ivareta kommunens oppgaver etter sosialtjenesteloven, for hver kommune det dekker."""
    vilkar = avtale.vilkar
    if not vilkar.tjenester:
        return mangler("Tjenestene er ikke listet opp.", "Velg tjenester i vilkårene.")
    dekning = {t.id: t.kommuner for t in vilkar.tjenester}
    navn = {t.id: t.navn for t in minstetjenester(())}
    hull = [
        f"{kommune.kortnavn}: {navn[tjeneste]}"
        for kommune in vilkar.deltakere
        for tjeneste in MINSTETJENESTER
        if kommune.nummer not in dekning.get(tjeneste, frozenset())
    ]
    if hull:
        return ikke_oppfylt(
            f"Disse oppgavene etter sosialtjenesteloven er ikke med i kontoret: {'; '.join(hull)}.",
            "Legg dem til, eller vis at kommunen har et annet felles kontor som utfører dem.",
        )
    return oppfylt("Alle oppgavene etter sosialtjenesteloven er med for alle deltakerne.")


@regel("STL-3-1", sosialtjenesteloven("3", 1), fra.SOSIALTJENESTELOVEN)
def ansvaret_blir(avtale: Samarbeidsavtale) -> Svar:
    """Kommunen der personen oppholder seg, har ansvaret; avtalen kan flytte utførelsen, ikke ansvaret."""
    valgt = avtale.vilkar.ansvarlig
    if valgt is None:
        return oppfylt("Avtalen flytter ikke ansvaret bort fra den enkelte kommunen.")
    return ikke_oppfylt(f"Avtalen legger ansvaret etter loven til {valgt.kortnavn}.", sett_inn("Oppgaver og tjenester"))


@regel("STL-7-2", sosialtjenesteloven("7", 2), fra.SOSIALTJENESTELOVEN, Alvor.VARSEL)
def stonadskostnader(avtale: Samarbeidsavtale) -> Svar:
    """Stønader og tjenester skal dekkes av kommunen som har ansvaret for personen, ikke deles mellom kommunene."""
    tittel = "Stønader og tjenester til den enkelte"
    if avtale.vilkar.stonadsdeling is Stonadsdeling.FELLES_NOKKEL:
        return ikke_oppfylt("Avtalen deler stønadskostnadene mellom kommunene etter en nøkkel.", sett_inn(tittel))
    if avtale.dekker("stonad"):
        return oppfylt("Avtalen sier at hver kommune dekker stønadene til dem den har ansvaret for.")
    return ikke_oppfylt("Avtalen sier ikke hvem som dekker stønadskostnadene.", sett_inn(tittel))


@regel("NAVL-13-DEKNING", nav_loven("13", 1), fra.NAV_LOVEN, Alvor.VARSEL, Bevis.I)
def dekket_etter_uttreden(avtale: Samarbeidsavtale) -> Svar:
    """Alle kommuner skal være dekket av et Nav-kontor; avtalen bør sikre det også dagen etter en uttreden."""
    if avtale.dekker("dekning"):
        return oppfylt("Avtalen sier at kommunen skal være dekket av et Nav-kontor også etter en uttreden.")
    return ikke_oppfylt("Avtalen sikrer ikke at kommunen har et Nav-kontor etter en uttreden.", sett_inn("Uttreden"))


@regel("NAVL-14-3", nav_loven("14", 3), fra.NAV_LOVEN, Alvor.RAAD)
def verten_inngaar_partnerskapsavtale(avtale: Samarbeidsavtale) -> Svar:
    """Når myndigheten er delegert, kan verten inngå partnerskapsavtalen; avtalen bør si at den gjør det."""
    if avtale.dekker("partnerskapsavtale"):
        return oppfylt("Avtalen sier hvem som inngår partnerskapsavtalen med staten.")
    return ikke_oppfylt(
        "Avtalen sier ikke hvem som inngår partnerskapsavtalen.", sett_inn("Partnerskapsavtalen med staten")
    )


@regel("NAVL-14-SUPERSEDE", sjekklisten("5.1"), fra.SJEKKLISTEN_2024, Alvor.VARSEL, Bevis.S)
def tidligere_avtaler(avtale: Samarbeidsavtale) -> Svar:
    """Tidligere partnerskapsavtaler opphører når den nye inngås; avtalen bør si det."""
    if avtale.dekker("avlosning"):
        return oppfylt("Avtalen sier når tidligere avtaler faller bort.")
    return ikke_oppfylt("Avtalen sier ikke at tidligere avtaler faller bort.", sett_inn("Tidligere avtaler"))


@regel("AML-16-AVTALE", Hjemmel("arbeidsmiljøloven", "§ 16-1", 1), fra.VIRKSOMHETSOVERDRAGELSE, Alvor.VARSEL, Bevis.I)
def ansatte_som_overfores(avtale: Samarbeidsavtale) -> Svar:
    """Kommunalt ansatte som går over til verten, omfattes av reglene om virksomhetsoverdragelse; avtalen bør si det."""
    if avtale.dekker("personell"):
        return oppfylt("Avtalen har en bestemmelse om de ansatte.")
    return ikke_oppfylt(
        "Avtalen sier ikke hva som gjelder for de ansatte som går over til verten.", sett_inn("Ansatte")
    )


@regel("SAM-3-1", Hjemmel("sameloven", "§ 3-1"), fra.SAMELOVEN_KAP3, Alvor.RAAD)
def samisk_tjenestekrets(avtale: Samarbeidsavtale) -> Svar | None:
    """Dekker kontoret en kommune i forvaltningsområdet for samiske språk, gjelder språkreglene for kontoret."""
    samiske = avtale.vilkar.samiske_deltakere
    if not samiske:
        return None
    return maa_vurderes(
        f"Kontoret dekker {opplisting(k.kortnavn for k in samiske)}, så sameloven kapittel 3 gjelder for kontoret.",
        "Finn kommunens kategori i forskriften; den avgjør retten til muntlig og skriftlig svar.",
    )


@regel("SAM-VERT", Hjemmel("sameloven", "§ 3-3"), fra.SAMELOVEN_KAP3, Alvor.VARSEL, Bevis.I)
def samisk_i_avtalen(avtale: Samarbeidsavtale) -> Svar | None:
    """Er en deltaker i forvaltningsområdet for samiske språk, bør avtalen si hvem som leverer og betaler tjenesten."""
    samiske = avtale.vilkar.samiske_deltakere
    if not samiske:
        return None
    if avtale.dekker("samisk"):
        return oppfylt("Avtalen sier hvem som leverer og betaler for tjenester på samisk.")
    navn = opplisting(k.kortnavn for k in samiske)
    return ikke_oppfylt(
        f"Avtalen sier ikke hvem som gir tjenester på samisk i {navn}.", sett_inn("Tjenester på samisk")
    )


@regel("ARK-10", Hjemmel("arkivlova", "§ 10", 1), fra.ARKIVLOVA)
def arkiv_folger_oppgaven(avtale: Samarbeidsavtale) -> Svar:
    """Råderetten over arkiv kan bare gå over til et annet organ som ledd i overføring av oppgaver og ansvar."""
    if avtale.vilkar.arkivordning is Arkivordning.OVERDRAS:
        return ikke_oppfylt("Avtalen overdrar arkiv for godt, uavhengig av oppgavene.", sett_inn("Arkiv"))
    return oppfylt("Avtalen overdrar ikke arkiv uavhengig av oppgavene.")


@regel("ARK-AVTALE", Hjemmel("arkivlova", "§ 5", 1), fra.ARKIVLOVA, Alvor.RAAD, Bevis.I)
def arkiv_i_avtalen(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen bør si hvem som forvalter arkivet, og hva som skjer med det ved uttreden."""
    if avtale.dekker("arkiv"):
        return oppfylt("Avtalen har en bestemmelse om arkiv.")
    return ikke_oppfylt("Avtalen sier ikke noe om arkiv.", sett_inn("Arkiv"))


@regel(
    "GDPR-CTRL", Hjemmel("personvernforordningen", "artikkel 26 og 28"), fra.PERSONVERNFORORDNINGEN, Alvor.RAAD, Bevis.M
)
def behandlingsansvar(avtale: Samarbeidsavtale) -> Svar:
    """Hvem som er behandlingsansvarlig for hver samling av personopplysninger, bør være skriftlig avklart."""
    if avtale.dekker("personvern"):
        return oppfylt("Avtalen har en bestemmelse om behandlingsansvar.")
    return ikke_oppfylt(
        "Avtalen sier ikke hvem som er behandlingsansvarlig.", sett_inn("Personvern og informasjonssikkerhet")
    )


@regel("DEL-1-3", _FORSKRIFT, fra.DELEGERINGSFORSKRIFTEN, Alvor.RAAD)
def oppgaver_paa_tvers(avtale: Samarbeidsavtale) -> Svar | None:
    """Oppgaver på hverandres myndighetsområde avtales i partnerskapsavtalen, med delegeringsvedtaket som vedlegg."""
    if avtale.vilkar.oppgaver_paa_tvers in {None, JaNei.NEI}:
        return None
    return maa_vurderes(
        "Stat og kommune skal kanskje utføre oppgaver for hverandre. Det kan ikke denne avtalen alene gi adgang til.",
        "Ta det inn i partnerskapsavtalen og legg ved delegeringsvedtaket.",
    )


REGLER: tuple[Regel[Samarbeidsavtale], ...] = (
    minstetjenestene,
    ansvaret_blir,
    stonadskostnader,
    dekket_etter_uttreden,
    verten_inngaar_partnerskapsavtale,
    tidligere_avtaler,
    ansatte_som_overfores,
    samisk_tjenestekrets,
    samisk_i_avtalen,
    arkiv_folger_oppgaven,
    arkiv_i_avtalen,
    behandlingsansvar,
    oppgaver_paa_tvers,
)
