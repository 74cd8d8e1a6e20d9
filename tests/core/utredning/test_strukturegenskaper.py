"""What always holds of the consequences, whatever the area and the structure."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.utredning.strukturen import grunnlag, konsekvens, ramme

from tospann.core.felles.kroner import total
from tospann.core.felles.tall import Tall, med_grunnlag
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.studie import Studiegrunnlag
from tospann.core.utredning.strukturkapittel import strukturkapittel
from tospann.core.utredning.strukturkonsekvens import Strukturkonsekvens, dagens
from tospann.core.utredning.strukturrader import forskjellssetninger, radendringer
from tospann.core.utredning.strukturreise import Innbyggergruppe, Reisefordeling, Reisemaal


def _alle(k: Strukturkonsekvens) -> Fraction:
    reise = k.reise(Innbyggergruppe.ALLE, Reisemaal.VERT)
    assert isinstance(reise, Reisefordeling)
    return reise.folk.som_brok()


@st.composite
def _omraader(draw: st.DrawFn) -> tuple[Studiegrunnlag, Inndeling]:
    """Make an area, and a structure of it with some places closed."""
    numre = [f"18{n:02}" for n in range(1, draw(st.integers(1, 7)) + 1)]
    folk = {n: draw(st.integers(1, 60_000)) for n in numre}
    aarsverk = {n: Fraction(draw(st.integers(1, 400)), 10) for n in numre}
    minutter = {(a, b): draw(st.integers(1, 300)) for a in numre for b in numre if a < b}
    grupper: dict[int, list[str]] = {}
    for n in numre:
        grupper.setdefault(draw(st.integers(0, 3)), []).append(n)
    samlinger = tuple(sorted(Samling(draw(st.sampled_from(g)), tuple(g)) for g in grupper.values()))
    verter = {s.vert for s in samlinger}
    stengte = tuple(n for n in numre if n not in verter and draw(st.booleans()))
    return grunnlag(folk, aarsverk, minutter), Inndeling("Trukket", samlinger, stengte)


@settings(max_examples=60, deadline=None)
@given(_omraader())
def test_ingen_blir_borte(trukket: tuple[Studiegrunnlag, Inndeling]) -> None:
    """Alle innbyggere er talt én gang i hver gruppe, og ligger alltid innenfor spennet."""
    g, inndeling = trukket
    k = konsekvens(inndeling, under=ramme(g))

    for reise in k.reiser:
        assert sum(t.som_brok() for t in reise.klasser) == reise.folk.som_brok()
        assert all(s.lav.som_brok() <= s.tall.som_brok() <= s.hoy.som_brok() for s in (*reise.over, reise.snitt))
    assert sum(x.innbyggere.som_brok() for x in g.kommuner) == _alle(k)
    assert sum(o.innbyggere.som_brok() for o in k.miljo.organisasjoner) == _alle(k)


@settings(max_examples=60, deadline=None)
@given(_omraader())
def test_delene_er_lik_helheten(trukket: tuple[Studiegrunnlag, Inndeling]) -> None:
    """Kommunenes deler er til sammen utgiften, på øret, i hver organisasjon og i alt."""
    g, inndeling = trukket
    utgift = konsekvens(inndeling, under=ramme(g)).utgift

    assert all(total(a.som_kroner() for a in s.andeler) == s.utgift.verdi for s in utgift.samlinger)
    assert total(a.som_kroner() for s in utgift.samlinger for a in s.andeler) == utgift.sum.verdi


@settings(max_examples=40, deadline=None)
@given(_omraader())
def test_mot_seg_selv_er_alt_null(trukket: tuple[Studiegrunnlag, Inndeling]) -> None:
    """En struktur sammenlignet med seg selv gir bare nuller, og ingen setninger om tall."""
    g, inndeling = trukket
    k = konsekvens(inndeling, under=ramme(g))

    assert {Fraction()} == {e.endring.som_brok() for e in radendringer(k, k)}
    assert not [s for s in forskjellssetninger(k, k) if ": opp fra" in s or ": ned fra" in s]


@settings(max_examples=40, deadline=None)
@given(_omraader())
def test_samme_id_er_samme_tall(trukket: tuple[Studiegrunnlag, Inndeling]) -> None:
    """På en side med to strukturer har ingen id to verdier, så kildepanelet forklarer det tallet som ble trykket på."""
    g, inndeling = trukket
    under = ramme(g)
    foer, etter = konsekvens(dagens(g), "a", under), konsekvens(inndeling, "b", under)
    kapitler = [strukturkapittel(n, foer, etter) for n in g.numre]
    alle = [*foer.alle(), *etter.alle(), *(t for k in kapitler for t in k.alle())]
    sett: dict[str, Tall] = {}
    for tall in (t for ett in alle for t in med_grunnlag([ett])):
        assert sett.setdefault(tall.id, tall).verdi == tall.verdi, tall.id
