"""What must hold for any table: no false alarm, and no changed cell that is not found."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.tabell.eksempel import RAD, SUM, kontrollert, tabell

from tospann.core.tabell.tabell import Celle, Trykttabell, som_verdi
from tospann.core.tabell.tallform import les_celle

KOLONNER = ("alle", "stat", "kommune")
deler = st.lists(st.tuples(st.integers(-500, 500), st.integers(0, 500)), min_size=1, max_size=8)
hull = st.sets(st.integers(0, 7), max_size=3)


def riktig(tall: list[tuple[int, int]], tomme: set[int]) -> Trykttabell:
    """Make a table that agrees, with some rows that did not answer."""
    rader = [
        [f"Sted {nr}", "", "", ""] if nr in tomme else [f"Sted {nr}", str(a + b), str(a), str(b)]
        for nr, (a, b) in enumerate(tall)
    ]
    svart = [(a, b) for nr, (a, b) in enumerate(tall) if nr not in tomme]
    stat, kommune = sum(a for a, _ in svart), sum(b for _, b in svart)
    return tabell([*rader, ["Sum", str(stat + kommune), str(stat), str(kommune)]])


@given(deler, hull)
def test_en_riktig_tabell_gir_aldri_funn(tall: list[tuple[int, int]], tomme: set[int]) -> None:
    """En tabell der alt stemmer, gir ingen funn og ingen merknader, uansett tall og hvem som ikke svarte."""
    kontroll = kontrollert(riktig(tall, tomme), SUM, RAD)

    assert (kontroll.funn, kontroll.merknader) == ((), ())


@given(deler, hull, st.data())
def test_en_endret_rute_finnes_alltid(tall: list[tuple[int, int]], tomme: set[int], data: st.DataObject) -> None:
    """Endres én rute, finnes den av hver regel som dekker den, med nøyaktig den differansen den er endret med."""
    hel = riktig(tall, tomme)
    fylte = [r for r in hel.rader if hel.tall(r, "alle") is not None]
    assume(len(fylte) > 1)
    rad, kolonne = data.draw(st.sampled_from(fylte)), data.draw(st.sampled_from(KOLONNER))
    mer = data.draw(st.integers(-(10**6), 10**6).filter(bool))
    kontroll = kontrollert(_endret(hel, rad.nr, kolonne, mer), SUM, RAD)
    funnet = {f.id: f.avvik.differanse.som_brok() for f in kontroll.funn if f.avvik}

    assert _ventet(hel, rad.nr, kolonne, mer) == funnet


def _endret(hel: Trykttabell, nr: int, kolonne: str, mer: int) -> Trykttabell:
    rad, plass = hel.rad(nr), [k.id for k in hel.kolonner].index(kolonne)
    lest = rad.celler[plass].lest
    assert isinstance(lest, Fraction)
    ny = str(som_verdi(lest + mer))
    celle = Celle(ny, les_celle(ny, hel.kolonner[plass].slag))
    endret = replace(rad, celler=(*rad.celler[:plass], celle, *rad.celler[plass + 1 :]))
    return replace(hel, rader=tuple(endret if r.nr == nr else r for r in hel.rader))


def _ventet(hel: Trykttabell, nr: int, kolonne: str, mer: int) -> dict[str, int]:
    """Say what a change must lead to: the row, the column and, in the sum row, the whole."""
    sumrad = hel.rader[-1].nr
    langs = -mer if kolonne == "alle" else mer
    if nr == sumrad:
        return {f"sum.{sumrad}.{kolonne}": -mer, f"rad.helhet.{sumrad}.alle": langs}
    return {f"sum.{sumrad}.{kolonne}": mer, f"rad.{nr}.alle": langs}
