"""The way through a dispute: which road, which steps, which deadlines."""

from __future__ import annotations

from datetime import date

from tospann.core.felles.norsk import dato_tekst
from tospann.core.lov.beregn.beregning import Beregning, Dag
from tospann.core.lov.fristregning import uker_etter
from tospann.core.lov.hjemmel import Hjemmel, sosialtjenesteloven, tvisteforskriften
from tospann.core.lov.tvisteforskriften import OVERSENDELSE_UKER, Tvistetema

_SKRIFTLIG = "Etaten, kommunen eller verten bringer saken skriftlig inn for statsforvalteren. Begge parter skriver."
_MEKLING = "Statsforvalteren mekler i et møte der begge kan binde sin side, og kan foreslå en løsning."
_NEMNDA = "Fører det ikke fram, går saken til tvisteløsningsnemnda, med kopi til KS og direktoratet."
_VEDTAK = (
    "Nemndas vedtak kan ikke påklages, og gjelder som avtale til partene inngår en ny. Hver dekker sine kostnader."
)
_STOPP = "Nemnda kan ikke behandle dette. Blir partene ikke enige i meklingen, stopper saken der."


def beregn_tvistevei(tema: Tvistetema, mekling_avsluttet: date | None = None) -> Beregning:
    """Find the road for a dispute, its steps, and when it must reach the board."""
    match tema:
        case Tvistetema.INNHOLD:
            return _til_nemnda(mekling_avsluttet)
        case Tvistetema.TILLEGGSTJENESTER | Tvistetema.PAA_TVERS | Tvistetema.GJENNOMFORING:
            hjemler = (tvisteforskriften("2"), tvisteforskriften("3"), tvisteforskriften("4", 4))
            return Beregning(
                "Saken kan mekles hos statsforvalteren, men ikke avgjøres av nemnda.",
                hjemler,
                slik=(_SKRIFTLIG, _MEKLING, _STOPP),
            )
        case Tvistetema.MELLOM_KOMMUNER:
            return _mellom_kommuner()
        case Tvistetema.OPPHOLDSKOMMUNE:
            return Beregning(
                "Kommunene kan kreve at statsforvalteren avgjør hvem som har ansvaret.",
                (sosialtjenesteloven("49"),),
                slik=("En av kommunene ber statsforvalteren avgjøre saken.",),
                forbehold=("Ligger kommunene i ulike fylker, sier loven ikke hvilken statsforvalter det er.",),
            )


def _til_nemnda(mekling_avsluttet: date | None) -> Beregning:
    frist = None if mekling_avsluttet is None else uker_etter(mekling_avsluttet, OVERSENDELSE_UKER)
    naar = "innen tre uker etter at meklingen er avsluttet" if frist is None else f"senest {dato_tekst(frist)}"
    return Beregning(
        f"Saken mekles hos statsforvalteren, og går til tvisteløsningsnemnda {naar} hvis partene ikke blir enige.",
        (tvisteforskriften("2"), tvisteforskriften("3", 1), tvisteforskriften("4", 2), tvisteforskriften("9")),
        () if frist is None else (Dag("siste dag for å sende saken til nemnda", frist),),
        (_SKRIFTLIG, _MEKLING, _NEMNDA, _VEDTAK),
        ("Forskriften sier ikke at fristen forlenges i helgen, og vi forlenger den ikke.",),
    )


def _mellom_kommuner() -> Beregning:
    return Beregning(
        "Forskriften gjelder ikke mellom kommuner. Bruk tvistepunktet i vertskommuneavtalen.",
        (tvisteforskriften("1", 1), Hjemmel("vertskommuneavtalen", "tvistepunktet")),
        slik=(
            "Kommunedirektørene forhandler, deretter ordførerne.",
            "Kommunene kan be statsforvalteren mekle, men kan ikke kreve det.",
            "Blir de ikke enige, er domstolene eller avtalt voldgift neste steg.",
        ),
        forbehold=("Rekkefølgen er vårt forslag. Det er avtalen som bestemmer.",),
    )
