"""Every figure in the papers: the same to the øre in PDF, Word, Excel and kilder.json, with source or formula."""

from __future__ import annotations

import re

import pytest
from tests.documents.papirer.saken import BELOP, Mappe, flat, i_ore

from tospann.core.felles.nokkel import Nokkelslag
from tospann.core.felles.norsk import tall_tekst
from tospann.core.felles.tall import Tall, med_grunnlag
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import Tabell, alle_opplysninger, alle_tall
from tospann.documents.papirer.kilder import eksakt
from tospann.documents.papirer.tabeller import lag_fire, lag_to, noklene
from tospann.documents.trykk import MERKE, trykte_rader

MED_WORD = ("saksframlegg-fauske", "saksframlegg-hamaroy", "vertskommuneavtale")
PAPIRER = ("utredning", *MED_WORD)


def ore_i(tabell: Tabell) -> list[list[int]]:
    """Give the table's own amounts, row by row, in øre."""
    return [[t.som_kroner().ore for t in rad[1:] if isinstance(t, Tall)] for rad in tabell.rader]


def rader_i_tekst(tekst: str, tabell: Tabell) -> list[list[int]]:
    """Read the table back from flat text: after its caption, the amounts that follow each row heading."""
    tekst = tekst[tekst.index(flat(tabell.tittel)) :]
    ut = []
    for rad in tabell.rader:
        tekst = tekst[tekst.index(f"{rad[0]} ") :]
        antall = len(tabell.kolonner) - 1
        ut.append([i_ore(b) for b in BELOP.findall(tekst)[:antall]])
        tekst = tekst[1:]
    return ut


@pytest.mark.parametrize("navn", PAPIRER)
def test_noklene_i_pdf(bilde: Saksbilde, mappe: Mappe, navn: str) -> None:
    """De fire nøklene står i PDF-en til øret, og hver kolonne blir samme sum."""
    tabell = noklene(tuple(bilde.oppgjor.values()), bilde.sak.kommuner)
    lest = rader_i_tekst(mappe.pdf_tekst(navn), tabell)

    assert ore_i(tabell) == lest
    assert [sum(kolonne[:-1]) for kolonne in zip(*lest, strict=True)] == lest[-1]
    assert len(set(lest[-1])) == 1


@pytest.mark.parametrize("navn", MED_WORD)
def test_pdf_og_word_er_like(bilde: Saksbilde, mappe: Mappe, navn: str) -> None:
    """Hver celle i hver tabell står likt i PDF og Word."""
    ord_ = mappe.word(navn)
    i_word = [[[flat(c.text) for c in rad.cells] for rad in t.rows] for t in ord_.tables]
    pdf = mappe.pdf_tekst(navn).replace("\u00ad", "")
    for tabell in (b for b in mappe.dokumenter[navn].blokker if isinstance(b, Tabell)):
        trykt = [[flat(c.med_merke) for c in rad] for rad in trykte_rader(tabell)]

        assert any(t[1:] == trykt for t in i_word), tabell.tittel
        tall = [c for rad in trykt for c in rad if re.fullmatch(r"[−\d ]+(,\d+)?( kr)?\*?", c)]
        assert [c for c in tall if c not in pdf] == []
    assert bilde.sak.tittel in pdf


@pytest.mark.parametrize("nokkel", list(Nokkelslag))
def test_regnearket_er_lik_kjernen(bilde: Saksbilde, mappe: Mappe, nokkel: Nokkelslag) -> None:
    """Hver nøkkels ark har kjernens tall til øret, også i summene og i formlene."""
    oppgjor, ark = bilde.oppgjor[nokkel], mappe.bok()[nokkel.value[:31]]
    ventet = [[*a, *b[1:]] for a, b in zip(ore_i(lag_to(oppgjor)), ore_i(lag_fire(oppgjor)), strict=True)]
    lest = [[round(float(v) * 100) for v in rad[1:]] for rad in ark.iter_rows(min_row=4, max_row=9, values_only=True)]

    assert ventet == lest


def test_sidene_i_regnearket(bilde: Saksbilde, mappe: Mappe) -> None:
    """Arkene med nøklene og med «hvis staten trekker ut» har kjernens tall og summer."""
    bok = mappe.bok()
    for navn, hent in (
        ("Nøklene side om side", [[o.andel(k) for o in bilde.oppgjor.values()] for k in bilde.sak.kommuner]),
        ("Hvis staten trekker ut", list(zip(*(v.endringer for v in bilde.virkninger.values()), strict=True))),
    ):
        lest = [[round(float(v) * 100) for v in r[1:]] for r in bok[navn].iter_rows(4, 9, values_only=True)]
        ventet = [[t.som_kroner().ore for t in rad] for rad in hent]

        assert ventet == lest[:-1]
        assert [sum(k) for k in zip(*ventet, strict=True)] == lest[-1]


def test_lagene_blir_helheten(bilde: Saksbilde, mappe: Mappe) -> None:
    """Lag 1, 2 og 3 er til sammen helheten, i kjernen, i PDF-en og i regnearket; lag 4 går opp i null."""
    for oppgjor in bilde.oppgjor.values():
        lagene = [t.som_kroner().ore for t in (oppgjor.lag_stat(), oppgjor.lag_kommune(), oppgjor.lag_stonad())]

        assert oppgjor.helhet().som_kroner().ore == sum(lagene)
        assert sum(t.som_kroner().ore for t in oppgjor.betalinger) == 0
    valgt = bilde.oppgjor[bilde.sak.valg.nokkel]
    ark = [rad[2] for rad in mappe.bok()["Fire lag"].iter_rows(4, 7, values_only=True)]
    assert [round(float(v) * 100) for v in ark] == [
        t.som_kroner().ore for t in (valgt.lag_stat(), valgt.lag_kommune(), valgt.lag_stonad(), valgt.helhet())
    ]
    assert flat(tall_tekst(valgt.helhet(), med_enhet=False)) in mappe.pdf_tekst("utredning")


def test_hvert_tall_staar_i_kildefilen(mappe: Mappe) -> None:
    """Hvert tall i papirene, og alt det hviler på, står i kilder.json med samme verdi og med kilde eller formel."""
    for dokument in mappe.dokumenter.values():
        for tall in med_grunnlag(alle_tall(dokument)):
            rad = mappe.kilder[tall.id]

            assert (eksakt(tall.verdi), tall.enhet.value) == (rad["verdi"], rad["enhet"])
            assert rad["dato"]
            assert rad["gjelder"]
            if tall.formel:
                assert [t.id for t in tall.ledd] == rad["ledd"]
            else:
                assert rad["kilde"]["tittel"]


def test_hvert_tall_kan_leses_i_pdfen(mappe: Mappe) -> None:
    """Hvert tall i dokumentmodellen kan leses ut av PDF-en, slik det er skrevet."""
    for navn, dokument in mappe.dokumenter.items():
        pdf = mappe.pdf_tekst(navn)
        borte = [
            t.id
            for t in alle_tall(dokument)
            if not any(flat(tall_tekst(t, med_enhet=False, med_ore=ore)) in pdf for ore in (True, False))
        ]

        assert borte == [], navn


def test_forutsetninger_er_merket(mappe: Mappe) -> None:
    """Hvert tall som hviler på en forutsetning, har stjerne i PDF-en, og stjernen er forklart."""
    for navn in PAPIRER:
        dokument, pdf = mappe.dokumenter[navn], mappe.pdf_tekst(navn)
        hviler = [t for t in alle_tall(dokument) if t.hviler_paa_forutsetning]
        antatt = [flat(o.tekst) for o in alle_opplysninger(dokument) if o.er_forutsetning]

        assert hviler
        assert pdf.count(MERKE) >= len(hviler)
        assert [t for t in antatt if f"{t}{MERKE}" not in pdf] == []
        assert f"{MERKE} Hviler på en forutsetning som kan endres." in pdf
