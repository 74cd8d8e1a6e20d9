"""A year's settlement: worked examples, and what one change does to the lines."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.core.oppgjor.eksempel import BEIARN, FAUSKE, SALTDAL, SALTEN_FELLES, Felles, Rad, grunnlag, salten

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.tall import Enhet, Tall, med_grunnlag
from tospann.core.oppgjor.oppgjor import Oppgjor, gjor_opp
from tospann.documents.papirer.kilder import samle_tall

FOLK, FAST = Nokkelslag.INNBYGGERTALL, Nokkelslag.FAST_PROSENT
ALLE = [(nokkel, deling) for nokkel in Nokkelslag for deling in Statsdeling]


def oppgjor(
    rader: tuple[Rad, ...] | None = None,
    nokkel: Nokkelslag = FOLK,
    deling: Statsdeling = Statsdeling.AARSVERK,
    felles: Felles = SALTEN_FELLES,
) -> Oppgjor:
    """Settle Fauske, Saltdal and Beiarn."""
    return gjor_opp(grunnlag(rader or salten(), felles), nokkel, deling)


def kr(tall: Tall) -> int:
    """Give whole kroner."""
    assert tall.som_kroner().ore % 100 == 0
    return tall.som_kroner().ore // 100


def alle_tall(gjort: Oppgjor) -> Iterator[Tall]:
    """Yield every figure of a settlement that is not its input."""
    yield from (gjort.kontordrift, gjort.stat_kontordrift, gjort.stat_lonn, *gjort.andeler, *gjort.betalinger)
    for linje in gjort.linjer:
        yield from (linje.helhet, *linje.andeler)
    yield from (gjort.lag_stat(), gjort.lag_kommune(), gjort.lag_stonad(), gjort.lag_oppgjor(), gjort.helhet())


def forskjell(foer: Oppgjor, etter: Oppgjor) -> dict[str, int]:
    """Give the figures that have changed, by id, in kroner."""
    gamle = {t.id: t for t in alle_tall(foer)}
    endret = {t.id: kr(t) - kr(gamle[t.id]) for t in alle_tall(etter)}
    return {id_.removeprefix(f"{foer.stamme}."): belop for id_, belop in endret.items() if belop}


def test_regnet_for_haand() -> None:
    """Tre kommuner regnet for hånd: kontordrift 600 000, lønn 5 000 000 og påslag 200 000 delt 60, 30 og 10."""
    gjort = oppgjor()

    assert [(linje.navn, kr(linje.helhet)) for linje in gjort.linjer] == [
        ("Kontordrift", 600_000),
        ("Lønn", 5_000_000),
        ("Administrasjonspåslag", 200_000),
    ]
    assert [kr(andel) for andel in gjort.andeler] == [3_480_000, 1_740_000, 580_000]
    assert [kr(betaling) for betaling in gjort.betalinger] == [-3_420_000, 2_640_000, 780_000]
    assert [kr(lag) for lag in (gjort.lag_stat(), gjort.lag_kommune(), gjort.lag_stonad(), gjort.lag_oppgjor())] == [
        6_600_000,
        5_800_000,
        4_100_000,
        3_420_000,
    ]
    assert kr(gjort.helhet()) == 16_500_000
    assert (gjort.kommuner, gjort.andel(SALTDAL)) == ((FAUSKE, SALTDAL, BEIARN), gjort.andeler[1])


def test_ce_2() -> None:
    """Kontorutgifter på 1 150 000 med 14 statlige og 9 kommunale årsverk gir staten 700 000 og kommunen 450 000."""
    kontoret = (Rad(FAUSKE, 9737, Fraction(14), Fraction(9), 1_150_000_00),)
    gjort = oppgjor(kontoret, felles=Felles())

    assert (kr(gjort.stat_kontordrift), kr(gjort.linjer[0].helhet)) == (700_000, 450_000)


def test_ce_2b() -> None:
    """Kutter staten til 11 årsverk, betaler den 632 500 og kommunen 517 500, uten at kommunen har endret noe."""
    kontoret = (Rad(FAUSKE, 9737, Fraction(11), Fraction(9), 1_150_000_00),)
    gjort = oppgjor(kontoret, felles=Felles())

    assert (kr(gjort.stat_kontordrift), kr(gjort.linjer[0].helhet)) == (632_500, 517_500)


def test_verten_alene() -> None:
    """En vert uten samarbeidskommuner betaler ingen og får ikke noe."""
    gjort = oppgjor(salten()[:1])

    assert (kr(gjort.betalinger[0]), kr(gjort.lag_oppgjor())) == (0, 0)


def test_halve_ore() -> None:
    """Halve øre i lønn og påslag rundes opp, én gang hver."""
    rader = (Rad(FAUSKE, stat=Fraction(3, 2), egne=Fraction(1, 2)),)
    gjort = oppgjor(rader, felles=Felles(lonn_stat=1, lonn_kommune=101, paaslag=Fraction(50)))

    assert [linje.helhet.som_kroner() for linje in gjort.linjer[1:]] == [Kroner(51), Kroner(26)]
    assert gjort.stat_lonn.som_kroner() == Kroner(2)


@pytest.mark.parametrize(("nokkel", "deling"), ALLE)
def test_hvert_tall_forklarer_seg(nokkel: Nokkelslag, deling: Statsdeling) -> None:
    """Hvert tall i oppgjøret har formel og ledd helt ned til forutsetningene, og sier hvem det gjelder."""
    beregnet = [t for t in med_grunnlag(alle_tall(oppgjor(nokkel=nokkel, deling=deling))) if not t.er_forutsetning]

    assert [t.id for t in beregnet if not (t.formel and t.ledd and t.gjelder and t.navn)] == []
    assert all(t.hviler_paa_forutsetning for t in beregnet)
    assert {t.enhet for t in beregnet} == {Enhet.KRONER, Enhet.AARSVERK}


def test_samme_tall_i_alle_oppgjor() -> None:
    """Åtte oppgjør av samme grunnlag har ingen tall med samme navn og ulik verdi."""
    samlet = samle_tall([], [t for n, d in ALLE for t in alle_tall(oppgjor(nokkel=n, deling=d))])

    assert len([id_ for id_ in samlet if ".lag4.18" in id_]) == len(ALLE) * 3
    assert samlet["oppgjor.innbyggertall.aarsverk.lag4.1841"].formel == "minus det de andre betaler verten"
    assert samlet["oppgjor.fast_prosent.aarsverk.lag4.1839"].formel == "del av lag 2 + egne stønader"


def test_formelen_folger_delingen() -> None:
    """Formelen for kontordriften sier om den er delt etter årsverk eller etter fast prosent, og av hvilke tall."""
    fast, aarsverk = (oppgjor(deling=d).stat_kontordrift for d in (Statsdeling.FAST_PROSENT, Statsdeling.AARSVERK))

    assert (fast.formel, [t.id for t in fast.ledd][1:]) == ("kontordrift × fast prosent", ["stat_prosent"])
    assert aarsverk.formel == "kontordrift × egne årsverk / alle årsverk"
    assert [t.id for t in aarsverk.ledd] == ["kontordrift.sum", "aarsverk.stat.sum", "aarsverk.kommune.sum"]
    assert (fast.gjelder, fast.id) == ("stat", "kontordrift.fast_prosent.stat")


def test_verten_fem_prosentpoeng_mer() -> None:
    """Tar Fauske fem prosentpoeng fra Saltdal, endres bare de to: ikke Beiarn, ikke staten og ikke helheten."""
    fauske, saltdal, beiarn = salten()
    etter = (replace(fauske, prosent=Fraction(65)), replace(saltdal, prosent=Fraction(20)), beiarn)
    # 5 per cent of 600 000 + 5 000 000 + 200 000 is 30 000 + 250 000 + 10 000 = 290 000.
    assert forskjell(oppgjor(nokkel=FAST), oppgjor(etter, FAST)) == {
        "kontordrift.1841": 30_000,
        "lonn.1841": 250_000,
        "paaslag.1841": 10_000,
        "lag2.1841": 290_000,
        "lag4.1841": 290_000,
        "kontordrift.1840": -30_000,
        "lonn.1840": -250_000,
        "paaslag.1840": -10_000,
        "lag2.1840": -290_000,
        "lag4.1840": -290_000,
        "lag4": -290_000,
    }


def test_ett_aarsverk_til() -> None:
    """Ett kommunalt årsverk til i Beiarn endrer lønn og påslag, linje for linje, og linjene blir endringen i alt."""
    fauske, saltdal, beiarn = salten()
    etter = oppgjor((fauske, saltdal, replace(beiarn, egne=Fraction(2))), FOLK, Statsdeling.FAST_PROSENT)
    endret = forskjell(oppgjor(deling=Statsdeling.FAST_PROSENT), etter)
    linjer = {id_: b for id_, b in endret.items() if id_.startswith(("lonn.18", "paaslag.18", "kontordrift.18"))}

    assert linjer == {
        "lonn.1841": 300_000,
        "lonn.1840": 150_000,
        "lonn.1839": 50_000,
        "paaslag.1841": 12_000,
        "paaslag.1840": 6_000,
        "paaslag.1839": 2_000,
    }
    assert sum(linjer.values()) == endret["lag2"] == endret["helhet"] == 520_000
    assert not {"lag1", "stonad.sum", "kontordrift.sum"} & endret.keys()


def test_ett_statlig_aarsverk_til() -> None:
    """Med fast prosent mellom stat og kommune er ett statlig årsverk til bare statens sak."""
    fauske, saltdal, beiarn = salten()
    etter = oppgjor((replace(fauske, stat=Fraction(7)), saltdal, beiarn), FOLK, Statsdeling.FAST_PROSENT)

    assert forskjell(oppgjor(deling=Statsdeling.FAST_PROSENT), etter) == {
        "lonn.stat.sum": 600_000,
        "lag1": 600_000,
        "helhet": 600_000,
    }


def test_egne_stonader() -> None:
    """Øker stønadene i Beiarn, betaler Beiarn, og ingen andre."""
    fauske, saltdal, beiarn = salten()
    etter = oppgjor((fauske, saltdal, replace(beiarn, stonad=beiarn.stonad + 50_000_00)))

    assert forskjell(oppgjor(), etter) == {
        "lag4.1839": 50_000,
        "lag4.1841": -50_000,
        "lag4": 50_000,
        "stonad.sum": 50_000,
        "helhet": 50_000,
    }
