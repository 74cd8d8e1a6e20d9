"""``./tospann tabell``: exit codes, JSON by the contract, and refusals without a traceback."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from tests.imports.regnearkfiler import bok
from typer.testing import CliRunner, Result

from tospann.cli.__main__ import app
from tospann.config.paths import ROOT
from tospann.documents.tabellsvar import Avvistsvar, Kontrollsvar
from tospann.imports.tabellsamling import MAPPE, leverte

REGLER = """
[tabell]
id = "prove"
tittel = "Ansatte"
dato = 2018-01-01
[kilde]
tittel = "En rapport"
utgiver = "Noen"
dato = 2018-01-01
[[kolonnesum]]
id = "sum"
sumrad = "Sum"
kolonner = ["alle", "stat"]
"""
RIKTIG = "Sted;Alle;Stat\nFauske;10;6\nSaltdal;5;3\nSum;15;9\n"


def kjor(*ord_: str, inn: str | bytes | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["tabell", *ord_], input=inn)


@pytest.fixture
def regler(tmp_path: Path) -> str:
    """Give a rule file."""
    (tmp_path / "regler.toml").write_text(REGLER, "utf-8")
    return str(tmp_path / "regler.toml")


def test_en_riktig_tabell_svarer_null(regler: str, tmp_path: Path) -> None:
    """Stemmer alt, er svaret 0, og det står hva som er kontrollert."""
    (tmp_path / "t.csv").write_text(RIKTIG, "utf-8")
    svar = kjor("kontroller", str(tmp_path / "t.csv"), "--regler", regler)

    assert svar.exit_code == 0
    assert "2 kontroller: ingen funn." in svar.output
    assert "Kolonnesummen stemmer i 2 av 2 kolonner: alle 15 og stat 9." in svar.output


def test_funn_svarer_en(regler: str) -> None:
    """Er det funn, er svaret 1, og setningen står der; fila kan komme fra standard inn."""
    svar = kjor("kontroller", "-", "--regler", regler, inn=RIKTIG.replace("15", "16"))

    assert svar.exit_code == 1
    assert "Alle: radene gir 15, men «Sum» er trykt som 16. Radene gir 1 mindre" in svar.output


@pytest.mark.parametrize("slug", leverte())
def test_json_etter_kontrakten(slug: str) -> None:
    """Svaret som JSON følger kontrakten: det kan leses tilbake og skrives likt igjen."""
    svar = kjor("kontroller", str(MAPPE / slug / "tabell.csv"), "--regler", slug, "--json")
    lest = Kontrollsvar.model_validate_json(svar.stdout)

    assert svar.exit_code == 1
    assert json.loads(svar.stdout) == json.loads(lest.model_dump_json())
    assert all(f.setning and f.forventet and f.differanse for f in lest.funn)


def test_tabell_1_som_json() -> None:
    """Tabell 1 i NTLs undersøkelse: to motsigelser, −5 og +7, og +2 i alt som følger av dem."""
    svar = kjor("kontroller", str(MAPPE / "ntl-2012" / "tabell.csv"), "--regler", "ntl-2012", "--json")
    funn = json.loads(svar.stdout)["funn"]

    assert [(f["radnavn"], f["differanse"]["verdi"], f["alvor"]) for f in funn] == [
        ("Møre og Romsdal", "-5", "motsigelse"),
        ("Nord-Trøndelag", "7", "motsigelse"),
        ("Sum", "2", "folge"),
    ]


def test_skjemaet_er_det_koden_lover() -> None:
    """JSON-skjemaet i docs er nøyaktig det svarene bygges etter."""
    skjema = json.loads((ROOT / "docs" / "tabellkontroll.schema.json").read_text("utf-8"))

    assert skjema == TypeAdapter(Kontrollsvar | Avvistsvar).json_schema()


def test_eksemplet_i_kontrakten(tmp_path: Path) -> None:
    """Regelfila i dokumentasjonen kan leses, og kommandoene der finnes."""
    tekst = (ROOT / "docs" / "tabellkontroll.md").read_text("utf-8")
    eksempel = re.findall(r"```toml\n(.*?)```", tekst, re.DOTALL)[0]
    tabell = re.findall(r"```csv\n(.*?)```", tekst, re.DOTALL)[0]
    (tmp_path / "regler.toml").write_text(eksempel, "utf-8")
    svar = kjor("kontroller", "-", "--regler", str(tmp_path / "regler.toml"), inn=tabell)

    assert (svar.exit_code, "3 mindre" in svar.output) == (1, True)


AVVISES = {
    "fila finnes ikke": ("finnes-ikke.csv", "finnes ikke"),
    "mappe": (".", "lar seg ikke lese"),
    "en rad for kort": ("Sted;Alle;Stat\nFauske;10\nSum;10;1\n", "Rad 2, hele fila: har 2 ruter"),
    "ikke et tall": ("Sted;Alle;Stat\nFauske;10;1.234\nSum;10;1\n", "Rad 2, Stat: «1.234» har punktum"),
    "reglene passer ikke": ("Sted;Alle\nFauske;10\nSum;10\n", "Rad 1, sum: tabellen har ingen kolonne «stat»"),
    "uten sumrad": ("Sted;Alle;Stat\nFauske;10;6\n", "Rad 1, sum: tabellen har ingen rad som heter «Sum»"),
}


@pytest.mark.parametrize("navn", AVVISES)
@pytest.mark.parametrize("som_json", [False, True])
def test_avvist_svarer_to(navn: str, regler: str, *, som_json: bool) -> None:
    """Kan fila ikke brukes, er svaret 2 med rad, kolonne og grunn, også som JSON, og uten spor av feil i programmet."""
    fil, grunn = AVVISES[navn]
    innhold = fil if "\n" in fil else None
    svar = kjor(
        "kontroller", "-" if innhold else fil, "--regler", regler, *(["--json"] if som_json else []), inn=innhold
    )

    assert svar.exit_code == 2
    assert "Traceback" not in svar.output
    if som_json:
        avvist = Avvistsvar.model_validate_json(svar.stdout).avvisninger[0]
        assert f"Rad {avvist.rad}, {avvist.kolonne}: {avvist.grunn}".find(grunn) >= 0
    else:
        assert grunn in svar.stderr


def test_regelfil_som_ikke_er_utf8(tmp_path: Path) -> None:
    """En regelfil med et annet tegnsett blir avvist."""
    (tmp_path / "r.toml").write_bytes("tittel = «æ»".encode("cp1252"))

    assert kjor("kontroller", "-", "--regler", str(tmp_path / "r.toml"), inn=RIKTIG).exit_code == 2


def test_regneark_og_valgt_ark(regler: str, tmp_path: Path) -> None:
    """Et regneark leses også her, og et ark som ikke finnes, blir avvist med navnene på dem som finnes."""
    (tmp_path / "t.xlsx").write_bytes(bok())
    fil = str(tmp_path / "t.xlsx")

    assert kjor("kontroller", fil, "--regler", regler).exit_code == 0
    feil = kjor("kontroller", fil, "--regler", regler, "--ark", "Ark9")
    assert (feil.exit_code, "Arkene er: Sheet" in feil.stderr) == (2, True)


def test_liste() -> None:
    """Lista viser tabellene som følger med, og hva kontrollen sier."""
    svar = kjor("liste")

    assert svar.exit_code == 0
    assert all(slug in svar.output for slug in leverte())
    assert "79 kontroller: 3 funn og 6 merknader." in svar.output
