"""The budget chapter from the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.actions.demoen import sett_opp
from tests.web.vandring import som_tekst
from typer.testing import CliRunner, Result

from tospann.cli import kapittel
from tospann.cli.__main__ import app

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def uten_oppstart(monkeypatch: pytest.MonkeyPatch, db: None, settings: Settings) -> None:
    """Let the command use the test's own database, with the demo in it."""
    del db
    sett_opp(settings)

    @contextmanager
    def klar() -> Iterator[None]:
        yield

    monkeypatch.setattr(kapittel, "workbench", klar)


def kjor(*ord_: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["oppgjor", "kapittel", *ord_])


def test_kapitlet_som_filer(tmp_path: Path) -> None:
    """Kapitlet for Beiarn kommer som PDF og Word, med kommunens sum i begge."""
    svar = kjor("indre-salten", "2021", "1839", "--til", str(tmp_path / "ut"))
    navn = ["budsjettkapittel-2021-beiarn.docx", "budsjettkapittel-2021-beiarn.pdf"]

    assert (svar.exit_code, sorted(f.name for f in (tmp_path / "ut").iterdir())) == (0, navn)
    for n in navn:
        assert "Kapittel til budsjettsaken i Beiarn kommune" in som_tekst(n, (tmp_path / "ut" / n).read_bytes())


@pytest.mark.parametrize(
    ("ord_", "setning"),
    [
        (("indre-salten", "1999", "1839"), "ikke noe oppgjør for 1999"),
        (("finnes-ikke", "2021", "1839"), "«finnes-ikke»"),
        (("indre-salten", "2021", "0301"), "0301 er ikke med i budsjettet for 2021"),
    ],
)
def test_det_som_ikke_finnes(tmp_path: Path, ord_: tuple[str, ...], setning: str) -> None:
    """Finnes ikke saken, året eller kommunen, sier kommandoen det, og skriver ingenting."""
    svar = kjor(*ord_, "--til", str(tmp_path / "ut"))

    assert (svar.exit_code, setning in svar.stdout) == (1, True)
    assert not (tmp_path / "ut").exists()
