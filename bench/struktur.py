"""
Measure the structure engines against the figures they should reach, with the peers beside in their own processes.

Run as ``.venv/bin/python bench/struktur.py``. The instance is Norway 2020 from our own tables (stand-ins for positions
and minutes). Peers run when they are installed (bench/requirements-peers.in; TOSPANN_PEERS says which Python has them,
else .tospann/peers). Published p-median instances are read from the folder TOSPANN_PMED names (pmed1.txt to
pmed40.txt). It measures and prints; it judges nothing. Times are after the machine code is made; one thread each.
"""

# ruff: noqa: INP001, T201, PLC0415 - a script that prints, and imports what it measures when it measures it

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROT / "src"))
os.environ.setdefault("NUMBA_CACHE_DIR", str(ROT / ".tospann" / "kompilert"))

FRIST = 120.0
# For those who take no time limit: then they are stopped, and the table says that they were not done.
ENDELIG_FRIST = 240.0
# Beasley 1990, OR-Library: the published optima of pmed1 to pmed40.
PUBLISERT = (
    *(5819, 4093, 4250, 3034, 1355, 7824, 5631, 4445, 2734, 1255, 7696, 6634, 4374, 2968, 1729, 8162, 6999, 4809),
    *(2845, 1789, 9138, 8579, 4619, 2961, 1828, 9917, 8307, 4498, 3033, 1989, 10086, 9297, 4700, 3013, 10400, 9934),
    *(5057, 11060, 9423, 5128),
)
Rad = tuple[str, str, str, str]


def main() -> None:
    """Measure, and print one table, line by line as it comes."""
    print(f"{'hva':<50}{'mål':>16}{'målt':>16}  status og kostnad\n{'-' * 116}")
    deler = (nordland, landet, mot_hele_puljen, mot_maxp, mot_pmedian, publisert, alternativene, fremtidene)
    valgte = sys.argv[1:]
    for del_ in deler:
        if not valgte or del_.__name__ in valgte:
            for hva, maal, maalt, svar in del_():
                print(f"{hva:<50}{maal:>16}{maalt:>16}  {svar}", flush=True)


def problem(reise: int, storst: int, fylker: str = "", tv: str = "0.02", alpha: int = 10_000) -> Any:  # noqa: ANN401 - imported late
    """Give Norway, or some counties, under the weights used here (theta 20, a missing position a tenth of alpha)."""
    from tospann.core.struktur.problem import Rammer, Vekter
    from tospann.imports.strukturdata import norge_2020

    return norge_2020(Rammer(reise, storst, 20), Vekter(alpha, Decimal(tv), alpha // 10), fylker)


def tid(hva: Callable[[], Any]) -> tuple[float, Any]:
    """Give the processor seconds something takes (those of the clock on a free machine), and what it gives."""
    fra = time.process_time()
    svar = hva()
    return time.process_time() - fra, svar


def klokka(hva: Callable[[], Any]) -> tuple[float, Any]:
    """Give the seconds on the clock, for what runs in several processes."""
    fra = time.perf_counter()
    svar = hva()
    return time.perf_counter() - fra, svar


def sekunder(antall: float) -> str:
    """Write seconds or milliseconds with a decimal comma."""
    return (f"{antall:.2f} s" if antall >= 1 else f"{antall * 1000:.1f} ms").replace(".", ",")


def minne() -> str:
    """Give the most memory this process has used."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB i alt"


def svaret(losning: Any) -> str:  # noqa: ANN401 - imported late
    """Say status and objective."""
    if not losning.strukturer:
        return str(losning.status)
    return f"{losning.status} {float(losning.strukturer[0].pris):.3f}, {len(losning.strukturer[0].grupper)} grupper"


def nordland() -> Iterator[Rad]:
    """Measure a county: cold, warm, and the front."""
    from tospann.core.struktur.front import front
    from tospann.core.struktur.losning import forbered, los
    from tospann.core.struktur.problem import Vekter

    kalde = [tid(lambda: los(forbered(problem(90, 8, "18")))) for _ in range(40)]
    p95 = statistics.quantiles([t for t, _ in kalde[1:]], n=20)[-1]
    yield "Nordland T90 k8, kald, med bevis (p95)", "<= 50 ms", sekunder(p95), svaret(kalde[0][1].losning)
    arbeid = forbered(problem(90, 8, "18"))
    varme = [tid(lambda nr=nr: los(arbeid, Vekter(8000 + nr, Decimal("0.02"), 900))) for nr in range(40)]
    p95 = statistics.quantiles([t for t, _ in varme], n=20)[-1]
    yield "Nordland, nye vekter (p95)", "<= 10 ms", sekunder(p95), svaret(varme[0][1].losning)
    brukt, punkter = tid(lambda: front(arbeid))
    yield "Fronten, Nordland", "<= 1 s", sekunder(brukt), f"{len(punkter)} punkter"


def landet() -> Iterator[Rad]:
    """Measure the country with both engines; the second is asked for the same objective."""
    from tospann.core.struktur.kompakt import los_kompakt
    from tospann.core.struktur.losning import forbered, los

    los(forbered(problem(75, 8)))
    for navn, maal, spurt in (
        ("Norge T75 k8", "<= 2 s, 600 MB", problem(75, 8)),
        ("Norge T120 k8, tv 0,02", "<= 60 s, 1,2 GB", problem(120, 8)),
        ("Norge T120 k8, tv 0,02, alpha 30 000", "<= 60 s, 1,2 GB", problem(120, 8, alpha=30_000)),
    ):
        frist = time.monotonic() + FRIST
        brukt, lost = tid(lambda s=spurt, f=frist: los(forbered(s), igjen=lambda: f - time.monotonic()))
        yield navn, maal, sekunder(brukt), f"{svaret(lost.losning)}; {minne()}"
        frist = time.monotonic() + FRIST
        brukt, kompakt = tid(lambda s=spurt, f=frist: los_kompakt(s, igjen=lambda: f - time.monotonic()))
        enige = kompakt.strukturer and kompakt.strukturer[0].pris == lost.losning.strukturer[0].pris
        yield "  den andre motoren", "", sekunder(brukt), f"{svaret(kompakt)}; {'enige' if enige else 'IKKE ENIGE'}"
    brukt, kompakt = tid(lambda: los_kompakt(problem(90, 12)))
    yield "Norge T90 k12 (67 millioner grupper)", "", sekunder(brukt), f"{svaret(kompakt)}; bare den andre motoren"


def medspiller(navn: str, inn: object, *, egen: bool = False) -> dict[str, Any]:
    """Run a peer in a process of its own, no longer than is stated; an empty answer when it is not installed."""
    valgt = os.environ.get("TOSPANN_PEERS") or str(ROT / ".tospann" / "peers" / "bin" / "python")
    python = sys.executable if egen else valgt
    if not Path(python).exists():
        return {}
    kommando = [python, str(ROT / "bench" / "peers" / f"{navn}.py")]
    miljo = os.environ | {"OMP_NUM_THREADS": "1"}
    valg: dict[str, Any] = {"capture_output": True, "text": True, "env": miljo}
    try:
        ferdig = subprocess.run(kommando, check=False, input=json.dumps(inn), timeout=ENDELIG_FRIST, **valg)
    except subprocess.TimeoutExpired:
        return {"status": "ikke ferdig", "verdi": "", "sekunder": ENDELIG_FRIST}
    svar: dict[str, Any] = json.loads(ferdig.stdout) if not ferdig.returncode else {}
    return svar


def sammenlign(navn: str, maal: str, egen: float, andre: dict[str, Any]) -> Rad:
    """Say how many times faster we were, with the peer's own status and objective."""
    if not andre:
        return navn, maal, "–", "ikke installert, eller feilet (bench/requirements-peers.in)"
    ganger = f"{andre['sekunder'] / egen:.1f} x".replace(".", ",")
    return navn, maal, ganger, f"{andre['status']} {andre['verdi']} på {sekunder(andre['sekunder'])}"


def mot_hele_puljen() -> Iterator[Rad]:
    """Set the first engine beside CP-SAT and HiGHS on every group there is."""
    from tospann.core.struktur.losning import forbered, los

    spurt = problem(60, 6)
    los(forbered(spurt))
    egen, lost = tid(lambda: los(forbered(spurt)))
    yield "Norge T60 k6, fra problem til bevis", "", sekunder(egen), svaret(lost.losning)
    arbeid, lister = forbered(spurt), lost.oppgave.lister
    grenser = zip(lister.start, lister.start[1:], strict=False)
    kolonner = [lister.medlemmer[a:b].tolist() for a, b in grenser]
    inn = {"n": arbeid.problem.antall, "kolonner": kolonner, "kostnad": lost.oppgave.kostnad.tolist(), "frist": FRIST}
    yield sammenlign("  mot CP-SAT på hele puljen", ">= 5 x", egen, medspiller("cpsat", inn))
    yield sammenlign("  mot HiGHS på hele puljen", ">= 20 x", egen, medspiller("highs_hel", inn, egen=True))


def mot_maxp() -> Iterator[Rad]:
    """Set the most organisations of a size, proven, beside spopt's heuristic."""
    from tospann.core.struktur.flest import flest_organisasjoner

    spurt = problem(60, 6)
    flest_organisasjoner(spurt, 10)
    for terskel, maal in ((15, ">= 5 x"), (25, ">= 3 x")):
        egen, flest = tid(lambda t=terskel: flest_organisasjoner(spurt, t))
        bevist = "bevist flest" if flest.bevist else "ikke bevist"
        yield f"Flest med minst {terskel} årsverk", "", sekunder(egen), f"{bevist}: {len(flest.grupper)}"
        folk, verk = list(map(int, spurt.innbyggere)), list(map(float, spurt.aarsverk))
        inn = {"n": spurt.antall, "kanter": spurt.kanter, "aarsverk": verk, "folk": folk, "terskel": terskel}
        yield sammenlign("  mot spopt max-p", maal, egen, medspiller("spopt_maxp", inn))


def mot_pmedian() -> Iterator[Rad]:
    """Set the best places beside spopt's p-median with CBC."""
    from tospann.core.struktur.pmedian import finn_steder

    for fylker, antall in (("18", 9), ("18 50 54", 30)):
        spurt = problem(60, 6, fylker)
        avstand, vekt = [list(map(float, rad)) for rad in spurt.minutter], list(map(float, spurt.innbyggere))
        egen, steder = tid(lambda a=avstand, v=vekt, p=antall: finn_steder(v, a, p))
        svar = f"{'bevist' if steder.bevist else 'ikke bevist'} {steder.avstand:.1f}"
        yield f"{antall} steder for {len(vekt)} kommuner", "", sekunder(egen), svar
        inn = {"avstand": avstand, "vekt": vekt, "p": antall, "frist": FRIST}
        yield sammenlign("  mot spopt p-median med CBC", ">= 15 x", egen, medspiller("spopt_pmedian", inn))


def publisert() -> Iterator[Rad]:
    """Solve the published p-median instances at hand; whatever is called proven must be the published optimum."""
    from tospann.core.struktur.pmedian import finn_steder

    mappe = os.environ.get("TOSPANN_PMED", "")
    filer = [(nr, Path(mappe) / f"pmed{nr}.txt") for nr in range(1, 41)] if mappe else []
    provd = riktige = 0
    for nr, fil in filer:
        if not fil.exists():
            continue
        avstand, antall = _pmed(fil.read_text("utf-8"))
        frist = time.monotonic() + 60
        brukt, steder = tid(
            lambda a=avstand, p=antall, f=frist: finn_steder([1] * len(a), a, p, lambda: f - time.monotonic())
        )
        rett = steder.avstand == PUBLISERT[nr - 1]
        provd, riktige = provd + 1, riktige + (rett and steder.bevist)
        svar = f"{'bevist' if steder.bevist else 'ikke bevist'} {steder.avstand:.0f}, publisert {PUBLISERT[nr - 1]}"
        yield f"  pmed{nr} ({len(avstand)} noder, {antall} steder)", "<= 60 s", sekunder(brukt), svar
    tall = f"{riktige} av {provd}" if provd else "–"
    yield "OR-Library pmed, bevist og lik publisert", ">= 30 av 40", tall, "" if provd else "TOSPANN_PMED er ikke satt"


def _pmed(tekst: str) -> tuple[list[list[float]], int]:
    """Read an instance (a later edge replaces an earlier one), and go the shortest way everywhere."""
    import numpy as np

    n, _, antall, *resten = map(int, tekst.split())
    d = np.full((n, n), np.inf)
    np.fill_diagonal(d, 0)
    for a, b, lengde in zip(resten[::3], resten[1::3], resten[2::3], strict=True):
        d[a - 1, b - 1] = d[b - 1, a - 1] = lengde
    for via in range(n):
        d = np.minimum(d, d[:, [via]] + d[[via], :])
    return d.tolist(), antall


def alternativene() -> Iterator[Rad]:
    """Measure the ten best, after the best is found."""
    from tospann.core.struktur.alternativer import de_beste
    from tospann.core.struktur.losning import forbered, los

    for navn, maal, spurt in (
        ("De ti beste, Nordland", "<= 100 ms", problem(90, 8, "18")),
        ("De ti beste, Norge T60 k6", "<= 1 s", problem(60, 6)),
    ):
        arbeid = forbered(spurt)
        lost = los(arbeid)
        brukt, ti = tid(lambda a=arbeid, s=lost: de_beste(a, s, 10))
        spenn = f"{float(ti.strukturer[0].pris):.1f}–{float(ti.strukturer[-1].pris):.1f}"
        yield (
            navn,
            maal,
            sekunder(brukt),
            f"{len(ti.strukturer)} ulike, {'komplett' if ti.komplett else 'IKKE komplett'}, {spenn}",
        )


def fremtidene() -> Iterator[Rad]:
    """Measure a thousand draws, and what a second worker gives."""
    from tospann.core.struktur.motor.trekning import Spredning
    from tospann.core.struktur.robusthet import robusthet

    spredning = Spredning(0.05, 0.1, 0.05)
    robusthet(problem(90, 8, "18"), spredning, 1, 2)
    for navn, maal, spurt in (
        ("1 000 fremtider, Nordland", "<= 3 s", problem(90, 8, "18")),
        ("1 000 fremtider, Norge T60 k6", "<= 60 s", problem(60, 6)),
    ):
        paa_klokka, (en, svar) = klokka(lambda s=spurt: tid(lambda: robusthet(s, spredning, 6, 1000)))
        yield navn, maal, sekunder(en), f"{len(svar.priser)} løst med bevis, {svar.umulige} umulige"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as andre:
        list(andre.map(abs, range(4)))
        to, likt = klokka(lambda: robusthet(spurt, spredning, 6, 1000, andre.map))
    yield (
        "  to prosesser",
        ">= 1,6 x",
        f"{paa_klokka / to:.2f} x".replace(".", ","),
        f"{sekunder(to)}; {'likt' if likt == svar else 'ULIKT'}",
    )


if __name__ == "__main__":
    main()
