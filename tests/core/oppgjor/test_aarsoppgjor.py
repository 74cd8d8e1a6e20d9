"""A year with joins, exits and keys that change, rounded where the agreement says."""

from fractions import Fraction

import pytest
from tests.core.oppgjor.aarseksempel import (
    FAST,
    FOLK,
    FOLKETALL,
    LIKT,
    TRE,
    folk,
    fort,
    gjort,
    kroner,
    med,
    nokkel,
    post,
)

from tospann.core.oppgjor.fordeling import Avrunding, UgyldigNokkel
from tospann.core.oppgjor.nokkelversjon import Hyppighet, Regneregel, Trinn
from tospann.core.oppgjor.tidsrom import Periodisering


def test_folketall() -> None:
    """En post på 150 000 kr etter folketall blir 90 000, 45 000 og 15 000."""
    assert kroner(gjort(fort("lonn", 150_000))) == {"1839": 15_000, "1840": 45_000, "1841": 90_000}


def test_uttreden_29_februar() -> None:
    """Går Beiarn ut med 29. februar som siste dag, deler de tre januar og februar (60 dager av 366), og to resten."""
    oppgjor = gjort(fort("lonn", 366_000), deltakelser=(med("1841"), med("1840"), med("1839", til="2024-03-01")))

    assert kroner(oppgjor) == {"1839": 6_000, "1840": 18_000 + 102_000, "1841": 36_000 + 204_000}


def test_uttreden_regnet_i_maaneder() -> None:
    """Er det avtalt at hver måned veier likt, er januar og februar to tolvdeler."""
    regel = Regneregel(periodisering=Periodisering.MAANEDER)
    oppgjor = gjort(
        fort("lonn", 360_000),
        deltakelser=(med("1841"), med("1840"), med("1839", til="2024-03-01")),
        nokler=(nokkel("mellom", FOLKETALL, regel=regel),),
    )

    assert kroner(oppgjor) == {"1839": 6_000, "1840": 18_000 + 100_000, "1841": 36_000 + 200_000}


def test_ny_deltaker() -> None:
    """En kommune som kommer til 1. juli, bærer sin del av halve året (184 av 366 dager)."""
    ny = (*FOLK, folk("1845", 3000))
    oppgjor = gjort(fort("lonn", 366_000), deltakelser=(*TRE, med("1845", "2024-07-01")), maalinger=ny)

    assert kroner(oppgjor)["1845"] == Fraction(3_066_667, 100)
    assert oppgjor.helhet() == 366_000_00 == sum(oppgjor.baerer(p) for p in oppgjor.grunnlag.parter)


def test_posteringen_avgjor_tida() -> None:
    """En utgift som bare gjelder desember, deles bare på dem som er med i desember."""
    oppgjor = gjort(
        fort("lonn", 1500, "2024-12-01"), deltakelser=(med("1841"), med("1840"), med("1839", til="2024-03-01"))
    )

    assert kroner(oppgjor) == {"1841": 1000, "1840": 500}


def test_nokkelen_skifter_midt_i_aaret() -> None:
    """Skifter nøkkelen 1. juli, deles første halvår (182 dager) likt og andre (184) etter folketall."""
    nokler = (nokkel("mellom", LIKT, til="2024-07-01"), nokkel("mellom", FOLKETALL, fra="2024-07-01", versjon=2))
    oppgjor = gjort(fort("lonn", 36_600), nokler=nokler)

    assert kroner(oppgjor) == {
        "1839": Fraction(606_667 + 184_000, 100),
        "1840": Fraction(606_667 + 552_000, 100),
        "1841": Fraction(606_666 + 1_104_000, 100),
    }


def test_ingen_nokkel_for_tida() -> None:
    """Gjelder ingen nøkkel på en dag det er ført utgifter for, deles ingenting, og datoen nevnes."""
    with pytest.raises(UgyldigNokkel, match=r"Ingen versjon av nøkkelen «mellom» gjelder 01\.01\.2024"):
        gjort(fort("lonn", 100), nokler=(nokkel("mellom", LIKT, fra="2024-02-01"),))
    with pytest.raises(UgyldigNokkel, match=r"gjelder 01\.10\.2024"):
        gjort(fort("lonn", 100), nokler=(nokkel("mellom", LIKT, til="2024-10-01"),))
    with pytest.raises(UgyldigNokkel, match="Flere versjoner"):
        gjort(fort("lonn", 100), nokler=(nokkel("mellom", LIKT), nokkel("mellom", FOLKETALL, versjon=2)))


def test_ett_eller_to_trinn() -> None:
    """Ett øre delt på staten og tre kommuner havner ikke samme sted i ett trinn som i to."""
    drift, roller = post("drift", nokkel="mellom", statsnokkel="stat"), {}
    for trinn in Trinn:
        nokler = (
            nokkel("mellom", LIKT, regel=Regneregel(trinn=trinn)),
            nokkel("stat", FAST, vekter={"stat": 45, "kommune": 55}),
        )
        oppgjor = gjort(fort("drift", 0.01), poster=(drift,), nokler=nokler)
        roller[trinn] = [part for part in oppgjor.grunnlag.parter if oppgjor.baerer(part)]

    assert roller == {Trinn.TO: ["1839"], Trinn.ETT: ["stat"]}


def test_maanedlig_avrunding() -> None:
    """Rundes det hver måned, blir 12 × 1 øre 12 øre på den ene; rundes det én gang, blir det 4 på hver."""
    maaneder = [(f"2024-{m:02d}-01", f"2024-{m + 1:02d}-01" if m < 12 else "2025-01-01") for m in range(1, 13)]
    posteringer = [fort("lonn", 0.01, *m) for m in maaneder]
    maanedlig = (nokkel("mellom", LIKT, regel=Regneregel(hyppighet=Hyppighet.MAANED)),)

    assert kroner(gjort(*posteringer, nokler=maanedlig)) == {"1839": Fraction(12, 100)}
    assert set(kroner(gjort(*posteringer, nokler=(nokkel("mellom", LIKT),))).values()) == {Fraction(4, 100)}


def test_hele_kroner_og_orerest() -> None:
    """Avtales hele kroner, bærer verten de overskytende ørene på en egen linje, og ingenting blir borte."""
    regel = Regneregel(avrunding=Avrunding.KRONE)
    oppgjor = gjort(fort("lonn", 100.55), nokler=(nokkel("mellom", LIKT, regel=regel),))
    rester = [d for d in oppgjor.poster[0].deler if d.er_orerest]

    assert kroner(oppgjor) == {"1839": 34, "1840": 33, "1841": Fraction(3355, 100)}
    assert [(r.part, r.ore) for r in rester] == [("1841", 55)]
