"""``./tospann struktur sveip``: run, stopped by hand, killed, taken up again, and refused."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.imports.test_sveipfil import FREMTIDER, KONTRAKT
from typer.testing import CliRunner

from tospann.cli.__main__ import app
from tospann.config.paths import ROOT

KOMMANDO = [sys.executable, "-m", "tospann.cli", "struktur"]
MILJO = os.environ | {"PYTHONPATH": str(ROOT / "src")}
RING = 12
STORT = {
    "n": RING,
    "names": [f"Kommune {i}" for i in range(RING)],
    "pop": [10 * (1 + i % 5) for i in range(RING)],
    "fte": [2 + i % 3 for i in range(RING)],
    "edges": [[i, (i + 1) % RING] for i in range(RING)],
    "minutes": [[min(abs(i - j), RING - abs(i - j)) * 15 for j in range(RING)] for i in range(RING)],
    "params": {"T": 45, "k": 4, "theta": 9, "alpha": 400, "tv": 0.5, "sh": 20},
}


def _skriv(sti: Path, problem: dict[str, object], **valg: object) -> Path:
    sti.write_text(json.dumps({"problem": problem, "sveip": valg}), "utf-8")
    return sti


def _sveip(*valg: object) -> tuple[int, str]:
    svar = CliRunner().invoke(app, ["struktur", "sveip", *map(str, valg)])
    return svar.exit_code, svar.output


def test_sveipet_kjores_og_fortsettes(tmp_path: Path) -> None:
    """Sveipet sier hvor langt det er kommet og hvor svarene står; å fortsette det som er ferdig, er greit."""
    fil = _skriv(tmp_path / "s.json", KONTRAKT, T=[10, 30], fremtider=FREMTIDER)
    kode, sagt = _sveip(fil, "--til", tmp_path / "ut")
    igjen, _ = _sveip(fil, "--til", tmp_path / "ut", "--fortsett")

    assert (kode, igjen) == (0, 0)
    assert "6 av 6 jobber ferdig" in sagt
    assert "tabell.csv" in sagt
    assert len((tmp_path / "ut" / "resultat.jsonl").read_text("utf-8").splitlines()) == 6


@pytest.fixture(scope="module")
def langt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Give a sweep of 48 small jobs, and what it comes to in one go."""
    mappe = tmp_path_factory.mktemp("langt")
    alpha = [100, 200, 300, 400, 500, 600]
    fil = _skriv(mappe / "s.json", STORT, T=[30, 45], k=[3, 4], alpha=alpha, fremtider={**FREMTIDER, "antall": 15})
    assert _sveip(fil, "--til", mappe / "fasit")[0] == 0
    return fil, (mappe / "fasit" / "resultat.jsonl").read_bytes()


@pytest.mark.parametrize("slag", [signal.SIGINT, signal.SIGKILL])
def test_avbrutt_og_tatt_opp_igjen(langt: tuple[Path, bytes], tmp_path: Path, slag: signal.Signals) -> None:
    """Enten noen avbryter eller prosessen blir drept, er det som er ferdig, helt; det regnes ikke igjen."""
    fil, fasit = langt
    ut, jobber = tmp_path / "ut", tmp_path / "ut" / "jobber"
    kommando = [*KOMMANDO, "sveip", str(fil), "--til", str(ut)]
    with subprocess.Popen(kommando, env=MILJO, stderr=subprocess.PIPE, text=True) as prosess:
        while prosess.poll() is None and len(list(jobber.glob("*.json"))) < 3:
            time.sleep(0.005)
        prosess.send_signal(slag)
        _, sagt = prosess.communicate()
    ferdige = {f: (f.stat().st_mtime_ns, f.read_text("utf-8")) for f in jobber.glob("*.json")}
    kode, _ = _sveip(fil, "--til", ut, "--fortsett")

    assert prosess.returncode == {signal.SIGINT: 130, signal.SIGKILL: -9}[slag]
    assert ("--fortsett" in sagt) == (slag == signal.SIGINT)
    assert 3 <= len(ferdige) < 48
    assert all(json.loads(tekst) for _, tekst in ferdige.values())
    assert {f: (f.stat().st_mtime_ns, f.read_text("utf-8")) for f in ferdige} == ferdige
    assert (kode, (ut / "resultat.jsonl").read_bytes()) == (0, fasit)
    assert not list(ut.rglob(".*"))


def _vent_paa(adresse: str) -> None:
    frist, port = time.monotonic() + 60, int(adresse.rpartition(":")[2])
    while time.monotonic() < frist:
        with socket.socket() as prove:
            if not prove.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)


def test_paa_en_klynge_som_er_startet_herfra(tmp_path: Path) -> None:
    """Fordeleren og en arbeider startet herfra gir samme svar som her."""
    fil = _skriv(tmp_path / "s.json", KONTRAKT, T=[10, 30], fremtider=FREMTIDER)
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        adresse = f"tcp://127.0.0.1:{ledig.getsockname()[1]}"
    ender = [
        subprocess.Popen([*KOMMANDO, hva, adresse], env=MILJO, stderr=subprocess.DEVNULL)
        for hva in ("klynge", "arbeider")
    ]
    try:
        _vent_paa(adresse)
        kode, sagt = _sveip(fil, "--til", tmp_path / "ut", "--klynge", adresse)
    finally:
        for ende in ender:
            ende.terminate()
            ende.wait()
    _sveip(fil, "--til", tmp_path / "her")

    assert (kode, "6 av 6 jobber ferdig" in sagt) == (0, True)
    assert (tmp_path / "ut" / "tabell.csv").read_bytes() == (tmp_path / "her" / "tabell.csv").read_bytes()


def test_det_som_ikke_gaar_avvises_med_en_setning(tmp_path: Path) -> None:
    """En fil som mangler eller er feil, en full katalog og gale valg avvises med én setning og kode 2."""
    fil, full = _skriv(tmp_path / "s.json", KONTRAKT), tmp_path / "full"
    feil = _skriv(tmp_path / "f.json", KONTRAKT, T=[-1])
    full.mkdir()
    (full / "brev.txt").write_text("Hei", "utf-8")

    assert _sveip(tmp_path / "borte.json", "--til", full) == (2, f"Finner ikke fila {tmp_path / 'borte.json'}.\n")
    assert _sveip(tmp_path, "--til", full) == (2, f"Fila {tmp_path} lar seg ikke lese.\n")
    assert _sveip(feil, "--til", tmp_path / "ut")[0] == 2
    assert not (tmp_path / "ut").exists()
    assert "er ikke tom" in _sveip(fil, "--til", full)[1]
    assert _sveip(fil, "--til", full / "brev.txt" / "ut")[0] == 2
    assert _sveip(fil, "--til", tmp_path / "ut", "--arbeidere", 0)[0] == 2
    assert _sveip(fil, "--til", tmp_path / "ut", "--arbeidere", 2, "--klynge", "tcp://127.0.0.1:9")[0] == 2
