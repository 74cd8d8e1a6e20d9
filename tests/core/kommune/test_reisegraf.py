"""The search for the fastest way, held against the slowest search there is."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tospann.core.kommune.reisegraf import Kant, UgyldigKant, Vei, korteste_vei, korteste_veier

STEDER = "ABCDEFG"
UENDELIG = (Fraction(10**9), 10**9, Fraction(10**9))
Pris = tuple[Fraction, int, Fraction]


def kant(a: str, b: str, minutter: Fraction | int = 10, ferjer: int = 0, km: int = 5, nokkel: str = "") -> Kant:
    """Make a link."""
    return Kant(a, b, Fraction(minutter), Fraction(km), ferjer, nokkel or f"{a}{b}")


def pris(vei: Vei) -> Pris:
    """Give what is compared."""
    return vei.minutter, vei.ferjer, vei.km


@st.composite
def nettverk(draw: st.DrawFn) -> list[Kant]:
    """Make up to fifteen links between seven places, often as long as one another and often two between the same."""
    par = st.tuples(st.sampled_from(STEDER), st.sampled_from(STEDER)).filter(lambda p: p[0] != p[1])
    minutter = st.builds(Fraction, st.integers(1, 6), st.integers(1, 3))
    lenker = draw(st.lists(st.tuples(par, minutter, st.integers(0, 1), st.integers(0, 3)), max_size=15))
    return [kant(a, b, m, f, km, f"{nr:02}") for nr, ((a, b), m, f, km) in enumerate(lenker)]


def alle_priser(kanter: list[Kant]) -> dict[tuple[str, str], Pris]:
    """Work out every pair with three nested loops (Floyd–Warshall)."""
    d = {(a, b): (Fraction(), 0, Fraction()) if a == b else UENDELIG for a, b in product(STEDER, repeat=2)}
    for k in kanter:
        for par in ((k.a, k.b), (k.b, k.a)):
            d[par] = min(d[par], (k.minutter, k.ferjer, k.km))
    for midt, a, b in product(STEDER, repeat=3):
        (m1, f1, k1), (m2, f2, k2) = d[a, midt], d[midt, b]
        d[a, b] = min(d[a, b], (m1 + m2, f1 + f2, k1 + k2))
    return d


@settings(max_examples=300, deadline=None)
@given(nettverk())
def test_lik_den_trege_maaten(kanter: list[Kant]) -> None:
    """Hver reise koster det samme som når alle veier prøves, og det som ikke kan nås, finnes ikke."""
    fasit = alle_priser(kanter)
    funnet = {(a, b): pris(v) for a in STEDER for b, v in korteste_veier(kanter, a).items()}

    assert {par: p for par, p in fasit.items() if p < UENDELIG} == funnet


@given(nettverk())
def test_veien_er_det_den_koster(kanter: list[Kant]) -> None:
    """Lenkene på veien henger sammen fra start til mål, og er til sammen det svaret sier."""
    per_nokkel = {k.nokkel: k for k in kanter}
    for vei in korteste_veier(kanter, "A").values():
        lenker = [per_nokkel[n] for n in vei.nokler]
        ender = list(zip(vei.steder, vei.steder[1:], strict=False))

        assert [{a, b} for a, b in ender] == [{k.a, k.b} for k in lenker]
        assert pris(vei) == (sum(k.minutter for k in lenker), sum(k.ferjer for k in lenker), sum(k.km for k in lenker))


@given(nettverk(), st.sampled_from(STEDER), st.sampled_from(STEDER))
def test_samme_vei_tilbake(kanter: list[Kant], fra: str, til: str) -> None:
    """Veien tilbake er den samme veien."""
    fram, tilbake = korteste_vei(kanter, fra, til), korteste_vei(kanter, til, fra)

    assert (fram and fram.tilbake()) == tilbake


@given(nettverk())
def test_en_omvei_er_aldri_kortere(kanter: list[Kant]) -> None:
    """Det går aldri fortere å reise innom et tredje sted (trekantulikheten)."""
    tid = {(a, b): v.minutter for a in STEDER for b, v in korteste_veier(kanter, a).items()}

    assert [
        (a, b, c)
        for a, b, c in product(STEDER, repeat=3)
        if (a, b) in tid and (b, c) in tid and tid[a, c] > tid[a, b] + tid[b, c]
    ] == []


@given(nettverk(), st.randoms())
def test_rekkefolgen_paa_lenkene_betyr_ingenting(kanter: list[Kant], tilfeldig: object) -> None:
    """Svaret er det samme i hvilken rekkefølge lenkene enn står."""
    blandet = list(kanter)
    tilfeldig.shuffle(blandet)  # type: ignore[attr-defined]

    assert korteste_veier(kanter, "A") == korteste_veier(blandet, "A")


def test_like_raske_faerrest_ferjer() -> None:
    """Er to veier like raske, velges den med færrest ferjer, selv om den er lengre."""
    kanter = [kant("A", "B", 10, 1, 1, "ferja"), kant("A", "B", 10, 0, 9, "veien")]

    assert korteste_veier(kanter, "A")["B"].nokler == ("veien",)


def test_like_raske_kortest() -> None:
    """Er de like raske med like mange ferjer, velges den korteste; ellers den med lavest nummer."""
    kanter = [kant("A", "B", 10, 0, 9, "1"), kant("A", "B", 10, 0, 1, "2"), kant("A", "B", 10, 0, 1, "3")]

    assert korteste_veier(kanter, "A")["B"].nokler == ("2",)


def test_like_i_alt_lavest_nummer() -> None:
    """Er to veier like i alt, går den gjennom de laveste numrene."""
    kanter = [kant("A", "C"), kant("C", "D"), kant("A", "B"), kant("B", "D")]

    assert korteste_veier(kanter, "A")["D"].steder == ("A", "B", "D")


def test_til_seg_selv() -> None:
    """Reisen til seg selv tar ingen tid; dit ingen lenke går, finnes ingen reise."""
    assert (Fraction(), ("A",)) == (korteste_veier([], "A")["A"].minutter, korteste_veier([], "A")["A"].steder)
    assert korteste_vei([kant("A", "B")], "A", "C") is None


@pytest.mark.parametrize(("b", "minutter", "km", "ferjer"), [("B", 0, 1, 0), ("B", -1, 1, 0), ("A", 1, 1, 0)])
def test_lenke_som_ikke_kan_finnes(b: str, minutter: int, km: int, ferjer: int) -> None:
    """En lenke som ikke tar tid, eller går til seg selv, avvises."""
    with pytest.raises(UgyldigKant, match="kan ikke ta"):
        kant("A", b, minutter, ferjer, km)
