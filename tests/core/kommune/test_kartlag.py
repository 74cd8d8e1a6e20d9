"""What is coloured on a map: classes with names, and unknown as a class of its own."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.kommune.historier import bygg
from tests.core.kommune.kartruter import DAG, KILDE, flate, kart, tall

from tospann.core.felles.tall import Enhet, Opplysning, Tall
from tospann.core.kommune.kartlag import (
    FOLKETALLSTRINN,
    UKJENT,
    ULIKE,
    Kartklasse,
    Kartlag,
    Klasseslag,
    Kommuneverdi,
    UgyldigKartlag,
    areallag,
    fargelegg,
    folketallslag,
    fylkeslag,
    omraadelag,
)
from tospann.core.kommune.tjenesteomraade import Tjenesteomraade

TO = kart(flate("0001"), flate("0002", "0003", rute=1))


def omraade(id_: str, *kommuner: str) -> Tjenesteomraade:
    """Make a service area."""
    sagt = Opplysning("x", "x", "x", DAG, "x", KILDE)
    return Tjenesteomraade(id_, id_.capitalize(), kommuner, tall(id_, 1), sagt, sagt, sagt)


def test_klassene_har_navn() -> None:
    """Folketallsklassene sier grensene i ord, og kildenes terskler 2 000, 3 000 og 15 000 er med."""
    navn = [k.navn.replace("\u202f", " ") for k in folketallslag(DAG, {}).klasser]

    assert navn == [
        "under 2 000 innbyggere",
        "2 000–2 999 innbyggere",
        "3 000–4 999 innbyggere",
        "5 000–14 999 innbyggere",
        "15 000–29 999 innbyggere",
        "30 000–99 999 innbyggere",
        "100 000 innbyggere eller flere",
    ]


@pytest.mark.parametrize(
    ("folk", "klasse"), [(0, 0), (1999, 0), (2000, 1), (2999, 1), (3000, 2), (14999, 3), (15000, 4), (10**6, 6)]
)
def test_grensetilfellene(folk: int, klasse: int) -> None:
    """En kommune på grensa hører til klassen som begynner der."""
    assert klasse == folketallslag(DAG, {"0001": tall("0001", folk)}).verdi("0001").klasse


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_flere_folk_gir_ikke_lavere_klasse(a: int, b: int) -> None:
    """Den som har flere innbyggere, er aldri i en lavere klasse."""
    lag = folketallslag(DAG, {"0001": tall("0001", min(a, b)), "0002": tall("0002", max(a, b))})

    assert lag.verdi("0001").klasse <= lag.verdi("0002").klasse < len(FOLKETALLSTRINN) + 1


def test_ukjent_er_en_egen_klasse() -> None:
    """En kommune uten tall er ukjent, aldri null."""
    lag = folketallslag(DAG, {"0001": tall("0001", 0)})

    assert lag.klasse("0001").slag is Klasseslag.TRINN
    assert (lag.klasse("0002"), lag.verdi("0002").tekst, lag.verdi("0002").tall) == (UKJENT, "ukjent", ())


def test_tall_for_flere_sammen() -> None:
    """Et tall som bare finnes for flere kommuner til sammen, gjør ingen av dem kjent, men står der."""
    sum_ = tall("0002+0003", 61573)
    lag = folketallslag(DAG, {"0001": tall("0001", 5)}, {("0002", "0003"): sum_})

    assert {UKJENT} == {lag.klasse("0002"), lag.klasse("0003")}
    assert lag.verdi("0002").tall == (sum_,)
    assert "hver for seg" in lag.verdi("0002").tekst


def test_flate_med_like_og_ulike_kommuner() -> None:
    """En flate har kommunenes klasse når de er enige, ellers en egen klasse."""
    like = folketallslag(DAG, {"0002": tall("0002", 10), "0003": tall("0003", 20)})
    ulike = folketallslag(DAG, {"0002": tall("0002", 10), "0003": tall("0003", 2000)})

    assert like.flatens_klasse(("0002", "0003")) == like.klasser[0]
    assert ulike.flatens_klasse(("0002", "0003")) == ULIKE
    assert folketallslag(DAG, {"0002": tall("0002", 1)}).flatens_klasse(("0002", "0003")) == ULIKE


def test_tegnforklaringen() -> None:
    """Tegnforklaringen har hele skalaen; grupper, ukjent og ulike bare når de finnes på kartet."""
    lag = folketallslag(DAG, {"0001": tall("0001", 2500), "0002": tall("0002", 1)})
    linjer = lag.i_bruk(TO)

    assert [k.stil for k, _ in linjer if k.slag is Klasseslag.TRINN] == [0, 1, 2, 3, 4, 5, 6]
    assert dict(linjer)[lag.klasser[1]] == ("0001",)
    assert dict(linjer)[UKJENT] == ("0003",)
    assert dict(linjer)[ULIKE] == ("0002", "0003")
    i_nord = omraadelag(DAG, [omraade("nord", "0001", "0002", "0003"), omraade("sor", "0004")], {})
    assert [k.navn for k, _ in i_nord.i_bruk(TO)] == ["Nord"]
    assert UKJENT not in dict(folketallslag(DAG, {n: tall(n, 1) for n in ("0001", "0002", "0003")}).i_bruk(TO))


def test_klasse_utenfor_tegnforklaringen() -> None:
    """En verdi i en klasse som ikke står i tegnforklaringen, avvises."""
    with pytest.raises(UgyldigKartlag, match=r"\[1\]"):
        Kartlag("x", "X", "X", DAG, (Kartklasse("a", Klasseslag.GRUPPE),), {"0001": Kommuneverdi(1, "b")})
    with pytest.raises(UgyldigKartlag, match=r"\[-2\]"):
        Kartlag("x", "X", "X", DAG, (Kartklasse("a", Klasseslag.GRUPPE),), {"0001": Kommuneverdi(-2, "b")})


def test_areal() -> None:
    """Areal med desimaler havner i riktig klasse, og skalaen sier «til under»."""
    km2 = Tall("areal.0001", "Areal", Fraction(1999, 8), Enhet.KVADRATKILOMETER, DAG, "x", KILDE)
    lag = areallag(DAG, {"0001": km2})

    assert lag.klasse("0001").navn == "100 til under 250 km²"


def test_fylkene_som_moetes_har_ulik_farge() -> None:
    """Fylker som grenser til hverandre, har ulik farge på kartet."""
    historie = bygg("0001 0101 0201")
    rader = kart(flate("0001"), flate("0101", rute=1), flate("0201", rute=2))
    lag = fylkeslag(DAG, historie.paa(DAG), rader)
    stil = [lag.klasse(n).stil for n in ("0001", "0101", "0201")]

    assert stil[0] != stil[1] != stil[2]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40), st.integers(1, 6))
def test_naboer_faar_aldri_samme_farge(par: list[tuple[int, int]], farger: int) -> None:
    """Uansett hvem som er naboer, får to naboer aldri samme farge."""
    naboer: dict[str, set[str]] = {str(n): set() for n in range(10)}
    for a, b in par:
        if a != b:
            naboer[str(a)].add(str(b))
            naboer[str(b)].add(str(a))
    valgt = fargelegg(naboer, farger)

    assert [(a, b) for a in naboer for b in naboer[a] if valgt[a] == valgt[b]] == []


def test_tjenesteomraader_kan_overlappe() -> None:
    """En kommune i to tjenesteområder får en egen klasse og navnet på begge; en utenfor er ukjent."""
    lag = omraadelag(DAG, [omraade("nord", "0001", "0002"), omraade("sor", "0002")], {"0001": tall("0001", 5)})

    assert [k.navn for k in lag.klasser] == ["Nord", "Sor", "i flere tjenesteområder"]
    assert (lag.klasse("0002").navn, lag.verdi("0002").tekst) == ("i flere tjenesteområder", "Nord og Sor")
    assert (lag.klasse("0001").navn, lag.verdi("0001").tall) == ("Nord", (tall("0001", 5),))
    assert lag.klasse("0003") == UKJENT
    assert lag.grupper == (("0001", "0002"), ("0002",))


def test_omraader_som_ikke_er_tegnet() -> None:
    """Er kommunen også i et område som ikke er tegnet, sier ordene det; klassen er områdets."""
    lag = omraadelag(DAG, [omraade("nord", "0001", "0002")], {}, {"0001": ("Nord", "Pilot"), "0002": ("Nord",)})

    assert [lag.verdi(n).tekst for n in ("0001", "0002")] == ["Nord, også i Pilot", "Nord"]
    assert lag.klasse("0001") == lag.klasse("0002")


def test_datoen_er_lagets_egen() -> None:
    """Laget vet hvilken dato innholdet gjelder."""
    assert folketallslag(date(2016, 1, 1), {}).dato == date(2016, 1, 1)
