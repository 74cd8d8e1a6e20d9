"""Kommuneloven § 20-2 about one chain of delegation: council, own director, host's director, leader, employee."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import DELEGERINGSFORSKRIFTEN, KOMMUNELOVEN, SOSIALTJENESTELOVEN
from tospann.core.lov.hjemmel import delegeringsforskriften, kommuneloven, sosialtjenesteloven
from tospann.core.lov.regel import Regel, ikke_oppfylt, maa_vurderes, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import SPOR, ja, tidligst


class Delegat(StrEnum):
    """Who gives or receives a delegated power."""

    KOMMUNESTYRET = "kommunestyret"
    FORMANNSKAPET = "formannskapet"
    EGEN_KOMMUNEDIREKTOR = "egen kommunedirektør"
    VERTENS_KOMMUNEDIREKTOR = "vertskommunens kommunedirektør"
    VERTENS_KOMMUNESTYRE = "vertskommunens kommunestyre"
    NAV_LEDER = "Nav-leder"


@dataclass(frozen=True, slots=True)
class Delegeringskjede:
    """How one municipality's power reaches the one who decides."""

    besluttet_av: Delegat | None = field(default=None, metadata={SPOR: "Hvem vedtok delegeringen?"})
    besluttet: date | None = field(default=None, metadata={SPOR: "Når ble delegeringen vedtatt?"})
    instruerte_egen: JaNei | None = field(
        default=None, metadata={SPOR: "Sier vedtaket at egen kommunedirektør skal delegere?"}
    )
    brev_fra: Delegat | None = field(default=None, metadata={SPOR: "Hvem skrev delegeringsbrevet?"})
    brev_til: Delegat | None = field(default=None, metadata={SPOR: "Hvem er brevet til?"})
    brev_dato: date | None = field(default=None, metadata={SPOR: "Når er brevet datert?"})
    vedtatte_fullmakter: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hvilke fullmakter omfatter vedtaket (paragrafer)?"}
    )
    brevets_fullmakter: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hvilke fullmakter omfatter brevet (paragrafer)?"}
    )
    kan_kommunedirektoren_selv: JaNei | None = field(
        default=None, metadata={SPOR: "Kunne egen kommunedirektør selv hatt alle fullmaktene?"}
    )
    videre_til_leder: JaNei | None = field(
        default=None, metadata={SPOR: "Har vertens kommunedirektør delegert videre til Nav-leder?"}
    )
    leder_statlig: JaNei | None = field(default=None, metadata={SPOR: "Er Nav-leder ansatt i staten?"})
    i_partnerskapsavtalen: JaNei | None = field(
        default=None, metadata={SPOR: "Sier partnerskapsavtalen at lederen kan utføre kommunens oppgaver?"}
    )
    trer_i_kraft: date | None = field(default=None, metadata={SPOR: "Når begynner delegeringen å gjelde?"})
    forste_vedtak: date | None = field(
        default=None, metadata={SPOR: "Når treffes det første vedtaket etter delegeringen?"}
    )
    beslutningstaker_har_fullmakt: JaNei | None = field(
        default=None, metadata={SPOR: "Har den som treffer vedtakene, fått fullmakten skriftlig?"}
    )


@regel("KL-20-2-2-KOMMUNESTYRET", kommuneloven("20-2", 2), KOMMUNELOVEN)
def kommunestyret_delegerer(kjede: Delegeringskjede) -> Svar:
    """Kommunestyret skal selv delegere til vertskommunen; ingen andre organer kan gjøre det."""
    if kjede.besluttet_av is None:
        return mangler("Det er ikke opplyst hvem som vedtok delegeringen.", "Finn vedtaket.")
    if kjede.besluttet_av is Delegat.KOMMUNESTYRET:
        return oppfylt("Kommunestyret har selv vedtatt delegeringen.")
    return ikke_oppfylt(f"Delegeringen er vedtatt av {kjede.besluttet_av.value}.", "Legg saken fram for kommunestyret.")


@regel("KL-20-2-2-INSTRUKS", kommuneloven("20-2", 2), KOMMUNELOVEN)
def instruks_til_egen(kjede: Delegeringskjede) -> Svar:
    """Delegeringen skal skje ved at kommunestyret instruerer egen kommunedirektør om å delegere."""
    return ja(
        kjede.instruerte_egen,
        "Kommunestyret har instruert egen kommunedirektør om å delegere.",
        "Kommunestyret har delegert uten å instruere egen kommunedirektør.",
        "Vedta at kommunedirektøren instrueres om å delegere til kommunedirektøren i vertskommunen.",
    )


@regel("KL-20-2-2-BREV", kommuneloven("20-2", 2), KOMMUNELOVEN)
def brev_mellom_direktorene(kjede: Delegeringskjede) -> Svar:
    """Fullmakten skal gå fra egen kommunedirektør til vertskommunens kommunedirektør."""
    if kjede.brev_fra is None or kjede.brev_til is None:
        return mangler("Det er ikke opplyst hvem delegeringsbrevet er fra og til.", "Finn brevet.")
    feil = []
    if kjede.brev_fra is not Delegat.EGEN_KOMMUNEDIREKTOR:
        feil.append(f"fra {kjede.brev_fra.value}")
    if kjede.brev_til is not Delegat.VERTENS_KOMMUNEDIREKTOR:
        feil.append(f"til {kjede.brev_til.value}")
    if feil:
        return ikke_oppfylt(f"Delegeringsbrevet går {opplisting(feil)}.", "Skriv brevet mellom kommunedirektørene.")
    return oppfylt("Delegeringsbrevet går fra egen til vertskommunens kommunedirektør.")


@regel("KL-20-2-2-DATO", kommuneloven("20-2", 2), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def brev_etter_vedtak(kjede: Delegeringskjede) -> Svar:
    """Delegeringsbrevet bør ikke være eldre enn vedtaket det bygger på."""
    return tidligst(kjede.brev_dato, kjede.besluttet, "delegeringsbrevet", "vedtaket", "Skriv et nytt brev.")


@regel("KL-20-2-2-SCOPE", kommuneloven("20-2", 2, jf=(kommuneloven("13-1", 6),)), KOMMUNELOVEN)
def ikke_mer_enn_vedtatt(kjede: Delegeringskjede) -> Svar:
    """Brevet kan ikke gi fullmakter kommunestyret ikke har vedtatt å delegere."""
    if kjede.vedtatte_fullmakter is None or kjede.brevets_fullmakter is None:
        return mangler("Fullmaktene i vedtaket eller brevet er ikke listet opp.", "List opp paragrafene i begge.")
    for_mye = [f for f in kjede.brevets_fullmakter if f not in kjede.vedtatte_fullmakter]
    if for_mye:
        return ikke_oppfylt(f"Brevet gir fullmakt uten vedtak: {opplisting(for_mye)}.", "Ta dem ut av brevet.")
    return oppfylt("Brevet gir ikke mer enn kommunestyret har vedtatt.")


@regel("KL-13-1-6", kommuneloven("13-1", 6), KOMMUNELOVEN)
def ikke_prinsipielt(kjede: Delegeringskjede) -> Svar:
    """Kommunedirektøren kan bare få, og dermed bare gi videre, myndighet i saker uten prinsipiell betydning."""
    return ja(
        kjede.kan_kommunedirektoren_selv,
        "Fullmaktene er slike kommunedirektøren selv kan ha.",
        "Fullmaktene omfatter saker av prinsipiell betydning.",
        "Behold de prinsipielle sakene i kommunestyret.",
    )


@regel("KL-20-2-CHAIN-NAV", kommuneloven("20-2", 2, jf=(kommuneloven("13-1", 6),)), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def helt_fram(kjede: Delegeringskjede) -> Svar:
    """Kjeden bør være hel fram til Nav-leder; vertens kommunedirektør bør delegere videre skriftlig."""
    return ja(
        kjede.videre_til_leder,
        "Vertskommunens kommunedirektør har delegert videre til Nav-leder.",
        "Vertskommunens kommunedirektør har ikke delegert videre til Nav-leder.",
        "Skriv delegeringen til Nav-leder.",
    )


@regel("DEL-2-2", delegeringsforskriften("2", 2), DELEGERINGSFORSKRIFTEN)
def statlig_leder(kjede: Delegeringskjede) -> Svar | None:
    """Er Nav-leder ansatt i staten, må partnerskapsavtalen si at lederen kan utføre kommunens oppgaver."""
    if kjede.leder_statlig is JaNei.NEI:
        return None
    if kjede.leder_statlig is not JaNei.JA:
        return mangler("Det er ikke opplyst om Nav-leder er ansatt i staten eller kommunen.", "Oppgi arbeidsgiver.")
    return ja(
        kjede.i_partnerskapsavtalen,
        "Partnerskapsavtalen lar den statlig ansatte lederen utføre kommunens oppgaver.",
        "Partnerskapsavtalen lar ikke den statlig ansatte lederen utføre kommunens oppgaver.",
        "Ta det inn i partnerskapsavtalen, og legg ved delegeringsvedtaket.",
    )


@regel("KL-20-2-2-VIRKNING", kommuneloven("20-2", 2), KOMMUNELOVEN)
def ikke_vedtak_for_fullmakt(kjede: Delegeringskjede) -> Svar:
    """Ingen kan treffe vedtak for en annen kommune før delegeringen har begynt å gjelde."""
    return tidligst(
        kjede.forste_vedtak, kjede.trer_i_kraft, "det første vedtaket", "delegeringen", "Vent til delegeringen gjelder."
    )


@regel("STL-41", sosialtjenesteloven("41", 2), SOSIALTJENESTELOVEN)
def hver_beslutningstaker(kjede: Delegeringskjede) -> Svar:
    """Tildeling av sosiale tjenester er enkeltvedtak, så hver som avgjør, må ha fått myndigheten."""
    return ja(
        kjede.beslutningstaker_har_fullmakt,
        "Den som treffer vedtakene, har fått fullmakten skriftlig.",
        "Den som treffer vedtakene, har ikke fått fullmakten.",
        "Skriv ned hvem som kan treffe hvilke vedtak.",
    )


@regel("STL-3-4", sosialtjenesteloven("3", 4), SOSIALTJENESTELOVEN)
def bare_etter_kommuneloven(kjede: Delegeringskjede) -> Svar | None:
    """Myndighet etter sosialtjenesteloven kan delegeres til en annen kommune, men etter reglene i kommuneloven."""
    if kjede.brev_til is None:
        return None
    if kjede.brev_til is Delegat.VERTENS_KOMMUNESTYRE:
        return ikke_oppfylt("Myndigheten er lagt til kommunestyret i en annen kommune.", "Følg kommuneloven § 20-2.")
    if kjede.brev_til is Delegat.NAV_LEDER:
        return maa_vurderes("Myndigheten går rett til Nav-leder, utenom kommunedirektørene.", "Se kommuneloven § 20-2.")
    return oppfylt("Myndigheten er delegert på en måte kommuneloven kjenner.")


REGLER: tuple[Regel[Delegeringskjede], ...] = (
    kommunestyret_delegerer,
    instruks_til_egen,
    brev_mellom_direktorene,
    brev_etter_vedtak,
    ikke_mer_enn_vedtatt,
    ikke_prinsipielt,
    helt_fram,
    statlig_leder,
    ikke_vedtak_for_fullmakt,
    hver_beslutningstaker,
    bare_etter_kommuneloven,
)
