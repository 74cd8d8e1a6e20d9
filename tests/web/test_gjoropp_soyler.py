"""Bars that can be told apart without colour, with the words in the picture."""

from fractions import Fraction

from tests.core.oppgjor.aarseksempel import tall

from tospann.core.felles.tall import Enhet
from tospann.web.gjoropp.soyler import Soylegruppe, tegn_soyler


def test_hver_stolpe_har_sitt_monster() -> None:
    """Fire stolper er hul, full, stripet og prikket, og tallet står ved hver av dem."""
    gruppe = Soylegruppe("Beiarn", tuple(tall(n, Enhet.AARSVERK, f"t{n}") for n in (4, 3, 2, 1)))
    svg = tegn_soyler([gruppe], ("Alene", "Nøkkel", "Shapley", "Nukleol"), "Fire stolper")

    assert [svg.count(f'"soyle {k}"') for k in ("hul", "full", "striper", "prikker")] == [2, 2, 2, 2]
    assert all(f"{n}\u00a0årsverk" in svg for n in (4, 3, 2, 1))
    assert 'role="img" aria-label="Fire stolper"' in svg


def test_lengdene_er_i_forhold() -> None:
    """Den lengste stolpen fyller bredden, og halvparten er halvparten; null er en strek."""
    gruppe = Soylegruppe("A", tuple(tall(Fraction(n), Enhet.AARSVERK, f"t{n}") for n in (10, 5, 0)))
    svg = tegn_soyler([gruppe], (), "x")

    assert all(f'width="{bredde}"' in svg for bredde in ("550.0", "275.0", "1.0"))


def test_navn_kan_ikke_bli_kode() -> None:
    """Det noen skriver som navn på et kontor, er tekst også i tegningen."""
    svg = tegn_soyler([Soylegruppe("<script>", (tall(1, Enhet.AARSVERK, "t"),))], (), "x")

    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg
