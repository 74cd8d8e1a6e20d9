"""Why a share changed: the lines add up to the change, to the øre, and no order of the causes is preferred."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.oppgjor.aarseksempel import (
    AARSVERK,
    FAST,
    FOLK,
    FOLKETALL,
    LIKT,
    LONN,
    TRE,
    folk,
    fort,
    gjort,
    ledd,
    maaling,
    med,
    nokkel,
    post,
    stilling,
)

from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarskifte import flytt_dato, flytt_grunnlag
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.blanding import Aarsak, Blanding
from tospann.core.oppgjor.endring import Endring, forklar_endring
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.kostnad import Lag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import Overgang, Tak, Trapp, Trappetrinn
from tospann.core.oppgjor.nokkelversjon import Folketallsregel

DRIFT = post("drift", nokkel="mellom", statsnokkel="stat")
NOKLER = (nokkel("mellom", FOLKETALL), nokkel("stat", AARSVERK))
STILLINGER = (stilling("stat", 14), stilling("1841", 5), stilling("1840", 3), stilling("1839", 1))


def grunnlag(*posteringer: object, **annet: object) -> Aarsgrunnlag:
    """Make the basis of 2024."""
    felt = {"nokler": NOKLER, "stillinger": STILLINGER, "poster": (LONN, DRIFT)}
    return gjort(*posteringer, **(felt | annet)).grunnlag


def i_2025(g: Aarsgrunnlag, **annet: object) -> Aarsgrunnlag:
    """Give the same basis a year on, with something changed."""
    return replace(flytt_grunnlag(g, 2025), **annet)  # type: ignore[arg-type]


def kr(endring: Endring, part: str) -> dict[str, Fraction]:
    """Give the change by cause, in kroner."""
    return {ord_: Fraction(ore, 100) for ord_, ore in endring.etter_aarsak(part)}


def test_en_arsak_forklarer_alt() -> None:
    """Er bare statens årsverk endret, er hele økningen på 67 500 kr årsverk (CE-2b)."""
    felles = {"deltakelser": (med("1841"),), "nokler": (nokkel("mellom", LIKT), NOKLER[1])}
    foer, etter = (
        grunnlag(fort("drift", 1_150_000), stillinger=(stilling("stat", n), stilling("1841", 9)), **felles)
        for n in (14, 11)
    )
    endring = forklar_endring(foer, etter)

    assert kr(endring, "1841") == {"årsverk": 67_500}
    assert endring.i_en_setning("1841") == (
        "Fauske bærer 67\u202f500,00\u00a0kr mer (15 prosent): årsverk 67\u202f500,00\u00a0kr."
    )
    assert endring.endret("stat") == -67_500_00


def test_pris_og_mengde() -> None:
    """Fra 10 enheter à 100 kr til 12 à 150: to mer og 50 dyrere er 800 kr, 250 på mengden og 550 på prisen."""
    foer = grunnlag(fort("lonn", 1000, mengde=10), deltakelser=TRE[:1])
    etter = grunnlag(fort("lonn", 1800, mengde=12), deltakelser=TRE[:1])

    assert kr(forklar_endring(foer, etter), "1841") == {"pris": 550, "mengde": 250}


def test_ukjent_mengde_er_pris() -> None:
    """Er mengden ikke kjent i begge år, går hele endringen på pris, også om det er ført flere posteringer."""
    foer = grunnlag(fort("lonn", 1000, mengde=10), deltakelser=TRE[:1])
    etter = grunnlag(fort("lonn", 900), fort("lonn", 900), deltakelser=TRE[:1])

    assert kr(forklar_endring(foer, etter), "1841") == {"pris": 800}


def test_ny_post() -> None:
    """En ny post med kjent mengde går på mengden; uten kjent mengde på prisen."""
    poster = (LONN, post("husleie", nokkel="mellom"))
    uten = grunnlag(fort("lonn", 1000), deltakelser=TRE[:1], poster=poster)
    for mengde, aarsak in ((4, "mengde"), (0, "pris")):
        med_ny = replace(uten, posteringer=(*uten.posteringer, fort("husleie", 900, mengde=mengde)))

        assert kr(forklar_endring(uten, med_ny), "1841") == {aarsak: 900}


def test_okonomisjefens_spoersmaal() -> None:
    """«Hvorfor steg andelen?» To årsverk flyttet, husleia tre prosent opp, ny nøkkel i juni; det går opp til øret."""
    foer = grunnlag(fort("lonn", 900_000, mengde=9), fort("drift", 230_000))
    nokler = (
        nokkel("mellom", FOLKETALL, til="2025-06-01"),
        nokkel("mellom", ledd(likt="1/4", folketall="3/4"), fra="2025-06-01", versjon=2),
        NOKLER[1],
    )
    etter = i_2025(
        foer,
        nokler=nokler,
        posteringer=(
            fort("lonn", 1_050_000, "2025-01-01", "2026-01-01", mengde=10),
            fort("drift", 236_900, "2025-01-01", "2026-01-01"),
        ),
        maalinger=tuple(folk(m.part, n, "2025-01-01") for m, n in zip(FOLK, (9100, 4400, 1500), strict=True)),
        stillinger=(stilling("stat", 12), *STILLINGER[1:]),
    )
    endring = forklar_endring(foer, etter)

    for part in etter.parter:
        fra, til = gjor_opp_aaret(foer).baerer(part), gjor_opp_aaret(etter).baerer(part)
        assert til - fra == endring.endret(part) == sum(ore for _, ore in endring.etter_aarsak(part))
    aarsaker = {a for linje in endring.linjer for a in linje.aarsaker}
    assert set(Aarsak) - aarsaker == {Aarsak.DELTAKERE, Aarsak.MAALINGER}


def test_ett_aarsverk_i_en_maaned() -> None:
    """Ett årsverk i én måned endrer bare linjene det skal: kontordriften, ikke lønna."""
    foer = grunnlag(fort("lonn", 900_000), fort("drift", 230_000))
    etter = replace(foer, stillinger=(*STILLINGER, stilling("stat", 1, "2024-06-01", "2024-07-01")))
    endring = forklar_endring(foer, etter)

    assert {(linje.post, linje.aarsaker) for linje in endring.linjer} == {("drift", (Aarsak.AARSVERK,))}
    assert sum(linje.ore for linje in endring.linjer) == 0
    assert endring.endret("stat") == gjor_opp_aaret(etter).baerer("stat") - gjor_opp_aaret(foer).baerer("stat") > 0


def test_ny_kommune() -> None:
    """Kommer en kommune til, er det deltakelsen som forklarer det, også folketallet den bringer med seg."""
    foer = grunnlag(fort("lonn", 180_000))
    etter = replace(foer, deltakelser=(*TRE, med("1845")), maalinger=(*FOLK, folk("1845", 3000)))
    endring = forklar_endring(foer, etter)

    assert kr(endring, "1845") == {"deltakere": 30_000}
    assert kr(endring, "1841") == {"deltakere": -18_000}
    setning = "Sørfold bærer 30\u202f000,00\u00a0kr mer: deltakere 30\u202f000,00\u00a0kr."
    assert endring.i_en_setning("1845") == setning


def test_ny_kommune_med_avtalt_vekt_og_stonad() -> None:
    """Vekter, stillinger og stønader som bare det ene året kjenner, følger deltakelsen."""
    sosial = post("sosial", Lag.STONAD, baerer="1845")
    foer = grunnlag(
        fort("lonn", 100_000), nokler=(nokkel("mellom", FAST, vekter={"1841": 6, "1840": 3, "1839": 1}), NOKLER[1])
    )
    etter = replace(
        foer,
        deltakelser=(*TRE, med("1845")),
        poster=(LONN, DRIFT, sosial),
        nokler=(nokkel("mellom", FAST, vekter={"1841": 6, "1840": 3, "1839": 1, "1845": 10}), NOKLER[1]),
        posteringer=(*foer.posteringer, fort("sosial", 5000)),
        stillinger=(*STILLINGER, stilling("1845", 2)),
    )
    endring = forklar_endring(foer, etter)

    assert endring.endret("1845") == 55_000_00
    assert sum(ore for _, ore in endring.etter_aarsak("1845")) == 55_000_00
    assert all(len(linje.aarsaker) == 1 for linje in endring.linjer)


def test_aarsaker_som_ikke_kan_skilles() -> None:
    """Kan ikke den gamle nøkkelen brukes med de nye deltakerne, fortelles de to sammen i stedet for å gjette."""
    fastpris = Tak(FOLKETALL, (), "1839")
    foer = grunnlag(fort("lonn", 100_000), nokler=(nokkel("mellom", fastpris), NOKLER[1]))
    etter = replace(foer, deltakelser=TRE[:2], nokler=(nokkel("mellom", LIKT), NOKLER[1]))
    endring = forklar_endring(foer, etter)

    assert {linje.aarsaker for linje in endring.linjer} == {(Aarsak.DELTAKERE, Aarsak.NOKKEL)}
    assert endring.endret("1839") == -10_000_00
    assert endring.linjer[0].ord == "deltakere og nøkkel"


def test_kan_ikke_gjores_opp() -> None:
    """Kan ikke det ene året gjøres opp i det hele tatt, forklares ingenting."""
    foer = grunnlag(fort("lonn", 100))

    with pytest.raises(UgyldigNokkel, match="mangler folketall"):
        forklar_endring(foer, replace(foer, maalinger=()))


def test_ingen_endring() -> None:
    """Er ingenting endret, er det ingen linjer; skifter bare årstallet, heller ikke."""
    foer = grunnlag(fort("lonn", 100_000), fort("drift", 1000))
    om_fire_aar = flytt_grunnlag(foer, 2028)

    assert forklar_endring(foer, foer).linjer == ()
    assert forklar_endring(foer, om_fire_aar).linjer == ()
    assert forklar_endring(foer, foer).i_en_setning("1841") == "Fauske bærer det samme som før."


def test_skuddaar_er_en_egen_aarsak() -> None:
    """Er alt likt, men det ene året har en dag mer, er det dagene i året som forklarer ørene."""
    ute = (*TRE[:2], med("1839", til="2024-07-01"))
    foer = grunnlag(fort("lonn", 150_000), deltakelser=ute)
    endring = forklar_endring(foer, flytt_grunnlag(foer, 2025))

    assert {linje.aarsaker for linje in endring.linjer} == {(Aarsak.KALENDER,)}
    assert endring.endret("1839") == round(15_000_00 * Fraction(181, 365)) - round(15_000_00 * Fraction(182, 366))


def test_samme_folketall_begge_aar_er_ingen_aarsak() -> None:
    """Teller begge år folkene på samme dag, er verken folketallet eller nøkkelen endret; prisen forklarer alt."""
    foer = grunnlag(fort("lonn", 100_000))
    etter = i_2025(grunnlag(fort("lonn", 130_000)))
    samme_dag = tuple(replace(v, folketall=Folketallsregel(aar_for=1)) for v in etter.nokler)
    endring = forklar_endring(foer, replace(etter, nokler=samme_dag, maalinger=foer.maalinger))

    assert {linje.aarsaker for linje in endring.linjer} == {(Aarsak.PRIS,)}
    assert kr(endring, "1839") == {"pris": 3000}


def test_nytt_folketall_samme_dag_er_folketallet() -> None:
    """Er tallet for dagen rettet til året etter, er det folketallet som forklarer det, og resten prisen."""
    foer = grunnlag(fort("lonn", 150_000))
    etter = i_2025(grunnlag(fort("lonn", 150_000)))
    samme_dag = tuple(replace(v, folketall=Folketallsregel(aar_for=1)) for v in etter.nokler)
    rettet = (*foer.maalinger[:2], folk("1839", 1600))
    endring = forklar_endring(foer, replace(etter, nokler=samme_dag, maalinger=rettet))

    assert {linje.aarsaker for linje in endring.linjer} == {(Aarsak.FOLKETALL,)}
    assert sum(linje.ore for linje in endring.linjer) == 0


def test_flytting_av_aar() -> None:
    """Flyttes et grunnlag et år, blir 29. februar 1. mars, og en overgang følger med."""
    metode = Trapp((Trappetrinn(Kroner(1), Overgang(LIKT, FOLKETALL, ((2024, Fraction(1, 2)),))),), Tak(LIKT, ()))
    g = grunnlag(fort("lonn", 1, "2024-02-29", "2024-03-02"), nokler=(nokkel("mellom", metode), NOKLER[1]))
    flyttet = flytt_grunnlag(g, 2025)

    assert flyttet.posteringer[0].periode.fra == flytt_dato(g.posteringer[0].periode.fra, 1)
    assert flyttet.posteringer[0].periode.fra.isoformat() == "2025-03-01"
    assert "2025:1/2" in flyttet.nokler[0].kanonisk
    assert [m.tall.dato.year for m in flyttet.maalinger] == [2025] * 3


maaneder = st.integers(1, 12)


@st.composite
def aaret(draw: st.DrawFn, year: int) -> Aarsgrunnlag:
    """Draw a year in which anything may be different."""
    antall = draw(st.integers(2, 3))
    ut = draw(st.sampled_from(["", f"{year}-{draw(st.integers(2, 12)):02d}-15"]))
    return Aarsgrunnlag(
        year,
        "1841",
        (*TRE[: antall - 1], med(TRE[antall - 1].part, til=ut)),
        (LONN, DRIFT),
        (
            fort(
                "lonn",
                draw(st.integers(1, 10**6)),
                f"{year}-01-01",
                f"{year + 1}-01-01",
                mengde=draw(st.integers(0, 5)),
            ),
            fort("drift", draw(st.integers(1, 10**6)), f"{year}-{draw(maaneder):02d}-01", f"{year + 1}-01-01"),
        ),
        (nokkel("mellom", draw(st.sampled_from([LIKT, FOLKETALL, ledd(brukere="1/2", likt="1/2")]))), NOKLER[1]),
        (
            *(folk(m.part, draw(st.integers(1, 9999)), f"{year}-01-01") for m in FOLK),
            *(
                maaling(m.part, Maal.BRUKERE, draw(st.integers(1, 99)), f"{year}-01-01", f"{year + 1}-01-01")
                for m in FOLK
            ),
        ),
        tuple(stilling(p, draw(st.integers(1, 20))) for p in ("stat", "1841", "1840", "1839")),
    )


@settings(max_examples=25, deadline=None)
@given(aaret(2024), aaret(2025))
def test_linjene_blir_endringen(foer: Aarsgrunnlag, etter: Aarsgrunnlag) -> None:
    """Hva som enn er endret, blir linjene nøyaktig endringen for hver part, og blandingens ender er de to årene."""
    endring = forklar_endring(foer, etter)
    gjort_foer, gjort_etter = gjor_opp_aaret(foer), gjor_opp_aaret(etter)
    blanding = Blanding(foer, etter)

    for part in {*foer.parter, *etter.parter}:
        assert sum(ore for _, ore in endring.etter_aarsak(part)) == gjort_etter.baerer(part) - gjort_foer.baerer(part)
    assert _like(gjor_opp_aaret(blanding.med(())), gjort_foer)
    assert _like(gjor_opp_aaret(blanding.med(blanding.ulike())), gjort_etter)


def _like(en: Aarsoppgjor, annen: Aarsoppgjor) -> bool:
    return all(en.baerer(p) == annen.baerer(p) for p in {*en.grunnlag.parter, *annen.grunnlag.parter})
