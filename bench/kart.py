"""
Measure the map: reading the tables, drawing, and the pages as a browser gets them, one at a time and twenty at once.

Run as ``.venv/bin/python bench/kart.py``. Like bench/sak.py it works in a folder of its own and takes everything down
again. It measures and prints; it judges nothing, and no test calls it.
"""

# ruff: noqa: INP001, T201, PLC0415, SLF001 - a script that prints, and imports what it measures when it measures it

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

import sak

LESERE, HENTINGER, I_TUR = sak.LESERE, 200, 60
SIDER = {
    "Hele landet, folketall 2024 (357)": "/kart/?fylke=&lag=folketall&dato=2024-01-01",
    "Hele landet, Nav-kontor 2023 (356)": "/kart/?fylke=&lag=kontor&dato=2023-04-27",
    "Hele landet, fylker 2016 (428)": "/kart/?fylke=&lag=fylke&dato=2016-06-01",
    "Nordland, tjenesteområder 2018 (44)": "/kart/?fylke=18&lag=tjenesteomraade&dato=2018-11-12",
    "Oslo, folketall 2024 (1)": "/kart/?fylke=03&lag=folketall&dato=2024-01-01",
    "Regnearket for hele landet": "/kart/tabell.csv?fylke=&lag=folketall&dato=2024-01-01",
    "Tegningen av hele landet": "/kart/kart.svg?fylke=&lag=folketall&dato=2024-01-01",
}
# Each day with its own map and its own figures: nothing of it is in the caches.
SKYVEREN = [f"/kart/?fylke=&lag=folketall&dato={aar}-0{maaned}-01" for aar in range(2012, 2026) for maaned in (1, 4, 7)]

Rad = sak.Rad


def main() -> None:
    """Measure, and print one table."""
    if os.environ.get("DATABASE_URL"):
        sys.exit("Målingen lager sin egen database. Kjør den uten DATABASE_URL.")
    mappe = Path(tempfile.mkdtemp(prefix="tospann-bench-"))
    sys.path.insert(0, str(sak.ROT / "src"))
    os.environ |= {"TOSPANN_DATA": str(mappe), "TOSPANN_DEMO": "1", "PYTHONPATH": str(sak.ROT / "src")}
    os.environ["DJANGO_SETTINGS_MODULE"] = "tospann.config.settings"
    try:
        sak.skriv("Tabeller og tegning, i denne prosessen", list(maal_tegningen()))
        with sak.server() as port:
            kaker = sak.logg_inn(port)
            sak.skriv(f"Sider, én leser, {I_TUR} hentinger per side", list(maal_en(port, kaker)))
            sak.skriv("Sidenes størrelse", list(maal_storrelsen(port, kaker)))
            sak.skriv("Skyveren dratt fra 2012 til 2025", [maal_skyveren(port, kaker)])
            sak.skriv(f"{LESERE} lesere samtidig, {HENTINGER} hentinger per side", list(maal_mange(port, kaker)))
    finally:
        shutil.rmtree(mappe, ignore_errors=True)


def maal_tegningen() -> Iterator[Rad]:
    """Read the tables and draw the country, cold and warm."""
    from tospann.core.kommune.kartutgave import tegn, velg_bilde
    from tospann.imports.kartdata import kartgrunnlag
    from tospann.imports.register import les_historie

    yield "Karttabellene lest", sak.sekunder(sak.tid(kartgrunnlag))
    grunnlag, historie, dato = kartgrunnlag(), les_historie(), date(2024, 1, 1)
    bilde = velg_bilde(grunnlag.bilder, "", dato)
    yield (
        "Landskartet satt sammen",
        sak.sekunder(sak.tid(lambda: tegn(grunnlag.tabeller["norge"], bilde, historie, dato))),
    )
    kart = tegn(grunnlag.tabeller["norge"], bilde, historie, dato)
    yield "Stiene skrevet", sak.sekunder(sak.tid(lambda: [kart.sti(flate) for flate in kart.flater]))


def maal_en(port: int, kaker: str) -> Iterator[Rad]:
    """Read each page again and again, first time told apart."""
    for navn, sti in SIDER.items():
        forbindelse = HTTPConnection("127.0.0.1", port, timeout=60)
        forste = sak.tid(lambda: hent(forbindelse, sti, kaker))  # noqa: B023 - called at once
        tider = sorted(sak.tid(lambda: hent(forbindelse, sti, kaker)) for _ in range(I_TUR))  # noqa: B023 - same
        p50, p99 = tider[len(tider) // 2], tider[-1]
        yield navn, f"p50 {sak.sekunder(p50)}  p99 {sak.sekunder(p99)}  først {sak.sekunder(forste)}"


def maal_skyveren(port: int, kaker: str) -> Rad:
    """Ask for many days in a row, as a slider does."""
    forbindelse = HTTPConnection("127.0.0.1", port, timeout=60)
    tider = sorted(sak.tid(lambda: hent(forbindelse, sti, kaker)) for sti in SKYVEREN)  # noqa: B023 - called at once
    return (
        f"{len(SKYVEREN)} datoer, hver første gang",
        f"p50 {sak.sekunder(tider[len(tider) // 2])}  verst {sak.sekunder(tider[-1])}",
    )


def maal_storrelsen(port: int, kaker: str) -> Iterator[Rad]:
    """Tell how large the pages are, and the drawing inside."""
    forbindelse = HTTPConnection("127.0.0.1", port, timeout=60)
    for navn, sti in SIDER.items():
        tekst = hent(forbindelse, sti, kaker)
        tegninger = re.findall(r'<svg class="kart.*?</figure>', tekst, re.DOTALL)
        svg = f", tegningen {len(tegninger[0].encode()) / 1000:.0f} kB" if tegninger else ""
        yield navn, f"{len(tekst.encode()) / 1000:.0f} kB{svg}"


def maal_mange(port: int, kaker: str) -> Iterator[Rad]:
    """Read the heaviest pages with all readers at once."""
    sak.HENTINGER = HENTINGER
    for navn, sti in list(SIDER.items())[:2]:
        yield navn, sak._fordeling(*sak._les_samtidig(port, sti, {"Cookie": kaker}))


def hent(forbindelse: HTTPConnection, sti: str, kaker: str) -> str:
    """Fetch a page that must be there."""
    status, tekst, _ = sak.hent(forbindelse, sti, {"Cookie": kaker})
    if status != HTTPStatus.OK:
        sys.exit(f"{sti} svarte {status}.")
    return tekst


if __name__ == "__main__":
    fra = time.perf_counter()
    main()
    print(f"\nI alt {sak.sekunder(time.perf_counter() - fra)}")
