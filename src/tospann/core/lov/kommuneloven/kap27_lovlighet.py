"""Kommuneloven §§ 20-7 and 27-1 to 27-3 about one demand for control of legality."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.svar import Svar
from tospann.core.lov.fristregning import forlenget, uker_etter
from tospann.core.lov.gyldighet import KOMMUNELOVEN
from tospann.core.lov.hjemmel import forvaltningsloven, kommuneloven
from tospann.core.lov.regel import Regel, ikke_oppfylt, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import SPOR, senest

MINST_MEDLEMMER = 3
FRIST_UKER = 3


class Kravstiller(StrEnum):
    """Which council the members who demand control sit in."""

    SAMARBEIDSKOMMUNEN = "kommunestyret i samarbeidskommunen"
    VERTSKOMMUNEN = "kommunestyret i vertskommunen"
    EGET = "kommunestyret som selv traff vedtaket"


class Vedtaksslag(StrEnum):
    """What kind of decision is to be controlled."""

    ENDELIG = "endelig vedtak"
    MOTELUKKING = "vedtak om åpne eller lukkede dører"
    INHABILITET = "vedtak om inhabilitet"
    PROSESSLEDENDE = "annen prosessledende avgjørelse"
    ANSETTELSE = "ansettelse, oppsigelse eller avskjed"
    ANSKAFFELSE = "spørsmål om reglene for offentlige anskaffelser"


_KAN_KONTROLLERES = frozenset({Vedtaksslag.ENDELIG, Vedtaksslag.MOTELUKKING, Vedtaksslag.INHABILITET})


@dataclass(frozen=True, slots=True)
class Lovlighetskrav:
    """A demand that the ministry controls a decision."""

    medlemmer: int | None = field(default=None, metadata={SPOR: "Hvor mange kommunestyremedlemmer krever kontroll?"})
    fra: Kravstiller | None = field(default=None, metadata={SPOR: "Hvilket kommunestyre sitter de i?"})
    paa_vegne_av_samarbeidskommune: JaNei | None = field(
        default=None, metadata={SPOR: "Er vedtaket truffet av vertskommunen på vegne av en samarbeidskommune?"}
    )
    vedtatt: date | None = field(default=None, metadata={SPOR: "Når ble vedtaket truffet?"})
    krevd: date | None = field(default=None, metadata={SPOR: "Når ble kravet fremmet?"})
    slag: Vedtaksslag | None = field(default=None, metadata={SPOR: "Hva slags vedtak er det?"})
    fremmet_for_vedtaksorganet: JaNei | None = field(
        default=None, metadata={SPOR: "Ble kravet satt fram for organet som traff vedtaket?"}
    )


def kontrollfrist(vedtatt: date) -> date:
    """Give the last day control of a decision can be demanded: three weeks on, or the next working day."""
    return forlenget(uker_etter(vedtatt, FRIST_UKER))


@regel("KL-27-1-ANTALL", kommuneloven("27-1", 1), KOMMUNELOVEN)
def minst_tre(krav: Lovlighetskrav) -> Svar:
    """Minst tre medlemmer av kommunestyret må sammen kreve lovlighetskontroll."""
    if krav.medlemmer is None:
        return mangler("Det er ikke opplyst hvor mange som krever kontroll.", "Oppgi antallet.")
    if krav.medlemmer < MINST_MEDLEMMER:
        return ikke_oppfylt(f"{krav.medlemmer} medlemmer krever kontroll; det må være minst tre.", "Få med flere.")
    return oppfylt(f"{krav.medlemmer} medlemmer krever kontroll sammen.")


@regel("KL-27-1-FRIST", kommuneloven("27-1", 1, jf=(forvaltningsloven("30"),)), KOMMUNELOVEN)
def innen_tre_uker(krav: Lovlighetskrav) -> Svar:
    """Kravet må fremmes innen tre uker fra vedtaket ble truffet (tolkning 0004 om hvordan fristen telles)."""
    frist = None if krav.vedtatt is None else kontrollfrist(krav.vedtatt)
    return senest(krav.krevd, frist, "kravet om lovlighetskontroll", "Departementet kan ta saken opp av eget tiltak.")


@regel("KL-20-7-1", kommuneloven("20-7", 1), KOMMUNELOVEN)
def rett_kommunestyre(krav: Lovlighetskrav) -> Svar | None:
    """Vedtak verten treffer for en samarbeidskommune, kan bare den kommunens egne medlemmer kreve kontrollert."""
    if krav.paa_vegne_av_samarbeidskommune is JaNei.NEI:
        return None
    if krav.paa_vegne_av_samarbeidskommune is not JaNei.JA or krav.fra is None:
        return mangler(
            "Vi vet ikke på vegne av hvem vedtaket er truffet, eller hvem som krever kontroll.", _SE_VEDTAKET
        )
    if krav.fra is Kravstiller.SAMARBEIDSKOMMUNEN:
        return oppfylt("Medlemmene sitter i kommunestyret vedtaket er truffet på vegne av.")
    return ikke_oppfylt(
        f"Medlemmene sitter i {krav.fra.value} og kan ikke kreve kontroll av vedtak for andre.",
        "Bare medlemmer av samarbeidskommunens kommunestyre kan kreve det.",
    )


_SE_VEDTAKET = "Se hvem vedtaket gjelder for."


@regel("KL-27-2", kommuneloven("27-2"), KOMMUNELOVEN)
def kan_kontrolleres(krav: Lovlighetskrav) -> Svar:
    """Endelige vedtak, lukking og inhabilitet kan kontrolleres; ansettelser og anskaffelsesspørsmål kan ikke."""
    if krav.slag is None:
        return mangler("Det er ikke opplyst hva slags vedtak det er.", _SE_VEDTAKET)
    if krav.slag in _KAN_KONTROLLERES:
        return oppfylt(f"Et slikt vedtak ({krav.slag.value}) kan kontrolleres.")
    return ikke_oppfylt(f"Dette kan ikke lovlighetskontrolleres: {krav.slag.value}.", "Bruk en annen vei.")


@regel("KL-27-1-ORGAN", kommuneloven("27-1", 1), KOMMUNELOVEN)
def fremmet_for_organet(krav: Lovlighetskrav) -> Svar:
    """Kravet skal settes fram for organet som traff vedtaket; holder det fast, går saken til departementet."""
    match krav.fremmet_for_vedtaksorganet:
        case JaNei.JA:
            return oppfylt("Kravet er satt fram for organet som traff vedtaket.")
        case JaNei.NEI:
            return ikke_oppfylt("Kravet er satt fram for et annet organ.", "Send det til organet som traff vedtaket.")
        case _:
            naar = "" if krav.krevd is None else f" {dato_tekst(krav.krevd)}"
            return mangler(f"Det er ikke opplyst hvem kravet ble satt fram for{naar}.", "Se i oversendelsen.")


REGLER: tuple[Regel[Lovlighetskrav], ...] = (
    minst_tre,
    innen_tre_uker,
    rett_kommunestyre,
    kan_kontrolleres,
    fremmet_for_organet,
)
