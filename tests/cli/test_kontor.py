"""``./tospann kontor``: the same answers as the pages, for eyes and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from typer.testing import CliRunner

from tospann.cli import kontor
from tospann.cli.__main__ import app
from tospann.cli.steps import console

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


@pytest.fixture(autouse=True)
def uten_tjener(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the test's own database in place of a server of the command's own, and a wide screen."""

    @contextmanager
    def klar() -> Iterator[None]:
        yield

    monkeypatch.setattr(kontor, "workbench", klar)
    monkeypatch.setattr(console, "_width", 300)


def kjor(*ord_: str) -> tuple[int, str]:
    """Run the command, and give the exit code and what it said, with ordinary spaces and line breaks as spaces."""
    svar = CliRunner().invoke(app, ["kontor", *ord_])
    return svar.exit_code, " ".join(svar.output.replace("\u00a0", " ").split())


def test_dekning_paa_en_dag() -> None:
    """Dekningen for Nordland i april 2023: alle dekket, og to kontor over fylkesgrensen."""
    kode, sagt = kjor("dekning", "--dato", "2023-04-27", "--fylke", "18")

    assert kode == 0
    assert "Oppfylt: Alle 41 kommuner er dekket 27. april 2023." in sagt
    assert "Over fylkesgrensen: NAV Nærøysund dekker Bindal (Nordland), Leka (Trøndelag)" in sagt
    assert "1839 Beiarn │ dekket │ NAV Indre Salten │ Sist sett 27. april 2023." in sagt


def test_hull_i_et_tidsrom() -> None:
    """Med et tidsrom sies hvor mange hull det er, og hvor mye som er ukjent."""
    _, sagt = kjor("dekning", "--dato", "2023-04-27", "--fylke", "18", "--fra", "2014-10-08")

    assert "Fra 8. oktober 2014 til 27. april 2023: 0 hull, 9 ukjente tidsrom." in sagt


def test_som_json() -> None:
    """Som JSON har svaret antall, kravet, hver kommune og de ukjente tidsrommene, og ingenting annet står rundt."""
    ord_ = ["kontor", "dekning", "--dato", "2018-11-12", "--fylke", "18", "--fra", "2014-10-08", "--json"]
    pakke = json.loads(CliRunner().invoke(app, ord_).stdout)

    assert pakke["antall"] == {"dekket": 42, "ukjent": 2, "hull": 0}
    assert pakke["kravet"]["utfall"] == "mangler opplysninger"
    assert {s["kommunenummer"] for s in pakke["spenn"]} == {"1811", "1853"}
    assert {r["kommunenummer"] for r in pakke["rader"] if r["status"] == "ukjent"} == {"1811", "1853"}


def test_ett_kontor() -> None:
    """Ett kontor vises med kommunene, verten, ledelsen og navnene gjennom tida."""
    kode, sagt = kjor("vis", "1841", "--dato", "2023-04-27")

    assert kode == 0
    assert "NAV Indre Salten (1841), 27. april 2023" in sagt
    assert "dekker 1841 Fauske, vert (utledet). Sist sett 27. april 2023." in sagt
    assert "Ledelse: ukjent Eiere: Nav i Nordland og 1841 (utledet)" in sagt
    assert "NAV Fauske: 08.10.2014–28.03.2020 (sikker)" in sagt


def test_samarbeid() -> None:
    """Samarbeidene vises med status på dagen, det eldste som venter, først."""
    kode, sagt = kjor("samarbeid", "--dato", "2012-12-31")

    assert kode == 0
    assert sagt.index("Oppdal, Rennebu og Midtre Gauldal") < sagt.index("Storfosen") < sagt.index("Tolga og Os")


@pytest.mark.parametrize(
    ("ord_", "setning"),
    [
        (("dekning", "--fylke", "77"), "«77» var ikke nummeret til noe fylke"),
        (("dekning", "--dato", "1999-01-01"), "Registeret svarer for dager fra 1. januar 2006"),
        (("dekning", "--dato", "2020-01-01", "--fra", "2020-01-01"), "kommer ikke etter"),
        (("vis", "9999"), "Det finnes ikke noe kontor med nummer «9999»."),
    ],
)
def test_avvisning(ord_: tuple[str, ...], setning: str) -> None:
    """Det som ikke går, avvises med en setning og kode 2."""
    kode, sagt = kjor(*ord_)

    assert (kode, setning in sagt) == (2, True)
