"""The tables in docs/metode hold the figures that the code gives for Indre Salten."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.core.utredning.eksempel import indre_salten, saksbilde

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.nokkel import Nokkelslag
from tospann.core.felles.norsk import heltall, kroner
from tospann.core.felles.tall import Tall
from tospann.core.oppgjor.fordeling import fordel
from tospann.core.oppgjor.oppgjor import Oppgjor
from tospann.core.oppgjor.virkning import Virkning

METODE = Path(__file__).parents[3] / "docs" / "metode"
SAK = indre_salten()
OPPGJOR = saksbilde().oppgjor[SAK.valg.nokkel]


def tekst(navn: str) -> str:
    """Read a page of method, with ordinary spaces."""
    return " ".join((METODE / f"{navn}.md").read_text("utf-8").split())


def belop(tall: Tall) -> str:
    """Write an amount as the pages do: two decimals, ordinary spaces, no unit."""
    return " ".join(kroner(tall.som_kroner()).split()).removesuffix(" kr")


def rad(navn: str, *tall: Tall) -> str:
    """Write a row of a table."""
    return f"| {navn} | {' | '.join(map(belop, tall))} |"


def kolonner(alle: dict[Nokkelslag, Oppgjor] | dict[Nokkelslag, Virkning], plass: int) -> list[Tall]:
    """Give one municipality's figure under each key."""
    return [(o.andeler if isinstance(o, Oppgjor) else o.endringer)[plass] for o in alle.values()]


@pytest.mark.parametrize("plass", range(5))
def test_noklene(plass: int) -> None:
    """Tabellene i nokler.md viser det oppgjøret gir for hver kommune under hver nøkkel, og hvis staten trekker ut."""
    navn, saken = SAK.kommuner[plass].kortnavn, saksbilde()

    assert rad(navn, *kolonner(dict(saken.oppgjor), plass)) in tekst("nokler")
    assert rad(navn, *kolonner(dict(saken.virkninger), plass)) in tekst("nokler")


@pytest.mark.parametrize("plass", range(3))
def test_linjene(plass: int) -> None:
    """Linjene i oppgjor.md er linjene i oppgjøret."""
    linje = OPPGJOR.linjer[plass]

    assert rad(linje.navn.lower(), linje.helhet, *linje.andeler) in tekst("oppgjor")


def test_lagene() -> None:
    """De fire lagene og helheten i oppgjor.md er lagene i oppgjøret."""
    lagene = (OPPGJOR.lag_stat(), OPPGJOR.lag_kommune(), OPPGJOR.lag_stonad(), OPPGJOR.lag_oppgjor(), OPPGJOR.helhet())

    assert [lag.navn for lag in lagene if belop(lag) not in tekst("oppgjor")] == []
    assert rad("lag 2", OPPGJOR.lag_kommune(), *OPPGJOR.andeler) in tekst("oppgjor")


@pytest.mark.parametrize("plass", range(1, 5))
def test_betalingene(plass: int) -> None:
    """Det hver samarbeidskommune betaler verten, er andel pluss stønad, som i oppgjor.md."""
    o, navn = OPPGJOR, SAK.kommuner[plass].kortnavn

    assert rad(navn, o.andeler[plass], o.stonader[plass], o.betalinger[plass]) in tekst("oppgjor")


def test_konsekvensene() -> None:
    """Utgiftene og endringen i konsekvenser.md er de saken viser."""
    i_dag, _, adm, nemnd = saksbilde().hovedalternativer

    assert rad("endring fra i dag", adm.endring).removeprefix("| endring fra i dag ") in tekst("konsekvenser")
    assert all(belop(k.kommunal_utgift) in tekst("konsekvenser") for k in (i_dag, adm, nemnd))
    assert f"| {heltall(int(adm.lengre_vei.som_brok())).replace(chr(0x202F), ' ')} |" in tekst("konsekvenser")


def test_vertene() -> None:
    """Tabellen over andre verter har reisetid, årsverk og lengre vei for hver av de fem."""
    verter = saksbilde().vertsvalg
    minutter = [f"{round(k.vei_til_vert.som_brok())}" for k in verter if k.vei_til_vert]

    assert f"| reisetid i snitt, minutter | {' | '.join(minutter)} |" in tekst("konsekvenser")


@pytest.mark.parametrize("ore", [14, 15])
def test_alabama_i_demoen(ore: int) -> None:
    """Eksemplet på Alabama-effekten i storste_rest.md er det metoden gir."""
    folk = {d.kommune.nummer: Fraction(d.folketall.som_brok()) for d in SAK.deltakere}
    deler = [f"{a.belop.ore}" for a in fordel(Kroner(ore), folk)]

    assert f"| {ore} øre | {' | '.join(deler)} |" in tekst("storste_rest").replace("*", "")
