"""The regulation on disputes between Nav and municipalities, and sosialtjenesteloven § 49, about one dispute."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.svar import Svar
from tospann.core.lov.fristregning import uker_etter
from tospann.core.lov.gyldighet import SOSIALTJENESTELOVEN, TVISTEFORSKRIFTEN
from tospann.core.lov.hjemmel import sosialtjenesteloven, tvisteforskriften
from tospann.core.lov.regel import Regel, ikke_oppfylt, maa_vurderes, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import SPOR, VALG, har_alle, ja, senest

OVERSENDELSE_UKER = 3
KOPI_TIL = ("KS", "Arbeids- og velferdsdirektoratet")
FULLTALLIG = 3


class Tvistetema(StrEnum):
    """What the dispute is about: the four paragraphs of § 3 of the regulation, and what lies outside it."""

    INNHOLD = "lokalisering, organisering, drift eller samhandling"
    TILLEGGSTJENESTER = "hvilke andre kommunale tjenester som skal inngå"
    PAA_TVERS = "oppgaver på hverandres myndighetsområde"
    GJENNOMFORING = "uenighet om gjennomføringen av en inngått avtale"
    MELLOM_KOMMUNER = "uenighet mellom kommunene i vertskommuneavtalen"
    OPPHOLDSKOMMUNE = "hvilken kommune som har ansvaret for en person"


class Tvistepart(StrEnum):
    """Who brings the case."""

    ETATEN = "Arbeids- og velferdsetaten"
    KOMMUNEN = "kommunen"
    VERTSKOMMUNEN = "vertskommunen med delegert myndighet"
    ANNEN = "en annen"


_FORSKRIFTENS_TEMA = frozenset(
    {Tvistetema.INNHOLD, Tvistetema.TILLEGGSTJENESTER, Tvistetema.PAA_TVERS, Tvistetema.GJENNOMFORING}
)


@dataclass(frozen=True, slots=True)
class Tvist:
    """A disagreement, and how far it has come."""

    tema: Tvistetema | None = field(default=None, metadata={SPOR: "Hva gjelder uenigheten?"})
    fremmet_av: Tvistepart | None = field(default=None, metadata={SPOR: "Hvem har brakt saken til statsforvalteren?"})
    begge_skriftlig: JaNei | None = field(
        default=None, metadata={SPOR: "Har begge parter gitt skriftlig framstilling før meklingen?"}
    )
    beslutningsdyktige: JaNei | None = field(
        default=None, metadata={SPOR: "Møtte begge parter i meklingen på beslutningsdyktig nivå?"}
    )
    mekling_avsluttet: date | None = field(default=None, metadata={SPOR: "Når ble meklingen avsluttet uten enighet?"})
    sendt_nemnda: date | None = field(default=None, metadata={SPOR: "Når ble saken sendt tvisteløsningsnemnda?"})
    kopi_til: tuple[str, ...] | None = field(default=None, metadata={SPOR: "Hvem fikk kopi av saken?", VALG: KOPI_TIL})
    medlemmer_til_stede: int | None = field(default=None, metadata={SPOR: "Hvor mange av nemndas tre var til stede?"})
    krever_kostnader: JaNei | None = field(
        default=None, metadata={SPOR: "Krever en part at den andre dekker sakskostnadene?"}
    )
    brakt_til_statsforvalter: JaNei | None = field(
        default=None, metadata={SPOR: "Er saken brakt inn for statsforvalteren?"}
    )


@regel("TVI-1", tvisteforskriften("1", 1), TVISTEFORSKRIFTEN)
def innenfor_forskriften(tvist: Tvist) -> Svar:
    """Forskriften gjelder tvister mellom Nav og kommunen om kontoravtalen, ikke tvister mellom kommuner."""
    if tvist.tema is None:
        return mangler("Det er ikke opplyst hva uenigheten gjelder.", "Skriv ned hva partene er uenige om.")
    if tvist.tema in _FORSKRIFTENS_TEMA:
        return oppfylt(f"Forskriften gjelder når saken er {tvist.tema.value}.")
    return ikke_oppfylt(
        f"Forskriften gjelder ikke for {tvist.tema.value}.", "Bruk tvistepunktet i vertskommuneavtalen."
    )


@regel("TVI-2a", tvisteforskriften("2", 1), TVISTEFORSKRIFTEN)
def rett_part(tvist: Tvist) -> Svar:
    """Etaten, kommunen eller en vertskommune med delegert myndighet kan bringe saken til statsforvalteren."""
    if tvist.fremmet_av is None:
        return mangler("Det er ikke opplyst hvem som har brakt saken inn.", "Oppgi parten.")
    if tvist.fremmet_av is Tvistepart.ANNEN:
        return ikke_oppfylt("Saken er brakt inn av en som ikke er part.", "La en av partene fremme saken.")
    return oppfylt(f"Saken er brakt inn av {tvist.fremmet_av.value}.")


@regel("TVI-2-SKRIFTLIG", tvisteforskriften("2", 2), TVISTEFORSKRIFTEN)
def skriftlig_fra_begge(tvist: Tvist) -> Svar:
    """Begge parter skal gi sin skriftlige framstilling før meklingen."""
    return ja(
        tvist.begge_skriftlig,
        "Begge parter har gitt skriftlig framstilling.",
        "Ikke begge parter har gitt skriftlig framstilling.",
        "Vent med meklingen til begge har skrevet.",
    )


@regel("TVI-2b", tvisteforskriften("2", 3), TVISTEFORSKRIFTEN)
def kan_binde_sin_side(tvist: Tvist) -> Svar:
    """I meklingen skal begge parter møte på et nivå som kan beslutte."""
    return ja(
        tvist.beslutningsdyktige,
        "Begge parter møtte på beslutningsdyktig nivå.",
        "Ikke begge parter kunne binde sin side.",
        "Hold et nytt møte med dem som kan beslutte.",
    )


@regel("TVI-4a", tvisteforskriften("4", 2), TVISTEFORSKRIFTEN)
def sendt_i_tide(tvist: Tvist) -> Svar | None:
    """Fører meklingen ikke fram, skal saken sendes nemnda senest innen tre uker."""
    if tvist.tema is not Tvistetema.INNHOLD:
        return None
    frist = None if tvist.mekling_avsluttet is None else uker_etter(tvist.mekling_avsluttet, OVERSENDELSE_UKER)
    return senest(tvist.sendt_nemnda, frist, "oversendelsen til nemnda", "Send saken nå.")


@regel("TVI-4-KOPI", tvisteforskriften("4", 2), TVISTEFORSKRIFTEN)
def kopi(tvist: Tvist) -> Svar | None:
    """KS og Arbeids- og velferdsdirektoratet skal få kopi når saken sendes nemnda."""
    if tvist.sendt_nemnda is None:
        return None
    return har_alle(tvist.kopi_til, KOPI_TIL, "kopilista", "Send kopi.")


@regel("TVI-4b", tvisteforskriften("4", 4), TVISTEFORSKRIFTEN)
def nemnda_kan_avgjore(tvist: Tvist) -> Svar | None:
    """Nemnda avgjør bare det avtalen skal inneholde, ikke tilleggstjenester, oppgaver på tvers eller gjennomføring."""
    if tvist.sendt_nemnda is None:
        return None
    if tvist.tema is None:
        return mangler("Det er ikke opplyst hva uenigheten gjelder.", "Oppgi temaet.")
    if tvist.tema is Tvistetema.INNHOLD:
        return oppfylt("Nemnda kan avgjøre saken.")
    return ikke_oppfylt(f"Nemnda kan ikke behandle {tvist.tema.value}.", "Saken stopper ved meklingen.")


@regel("TVI-5-7", tvisteforskriften("7", 1), TVISTEFORSKRIFTEN)
def fulltallig(tvist: Tvist) -> Svar | None:
    """Nemnda kan bare vedta når lederen og begge medlemmene, eller stedfortrederne, er til stede."""
    if tvist.medlemmer_til_stede is None:
        return None
    if tvist.medlemmer_til_stede < FULLTALLIG:
        return ikke_oppfylt(f"{tvist.medlemmer_til_stede} av tre var til stede.", "Kall inn stedfortreder.")
    return oppfylt("Nemnda var fulltallig.")


@regel("TVI-10", tvisteforskriften("10", 1), TVISTEFORSKRIFTEN)
def egne_kostnader(tvist: Tvist) -> Svar | None:
    """Hver part dekker sine egne kostnader ved mekling og behandling i nemnda."""
    match tvist.krever_kostnader:
        case None:
            return None
        case JaNei.NEI:
            return oppfylt("Hver part dekker egne kostnader.")
        case JaNei.USIKKER:
            return maa_vurderes("Det er usikkert om en part krever kostnadene dekket.", "Spør parten.")
        case JaNei.JA:
            return ikke_oppfylt("En part krever kostnadene dekket av den andre.", "Kravet kan ikke tas til følge.")


@regel("STL-49", sosialtjenesteloven("49"), SOSIALTJENESTELOVEN)
def oppholdskommune(tvist: Tvist) -> Svar | None:
    """Er kommuner uenige om hvem som har ansvaret for en person, kan de kreve at statsforvalteren avgjør."""
    if tvist.tema is not Tvistetema.OPPHOLDSKOMMUNE:
        return None
    return ja(
        tvist.brakt_til_statsforvalter,
        "Saken er brakt inn for statsforvalteren.",
        "Saken er ikke brakt inn for statsforvalteren.",
        "Krev at statsforvalteren avgjør tvisten.",
    )


REGLER: tuple[Regel[Tvist], ...] = (
    innenfor_forskriften,
    rett_part,
    skriftlig_fra_begge,
    kan_binde_sin_side,
    sendt_i_tide,
    kopi,
    nemnda_kan_avgjore,
    fulltallig,
    egne_kostnader,
    oppholdskommune,
)
