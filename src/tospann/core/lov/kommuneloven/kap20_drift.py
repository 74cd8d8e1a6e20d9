"""Kommuneloven §§ 20-2, 20-4 and 20-5 while the cooperation runs: instruction, reversal, new members, a new host."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import FORVALTNINGSLOVEN, KOMMUNELOVEN
from tospann.core.lov.hjemmel import forvaltningsloven, kommuneloven
from tospann.core.lov.regel import Regel, ikke_oppfylt, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import SPOR, VALG, dager_etter, har_alle, ja, senest

ORIENTERING_DAGER = 30
"""Our own: the act sets no deadline for telling the county governor."""
BYTTE_AV_VERT = (
    "vedtak i alle kommunestyrene",
    "nye delegeringer",
    "ny partnerskapsavtale",
    "virksomhetsoverdragelse",
)
VEDTAKSBREV = ("hvem det handles for", "hjemmel", "begrunnelse", "klageadgang", "klagefrist", "klageinstans")


class Instruent(StrEnum):
    """Who gives an instruction or reverses a decision."""

    SAMARBEIDSKOMMUNEN = "samarbeidskommunen"
    VERTENS_FOLKEVALGTE = "folkevalgt organ i vertskommunen"
    ANNEN_DELTAKER = "en annen deltaker"


class Omgjoringsgrunn(StrEnum):
    """Why a decision is reversed without an appeal (forvaltningsloven § 35, first paragraph)."""

    IKKE_TIL_SKADE = "endringen er ikke til skade for noen vedtaket retter seg mot"
    IKKE_KOMMET_FRAM = "underretning om vedtaket er ikke kommet fram"
    UGYLDIG = "vedtaket må anses ugyldig"
    ANNEN = "annen grunn"


@dataclass(frozen=True, slots=True)
class Driftshendelse:
    """Something that happens in a running cooperation."""

    instruks_fra: Instruent | None = field(default=None, metadata={SPOR: "Hvem har gitt instruks i delegerte saker?"})
    gjelder_bare_egne: JaNei | None = field(
        default=None, metadata={SPOR: "Gjelder instruksen bare den kommunen eller innbyggerne der?"}
    )
    omgjort_av: Instruent | None = field(default=None, metadata={SPOR: "Hvem har omgjort et delegert vedtak?"})
    omgjoringsgrunn: Omgjoringsgrunn | None = field(default=None, metadata={SPOR: "Hvorfor ble vedtaket omgjort?"})
    siste_vedtak: date | None = field(default=None, metadata={SPOR: "Når vedtok det siste kommunestyret avtalen?"})
    statsforvalter_orientert: date | None = field(
        default=None, metadata={SPOR: "Når ble statsforvalteren orientert om samarbeidet?"}
    )
    orientert_av_verten: JaNei | None = field(
        default=None, metadata={SPOR: "Var det vertskommunen som orienterte statsforvalteren?"}
    )
    ny_deltaker: JaNei | None = field(default=None, metadata={SPOR: "Skal en ny kommune med?"})
    vedtatt_av_alle: JaNei | None = field(default=None, metadata={SPOR: "Har alle kommunestyrene vedtatt endringen?"})
    bytter_vert: JaNei | None = field(default=None, metadata={SPOR: "Skal samarbeidet bytte vertskommune?"})
    bytte_ordnet: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hva er på plass før byttet?", VALG: BYTTE_AV_VERT}
    )
    vedtaksbrevet: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hva sier vedtaksbrevet til innbyggeren?", VALG: VEDTAKSBREV}
    )
    iverksatt: date | None = field(default=None, metadata={SPOR: "Når ble vedtaket iverksatt (delegeringsbrev sendt)?"})


@regel("KL-20-2-3-HENDELSE", kommuneloven("20-2", 3, jf=(kommuneloven("20-3", 5),)), KOMMUNELOVEN)
def ikke_fra_vertens_folkevalgte(hendelse: Driftshendelse) -> Svar:
    """Folkevalgte i vertskommunen kan verken instruere eller omgjøre i saker som er delegert fra andre."""
    if hendelse.instruks_fra is None and hendelse.omgjort_av is None:
        return mangler("Det er ikke opplyst hvem som har instruert eller omgjort.", "Se i loggen over instrukser.")
    if Instruent.VERTENS_FOLKEVALGTE in {hendelse.instruks_fra, hendelse.omgjort_av}:
        return ikke_oppfylt("Et folkevalgt organ i vertskommunen har grepet inn.", "Trekk inngrepet tilbake.")
    return oppfylt("Ingen folkevalgte i vertskommunen har grepet inn.")


@regel("KL-20-2-4-HENDELSE", kommuneloven("20-2", 4, jf=(kommuneloven("20-3", 6),)), KOMMUNELOVEN)
def bare_egne_saker(hendelse: Driftshendelse) -> Svar | None:
    """En samarbeidskommune kan instruere verten bare i saker som gjelder den selv eller innbyggerne der."""
    if hendelse.instruks_fra is None:
        return None
    if hendelse.instruks_fra is Instruent.ANNEN_DELTAKER:
        return ikke_oppfylt("Instruksen kommer fra en kommune saken ikke gjelder.", "Se bort fra instruksen.")
    return ja(
        hendelse.gjelder_bare_egne,
        "Instruksen gjelder bare kommunen som har gitt den.",
        "Instruksen gjelder også andre kommuner.",
        "Avgrens instruksen til egne saker, eller endre avtalen.",
    )


@regel("KL-20-2-5", kommuneloven("20-2", 5, jf=(forvaltningsloven("35", 1),)), KOMMUNELOVEN)
def omgjoring(hendelse: Driftshendelse) -> Svar | None:
    """Samarbeidskommunen kan omgjøre vertens vedtak for den, men bare når forvaltningsloven § 35 første ledd åpner."""
    if hendelse.omgjort_av is None:
        return None
    if hendelse.omgjort_av is not Instruent.SAMARBEIDSKOMMUNEN:
        return ikke_oppfylt(
            f"Vedtaket er omgjort av {hendelse.omgjort_av.value}.", "La samarbeidskommunen vurdere det."
        )
    if hendelse.omgjoringsgrunn is None:
        return mangler("Det er ikke opplyst hvorfor vedtaket ble omgjort.", "Oppgi hvilket av de tre vilkårene.")
    if hendelse.omgjoringsgrunn is Omgjoringsgrunn.ANNEN:
        return ikke_oppfylt("Vedtaket er omgjort av en annen grunn enn de tre loven nevner.", "La vedtaket stå.")
    return oppfylt(f"Vedtaket er omgjort fordi {hendelse.omgjoringsgrunn.value}.")


@regel("KL-20-4-5-SF", kommuneloven("20-4", 5), KOMMUNELOVEN)
def statsforvalteren_orientert(hendelse: Driftshendelse) -> Svar:
    """Vertskommunen skal orientere statsforvalteren om at samarbeidet er opprettet; ingen godkjenning trengs."""
    if hendelse.statsforvalter_orientert is None:
        return mangler("Det er ikke opplyst at statsforvalteren er orientert.", "Send brev fra vertskommunen.")
    return ja(
        hendelse.orientert_av_verten,
        "Vertskommunen har orientert statsforvalteren.",
        "Statsforvalteren er orientert av andre enn vertskommunen.",
        "La vertskommunen sende orienteringen.",
    )


@regel("KL-20-4-5-SF-30", kommuneloven("20-4", 5), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def orientert_i_tide(hendelse: Driftshendelse) -> Svar:
    """Statsforvalteren bør være orientert innen 30 dager etter det siste vedtaket; loven har ingen frist."""
    frist = dager_etter(hendelse.siste_vedtak, ORIENTERING_DAGER)
    return senest(hendelse.statsforvalter_orientert, frist, "orienteringen til statsforvalteren", "Send brevet nå.")


@regel("KL-20-4-NEW-MEMBER", kommuneloven("20-4", 2, jf=(kommuneloven("20-4", 3, "a"),)), KOMMUNELOVEN)
def ny_deltaker(hendelse: Driftshendelse) -> Svar | None:
    """En ny deltaker krever vedtak i alle kommunestyrene, for deltakerne er noe avtalen skal fastsette."""
    if hendelse.ny_deltaker is not JaNei.JA:
        return None
    return ja(
        hendelse.vedtatt_av_alle,
        "Alle kommunestyrene har vedtatt den nye deltakeren.",
        "Ikke alle kommunestyrene har vedtatt den nye deltakeren.",
        "Legg endringen fram for alle.",
    )


@regel(
    "KL-20-4-HOST-CHANGE",
    kommuneloven("20-4", 2, jf=(kommuneloven("20-4", 3, "b"),)),
    KOMMUNELOVEN,
    Alvor.VARSEL,
    Bevis.I,
)
def bytte_av_vert(hendelse: Driftshendelse) -> Svar | None:
    """Bytte av vertskommune bør tas som en hel ny runde: vedtak, delegeringer, partnerskapsavtale og overdragelse."""
    if hendelse.bytter_vert is not JaNei.JA:
        return None
    return har_alle(hendelse.bytte_ordnet, BYTTE_AV_VERT, "byttet av vertskommune", "Ta det som mangler, før byttet.")


@regel("FVL-23-27", forvaltningsloven("27", 3), FORVALTNINGSLOVEN, Alvor.VARSEL)
def vedtaksbrevet(hendelse: Driftshendelse) -> Svar:
    """Brevet bør si hvem verten handler for, og skal ha begrunnelse og opplysning om klage, frist og instans."""
    return har_alle(hendelse.vedtaksbrevet, VEDTAKSBREV, "vedtaksbrevet", "Rett malen før den brukes.")


@regel("KL-13-1-IVERK", kommuneloven("13-1", 4), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def iverksatt(hendelse: Driftshendelse) -> Svar:
    """Vedtak skal iverksettes uten ugrunnet opphold; Tospann varsler når det er gått mer enn 30 dager."""
    frist = dager_etter(hendelse.siste_vedtak, ORIENTERING_DAGER)
    return senest(hendelse.iverksatt, frist, "iverksettingen", "Send delegeringsbrevet, eller si hvorfor det venter.")


REGLER: tuple[Regel[Driftshendelse], ...] = (
    ikke_fra_vertens_folkevalgte,
    bare_egne_saker,
    omgjoring,
    statsforvalteren_orientert,
    orientert_i_tide,
    ny_deltaker,
    bytte_av_vert,
    vedtaksbrevet,
    iverksatt,
)
