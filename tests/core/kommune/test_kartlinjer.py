"""Lines that shapes share: paths, and the outline of several together."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.kommune.kartruter import LINJER, RUTER

from tospann.core.kommune.kartlinjer import Kartlinje, UgyldigRing, aapne_stier, omriss, sti

STORRELSE = 4


def test_sti_av_en_flate() -> None:
    """En flate blir en lukket sti, også der den går baklengs langs en grense den deler med naboen."""
    assert sti(LINJER, [RUTER[0]]) == "M0,0l0+10+10+0+0-10-10+0z"


def test_linja_baklengs() -> None:
    """En linje baklengs begynner der den sluttet, og går de samme skrittene i motsatt rekkefølge."""
    linje = Kartlinje.av_steg((3, 4), [(1, -2), (5, 0)])

    assert (linje.fra, linje.til) == ((3, 4), (9, 2))
    assert (linje.fram, linje.tilbake) == ("+1-2+5+0", "-5+0-1+2")


def test_grensa_mellom_to_flater_forsvinner_i_omrisset() -> None:
    """Omrisset av to naboer har ikke grensa mellom dem, men alt annet."""
    ringer = omriss(LINJER, [[RUTER[0]], [RUTER[1]]])

    assert len(ringer) == 1
    assert {0, 2, 4, 5, 7, 8} == {nr if nr >= 0 else ~nr for nr in ringer[0]}


def test_flater_som_ikke_er_naboer() -> None:
    """Omrisset av to flater som ikke henger sammen, er to ringer."""
    assert len(omriss(LINJER, [[RUTER[0]], [RUTER[2]]])) == 2


def test_omriss_av_ingenting() -> None:
    """Ingen flater har ikke noe omriss."""
    assert omriss(LINJER, []) == ()


def test_linjer_som_ikke_motes() -> None:
    """Linjer som ikke møtes, er ikke en flate."""
    with pytest.raises(UgyldigRing, match="møtes ikke"):
        omriss(LINJER, [[(0,)]])


def test_aapne_linjer() -> None:
    """Grenser kan tegnes uten å bli flater."""
    assert aapne_stier(LINJER, [1, 2]) == "M10,0l0+10M20,0l0+10"


def rutenett(bredde: int) -> tuple[list[Kartlinje], list[tuple[int, ...]]]:
    """Make a square grid of squares, each side its own line."""
    loddrett = [Kartlinje.av_steg((x, y), [(0, 1)]) for y in range(bredde) for x in range(bredde + 1)]
    vannrett = [Kartlinje.av_steg((x, y), [(1, 0)]) for y in range(bredde + 1) for x in range(bredde)]

    def rute(x: int, y: int) -> tuple[int, ...]:
        v, t = y * (bredde + 1) + x, len(loddrett) + y * bredde + x
        return (v, t + bredde, ~(v + 1), ~t)

    return loddrett + vannrett, [rute(x, y) for y in range(bredde) for x in range(bredde)]


def areal(sti_: str) -> int:
    """Measure what an even-odd filling of a path covers (squares of one unit)."""
    kanter: set[tuple[int, int]] = set()
    for ring in re.findall(r"M(\d+),(\d+)l([^z]+)z", sti_):
        x, y = int(ring[0]), int(ring[1])
        steg = [int(s) for s in re.findall(r"[+-]?\d+", ring[2])]
        for dx, dy in zip(steg[::2], steg[1::2], strict=True):
            kanter ^= {(x, min(y, y + dy))} if dy else set()
            x, y = x + dx, y + dy
    rader = {y: sorted(x for x, yy in kanter if yy == y) for _, y in kanter}
    return sum(b - a for xer in rader.values() for a, b in zip(xer[::2], xer[1::2], strict=True))


@given(st.integers(0, 10**6))
def test_omrisset_dekker_det_samme_som_flatene(fro: int) -> None:
    """Uansett hvilke flater som slås sammen, dekker omrisset nøyaktig det flatene dekker."""
    linjer, ruter = rutenett(STORRELSE)
    valgte = Random(fro).sample(ruter, Random(fro).randint(1, len(ruter)))

    assert len(valgte) == areal(sti(linjer, omriss(linjer, [[rute] for rute in valgte])))
