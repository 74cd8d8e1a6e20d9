"""Arbeidsmiljøloven chapters 6 to 8 and 16, and the basic agreements, about staff who change employer."""

from __future__ import annotations

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.svar import Svar
from tospann.core.lov.fristregning import uker_etter
from tospann.core.lov.gyldighet import (
    ARBEIDSMILJO,
    ARBEIDSMILJOUTVALG,
    HOVEDAVTALEN_STATEN,
    SJEKKLISTEN_2024,
    VIRKSOMHETSOVERDRAGELSE,
)
from tospann.core.lov.hjemmel import Hjemmel, arbeidsmiljoloven, sjekklisten
from tospann.core.lov.overdragelsesfakta import SEKS_FORHOLD, Overdragelse
from tospann.core.lov.regel import Regel, maa_vurderes, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import dager_etter, har_alle, ja, nei, senest, tidligst

RESERVASJON_DAGER = 14
TARIFF_UKER = 3
DROFTING_FRA, UTVALG_FRA = 50, 30


@regel("AML-16-2-1", arbeidsmiljoloven("16-2", 1), VIRKSOMHETSOVERDRAGELSE)
def vilkaar_folger_med(fakta: Overdragelse) -> Svar:
    """Rettigheter og plikter etter arbeidsavtalen følger med til den nye arbeidsgiveren."""
    return nei(
        fakta.kutter_individuelle_vilkaar,
        "Avtalen kutter ingen individuelle vilkår.",
        "Avtalen kutter individuelle vilkår ved overdragelsen.",
        "Ta bestemmelsen ut.",
    )


@regel("AML-16-2-2", arbeidsmiljoloven("16-2", 2), VIRKSOMHETSOVERDRAGELSE)
def tarifferklaering(fakta: Overdragelse) -> Svar | None:
    """Vil den nye arbeidsgiveren ikke bindes av tariffavtalen, må det erklæres skriftlig innen tre uker."""
    if fakta.vil_ikke_bindes_av_tariff is not JaNei.JA:
        return None
    frist = None if fakta.overdratt is None else uker_etter(fakta.overdratt, TARIFF_UKER)
    return senest(fakta.tariff_erklaert, frist, "erklæringen om tariffavtalen", "Er fristen ute, er verten bundet.")


@regel("AML-16-2-3", arbeidsmiljoloven("16-2", 3), VIRKSOMHETSOVERDRAGELSE, Alvor.VARSEL)
def pensjon(fakta: Overdragelse) -> Svar:
    """De ansatte skal sikres videre opptjening av tjenestepensjon, i den gamle eller den nye ordningen."""
    return ja(
        fakta.pensjon_sikret,
        "Videre opptjening av pensjon er sikret.",
        "Videre opptjening av pensjon er ikke sikret.",
        "Avklar pensjonsordningen før overdragelsen.",
    )


@regel("AML-16-3-1", arbeidsmiljoloven("16-3", 2), VIRKSOMHETSOVERDRAGELSE)
def reservasjonsfrist(fakta: Overdragelse) -> Svar:
    """Fristen for å reservere seg kan ikke være kortere enn 14 dager etter at informasjonen er gitt."""
    minst = dager_etter(fakta.informert, RESERVASJON_DAGER)
    return tidligst(
        fakta.reservasjonsfrist, minst, "reservasjonsfristen", "14 dager etter informasjonen", "Utsett fristen."
    )


@regel("AML-16-3-FOR", arbeidsmiljoloven("16-3", 2), VIRKSOMHETSOVERDRAGELSE, Alvor.VARSEL, Bevis.I)
def frist_for_overdragelsen(fakta: Overdragelse) -> Svar:
    """Reservasjonsfristen bør være ute før overdragelsen, så alle vet hvem som går over."""
    return tidligst(
        fakta.overdratt, fakta.reservasjonsfrist, "overdragelsen", "reservasjonsfristen", "Sett fristen tidligere."
    )


@regel("AML-16-3-3", arbeidsmiljoloven("16-3", 3), VIRKSOMHETSOVERDRAGELSE)
def fortrinnsrett(fakta: Overdragelse) -> Svar | None:
    """Den som reserverer seg etter minst 12 måneder i virksomheten, har fortrinnsrett hos den gamle i ett år."""
    if fakta.ansatt_maaneder is None or fakta.avviser_fortrinnsrett is None:
        return None
    if fakta.ansatt_maaneder >= 12 and fakta.avviser_fortrinnsrett is JaNei.JA:  # noqa: PLR2004 - the act's own figure
        return maa_vurderes(
            "Fortrinnsretten er avvist selv om den ansatte har vært der i minst 12 måneder. Det kan bare skje når "
            "den ansatte ikke er kvalifisert for stillingen.",
            "Vurder kvalifikasjonene, og gi fortrinnsretten når de er der.",
        )
    return oppfylt("Fortrinnsretten er ikke avvist i strid med loven.")


@regel("AML-16-4", arbeidsmiljoloven("16-4", 1), VIRKSOMHETSOVERDRAGELSE)
def ikke_oppsigelse(fakta: Overdragelse) -> Svar:
    """Overdragelsen er ikke i seg selv grunn til å si opp eller avskjedige noen."""
    return nei(
        fakta.oppsigelse_begrunnet_i_overdragelsen,
        "Ingen er sagt opp på grunn av overdragelsen.",
        "En oppsigelse er begrunnet i overdragelsen.",
        "Trekk oppsigelsen tilbake.",
    )


@regel("AML-16-5", arbeidsmiljoloven("16-5", 2), VIRKSOMHETSOVERDRAGELSE)
def informasjon_til_tillitsvalgte(fakta: Overdragelse) -> Svar:
    """Begge arbeidsgiverne skal informere de tillitsvalgte særskilt om seks forhold."""
    return har_alle(fakta.til_tillitsvalgte, SEKS_FORHOLD, "informasjonen til de tillitsvalgte", "Informer om resten.")


@regel("AML-16-5-BEGGE", arbeidsmiljoloven("16-5", 1), VIRKSOMHETSOVERDRAGELSE)
def begge_arbeidsgivere(fakta: Overdragelse) -> Svar:
    """Både den gamle og den nye arbeidsgiveren skal informere og drøfte med de tillitsvalgte."""
    return ja(
        fakta.begge_har_droftet,
        "Begge arbeidsgiverne har drøftet.",
        "Bare den ene arbeidsgiveren har drøftet.",
        "Drøft også hos den andre.",
    )


@regel("AML-16-5-FOR", arbeidsmiljoloven("16-5", 1), VIRKSOMHETSOVERDRAGELSE, Alvor.VARSEL, Bevis.I)
def droftet_for_vedtaket(fakta: Overdragelse) -> Svar:
    """Drøftingen skal skje så tidlig som mulig, og bør være holdt før kommunestyret vedtar avtalen."""
    return tidligst(fakta.vedtatt, fakta.droftet, "vedtaket", "drøftingen", "Drøft før saken går til kommunestyret.")


@regel("AML-16-6", arbeidsmiljoloven("16-6"), VIRKSOMHETSOVERDRAGELSE)
def informasjon_til_de_ansatte(fakta: Overdragelse) -> Svar:
    """De berørte ansatte skal selv få særskilt informasjon om de samme seks forholdene."""
    return har_alle(fakta.til_ansatte, SEKS_FORHOLD, "informasjonen til de ansatte", "Informer om resten.")


@regel("AML-16-7", arbeidsmiljoloven("16-7", 2), VIRKSOMHETSOVERDRAGELSE, Alvor.VARSEL)
def representasjon(fakta: Overdragelse) -> Svar:
    """De som overføres, skal være representert på en egnet måte til nytt valg kan holdes."""
    return ja(
        fakta.representert,
        "De som overføres, er representert til nytt valg.",
        "De som overføres, er ikke representert.",
        "Avtal hvem som representerer dem.",
    )


@regel("AML-6-2", arbeidsmiljoloven("6-2", 4), ARBEIDSMILJO)
def verneombudet(fakta: Overdragelse) -> Svar:
    """Verneombudet skal tas med på råd når tiltak med betydning for arbeidsmiljøet planlegges og gjennomføres."""
    return ja(
        fakta.verneombud_med,
        "Verneombudet er tatt med på råd.",
        "Verneombudet er ikke tatt med på råd.",
        "Ta verneombudet med, på begge sider.",
    )


@regel("AML-7-2", arbeidsmiljoloven("7-2", 2), ARBEIDSMILJOUTVALG, Alvor.VARSEL)
def arbeidsmiljoutvalget(fakta: Overdragelse) -> Svar | None:
    """Har virksomheten minst 30 ansatte, skal arbeidsmiljøutvalget behandle planer av vesentlig betydning."""
    if fakta.ansatte is None:
        return mangler("Det er ikke opplyst hvor mange ansatte virksomheten har.", "Oppgi antallet.")
    if fakta.ansatte < UTVALG_FRA:
        return None
    return ja(
        fakta.amu_behandlet,
        "Arbeidsmiljøutvalget har behandlet planen.",
        "Arbeidsmiljøutvalget har ikke behandlet planen.",
        "Legg planen fram for utvalget.",
    )


@regel("AML-8-1", arbeidsmiljoloven("8-1", 1), ARBEIDSMILJO)
def drofting_fra_femti(fakta: Overdragelse) -> Svar | None:
    """Virksomheter med minst 50 ansatte skal informere og drøfte endringer i bemanning og arbeidsorganisering."""
    if fakta.ansatte is None:
        return mangler("Det er ikke opplyst hvor mange ansatte virksomheten har.", "Oppgi antallet.")
    if fakta.ansatte < DROFTING_FRA:
        return None
    if fakta.droftet is None:
        return mangler("Det er ikke opplyst når saken ble drøftet.", "Drøft, og skriv protokoll.")
    return oppfylt("Saken er drøftet med de tillitsvalgte.")


@regel("HAK-141", sjekklisten("5.1"), SJEKKLISTEN_2024, Alvor.VARSEL, Bevis.S)
def hovedavtalen_ks(fakta: Overdragelse) -> Svar:
    """Kommunen bør drøfte hvordan medbestemmelsen skal ivaretas, før utredningen er ferdig (hovedavtalen i KS)."""
    return tidligst(
        fakta.utredning_ferdig, fakta.droftet_medbestemmelse, "utredningen", "drøftingen av medbestemmelse", "Drøft nå."
    )


@regel("HAS-1", Hjemmel("Hovedavtalen i staten 2023–2025", "§ 1"), HOVEDAVTALEN_STATEN, Alvor.RAAD, Bevis.M)
def hovedavtalen_staten(fakta: Overdragelse) -> Svar:
    """Staten bør ha valgt informasjon, drøfting eller forhandling på riktig nivå (ikke kontrollert mot avtalen)."""
    return ja(
        fakta.medbestemmelse_stat,
        "Medbestemmelsen på statlig side er avklart.",
        "Medbestemmelsen på statlig side er ikke avklart.",
        "Avklar nivå og form med tjenestemannsorganisasjonene.",
    )


REGLER: tuple[Regel[Overdragelse], ...] = (
    vilkaar_folger_med,
    tarifferklaering,
    pensjon,
    reservasjonsfrist,
    frist_for_overdragelsen,
    fortrinnsrett,
    ikke_oppsigelse,
    informasjon_til_tillitsvalgte,
    begge_arbeidsgivere,
    droftet_for_vedtaket,
    informasjon_til_de_ansatte,
    representasjon,
    verneombudet,
    arbeidsmiljoutvalget,
    drofting_fra_femti,
    hovedavtalen_ks,
    hovedavtalen_staten,
)
