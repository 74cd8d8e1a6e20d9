"""A table of travel times from somewhere else: read, checked, and refused with row and reason."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.kommune.reiser import KILDE

from tospann.core.kommune.reisematrise import Reisematrise, UgyldigReisematrise, matrisefeil
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.reisematrise import FLEST_KOMMUNER, STORST_BYTE, les_reisematrise

KJENTE = ("1839", "1840", "1841")
RUTENETT = ";1839;1840;1841\n1839;0;55;61\n1840;55;0;23,5\n1841;70;23,5;0\n"


def fil(mappe: Path, innhold: str | bytes) -> Path:
    """Write a file to read."""
    sti = mappe / "matrise.csv"
    sti.write_bytes(innhold.encode() if isinstance(innhold, str) else innhold)
    return sti


def lest(mappe: Path, innhold: str | bytes) -> Reisematrise:
    """Read it."""
    return les_reisematrise(fil(mappe, innhold), KILDE, KJENTE)


def avvist(mappe: Path, innhold: str | bytes) -> tuple[Avvisning, ...]:
    """Read what must be refused."""
    with pytest.raises(FilAvvist) as feil:
        lest(mappe, innhold)
    return feil.value.avvisninger


def test_et_rutenett(tmp_path: Path) -> None:
    """Et rutenett leses med begge veier slik de står, også når de er litt ulike."""
    matrise = lest(tmp_path, RUTENETT)

    assert matrise.numre == KJENTE
    assert [matrise.mellom("1839", "1841"), matrise.mellom("1841", "1839")] == [Fraction(61), Fraction(70)]
    assert matrise.som_rutenett()[1] == (Fraction(55), Fraction(0), Fraction("23.5"))


def test_en_liste_med_en_vei(tmp_path: Path) -> None:
    """En liste der hvert par står én gang, gjelder begge veier; rekkefølgen på kolonnene er fri."""
    matrise = lest(tmp_path, "\ufeffminutter,merknad,Til,Fra\n55,,1840,1839\n1:01,,1841,1839\n23.5,x,1841,1840\n")

    assert [matrise.mellom("1841", n) for n in ("1839", "1840")] == [Fraction(61), Fraction("23.5")]


@pytest.mark.parametrize(
    ("innhold", "rad", "kolonne", "grunn"),
    [
        (RUTENETT.replace("1839;0;55", "1839;0;-55"), 2, "1840", "1839–1840: −55 minutter er mindre enn ingenting"),
        (RUTENETT.replace("1839;0;55", "1839;0;1500"), 2, "1840", "1839–1840: 1\u202f500 minutter er mer enn et døgn"),
        (RUTENETT.replace("1839;0;55", "1839;0;0"), 2, "1840", "1839–1840: 0 minutter mellom to forskjellige kommuner"),
        (RUTENETT.replace("1839;0;55", "1839;7;55"), 2, "1839", "1839–1839: 7 minutter til seg selv"),
        (RUTENETT.replace("1841;70", "1841;90"), 2, "1841", "1839–1841: 61 minutter den ene veien og 90 den andre"),
        (RUTENETT.replace("1839;0;55", "1839;0;"), 2, "1840", "reisetida mangler"),
        (RUTENETT.replace("1839;0;55", "1839;0;en time"), 2, "1840", "«en time» kan ikke leses"),
        (RUTENETT.replace("1839;0;55", "1839;0;=1+1"), 2, "1840", "«=1+1» kan ikke leses"),
        (RUTENETT.replace("1841;70", "1842;70"), 4, "1839", "«1842» er ikke nummeret"),
        (RUTENETT.replace("1841\n1839", "1842\n1839"), 2, "1842", "«1842» er ikke nummeret"),
        (RUTENETT.replace(";1840;1841\n", ";1840;1840\n"), 1, "1840", "flere ganger"),
        (RUTENETT + "1839;0;55;61\n", 5, "1839", "paret står flere ganger"),
        (RUTENETT + "1841;1\n", 5, "hele raden", "4 kolonner"),
        ("fra,til,minutter\n1839,1840,55\n1840,1839,55\n1839,1841,61\n", 4, "minutter", "1841–1839: reisetida mangler"),
        ("fra,til,minutter\n1839,1840,55\n1839,1841,61\n", 1, "hele fila", "1840–1841: reisetida mangler"),
        ("fra,til,minutter\n1839,1840,55\n1839,1840,55\n", 3, "minutter", "paret står flere ganger"),
        ("fra,til\n1839,1840\n", 1, "overskriftene", "fra, til og minutter"),
        ("fra,til,minutter\n", 1, "hele fila", "ingen reisetider"),
        ("1839\n", 1, "overskriftene", "fra, til og minutter"),
        ("", 1, "hele fila", "er tom"),
        ("fra,til,minutter\n1839,1840,5\0\n", 1, "hele fila", "tegn som ikke er tekst"),
        ("fra,til,minutter\n1839,1840,å\n".encode("latin-1"), 1, "hele fila", "UTF-8"),
        ('fra,til,minutter\n1839,1840,"5\n', 1, "hele fila", "kan ikke deles i kolonner"),
        (b"x" * (STORST_BYTE + 1), 1, "hele fila", "større enn 5 MB"),
    ],
)
def test_det_som_ikke_kan_staa(tmp_path: Path, innhold: str | bytes, rad: int, kolonne: str, grunn: str) -> None:
    """Hull, negative og umulige tider, skjeve par, ukjente numre og filer som ikke er tabeller, avvises der de står."""
    treff = [a for a in avvist(tmp_path, innhold) if (a.rad, a.kolonne) == (rad, kolonne) and grunn in a.grunn]

    assert len(treff) == 1


@pytest.mark.parametrize(
    ("fram", "tilbake", "skjev"),
    [(30, 20, False), (30, 19, True), (100, 75, False), (100, 74, True), (75, 100, False), (74, 100, True)],
)
def test_hvor_skjevt_et_par_kan_vaere(fram: int, tilbake: int, *, skjev: bool) -> None:
    """De to veiene kan skille seg med ti minutter, eller med en firedel av den lengste, men ikke mer."""
    minutter = {("1839", "1840"): Fraction(fram), ("1840", "1839"): Fraction(tilbake)}

    assert len(list(matrisefeil(("1839", "1840"), minutter))) == skjev


def test_alle_feilene_paa_en_gang(tmp_path: Path) -> None:
    """Alt som ikke kan leses, nevnes på én gang."""
    assert len(avvist(tmp_path, ";1839;1840\n1839;0;x\n1840;y;z\n")) == 3


def test_for_mange_kommuner(tmp_path: Path) -> None:
    """En fil med flere kommuner enn landet har hatt, leses ikke."""
    numre = [f"{n:04}" for n in range(FLEST_KOMMUNER + 2)]
    rader = "".join(f"{a},{b},10\n" for a, b in pairwise(numre))

    with pytest.raises(FilAvvist, match="502 kommuner"):
        les_reisematrise(fil(tmp_path, f"fra,til,minutter\n{rader}"), KILDE, numre)


def test_en_matrise_med_feil_finnes_ikke() -> None:
    """Matrisen selv tar ikke imot en tabell med hull."""
    with pytest.raises(UgyldigReisematrise, match="1840–1839: reisetida mangler"):
        Reisematrise(("1839", "1840"), {("1839", "1840"): Fraction(5)}, KILDE)


@given(
    st.dictionaries(st.tuples(st.sampled_from(KJENTE), st.sampled_from(KJENTE)), st.integers(-10, 1500).map(Fraction))
)
def test_det_som_slipper_gjennom(minutter: dict[tuple[str, str], Fraction]) -> None:
    """Uansett tall: en tabell uten feil har alle par, mellom 0 og et døgn, og omtrent like lang vei tilbake."""
    if any(matrisefeil(KJENTE, minutter)):
        return
    matrise = Reisematrise(KJENTE, minutter, KILDE)
    for a in KJENTE:
        for b in KJENTE:
            fram, tilbake = matrise.mellom(a, b), matrise.mellom(b, a)
            assert (a == b) == (fram == 0)
            assert 0 <= fram <= 1440
            assert abs(fram - tilbake) <= max(Fraction(10), fram / 4, tilbake / 4)


@given(st.binary(max_size=200))
def test_hva_som_helst(tmp_path_factory: pytest.TempPathFactory, innhold: bytes) -> None:
    """Uansett hva fila inneholder, blir det en matrise eller en avvisning; aldri noe annet."""
    mappe = tmp_path_factory.mktemp("matriser")
    try:
        assert lest(mappe, innhold).numre
    except FilAvvist as feil:
        assert feil.avvisninger  # noqa: PT017 - both ends are right
