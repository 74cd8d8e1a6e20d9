"""Kommuneloven chapters 14 and 28, and sosialtjenesteloven § 7, about the money for the office."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import KOMMUNELOVEN_OKONOMI, SOSIALTJENESTELOVEN
from tospann.core.lov.hjemmel import kommuneloven, sosialtjenesteloven
from tospann.core.lov.regel import Regel, ikke_oppfylt, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import SPOR, dager_etter, ja, senest, tidligst

INNSTILLING_DAGER = 14
BUDSJETTAAR_FRAM = 4
REGNSKAPSFRIST = (2, 22)


@dataclass(frozen=True, slots=True)
class Okonomifakta:
    """What one municipality has budgeted, signed and booked."""

    oppstart: date | None = field(default=None, metadata={SPOR: "Når starter samarbeidet?"})
    budsjett_vedtatt: date | None = field(default=None, metadata={SPOR: "Når vedtok kommunestyret budsjettet?"})
    innstilling_offentlig: date | None = field(default=None, metadata={SPOR: "Når ble innstillingen offentliggjort?"})
    andelen_i_budsjettet: JaNei | None = field(
        default=None, metadata={SPOR: "Er kommunens andel av kontoret med i budsjettet for oppstartsåret?"}
    )
    vedtatt_av_kommunestyret: JaNei | None = field(
        default=None, metadata={SPOR: "Er budsjettet vedtatt av kommunestyret selv?"}
    )
    brutto_hos_verten: JaNei | None = field(
        default=None, metadata={SPOR: "Fører vertskommunen hele samarbeidet brutto i sitt regnskap?"}
    )
    oppgjor_sendt: date | None = field(default=None, metadata={SPOR: "Når sender verten sluttoppgjøret?"})
    i_ubalanse: JaNei | None = field(
        default=None, metadata={SPOR: "Har et av forholdene som fører til ROBEK, inntruffet?"}
    )
    leie_bundet_til: date | None = field(
        default=None, metadata={SPOR: "Til når er kommunen bundet av leieavtalen uten å kunne si opp?"}
    )
    leie_inngaatt: date | None = field(default=None, metadata={SPOR: "Når ble leieavtalen vedtatt?"})
    leie_godkjent: JaNei | None = field(default=None, metadata={SPOR: "Er leieavtalen godkjent av staten?"})
    finansiell_risiko_dokumentert: JaNei | None = field(
        default=None, metadata={SPOR: "Er det dokumentert at avtalen ikke gir vesentlig finansiell risiko?"}
    )
    noedvendige_bevilgninger: JaNei | None = field(
        default=None, metadata={SPOR: "Har kommunen bevilget det tjenestene etter sosialtjenesteloven trenger?"}
    )


@regel("KL-14-2", kommuneloven("14-2"), KOMMUNELOVEN_OKONOMI)
def kommunestyret_vedtar_budsjett(fakta: Okonomifakta) -> Svar:
    """Kommunestyret skal selv vedta økonomiplan og årsbudsjett; det kan ikke overlates til verten."""
    return ja(
        fakta.vedtatt_av_kommunestyret,
        "Budsjettet er vedtatt av kommunestyret selv.",
        "Budsjettet er ikke vedtatt av kommunestyret selv.",
        "Legg budsjettet fram for kommunestyret.",
    )


@regel("KL-14-3-1", kommuneloven("14-3", 1), KOMMUNELOVEN_OKONOMI)
def budsjett_for_aarsskiftet(fakta: Okonomifakta) -> Svar:
    """Budsjettet for oppstartsåret skal vedtas før årsskiftet."""
    frist = None if fakta.oppstart is None else date(fakta.oppstart.year - 1, 12, 31)
    return senest(fakta.budsjett_vedtatt, frist, "budsjettvedtaket", "Er året begynt, må budsjettet endres.")


@regel("KL-14-3-4", kommuneloven("14-3", 4), KOMMUNELOVEN_OKONOMI)
def innstilling_fjorten_dager(fakta: Okonomifakta) -> Svar:
    """Innstillingen til budsjett skal være offentlig minst 14 dager før kommunestyret behandler den."""
    tidlig = dager_etter(fakta.innstilling_offentlig, INNSTILLING_DAGER)
    return tidligst(
        fakta.budsjett_vedtatt, tidlig, "budsjettvedtaket", "14 dager etter innstillingen", "Utsett behandlingen."
    )


@regel("KL-14-5", kommuneloven("14-5", 1), KOMMUNELOVEN_OKONOMI, Alvor.VARSEL, Bevis.I)
def andelen_er_med(fakta: Okonomifakta) -> Svar:
    """Budsjettet er bindende, så kommunens andel av kontoret bør være med for oppstartsåret."""
    return ja(
        fakta.andelen_i_budsjettet,
        "Kommunens andel er med i budsjettet for oppstartsåret.",
        "Kommunens andel er ikke med i budsjettet for oppstartsåret.",
        "Vedta en budsjettendring før oppstart.",
    )


@regel("KL-14-6", kommuneloven("14-6", 3), KOMMUNELOVEN_OKONOMI, Alvor.VARSEL, Bevis.I)
def brutto(fakta: Okonomifakta) -> Svar:
    """Midler skal føres brutto; samarbeidet er ikke et eget rettssubjekt og føres i vertskommunens regnskap."""
    return ja(
        fakta.brutto_hos_verten,
        "Vertskommunen fører samarbeidet brutto.",
        "Samarbeidet er ikke ført brutto hos verten.",
        "Før alle utgifter og inntekter hos verten, og kommunenes andeler som inntekt.",
    )


@regel("KL-14-6-6", kommuneloven("14-6", 6), KOMMUNELOVEN_OKONOMI, Alvor.RAAD, Bevis.I)
def oppgjor_for_regnskapet(fakta: Okonomifakta) -> Svar:
    """Sluttoppgjøret bør komme før kommunene skal avlegge årsregnskapet 22. februar."""
    sendt = fakta.oppgjor_sendt
    frist = None if sendt is None else date(sendt.year, *REGNSKAPSFRIST)
    return senest(sendt, frist, "sluttoppgjøret", "Avtal en tidligere dato for sluttoppgjøret.")


@regel("KL-28-3-ROBEK", kommuneloven("28-3", 2, jf=(kommuneloven("28-4", 1),)), KOMMUNELOVEN_OKONOMI)
def lang_leie_i_ubalanse(fakta: Okonomifakta) -> Svar | None:
    """Er kommunen i ubalanse (ROBEK), må leie som binder ut over fire budsjettår, godkjennes før den er gyldig."""
    if fakta.i_ubalanse is JaNei.NEI:
        return None
    if fakta.i_ubalanse is None or fakta.leie_bundet_til is None or fakta.leie_inngaatt is None:
        return mangler(
            "Vi vet ikke om kommunen er i ubalanse, eller hvor lenge leien binder.", "Se i ROBEK-registeret."
        )
    if fakta.leie_bundet_til.year <= fakta.leie_inngaatt.year + BUDSJETTAAR_FRAM:
        return oppfylt("Leien binder ikke ut over de fire neste budsjettårene.")
    return ja(
        fakta.leie_godkjent,
        f"Leien binder til {dato_tekst(fakta.leie_bundet_til)}, og vedtaket er godkjent.",
        f"Leien binder til {dato_tekst(fakta.leie_bundet_til)} uten at vedtaket er godkjent.",
        "Søk godkjenning, eller avtal rett til å si opp.",
    )


@regel("KL-14-13", kommuneloven("14-13", 4), KOMMUNELOVEN_OKONOMI, Alvor.RAAD)
def finansiell_risiko(fakta: Okonomifakta) -> Svar:
    """Kommunen skal kunne vise avtaleparten at avtalen ikke gir vesentlig finansiell risiko."""
    return ja(
        fakta.finansiell_risiko_dokumentert,
        "Det er dokumentert at avtalen ikke gir vesentlig finansiell risiko.",
        "Den finansielle risikoen er ikke vurdert.",
        "Skriv ned vurderingen.",
    )


@regel("STL-7-1", sosialtjenesteloven("7", 1), SOSIALTJENESTELOVEN)
def bevilgninger(fakta: Okonomifakta) -> Svar:
    """Hver kommune skal sørge for nødvendige bevilgninger til tjenestene den har ansvaret for."""
    return ja(
        fakta.noedvendige_bevilgninger,
        "Kommunen har bevilget det som er nødvendig.",
        "Kommunen har ikke bevilget det som er nødvendig.",
        "Vedta en budsjettendring.",
    )


def _aar(dato: date | None) -> str:
    return "" if dato is None else str(dato.year)


@regel("STL-7-1-SAMME-AAR", sosialtjenesteloven("7", 1), SOSIALTJENESTELOVEN, Alvor.VARSEL, Bevis.I)
def budsjett_i_oppstartsaaret(fakta: Okonomifakta) -> Svar:
    """Når oppgavene flyttes midt i et budsjettår, bør budsjettet være endret i det samme året."""
    if fakta.oppstart is None or fakta.budsjett_vedtatt is None:
        return mangler("Oppstarten eller budsjettvedtaket er ikke opplyst.", "Oppgi begge datoene.")
    if (fakta.oppstart.month, fakta.oppstart.day) == (1, 1):
        return oppfylt("Oppstarten følger budsjettåret.")
    if _aar(fakta.budsjett_vedtatt) == _aar(fakta.oppstart) and fakta.budsjett_vedtatt <= fakta.oppstart:
        return oppfylt("Budsjettet er endret i oppstartsåret, før oppstart.")
    return ikke_oppfylt("Oppstarten er midt i året, og budsjettet er ikke endret i det året.", "Vedta en endring.")


REGLER: tuple[Regel[Okonomifakta], ...] = (
    kommunestyret_vedtar_budsjett,
    budsjett_for_aarsskiftet,
    innstilling_fjorten_dager,
    andelen_er_med,
    brutto,
    oppgjor_for_regnskapet,
    lang_leie_i_ubalanse,
    finansiell_risiko,
    bevilgninger,
    budsjett_i_oppstartsaaret,
)
