"""
Measure what people wait for: start, the case, the papers and the pages with twenty readers at once.

Run as ``.venv/bin/python bench/sak.py``. It works in a folder of its own, on a free loopback port, with a fixed number
of requests, and takes everything down again. It measures and prints; it judges nothing, and no test calls it.
"""

# ruff: noqa: INP001, T201, PLC0415, SLF001 - a script that prints, and imports what it measures when it measures it

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

ROT = Path(__file__).resolve().parents[1]
SAK = "/saker/indre-salten"
PERSONA = "kommunedirektor-beiarn"
LESERE, HENTINGER, TAALMOD = 20, 400, 180.0
SIDER = {
    "Min dag": ("/", {}),
    "Saken": (f"{SAK}/", {}),
    "Nøkkelverkstedet, hva hvis": (f"{SAK}/nokkel/?uttrekk=3&grunnandel=25", {"HX-Request": "true"}),
    "Årsoppgjøret, hva hvis": ("/oppgjor/indre-salten/2021/forsok/?hvis=uttrekk~stat~2~2021-07-01", {}),
    "Kartet": ("/kart/", {}),
    "Sammenlign vedtak": (f"{SAK}/vedtak/", {}),
}

Rad = tuple[str, str]


def main() -> None:
    """Measure, and print one table."""
    if os.environ.get("DATABASE_URL"):
        sys.exit("Målingen lager sin egen database. Kjør den uten DATABASE_URL.")
    mappe = Path(tempfile.mkdtemp(prefix="tospann-bench-"))
    sys.path.insert(0, str(ROT / "src"))
    os.environ |= {
        "TOSPANN_DATA": str(mappe),
        "TOSPANN_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "tospann.config.settings",
        "PYTHONPATH": str(ROT / "src"),
    }
    try:
        skriv("Start", [maal_start("Første gang (database, demo, papirer)"), maal_start("Andre gang")])
        with server() as port:
            skriv(f"Sider, {LESERE} lesere samtidig, {HENTINGER} hentinger per side", list(maal_sidene(port)))
        maal_saken()
    finally:
        shutil.rmtree(mappe, ignore_errors=True)


def skriv(tittel: str, rader: list[Rad]) -> None:
    """Print a part of the table at once, so that something is seen while the rest is measured."""
    print(f"\n{tittel}\n{'-' * 78}")
    for navn, verdi in rader:
        print(f"{navn:<44}{verdi:>34}")


def tid(hva: Callable[[], object]) -> float:
    """Give the seconds something takes."""
    fra = time.perf_counter()
    hva()
    return time.perf_counter() - fra


def sekunder(antall: float) -> str:
    """Write seconds or milliseconds with a decimal comma."""
    tekst = f"{antall:.2f} s" if antall >= 1 else f"{antall * 1000:.1f} ms"
    return tekst.replace(".", ",")


def maal_start(navn: str) -> Rad:
    """Start, wait until it answers, and stop."""
    fra = time.perf_counter()
    with server():
        return navn, sekunder(time.perf_counter() - fra)


@contextmanager
def server() -> Iterator[int]:
    """Run the real thing: ``tospann start``, which is gunicorn on the loopback."""
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        port = int(ledig.getsockname()[1])
    kommando = [sys.executable, "-m", "tospann.cli", "start", "--port", str(port)]
    prosess = subprocess.Popen(kommando, cwd=ROT, stdout=subprocess.DEVNULL)
    try:
        _vent(prosess, port)
        yield port
    finally:
        prosess.send_signal(signal.SIGTERM)
        prosess.wait(60)


def _vent(prosess: subprocess.Popen[bytes], port: int) -> None:
    frist = time.monotonic() + TAALMOD
    while time.monotonic() < frist and prosess.poll() is None:
        try:
            if hent(HTTPConnection("127.0.0.1", port, timeout=30), "/velg/", {})[0] == HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.05)
    sys.exit("Serveren kom ikke opp.")


def hent(forbindelse: HTTPConnection, sti: str, hode: dict[str, str]) -> tuple[int, str, list[str]]:
    """Fetch one page over a connection: status, text and cookies."""
    forbindelse.request("GET", sti, headers=hode)
    svar = forbindelse.getresponse()
    return svar.status, svar.read().decode("utf-8", "replace"), svar.headers.get_all("Set-Cookie") or []


def logg_inn(port: int) -> str:
    """Choose who to be, as a person does, and give the cookies."""
    forbindelse = HTTPConnection("127.0.0.1", port, timeout=30)
    _, tekst, kaker = hent(forbindelse, "/velg/", {})
    merke = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', tekst)
    if merke is None:
        sys.exit("Fant ikke skjemaet for å velge hvem du er.")
    kjent = "; ".join(k.partition(";")[0] for k in kaker)
    felt = urlencode({"csrfmiddlewaretoken": merke[1], "bruker": PERSONA})
    hode = {"Cookie": kjent, "Content-Type": "application/x-www-form-urlencoded"}
    forbindelse.request("POST", "/velg/", body=felt, headers=hode)
    svar = forbindelse.getresponse()
    svar.read()
    nye = [k.partition(";")[0] for k in svar.headers.get_all("Set-Cookie") or []]
    return "; ".join([kjent, *nye])


def maal_sidene(port: int) -> Iterator[Rad]:
    """Read each page with all readers at once."""
    kaker = logg_inn(port)
    for navn, (sti, ekstra) in SIDER.items():
        hode = {"Cookie": kaker, **ekstra}
        hent(HTTPConnection("127.0.0.1", port, timeout=30), sti, hode)
        yield navn, _fordeling(*_les_samtidig(port, sti, hode))


def _les_samtidig(port: int, sti: str, hode: dict[str, str]) -> tuple[list[float], int, float]:
    tider: list[float] = []
    feil: list[int] = []

    def leser() -> None:
        forbindelse = HTTPConnection("127.0.0.1", port, timeout=60)
        for _ in range(HENTINGER // LESERE):
            fra = time.perf_counter()
            status = hent(forbindelse, sti, hode)[0]
            tider.append(time.perf_counter() - fra)
            if status != HTTPStatus.OK:
                feil.append(status)

    traader = [threading.Thread(target=leser) for _ in range(LESERE)]
    fra = time.perf_counter()
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join()
    return sorted(tider), len(feil), time.perf_counter() - fra


def _fordeling(tider: list[float], feil: int, varte: float) -> str:
    p50, p99 = tider[len(tider) // 2], tider[min(len(tider) * 99 // 100, len(tider) - 1)]
    etter = f", {feil} feil" if feil else ""
    return f"p50 {sekunder(p50)}  p99 {sekunder(p99)}  {len(tider) / varte:.0f}/s{etter}"


def maal_saken() -> None:
    """Work the case out cold and warm, and write each paper, in this process."""
    from tospann.config.paths import data_folder
    from tospann.config.postgres import running_server

    with running_server(data_folder(), lambda _: None):
        import django

        django.setup()
        from tospann.actions import saksbilde as handlinger
        from tospann.actions.papirer import FONTER
        from tospann.documents.papirer.mappe import filer
        from tospann.store import models
        from tospann.store.laas import som_system

        with som_system():
            rad = models.Sak.objects.get(slug="indre-salten")
            kald = tid(lambda: handlinger.last_saksbilde(rad))
            handlinger._felles_bilde.cache_clear()
            nytt = tid(lambda: handlinger.last_saksbilde(rad))
            varm = tid(lambda: handlinger.last_saksbilde(rad))
            bilde = handlinger.last_saksbilde(rad)
        saken = [("Kald (leser også lov- og datafiler)", kald), ("Etter en endring", nytt), ("Varm", varm)]
        skriv("Saken beregnet", [(navn, sekunder(s)) for navn, s in saken])
        alle: dict[str, Callable[[], bytes]] = {}
        satt_opp = tid(lambda: alle.update(filer(bilde, FONTER)))
        skriv("Papirer skrevet", list(_papirene(satt_opp, {navn: tid(lag) for navn, lag in alle.items()})))


def _papirene(satt_opp: float, tider: dict[str, float]) -> Iterator[Rad]:
    yield "Alt satt sammen (før noe er skrevet)", sekunder(satt_opp)
    yield from ((navn, sekunder(s)) for navn, s in tider.items())
    yield f"I alt, {len(tider)} filer", sekunder(satt_opp + sum(tider.values()))


if __name__ == "__main__":
    main()
