"""Kommuneloven § 20-8 about one notice of exit, and what must be in place on the day (docs/tolkning/0001)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.svar import Svar
from tospann.core.lov.fristregning import maaneder_etter
from tospann.core.lov.gyldighet import ARKIVLOVA, KOMMUNELOVEN, NAV_LOVEN, VIRKSOMHETSOVERDRAGELSE
from tospann.core.lov.hjemmel import Hjemmel, arbeidsmiljoloven, kommuneloven, nav_loven
from tospann.core.lov.regel import Regel, ikke_oppfylt, maa_vurderes, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import SPOR, ja

LOVENS_FRIST = 12


@dataclass(frozen=True, slots=True)
class Oppsigelsessak:
    """A notice, or an agreement to dissolve, and what is arranged for the day after."""

    alle_enige: JaNei | None = field(default=None, metadata={SPOR: "Er alle deltakerne enige om å oppløse?"})
    mottatt: date | None = field(default=None, metadata={SPOR: "Når fikk de andre varselet?"})
    avtalt_maaneder: int | None = field(
        default=None, metadata={SPOR: "Hvilken frist er avtalt (måneder)? La stå tomt når avtalen ikke sier noe."}
    )
    siste_dag: date | None = field(default=None, metadata={SPOR: "Hva er siste dag i samarbeidet?"})
    skriftlig: JaNei | None = field(default=None, metadata={SPOR: "Er varselet skriftlig?"})
    vedtatt_i_kommunestyret: JaNei | None = field(
        default=None, metadata={SPOR: "Er uttredenen vedtatt i kommunestyret?"}
    )
    verten_gaar: JaNei | None = field(default=None, metadata={SPOR: "Er det vertskommunen som trer ut?"})
    ny_vert_eller_avvikling: JaNei | None = field(
        default=None, metadata={SPOR: "Er det en plan for ny vert eller avvikling?"}
    )
    dekket_dagen_etter: JaNei | None = field(
        default=None, metadata={SPOR: "Har kommunen et felles Nav-kontor dagen etter?"}
    )
    ansatte_plan: JaNei | None = field(
        default=None, metadata={SPOR: "Er det vurdert om de ansatte følger oppgavene tilbake?"}
    )
    arkiv_plan: JaNei | None = field(default=None, metadata={SPOR: "Er det avklart hvor sakene og arkivet går?"})
    saker_under_behandling: JaNei | None = field(
        default=None, metadata={SPOR: "Er det avklart hvem som gjør ferdig sakene som er under behandling?"}
    )
    staten_varslet: JaNei | None = field(default=None, metadata={SPOR: "Er Nav i fylket varslet?"})


@regel("KL-20-8-FRIST", kommuneloven("20-8", 2), KOMMUNELOVEN)
def etter_fristen(sak: Oppsigelsessak) -> Svar:
    """En deltaker er bundet ut fristen: ett år fra varselet hvis ikke en annen frist er avtalt."""
    if sak.alle_enige is JaNei.JA:
        return oppfylt("Deltakerne er enige, og da kan samarbeidet oppløses straks.")
    if sak.mottatt is None or sak.siste_dag is None:
        return mangler("Datoen for varselet eller siste dag er ikke opplyst.", "Oppgi begge.")
    maaneder = LOVENS_FRIST if sak.avtalt_maaneder is None else sak.avtalt_maaneder
    tidligst = maaneder_etter(sak.mottatt, maaneder)
    if sak.siste_dag < tidligst:
        return ikke_oppfylt(
            f"Fristen løper til {dato_tekst(tidligst)}, men siste dag er satt til {dato_tekst(sak.siste_dag)}.",
            "Flytt siste dag, eller bli enige om å oppløse.",
        )
    return oppfylt(f"Fristen løper til {dato_tekst(tidligst)}, og siste dag er ikke før det.")


@regel("KL-20-8-SKRIFTLIG", kommuneloven("20-8", 2), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def skriftlig_varsel(sak: Oppsigelsessak) -> Svar | None:
    """Varselet bør være skriftlig, selv om loven ikke sier noe om formen."""
    if sak.alle_enige is JaNei.JA:
        return None
    return ja(sak.skriftlig, "Varselet er skriftlig.", "Varselet er ikke skriftlig.", "Send varselet skriftlig.")


@regel("KL-20-8-VEDTAK", kommuneloven("20-8", jf=(kommuneloven("20-4", 2),)), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def kommunestyret_sier_opp(sak: Oppsigelsessak) -> Svar:
    """Kommunestyret bør selv vedta å si opp eller oppløse, siden det selv vedtok avtalen; loven tier om det."""
    return ja(
        sak.vedtatt_i_kommunestyret,
        "Kommunestyret har vedtatt det.",
        "Kommunestyret har ikke vedtatt det.",
        "Legg saken fram for kommunestyret.",
    )


@regel("KL-20-8-VERT-GAAR", kommuneloven("20-8", 2), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def verten_trer_ut(sak: Oppsigelsessak) -> Svar | None:
    """Trer vertskommunen ut, faller samarbeidet bort for alle hvis ikke en ny vert velges."""
    if sak.verten_gaar is not JaNei.JA:
        return None
    return ja(
        sak.ny_vert_eller_avvikling,
        "Det er en plan for ny vert eller avvikling.",
        "Vertskommunen trer ut uten plan for ny vert eller avvikling.",
        "Velg ny vert, eller planlegg avviklingen med alle deltakerne.",
    )


@regel("NAVL-13-UTTREDEN", nav_loven("13", 1), NAV_LOVEN)
def dekket_dagen_etter(sak: Oppsigelsessak) -> Svar:
    """Kommunen skal være dekket av et felles Nav-kontor også dagen etter at samarbeidet er slutt."""
    return ja(
        sak.dekket_dagen_etter,
        "Kommunen har et Nav-kontor dagen etter.",
        "Kommunen har ikke et Nav-kontor dagen etter.",
        "Inngå ny partnerskapsavtale som gjelder fra den dagen.",
    )


@regel("AML-16-EXIT", arbeidsmiljoloven("16-1", 1), VIRKSOMHETSOVERDRAGELSE, Alvor.VARSEL, Bevis.I)
def ansatte_tilbake(sak: Oppsigelsessak) -> Svar:
    """Uttreden kan være en ny virksomhetsoverdragelse; vurder om de ansatte følger oppgavene tilbake."""
    return ja(
        sak.ansatte_plan,
        "Det er vurdert hva uttredenen betyr for de ansatte.",
        "Det er ikke vurdert hva uttredenen betyr for de ansatte.",
        "Informer og drøft som ved den første overdragelsen.",
    )


@regel("ARK-10-UTTREDEN", Hjemmel("arkivlova", "§ 10", 1), ARKIVLOVA, Alvor.VARSEL, Bevis.I)
def arkivet_ved_uttreden(sak: Oppsigelsessak) -> Svar:
    """Arkivet kan følge oppgavene tilbake; det bør være avklart hvor det går når samarbeidet er slutt."""
    return ja(
        sak.arkiv_plan,
        "Det er avklart hvor arkivet går.",
        "Det er ikke avklart hvor arkivet går.",
        "Avtal hva som leveres tilbake, og når.",
    )


@regel("KL-20-8-SAKER", kommuneloven("20-4", 3, "h"), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def saker_under_behandling(sak: Oppsigelsessak) -> Svar:
    """Det bør være avklart hvem som gjør ferdig sakene som er under behandling når samarbeidet slutter."""
    if sak.saker_under_behandling is JaNei.USIKKER:
        return maa_vurderes("Det er usikkert hvem som gjør ferdig sakene.", "Avtal det før siste dag.")
    return ja(
        sak.saker_under_behandling,
        "Det er avklart hvem som gjør ferdig sakene.",
        "Ingen har ansvar for å gjøre ferdig sakene.",
        "Avtal det før siste dag.",
    )


@regel("NAVL-14-UTTREDEN", nav_loven("14", 1), NAV_LOVEN, Alvor.RAAD, Bevis.I)
def varsle_staten(sak: Oppsigelsessak) -> Svar:
    """Nav i fylket bør få varsel om uttreden med en gang, for partnerskapsavtalen må inngås på nytt."""
    return ja(sak.staten_varslet, "Nav i fylket er varslet.", "Nav i fylket er ikke varslet.", "Send kopi av varselet.")


REGLER: tuple[Regel[Oppsigelsessak], ...] = (
    etter_fristen,
    skriftlig_varsel,
    kommunestyret_sier_opp,
    verten_trer_ut,
    dekket_dagen_etter,
    ansatte_tilbake,
    arkivet_ved_uttreden,
    saker_under_behandling,
    varsle_staten,
)
