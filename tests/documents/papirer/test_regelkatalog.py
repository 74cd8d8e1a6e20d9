"""Tests of the catalogue as a paper and a table: every rule, in its act, in both languages."""

from datetime import date

import pytest

from tospann.actions.regelkatalog import katalogbilde
from tospann.core.felles.periode import Periode
from tospann.core.lov.katalog import KATALOG
from tospann.documents.modell import Overskrift, Tabell
from tospann.documents.papirer.regelkatalog import gyldig, regelark, regelkatalog

BILDE = katalogbilde()
PAPIRET = regelkatalog(BILDE)
TABELLER = [b for b in PAPIRET.blokker if isinstance(b, Tabell)]


def test_hver_regel_staar_en_gang() -> None:
    """Hver regel står én gang i papiret, med krav på bokmål og engelsk."""
    rader = [rad for t in TABELLER if t.tittel.startswith("Regler etter") for rad in t.rader]

    assert sorted(str(rad[0]) for rad in rader) == sorted(KATALOG)
    assert {rad[0]: rad[2] for rad in rader}["KL-20-4-a"] == BILDE.engelsk["KL-20-4-a"]


def test_en_overskrift_for_hver_lov() -> None:
    """Reglene er samlet under loven sin, og lovendringene står til slutt."""
    overskrifter = [b.tekst for b in PAPIRET.blokker if isinstance(b, Overskrift)]

    assert len(overskrifter) == len({o.lov for o in KATALOG.values()}) + 2
    assert overskrifter[-1] == "Endringer i lovene"
    assert len(TABELLER[-1].rader) == len(BILDE.endringer)


def test_papiret_er_datert_den_dagen_loven_ble_lest() -> None:
    """Papiret bærer dagen lovene ble lest, ikke dagen det skrives ut."""
    assert PAPIRET.dato == BILDE.lest


@pytest.mark.parametrize(
    ("periode", "venter"),
    [
        (Periode(date(2019, 11, 1)), "fra 01.11.2019"),
        (Periode(date(2018, 1, 1), date(2019, 11, 1)), "fra 01.01.2018 til 01.11.2019"),
    ],
)
def test_gyldighet(periode: Periode, venter: str) -> None:
    """Gyldigheten skrives med fra, og med til når regelen ikke gjelder lenger."""
    assert venter == gyldig(periode)


def test_arket_har_det_en_jurist_vil_sortere_paa() -> None:
    """Arket har lov, alvor, merke, gyldighet, hva regelen stilles om, hva den leser og hvor mange saker den har."""
    ark = regelark(BILDE)
    rad = next(r for r in ark.rader if r[0] == "KL-20-PARTIES")

    assert [k.tittel for k in ark.kolonner][:5] == ["id", "lov", "hjemmel", "alvor", "merke"]
    assert rad[9] == "Vertskommuneavtalen; Samarbeidsformen"
    assert rad[12] == BILDE.saker["KL-20-PARTIES"]
