"""A structure on the map: who is drawn where, in which colours, with names that do not collide."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from random import Random

import pytest

from tospann.actions.studiegrunnlag import samle_studiegrunnlag
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.studie import Studiegrunnlag
from tospann.imports.nordland import nordland
from tospann.web.struktur.gruppefarger import gruppefarger
from tospann.web.struktur.kartet import Kartvisning, rekkefolge, tegn_inndeling
from tospann.web.struktur.kartramme import kart_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
DATO = date(2018, 1, 1)
INDRE_SALTEN = ("1839", "1840", "1841", "1845", "1849")
OFOTEN = ("1805", "1853", "1854", "1919")


def _grunnlag(*numre: str) -> Studiegrunnlag:
    return samle_studiegrunnlag("et sted", numre or tuple(nordland().kommuner), DATO)


def _trukket(numre: tuple[str, ...], fro: int) -> Inndeling:
    """Draw a structure, lawful or not."""
    r, grupper = Random(fro), dict[int, list[str]]()
    for n in numre:
        grupper.setdefault(r.randint(0, len(numre) // 2), []).append(n)
    return Inndeling("x", tuple(sorted(Samling(r.choice(m), tuple(m)) for m in grupper.values())))


@pytest.mark.parametrize("numre", [INDRE_SALTEN, OFOTEN])
def test_en_del_av_et_fylke_fyller_bildet(numre: tuple[str, ...]) -> None:
    """En studie av noen kommuner, også over fylkesgrensa, får et utsnitt der bare de har navn og lenke."""
    grunnlag = _grunnlag(*numre)
    kart = kart_for(grunnlag)

    assert sorted(n for f in kart.flater for n in f.kommuner) == sorted(numre)
    assert set(kart.kommunenavn.brede) == set(numre)
    assert all(
        kart.utsnitt.x < f.midt.x < kart.utsnitt.x + kart.utsnitt.bredde
        and kart.utsnitt.y < f.midt.y < kart.utsnitt.y + kart.utsnitt.hoyde
        for f in kart.flater
    )


def test_navnene_kolliderer_ikke() -> None:
    """Navnene i et utsnitt ligger ikke oppå hverandre."""
    grunnlag = _grunnlag(*INDRE_SALTEN)
    kart, navn = kart_for(grunnlag), {k.nummer: k.navn for k in grunnlag.kommuner}
    skrift = kart.skrift[0]

    for (a, pa), (b, pb) in combinations(kart.kommunenavn.brede.items(), 2):
        halve = (len(navn[a]) + len(navn[b])) * skrift * 0.25
        assert abs(pa.y - pb.y) >= skrift or abs(pa.x - pb.x) >= halve


@pytest.mark.parametrize("fro", range(12))
def test_grupper_ved_siden_av_hverandre_har_ulik_farge(fro: int) -> None:
    """To grupper som grenser til hverandre, har ulik farge, og den som står alene, har ingen."""
    grunnlag = _grunnlag()
    inndeling = _trukket(grunnlag.numre, fro)
    farger = gruppefarger(grunnlag, inndeling)
    verter = {n: s.vert for s in inndeling.samlinger for n in s.medlemmer}
    rundt: dict[str, set[str]] = {}
    for a, b in grunnlag.naboer:
        for en, annen in ((verter[a], verter[b]), (verter[b], verter[a])):
            if en != annen and {en, annen} <= farger.keys():
                rundt.setdefault(en, set()).add(annen)

    assert farger.keys() == {s.vert for s in inndeling.samlinger if not s.alene}
    # With more neighbours than colours two of them must share one.
    faa = {en: andre for en, andre in rundt.items() if len(andre) < 9}
    assert [(en, annen) for en, andre in faa.items() for annen in andre if farger[en] == farger[annen]] == []


def test_en_flytting_fargelegger_ikke_kartet_paa_nytt() -> None:
    """Flyttes én kommune mellom to grupper, beholder nesten alle gruppene fargen sin."""
    grunnlag = _grunnlag()
    ni = grunnlag.utgangspunkt[0]
    foer, etter = gruppefarger(grunnlag, ni), gruppefarger(grunnlag, ni.flytt("1839", ni.samling("1804").vert))

    assert sum(foer[v] != etter[v] for v in foer) <= 1


def test_hver_kommune_er_en_lenke_med_ord() -> None:
    """Hver kommune er en lenke som sier hvem den er sammen med, i samme rekkefølge som tabellen."""
    grunnlag = _grunnlag(*INDRE_SALTEN)
    inndeling = Inndeling(
        "x", (Samling("1839", ("1839",)), Samling("1841", ("1840", "1841", "1845", "1849"))), ("1840",)
    )
    tegnet = tegn_inndeling(grunnlag, inndeling, Kartvisning("Prøve", valgt="1839", dempet=frozenset({"1849"})))

    assert re.findall(r'aria-label="([^"]+)"', tegnet) == [
        "Beiarn: står alene",
        "Fauske: vert for 3 andre",
        "Hamarøy: i gruppa til Fauske",
        "Saltdal: i gruppa til Fauske, kontoret er stengt",
        "Sørfold: i gruppa til Fauske",
    ]
    assert list(rekkefolge(grunnlag, inndeling)) == re.findall(r'id="velg-(\d{4})"', tegnet)
    assert (tegnet.count('class="valgt"'), tegnet.count('class="dempet"')) == (1, 1)
