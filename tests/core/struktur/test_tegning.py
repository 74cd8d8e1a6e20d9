"""A structure drawn by hand: moves keep everybody, and what follows is counted right."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.struktur.smaa import _gruppepris, trekk_problem

from tospann.core.struktur.flyttevalg import blir_delt, flyttevalg, mulige_flyttinger
from tospann.core.struktur.inndeling import Inndeling, Samling, UgyldigInndeling
from tospann.core.struktur.krav import Antall
from tospann.core.struktur.problem import Gruppe, Strukturproblem
from tospann.core.struktur.prov import prov
from tospann.core.struktur.trekk import Trekk, Trekkslag, beskriv_trekk, utfor_trekk

NUMRE = ("1804", "1839", "1840", "1841", "1845", "1849")
NAVN = dict(zip(NUMRE, ("Bodø", "Beiarn", "Saltdal", "Fauske", "Sørfold", "Hamarøy"), strict=True))
ALENE = Inndeling("Hver for seg", tuple(Samling(n, (n,)) for n in NUMRE))
SALTEN = Inndeling(
    "Salten",
    (Samling("1804", ("1804",)), Samling("1841", ("1839", "1840", "1841", "1845")), Samling("1849", ("1849",))),
    ("1839",),
)
trekkene = st.builds(
    lambda slag, hvem, til: (slag, hvem, til),
    st.sampled_from(Trekkslag),
    st.sampled_from(NUMRE),
    st.sampled_from(NUMRE),
)


def _gjor(inndeling: Inndeling, ett: tuple[Trekkslag, str, str]) -> Inndeling:
    slag, hvem, til = ett
    try:
        return utfor_trekk(inndeling, Trekk(slag, hvem, til if slag is Trekkslag.FLYTT else ""))
    except UgyldigInndeling:
        return inndeling


@given(st.lists(trekkene, max_size=12))
def test_alle_er_med_noeyaktig_en_gang(rekke: list[tuple[Trekkslag, str, str]]) -> None:
    """Uansett hva man flytter, er hver kommune med i nøyaktig én organisasjon, og ingen vert mangler kontor."""
    inndeling = ALENE
    for ett in rekke:
        inndeling = _gjor(inndeling, ett)

        assert sorted(n for s in inndeling.samlinger for n in s.medlemmer) == list(NUMRE)
        assert {s.vert for s in inndeling.samlinger} <= set(inndeling.aapne)
        assert list(inndeling.samlinger) == sorted(inndeling.samlinger)


@given(st.lists(trekkene, max_size=6), st.sampled_from(NUMRE))
def test_en_som_gaar_og_kommer_igjen(rekke: list[tuple[Trekkslag, str, str]], hvem: str) -> None:
    """Flyttes noen ut av en gruppe de ikke er vert for, og tilbake igjen, er alt som før."""
    inndeling = ALENE
    for ett in rekke:
        inndeling = _gjor(inndeling, ett)
    vert = inndeling.samling(hvem).vert
    ut = inndeling.flytt(hvem, hvem)

    venter = inndeling.aapne_igjen(hvem) if vert != hvem else inndeling
    assert vert == hvem or venter == ut.flytt(hvem, vert)


@pytest.mark.parametrize(
    ("slag", "hvem", "til", "venter"),
    [
        (Trekkslag.FLYTT, "1839", "1804", "Beiarn flyttet til Bodø"),
        (Trekkslag.FLYTT, "1840", "1804", "Saltdal flyttet til Bodø"),
        (Trekkslag.ALENE, "1841", "", "Fauske står alene; Beiarn ble vert for de andre; kontoret i Beiarn åpnet igjen"),
        (Trekkslag.VERT, "1840", "", "Saltdal ble vert i stedet for Fauske"),
        (Trekkslag.STENG, "1845", "", "Kontoret i Sørfold stengt"),
        (Trekkslag.AAPNE, "1839", "", "Kontoret i Beiarn åpnet igjen"),
    ],
)
def test_trekket_i_ord(slag: Trekkslag, hvem: str, til: str, venter: str) -> None:
    """Hvert trekk sies i én setning, også det som fulgte av det."""
    trekk = Trekk(slag, hvem, til)

    assert venter == beskriv_trekk(SALTEN, trekk, NAVN)
    assert utfor_trekk(SALTEN, trekk) != SALTEN


def test_en_vert_kan_ikke_stenges() -> None:
    """Vertens eget kontor kan ikke stenges, og det sies."""
    with pytest.raises(UgyldigInndeling, match="1841 kan ikke stenges"):
        utfor_trekk(SALTEN, Trekk(Trekkslag.STENG, "1841"))


def test_flytting_trenger_et_maal() -> None:
    """En flytting uten mål, eller til en som ikke er vert, avvises."""
    with pytest.raises(UgyldigInndeling, match="Velg hvem"):
        Trekk(Trekkslag.FLYTT, "1839")
    with pytest.raises(UgyldigInndeling, match="ikke vert"):
        utfor_trekk(SALTEN, Trekk(Trekkslag.FLYTT, "1804", "1840"))


def _trukket(problem: Strukturproblem, r: Random) -> tuple[Gruppe, ...]:
    """Draw a structure, lawful or not, with any member as host."""
    grupper: dict[int, list[int]] = {}
    for i in range(problem.antall):
        grupper.setdefault(r.randint(0, max(1, problem.antall // 2)), []).append(i)
    return tuple(sorted(Gruppe(tuple(m), r.choice(m)) for m in grupper.values()))


@pytest.mark.parametrize("nr", range(60))
def test_proven_er_enig_med_den_som_prover_alt(nr: int) -> None:
    """Prøven av en struktur er enig med en som regner uten å dele kode: samme pris, og brudd bare der det er brudd."""
    problem, r = trekk_problem(nr, 7), Random(nr)
    for _ in range(5):
        grupper = _trukket(problem, r)
        funnet = prov(problem, grupper)
        verter = [_fasit(problem, g) for g in grupper]
        teller = [v for k in problem.krav for v in k.virkninger if isinstance(v, Antall)]
        antall_holder = all(v.minst <= len(grupper) <= v.hoyst for v in teller)

        assert (all(lovlig for lovlig, _ in verter) and antall_holder) == funnet.oppfyller_alt
        assert sum((pris for _, pris in verter), start=Fraction()) == funnet.pris


def _fasit(problem: Strukturproblem, gruppe: Gruppe) -> tuple[bool, Fraction]:
    """Price a group with its own host by hand, and tell whether that host and group are lawful."""
    v, m = problem.vekter, gruppe.medlemmer
    reise = sum(Fraction(problem.innbyggere[i]) * Fraction(problem.minutter[gruppe.vert][i]) for i in m)
    mangel = max(Fraction(), Fraction(problem.rammer.terskel) - sum(Fraction(problem.aarsverk[i]) for i in m))
    pris = Fraction(v.organisasjon) + Fraction(v.reise) * reise + Fraction(v.mangel) * mangel
    bare_denne = _med_bare_vert(problem, gruppe)
    return _gruppepris(bare_denne, m) is not None, pris


def _med_bare_vert(problem: Strukturproblem, gruppe: Gruppe) -> Strukturproblem:
    """Make every other member of the group too far away to host it."""
    for_langt = 10**6
    minutter = tuple(
        tuple(
            for_langt if fra in gruppe.medlemmer and fra not in {gruppe.vert, til} else tid
            for til, tid in enumerate(rad)
        )
        for fra, rad in enumerate(problem.minutter)
    )
    return Strukturproblem(
        problem.navn,
        problem.innbyggere,
        problem.aarsverk,
        problem.kanter,
        minutter,
        problem.rammer,
        problem.vekter,
        problem.krav,
    )


@pytest.mark.parametrize("nr", range(0, 40, 2))
def test_mulige_flyttinger_er_de_som_gaar(nr: int) -> None:
    """Et flyttevalg er mulig akkurat når gruppa henger sammen, verten er nær nok og gruppa ikke blir for stor."""
    problem = trekk_problem(nr, 7)
    numre = tuple(f"{i:04}" for i in range(problem.antall))
    grupper = _trukket(problem, Random(nr))
    inndeling = Inndeling(
        "x", tuple(sorted(Samling(numre[g.vert], tuple(numre[i] for i in g.medlemmer)) for g in grupper))
    )
    for hvem, nummer in enumerate(numre):
        for valg in flyttevalg(problem, numre, inndeling, nummer):
            alle = [hvem, *(int(n) for n in valg.medlemmer)]
            naer = valg.minutter <= problem.rammer.reise
            venter = naer and len(alle) <= problem.rammer.storst and _henger(problem, alle)

            assert venter == valg.mulig == (valg.vert in mulige_flyttinger(problem, numre, inndeling)[nummer])


def _henger(problem: Strukturproblem, alle: list[int]) -> bool:
    grupper = [{i} for i in alle]
    for a, b in problem.kanter:
        ga, gb = (next((g for g in grupper if i in g), None) for i in (a, b))
        if ga and gb and ga is not gb:
            grupper.remove(gb)
            ga |= gb
    return len(grupper) == 1


def test_den_som_binder_de_andre_sammen() -> None:
    """Flyttes den som binder to andre sammen, sies det at de to ikke lenger henger sammen."""
    problem = next(p for p in map(trekk_problem, range(0, 200, 2)) if (kjede := _kjede(p)) and kjede)
    a, midt, b = _kjede(problem)[0]
    numre = tuple(f"{i:04}" for i in range(problem.antall))
    gruppe = Samling(numre[midt], tuple(sorted(numre[i] for i in (a, midt, b))))
    andre = tuple(Samling(n, (n,)) for i, n in enumerate(numre) if i not in (a, midt, b))
    inndeling = Inndeling("x", tuple(sorted((gruppe, *andre))))

    assert f"Uten Kommune {midt} henger ikke" in blir_delt(problem, numre, inndeling, numre[midt])
    assert blir_delt(problem, numre, inndeling, numre[a]) == ""


def _kjede(problem: Strukturproblem) -> list[tuple[int, int, int]]:
    kanter = {frozenset(k) for k in problem.kanter}
    return [
        (a, m, b)
        for a, b in combinations(range(problem.antall), 2)
        for m in range(problem.antall)
        if {frozenset((a, m)), frozenset((m, b))} <= kanter and frozenset((a, b)) not in kanter and m not in (a, b)
    ]
