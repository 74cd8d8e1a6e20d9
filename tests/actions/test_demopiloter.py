"""The goals of 2018 and the three pilots as studies: the answers by hand are in docs/metode/nordland_2018.md."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tospann.actions.demopiloter import MAALENE, OYENE, PILOTER
from tospann.actions.strukturbilde import Studiebilde, hele_bildet, lag_utredning, svartekst
from tospann.core.felles.kilde import Kildeslag
from tospann.core.struktur.hvorfor_ikke import Konflikt
from tospann.core.struktur.kravvalg import Kravslag, problemet
from tospann.core.struktur.losning import Status, forbered, los
from tospann.core.utredning.strukturkonsekvens import Strukturkonsekvens
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
TAALMOD = 60.0


def _bilde(slug: str) -> Studiebilde:
    return hele_bildet(models.Strukturstudie.objects.select_related("part").get(slug=slug), TAALMOD)


def _piloten(bilde: Studiebilde) -> Strukturkonsekvens:
    oppgitt = bilde.valgbar("oppgitt-2")
    assert oppgitt
    return bilde.konsekvens(oppgitt)


def _konflikt(bilde: Studiebilde) -> Konflikt:
    assert isinstance(bilde.konflikt.verdi, Konflikt)
    return bilde.konflikt.verdi


def test_maalene_staar_i_strid() -> None:
    """To til stede på øyene og høyst halvannen time til verten går ikke sammen, og konflikten er minst."""
    bilde = _bilde("nordland-2018-maalene")

    assert bilde.svar.verdi.losning.status is Status.UMULIG
    assert [k.id.partition("#")[0] for k in _konflikt(bilde).krav] == ["til-stede", "reise-vert"]
    assert all(utvei.losning.strukturer for utvei in _konflikt(bilde).utveier)


def test_roest_er_beviset() -> None:
    """Røst har 1,5 årsverk, altså 1,2 på jobb en gitt dag, og 190 minutter til den nærmeste."""
    g = _bilde("nordland-2018-maalene").grunnlag
    rost = g.kommune("1856")
    naermest = min(g.reiser.mellom("1856", n) for n in g.numre if n != "1856")

    assert rost.aarsverk.som_brok() * Fraction(8, 10) == Fraction(12, 10)
    assert round(naermest) == 190


def test_34_fagmiljoer_er_for_mange() -> None:
    """16 kommuner har 10 årsverk alene; de andre har 101,9 til sammen: høyst 26 organisasjoner, uansett reisevei."""
    verk = [k.aarsverk.som_brok() for k in _bilde("nordland-2018-maalene").grunnlag.kommuner]
    store, resten = [v for v in verk if v >= 10], sum(v for v in verk if v < 10)

    assert (len(store), resten) == (16, Fraction(1019, 10))
    assert len(store) + resten // 10 < 34


def test_ofoten_gaar_over_fylkesgrensen() -> None:
    """Med unntaket for Gratangen er Narvik vert for alle fem, tilsynet følger verten, og språkplikten blir med."""
    bilde = _bilde("pilot-ofoten")
    beste = bilde.valgbar("best")
    assert beste
    k = bilde.konsekvens(beste)

    assert [(s.vert, len(s.medlemmer)) for s in beste.inndeling.samlinger] == [("1805", 5)]
    assert (
        k.avtaler[0].apne[0].startswith("Samarbeidet går over fylkesgrensen: Narvik er i Nordland, Gratangen i Troms.")
    )
    assert k.miljo.organisasjoner[0].samiske == ("Tysfjord",)


def test_uten_unntaket_kan_ikke_gratangen_vaere_med() -> None:
    """Uten unntaket stanser fylkesgrensen Gratangen, som da står alene."""
    bilde = _bilde("pilot-ofoten")
    uten = [k if k.slag is not Kravslag.FYLKESGRENSE else type(k)(k.slag, k.kilde) for k in bilde.krav]
    beste = los(forbered(problemet(bilde.studie, uten))).losning.strukturer[0]

    assert [len(g.medlemmer) for g in beste.grupper] == [4, 1]


def test_indre_salten_har_fauske_som_vert() -> None:
    """De fem er sammen, og Fauske er verten som gir kortest vei for flest, som i piloten."""
    bilde = _bilde("pilot-indre-salten")
    beste = bilde.valgbar("best")
    assert beste

    assert [s.vert for s in beste.inndeling.samlinger] == ["1841"]
    assert beste.inndeling.samlinger == _piloten(bilde).inndeling.samlinger
    assert _piloten(bilde).miljo.hos("1839").systemukjente == ()


def test_sor_salten_kan_ikke_dele_myndighet() -> None:
    """Tett samarbeid og felles vedtak går ikke sammen, og siden sier hvorfor med stedet i loven."""
    bilde = _bilde("pilot-sor-salten")

    assert [k.id.partition("#")[0].split("-")[0] for k in _konflikt(bilde).krav] == ["sammen", "modell"]
    assert "kommuneloven § 20-1" in _konflikt(bilde).krav[1].kilde.sted
    assert any("kommuneloven § 20-1" in s for s in _piloten(bilde).avtaler[0].ulovlig)


def test_hvert_krav_har_linje_eller_sier_at_det_er_antatt() -> None:
    """Hvert krav har linja i rapporten, stedet i loven, eller er merket som forutsetning."""
    for slug in ("nordland-2018-maalene", *(p.slug for p in PILOTER)):
        for krav in _bilde(slug).krav:
            assert krav.kilde.slag is Kildeslag.FORUTSETNING or krav.kilde.sted, (slug, krav.slag)


def test_oyene_er_de_som_bare_naas_med_ferje() -> None:
    """Øyene er de registeret sier bare nås med ferje, og Herøy og Dønna, som har bru seg imellom."""
    g = _bilde("nordland-2018-maalene").grunnlag

    assert {k.nummer for k in g.kommuner if k.bare_ferje == "ja"} | {"1818", "1827"} == set(OYENE)


def test_studiene_er_vist_for_alle() -> None:
    """Beiarn ser målene og pilotene."""
    beiarn = models.Bruker.objects.get(brukernavn="kommunedirektor-beiarn")
    synlige = set(models.Strukturstudie.objects.visible_to(beiarn).values_list("navn", flat=True))

    assert {MAALENE, *(p.navn for p in PILOTER)} <= synlige


def test_papiret_er_likt_to_ganger() -> None:
    """Den samme studien gir det samme sertifikatet og de samme tallene to ganger."""
    bilde = _bilde("pilot-indre-salten")
    to = [lag_utredning(bilde, bilde.i_dag, bilde.forvalg(), ()) for _ in range(2)]

    assert svartekst(bilde).sertifikat
    assert to[0] == to[1]
