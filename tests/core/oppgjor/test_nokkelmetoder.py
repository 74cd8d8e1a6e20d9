"""The methods a key can be made of; the examples are those of docs/metode/nokkelmetoder.md."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.oppgjor.aarseksempel import FOLKETALL, LIKT, ledd

from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.maal import Deltakermaal, Maal
from tospann.core.oppgjor.metode import (
    Andelstak,
    Beloptak,
    Faktisk,
    Fastpris,
    Metode,
    Overgang,
    Prissatt,
    Tak,
    Trapp,
    Trappetrinn,
    maal_i,
)
from tospann.core.oppgjor.metodedeling import Delingstid, fordel_eksakt
from tospann.core.oppgjor.metodetekst import i_ord, kanonisk_metode

KR = 100
TRE = [
    Deltakermaal("1841", {Maal.FOLKETALL: Fraction(9000), Maal.FAKTISK: Fraction(300_000 * KR)}),
    Deltakermaal("1840", {Maal.FOLKETALL: Fraction(4500), Maal.FAKTISK: Fraction(100_000 * KR)}),
    Deltakermaal("1839", {Maal.FOLKETALL: Fraction(1500), Maal.FAKTISK: Fraction(50_000 * KR)}),
]
HALVT_AAR = Delingstid(2025, Fraction(1, 2))


def kroner(metode: Metode, belop: int = 600_000, tid: Delingstid | None = None) -> list[Fraction]:
    """Share so many kroner; Fauske, Saltdal, Beiarn."""
    delt = fordel_eksakt(metode, Fraction(belop * KR), TRE, tid or Delingstid(2025))
    return [delt[d.part] / KR for d in TRE]


def test_fastpris() -> None:
    """Kjøpes en tjeneste til avtalt pris, deles det prisene ikke dekker, etter restregelen."""
    metode = Fastpris(
        tuple((p, Kroner.hele(k)) for p, k in (("1841", 300_000), ("1840", 150_000), ("1839", 60_000))), LIKT
    )

    assert kroner(metode) == [330_000, 180_000, 90_000]
    assert kroner(metode, 480_000) == [290_000, 140_000, 50_000]
    assert kroner(metode, 300_000, HALVT_AAR) == [165_000, 90_000, 45_000]
    assert kroner(metode, 510_000) == [300_000, 150_000, 60_000]


def test_fastpris_mangler() -> None:
    """En deltaker uten pris i nøkkelen stanser oppgjøret."""
    with pytest.raises(UgyldigNokkel, match="1839 er deltaker, men har ingen pris"):
        kroner(Fastpris((("1841", Kroner(1)), ("1840", Kroner(1))), LIKT))


def test_grunnbelop_og_kroner_per_innbygger() -> None:
    """Grunnbeløp 50 000 kr og 20 kr per innbygger gir 450 000; resten på 150 000 deles etter folketall."""
    metode = Prissatt(Kroner.hele(50_000), Fraction(20 * KR), Maal.FOLKETALL, FOLKETALL)

    assert kroner(metode) == [230_000 + 90_000, 140_000 + 45_000, 80_000 + 15_000]
    with pytest.raises(UgyldigNokkel, match="kan ikke være under null"):
        Prissatt(Kroner(-1), Fraction(), Maal.FOLKETALL, LIKT)


def test_egne_faktiske_kostnader() -> None:
    """Hver bærer det som er ført på den; resten på 150 000 deles likt."""
    assert kroner(Faktisk(LIKT)) == [350_000, 150_000, 100_000]


def test_trapp() -> None:
    """De første 300 000 deles likt, de neste 200 000 etter folketall, og resten likt."""
    metode = Trapp(
        (Trappetrinn(Kroner.hele(300_000), LIKT), Trappetrinn(Kroner.hele(500_000), FOLKETALL)), ledd(likt="1")
    )

    assert kroner(metode) == [
        100_000 + 120_000 + Fraction(100_000, 3),
        100_000 + 60_000 + Fraction(100_000, 3),
        100_000 + 20_000 + Fraction(100_000, 3),
    ]
    assert kroner(metode, 150_000) == [50_000, 50_000, 50_000]
    assert kroner(metode, -600_000) == [-b for b in kroner(metode)]
    assert kroner(metode, 0) == [0, 0, 0]
    assert kroner(metode, 300_000, HALVT_AAR) == [b / 2 for b in kroner(metode)]


@pytest.mark.parametrize("grenser", [(), (200, 100), (0,), (100, 100)])
def test_trapp_som_ikke_stiger(grenser: tuple[int, ...]) -> None:
    """Trinnene i en trapp må ha stigende grenser over null."""
    with pytest.raises(UgyldigNokkel, match="stigende grenser"):
        Trapp(tuple(Trappetrinn(Kroner(g), LIKT) for g in grenser), LIKT)


def test_tak_paa_andel_og_belop() -> None:
    """Med tak bærer de andre det som er over, i forhold til det de selv bærer; eller den avtalen nevner."""
    halvt, femti = Andelstak("1841", Fraction(1, 2)), Beloptak("1839", Kroner.hele(50_000))

    assert kroner(Tak(FOLKETALL, (halvt,))) == [300_000, 225_000, 75_000]
    assert kroner(Tak(FOLKETALL, (halvt,), "1840")) == [300_000, 240_000, 60_000]
    assert kroner(Tak(FOLKETALL, (halvt, femti))) == [300_000, 250_000, 50_000]
    assert kroner(Tak(FOLKETALL, (femti,)), -600_000) == [-b for b in kroner(Tak(FOLKETALL, (femti,)))]
    assert kroner(Tak(FOLKETALL, (femti,)), 300_000, HALVT_AAR)[2] == 25_000
    assert kroner(Tak(LIKT, (Andelstak("1839", Fraction(1)),))) == [200_000] * 3


def test_akkurat_paa_taket() -> None:
    """Bærer alle nøyaktig det de har som tak, er det ingenting til overs, og delingen står."""
    tredeler = tuple(Andelstak(d.part, Fraction(1, 3)) for d in TRE)

    assert kroner(Tak(LIKT, tredeler)) == [200_000] * 3


def test_taket_naas_av_flere_etter_hverandre() -> None:
    """Når resten løfter en til over sitt tak, stanser også den der, og den siste bærer resten."""
    grenser = (Andelstak("1841", Fraction(1, 2)), Andelstak("1840", Fraction(35, 100)))

    assert kroner(Tak(FOLKETALL, grenser)) == [300_000, 210_000, 90_000]


@pytest.mark.parametrize(
    ("grenser", "rest_til", "grunn"),
    [
        ((Andelstak("1841", Fraction(1)), Beloptak("1841", Kroner(1))), "", "bare ha ett tak"),
        ((Andelstak("1841", Fraction(1, 2)),), "1841", "har selv et tak"),
        ((Andelstak("1841", Fraction(-1)),), "", "under null"),
    ],
)
def test_tak_som_ikke_gir_mening(grenser: tuple[Andelstak | Beloptak, ...], rest_til: str, grunn: str) -> None:
    """Et tak som motsier seg selv, kan ikke avtales."""
    with pytest.raises(UgyldigNokkel, match=grunn):
        Tak(FOLKETALL, grenser, rest_til)


def test_ingen_igjen_til_aa_baere() -> None:
    """Er takene så lave at ingen kan bære resten, eller skal en som ikke er med bære den, deles ingenting."""
    lave = tuple(Andelstak(d.part, Fraction(1, 4)) for d in TRE)

    with pytest.raises(UgyldigNokkel, match="ingen er igjen"):
        kroner(Tak(FOLKETALL, lave))
    with pytest.raises(UgyldigNokkel, match="1875 skal bære"):
        kroner(Tak(FOLKETALL, lave[:1], "1875"))


def test_overgang() -> None:
    """Fra likt til folketall over tre år: en tredel i 2025, to tredeler i 2026, alt fra 2027."""
    metode = Overgang(LIKT, FOLKETALL, ((2025, Fraction(1, 3)), (2026, Fraction(2, 3)), (2027, Fraction(1))))

    beiarn = [kroner(metode, tid=Delingstid(year))[2] for year in (2024, 2025, 2026, 2027, 2030)]
    assert beiarn == [200_000, Fraction(460_000, 3), Fraction(320_000, 3), 60_000, 60_000]


def test_overgangen_spor_bare_nokkelen_som_gjelder() -> None:
    """Når overgangen er over, trenger ingen lenger telle det den gamle nøkkelen delte etter."""
    metode = Overgang(ledd(timer="1"), FOLKETALL, ((2025, Fraction(1)),))

    assert kroner(metode) == kroner(FOLKETALL)
    with pytest.raises(UgyldigNokkel, match="mangler timer"):
        kroner(metode, tid=Delingstid(2024))


@pytest.mark.parametrize("aar", [(), ((2026, Fraction(1)), (2025, Fraction(1))), ((2025, Fraction(2)),)])
def test_overgang_som_ikke_gir_mening(aar: tuple[tuple[int, Fraction], ...]) -> None:
    """En overgang må ha år i rekkefølge og andeler mellom 0 og 1."""
    with pytest.raises(UgyldigNokkel, match="overgang"):
        Overgang(LIKT, FOLKETALL, aar)


ALLE: list[tuple[Metode, str, set[Maal]]] = [
    (ledd(likt="3/10", folketall="7/10"), "30 prosent likt og 70 prosent etter folketall", {Maal.LIKT, Maal.FOLKETALL}),
    (ledd(fast="1"), "etter avtalte vekter", {Maal.FAST}),
    (ledd(likt="1/3", timer="2/3"), "1/3 likt og 2/3 etter timer", {Maal.LIKT, Maal.TIMER}),
    (
        Fastpris((("1839", Kroner.hele(60_000)),), LIKT),
        "avtalt pris i året: 1839 60\u202f000,00\u00a0kr; resten deles likt",
        {Maal.LIKT},
    ),
    (
        Prissatt(Kroner.hele(50_000), Fraction(2050), Maal.FOLKETALL, LIKT),
        "grunnbeløp 50\u202f000,00\u00a0kr til hver og 20,5 kr per innbygger i året; resten deles likt",
        {Maal.LIKT, Maal.FOLKETALL},
    ),
    (Faktisk(LIKT), "hver bærer egne faktiske kostnader; resten deles likt", {Maal.FAKTISK, Maal.LIKT}),
    (
        Trapp((Trappetrinn(Kroner.hele(1000), LIKT),), FOLKETALL),
        "opp til 1\u202f000\u00a0kr i året likt; det over deles etter folketall",
        {Maal.LIKT, Maal.FOLKETALL},
    ),
    (
        Tak(FOLKETALL, (Andelstak("1841", Fraction(1, 2)),)),
        "etter folketall, men 1841 høyst 50 prosent; det over bæres forholdsmessig av de andre",
        {Maal.FOLKETALL},
    ),
    (
        Tak(FOLKETALL, (Beloptak("1839", Kroner.hele(10)),), "1841"),
        "etter folketall, men 1839 høyst 10,00\u00a0kr; det over bæres av 1841",
        {Maal.FOLKETALL},
    ),
    (
        Overgang(LIKT, FOLKETALL, ((2025, Fraction(1, 2)), (2026, Fraction(1)))),
        "overgang fra (likt) til (etter folketall), den nye med 50 prosent i 2025 og 100 prosent i 2026",
        {Maal.LIKT, Maal.FOLKETALL},
    ),
]


@pytest.mark.parametrize(("metode", "ord_", "maal"), ALLE)
def test_metoden_i_ord(metode: Metode, ord_: str, maal: set[Maal]) -> None:
    """Hver metode kan sies i ord, også hva som skjer med resten, og vet hvilke tall den trenger."""
    assert (ord_, maal) == (i_ord(metode), set(maal_i(metode)))


def test_navn_i_ordene() -> None:
    """Får teksten navnene, står de i stedet for numrene."""
    metode = Tak(FOLKETALL, (Andelstak("1841", Fraction(1, 2)),), "1839")

    assert i_ord(metode, {"1841": "Fauske", "1839": "Beiarn"}) == (
        "etter folketall, men Fauske høyst 50 prosent; det over bæres av Beiarn"
    )


def test_kanonisk_skiller_alle() -> None:
    """Ingen to metoder har samme kanoniske tekst, og teksten følger ikke ordene på siden."""
    tekster = [kanonisk_metode(metode) for metode, _, _ in ALLE]

    assert len(set(tekster)) == len(ALLE)
    assert tekster[0] == "Sammensatt(3/10*likt; 7/10*folketall)"
    assert kanonisk_metode(Tak(LIKT, (Beloptak("1839", Kroner(1)),))) == "Tak(Sammensatt(1*likt); 1839<=1øre; )"


metoder = st.recursive(
    st.sampled_from([LIKT, FOLKETALL, ledd(likt="1/4", folketall="3/4")]),
    lambda indre: st.one_of(
        st.builds(Faktisk, indre),
        st.builds(lambda m, n: Trapp((Trappetrinn(Kroner(10**7), m),), n), indre, indre),
        st.builds(lambda m: Tak(m, (Andelstak("1841", Fraction(1, 3)),)), indre),
        st.builds(lambda m: Tak(m, (Beloptak("1839", Kroner(10**6)),), "1840"), indre),
        st.builds(lambda m, n: Overgang(m, n, ((2025, Fraction(2, 7)),)), indre, indre),
        st.builds(lambda m: Prissatt(Kroner(10**6), Fraction(50), Maal.FOLKETALL, m), indre),
    ),
    max_leaves=5,
)


@given(metoder, st.integers(10**8, 10**12), st.permutations(TRE))
def test_summen_er_alltid_belopet(metode: Metode, ore: int, deltakere: list[Deltakermaal]) -> None:
    """Hvordan metodene enn settes sammen, blir delene nøyaktig beløpet, i enhver rekkefølge av deltakerne."""
    try:
        delt = fordel_eksakt(metode, Fraction(ore), deltakere, HALVT_AAR)
    except UgyldigNokkel:
        return

    assert sum(delt.values()) == ore
    assert delt == fordel_eksakt(metode, Fraction(ore), TRE, HALVT_AAR)
