"""The settlement in page, CSV, spreadsheet (recomputed), Word and PDF: the same to the øre."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from html import unescape
from io import StringIO

import pytest
from django.test import Client
from tests.web.regnearksvar import Bok
from tests.web.vandring import klient_for, som_tekst

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner
from tospann.documents.papirer.aarsoppgjor import AKONTO, BAERER, FORT, SKYLDER
from tospann.web.gjoropp.oppslag import Oppgjorsside

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
AARENE = ("2020", "2021")
KOLONNER = (BAERER, FORT, AKONTO, SKYLDER)


@pytest.fixture(params=AARENE)
def aaret(request: pytest.FixtureRequest) -> str:
    """Give the address of each of the demo's two years: one with a proposal, one with a budget."""
    return f"/oppgjor/indre-salten/{request.param}/"


@pytest.fixture
def klient() -> Client:
    """Log in as Beiarn."""
    return klient_for("okonomisjef-beiarn")


@pytest.fixture
def fasit(klient: Client, aaret: str) -> dict[str, tuple[int, ...]]:
    """Give each party's four figures in øre, from the core."""
    side = klient.get(aaret).context["side"]
    assert isinstance(side, Oppgjorsside)
    oppgjor = side.bilde.gjeldende
    return {oppgjor.grunnlag.navn(s.part): (s.baerer, s.bokfort, s.akonto, s.ore) for s in oppgjor.saldoer()}


def fil(klient: Client, aaret: str, navn: str) -> bytes:
    """Download."""
    svar = klient.get(f"{aaret}filer/{navn}")
    assert svar.status_code == 200
    return bytes(svar.content)


def skrevet(ore: int) -> str:
    """Write an amount without unit, as pages and papers do."""
    return kroner(Kroner(ore)).removesuffix("\u00a0kr")


def _paa_siden(ore: int) -> str:
    """Match an amount; nothing at all is a dash, read aloud as nothing."""
    return re.escape(skrevet(ore)) if ore else rf"(?:{re.escape(skrevet(ore))}|–\s+ingen)"


def test_siden(klient: Client, aaret: str, fasit: dict[str, tuple[int, ...]]) -> None:
    """Hver parts fire tall står på siden, i den rekkefølgen."""
    tekst = re.sub(r"<[^>]+>|, (?:bygger på en )?forutsetning", " ", unescape(klient.get(aaret).content.decode()))
    rader = {
        navn: re.compile(rf"\b{navn}(?:\s+din kommune)?\s+" + r"\s+".join(_paa_siden(o) for o in ore))
        for navn, ore in fasit.items()
    }

    assert {navn for navn, monster in rader.items() if monster.search(tekst)} == set(fasit)


def test_csv(klient: Client, aaret: str, fasit: dict[str, tuple[int, ...]]) -> None:
    """CSV-fila har de samme ørene."""
    rader = csv.DictReader(StringIO(fil(klient, aaret, "partene.csv").decode("utf-8-sig")), delimiter=";")
    lest = {r["Part"]: tuple(int(Decimal(r[k].replace(",", ".")) * 100) for k in KOLONNER) for r in rader}

    assert lest == fasit


def test_linjene_som_csv(klient: Client, aaret: str, fasit: dict[str, tuple[int, ...]]) -> None:
    """Linjene i CSV summerer seg til det hver part bærer."""
    rader = list(csv.DictReader(StringIO(fil(klient, aaret, "linjene.csv").decode("utf-8-sig")), delimiter=";"))
    sum_ = {n: sum(int(Decimal(r[n].replace(",", ".") or 0) * 100) for r in rader[:-1]) for n in fasit}

    assert sum_ == {n: ore[0] for n, ore in fasit.items()}
    assert {n: int(Decimal(rader[-1][n].replace(",", ".")) * 100) for n in fasit} == sum_


def test_regnearket_regner_andelene_ut(klient: Client, aaret: str) -> None:
    """I demoen er alt som deles, regnet ut av formler i arket, og hver kontroll er null."""
    bok = Bok(fil(klient, aaret, "oppgjor.xlsx"))
    rader = [r for r in bok.rader("Fordeling") if bok.verdi("Fordeling", "L", r) is not None]

    assert {bok.verdi("Fordeling", "M", r) for r in rader} == {"regnet ut her", "bæres av én alene"}
    assert {bok.verdi("Fordeling", "L", r) for r in rader} == {0.0}


def test_regnearket_regner_det_samme(klient: Client, aaret: str, fasit: dict[str, tuple[int, ...]]) -> None:
    """Kastes svarene i regnearket, gir formlene de samme ørene, av linjene, posteringene og betalingene."""
    bok = Bok(fil(klient, aaret, "oppgjor.xlsx"))
    lest = {
        str(bok.verdi("Partene", "A", rad)): tuple(int(bok.tall("Partene", k, rad) * 100) for k in "BCDE")
        for rad in range(4, 4 + len(fasit))
    }

    assert lest == fasit
    assert bok.tall("Partene", "E", 4 + len(fasit)) == 0


@pytest.mark.parametrize("endelse", ["pdf", "docx"])
def test_brevet(klient: Client, aaret: str, fasit: dict[str, tuple[int, ...]], endelse: str) -> None:
    """Oppgjørsbrevet for Beiarn har partens fire tall, alle partenes, og merket for forutsetning."""
    navn = f"oppgjor-{aaret.split('/')[-2]}-beiarn.{endelse}"
    tekst = re.sub(r"[\s\u00a0\u202f]|<[^>]+>", "", som_tekst(navn, fil(klient, aaret, navn)))
    mangler = {
        (part, k)
        for part, ore in fasit.items()
        for k, belop in zip(KOLONNER, ore, strict=True)
        if re.sub(r"[\u00a0\u202f]", "", skrevet(belop)) not in tekst
    }

    assert mangler == set()
    assert "Regneeksempel" in tekst
