"""The file of a sweep: read whole or refused in a sentence; and answers that are read back as they were written."""

import json
from decimal import Decimal
from typing import Any

import pytest
from tests.core.struktur.sveipet import MED, PROBLEM, sveip

from tospann.core.struktur.sveip import jobber, kjor_jobb, punkter
from tospann.documents.sveipsvar import jobblinje
from tospann.imports.strukturfil import StrukturAvvist
from tospann.imports.sveipfil import les_jobbsvar, les_sveipfil

KONTRAKT: dict[str, Any] = {
    "n": 2,
    "names": ["Aust", "Vest"],
    "pop": [100, 50],
    "fte": [4, 2.5],
    "edges": [[0, 1]],
    "minutes": [[0, 20], [20, 0]],
    "params": {"T": 30, "k": 2, "theta": 6, "alpha": 10, "tv": 0.1, "sh": 5},
}
FREMTIDER = {"antall": 150, "fro": 6, "innbyggere": 0.05, "reisetid": 0.1, "aarsverk": 0}


def _fil(**valg: object) -> bytes:
    return json.dumps({"problem": KONTRAKT, "sveip": valg}).encode()


def test_det_som_ikke_varieres_staar_fast() -> None:
    """Det som ikke er nevnt i sveipet, er som i problemet; tallene er som de er skrevet."""
    lest = les_sveipfil(_fil(T=[15, 30.5], alpha=[10, 20]))
    rammer = [(p.rammer.reise, p.rammer.storst, p.rammer.terskel, p.vekter.organisasjon) for p in punkter(lest.sveip)]

    assert rammer == [(15, 2, 6, 10), (15, 2, 6, 20), (Decimal("30.5"), 2, 6, 10), (Decimal("30.5"), 2, 6, 20)]
    assert {p.vekter.reise for p in punkter(lest.sveip)} == {Decimal("0.1")}
    assert len(jobber(lest.sveip)) == 4


def test_samme_problem_i_et_annet_sveip_har_de_samme_jobbene() -> None:
    """Legges en verdi til i sveipet, er jobbene som var der fra før, de samme; endres problemet, er de nye."""
    kort, langt = les_sveipfil(_fil(T=[30])), les_sveipfil(_fil(T=[30, 40], fremtider=FREMTIDER))
    annet = les_sveipfil(_fil(T=[30]).replace(b"[100, 50]", b"[100, 51]"))

    assert {j.id for j in jobber(kort.sveip)} < {j.id for j in jobber(langt.sveip)}
    assert len(jobber(langt.sveip)) == 6
    assert not {j.id for j in jobber(kort.sveip)} & {j.id for j in jobber(annet.sveip)}
    assert kort.fingeravtrykk != langt.fingeravtrykk


@pytest.mark.parametrize(
    ("valg", "grunn"),
    [
        ({"T": []}, "«T» i «sveip» må være en liste med fra 1 til 100 tall."),
        ({"T": 30}, "«T» i «sveip» må være en liste med fra 1 til 100 tall."),
        ({"T": [30, 30]}, "«T» i «sveip» har samme tall to ganger."),
        ({"T": [-1]}, "Hver verdi i «T» i «sveip» må være fra 0 til 10080."),
        ({"k": [2.5]}, "Hver verdi i «k» i «sveip» må være et heltall."),
        ({"k": [0]}, "Hver verdi i «k» i «sveip» må være fra 1 til 1000000."),
        ({"alpha": [True]}, "Hver verdi i «alpha» i «sveip» må være et tall."),
        ({"beta": [1]}, "«sveip» har et felt som ikke er kjent: «beta»."),
        ({"fremtider": {"antall": 10}}, "«fremtider» mangler feltet «fro»."),
        ({"fremtider": {**FREMTIDER, "reisetid": 3}}, "«reisetid» må være fra 0 til 1."),
        ({"fremtider": {**FREMTIDER, "antall": 0}}, "«antall» må være fra 1 til 100000."),
        (
            {navn: list(range(1, 31)) for navn in ("T", "k", "alpha")},
            "Sveipet blir 27000 jobber, og det er flere enn 20000.",
        ),
    ],
)
def test_fila_avvises_med_grunn(valg: dict[str, object], grunn: str) -> None:
    """Er noe i sveipet galt, avvises fila med én setning som sier hva."""
    with pytest.raises(StrukturAvvist) as avvist:
        les_sveipfil(_fil(**valg))

    assert str(avvist.value) == grunn


@pytest.mark.parametrize("innhold", [b"{", b"[]", b'{"sveip": {}}', b'{"problem": {}, "mer": 1}', b"\xff"])
def test_det_som_ikke_er_et_sveip_avvises(innhold: bytes) -> None:
    """Det som ikke er JSON, eller ikke har et problem, avvises."""
    with pytest.raises(StrukturAvvist):
        les_sveipfil(innhold)


def test_svarene_leses_som_de_er_skrevet() -> None:
    """Et svar som er skrevet, leses tilbake nøyaktig likt; et svar som er skadet eller ombyttet, avvises."""
    alle = jobber(sveip(MED))
    for jobb in alle:
        svar = kjor_jobb(PROBLEM, jobb)
        linje = jobblinje(svar)

        assert les_jobbsvar(linje, jobb) == svar
        assert jobblinje(les_jobbsvar(linje, jobb)) == linje
        for skadet in (linje[:40], "[]", "{}", linje.replace(jobb.id, "en annen")):
            with pytest.raises(StrukturAvvist):
                les_jobbsvar(skadet, jobb)
