"""The council paper: the same proposal everywhere, all eleven themes, and only one's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from tests.documents.papirer.saken import Mappe, flat

from tospann.core.felles.fingeravtrykk import ordavtrykk
from tospann.core.felles.norsk import ascii_navn, dato_tekst
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import Overskrift

STEDER = ("fauske", "sorfold", "saltdal", "beiarn", "hamaroy")
LENGST = 14
# KS/Nav-sjekklisten 2024 chapter 6, in its order.
ELLEVE = (
    "Risiko",
    "Nåsituasjonen",
    "Effektmål for det nye kontoret",
    "Tjenester som skal inngå",
    "Milepæler",
    "Økonomiske konsekvenser",
    "Arbeidsmiljø og vernetjeneste",
    "Lokasjoner og tjenesteyting",
    "Kommunikasjon",
    "IT, telefoni og eiendom",
    "Anbefaling",
)
HOVEDDELER = [
    "Kommunedirektørens forslag til vedtak",
    "Sammendrag",
    "Saksopplysninger",
    "Hva dette betyr for {}",
    "Vurdering",
    "Økonomiske konsekvenser",
    "Anbefaling",
    "Vedlegg: forutsetninger",
    "Vedlegg: kilder",
]


def _forslag(mappe: Mappe, sted: str) -> bytes:
    """Read the proposal out of the framed box in the Word file, paragraph by paragraph."""
    rammer = [
        t for t in mappe.word(f"saksframlegg-{sted}").tables if t.cell(0, 0).text.startswith("Forslag til vedtak")
    ]
    avsnitt = [a.text for a in rammer[0].cell(0, 0).paragraphs[1:]]
    return "\n\n".join(avsnitt).encode()


def test_forslaget_er_likt_i_alle_fem(bilde: Saksbilde, mappe: Mappe) -> None:
    """Forslaget til vedtak er det samme, byte for byte, i alle fem Word-filene, og lik kjernens tekst."""
    assert {_forslag(mappe, sted) for sted in STEDER} == {bilde.forslag.encode()}


@pytest.mark.parametrize("sted", STEDER)
def test_fingeravtrykket_er_trykt(bilde: Saksbilde, mappe: Mappe, sted: str) -> None:
    """Fingeravtrykket av forslaget er kjernens, og det står i PDF og Word sammen med avtalens."""
    lest = _forslag(mappe, sted).decode()

    assert bilde.runde.fingeravtrykk == ordavtrykk(lest)
    for tekst in (mappe.pdf_tekst(f"saksframlegg-{sted}"), mappe.word_tekst(f"saksframlegg-{sted}")):
        uten_brudd = re.sub(r"(?<=[0-9a-f]) (?=[0-9a-f])", "", tekst.replace("\u200b", ""))
        assert bilde.runde.fingeravtrykk in uten_brudd
        assert bilde.avtale.fingeravtrykk in uten_brudd


@pytest.mark.parametrize("sted", STEDER)
def test_de_elleve_temaene_er_overskrifter(mappe: Mappe, sted: str) -> None:
    """Alle elleve temaene i sjekklisten er ekte overskrifter, i Word og i PDF-ens struktur."""
    word = [
        a.text
        for a in mappe.word(f"saksframlegg-{sted}").paragraphs
        if a.style and str(a.style.name).startswith("Heading")
    ]
    merker = set(_bokmerker(mappe.pdf(f"saksframlegg-{sted}").outline))

    assert [tema for tema in ELLEVE if tema not in word] == []
    assert [tema for tema in ELLEVE if tema not in merker] == []


def _bokmerker(gren: Iterable[Any]) -> Iterator[str]:
    for ett in gren:
        if isinstance(ett, list):
            yield from _bokmerker(ett)
        else:
            yield str(ett.title)


@pytest.mark.parametrize("sted", STEDER)
def test_rekkefolgen(bilde: Saksbilde, mappe: Mappe, sted: str) -> None:
    """Delene kommer i den rekkefølgen et saksframlegg har, og papiret er ikke for langt."""
    navn = next(k.kortnavn for k in bilde.sak.kommuner if ascii_navn(k.kortnavn) == sted)
    blokker = mappe.dokumenter[f"saksframlegg-{sted}"].blokker

    assert [h.format(navn) for h in HOVEDDELER] == [
        b.tekst for b in blokker if isinstance(b, Overskrift) and b.nivaa == 1
    ]
    assert len(mappe.pdf(f"saksframlegg-{sted}").pages) <= LENGST


@pytest.mark.parametrize("sted", STEDER)
def test_bare_egne_rader(bilde: Saksbilde, mappe: Mappe, sted: str) -> None:
    """Saksframlegget viser egen lokaltekst og egne møter, aldri de andres."""
    tekst = mappe.word_tekst(f"saksframlegg-{sted}")
    for (nummer, _), lokaltekst in bilde.sak.lokaltekster.items():
        kommune = next(k for k in bilde.sak.kommuner if k.nummer == nummer)

        assert (flat(lokaltekst) in tekst) == (ascii_navn(kommune.kortnavn) == sted)
    assert ("Samiske representanter" in tekst) == (sted == "hamaroy")
    assert "Medvirkning før vedtaket" in tekst


def test_ned_og_opp(bilde: Saksbilde, mappe: Mappe) -> None:
    """En kommune som får lavere utgift, leser at den går ned med et beløp, ikke at den endres med minus."""
    for kapittel in bilde.kapitler:
        tekst = mappe.pdf_tekst(f"saksframlegg-{ascii_navn(kapittel.kommune.kortnavn)}")
        retning = "går ned med" if kapittel.endring.som_kroner().ore < 0 else "går opp med"

        assert f"Kommunens utgift til kontoret {retning} " in tekst
        assert "endres med" not in tekst


def test_motet(bilde: Saksbilde, mappe: Mappe) -> None:
    """Møtedatoen er dagen kommunestyret vedtok, eller neste møte i møteplanen."""
    for kommune in bilde.sak.kommuner:
        vedtak = bilde.runde.vedtak_i(kommune)
        ventet = vedtak.dato if vedtak else bilde.neste_mote(kommune)
        felt = dict(mappe.dokumenter[f"saksframlegg-{ascii_navn(kommune.kortnavn)}"].felt)

        assert ventet is not None
        assert dato_tekst(ventet) == felt["Møte i kommunestyret"]
        assert ventet in bilde.sak.deltaker(kommune).moter
