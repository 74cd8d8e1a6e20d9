"""Which drawing answers for a date, and which municipalities each shape stands for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.kommune.historier import START, bygg, tilfeldig
from tests.core.kommune.kartruter import bilde, tabell

from tospann.core.kommune.kartutgave import IngenTegning, etterkommere, flatenes_kommuner, tegn, velg_bilde

FOR, DAG, SENERE = date(2015, 6, 1), date(2018, 1, 1), date(2024, 1, 1)
SLAATT = bygg("0001 0002 0003", (DAG, "0001>0004 0002>0004"), (SENERE, "0003>0005 0003>0006"))


def test_etterkommere() -> None:
    """En kommune følges til det den er blitt: ny, del av en annen, eller flere."""
    assert etterkommere(SLAATT, FOR, SENERE) == {"0001": ("0004",), "0002": ("0004",), "0003": ("0005", "0006")}
    assert etterkommere(SLAATT, DAG, DAG) == {"0003": ("0003",), "0004": ("0004",)}


def test_endringer_paa_selve_dagen_er_alt_skjedd() -> None:
    """Endringer på dagen det følges fra, er alt skjedd; de på dagen det følges til, er med."""
    utskilt = bygg("0003", (DAG, "0003>0003 0003>0005"), (SENERE, "0005>0006"))

    assert etterkommere(utskilt, DAG, SENERE) == {"0003": ("0003",), "0005": ("0006",)}
    assert etterkommere(utskilt, FOR, DAG) == {"0003": ("0003", "0005")}


def test_navnet_paa_flere_flater() -> None:
    """Er flere flater blitt én kommune, står navnet der den første av dem som har en plass, har det."""
    tre = bygg("0001 0002 0003", (DAG, "0001>0004 0002>0004"))
    kart = tegn(tabell({START: ("0001", "0002", "0003")}), bilde("00", tegnet=START), tre, DAG)

    assert {n: (s.x, s.y) for n, s in kart.kommunenavn.brede.items()} == {"0004": (1, 1)}


def test_for_sammenslaaing_staar_flaten_for_flere() -> None:
    """Før en sammenslåing står flaten for alle kommunene som ble til den."""
    assert set(flatenes_kommuner(SLAATT, DAG, FOR)) == {(("0004",), ("0001", "0002")), (("0003",), ("0003",))}


def test_etter_sammenslaaing_staar_flere_flater_for_en() -> None:
    """Er kommunene slått sammen etter at kartet ble tegnet, hører flatene til samme kommune."""
    assert set(flatenes_kommuner(SLAATT, START, DAG)) == {(("0001", "0002"), ("0004",)), (("0003",), ("0003",))}


def test_etter_deling_staar_flaten_for_delene() -> None:
    """Er kommunen delt etter at kartet ble tegnet, står flaten for alle delene."""
    assert (("0003",), ("0005", "0006")) in flatenes_kommuner(SLAATT, DAG, SENERE)


@given(st.integers(0, 10**6), st.integers(0, 12), st.integers(0, 12))
def test_hver_kommune_har_noyaktig_en_flate(fro: int, tegnet: int, dato: int) -> None:
    """Uansett historie, tegning og dato står hver kommune på nøyaktig én flate, og hver flate er med én gang."""
    historie = tilfeldig(fro).historie
    dag, tegnedag = date(2006 + dato, 6, 1), date(2006 + tegnet, 6, 1)
    grupper = flatenes_kommuner(historie, tegnedag, dag)

    assert sorted(historie.paa(dag)) == sorted(k for _, kommuner in grupper for k in kommuner)
    assert sorted(historie.paa(tegnedag)) == sorted(t for tegnede, _ in grupper for t in tegnede)


def test_kartet_tegnes_med_datoens_kommuner() -> None:
    """Kartet har datoens kommuner på tegningens flater, med navn og treffsirkel der tegningen har dem."""
    rader = tabell({DAG: ("0004", "0003")})
    kart = tegn(rader, bilde(), SLAATT, FOR)

    assert [f.kommuner for f in kart.flater] == [("0001", "0002"), ("0003",)]
    assert kart.tegnet == DAG
    assert kart.fylkesnavn.brede.keys() == {"0001", "0002", "00"}
    assert kart.kommunenavn.brede == {}


def test_flere_flater_blir_en() -> None:
    """To flater som er blitt én kommune, tegnes uten grensa mellom dem."""
    kart = tegn(tabell({START: ("0001", "0002", "0003")}), bilde(tegnet=START), SLAATT, DAG)

    assert [f.kommuner for f in kart.flater] == [("0004",), ("0003",)]
    assert kart.sti(kart.flater[0]) == "M0,0l0+10+10+0+10+0+0-10-10+0-10+0z"
    assert kart.flater[0].treff == 4


def test_fylkets_kart() -> None:
    """Fylkets kart har bare fylkets kommuner; naboene er grå, og navnene er kommunenes."""
    to_fylker = bygg("0001 0002 0101")
    kart = tegn(tabell({DAG: ("0001", "0002", "0101")}), bilde("00", graa=("0101",)), to_fylker, DAG)

    assert [f.nummer for f in kart.flater] == ["0001", "0002"]
    assert kart.kommunenavn.brede.keys() == {"0001", "0002"}
    assert kart.naboer == "M20,0l0+10+10+0+0-10-10+0z"
    assert kart.fylkesgrenser == ""


def test_fylkesgrensa_paa_landskartet() -> None:
    """Landskartet har streken mellom fylkene, og ikke den mellom kommuner i samme fylke."""
    to_fylker = bygg("0001 0002 0101")

    assert tegn(tabell({DAG: ("0001", "0002", "0101")}), bilde(), to_fylker, DAG).fylkesgrenser == "M20,0l0+10"


def test_bildet_som_gjelder() -> None:
    """Det nyeste bildet som har begynt, gjelder; før det første gjelder det første."""
    bilder = [bilde("18", SENERE), bilde("18", DAG), bilde("50", START)]

    assert [velg_bilde(bilder, "18", d).fra for d in (FOR, DAG, date(2023, 12, 31), SENERE)] == [DAG, DAG, DAG, SENERE]


def test_fylke_uten_tegning() -> None:
    """Et fylke som ikke er tegnet, og en dato uten tegning, blir sagt."""
    with pytest.raises(IngenTegning, match="Fylke 99"):
        velg_bilde([bilde("18")], "99", DAG)
    with pytest.raises(IngenTegning, match="2024-01-01"):
        tabell({DAG: ("0001",)}).utgave(SENERE)
