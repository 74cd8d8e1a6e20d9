"""``./tospann reise``: the same answers as the pages, for eyes and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from typer.testing import CliRunner

from tospann.cli import reise
from tospann.cli.__main__ import app

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


@pytest.fixture(autouse=True)
def uten_tjener(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the test's own database in place of a server of the command's own."""

    @contextmanager
    def klar() -> Iterator[None]:
        yield

    monkeypatch.setattr(reise, "workbench", klar)


def kjor(*ord_: str) -> tuple[int, str]:
    """Run the command, and give the exit code and what it said, with ordinary spaces and line breaks as spaces."""
    svar = CliRunner().invoke(app, ["reise", *ord_])
    return svar.exit_code, " ".join(svar.output.replace("\u00a0", " ").split())


def test_en_reise() -> None:
    """Fra Fauske til Tysfjord: tid, spenn, ferje, etapper og ordet modell."""
    kode, sagt = kjor("1841", "Tysfjord", "--dato", "2018-11-12")

    assert kode == 0
    assert "Fra Fauske til Tysfjord, 12. november 2018" in sagt
    assert "regn med mellom" in sagt
    assert "én ferje" in sagt
    assert "Drag–Kjøpsvik (ferje) til Tysfjord" in sagt
    assert "Modell, ikke målt: veinettet i Nordland." in sagt


def test_som_json() -> None:
    """Som JSON har svaret hele minutter med spenn, metode, etapper og kilde."""
    svar = CliRunner().invoke(app, ["reise", "1841", "1804", "--dato", "2018-11-12", "--json"])
    verdi = json.loads(svar.stdout)

    assert (verdi["minutter"], verdi["regn_med"], verdi["km"], verdi["ferjer"]) == (58, [43, 72], 67, 0)
    assert verdi["fra"] == {"nummer": "1841", "navn": "Fauske"}
    assert [e["navn"] for e in verdi["etapper"]] == ["Rv80"]


def test_ukjent() -> None:
    """Der ingen metode kan brukes, er svaret «ukjent» med grunn, også som JSON."""
    assert "Ukjent. Oslo og Bærum ligger ved sjøen" in kjor("Oslo", "Bærum", "--dato", "2018-11-12")[1]
    verdi = json.loads(CliRunner().invoke(app, ["reise", "Oslo", "Bærum", "--json"]).stdout)

    assert (verdi["minutter"], verdi["ukjent"][:4]) == (None, "Oslo")


def test_fra_en_til_alle() -> None:
    """Fra Fauske til alle i Nordland er en tabell med den nærmeste først; som JSON er den en liste."""
    kode, sagt = kjor("fra", "1841", "--fylke", "18", "--dato", "2018-11-12")
    liste = json.loads(CliRunner().invoke(app, ["reise", "fra", "1841", "--dato", "2018-11-12", "--json"]).stdout)

    assert (kode, len(liste), liste[0]["til"]["navn"]) == (0, 43, "Sørfold")
    assert sagt.index("1845") < sagt.index("1811")


@pytest.mark.parametrize(
    ("ord_", "grunn"),
    [
        (("1841", "1841"), "to forskjellige kommuner"),
        (("1841", "9999"), "Kommunenummer 9999 har ikke vært i bruk"),
        (("1841", "1850", "--dato", "2021-01-01"), "1850 Tysfjord ble delt 1. januar 2020"),
        (("fra", "Atlantis"), "Ingen kommune heter «Atlantis»"),
        (("fra", "1841", "--fylke", "99"), "«99» var ikke nummeret til noe fylke"),
        (("1841", "1804", "--dato", "i går"), "--dato"),
    ],
)
def test_det_som_avvises(ord_: tuple[str, ...], grunn: str) -> None:
    """Det som ikke kan besvares, sies i en setning, og utgangskoden er 2."""
    kode, sagt = kjor(*ord_)

    assert kode == 2
    assert grunn in sagt
    assert "Traceback" not in sagt
