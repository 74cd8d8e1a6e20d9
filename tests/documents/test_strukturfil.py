"""A problem written as the contract has it is read back the same, and the independent checker takes its certificate."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from tests.core.struktur.smaa import trekk_problem
from tests.core.struktur.studien import KILDE, OY, studien

from tospann.config.paths import ROOT
from tospann.core.struktur.helsvar import finn_svar
from tospann.core.struktur.kravvalg import Kravslag, Kravvalg, problemet
from tospann.core.struktur.losning import Status
from tospann.core.struktur.sertifikat import IkkeBevist, bevis
from tospann.documents.strukturfil import KanIkkeSkrives, skriv_problem, skriv_sertifikat, skrivbart
from tospann.imports.strukturfil import fingeravtrykk, les_strukturfil

KONTROLLOREN = ROOT / "verktoy" / "kontroller_struktur.py"


@pytest.mark.parametrize("nr", range(40))
def test_samme_svar_etter_en_tur_gjennom_fila(nr: int) -> None:
    """Førti tilfeldige problemer med alle slag krav har samme svar før og etter at de er skrevet."""
    problem = trekk_problem(nr)
    foer = finn_svar(problem).losning

    etter = finn_svar(les_strukturfil(skriv_problem(problem).encode()).problem).losning

    assert (etter.status, [s.pris for s in etter.strukturer]) == (foer.status, [s.pris for s in foer.strukturer])


def _sertifikat(mappe: Path, *krav: Kravvalg) -> Path:
    problem = skrivbart(problemet(studien(), krav))
    arbeid, lost = finn_svar(problem).spor[0]
    tekst = skriv_problem(problem)
    fil = mappe / "bevis.json"
    fil.write_text(skriv_sertifikat(tekst, fingeravtrykk(tekst), lost, bevis(arbeid, lost)), "utf-8")
    return fil


def _kontroller(fil: Path) -> int:
    kommando = [sys.executable, "-I", "-S", str(KONTROLLOREN), str(fil)]
    return subprocess.run(kommando, check=False, capture_output=True).returncode


def test_kontrolloren_godtar_og_avviser(tmp_path: Path) -> None:
    """Kontrolløren godtar sertifikatet, og avviser det når et tall er endret."""
    fil = _sertifikat(tmp_path, Kravvalg(Kravslag.NEI, KILDE, kommuner=(OY,)))
    godtatt = _kontroller(fil)
    fil.write_text(fil.read_text("utf-8").replace('"alpha": 100', '"alpha": 90', 1), "utf-8")

    assert (godtatt, _kontroller(fil)) == (0, 1)


def test_en_tredel_har_ingen_ende() -> None:
    """En tredels minutt kan ikke skrives nøyaktig; med seks desimaler kan den det."""
    problem = replace(studien().uten_krav(), minutter=tuple(tuple(m / Fraction(3) for m in r) for r in _minutter()))

    with pytest.raises(KanIkkeSkrives, match="uendelig mange desimaler"):
        skriv_problem(problem)
    assert skriv_problem(skrivbart(problem))


def _minutter() -> tuple[tuple[Fraction, ...], ...]:
    return tuple(tuple(Fraction(m) for m in rad) for rad in studien().uten_krav().minutter)


def test_skjeve_reiser_kan_ikke_skrives() -> None:
    """Er en reise ulik de to veiene, sies det i stedet for at den ene velges."""
    rader = [list(rad) for rad in _minutter()]
    rader[0][1] += 5

    with pytest.raises(KanIkkeSkrives, match="ulike de to veiene"):
        skriv_problem(replace(studien().uten_krav(), minutter=tuple(map(tuple, rader))))


def test_uavgjort_gir_ikke_sertifikat() -> None:
    """Er tida ute, finnes det ikke noe å skrive under på."""
    svar = finn_svar(studien().uten_krav(), lambda: 0.0)

    assert svar.losning.status in {Status.TIDSGRENSE, Status.OPTIMAL}
    if svar.losning.status is Status.TIDSGRENSE:
        with pytest.raises(IkkeBevist):
            bevis(*svar.spor[0])
