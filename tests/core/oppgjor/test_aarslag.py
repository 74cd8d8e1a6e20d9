"""The layers of a year, what passes between the parties, and corrections."""

import pytest
from tests.core.oppgjor.aarseksempel import (
    AARSVERK,
    FOLK,
    FOLKETALL,
    LIKT,
    LONN,
    akonto,
    folk,
    fort,
    gjort,
    kroner,
    med,
    nokkel,
    post,
    stilling,
)

from tospann.core.oppgjor.aarsresultat import Krav
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.kostnad import Lag, Posteringsslag, tilbakefor


def test_stat_og_kommune_i_to_trinn() -> None:
    """CE-2 og CE-2b: kutter staten fra 14 til 11 årsverk, stiger kommunens regning fra 450 000 til 517 500 kr."""
    drift = post("drift", nokkel="mellom", statsnokkel="stat")
    svar = []
    for antall in (14, 11):
        gjort_ = gjort(
            fort("drift", 1_150_000),
            deltakelser=(med("1841"),),
            poster=(drift,),
            nokler=(nokkel("mellom", LIKT), nokkel("stat", AARSVERK)),
            stillinger=(stilling("stat", antall), stilling("1841", 9)),
        )
        svar.append((gjort_.lag(Lag.STAT), gjort_.lag(Lag.KOMMUNE)))

    assert svar == [(700_000_00, 450_000_00), (632_500_00, 517_500_00)]


def test_stonader_deles_aldri() -> None:
    """Hver kommune bærer sine egne stønader, i sitt eget lag; en nøkkel på en stønad avvises."""
    sosial = post("sosialhjelp", Lag.STONAD, baerer="1839")
    oppgjor = gjort(fort("sosialhjelp", 480_000), fort("lonn", 150), poster=(LONN, sosial))

    assert (oppgjor.lag(Lag.STONAD), oppgjor.lag(Lag.STONAD, "1841")) == (480_000_00, 0)
    assert oppgjor.lag(Lag.KOMMUNE) == 150_00
    with pytest.raises(UgyldigNokkel, match="Stønader deles aldri"):
        post("kvp", Lag.STONAD, nokkel="mellom")


def test_prosjekt_delt_med_staten() -> None:
    """CE-1: prosjektet på 1 200 000 kr deles likt mellom Nav og kommunene, og er et lag for seg."""
    prosjekt = post("prosjekt", Lag.ENGANG, nokkel="mellom", statsnokkel="halvt")
    oppgjor = gjort(
        fort("prosjekt", 1_200_000), poster=(prosjekt,), nokler=(nokkel("mellom", FOLKETALL), nokkel("halvt", LIKT))
    )

    assert kroner(oppgjor) == {"stat": 600_000, "1841": 360_000, "1840": 180_000, "1839": 60_000}
    assert (oppgjor.lag(Lag.ENGANG), oppgjor.lag(Lag.STAT)) == (1_200_000_00, 0)


def test_merverdiavgift_er_egen_linje() -> None:
    """Kompensasjonen for merverdiavgift står for seg, deles likt som utgiften, og trekkes fra helheten."""
    komp = fort("lonn", -300, slag=Posteringsslag.MVA_KOMPENSASJON)
    oppgjor = gjort(fort("lonn", 1500), komp)

    assert [(p.slag, p.ore) for p in oppgjor.poster] == [
        (Posteringsslag.MVA_KOMPENSASJON, -300_00),
        (Posteringsslag.KOSTNAD, 1500_00),
    ]
    assert kroner(oppgjor) == {"1841": 720, "1840": 360, "1839": 120}


def test_mellomvaerende_gaar_i_null() -> None:
    """Det hver bærer, minus det som står i egne bøker og er betalt a konto, er det som gjenstår; i alt null."""
    egen = fort("lonn", 30_000, hos="1839")
    oppgjor = gjort(
        fort("lonn", 120_000), egen, akonto=(akonto("1840", "1841", 40_000), akonto("1840", "1841", 10_000))
    )

    assert {s.part: s.ore for s in oppgjor.saldoer()} == {
        "1839": -15_000_00,
        "1840": -5_000_00,
        "1841": 20_000_00,
        "stat": 0,
    }
    assert oppgjor.krav() == (Krav("1841", "1839", 15_000_00, "1839"), Krav("1841", "1840", 5_000_00, "1840"))
    assert oppgjor.lag(Lag.MELLOM) == -20_000_00


def test_sammenslaaing_midt_i_aaret() -> None:
    """Slås Saltdal og Beiarn sammen 1. juli, svarer den nye kommunen for begges første halvår."""
    deltakelser = (
        med("1841"),
        med("1840", til="2024-07-01", etterfolger="1899"),
        med("1839", til="2024-07-01", etterfolger="1899"),
        med("1899", "2024-07-01"),
    )
    oppgjor = gjort(fort("lonn", 36_600), deltakelser=deltakelser, maalinger=(*FOLK, folk("1899", 6000)))

    assert kroner(oppgjor) == {"1841": 21_960, "1840": 5_460, "1839": 1_820, "1899": 7_360}
    assert [(k.fra, k.for_, k.ore) for k in oppgjor.krav()] == [
        ("1899", "1839", 1_820_00),
        ("1899", "1840", 5_460_00),
        ("1899", "1899", 7_360_00),
    ]


def test_rettelse_gir_noyaktig_null() -> None:
    """En postering som føres tilbake, etterlater ikke et øre hos noen."""
    feil = fort("lonn", 1234.57)
    oppgjor = gjort(feil, tilbakefor(feil, "rettelse"))

    assert {part: oppgjor.baerer(part) for part in oppgjor.grunnlag.parter} == dict.fromkeys(oppgjor.grunnlag.parter, 0)
