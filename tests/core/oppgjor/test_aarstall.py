"""The figures of a year explain themselves, down to the entries, the counts and the agreed weights."""

from datetime import date
from itertools import chain

import pytest
from tests.core.oppgjor.aarseksempel import (
    AARSVERK,
    FAST,
    FOLK,
    FOLKETALL,
    LIKT,
    LONN,
    TRE,
    akonto,
    fort,
    gjort,
    kr,
    ledd,
    med,
    nokkel,
    post,
    stilling,
)

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, med_grunnlag
from tospann.core.oppgjor.aarsavtrykk import kanonisk_oppgjor, oppgjorsavtrykk
from tospann.core.oppgjor.aarsgrunnlag import UgyldigGrunnlag
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.aarstall import Aarstall
from tospann.core.oppgjor.akontoplan import Akontokrav, akontoplan
from tospann.core.oppgjor.avrundingsstier import avrundingsstier
from tospann.core.oppgjor.korreksjon import Korreksjonslinje, korriger
from tospann.core.oppgjor.kostnad import Lag, Posteringsslag
from tospann.core.oppgjor.nokkelversjon import Hyppighet, Trinn

DRIFT = post("drift", nokkel="mellom", statsnokkel="stat")
HUSLEIE = post("husleie", nokkel="faste")
SOSIAL = post("sosialhjelp", Lag.STONAD, baerer="1839")
NOKLER = (
    nokkel("mellom", ledd(likt="3/10", folketall="7/10")),
    nokkel("stat", AARSVERK),
    nokkel("faste", FAST, vekter={"1841": 5, "1840": 3, "1839": 2}),
)


def helt() -> Aarsoppgjor:
    """Settle a year with all kinds of items."""
    return gjort(
        fort("lonn", 150_000.01),
        fort("lonn", -3000, slag=Posteringsslag.MVA_KOMPENSASJON),
        fort("drift", 90_000, hos="stat"),
        fort("husleie", 12_000, hos="1839"),
        fort("sosialhjelp", 7_000),
        poster=(LONN, DRIFT, HUSLEIE, SOSIAL),
        nokler=NOKLER,
        stillinger=(stilling("stat", 4), *(stilling(p, 2) for p in ("1841", "1840", "1839"))),
        akonto=(akonto("1840", "1841", 20_000),),
    )


def alle_tall(oppgjor: Aarsoppgjor) -> list[Tall]:
    """Give every figure there is."""
    tall = Aarstall(oppgjor, "oppgjor.2024.regnskap")
    andeler = (tall.andel(p, part) for p in oppgjor.poster for part in p.baerer())
    resten = ([tall.lag(lag) for lag in Lag], [tall.baerer(p) for p in oppgjor.grunnlag.parter])
    return [*andeler, *chain(*resten), *(tall.saldo(s) for s in oppgjor.saldoer())]


def test_hvert_tall_forklarer_seg() -> None:
    """Hvert tall har formel og ledd helt ned til posteringene og tellingene, og samme navn er alltid samme tall."""
    alle = list(med_grunnlag(alle_tall(helt())))
    beregnet = [t for t in alle if t.kilde.id == "beregnet"]

    assert [t.id for t in beregnet if not (t.formel and t.ledd and t.gjelder and t.navn)] == []
    assert {t.enhet for t in beregnet} == {Enhet.KRONER}
    verdier = {t.id: {a.verdi for a in alle if a.id == t.id} for t in alle}
    assert {id_: v for id_, v in verdier.items() if len(v) > 1} == {}


def test_tallene_er_oppgjorets() -> None:
    """Tallene er de samme ørene som i oppgjøret, og delene blir helheten."""
    oppgjor = helt()
    tall = Aarstall(oppgjor, "x")

    assert [tall.baerer(p).som_kroner().ore for p in oppgjor.grunnlag.parter] == [
        oppgjor.baerer(p) for p in oppgjor.grunnlag.parter
    ]
    assert sum(tall.lag(lag).som_kroner().ore for lag in Lag if lag is not Lag.MELLOM) == oppgjor.helhet()
    assert sum(tall.saldo(s).som_kroner().ore for s in oppgjor.saldoer()) == 0


def test_andelen_sier_hva_den_hviler_paa() -> None:
    """En andel peker på posten, på hvert folketall og årsverk nøkkelen teller, og sier nøkkelen i ord."""
    oppgjor = helt()
    tall = Aarstall(oppgjor, "x")
    drift = next(p for p in oppgjor.poster if p.post is DRIFT)
    andel = tall.andel(drift, "1839")
    folketall = {m.tall.id for m in FOLK}

    assert andel.formel == (
        "stat, versjon 1: etter årsverk; deretter mellom, versjon 1: 30 prosent likt og 70 prosent etter folketall"
    )
    assert folketall <= {t.id for t in andel.ledd}
    assert len(andel.ledd) == 1 + len(folketall) + 4


def test_avtalte_vekter_har_kilde() -> None:
    """En avtalt vekt peker på nøkkelversjonen den står i, med fingeravtrykket."""
    oppgjor = helt()
    husleie = next(p for p in oppgjor.poster if p.post is HUSLEIE)
    vekt = Aarstall(oppgjor, "x").andel(husleie, "1839").ledd[1]

    assert (vekt.id, vekt.verdi) == ("nokkel.faste.1.vekt.1841", 5)
    assert vekt.kilde.sted == f"fingeravtrykk {NOKLER[2].fingeravtrykk[:12]}"


def test_ingenting_er_fort() -> None:
    """Er ingenting ført, finnes det ikke noe tall å vise; da sies det."""
    with pytest.raises(UgyldigGrunnlag, match="ikke ført noe i 2024"):
        Aarstall(gjort(), "x").baerer("1841")


def test_den_som_ikke_baerer_noe() -> None:
    """En part uten egne linjer bærer null kroner, og tallet hviler på postene i oppgjøret."""
    tall = Aarstall(gjort(fort("lonn", 100)), "x").baerer("stat")

    assert (tall.som_kroner(), [t.navn for t in tall.ledd]) == (Kroner(0), ["Lonn"])


def test_akonto_fire_terminer() -> None:
    """Det hver skylder verten etter budsjettet, kreves inn i fire like terminer; øret går på den første."""
    budsjett = gjort(fort("lonn", 150_000.10), deltakelser=TRE)
    plan = akontoplan(budsjett, [date(2024, m, 15) for m in (2, 5, 8, 11)])

    assert [(k.fra, k.til, k.ore) for k in plan[:2]] == [("1839", "1841", 3_750_01), ("1840", "1841", 11_250_01)]
    assert sum(k.ore for k in plan if k.fra == "1840") == budsjett.baerer("1840")
    assert len(plan) == 8


def test_akonto_bare_mens_en_er_med() -> None:
    """En kommune som går ut 1. mars, får bare termin i februar; en som kommer etter siste termin, får den siste."""
    deltakelser = (med("1841"), med("1840", til="2024-03-01"), med("1839", "2024-12-01"))
    plan = akontoplan(gjort(fort("lonn", 36_600), deltakelser=deltakelser), [date(2024, 2, 15), date(2024, 11, 15)])

    assert [(k.forfall.month, k.fra) for k in plan] == [(2, "1840"), (11, "1839")]


def test_akonto_andre_veien() -> None:
    """Den som selv har store utgifter for fellesskapet, får a konto fra verten."""
    plan = akontoplan(gjort(fort("lonn", 100, hos="1839"), nokler=(nokkel("mellom", LIKT),)), [date(2024, 5, 1)])

    assert plan[1] == Akontokrav(date(2024, 5, 1), "1841", "1839", 66_66)
    with pytest.raises(UgyldigGrunnlag, match="minst én forfallsdato"):
        akontoplan(gjort(), [])


def test_avrundingsstier() -> None:
    """De fire stiene vises ved siden av hverandre, og forskjellen fra den avtalte er synlig, til øret."""
    posteringer = [fort("lonn", 0.01, f"2024-{m:02d}-01", f"2024-{m + 1:02d}-01") for m in range(1, 10)]
    stier = avrundingsstier(gjort(*posteringer, nokler=(nokkel("mellom", LIKT),)).grunnlag)
    maanedlig = next(s for s in stier if s.hyppighet is Hyppighet.MAANED and s.trinn is Trinn.TO)

    assert [s.er_avtalt for s in stier] == [False, False, True, False]
    assert dict(maanedlig.forskjell) == {"1839": 6, "1840": -3, "1841": -3, "stat": 0}
    assert "1839 0,06\u00a0kr, 1840 \u22120,03\u00a0kr og 1841 \u22120,03\u00a0kr" in maanedlig.i_en_setning()
    assert stier[2].i_en_setning().endswith("slik det er avtalt.")
    assert stier[0].i_en_setning().endswith("ingen forskjell.")
    assert all(sum(ore for _, ore in s.forskjell) == 0 for s in stier)


def test_korreksjon() -> None:
    """Rettes et lukket oppgjør, føres hver linje som er feil, tilbake, og den riktige føres på nytt."""
    lukket, nytt = gjort(fort("lonn", 150_000)), gjort(fort("lonn", 165_000))
    korreksjon = korriger(lukket, nytt)

    assert korreksjon.linjer[0] == Korreksjonslinje("lonn", Posteringsslag.KOSTNAD, "1839", -15_000_00, 16_500_00)
    assert [korreksjon.netto(p) for p in ("1839", "1840", "1841")] == [1_500_00, 4_500_00, 9_000_00]
    assert korreksjon.saldoendringer == (("1839", 1_500_00), ("1840", 4_500_00), ("1841", -6_000_00))
    assert sum(ore for _, ore in korreksjon.saldoendringer) == 0
    assert korriger(lukket, lukket).linjer == ()


def test_avtrykket_merker_alt() -> None:
    """Et øre, en stilling, en telling, en deltaker eller en nøkkel til gir et annet fingeravtrykk; rekkefølgen ikke."""
    postering = fort("lonn", 100)
    grunn = gjort(postering)
    andre = (
        gjort(fort("lonn", 100)),
        gjort(postering, maalinger=FOLK[:2], deltakelser=TRE[:2]),
        gjort(postering, stillinger=(stilling("stat", 1),)),
        gjort(postering, nokler=(nokkel("mellom", FOLKETALL, til="2030-01-01"),)),
        gjort(postering, akonto=(akonto("1840", "1841", 1),)),
    )
    avtrykk = {oppgjorsavtrykk(o) for o in (grunn, *andre)}

    assert len(avtrykk) == 1 + len(andre)
    assert oppgjorsavtrykk(gjort(postering, deltakelser=TRE[::-1], maalinger=FOLK[::-1])) == oppgjorsavtrykk(grunn)
    assert '["andel", "lonn", "KOSTNAD", "1839", "1000"]' in kanonisk_oppgjor(grunn)
    assert kr(1) == Kroner(100)
