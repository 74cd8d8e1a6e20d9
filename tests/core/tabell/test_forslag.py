"""Suggested rules: what speaks for them, and what is chance."""

from __future__ import annotations

import time

from tests.core.tabell.eksempel import RADER, kolonne, kontrollert, tabell

from tospann.core.tabell.forslag import Forslag, er_sumnavn, foresla
from tospann.core.tabell.regel import Kolonnesum, Radsum, Unik

UNIK = Unik("ulike-navn", ("sted",))


def test_sumrad_og_radsum_foreslaas() -> None:
    """En rad som heter Sum og en kolonne som er summen av to andre, blir foreslått med grunnen."""
    forslag = foresla(tabell())

    assert [
        Kolonnesum("kolonnesum", "Sum", ("alle", "stat", "kommune")),
        Radsum("radsum-alle", "alle", ("stat", "kommune")),
        UNIK,
    ] == [f.regel for f in forslag]
    assert [f.grunn for f in forslag] == [
        "Raden «Sum» ser ut som en sumrad.",
        "Stat og kommune gir alle i 3 av 3 rader.",
        "Hver rad skal ha sitt eget navn.",
    ]


def test_en_feil_skjuler_ikke_regelen() -> None:
    """Regelen blir foreslått også når én rad bryter den, og da finner den feilen."""
    rader = [["A", "3", "1", "2"], ["B", "7", "3", "4"], ["C", "5", "2", "3"], ["D", "9", "2", "3"]]
    med_feil = tabell(rader)
    regler = [f.regel for f in foresla(med_feil)]

    assert [f.id for f in kontrollert(med_feil, *regler).funn if f.radnr] == ["radsum-alle.5.alle"]


def test_nuller_er_ingen_grunn() -> None:
    """Rader med bare nuller stemmer med enhver regel, og foreslår ingen."""
    assert foresla(tabell([[navn, "0", "0", "0"] for navn in "ABCD"]))[:-1] == ()
    assert foresla(tabell([[navn, "4", "4", "0"] for navn in "ABCD"]))[:-1] == ()


def test_tomme_ruter_er_ikke_null_i_et_forslag() -> None:
    """En rad med en tom rute teller verken for eller mot en regel."""
    rader = [["A", "3", "1", "2"], ["B", "7", "3", "4"], ["C", "5", "2", "3"], ["D", "9", "", "9"]]

    assert "Stat og kommune gir alle i 3 av 3 rader." in [f.grunn for f in foresla(tabell(rader))]


def test_uten_sammenheng() -> None:
    """Tall uten sammenheng får ingen forslag."""
    assert foresla(tabell([["A", "3", "10", "20"], ["B", "7", "30", "40"], ["C", "5", "20", "30"]])) == (
        Forslag(UNIK, "Hver rad skal ha sitt eget navn."),
    )


def test_navn_paa_sumrader() -> None:
    """Vanlige navn på sumrader kjennes igjen; et sted gjør det ikke."""
    assert [er_sumnavn(n) for n in ("Sum", "I ALT", "til  sammen", "Totalt:", "Sund")] == [
        True,
        True,
        True,
        True,
        False,
    ]


def test_store_tabeller_tar_ikke_tid() -> None:
    """Mange kolonner og rader gir svar med en gang."""
    kolonner = [kolonne(f"k{nr}") for nr in range(40)]
    rader = [[f"Rad {nr}", *(str(nr * k % 97) for k in range(40))] for nr in range(300)]
    foer = time.monotonic()
    foresla(tabell(rader, *kolonner))

    assert time.monotonic() - foer < 20
    assert len(RADER) == 5
