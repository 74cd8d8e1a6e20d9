"""Running a sweep: the same bytes here, in processes and on a cluster; stopped, killed and taken up again."""

from collections.abc import Iterator, Sequence
from multiprocessing import active_children
from pathlib import Path
from time import monotonic, sleep

import pytest
from distributed import LocalCluster
from tests.core.struktur.sveipet import MED, PROBLEM, sveip

from tospann.actions.kjor_sveip import Katalog, Kjorer, SveipStanset, her, kjor_sveip, klynge, prosesser
from tospann.core.struktur.problem import Strukturproblem
from tospann.core.struktur.sveip import Jobb, Jobbsvar, jobber, kjor_jobb
from tospann.imports.strukturfil import StrukturAvvist
from tospann.imports.sveipfil import Sveipfil

LEST = Sveipfil(PROBLEM, sveip(MED), "avtrykk")
ALLE = jobber(LEST.sveip)


def _kjor(sti: Path, kjorer: Kjorer = her, *, fortsett: bool = False) -> list[tuple[int, int]]:
    framdrift: list[tuple[int, int]] = []
    kjor_sveip(LEST, Katalog(sti), kjorer, lambda a, b: framdrift.append((a, b)), fortsett=fortsett)
    return framdrift


def _filer(sti: Path) -> dict[str, bytes]:
    return {str(fil.relative_to(sti)): fil.read_bytes() for fil in sti.rglob("*") if fil.is_file()}


@pytest.fixture(scope="module")
def fasit(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the folder of a sweep that was run here in one go."""
    sti = tmp_path_factory.mktemp("fasit") / "sveip"
    _kjor(sti)
    return _filer(sti)


def test_katalogen_har_svarene_og_tabellen(fasit: dict[str, bytes]) -> None:
    """Katalogen har en fil for hver jobb, alle svarene i rekkefølge, og en tabell med hva og enhet over kolonnene."""
    tabell = fasit["tabell.csv"].decode("utf-8-sig").splitlines()

    assert set(fasit) == {"sveip.txt", "resultat.jsonl", "tabell.csv", *(f"jobber/{j.id}.json" for j in ALLE)}
    assert fasit["resultat.jsonl"] == b"".join(fasit[f"jobber/{j.id}.json"] for j in ALLE)
    assert len(tabell) == 5
    assert all(" (" in tittel and tittel.endswith(')"') for tittel in tabell[0].split(";"))


def test_prosesser_gir_det_samme(fasit: dict[str, bytes], tmp_path: Path) -> None:
    """To prosesser gir de samme filene, byte for byte, og framdriften går jobb for jobb."""
    framdrift = _kjor(tmp_path / "to", prosesser(2))

    assert _filer(tmp_path / "to") == fasit
    assert framdrift == [(nr, len(ALLE)) for nr in range(len(ALLE) + 1)]


def test_avbrutte_prosesser_blir_borte() -> None:
    """Stanses et sveip, stanser prosessene som regnet, uten å bli ventet på."""
    fra_for = set(active_children())
    strom = prosesser(2)(PROBLEM, ALLE)
    forst = next(strom)
    startet = set(active_children()) - fra_for
    strom.close()  # type: ignore[attr-defined]

    assert forst.id in {j.id for j in ALLE}
    assert len(startet) == 2
    # The pool's own thread may be the one that collects a process; then it is gone a moment before it is counted out.
    frist = monotonic() + 5
    while set(active_children()) & startet and monotonic() < frist:
        sleep(0.01)
    assert not set(active_children()) & startet


@pytest.fixture(scope="module")
def adresse() -> Iterator[str]:
    """Give the address of a cluster of two processes on this machine."""
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as paa:
        yield paa.scheduler_address


def test_klyngen_gir_det_samme(fasit: dict[str, bytes], adresse: str, tmp_path: Path) -> None:
    """En klynge gir de samme filene, byte for byte, også når noe av det er gjort her fra før."""
    _kjor(tmp_path / "klynge", klynge(adresse))
    with pytest.raises(_Avbrudd):
        _kjor(tmp_path / "delt", _avbrytes_etter(5))
    framdrift = _kjor(tmp_path / "delt", klynge(adresse), fortsett=True)

    assert _filer(tmp_path / "klynge") == fasit
    assert _filer(tmp_path / "delt") == fasit
    assert framdrift[0] == (5, len(ALLE))


def test_en_klynge_som_ikke_svarer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Svarer ikke klyngen, sies det, og det som er ferdig fra før, er der fortsatt."""
    monkeypatch.setattr("tospann.actions.kjor_sveip._VENT", "1s")
    with pytest.raises(_Avbrudd):
        _kjor(tmp_path, _avbrytes_etter(2))
    with pytest.raises(SveipStanset, match="Får ikke arbeidet på klyngen"):
        _kjor(tmp_path, klynge("tcp://127.0.0.1:9"), fortsett=True)

    assert len(list((tmp_path / "jobber").iterdir())) == 2


class _Avbrudd(Exception):
    """Somebody pressed Ctrl-C."""


def _avbrytes_etter(antall: int) -> Kjorer:
    def kjor(problem: Strukturproblem, jobbene: Sequence[Jobb]) -> Iterator[Jobbsvar]:
        for jobb in jobbene[:antall]:
            yield kjor_jobb(problem, jobb)
        raise _Avbrudd

    return kjor


def test_det_som_er_ferdig_regnes_ikke_igjen(fasit: dict[str, bytes], tmp_path: Path) -> None:
    """Et sveip som ble avbrutt, har bare hele filer, og det som er ferdig, regnes ikke en gang til."""
    with pytest.raises(_Avbrudd):
        _kjor(tmp_path, _avbrytes_etter(3))
    underveis = _filer(tmp_path)
    (tmp_path / "jobber" / ".noe.json.halv").write_text('{"id":', "utf-8")
    regnet: list[str] = []

    def teller(problem: Strukturproblem, jobbene: Sequence[Jobb]) -> Iterator[Jobbsvar]:
        regnet.extend(j.id for j in jobbene)
        return her(problem, jobbene)

    framdrift = _kjor(tmp_path, teller, fortsett=True)

    assert set(underveis) == {"sveip.txt", *(f"jobber/{j.id}.json" for j in ALLE[:3])}
    assert regnet == [j.id for j in ALLE[3:]]
    assert framdrift[0] == (3, len(ALLE))
    assert _filer(tmp_path) == fasit


def test_aa_fortsette_det_som_er_ferdig_endrer_ingenting(fasit: dict[str, bytes], tmp_path: Path) -> None:
    """Er alt regnet, regnes ingenting, og filene er som de var."""
    _kjor(tmp_path)

    assert _kjor(tmp_path, _avbrytes_etter(0), fortsett=True) == [(len(ALLE), len(ALLE))]
    assert _filer(tmp_path) == fasit


def test_en_katalog_med_noe_annet_roeres_ikke(tmp_path: Path) -> None:
    """En katalog som ikke er tom, eller hører til et annet sveip, avvises, og det som står der, blir stående."""
    (tmp_path / "brev.txt").write_text("Hei", "utf-8")
    with pytest.raises(SveipStanset, match="er ikke tom"):
        _kjor(tmp_path)
    with pytest.raises(SveipStanset, match="ikke noe sveip å fortsette"):
        _kjor(tmp_path, fortsett=True)
    (tmp_path / "sveip.txt").write_text("et annet", "utf-8")
    with pytest.raises(SveipStanset, match="laget av en annen fil"):
        _kjor(tmp_path, fortsett=True)

    assert sorted(_filer(tmp_path)) == ["brev.txt", "sveip.txt"]


def test_et_skadet_svar_brukes_ikke(tmp_path: Path) -> None:
    """Er et svar i katalogen skadet, sies det; det brukes ikke og skrives ikke over."""
    _kjor(tmp_path)
    skadet = tmp_path / "jobber" / f"{ALLE[1].id}.json"
    skadet.write_text(skadet.read_text("utf-8")[:50], "utf-8")
    with pytest.raises(StrukturAvvist, match=ALLE[1].id):
        _kjor(tmp_path, fortsett=True)

    assert len(skadet.read_text("utf-8")) == 50


def test_uten_dask_sies_det(monkeypatch: pytest.MonkeyPatch) -> None:
    """Uten Dask kan ingen klynge brukes, og det sies hva som må til."""
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(SveipStanset, match="Dask er ikke installert"):
        klynge("tcp://127.0.0.1:9")
