"""
Measure the map to play with: what a reader waits for from a press to a drawn page, for a county of 44 municipalities.

Run as ``.venv/bin/python bench/tegning.py``. Like bench/sak.py it works in a folder of its own and takes everything
down again. A move is two requests, the form and the page it leads to, and is counted as one wait.
"""

# ruff: noqa: INP001 - a script that prints

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

import sak

I_TUR = 25
STUDIE = "/struktur/nordland-2018/tegning/"
MAAL_MS = 100
# Back and forth, so that every move changes something.
TREKK = (("1839", "1841"), ("1839", "1804"), ("1840", "1804"), ("1840", "1841"))
STARTER = {"Det beste svaret": "best", "De ni tjenesteområdene": "oppgitt-1", "Hver kommune for seg": "oppgitt-2"}


def main() -> None:
    """Measure, and print a table for each beginning."""
    if os.environ.get("DATABASE_URL"):
        sys.exit("Målingen lager sin egen database. Kjør den uten DATABASE_URL.")
    mappe = Path(tempfile.mkdtemp(prefix="tospann-bench-"))
    os.environ |= {"TOSPANN_DATA": str(mappe), "TOSPANN_DEMO": "1", "PYTHONPATH": str(sak.ROT / "src")}
    os.environ["DJANGO_SETTINGS_MODULE"] = "tospann.config.settings"
    try:
        with sak.server() as port:
            leser = Leser(port, sak.logg_inn(port))
            for navn, fra in STARTER.items():
                sak.skriv(f"{navn}: {I_TUR} ganger hver; målet er {MAAL_MS} ms", list(maal(leser, fra)))
    finally:
        shutil.rmtree(mappe, ignore_errors=True)


class Leser:
    """One reader on one connection, who remembers the page last seen."""

    def __init__(self, port: int, kaker: str) -> None:
        """Begin without having seen anything."""
        self.port = port
        self.forbindelse = HTTPConnection("127.0.0.1", port, timeout=60)
        self.kaker, self.side = kaker, ""

    def hent(self, sti: str) -> None:
        """Fetch a page."""
        self.forbindelse.request("GET", sti, headers={"Cookie": self.kaker, "HX-Request": "true"})
        svar = self.forbindelse.getresponse()
        self.side = svar.read().decode("utf-8")
        if svar.status != HTTPStatus.OK:
            sys.exit(f"{sti} svarte {svar.status}.")

    def send(self, sti: str, **felt: str) -> str:
        """Send a form from the page last seen, and follow where it leads."""
        merke = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.side)
        sett = re.search(r'name="sett" value="(\d+)"', self.side)
        alle = {"csrfmiddlewaretoken": merke[1] if merke else "", "sett": sett[1] if sett else "", **felt}
        hode = {"Cookie": self.kaker, "Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
        self.forbindelse.request("POST", sti, body=urlencode(alle), headers=hode)
        svar = self.forbindelse.getresponse()
        svar.read()
        til = svar.headers.get("Location", "").partition("#")[0]
        if svar.status != HTTPStatus.FOUND:
            sys.exit(f"{sti} svarte {svar.status}.")
        self.hent(til)
        return til.partition("?")[0]


def maal(leser: Leser, fra: str) -> Iterator[sak.Rad]:
    """Begin a drawing, and measure choosing, moving and undoing."""
    leser.hent(STUDIE)
    tegning = leser.send(f"{STUDIE}begynn/", fra=fra)
    trekkene, valgene = cycle(TREKK), cycle(("1839", "1804", "1870", "1857"))

    def velg() -> None:
        leser.hent(f"{tegning}?valgt={next(valgene)}")

    def flytt() -> None:
        hvem, til = next(trekkene)
        leser.send(f"{tegning}trekk/", trekk=f"flytt:{hvem}:{til}")

    def angre() -> None:
        leser.send(f"{tegning}angre/", retning="angre")

    yield "Velge en kommune", ta_tida(velg, leser.port)
    yield "Flytte en kommune", ta_tida(flytt, leser.port)
    yield "Angre", ta_tida(angre, leser.port)
    yield "Sidens størrelse", f"{len(leser.side.encode()) // 1024} kB"


def ta_tida(gjor: Callable[[], None], port: int) -> str:
    """Do it a number of times: the middle, the slowest but one in a hundred, and what the server itself reckoned."""
    gjor()
    tider, regnet = [], regnetid(port)
    for _ in range(I_TUR):
        begynt = time.perf_counter()
        gjor()
        tider.append(time.perf_counter() - begynt)
    cpu = (regnetid(port) - regnet) / I_TUR
    tider.sort()
    p50, p99 = tider[I_TUR // 2], tider[min(I_TUR - 1, I_TUR * 99 // 100)]
    return f"p50 {sak.sekunder(p50)}  p99 {sak.sekunder(p99)}  cpu {sak.sekunder(cpu)}"


def regnetid(port: int) -> float:
    """Give the processor time the server has used, which a busy machine does not lengthen; 0 without /proc."""
    samlet = 0
    for prosess in Path("/proc").glob("[0-9]*"):
        try:
            if f"127.0.0.1:{port}".encode() in (prosess / "cmdline").read_bytes():
                samlet += sum(map(int, (prosess / "stat").read_text().rpartition(")")[2].split()[11:13]))
        except OSError:
            continue
    return samlet / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
