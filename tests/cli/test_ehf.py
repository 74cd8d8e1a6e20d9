"""The invoices of a year as files, and any EHF file held against the rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.actions.demoen import sett_opp
from tests.actions.oppgjoret import SVARER, gjor
from tests.documents.ehf.fakturaene import FAKTURA
from typer.testing import CliRunner, Result

from tospann.actions.oppgi_fakturaopplysninger import oppgi_fakturaopplysninger
from tospann.cli import ehf
from tospann.cli.__main__ import app
from tospann.documents.ehf.regler import REGLER, feilene
from tospann.documents.ehf.ubl import tegn_ehf


def kjor(*ord_: str, inn: bytes = b"") -> Result:
    """Run a command of the noun."""
    return CliRunner().invoke(app, ["oppgjor", *ord_], input=inn)


def test_en_riktig_faktura() -> None:
    """En riktig faktura får varselet om Foretaksregisteret og ingen feil."""
    svar = kjor("ehfsjekk", "-", inn=tegn_ehf(FAKTURA))

    assert (svar.exit_code, svar.stderr) == (0, "")
    assert svar.stdout.splitlines()[-1] == f"{len(REGLER)} regler kontrollert, 0 brutt."
    assert svar.stdout.startswith("varsel: NO-R-002: ")


def test_en_gal_faktura(tmp_path: Path) -> None:
    """Stemmer ikke summen, står regelen med id og setning, og utgangskoden er 2."""
    fil = tmp_path / "faktura.xml"
    fil.write_bytes(tegn_ehf(FAKTURA).replace(b"12000.66</cbc:PayableAmount>", b"12000.65</cbc:PayableAmount>"))
    svar = kjor("ehfsjekk", str(fil))

    assert svar.exit_code == 2
    assert "feil: BR-CO-16: Beløpet å betale er beløpet med avgift" in svar.stdout
    assert "1 brutt." in svar.stdout


@pytest.mark.parametrize("inn", [b"", b"<x/>", b"\x00\xff", b"<!DOCTYPE x><x/>"])
def test_det_som_ikke_er_en_faktura(inn: bytes) -> None:
    """Det som ikke er en faktura, blir avvist med én setning og kode 2."""
    svar = kjor("ehfsjekk", "-", inn=inn)

    assert (svar.exit_code, svar.stdout, svar.stderr.count("\n")) == (2, "", 1)
    assert svar.stderr.startswith("Fila ")


def test_en_fil_som_ikke_finnes(tmp_path: Path) -> None:
    """Finnes ikke fila, sier den det."""
    svar = kjor("ehfsjekk", str(tmp_path / "finnes-ikke.xml"))

    assert (svar.exit_code, svar.stderr.startswith("Finner ikke fila")) == (2, True)


@pytest.fixture
def uten_oppstart(monkeypatch: pytest.MonkeyPatch, db: None, settings: Settings) -> None:
    """Let the command use the test's own database, with the demo in it."""
    del db
    sett_opp(settings)

    @contextmanager
    def klar() -> Iterator[None]:
        yield

    monkeypatch.setattr(ehf, "workbench", klar)


@pytest.mark.django_db
@pytest.mark.usefixtures("uten_oppstart")
def test_fakturaene_for_et_aar(tmp_path: Path) -> None:
    """Det som er klart, skrives som filer som følger reglene; det som mangler, blir sagt, og koden er 2."""
    for part, hvem in SVARER.items():
        gjor(
            oppgi_fakturaopplysninger,
            hvem,
            2020,
            konto="12345678903",
            referanse="x",
            orgnr="123456785" if part == "stat" else "",
        )
    svar = kjor("ehf", "indre-salten", "2020", "--til", str(tmp_path / "ehf"))
    filer = sorted((tmp_path / "ehf").iterdir())

    assert svar.exit_code == 2
    assert "indre-salten-2020-o1-1839: Oppgjøret er ikke lukket av alle." in svar.stdout
    assert f"{len(filer)} av {len(filer) + 5} fakturaer" in svar.stdout
    assert len(filer) == 20
    assert [feilene(f.read_bytes()) for f in filer] == [()] * 20


@pytest.mark.django_db
@pytest.mark.usefixtures("uten_oppstart")
def test_et_aar_som_ikke_finnes(tmp_path: Path) -> None:
    """Finnes ikke året, sier kommandoen det."""
    svar = kjor("ehf", "indre-salten", "1999", "--til", str(tmp_path))

    assert (svar.exit_code, "ikke noe oppgjør for 1999" in svar.stdout) == (1, True)
