"""A sweep: which jobs it is cut into, that each is itself wherever it runs, and what they come to together."""

import pickle
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from tests.core.struktur.sveipet import MED, PROBLEM, UTEN, sveip

from tospann.core.struktur import sveip as modul
from tospann.core.struktur.krav import Antall
from tospann.core.struktur.losning import forbered, los
from tospann.core.struktur.motor.pulje import ForMangeGrupper
from tospann.core.struktur.problem import Strukturproblem
from tospann.core.struktur.robusthet import robusthet
from tospann.core.struktur.sveip import Jobbstatus, jobber, kjor_jobb, punkter, samle_sveip


def test_hver_grense_med_hver_vekt() -> None:
    """Sveipet har et punkt for hver grense med hver vekt, med en jobb for det og en for hvert hundre fremtider."""
    alle = jobber(sveip(MED))

    assert len(punkter(sveip(MED))) == 4
    assert [(j.punkt.nr, j.fra, j.til) for j in alle[:4]] == [(0, 0, 0), (0, 0, 100), (0, 100, 150), (1, 0, 0)]
    assert len({j.id for j in alle}) == len(alle) == 12


def test_samme_jobb_har_samme_merke_i_et_annet_sveip() -> None:
    """Den beste strukturen er samme jobb med og uten fremtider; et annet problem eller frø er en annen jobb."""
    uten = {j.id for j in jobber(sveip(UTEN))}
    med = {j.id for j in jobber(sveip(MED))}
    annet_fro = {j.id for j in jobber(sveip(replace(MED, fro=7)))}

    assert uten < med
    assert med & annet_fro == uten
    assert not uten & {j.id for j in jobber(sveip(UTEN, "et annet"))}


def test_svarene_er_de_samme_i_en_annen_rekkefolge_og_prosess() -> None:
    """Jobbene gir samme svar i hvilken som helst rekkefølge, og med et problem som er sendt en annen vei."""
    alle = list(jobber(sveip(MED)))
    rett_fram = {j.id: kjor_jobb(PROBLEM, j) for j in alle}
    Random(6).shuffle(alle)
    sendt = pickle.loads(pickle.dumps(PROBLEM))  # noqa: S301 - our own
    stokket = {j.id: kjor_jobb(sendt, j) for j in alle}

    assert rett_fram == stokket


def test_punktene_er_de_samme_som_hver_for_seg() -> None:
    """Hvert punkt har den beste strukturen og de fremtidene det ville hatt alene, og reisen og mangelen i den."""
    svar = samle_sveip(PROBLEM, sveip(MED), {j.id: kjor_jobb(PROBLEM, j) for j in jobber(sveip(MED))})

    assert [p.punkt for p in svar] == list(punkter(sveip(MED)))
    for p in svar:
        alene = replace(PROBLEM, rammer=p.punkt.rammer, vekter=p.punkt.vekter)
        v = p.punkt.vekter
        pris, reise, mangel = (Fraction(x) for x in (v.organisasjon, v.reise, v.mangel))
        sum_ = len(p.struktur.grupper) * pris + reise * p.reise + mangel * p.mangel

        assert (p.status, p.struktur) == (Jobbstatus.OPTIMAL, los(forbered(alene)).losning.strukturer[0])
        assert sum_ == p.struktur.pris
        assert p.fremtider == robusthet(alene, MED.spredning, MED.fro, MED.antall)


def test_et_punkt_uten_lovlig_struktur() -> None:
    """Et punkt der ingen struktur er lovlig, sier det, og de andre har sine svar."""
    from tests.core.struktur.smaa import krav  # noqa: PLC0415 - only here

    problem = PROBLEM.med(krav=[krav(Antall(1, 3))])
    svar = samle_sveip(problem, sveip(), {j.id: kjor_jobb(problem, j) for j in jobber(sveip())})

    assert [p.status for p in svar] == [Jobbstatus.UMULIG] * 2 + [Jobbstatus.OPTIMAL] * 2
    assert [p.struktur.pris for p in svar[:2]] == [Fraction()] * 2


def test_for_mange_grupper_gaar_til_den_andre_motoren(monkeypatch: pytest.MonkeyPatch) -> None:
    """Er gruppene for mange til å listes, finner den andre motoren strukturen; fremtidene sier at det er for mange."""
    lest = sveip(MED)
    fasit = {j.id: kjor_jobb(PROBLEM, j) for j in jobber(lest)}

    def for_mange(_: Strukturproblem, *__: object) -> None:
        raise ForMangeGrupper

    monkeypatch.setattr(modul, "_forberedt", for_mange)
    monkeypatch.setattr(modul, "kjor_blokk", for_mange)
    for jobb in jobber(lest):
        svar = kjor_jobb(PROBLEM, jobb)

        if jobb.til:
            assert svar == modul.Jobbsvar(jobb.id, Jobbstatus.FOR_MANGE_GRUPPER)
        else:
            assert svar.struktur.pris == fasit[jobb.id].struktur.pris
