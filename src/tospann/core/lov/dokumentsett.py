"""Whether the papers of one cooperation agree with each other: XC-1 to XC-10 of the rule catalogue. All are our own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import KOMMUNELOVEN, SPRAAKLOVA
from tospann.core.lov.hjemmel import Hjemmel, kommuneloven, nav_loven
from tospann.core.lov.regel import Regel, ikke_oppfylt, maa_vurderes, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import SPOR, ja

_SAMSVAR = Hjemmel("Tospann", "samsvar mellom papirene")


@dataclass(frozen=True, slots=True)
class Dokumentsett:
    """What the host agreement, the partnership agreement, the operating agreement, leases and budgets say."""

    tjenester_vertsavtale: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hvilke tjenester har vertskommuneavtalen?"}
    )
    tjenester_partnerskap: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hvilke tjenester har partnerskapsavtalen?"}
    )
    vert: str | None = field(default=None, metadata={SPOR: "Hvem er vert i vertskommuneavtalen?"})
    kommunal_part: str | None = field(default=None, metadata={SPOR: "Hvem er kommunal part i partnerskapsavtalen?"})
    oppstart: date | None = field(default=None, metadata={SPOR: "Når starter samarbeidet?"})
    aapning: date | None = field(default=None, metadata={SPOR: "Når åpner kontoret?"})
    delegering_fra: date | None = field(default=None, metadata={SPOR: "Fra når gjelder den siste delegeringen?"})
    ansatte_overfores: date | None = field(default=None, metadata={SPOR: "Når overføres de ansatte?"})
    aarsverk_driftsavtale: int | None = field(
        default=None, metadata={SPOR: "Hvor mange hundredels årsverk har driftsavtalen?"}
    )
    aarsverk_vedlegg: int | None = field(
        default=None, metadata={SPOR: "Hvor mange hundredels årsverk har vedlegget til vertskommuneavtalen?"}
    )
    aarsverk_budsjett: int | None = field(
        default=None, metadata={SPOR: "Hvor mange hundredels årsverk er budsjettert?"}
    )
    kostnad_ore: int | None = field(default=None, metadata={SPOR: "Hva er den samlede kostnaden (øre)?"})
    andeler_ore: tuple[int, ...] | None = field(default=None, metadata={SPOR: "Hva er hver parts andel (øre)?"})
    lokasjoner: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hvilke lokasjoner har partnerskapsavtalen?"}
    )
    leide_lokaler: tuple[str, ...] | None = field(default=None, metadata={SPOR: "Hvilke lokasjoner har leieavtale?"})
    frist_vertsavtale: int | None = field(
        default=None, metadata={SPOR: "Oppsigelsesfrist i vertskommuneavtalen (måneder)?"}
    )
    frist_partnerskap: int | None = field(
        default=None, metadata={SPOR: "Oppsigelsesfrist i partnerskapsavtalen (måneder)?"}
    )
    frist_leie: int | None = field(default=None, metadata={SPOR: "Oppsigelsesfrist i leieavtalen (måneder)?"})
    fullmakter_uten_rolle: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hvilke delegerte fullmakter ender ikke hos en navngitt rolle?"}
    )
    riktig_maalform: JaNei | None = field(
        default=None, metadata={SPOR: "Er hvert dokument i den målformen språkreglene krever?"}
    )
    fravik_uten_grunn: int | None = field(
        default=None, metadata={SPOR: "Hvor mange fravik mangler rolle, grunn eller dato?"}
    )


@regel("XC-1", nav_loven("13", 2, jf=(kommuneloven("20-4", 3, "c"),)), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def samme_tjenester(sett: Dokumentsett) -> Svar:
    """Tjenestene bør være de samme i vertskommuneavtalen og partnerskapsavtalen."""
    if sett.tjenester_vertsavtale is None or sett.tjenester_partnerskap is None:
        return mangler("Tjenestene i en av avtalene er ikke opplyst.", "List dem opp.")
    ulike = sorted(set(sett.tjenester_vertsavtale) ^ set(sett.tjenester_partnerskap))
    if ulike:
        return ikke_oppfylt(f"Bare den ene avtalen har {opplisting(ulike)}.", "Rett den som er feil.")
    return oppfylt("Avtalene har de samme tjenestene.")


@regel("XC-2", nav_loven("14", 3), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def verten_er_parten(sett: Dokumentsett) -> Svar:
    """Verten i vertskommuneavtalen bør være kommunal part i partnerskapsavtalen."""
    if sett.vert is None or sett.kommunal_part is None:
        return mangler("Verten eller den kommunale parten er ikke opplyst.", "Oppgi begge.")
    if sett.vert != sett.kommunal_part:
        return ikke_oppfylt(f"Verten er {sett.vert}, men parten er {sett.kommunal_part}.", "Rett den som er feil.")
    return oppfylt(f"{sett.vert} er både vert og part.")


@regel("XC-3", _SAMSVAR, KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def datoene_passer(sett: Dokumentsett) -> Svar:
    """Delegeringene bør gjelde fra oppstart, de ansatte gå over da, og kontoret ikke åpne før."""
    if None in {sett.oppstart, sett.aapning, sett.delegering_fra, sett.ansatte_overfores}:
        return mangler("Ikke alle datoene er opplyst.", "Oppgi oppstart, åpning, delegering og overføring.")
    start = sett.oppstart or date.min
    feil = []
    if (sett.aapning or date.min) < start:
        feil.append("kontoret åpner før oppstart")
    if (sett.delegering_fra or date.min) > start:
        feil.append("en delegering gjelder først etter oppstart")
    if sett.ansatte_overfores != start:
        feil.append("de ansatte overføres en annen dag enn oppstart")
    if feil:
        return ikke_oppfylt(f"Datoene passer ikke: {opplisting(feil)}.", "Rett datoene, eller forklar hvorfor.")
    return oppfylt(f"Alt passer med oppstart {dato_tekst(start)}.")


@regel("XC-4", _SAMSVAR, KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def samme_aarsverk(sett: Dokumentsett) -> Svar:
    """Årsverkene bør være like i driftsavtalen, vedlegget til vertskommuneavtalen og budsjettet."""
    tall = (sett.aarsverk_driftsavtale, sett.aarsverk_vedlegg, sett.aarsverk_budsjett)
    if None in tall:
        return mangler("Årsverkene er ikke oppgitt alle tre steder.", "Oppgi dem.")
    if len(set(tall)) > 1:
        return ikke_oppfylt(
            "Årsverkene er ikke like i driftsavtalen, vedlegget og budsjettet.", "Finn ut hva som er rett."
        )
    return oppfylt("Årsverkene er like alle tre steder.")


@regel("XC-5", kommuneloven("20-4", 3, "f"), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def andelene_gaar_opp(sett: Dokumentsett) -> Svar:
    """Statens og kommunenes andeler bør til sammen være hele kostnaden, til siste øre."""
    if sett.kostnad_ore is None or sett.andeler_ore is None:
        return mangler("Kostnaden eller andelene er ikke opplyst.", "Oppgi begge.")
    rest = sett.kostnad_ore - sum(sett.andeler_ore)
    if rest:
        return ikke_oppfylt(f"Andelene bommer med {rest} øre.", "Fordel resten slik avtalen sier.")
    return oppfylt("Andelene er til sammen hele kostnaden.")


@regel("XC-6", _SAMSVAR, KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def lokasjonene_er_leid(sett: Dokumentsett) -> Svar:
    """Hver lokasjon i partnerskapsavtalen bør ha en leieavtale."""
    if sett.lokasjoner is None or sett.leide_lokaler is None:
        return mangler("Lokasjonene eller leieavtalene er ikke opplyst.", "List dem opp.")
    uten = [sted for sted in sett.lokasjoner if sted not in sett.leide_lokaler]
    if uten:
        return ikke_oppfylt(f"Det er ingen leieavtale for {opplisting(uten)}.", "Inngå leieavtale.")
    return oppfylt("Alle lokasjonene har leieavtale.")


@regel("XC-7", _SAMSVAR, KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def fristene_gaar_sammen(sett: Dokumentsett) -> Svar:
    """Den som trer ut, bør kunne komme ut av partnerskapsavtalen og leien innen samme frist."""
    if sett.frist_vertsavtale is None or sett.frist_partnerskap is None or sett.frist_leie is None:
        return mangler("Ikke alle oppsigelsesfristene er opplyst.", "Oppgi dem.")
    if max(sett.frist_partnerskap, sett.frist_leie) > sett.frist_vertsavtale:
        return maa_vurderes(
            f"Vertskommuneavtalen kan sies opp på {sett.frist_vertsavtale} måneder, men en av de andre tar lengre tid.",
            "Avtal hvem som betaler i mellomtiden.",
        )
    return oppfylt("Fristene går sammen.")


@regel("XC-8", kommuneloven("20-2", 2), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def ender_hos_en_rolle(sett: Dokumentsett) -> Svar:
    """Hver delegert fullmakt bør ende hos en navngitt rolle som kan bruke den."""
    if sett.fullmakter_uten_rolle is None:
        return mangler("Det er ikke opplyst hvor fullmaktene ender.", "Gå gjennom delegeringene.")
    if sett.fullmakter_uten_rolle:
        return ikke_oppfylt(
            f"Ingen rolle har fått {opplisting(sett.fullmakter_uten_rolle)}.", "Skriv delegeringen ferdig."
        )
    return oppfylt("Hver fullmakt ender hos en rolle.")


@regel("XC-9", Hjemmel("språklova", "§ 15", 2), SPRAAKLOVA, Alvor.VARSEL, Bevis.I)
def maalformen(sett: Dokumentsett) -> Svar:
    """Hvert dokument bør være i den målformen språkreglene krever for avsender og mottaker."""
    return ja(
        sett.riktig_maalform, "Dokumentene er i riktig målform.", "Et dokument er i feil målform.", "Skriv det om."
    )


@regel("XC-10", Hjemmel("Tospann", "fravik"), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def fravik_med_grunn(sett: Dokumentsett) -> Svar:
    """Et krav bør bare fravikes med rolle, grunn og dato."""
    if sett.fravik_uten_grunn is None:
        return mangler("Det er ikke opplyst om fravikene er begrunnet.", "Gå gjennom dem.")
    if sett.fravik_uten_grunn > 0:
        return ikke_oppfylt(
            f"{sett.fravik_uten_grunn} fravik mangler rolle, grunn eller dato.", "Fyll inn det som mangler."
        )
    return oppfylt("Alle fravik har rolle, grunn og dato.")


REGLER: tuple[Regel[Dokumentsett], ...] = (
    samme_tjenester,
    verten_er_parten,
    datoene_passer,
    samme_aarsverk,
    andelene_gaar_opp,
    lokasjonene_er_leid,
    fristene_gaar_sammen,
    ender_hos_en_rolle,
    maalformen,
    fravik_med_grunn,
)
