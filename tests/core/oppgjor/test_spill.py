"""Fairness: what each adds, who is least unhappy, and who would leave; against closed answers from the literature."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from math import factorial
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.oppgjor.aarseksempel import kr, tall

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.svar import Utfall
from tospann.core.felles.tall import Enhet
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.kjernen import Utbrytergruppe, utbrytere, vurder_kjernen
from tospann.core.oppgjor.nukleol import nukleol
from tospann.core.oppgjor.rettferdighet import Rettferdighetsrad, vurder_rettferdighet
from tospann.core.oppgjor.shapley import shapleyverdi
from tospann.core.oppgjor.spill import Kontorbehov, Kontorvilkaar, Spill, kontorspill, spill_av

NAVN = {"1841": "Fauske", "1840": "Saltdal", "1839": "Beiarn"}


def spill(*kostnad: int) -> Spill:
    """Make a game; the players are named by letters."""
    return Spill(tuple("abcdefghijklmnopqrst"[: len(kostnad).bit_length() - 1]), kostnad)


def flyplass(*baner: int) -> Spill:
    """Make the airport game: a group pays for the longest runway it needs (Littlechild and Owen 1973)."""
    return spill(*(max((b for i, b in enumerate(baner) if nr >> i & 1), default=0) for nr in range(1 << len(baner))))


def konkurs(bo: int, krav: Sequence[int]) -> Spill:
    """Make the bankruptcy game, as costs below zero: a group gets what the others leave."""
    alle = sum(krav)
    utenfor = [alle - sum(k for i, k in enumerate(krav) if nr >> i & 1) for nr in range(1 << len(krav))]
    return spill(0, *(-max(0, bo - u) for u in utenfor[1:]))


def talmud(bo: int, krav: Sequence[int]) -> list[Fraction]:
    """Share an estate as the Talmud does, which is the nucleolus (Aumann and Maschler 1985)."""
    halve = [Fraction(k, 2) for k in krav]
    if 2 * bo <= sum(krav):
        return _like_tildelinger(Fraction(bo), halve)
    tap = _like_tildelinger(Fraction(sum(krav) - bo), halve)
    return [k - t for k, t in zip(krav, tap, strict=True)]


def _like_tildelinger(bo: Fraction, tak: Sequence[Fraction]) -> list[Fraction]:
    svar, igjen = [Fraction()] * len(tak), len(tak)
    for i in sorted(range(len(tak)), key=lambda i: tak[i]):
        svar[i] = min(tak[i], bo / igjen)
        bo, igjen = bo - svar[i], igjen - 1
    return svar


def test_tre_kommuner_for_haand() -> None:
    """Alene 100, 100 og 100; to sammen 150, 160 og 170; alle 210: Shapley for hånd, og ingen vil ut."""
    tre = spill(0, 100, 100, 150, 100, 160, 170, 210)

    assert shapleyverdi(tre) == {"a": 65, "b": 70, "c": 75}
    assert sum(nukleol(tre).andeler.values()) == 210
    assert utbrytere(tre, nukleol(tre).andeler) == []


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.integers(-1000, 1000), min_size=2**n - 1, max_size=2**n - 1)))
def test_shapley_mot_alle_rekkefolger(kostnad: list[int]) -> None:
    """Shapley-verdien er snittet av det hver legger til, over alle rekkefølger, helt nøyaktig."""
    g, antall = spill(0, *kostnad), (len(kostnad) + 1).bit_length() - 1
    lagt_til = [0] * antall
    for rekkefolge in permutations(range(antall)):
        nr = 0
        for i in rekkefolge:
            lagt_til[i] += g.kostnad[nr | 1 << i] - g.kostnad[nr]
            nr |= 1 << i

    assert list(shapleyverdi(g).values()) == [Fraction(t, factorial(antall)) for t in lagt_til]


def test_shapley_flyplass() -> None:
    """På flyplassen deler alle som trenger en del av banen, den delen likt: 10, 20 og 40 gir 3⅓, 8⅓ og 28⅓."""
    assert shapleyverdi(flyplass(10, 20, 40)) == {"a": Fraction(10, 3), "b": Fraction(25, 3), "c": Fraction(85, 3)}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=7), st.fractions(0, 1))
def test_nukleol_mot_talmud(krav: list[int], del_: Fraction) -> None:
    """Nukleolen i konkursspillet er Talmuds deling, for ethvert bo og alle krav."""
    bo = int(sum(krav) * del_)

    assert [-x for x in nukleol(konkurs(bo, krav)).andeler.values()] == talmud(bo, krav)


def test_ekteskapskontrakten() -> None:
    """Krav på 100, 200 og 300: boet på 100 deles likt, 200 blir 50, 75 og 75, og 300 blir 50, 100 og 150."""
    for bo, svar in ((200, [50, 75, 75]), (300, [50, 100, 150])):
        assert [-x for x in nukleol(konkurs(bo, (100, 200, 300))).andeler.values()] == svar


def misnoye(g: Spill, andeler: Sequence[Fraction]) -> list[Fraction]:
    """Give how unhappy every proper group is, the unhappiest first."""
    summer = [Fraction()]
    for andel in andeler:
        summer += [s + andel for s in summer]
    return sorted((s - k for s, k in zip(summer[1:-1], g.kostnad[1:-1], strict=True)), reverse=True)


@settings(max_examples=120, deadline=None)
@given(
    st.integers(2, 5).flatmap(lambda n: st.lists(st.integers(-9, 40), min_size=2**n - 1, max_size=2**n - 1)),
    st.integers(),
)
def test_ingen_nabo_er_bedre(kostnad: list[int], fro: int) -> None:
    """Uansett spill, også når noen vil ut, er ingen deling i nærheten bedre for den ulykkeligste, så den neste."""
    g, trekk = spill(0, *kostnad), Random(fro)
    svar = nukleol(g)
    x, antall = list(svar.andeler.values()), len(svar.andeler)
    for _ in range(40):
        retning = [Fraction(trekk.randint(-5, 5)) for _ in range(antall - 1)]
        skritt = Fraction(1, trekk.choice((1, 7, 1000)))
        y = [a + skritt * r for a, r in zip(x, [*retning, -sum(retning, Fraction())], strict=True)]
        lovlig = not svar.innenfor_alene or all(b <= g.kostnad[1 << i] for i, b in enumerate(y))
        assert not lovlig or misnoye(g, y) >= misnoye(g, x)
    assert misnoye(g, x)[0] == svar.misnoye[0]
    assert sum(x) == g.kostnad[g.alle]


def test_ingen_betaler_mer_enn_alene() -> None:
    """Nukleolen lar ingen betale mer enn alene når det går an, også når en større gruppe vil ut uansett."""
    g = spill(0, 10, 10, 1, 10, 1, 1, 20)
    umulig = spill(0, 1, 1, 9)

    assert all(andel <= 10 for andel in nukleol(g).andeler.values())
    assert nukleol(g).innenfor_alene
    assert not nukleol(umulig).innenfor_alene
    assert nukleol(umulig).andeler == {"a": Fraction(9, 2), "b": Fraction(9, 2)}


def test_store_belop() -> None:
    """Tall som ikke får plass i 64 biter, gir samme svar, bare langsommere."""
    kostnad = (0, 100, 100, 150, 100, 160, 170, 210)
    stor = 10**20
    svar = nukleol(spill(*(stor * k for k in kostnad))).andeler

    assert svar == {navn: stor * andel for navn, andel in nukleol(spill(*kostnad)).andeler.items()}


def test_rekkefolgen_er_uten_betydning() -> None:
    """Byttes deltakerne om, følger andelene med."""
    g = flyplass(10, 20, 40, 70)
    motsatt = Spill(g.navn[::-1], [g.kostnad[int(f"{nr:04b}"[::-1], 2)] for nr in range(16)])

    assert nukleol(motsatt).andeler == nukleol(g).andeler
    assert shapleyverdi(motsatt) == shapleyverdi(g)


def test_en_alene() -> None:
    """Den som er alene, betaler alt, etter begge mål."""
    en = spill(0, 7)

    assert shapleyverdi(en) == nukleol(en).andeler == {"a": Fraction(7)}


@pytest.mark.parametrize(
    ("navn", "kostnad", "grunn"),
    [((), (0,), "fra 1 til 20"), (("a", "a"), (0, 1, 1, 1), "samme navn"), (("a",), (0, 1, 2), "for hver gruppe")],
)
def test_det_som_ikke_er_et_spill(navn: tuple[str, ...], kostnad: tuple[int, ...], grunn: str) -> None:
    """Et spill har navn, én kostnad for hver gruppe, og den tomme gruppa koster null."""
    with pytest.raises(UgyldigNokkel, match=grunn):
        Spill(navn, kostnad)


def test_kontorspill() -> None:
    """To små kontor trenger to årsverk hver for å holde åpent, men ikke fire sammen."""
    vilkaar = Kontorvilkaar(
        tall(kr(300_000), Enhet.KRONER), tall(kr(700_000), Enhet.KRONER), tall(Fraction(2), Enhet.AARSVERK)
    )
    behov = [
        Kontorbehov(p, tall(Fraction(a), Enhet.AARSVERK), tall(kr(e), Enhet.KRONER))
        for p, a, e in (("1839", Fraction(1, 2), 10_000), ("1840", Fraction(9, 4), 0))
    ]

    assert list(kontorspill(behov, vilkaar).kostnad) == [0, 171_000_000, 187_500_000, 223_500_000]
    assert kontorspill(behov, vilkaar).alene("1839") == 171_000_000


def test_hvem_vil_ut() -> None:
    """Betaler Saltdal og Beiarn mer enn de to ville betalt sammen, sies det hvem og hvor mye, som råd."""
    g = Spill(("1841", "1840", "1839"), (0, 9_00, 8_00, 14_00, 6_00, 12_00, 10_00, 18_00))
    skjevt = {"1841": 6_00, "1840": 6_50, "1839": 5_50}
    svar = vurder_kjernen(g, skjevt, NAVN)

    assert utbrytere(g, skjevt) == [Utbrytergruppe(("1840", "1839"), Fraction(2_00))]
    assert svar.utfall is Utfall.MAA_VURDERES
    assert svar.begrunnelse.startswith(
        "Saltdal og Beiarn ville spart 2,00\u00a0kr på å gjøre det sammen, uten de andre."
    )
    assert "Dette er et råd" in svar.begrunnelse
    assert vurder_kjernen(g, {"1841": 8_00, "1840": 6_00, "1839": 4_00}, NAVN).utfall is Utfall.OPPFYLT
    assert "ville spart 1,00\u00a0kr på å gjøre det for seg selv" in utbrytere(
        g, {"1841": 10_00, "1840": 4_00, "1839": 4_00}
    )[-1].i_en_setning({})
    with pytest.raises(UgyldigNokkel, match="1839 har ingen andel"):
        utbrytere(g, {"1841": 1, "1840": 1})


def test_rettferdighet_side_om_side() -> None:
    """Alene, nøkkel, Shapley og nukleol står ved siden av hverandre, i øre med samme sum, og sies i ord."""
    g = spill_av(("1841", "1840", "1839"), lambda gruppe: Kroner(100_000 + 50_001 * len(gruppe)))
    svar = vurder_rettferdighet(g, {"1841": 150_000, "1840": 60_000, "1839": 40_003}, NAVN)

    assert svar.rader[0] == Rettferdighetsrad("1841", 150_001, 150_000, 83_334, 83_334)
    assert [sum(getattr(r, m) for r in svar.rader) for m in ("nokkel", "shapley", "nukleol")] == [250_003] * 3
    assert (svar.samlet_gevinst, svar.kan_alle_holdes, svar.kjernen.utfall) == (200_000, True, Utfall.MAA_VURDERES)
    assert svar.rader[2].i_en_setning("Beiarn") == (
        "Beiarn sparer 1\u202f100\u00a0kr på å være med. "
        "Etter nøkkelen betaler den 433\u00a0kr mindre enn det den i snitt legger til kostnaden."
    )
    with pytest.raises(UgyldigNokkel, match="er 1,00\u00a0kr til sammen"):
        vurder_rettferdighet(g, {"1841": 100, "1840": 0, "1839": 0}, NAVN)


def test_naar_noen_alltid_vil_ut() -> None:
    """Er to sammen alltid billigere enn tre, kan ingen deling holde alle, og det sies."""
    g = spill(0, 10, 10, 6, 10, 6, 6, 12)
    svar = vurder_rettferdighet(g, {"a": 4, "b": 4, "c": 4}, {})

    assert not svar.kan_alle_holdes
    assert len(utbrytere(g, {"a": 4, "b": 4, "c": 4})) == 3
