"""Kommuneloven chapters 5, 11 and 13 about one council meeting: notice, papers, votes, minutes, who takes part."""

from __future__ import annotations

from dataclasses import dataclass, field

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import KOMMUNELOVEN, KOMMUNELOVEN_2023
from tospann.core.lov.hjemmel import kommuneloven
from tospann.core.lov.regel import Regel, ikke_oppfylt, maa_vurderes, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import SPOR, VALG, har_alle, ja, nei

MOTEBOKA = ("tid og sted", "hvem som møtte og var fraværende", "sakene", "vedtakene", "avstemningsresultatet")
RAADENE = ("eldrerådet", "rådet for personer med funksjonsnedsettelse", "ungdomsrådet")


@dataclass(frozen=True, slots=True)
class Kommunestyremote:
    """One council's treatment of one matter; a field that is not given is not known."""

    innkalt_med_rimelig_varsel: JaNei | None = field(
        default=None, metadata={SPOR: "Ble innkallingen sendt med rimelig varsel?"}
    )
    kunngjort: JaNei | None = field(default=None, metadata={SPOR: "Ble møtet kunngjort?"})
    paa_sakslisten: JaNei | None = field(default=None, metadata={SPOR: "Sto saken på den utsendte sakslisten?"})
    dokumenter_sendt: JaNei | None = field(
        default=None, metadata={SPOR: "Ble saksdokumentene sendt ut sammen med innkallingen?"}
    )
    moteleder_imot: JaNei | None = field(
        default=None, metadata={SPOR: "Motsatte møtelederen seg at saken ble avgjort?"}
    )
    motende: int | None = field(default=None, metadata={SPOR: "Hvor mange medlemmer møtte?"})
    motsatte_seg: int | None = field(
        default=None, metadata={SPOR: "Hvor mange medlemmer motsatte seg at saken ble avgjort?"}
    )
    motebok: tuple[str, ...] | None = field(default=None, metadata={SPOR: "Hva står i møteboken?", VALG: MOTEBOKA})
    taushetsbelagt: JaNei | None = field(
        default=None, metadata={SPOR: "Gjelder saken tjenstlige forhold eller taushetsbelagte opplysninger?"}
    )
    lukket: JaNei | None = field(default=None, metadata={SPOR: "Var møtet lukket?"})
    fjernmote: JaNei | None = field(default=None, metadata={SPOR: "Ble møtet holdt som fjernmøte?"})
    hastevedtak: JaNei | None = field(default=None, metadata={SPOR: "Ble saken avgjort etter reglene om hastesaker?"})
    forberedte_som_ansatt: int | None = field(
        default=None, metadata={SPOR: "Hvor mange folkevalgte hadde forberedt saken som ansatt i kommunen?"}
    )
    traadte_ut: int | None = field(default=None, metadata={SPOR: "Hvor mange av dem trådte ut som inhabile?"})
    arbeidsgiversak: JaNei | None = field(
        default=None, metadata={SPOR: "Gjelder saken forholdet mellom de ansatte og kommunen som arbeidsgiver?"}
    )
    partssammensatt_utvalg: JaNei | None = field(
        default=None, metadata={SPOR: "Har partssammensatt utvalg behandlet saken?"}
    )
    ansatte_fikk_moterett: JaNei | None = field(
        default=None, metadata={SPOR: "Fikk de ansattes representanter møte og tale?"}
    )
    raad_hort: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hvilke råd fikk uttale seg?", VALG: RAADENE}
    )
    utredet: JaNei | None = field(
        default=None, metadata={SPOR: "Ga utredningen et faktisk og rettslig grunnlag for å vedta?"}
    )
    undertegnet_av: str | None = field(default=None, metadata={SPOR: "Hvem undertegnet avtalen (rolle)?"})
    fullmakt: JaNei | None = field(default=None, metadata={SPOR: "Har den som undertegnet, fått myndigheten tildelt?"})
    reglement_ajour: JaNei | None = field(
        default=None, metadata={SPOR: "Er delegeringsreglementet vedtatt i tide etter valget?"}
    )


@regel("KL-11-3-VARSEL", kommuneloven("11-3", 1), KOMMUNELOVEN, Alvor.VARSEL)
def innkalling(mote: Kommunestyremote) -> Svar:
    """Innkallingen til kommunestyremøtet skal sendes med rimelig varsel, med sakene og dokumentene."""
    return ja(
        mote.innkalt_med_rimelig_varsel,
        "Innkallingen er sendt med rimelig varsel.",
        "Innkallingen er ikke sendt med rimelig varsel.",
        "Kall inn på nytt, eller vurder om saken bør behandles i neste møte.",
    )


@regel("KL-11-3-KUNNGJORT", kommuneloven("11-3", 2), KOMMUNELOVEN, Alvor.VARSEL)
def kunngjoring(mote: Kommunestyremote) -> Svar:
    """Møtet skal kunngjøres på en hensiktsmessig måte, også om det trolig blir lukket."""
    return ja(mote.kunngjort, "Møtet er kunngjort.", "Møtet er ikke kunngjort.", "Kunngjør møtet.")


@regel("KL-11-3-5", kommuneloven("11-3", 5), KOMMUNELOVEN_2023)
def utenfor_sakslisten(mote: Kommunestyremote) -> Svar:
    """Sak utenfor sakslisten, eller uten utsendte papirer, kan avgjøres bare om verken leder eller en tredel nekter."""
    if mote.paa_sakslisten is JaNei.JA and mote.dokumenter_sendt is JaNei.JA:
        return oppfylt("Saken sto på sakslisten, og dokumentene var sendt ut.")
    if None in {mote.paa_sakslisten, mote.dokumenter_sendt, mote.moteleder_imot, mote.motende, mote.motsatte_seg}:
        return mangler("Vi vet ikke om saken var varslet, eller hvem som motsatte seg at den ble avgjort.", _PROV_IGJEN)
    if mote.moteleder_imot is not JaNei.NEI:
        return ikke_oppfylt("Saken var ikke varslet fullt ut, og møtelederen motsatte seg at den ble avgjort.", _UTSETT)
    if 3 * (mote.motsatte_seg or 0) >= (mote.motende or 0):
        return ikke_oppfylt(
            f"Saken var ikke varslet fullt ut, og {mote.motsatte_seg} av {mote.motende} motsatte seg.", _UTSETT
        )
    return oppfylt("Saken var ikke varslet fullt ut, men verken møtelederen eller en tredel motsatte seg.")


_UTSETT = "Sett saken på sakslisten til neste møte, med dokumentene vedlagt."
_PROV_IGJEN = "Se i møteboken."


@regel("KL-11-4", kommuneloven("11-4", 1), KOMMUNELOVEN)
def motebok(mote: Kommunestyremote) -> Svar:
    """Møteboken skal si når og hvor møtet var, hvem som møtte, hva som ble behandlet og vedtatt, og stemmetallene."""
    return har_alle(mote.motebok, MOTEBOKA, "møteboken", "Rett møteboken før den godkjennes.")


@regel("KL-11-5", kommuneloven("11-5", 2), KOMMUNELOVEN)
def lukket_mote(mote: Kommunestyremote) -> Svar:
    """Møtet skal lukkes for tjenstlige forhold og taushetsbelagte opplysninger; ellers er det åpent, med få unntak."""
    if mote.taushetsbelagt is JaNei.JA:
        return ja(mote.lukket, "Møtet var lukket, som saken krever.", "Saken krever lukket møte.", "Lukk møtet.")
    if mote.taushetsbelagt is JaNei.NEI and mote.lukket is JaNei.JA:
        return maa_vurderes(
            "Møtet var lukket. Uten taushetsplikt kan det bare skje av hensyn til personvern eller tungtveiende "
            "offentlige interesser (§ 11-5 tredje ledd).",
            "Skriv grunnen i møteboken.",
        )
    if mote.taushetsbelagt is JaNei.NEI:
        return nei(mote.lukket, "Møtet var åpent.", "Møtet var lukket.", "Behandle saken i åpent møte.")
    return mangler("Vi vet ikke om saken inneholder taushetsbelagte opplysninger.", "Avklar det før møtet.")


@regel("KL-11-7-3", kommuneloven("11-7", 3), KOMMUNELOVEN)
def ikke_lukket_fjernmote(mote: Kommunestyremote) -> Svar | None:
    """Et møte som skal lukkes for taushetsplikt eller tjenstlige forhold, kan ikke holdes som fjernmøte."""
    if mote.taushetsbelagt is not JaNei.JA:
        return None
    return nei(mote.fjernmote, "Møtet var ikke et fjernmøte.", "Saken ble behandlet i fjernmøte.", "Møt i ett lokale.")


@regel("KL-11-8", kommuneloven("11-8", 1, jf=(kommuneloven("20-4", 2),)), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def ikke_som_hastesak(mote: Kommunestyremote) -> Svar:
    """Avtalen bør ikke vedtas som hastesak, for kommunestyret skal selv vedta den."""
    return nei(
        mote.hastevedtak,
        "Saken er ikke behandlet som hastesak.",
        "Saken er avgjort etter reglene om hastesaker.",
        "Legg saken fram i ordinært møte.",
    )


@regel("KL-11-10", kommuneloven("11-10", 2), KOMMUNELOVEN)
def inhabil_som_ansatt(mote: Kommunestyremote) -> Svar:
    """Folkevalgte som har forberedt eller avgjort saken som ansatt i kommunen, er inhabile til å behandle den."""
    antall, ute = mote.forberedte_som_ansatt, mote.traadte_ut
    if antall is None:
        return mangler("Det er ikke avklart om noen folkevalgte har forberedt saken som ansatt.", "Spør før møtet.")
    if antall == 0:
        return oppfylt("Ingen folkevalgte har forberedt saken som ansatt.")
    if ute is None:
        return mangler(
            f"{antall} folkevalgte har forberedt saken som ansatt. Vi vet ikke om de trådte ut.", _PROV_IGJEN
        )
    if ute < antall:
        return ikke_oppfylt(f"{antall - ute} inhabile folkevalgte deltok i behandlingen.", "Behandle saken på nytt.")
    return oppfylt("De som hadde forberedt saken som ansatt, trådte ut.")


@regel("KL-5-11", kommuneloven("5-11", 1), KOMMUNELOVEN, Alvor.VARSEL)
def partssammensatt_utvalg(mote: Kommunestyremote) -> Svar | None:
    """Saker om forholdet mellom de ansatte og kommunen som arbeidsgiver skal til partssammensatt utvalg."""
    if mote.arbeidsgiversak is JaNei.NEI:
        return None
    return ja(
        mote.partssammensatt_utvalg,
        "Partssammensatt utvalg har behandlet saken.",
        "Partssammensatt utvalg har ikke behandlet saken.",
        "Legg saken fram for utvalget, eller vis til ordningen tre firedeler av de ansatte har valgt i stedet.",
    )


@regel("KL-13-4", kommuneloven("13-4", 1), KOMMUNELOVEN, Alvor.VARSEL)
def ansattes_moterett(mote: Kommunestyremote) -> Svar | None:
    """De ansattes representanter har møte- og talerett når saken gjelder dem og kommunen som arbeidsgiver."""
    if mote.arbeidsgiversak is JaNei.NEI:
        return None
    return ja(
        mote.ansatte_fikk_moterett,
        "De ansattes representanter fikk møte og tale.",
        "De ansattes representanter fikk ikke møte og tale.",
        "Inviter de ansattes representanter til møtet.",
    )


@regel("KL-5-12", kommuneloven("5-12", 4), KOMMUNELOVEN, Alvor.VARSEL)
def raadene(mote: Kommunestyremote) -> Svar:
    """Eldrerådet, rådet for funksjonsnedsettelse og ungdomsrådet har rett til å uttale seg i saker som gjelder dem."""
    if mote.raad_hort is None:
        return mangler("Det er ikke opplyst hvilke råd som er hørt.", "Send saken til rådene i god tid.")
    uten = [raad for raad in RAADENE if raad not in mote.raad_hort]
    if uten:
        return maa_vurderes(
            f"Saken er ikke sendt til {opplisting(uten)}. Gjelder den dem, har de rett til å uttale seg.",
            "Send saken til rådene den gjelder.",
        )
    return oppfylt("Alle tre rådene har kunnet uttale seg.")


@regel("KL-13-1-UTRED", kommuneloven("13-1", 3), KOMMUNELOVEN, Alvor.VARSEL)
def forsvarlig_utredet(mote: Kommunestyremote) -> Svar:
    """Kommunedirektøren skal påse at saken er forsvarlig utredet, med faktisk og rettslig grunnlag for vedtaket."""
    return ja(
        mote.utredet,
        "Utredningen gir faktisk og rettslig grunnlag.",
        "Utredningen gir ikke grunnlag for å treffe vedtak.",
        "Utfyll saksframlegget.",
    )


@regel("KL-6-1-SIGN", kommuneloven("6-1", 2), KOMMUNELOVEN, Alvor.VARSEL)
def undertegning(mote: Kommunestyremote) -> Svar:
    """Ordføreren undertegner for kommunen hvis ikke myndigheten er gitt til andre."""
    if mote.undertegnet_av is None:
        return mangler("Det er ikke opplyst hvem som har undertegnet.", "Oppgi rollen.")
    if mote.undertegnet_av.strip().casefold() == "ordfører":
        return oppfylt("Ordføreren har undertegnet.")
    return ja(
        mote.fullmakt,
        f"Avtalen er undertegnet av {mote.undertegnet_av}, som har fått myndigheten tildelt.",
        f"Avtalen er undertegnet av {mote.undertegnet_av} uten at myndigheten er tildelt.",
        "La ordføreren undertegne, eller legg ved fullmakten.",
    )


@regel("KL-5-14", kommuneloven("5-14"), KOMMUNELOVEN, Alvor.VARSEL)
def delegeringsreglement(mote: Kommunestyremote) -> Svar:
    """Delegeringsreglementet skal vedtas innen utgangen av året etter valgåret; det gamle gjelder til da."""
    return ja(
        mote.reglement_ajour,
        "Delegeringsreglementet er vedtatt i tide.",
        "Delegeringsreglementet er ikke vedtatt på nytt etter valget.",
        "Ta delegeringen til vertskommunen inn når reglementet vedtas.",
    )


REGLER: tuple[Regel[Kommunestyremote], ...] = (
    innkalling,
    kunngjoring,
    utenfor_sakslisten,
    motebok,
    lukket_mote,
    ikke_lukket_fjernmote,
    ikke_som_hastesak,
    inhabil_som_ansatt,
    partssammensatt_utvalg,
    ansattes_moterett,
    raadene,
    forsvarlig_utredet,
    undertegning,
    delegeringsreglement,
)
