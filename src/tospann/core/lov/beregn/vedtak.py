"""Quorum, majority and the window for control of legality (docs/tolkning/0004)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.svar import Svar
from tospann.core.lov.beregn.beregning import Beregning, Dag
from tospann.core.lov.fristregning import forlenget, uker_etter
from tospann.core.lov.hjemmel import Hjemmel, forvaltningsloven, kommuneloven
from tospann.core.lov.kommuneloven.kap27_lovlighet import FRIST_UKER
from tospann.core.lov.regel import ikke_oppfylt, mangler, oppfylt

DOMSTOLLOVEN = Hjemmel("domstolloven", "§§ 148 og 149")


class UgyldigStemmetall(ValueError):
    """The count cannot be right."""


@dataclass(frozen=True, slots=True)
class Avstemning:
    """The votes on one proposal that is not an election; *moteleder_for* decides a tie."""

    medlemmer: int
    for_: int
    mot: int
    moteleder_for: bool | None = None

    def __post_init__(self) -> None:
        """Refuse a count that is not one, or more votes than members."""
        if min(self.medlemmer, self.for_, self.mot) < 0 or self.medlemmer == 0:
            raise UgyldigStemmetall("Antall medlemmer må være minst én, og stemmetall kan ikke være under null.")
        if self.for_ + self.mot > self.medlemmer:
            raise UgyldigStemmetall("Det er flere stemmer enn medlemmer.")


def minst_som_maa_stemme(medlemmer: int) -> int:
    """Give how many must have voted: half, rounded up."""
    return -(-medlemmer // 2)


def beregn_vedtak(avstemning: Avstemning) -> tuple[Svar, Beregning]:
    """Say whether the proposal was carried, and how that was found."""
    svar = _utfall(avstemning)
    stemte, minst = avstemning.for_ + avstemning.mot, minst_som_maa_stemme(avstemning.medlemmer)
    slik = (
        f"{stemte} av {avstemning.medlemmer} stemte. Minst {minst} må stemme.",
        f"{avstemning.for_} stemte for, {avstemning.mot} mot.",
    )
    return svar, Beregning(
        svar.begrunnelse,
        (kommuneloven("11-9", 1), kommuneloven("11-9", 2)),
        slik=slik,
        forbehold=("Ved valg avgjør ikke møtelederens stemme; der gjelder egne regler (§§ 7-4 til 7-8).",),
    )


def _utfall(avstemning: Avstemning) -> Svar:
    if avstemning.for_ + avstemning.mot < minst_som_maa_stemme(avstemning.medlemmer):
        return ikke_oppfylt("Kommunestyret var ikke vedtaksført: færre enn halvparten av medlemmene stemte.")
    if avstemning.for_ != avstemning.mot:
        vedtatt = avstemning.for_ > avstemning.mot
        return oppfylt("Forslaget er vedtatt.") if vedtatt else ikke_oppfylt("Forslaget falt.")
    match avstemning.moteleder_for:
        case True:
            return oppfylt("Forslaget er vedtatt med møtelederens stemme.")
        case False:
            return ikke_oppfylt("Forslaget falt med møtelederens stemme.")
        case None:
            return mangler("Stemmetallet er likt.", "Oppgi hva møtelederen stemte.")


def beregn_lovlighetsvindu(vedtatt: date) -> Beregning:
    """Find the last day three members can demand control of legality."""
    tre_uker = uker_etter(vedtatt, FRIST_UKER)
    siste = forlenget(tre_uker)
    slik = [f"Vedtaket er fra {dato_tekst(vedtatt)}. Tre uker ender på samme ukedag, {dato_tekst(tre_uker)}."]
    if siste != tre_uker:
        slik.append(f"Den dagen er en lørdag eller helligdag, og fristen forlenges til {dato_tekst(siste)}.")
    return Beregning(
        f"Siste dag for å kreve lovlighetskontroll er {dato_tekst(siste)}.",
        (kommuneloven("27-1", 1), forvaltningsloven("30"), DOMSTOLLOVEN),
        (Dag("vedtaket", vedtatt), Dag("siste dag for kravet", siste)),
        tuple(slik),
        (
            "Kravet stopper ikke iverksettingen med mindre det blir bestemt særskilt (§ 27-3).",
            "Departementet kan kontrollere vedtaket på eget initiativ også etter fristen.",
            "Vi leser § 27-1 slik at fristen forlenges når den ender på en helligdag (tolkning 0004).",
        ),
    )
