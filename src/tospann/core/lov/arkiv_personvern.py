"""Arkivlova, offentleglova, personvernforordningen and the rules on secrecy, about one office's papers and data."""

from __future__ import annotations

from dataclasses import dataclass, field

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import ARKIVLOVA, NAV_LOVEN_TAUSHET, OFFENTLEGLOVA, PERSONVERNFORORDNINGEN
from tospann.core.lov.hjemmel import Hjemmel, nav_loven, sosialtjenesteloven
from tospann.core.lov.regel import Regel, ikke_oppfylt, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import SPOR, ja, nei


@dataclass(frozen=True, slots=True)
class Datafakta:
    """How the office keeps its documents and personal data, and who can see what."""

    opphav_og_sammenheng: JaNei | None = field(
        default=None, metadata={SPOR: "Er opphav og sammenheng kjent for dokumentasjonen?"}
    )
    dokumentasjonsplan: JaNei | None = field(
        default=None, metadata={SPOR: "Er dokumentasjonsplanen oppdatert for felleskontoret?"}
    )
    arkiv_overdratt: JaNei | None = field(default=None, metadata={SPOR: "Overdras arkiv til et annet organ?"})
    med_oppgaven: JaNei | None = field(
        default=None, metadata={SPOR: "Skjer det som ledd i overføring av oppgaver og ansvar?"}
    )
    felles_arkiv_avklart: JaNei | None = field(
        default=None, metadata={SPOR: "Er det avklart med Nasjonalarkivet hvor arkiv med begge slags opphav leveres?"}
    )
    innsyn_nektet_endelig: JaNei | None = field(
        default=None, metadata={SPOR: "Er innsyn nektet i en endelig avgjørelse, bare fordi den er intern?"}
    )
    merinnsyn_vurdert: JaNei | None = field(
        default=None, metadata={SPOR: "Er det vurdert å gi innsyn selv om det kan nektes?"}
    )
    journal: JaNei | None = field(default=None, metadata={SPOR: "Føres det journal?"})
    felles_formaal: JaNei | None = field(
        default=None, metadata={SPOR: "Fastsetter flere sammen formål og midler for behandlingen?"}
    )
    ordning_mellom_dem: JaNei | None = field(
        default=None, metadata={SPOR: "Er ansvaret fordelt i en åpen ordning mellom dem?"}
    )
    behandler_for_andre: JaNei | None = field(
        default=None, metadata={SPOR: "Behandler noen personopplysninger på vegne av en annen?"}
    )
    databehandleravtale: JaNei | None = field(
        default=None, metadata={SPOR: "Er det en databehandleravtale, eller et annet bindende dokument?"}
    )
    dpia: JaNei | None = field(default=None, metadata={SPOR: "Er personvernkonsekvensene vurdert?"})
    tilgang_andre_kontor: JaNei | None = field(
        default=None, metadata={SPOR: "Har ansatte tilgang til saker i et annet kontor enn sitt eget?"}
    )
    samtykke_eller_hjemmel: JaNei | None = field(
        default=None, metadata={SPOR: "Har hver slik tilgang samtykke eller annen hjemmel?"}
    )


def _arkivlova(paragraf: str, ledd: int | None = None) -> Hjemmel:
    return Hjemmel("arkivlova", f"§ {paragraf}", ledd)


def _offentleglova(paragraf: str, ledd: int | None = None) -> Hjemmel:
    return Hjemmel("offentleglova", f"§ {paragraf}", ledd)


def _forordningen(artikkel: str) -> Hjemmel:
    return Hjemmel("personvernforordningen", f"artikkel {artikkel}")


@regel("ARK-5", _arkivlova("5", 1), ARKIVLOVA)
def arkivplikten(fakta: Datafakta) -> Svar:
    """Dokumentasjonen skal forvaltes som arkiv, så opphav og sammenheng er kjent og innholdet ikke endres."""
    return ja(
        fakta.opphav_og_sammenheng,
        "Opphav og sammenheng er kjent.",
        "Opphav eller sammenheng er ikke kjent.",
        "Rett opp journalføringen.",
    )


@regel("ARK-8", _arkivlova("8", 1), ARKIVLOVA)
def dokumentasjonsplan(fakta: Datafakta) -> Svar:
    """Organet skal ha en oppdatert dokumentasjonsplan, også når oppgavene flyttes til et felles kontor."""
    return ja(
        fakta.dokumentasjonsplan, "Planen er oppdatert.", "Planen er ikke oppdatert.", "Oppdater dokumentasjonsplanen."
    )


@regel("ARK-10-OVERDRAGELSE", _arkivlova("10", 1), ARKIVLOVA)
def ikke_overdra_arkiv(fakta: Datafakta) -> Svar | None:
    """Arkiv kan bare gå over til et annet organ som ledd i overføring av oppgaver og ansvar."""
    if fakta.arkiv_overdratt is not JaNei.JA:
        return None
    return ja(
        fakta.med_oppgaven,
        "Arkivet følger oppgaven.",
        "Arkivet overdras uten oppgaven.",
        "La arkivet bli der oppgaven er.",
    )


@regel("ARK-14-4", _arkivlova("14", 4), ARKIVLOVA, Alvor.RAAD, Bevis.I)
def begge_slags_opphav(fakta: Datafakta) -> Svar:
    """Nasjonalarkivet bestemmer hvor arkiv fra både stat og kommune leveres; avklar det tidlig."""
    return ja(
        fakta.felles_arkiv_avklart,
        "Det er avklart med Nasjonalarkivet.",
        "Det er ikke avklart med Nasjonalarkivet.",
        "Spør Nasjonalarkivet.",
    )


@regel("OFFL-14", _offentleglova("14", 2), OFFENTLEGLOVA)
def endelig_er_ikke_internt(fakta: Datafakta) -> Svar:
    """Et dokument med den endelige avgjørelsen kan ikke unntas fra innsyn bare fordi det er internt."""
    return nei(
        fakta.innsyn_nektet_endelig,
        "Ingen endelig avgjørelse er unntatt som intern.",
        "En endelig avgjørelse er unntatt som intern.",
        "Gi innsyn.",
    )


@regel("OFFL-11", _offentleglova("11"), OFFENTLEGLOVA, Alvor.VARSEL)
def merinnsyn(fakta: Datafakta) -> Svar:
    """Når innsyn kan nektes, skal organet likevel vurdere å gi det helt eller delvis."""
    return ja(
        fakta.merinnsyn_vurdert,
        "Merinnsyn er vurdert.",
        "Merinnsyn er ikke vurdert.",
        "Vurder det, og skriv ned hvorfor.",
    )


@regel("OFFL-10", _offentleglova("10", 1), OFFENTLEGLOVA)
def journal(fakta: Datafakta) -> Svar:
    """Organet skal føre journal."""
    return ja(fakta.journal, "Det føres journal.", "Det føres ikke journal.", "Journalfør.")


@regel("GDPR-26", _forordningen("26 nr. 1"), PERSONVERNFORORDNINGEN)
def felles_ansvarlige(fakta: Datafakta) -> Svar | None:
    """Fastsetter flere sammen formål og midler, skal de åpent fordele ansvaret mellom seg."""
    if fakta.felles_formaal is not JaNei.JA:
        return None
    return ja(
        fakta.ordning_mellom_dem,
        "Ansvaret er fordelt mellom dem.",
        "Ansvaret er ikke fordelt mellom dem.",
        "Skriv en ordning, og gjør hovedtrekkene kjent.",
    )


@regel("GDPR-28", _forordningen("28 nr. 3"), PERSONVERNFORORDNINGEN)
def databehandler(fakta: Datafakta) -> Svar | None:
    """Den som behandler personopplysninger for en annen, skal gjøre det etter en bindende avtale."""
    if fakta.behandler_for_andre is not JaNei.JA:
        return None
    return ja(
        fakta.databehandleravtale,
        "Det er en databehandleravtale.",
        "Det er ingen databehandleravtale.",
        "Inngå en databehandleravtale.",
    )


@regel("GDPR-35", _forordningen("35"), PERSONVERNFORORDNINGEN, Alvor.RAAD, Bevis.M)
def konsekvensvurdering(fakta: Datafakta) -> Svar:
    """Når fagsystemer slås sammen, bør personvernkonsekvensene vurderes først (artikkelen er ikke lest av oss)."""
    return ja(
        fakta.dpia,
        "Personvernkonsekvensene er vurdert.",
        "Personvernkonsekvensene er ikke vurdert.",
        "Gjør vurderingen før systemene slås sammen.",
    )


@regel("NAVL-16", nav_loven("16", jf=(sosialtjenesteloven("44"),)), NAV_LOVEN_TAUSHET)
def innen_kontoret(fakta: Datafakta) -> Svar:
    """Opplysninger kan deles med ansatte i samme kontor; ellers trengs samtykke eller annen hjemmel."""
    if fakta.tilgang_andre_kontor is None:
        return mangler("Det er ikke opplyst hvem som har tilgang til sakene.", "Gå gjennom tilgangene.")
    if fakta.tilgang_andre_kontor is JaNei.NEI:
        return oppfylt("Ingen har tilgang til saker i andre kontor.")
    if fakta.samtykke_eller_hjemmel is JaNei.JA:
        return oppfylt("Tilgang på tvers har samtykke eller annen hjemmel.")
    return ikke_oppfylt(
        "Ansatte har tilgang til saker i et annet kontor uten samtykke eller hjemmel.", "Steng tilgangen."
    )


REGLER: tuple[Regel[Datafakta], ...] = (
    arkivplikten,
    dokumentasjonsplan,
    ikke_overdra_arkiv,
    begge_slags_opphav,
    endelig_er_ikke_internt,
    merinnsyn,
    journal,
    felles_ansvarlige,
    databehandler,
    konsekvensvurdering,
    innen_kontoret,
)
