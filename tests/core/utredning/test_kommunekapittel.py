"""What one municipality needs to know: before and after, what it pays, and the way out."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.core.oppgjor.eksempel import BEIARN, FAUSKE, SALTDAL, tall
from tests.core.utredning.eksempel import indre_salten
from tests.core.utredning.liten import liten_sak

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.nokkel import Nokkelslag
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.utredning.kommunekapittel import Kommunekapittel, kapittel
from tospann.core.utredning.sak import Sak

SAK = liten_sak()
KAPITLER = [kapittel(SAK, k) for k in SAK.kommuner]
AV_FAUSKE, AV_SALTDAL, AV_BEIARN = KAPITLER


def kr(tall: Tall) -> int:
    """Give whole kroner."""
    return tall.som_kroner().ore // 100


def belop(k: Kommunekapittel) -> list[Kroner]:
    """Give every amount of a chapter."""
    alle = (k.utgift_i_dag, k.utgift_etter, k.endring, k.betaling, k.uttreden.i_fristen, k.uttreden.sum)
    return [t.som_kroner() for t in alle]


def med(*, oppstart: date = SAK.oppstart, frist: int | Fraction = 6) -> Sak:
    """Make the case with another opening day or notice."""
    felles = replace(SAK.felles, oppsigelse=tall("oppsigelse", frist, Enhet.MAANEDER))
    return replace(SAK, oppstart=oppstart, felles=felles)


def med_fast_prosent(**prosent: int) -> dict[str, Kommunekapittel]:
    """Work out the chapters of Indre Salten with fixed percentages, some of them changed (by short name)."""
    sak = indre_salten()
    nye = tuple(
        replace(d, fast_prosent=replace(d.fast_prosent, verdi=Fraction(prosent[d.kommune.kortnavn])))
        if d.kommune.kortnavn in prosent
        else d
        for d in sak.deltakere
    )
    endret = replace(sak, deltakere=nye, valg=replace(sak.valg, nokkel=Nokkelslag.FAST_PROSENT))
    return {k.kortnavn: kapittel(endret, k) for k in endret.kommuner}


def test_foer_og_etter() -> None:
    """Hvert kapittel viser utgiften i dag, utgiften etter og forskjellen."""
    # 5 800 000 by people 60, 30 and 10 per cent; today's figures are worked out in test_alternativer.py.
    assert [(kr(k.utgift_i_dag), kr(k.utgift_etter), kr(k.endring)) for k in KAPITLER] == [
        (3_300_000, 3_480_000, 180_000),
        (1_650_000, 1_740_000, 90_000),
        (550_000, 580_000, 30_000),
    ]


def test_betaling() -> None:
    """Samarbeidskommunen betaler verten sin del og egne stønader; verten får det de andre betaler."""
    assert [kr(k.betaling) for k in KAPITLER] == [-3_420_000, 2_640_000, 780_000]


def test_verten() -> None:
    """Verten overfører ingen, reiser ikke til noen og beholder kontoret."""
    assert (AV_FAUSKE.er_vert, AV_FAUSKE.kommune) == (True, FAUSKE)
    assert (AV_FAUSKE.naermeste, AV_FAUSKE.til_verten) == (None, None)
    assert AV_FAUSKE.overfores.verdi == 0
    assert AV_FAUSKE.overfores.formel == "ingen: vertens ansatte blir i kommunen"


def test_de_andre() -> None:
    """Samarbeidskommunen overfører sine egne årsverk og får vei til verten."""
    assert (AV_BEIARN.er_vert, AV_BEIARN.overfores.verdi) == (False, 1)
    assert AV_BEIARN.overfores.formel == "kommunens egne årsverk i kontoret"
    assert AV_BEIARN.til_verten is not None
    assert (AV_BEIARN.til_verten.minutter.verdi, AV_BEIARN.til_verten.til) == (70, "1841")


def test_naermeste_aapne_kontor() -> None:
    """Beiarn har 60 minutter til Saltdal og 70 til Fauske; på stengte dager er Saltdal nærmest."""
    assert AV_BEIARN.naermeste is not None
    assert (AV_BEIARN.naermeste.til, AV_BEIARN.naermeste.minutter.verdi) == ("1840", 60)
    assert AV_SALTDAL.naermeste is None


def test_verten_er_alltid_aapen() -> None:
    """Er Beiarn vert, er kontoret der åpent hver dag, selv om det ellers skulle hatt faste dager."""
    sak = replace(SAK, valg=replace(SAK.valg, vert=BEIARN))
    faste_dager = tuple(replace(d, lokasjon=sak.deltakere[2].lokasjon) for d in sak.deltakere)
    naermeste = kapittel(replace(sak, deltakere=faste_dager), SALTDAL).naermeste

    assert naermeste is not None
    assert naermeste.til == "1839"


def test_uttreden() -> None:
    """Å gå ut koster andelen i oppsigelsestiden og et nytt kontor: for Beiarn 290 000 og 400 000."""
    ut = AV_BEIARN.uttreden

    assert (kr(ut.i_fristen), kr(ut.reetablering), kr(ut.sum)) == (290_000, 400_000, 690_000)
    assert (ut.frist.verdi, ut.aarsverk_tilbake.verdi) == (6, 1)
    assert [t.id for t in ut.i_fristen.ledd] == ["oppgjor.innbyggertall.aarsverk.lag2.1839", "oppsigelse"]
    assert "avrundet til øre" in ut.i_fristen.formel


@pytest.mark.parametrize(
    ("oppstart", "frist", "tidligst"),
    [
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 2, 29), 48, date(2024, 2, 29)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2020, 8, 31), 6, date(2021, 2, 28)),
        (date(2020, 1, 1), 12, date(2021, 1, 1)),
        (date(2020, 12, 15), 1, date(2021, 1, 15)),
        (date(2020, 12, 15), 0, date(2020, 12, 15)),
        (date(2020, 6, 30), 6, date(2020, 12, 30)),
    ],
)
def test_tidligste_dag(oppstart: date, frist: int, tidligst: date) -> None:
    """Sies avtalen opp på åpningsdagen, er kommunen ute samme dag i måneden, eller den siste dagen måneden har."""
    assert tidligst == kapittel(med(oppstart=oppstart, frist=frist), BEIARN).uttreden.tidligst


def test_halvt_ore_ut() -> None:
    """Andelen i oppsigelsestiden rundes opp ved et halvt øre."""
    # A third of a half month of 580 000 kroner: 580 000 x 0,25 / 12 = 12 083,3333.
    assert kapittel(med(frist=Fraction(1, 4)), BEIARN).uttreden.i_fristen.som_kroner() == Kroner(12_083_33)
    # 580 000,00 x frist / 12 = 0,005 exactly.
    halvt = Fraction(12, 580_000 * 200)
    assert kapittel(med(frist=halvt), BEIARN).uttreden.i_fristen.som_kroner() == Kroner(1)


def test_verten_fem_prosentpoeng_mer() -> None:
    """Tar Fauske fem prosentpoeng fra Saltdal, endres de to kapitlene; de andres tall står som før."""
    foer, etter = med_fast_prosent(), med_fast_prosent(Fauske=51, Saltdal=18)
    endret = {navn for navn in foer if foer[navn].utgift_etter.verdi != etter[navn].utgift_etter.verdi}
    mer = etter["Fauske"].endring.som_kroner() - foer["Fauske"].endring.som_kroner()
    mindre = foer["Saltdal"].uttreden.i_fristen.som_kroner() - etter["Saltdal"].uttreden.i_fristen.som_kroner()

    assert endret == {"Fauske", "Saltdal"}
    assert mer == mindre > Kroner(0)
    assert belop(foer["Beiarn"]) == belop(etter["Beiarn"])
