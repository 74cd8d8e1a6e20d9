"""Spreadsheets: numbers are numbers, sums are formulas, text is never a formula."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall
from tospann.documents.regneark import (
    Arbeidsbok,
    Ark,
    Arkkolonne,
    Formel,
    UgyldigRegneark,
    arknavn,
    er_farlig,
    tegn_csv,
    uten_vern,
    vern,
)
from tospann.documents.regneark_xlsx import tegn_xlsx

DATO = date(2026, 10, 12)
ANTATT = Kilde("antatt", Kildeslag.FORUTSETNING, "Forutsetning", "Utredningen", DATO)
FARLIGE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff20a",
    "−1",
    "|x",
]
LEIE = Tall("leie", "Leie", Kroner(50000001), Enhet.KRONER, DATO, "Kontoret", ANTATT)
ARK = Ark(
    "Oppgjør",
    (
        Arkkolonne("Kommune", 24),
        Arkkolonne("Årsverk", summeres=True),
        Arkkolonne("Å betale", summeres=True),
        Arkkolonne("Halv"),
    ),
    (
        ("Fauske", Fraction(25, 2), Kroner(123456789), Formel("=C{rad}/2", Kroner(61728395))),
        ("Saltdal", Fraction(1, 4), LEIE, Formel("=C{rad}/2", Kroner(25000000))),
        ("Beiarn", None, Kroner(-10), None),
    ),
    merknad="Foreløpige tall.",
    sum="Sum",
)


def bok(*ark: Ark) -> Arbeidsbok:
    """Make a workbook."""
    return Arbeidsbok("Oppgjør & refusjon 2026", DATO, ark or (ARK,))


def les(data: bytes, *, verdier: bool = True) -> Workbook:
    """Open the workbook, with values or with formulas."""
    return openpyxl.load_workbook(BytesIO(data), data_only=verdier)


def test_tallene_kan_leses_ut_igjen() -> None:
    """Beløp står som tall i kroner med to desimaler, årsverk som tall."""
    blad = les(tegn_xlsx(bok()))["Oppgjør"]

    assert [(r[1].value, r[2].value) for r in blad["A4:D6"]] == [(12.5, 1234567.89), (0.25, 500000.01), (None, -0.1)]
    assert blad["C4"].number_format == "#,##0.00"
    assert [c.value for c in blad[3]] == ["Kommune", "Årsverk", "Å betale", "Halv"]


def test_summer_er_formler_med_verdi() -> None:
    """Sumraden er formler, og verdien vi har regnet ut, står i filen for dem som ikke regner selv."""
    data = tegn_xlsx(bok())

    assert tuple(les(data, verdier=False)["Oppgjør"][c].value for c in ("B7", "C7")) == ("=SUM(B4:B6)", "=SUM(C4:C6)")
    assert tuple(les(data)["Oppgjør"][c].value for c in ("B7", "C7")) == (12.75, 1734567.8)
    assert les(data, verdier=False)["Oppgjør"]["D5"].value == "=C5/2"
    assert les(data)["Oppgjør"]["D5"].value == 250000


def test_forutsetninger_er_merket() -> None:
    """Stjernen er en del av tallformatet: cella inneholder fortsatt et tall, og summen er merket også."""
    blad = les(tegn_xlsx(bok()))["Oppgjør"]

    assert {blad[c].number_format for c in ("C5", "C7")} == {'#,##0.00"*"'}
    assert blad["A9"].value == "Foreløpige tall."
    assert blad["A10"].value == "* Hviler på en forutsetning."


@pytest.mark.parametrize("tekst", FARLIGE)
def test_tekst_blir_aldri_formel(tekst: str) -> None:
    """Tekst som ligner en formel, er tekst i Excel og vernet i CSV, og er den samme når den leses inn igjen."""
    ark = Ark("A", (Arkkolonne(tekst),), ((tekst,),))
    celle = les(tegn_xlsx(bok(ark)), verdier=False)["A"]["A4"]
    lest = list(csv.reader(StringIO(tegn_csv(ark).removeprefix("\ufeff")), delimiter=";"))

    assert celle.data_type == "s"
    assert celle.quotePrefix
    assert lest[1][0].startswith("'")
    assert uten_vern(lest[1][0]) == celle.value


@given(st.text(alphabet="'=+-@|ab \t＝"))
def test_vernet_kan_tas_av(tekst: str) -> None:
    """Vernet tekst er aldri farlig og blir nøyaktig den samme når vernet tas av."""
    assert not er_farlig(vern(tekst))
    assert tekst == uten_vern(vern(tekst))


def test_csv() -> None:
    """CSV har semikolon, desimalkomma og byte order mark, som en norsk Excel venter."""
    linjer = tegn_csv(ARK).split("\r\n")

    assert linjer[0] == '\ufeff"Kommune";"Årsverk";"Å betale";"Halv"'
    assert linjer[1] == '"Fauske";"12,5";"1234567,89";"617283,95"'
    assert linjer[3] == '"Beiarn";"";"-0,10";""'
    assert linjer[4] == '"Sum";"12,75";"1734567,80";""'


def test_samme_bok_gir_samme_bytes() -> None:
    """Den samme boka gir den samme filen, byte for byte."""
    data = tegn_xlsx(bok())

    assert data == tegn_xlsx(bok())
    assert les(data).properties.created.date() == DATO


def test_utskrift() -> None:
    """Arket skrives ut liggende i én sides bredde, med overskriftene på hver side og fast første rad."""
    blad = les(tegn_xlsx(bok()))["Oppgjør"]

    assert blad.page_setup.orientation == "landscape"
    assert blad.page_setup.fitToWidth in {None, 1}  # one page is what Excel means by saying nothing
    assert blad.page_setup.fitToHeight == 0
    assert blad.freeze_panes == "B4"
    assert blad.print_title_rows == "$3:$3"
    assert blad.oddHeader.left.text == "Oppgjør && refusjon 2026"


def test_ark_uten_rader() -> None:
    """Et ark uten rader har overskrifter og ingen sum."""
    tomt = Ark("Tomt", (Arkkolonne("A"), Arkkolonne("B", summeres=True)), (), sum="Sum")

    assert les(tegn_xlsx(bok(tomt)))["Tomt"]["B4"].value is None


def test_ugyldig_avvises() -> None:
    """Skjeve rader, like arknavn, ugyldige arknavn og formler uten likhetstegn avvises."""
    with pytest.raises(UgyldigRegneark):
        Ark("A", (Arkkolonne("A"),), (("a", "b"),))
    with pytest.raises(UgyldigRegneark):
        bok(Ark("A", (Arkkolonne("A"),), ()), Ark("a", (Arkkolonne("A"),), ()))
    with pytest.raises(UgyldigRegneark):
        Ark("a/b", (Arkkolonne("A"),), ())
    with pytest.raises(UgyldigRegneark):
        Formel("SUM(A1)", 1)
    assert arknavn("Vedlegg 1: [Årsverk] / beløp per kommune") == "Vedlegg 1   Årsverk    beløp pe"


def test_penger_blandes_ikke_med_annet() -> None:
    """En sum av kroner og årsverk er meningsløs og avvises."""
    blandet = Ark("A", (Arkkolonne("A"), Arkkolonne("B", summeres=True)), (("a", Kroner(1)), ("b", 2)), sum="Sum")

    with pytest.raises(UgyldigRegneark):
        tegn_xlsx(bok(blandet))
