"""The words beside the figures: what each is called, whom it is about and how it was found."""

import pytest
from tests.core.oppgjor.eksempel import SALTEN_FELLES, grunnlag, salten

from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.tall import Tall
from tospann.core.oppgjor.oppgjor import gjor_opp

GJORT = gjor_opp(grunnlag(salten(), SALTEN_FELLES), Nokkelslag.INNBYGGERTALL, Statsdeling.AARSVERK)
KONTORDRIFT, LONN, PAASLAG = GJORT.linjer
S = "oppgjor.innbyggertall.aarsverk"
ALLE, BEIARN = "alle deltakerkommunene", "Beiarn kommune"


@pytest.mark.parametrize(
    ("tall", "id_", "navn", "gjelder"),
    [
        (GJORT.kontordrift, "kontordrift.sum", "Felles kontordrift", "hele kontoret, stat og kommune"),
        (GJORT.stat_kontordrift, "kontordrift.aarsverk.stat", "Kontordrift, statens del", "stat"),
        (KONTORDRIFT.helhet, "kontordrift.aarsverk.kommune", "Kontordrift, kommunenes del", "kommune"),
        (GJORT.stat_lonn, "lonn.stat.sum", "Lønn til statlig ansatte", "staten"),
        (LONN.helhet, "lonn.kommune.sum", "Lønn til kommunalt ansatte", ALLE),
        (PAASLAG.helhet, "paaslag.sum", "Administrasjonspåslag til vertskommunen", ALLE),
        (LONN.andeler[2], f"{S}.lonn.1839", "Lønn, Beiarn", BEIARN),
        (PAASLAG.andeler[2], f"{S}.paaslag.1839", "Administrasjonspåslag, Beiarn", BEIARN),
        (GJORT.andeler[2], f"{S}.lag2.1839", "Del av det kommunale budsjettet, Beiarn", BEIARN),
        (GJORT.betalinger[2], f"{S}.lag4.1839", "Oppgjør mellom kommunene, Beiarn", BEIARN),
        (GJORT.lag_stat(), f"{S}.lag1", "Statlig budsjett", "staten"),
        (GJORT.lag_kommune(), f"{S}.lag2", "Kommunalt budsjett, ført i vertskommunen", ALLE),
        (GJORT.lag_stonad(), "stonad.sum", "Stønader i alt", ALLE),
        (GJORT.lag_oppgjor(), f"{S}.lag4", "Oppgjør mellom kommunene", "samarbeidskommunene"),
        (GJORT.helhet(), f"{S}.helhet", "Kontoret i alt", "stat og kommuner"),
    ],
    ids=lambda verdi: verdi.id if isinstance(verdi, Tall) else "",
)
def test_hva_tallet_heter(tall: Tall, id_: str, navn: str, gjelder: str) -> None:
    """Hvert tall har et navn en leser forstår, og sier hvem det gjelder."""
    assert (id_, navn, gjelder) == (tall.id, tall.navn, tall.gjelder)


@pytest.mark.parametrize(
    ("nokkel", "forklaring"),
    [
        (Nokkelslag.AARSVERK, "etter kommunale årsverk hver kommune har i kontoret"),
        (Nokkelslag.FAST_PROSENT, "etter fast avtalt prosent"),
        (Nokkelslag.INNBYGGERTALL, "etter innbyggertall 1. januar"),
        (Nokkelslag.GRUNNANDEL_INNBYGGER, "en del likt på alle, resten etter innbyggertall"),
    ],
)
def test_formelen_sier_hvilken_nokkel(nokkel: Nokkelslag, forklaring: str) -> None:
    """Formelen på hver linje sier hva som er delt, etter hvilken nøkkel og med hvilken metode."""
    lonn = gjor_opp(GJORT.grunnlag, nokkel, Statsdeling.AARSVERK).linjer[1].andeler[0]

    assert lonn.formel == f"lønn delt {forklaring}, største rest"
    assert lonn.ledd[0] == LONN.helhet


def test_avrundingen_staar_i_formelen() -> None:
    """De to tallene som rundes utenom delingen, sier det selv."""
    assert LONN.helhet.formel == "årsverk × lønnskostnad per årsverk, avrundet til øre"
    assert PAASLAG.helhet.formel == "lønn til kommunalt ansatte × påslag i prosent, avrundet til øre"
    assert [t.id for t in PAASLAG.helhet.ledd] == ["lonn.kommune.sum", "paaslag"]
    assert GJORT.andeler[2].ledd == tuple(linje.andeler[2] for linje in GJORT.linjer)


def test_oppgjoret_med_verten() -> None:
    """Det verten får, hviler på alle andeler og stønader; det en annen betaler, bare på sin egen."""
    assert GJORT.betalinger[0].ledd == (*GJORT.andeler, *GJORT.stonader)
    assert GJORT.betalinger[2].ledd == (GJORT.andeler[2], GJORT.stonader[2])
