"""The structure contract in the terminal: problem in, answer and certificate out, and a checker that is not fooled."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tospann.cli.__main__ import app
from tospann.config.paths import ROOT

# Eight municipalities around a lake, where the relaxation takes halves: the proof needs more than prices.
RING = 8
PROBLEM: dict[str, Any] = {
    "n": RING,
    "names": [f"Kommune {i}" for i in range(RING)],
    "pop": [10, 20, 30, 10, 20, 30, 10, 25],
    "fte": [2, 3, 4, 2, 3.5, 4, 2, 3],
    "edges": [[i, (i + 1) % RING] for i in range(RING)],
    "minutes": [[min(abs(i - j), RING - abs(i - j)) * 15 for j in range(RING)] for i in range(RING)],
    "params": {"T": 30, "k": 3, "theta": 9, "alpha": 400, "tv": 0.5, "sh": 20},
}
KONTROLLOR = ROOT / "verktoy" / "kontroller_struktur.py"


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    """Give the problem as a file."""
    sti = tmp_path / "problem.json"
    sti.write_text(json.dumps(PROBLEM), "utf-8")
    return sti


def _los(*valg: str) -> Any:  # noqa: ANN401 - JSON
    svar = CliRunner().invoke(app, ["struktur", "los", *valg, "--json"])
    assert svar.exit_code == 0, svar.output
    return json.loads(svar.stdout)


def _kontroller(sertifikat: Path, *problem: str) -> subprocess.CompletedProcess[str]:
    kommando = [sys.executable, "-I", "-S", str(KONTROLLOR), str(sertifikat), *problem]
    return subprocess.run(kommando, check=False, capture_output=True, text=True)


def test_svaret_har_kontraktens_felt(fil: Path) -> None:
    """Svaret sier status, kostnad, nedre grense, antall og hvem som er sammen, og dekker alle én gang."""
    svar = _los(str(fil))

    assert set(svar) == {"status", "objective", "lower_bound", "n_groups", "groups"}
    assert (svar["status"], svar["objective"]) == ("optimal", svar["lower_bound"])
    assert sorted(i for g in svar["groups"] for i in g["members"]) == list(range(RING))
    assert all(g["host"] in g["members"] for g in svar["groups"])
    assert svar["n_groups"] == len(svar["groups"])


def test_de_ti_beste_begynner_med_den_beste(fil: Path) -> None:
    """De ti beste er ulike, står i rekkefølge, og den første er svaret."""
    svar = _los(str(fil), "--alternativer", "10")
    kostnader = [a["objective"] for a in svar["alternatives"]]

    assert len({json.dumps([g["members"] for g in a["groups"]]) for a in svar["alternatives"]}) == 10
    assert kostnader == sorted(kostnader)
    assert (svar["objective"], svar["groups"]) == (kostnader[0], svar["alternatives"][0]["groups"])
    assert svar["alternatives_complete"] is True


def test_en_linje_for_folk(fil: Path) -> None:
    """Uten --json står svaret i ord, med navn."""
    svar = CliRunner().invoke(app, ["struktur", "los", str(fil)])

    assert "Dette er bevist å være best" in svar.output
    assert "Kommune 7" in svar.output


@pytest.mark.parametrize("innhold", ["{", '{"n": 0}', "[1, 2]", "NaN"])
def test_avvisning(tmp_path: Path, innhold: str) -> None:
    """En fil som ikke kan leses, gir én norsk setning på standard feil og avslutningskode 2."""
    sti = tmp_path / "darlig.json"
    sti.write_text(innhold, "utf-8")
    svar = CliRunner().invoke(app, ["struktur", "los", str(sti), "--json"])

    assert svar.exit_code == 2
    assert svar.stdout == ""
    assert "Traceback" not in svar.stderr
    assert svar.stderr.startswith(("Fila", "Linje"))


def test_fila_finnes_ikke() -> None:
    """En fil som ikke finnes, er ikke en feil i programmet."""
    svar = CliRunner().invoke(app, ["struktur", "los", "finnes-ikke.json"])

    assert (svar.exit_code, svar.stderr) == (2, "Finner ikke fila finnes-ikke.json.\n")


def test_umulig_problem(tmp_path: Path) -> None:
    """Kan kravene ikke oppfylles, er status infeasible, uten kostnad og uten grupper."""
    krav = [{"id": "a", "ordlyd": "to skal være tre", "slag": "antall", "minst": 1, "hoyst": 2}]
    sti, bevis = tmp_path / "umulig.json", tmp_path / "bevis.json"
    sti.write_text(json.dumps({**PROBLEM, "krav": krav}), "utf-8")

    svar = _los(str(sti), "--sertifikat", str(bevis))

    assert svar == {"status": "infeasible", "objective": None, "lower_bound": None, "n_groups": 0, "groups": []}
    assert (_kontroller(bevis).returncode, "ingen struktur oppfyller" in _kontroller(bevis).stdout) == (0, True)


def test_sertifikatet_holder(fil: Path, tmp_path: Path) -> None:
    """Beviset holder, også når kontrolløren får problemet ved siden av."""
    bevis = tmp_path / "bevis.json"
    _los(str(fil), "--sertifikat", str(bevis))

    assert _kontroller(bevis).returncode == 0
    assert _kontroller(bevis, str(fil)).returncode == 0
    assert CliRunner().invoke(app, ["struktur", "kontroller", str(bevis)]).exit_code == 0


def _oppslag(bevis: Any, sti: str) -> tuple[Any, Any]:  # noqa: ANN401 - JSON
    *foran, siste = [int(d) if d.isdigit() else d for d in sti.split(".")]
    for del_ in foran:
        bevis = bevis[del_]
    return bevis, siste


def _okt(verdi: Any) -> Any:  # noqa: ANN401 - JSON
    return str(float(verdi) + 1) if isinstance(verdi, str) else verdi + 1


TUKLING: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "kostnaden": ("objective", _okt),
    "grensa": ("lower_bound", _okt),
    "en pris": ("trinn.0.priser.3", _okt),
    "summen av prisene": ("trinn.0.bound", lambda _: "1"),
    "avstanden": ("trinn.0.d", lambda _: "1/7"),
    "et folketall": ("problem.pop.0", _okt),
    "en reisetid": ("problem.minutes.0.1", _okt),
    "en grense": ("problem.edges.0", lambda _: [0, 4]),
    "verten": ("groups.0.host", lambda _: 5),
    "medlemmene": ("groups.0.members", lambda m: m[:-1]),
    "et medlem to ganger": ("groups.0.members", lambda m: [*m, m[0]]),
    "fingeravtrykket": ("fingeravtrykk", lambda f: f[::-1]),
    "status": ("status", lambda _: "infeasible"),
    "antallsprisen": ("trinn.0.antallspris", lambda _: "5"),
    "en snittpris over null": ("trinn.0.snitt", lambda _: [[0, 1, 2, "3"]]),
    "ingen trinn": ("trinn", lambda _: []),
}


@pytest.mark.parametrize("hva", TUKLING)
def test_tuklet_sertifikat_avvises(fil: Path, tmp_path: Path, hva: str) -> None:
    """Er noe endret i sertifikatet, holder det ikke."""
    bevis = tmp_path / "bevis.json"
    _los(str(fil), "--sertifikat", str(bevis))
    data, (sti, endre) = json.loads(bevis.read_text("utf-8")), TUKLING[hva]
    del_, siste = _oppslag(data, sti)
    del_[siste] = endre(del_[siste])
    bevis.write_text(json.dumps(data), "utf-8")

    svar = _kontroller(bevis)

    assert svar.returncode in {1, 2}
    assert "Traceback" not in svar.stderr
    assert svar.stdout.startswith(("Sertifikatet holder ikke", "Fila kan ikke leses"))


def test_en_darligere_struktur_avvises(fil: Path, tmp_path: Path) -> None:
    """Et sertifikat for den nest beste strukturen, med egne tall på plass, avsløres av kontrolløren."""
    bevis = tmp_path / "bevis.json"
    nest = _los(str(fil), "--alternativer", "2", "--sertifikat", str(bevis))["alternatives"][1]
    data = json.loads(bevis.read_text("utf-8"))
    data["groups"], data["objective"], data["lower_bound"] = nest["groups"], nest["objective"], nest["objective"]
    for trinn in data["trinn"]:
        teller, _, nevner = trinn["bound"].partition("/")
        trinn["d"] = repr(nest["objective"] - int(teller) / int(nevner or 1))
    bevis.write_text(json.dumps(data), "utf-8")

    svar = _kontroller(bevis)

    assert svar.returncode == 1
    assert "bedre struktur" in svar.stdout


def test_like_byter_i_to_prosesser(fil: Path, tmp_path: Path) -> None:
    """Samme fil gir samme svar og samme sertifikat, byte for byte, uansett hvordan Python blander sine tabeller."""
    svar = []
    for nr in ("0", "1"):
        bevis = tmp_path / f"bevis{nr}.json"
        kommando = [sys.executable, "-m", "tospann.cli", "struktur", "los", str(fil), "--json", "--alternativer", "10"]
        miljo = os.environ | {"PYTHONHASHSEED": nr, "PYTHONPATH": str(ROOT / "src")}
        ut = subprocess.run([*kommando, "--sertifikat", str(bevis)], check=True, capture_output=True, env=miljo)
        svar.append((ut.stdout, bevis.read_bytes()))

    assert svar[0] == svar[1]


def test_kontrolloren_deler_ingenting_med_motoren() -> None:
    """Kontrolløren henter ingenting fra Tospann og ingenting utenfor Pythons eget bibliotek."""
    linjer = [linje.split() for linje in KONTROLLOR.read_text("utf-8").splitlines()]
    hentet = {ord_[1] for ord_ in linjer if ord_[:1] in (["import"], ["from"])}

    assert hentet <= {"hashlib", "json", "sys", "decimal", "fractions", "time"}
