"""``./tospann regel``: the table, the exit codes, and refusals without a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tospann.cli.__main__ import app
from tospann.core.lov.katalog import KATALOG

SAK = """
emne = "lovlighet"
forfatter = "jurist (rolle)"
kilde = "kommuneloven § 27-1"
dato = 2026-11-25
[[regel]]
id = "KL-27-1-ANTALL"
alvor = "krav"
bevis = "V"
hjemmel = "kommuneloven § 27-1 første ledd"
fra = 2019-11-01
[[regel.sak]]
tittel = "To er nok"
fakta = { medlemmer = 2 }
venter = "oppfylt"
"""


def kjor(*ord_: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["regel", *ord_])


def test_de_leverte_sakene_stemmer() -> None:
    """Sakene som følger med, stemmer alle, og tabellen sier hvor mange."""
    svar = kjor("prov")

    assert svar.exit_code == 0
    assert "saker prøvd, 0 avvik." in svar.output


def test_bare_en_regel() -> None:
    """Med --regel prøves bare den regelen."""
    svar = kjor("prov", "--regel", "KL-11-9-Q")

    assert svar.exit_code == 0
    assert len(svar.output.strip().splitlines()) == 3


def test_et_avvik_svarer_en(tmp_path: Path) -> None:
    """En sak som ikke stemmer, gir svaret 1, og det står hva som var ventet og hva vi fikk."""
    (tmp_path / "a.toml").write_text(SAK, "utf-8")
    svar = kjor("prov", str(tmp_path))

    assert svar.exit_code == 1
    assert "To er nok: ventet oppfylt, fikk ikke oppfylt" in svar.output


@pytest.mark.parametrize(
    ("gammel", "ny", "nevner"),
    [
        ("medlemmer = 2", 'medlemmer = "to"', "regelen «KL-27-1-ANTALL», sak 1, medlemmer: skal være et helt tall"),
        ("emne", "enme", "enme: er ukjent her"),
    ],
)
def test_daarlig_fil_svarer_to(gammel: str, ny: str, nevner: str, tmp_path: Path) -> None:
    """En fil som ikke kan brukes, gir svaret 2, med fil, nøkkel og grunn, uten feilmelding fra Python."""
    (tmp_path / "a.toml").write_text(SAK.replace(gammel, ny), "utf-8")
    svar = kjor("prov", str(tmp_path))

    assert svar.exit_code == 2
    assert "a.toml kan ikke brukes" in svar.stderr
    assert nevner in svar.stderr
    assert "Traceback" not in svar.output


def test_ukjent_regel_faar_forslag(tmp_path: Path) -> None:
    """En regel som ikke finnes, gir svaret 2 og forslag; en regel uten saker i mappa sier det."""
    (tmp_path / "a.toml").write_text(SAK, "utf-8")

    assert "Mente du KL-11-9-M, KL-11-9-Q?" in kjor("prov", "--regel", "KL-11-9").stderr
    assert kjor("prov", "--regel", "FJAS").exit_code == 2
    assert "Ingen saker i mappa gjelder KL-11-4." in kjor("prov", str(tmp_path), "--regel", "KL-11-4").stderr


def test_lista_har_alle() -> None:
    """Lista har hver regel, med hjemmel."""
    svar = kjor("liste")

    assert svar.exit_code == 0
    assert [id_ for id_ in KATALOG if f"{id_} " not in svar.output] == []
