"""A table written out: no formula slips in, and what is written can be read in again."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from tospann.core.tabell.kontroll import kontroller
from tospann.core.tabell.tabell import Trykttabell
from tospann.documents.regneark import tegn_csv
from tospann.documents.regneark_xlsx import tegn_xlsx
from tospann.documents.tabellark import som_arbeidsbok, trykt_ark
from tospann.imports.tabellsamling import levert, leverte
from tospann.imports.tabelltekst import les_limt
from tospann.imports.trykttabell import Oppsett, les_fil, som_tabell

DAG = date(2018, 1, 1)
FARLIG = ("=1+1", "@SUM(1)", "+1", "-2+3", "\uff1d1", "=cmd|' /C calc'!A0")


def innhold(tabell: Trykttabell) -> list[tuple[str, list[object]]]:
    """Give what the cells mean."""
    return [(r.navn, [c.lest for c in r.celler]) for r in tabell.rader]


@pytest.mark.parametrize("slug", leverte())
def test_ut_og_inn_igjen(slug: str) -> None:
    """En tabell skrevet som CSV og lest inn igjen med sine regler, er den samme, med de samme funnene."""
    ett = levert(slug)
    igjen = som_tabell(les_fil(tegn_csv(trykt_ark(ett.tabell)).encode(), "t.csv"), ett.regelfil.oppsett)

    assert innhold(igjen) == innhold(ett.tabell)
    assert [f.setning for f in kontroller(igjen, ett.regelfil.regler).funn] == [f.setning for f in ett.kontroll.funn]


def farlig() -> Trykttabell:
    """Give a table whose names look like formulas."""
    limt = "Sted;Alle\n" + "".join(f'"{t}";1\n' for t in FARLIG)
    kilde = levert("ntl-2012").tabell.kilde
    return som_tabell(les_limt(limt), Oppsett("f", "=1+1", kilde, DAG))


def test_ingen_formel_i_csv() -> None:
    """Det som ligner en formel, får en apostrof foran i CSV, så ingen regneark regner det ut."""
    linjer = tegn_csv(trykt_ark(farlig())).splitlines()[1:]

    assert [linje.startswith("\"'") for linje in linjer] == [True] * len(FARLIG)


def test_ingen_formel_i_regnearket() -> None:
    """I regnearket er alt tekst eller tall; ingen rute er en formel."""
    kontroll = kontroller(farlig(), ())
    bok = openpyxl.load_workbook(BytesIO(tegn_xlsx(som_arbeidsbok(kontroll, kontroll, (), DAG))))

    assert [c.value for ark in bok for rad in ark for c in rad if c.data_type == "f"] == []
    assert bok.sheetnames == ["Tabellen", "Funn"]


def test_funnene_staar_i_regnearket() -> None:
    """Funn, merknader, bekreftelser og det som ikke er kontrollert, står i hvert sitt linje i arket Funn."""
    ett = levert("ntl-2012")
    bok = openpyxl.load_workbook(BytesIO(tegn_xlsx(som_arbeidsbok(ett.kontroll, ett.kontroll, (), DAG))))
    rader = [[c.value for c in rad] for rad in bok["Funn"]][3:]

    assert [r[5] for r in rader[:3]] == [-5, 7, 2]
    assert sum(r[0] == "merknad" for r in rader) == 6
    assert any(r[0] == "ikke kontrollert" and r[6] for r in rader)
