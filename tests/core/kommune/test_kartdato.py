"""The days on which the map changes, and the county to show where one is gone."""

from dataclasses import replace
from datetime import date

from tests.core.kommune.historier import START, bygg

from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kommune.kartdato import Endringsdag, Fylkesvalg, forrige_endring, fylke_paa, neste_endring

DAG, SENERE = date(2018, 1, 1), date(2020, 1, 1)
# County 00 becomes part of 30 in 2020, and 01 stays.
REFORM = bygg("0001 0002 0101 0102", (DAG, "0101>0103 0102>0103"), (SENERE, "0001>3001 0002>3002"))


def test_neste_og_forrige() -> None:
    """Neste endring er den første etter datoen, forrige den siste før den."""
    assert [e.dato if (e := neste_endring(REFORM, d)) else None for d in (START, DAG, SENERE)] == [DAG, SENERE, None]
    assert [e.dato if (e := forrige_endring(REFORM, d)) else None for d in (DAG, SENERE, date(2021, 1, 1))] == [
        None,
        DAG,
        SENERE,
    ]


def test_fylkets_endringer() -> None:
    """For et fylke er det bare fylkets egne endringer som teller."""
    assert (e := neste_endring(REFORM, START, "00")) is not None
    assert e.dato == SENERE
    assert neste_endring(REFORM, DAG, "01") is None


def test_setningen() -> None:
    """Endringen sies i en setning: hvor mange som ble til hvor mange, og hvor mange som bare fikk nytt nummer."""
    assert str(neste_endring(REFORM, START)) == "2 kommuner ble til 1"
    assert str(neste_endring(REFORM, DAG)) == "2 kommuner fikk nytt nummer, fylkene ble endret"
    assert str(Endringsdag(DAG, 1, 2, 0, 1)) == "1 kommune ble til 2, 1 kommune fikk nytt navn"
    assert str(Endringsdag(DAG, 0, 0, 0, 0)) == "ingen endring"


def test_fylket_som_finnes() -> None:
    """Et fylke som finnes på datoen, er seg selv."""
    assert fylke_paa(REFORM, "01", SENERE) == Fylkesvalg("01", 1, 1)


def test_fylket_som_er_borte() -> None:
    """Et fylke som er borte, følges til det flest av kommunene er i; bakover på samme måte."""
    assert fylke_paa(REFORM, "00", date(2022, 1, 1)) == Fylkesvalg("30", 2, 2)
    assert fylke_paa(REFORM, "30", DAG) == Fylkesvalg("00", 2, 2)


def test_fylket_der_flest_ble_av() -> None:
    """Havnet kommunene i flere fylker, velges det med flest, og tallene sier hvor mange."""
    delt = bygg("0001 0002 0003", (DAG, "0001>3001 0002>3002 0003>4003"))

    assert fylke_paa(delt, "00", DAG) == Fylkesvalg("30", 3, 2)


def test_nummer_som_aldri_var_fylke() -> None:
    """Et nummer som aldri var et fylke, er ikke noe fylke."""
    assert fylke_paa(REFORM, "99", DAG) is None


def test_kommune_som_bytter_fylke() -> None:
    """En kommune som bytter fylke uten å endres, er en endring i begge fylkene."""
    historie = bygg("0001 0101", (DAG, "0001>0102"))

    assert {str(neste_endring(historie, START, f)) for f in ("00", "01")} == {
        "1 kommune fikk nytt nummer, fylkene ble endret",
        "1 kommune fikk nytt nummer",
    }
    assert isinstance(replace(historie), Kommunehistorie)
