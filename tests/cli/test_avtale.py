"""The contract ``tospann avtale vurder``: the worked agreements judged from files, and refusals in a sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.core.avtale.eksempel import NEMND, avtale
from typer.testing import CliRunner

from tospann.cli.__main__ import app
from tospann.core.felles.alvor import Alvor
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.lov.avtalekontroll import kontroller
from tospann.imports.avtalefil import _VALG, FELT, les_avtalefil, som_avtalefil

SKJEMA = json.loads((Path(__file__).parents[2] / "docs/avtalekontrakt.schema.json").read_text("utf-8"))
DATO = "2026-11-22"


def vurder(fil: object, *valg: str, dato: str = DATO) -> Any:  # noqa: ANN401 - what the runner gives
    """Run the command on a file from standard input."""
    inn = fil if isinstance(fil, bytes) else json.dumps(fil).encode()
    return CliRunner().invoke(app, ["avtale", "vurder", "-", "--dato", dato, *valg], input=inn)


def felt_i(del_: str) -> dict[str, Any]:
    """Give the fields the schema lists for what goes in or comes out."""
    felt: dict[str, Any] = SKJEMA["$defs"][del_]["properties"]
    return felt


def test_skjemaet_har_feltene_og_valgene() -> None:
    """Skjemaet lister nøyaktig de feltene og valgene fila kan ha."""
    valg = {navn: [m.name.lower() for m in slag] for navn, slag in _VALG.items()}

    assert set(felt_i("inn")) == FELT
    assert {navn: felt_i("inn")[navn]["anyOf"][0]["enum"] for navn in _VALG} == valg
    assert felt_i("inn")["form"]["enum"] == [m.name.lower() for m in Samarbeidsform]


@pytest.mark.parametrize("bygd", [avtale(), avtale(NEMND)], ids=["administrativ", "nemnd"])
def test_fila_er_avtalen(bygd: Any) -> None:  # noqa: ANN401 - an agreement
    """En avtale skrevet til fil og lest igjen får de samme svarene og det samme fingeravtrykket."""
    fil = som_avtalefil(bygd)
    lest = les_avtalefil(json.dumps(fil).encode())

    assert set(fil) == FELT
    assert kontroller(lest, date(2026, 11, 22)).som_json() == kontroller(bygd, date(2026, 11, 22)).som_json()


def test_en_avtale_uten_feil_gaar_uten_et_ord() -> None:
    """En avtale fra klausulbanken oppfyller det Tospann kan kontrollere, og svaret følger skjemaet."""
    svar = vurder(som_avtalefil(avtale()), "--json")
    ut = json.loads(svar.stdout)

    assert (svar.exit_code, ut["kan_bli_klar"]["utfall"]) == (0, "oppfylt")
    assert set(ut) == set(felt_i("ut"))
    assert {frozenset(v) for v in ut["vurderinger"]} == {frozenset(felt_i("ut")["vurderinger"]["items"]["properties"])}


def test_oppgjoret_mangler() -> None:
    """Tas klausulen om oppgjøret ut, er det § 20-4 bokstav f som ikke er oppfylt, og bare den."""
    fil = som_avtalefil(avtale())
    fil["klausuler"] = [k for k in fil["klausuler"] if "f" not in k["dekker"]]  # type: ignore[attr-defined]

    ut = json.loads(vurder(fil, "--json").stdout)

    ikke = [v["id"] for v in ut["vurderinger"] if v["utfall"] == "ikke oppfylt" and v["alvor"] == Alvor.KRAV.value]
    assert ikke == ["KL-20-4-f"]


def test_datoen_velger_loven() -> None:
    """Før 1. november 2019 prøves avtalen mot loven av 1992."""
    ut = json.loads(vurder(som_avtalefil(avtale()), "--json", dato="2018-12-13").stdout)

    assert any("1992" in v["hjemmel"] for v in ut["vurderinger"])
    assert all("KL-20" not in v["id"] for v in ut["vurderinger"])


def test_for_folk_staar_det_apne_foerst() -> None:
    """Uten --json er det linjer for folk, med id, grunn og hva som må gjøres, og forbeholdet til slutt."""
    fil = som_avtalefil(avtale()) | {"vert": None}

    linjer = vurder(fil).stdout.splitlines()

    assert any(linje.startswith("KL-20-4-b") for linje in linjer)
    assert linjer[-1].startswith("Kontrollen leser vilkårene")


def _uten(fil: dict[str, Any], felt: str) -> dict[str, Any]:
    return {k: v for k, v in fil.items() if k != felt}


FEIL: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "ikke JSON": (lambda _: b"{", "kan ikke leses"),
    "en liste": (lambda _: [], "Fila må være et objekt"),
    "ukjent felt": (lambda f: f | {"paragraf": 1}, "«paragraf»"),
    "uten form": (lambda f: _uten(f, "form"), "mangler feltet «form»"),
    "ukjent form": (lambda f: f | {"form": "vertskommune"}, "«form» må være en av: ingen, tett"),
    "vert utenfra": (lambda f: f | {"vert": "0301"}, "«vert» er 0301, som ikke er blant deltakerne"),
    "nummer uten null": (lambda f: f | {"vert": 1841}, "fire siffer i anførselstegn"),
    "samme kommune to ganger": (lambda f: f | {"deltakere": f["deltakere"] * 2}, "to ganger blant deltakerne"),
    "samme klausul to ganger": (lambda f: f | {"klausuler": f["klausuler"] * 2}, "står to ganger"),
    "ukjent tema": (lambda f: f | {"klausuler": [{**f["klausuler"][0], "dekker": ["z"]}]}, "ikke er et kjent tema"),
    "en dato som ikke er": (lambda f: f | {"oppstart": "1.1.2027"}, "«oppstart» må være en dato"),
    "frist under null": (lambda f: f | {"oppsigelse_maaneder": -1}, "«oppsigelse_maaneder»"),
    "frist med desimal": (lambda f: f | {"oppsigelse_maaneder": 12.5}, "«oppsigelse_maaneder»"),
    "fødselsnummer": (lambda f: f | {"nokkeltall": "01010112377"}, "ser ut som et fødselsnummer"),
    "medlemmer under null": (
        lambda f: f | {"nemndsmedlemmer": [{"kommunenr": "1841", "antall": -1}]},
        "«antall» i nemndsmedlemmer",
    ),
    "tjeneste uten hjemmel": (
        lambda f: f | {"tjenester": [{"id": "x", "navn": "x", "kommuner": []}]},
        "En tjeneste mangler feltet «hjemmel»",
    ),
}


@pytest.mark.parametrize("hva", FEIL)
def test_feil_avvises_med_en_setning(hva: str) -> None:
    """En fil som ikke er en avtale, avvises med én setning, kode 2 og ingenting på standard ut."""
    endre, setning = FEIL[hva]

    svar = vurder(endre(som_avtalefil(avtale())), "--json")

    assert (svar.exit_code, svar.stdout) == (2, "")
    assert setning in svar.stderr
    assert len(svar.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("argumenter", "setning"), [(["finnes-ikke.json"], "Finner ikke fila"), (["."], "lar seg ikke")]
)
def test_en_fil_som_ikke_finnes(argumenter: list[str], setning: str) -> None:
    """Finnes ikke fila, sies det."""
    svar = CliRunner().invoke(app, ["avtale", "vurder", *argumenter, "--dato", DATO])

    assert (svar.exit_code, setning in svar.stderr) == (2, True)


def test_en_umulig_dato_avvises() -> None:
    """En dato som ikke finnes, avvises med hvordan den skal skrives."""
    svar = vurder(som_avtalefil(avtale()), dato="30. februar")

    assert (svar.exit_code, "Skriv den slik: 2027-01-01" in svar.stderr) == (2, True)


def test_ingen_database_trengs(tmp_path: Path) -> None:
    """Kommandoen svarer uten database og oppsett."""
    fil = tmp_path / "avtale.json"
    fil.write_text(json.dumps(som_avtalefil(avtale())), "utf-8")
    kode = "import sys; from tospann.cli.__main__ import app; app(); "
    kommando = [sys.executable, "-c", kode, "avtale", "vurder", str(fil), "--dato", DATO, "--json"]
    kjort = subprocess.run(kommando, capture_output=True, text=True, check=False, env={"PATH": ""})

    assert (kjort.returncode, kjort.stderr) == (0, "")
    assert json.loads(kjort.stdout)["dato"] == DATO
