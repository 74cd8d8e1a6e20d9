"""A figure that knows where it comes from."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles.kilde import Kilde, Kildeslag, beregnet
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Opplysning, Tall, Verdi, med_grunnlag, regn_ut
from tospann.documents.papirer.kilder import ToVerdier, samle_tall

GAMMEL, NY = date(2018, 1, 1), date(2019, 6, 1)
SSB = Kilde("ssb", Kildeslag.STATISTIKK, "Folketall", "SSB", GAMMEL)
ANTATT = Kilde("antatt", Kildeslag.FORUTSETNING, "Forutsetning", "Prosjektet", NY)


def fakta(id_: str, verdi: Verdi = 1, kilde: Kilde = SSB) -> Tall:
    """Make a figure that is not computed."""
    return Tall(id_, id_, verdi, Enhet.ANTALL, kilde.dato, "alle", kilde)


def regnet(id_: str, *ledd: Tall, verdi: Verdi = 2) -> Tall:
    """Make a computed figure."""
    return regn_ut(id_, id_, verdi, Enhet.ANTALL, formel="sum", ledd=ledd, gjelder="alle")


def test_uten_ledd() -> None:
    """Et beregnet tall uten ledd er et nakent tall og avvises med navnet sitt."""
    with pytest.raises(ValueError, match="Tallet «svaret» er beregnet, men har ingen ledd"):
        regnet("svaret")


def test_beregnet_tall() -> None:
    """Et beregnet tall har formel og ledd, er merket som beregnet og er så nytt som det nyeste det hviler på."""
    a, b = fakta("a"), fakta("b", kilde=ANTATT)
    svar = regn_ut("svar", "Svaret", 2, Enhet.KONTOR, formel="a + b", ledd=iter((b, a)), gjelder="Salten")

    assert (svar.formel, svar.ledd, svar.dato) == ("a + b", (b, a), NY)
    assert svar.kilde == beregnet(NY)
    assert (svar.kilde.slag, svar.er_forutsetning) == (Kildeslag.BEREGNET, False)
    assert (svar.id, svar.navn, svar.verdi, svar.enhet, svar.gjelder) == ("svar", "Svaret", 2, Enhet.KONTOR, "Salten")


def test_hviler_paa_forutsetning() -> None:
    """Et tall hviler på en forutsetning også når den ligger flere ledd nede."""
    rent = regnet("rent", fakta("a"), fakta("b"))
    urent = regnet("topp", rent, regnet("midt", fakta("c"), fakta("antatt", kilde=ANTATT)))

    assert (rent.hviler_paa_forutsetning, rent.er_forutsetning) == (False, False)
    assert (urent.hviler_paa_forutsetning, urent.er_forutsetning) == (True, False)
    assert fakta("antatt", kilde=ANTATT).hviler_paa_forutsetning


def test_opplysning() -> None:
    """Også en opplysning i ord vet om den er en forutsetning."""
    ord_ = Opplysning("x", "x", "Fauske er et knutepunkt.", NY, "Fauske", ANTATT)

    assert ord_.er_forutsetning
    assert not Opplysning("x", "x", "x", GAMMEL, "x", SSB).er_forutsetning


def test_som_kroner() -> None:
    """Et tall som ikke er penger, kan ikke brukes som penger."""
    assert Kroner(150) == fakta("penger", Kroner(150)).som_kroner()
    with pytest.raises(TypeError, match="«hoder» er ikke et beløp"):
        fakta("hoder", 3).som_kroner()


def test_som_brok() -> None:
    """Som brøk er et beløp i kroner, ikke i øre."""
    assert fakta("penger", Kroner(150)).som_brok() == Fraction(3, 2)
    assert fakta("hoder", 3).som_brok() == 3
    assert fakta("del", Fraction(1, 3)).som_brok() == Fraction(1, 3)


def test_grunnlaget_kommer_forst() -> None:
    """Et tall som brukes to steder, nevnes én gang, og alltid før det som er regnet av det."""
    felles = fakta("felles")
    en, to = regnet("en", felles), regnet("to", fakta("egen"), felles)

    assert [t.id for t in med_grunnlag([regnet("topp", en, to), en])] == ["felles", "en", "egen", "to", "topp"]


@given(st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=4), max_size=12))
def test_grunnlaget_i_orden(ledd: list[list[int]]) -> None:
    """Uansett hvordan tallene henger sammen, står hvert tall én gang og etter alt det hviler på."""
    alle = [fakta("start")]
    for nr, plasser in enumerate(ledd):
        alle.append(regnet(f"t{nr}", *(alle[p % len(alle)] for p in plasser)))
    rekke = [t.id for t in med_grunnlag(reversed(alle))]

    assert sorted(t.id for t in alle) == sorted(rekke)
    assert all(rekke.index(d.id) < rekke.index(t.id) for t in alle for d in t.ledd)


def test_to_verdier() -> None:
    """Står samme tall med to verdier, stopper papirene, også når det ene er gjemt blant ledd."""
    with pytest.raises(ToVerdier, match="«folk» har to verdier: 3 og 4"):
        samle_tall([], [fakta("folk", 3), regnet("svar", regnet("midt", fakta("folk", 4)))])


def test_samme_tall_to_ganger() -> None:
    """Samme tall med samme verdi er ett tall."""
    samlet = samle_tall([], [regnet("svar", fakta("folk")), fakta("folk"), fakta("areal")])

    assert list(samlet) == ["areal", "folk", "svar"]
