"""
Measure the register: loading it, asking it as of a date, following everybody, cover by day, and the pages.

Run as ``.venv/bin/python bench/register.py``. It works in a folder of its own, with a fixed number of questions, and
takes everything down again. It measures and prints; it judges nothing, and no test calls it.
"""

# ruff: noqa: INP001, T201, PLC0415 - a script that prints, and imports what it measures when it measures it

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

ROT = Path(__file__).resolve().parents[1]
PERSONA = "kommunedirektor-beiarn"
I_DAG, FRA = date(2026, 1, 1), date(2012, 1, 1)
AAR = 20
SPORSMAAL, SIDEVISNINGER = 2000, 60
FRO = 20261125
FJORTEN = "&".join(
    f"k={n}" for n in (1804, 1805, 1811, 1812, 1813, 1815, 1816, 1818, 1820, 1822, 1824, 1825, 1826, 1827)
)
MILLI = 1e-3
SIDER = {
    "En kommune (Hamarøy 2026)": "/kommuner/1875/?dato=2026-01-01",
    "En kommune med anslag": "/kommuner/1875/?dato=2026-01-01&anslag=1",
    "Et fylke (Nordland 2018)": "/kommuner/?fylke=18&dato=2018-11-12",
    "Landet": "/kommuner/?dato=2026-01-01",
    "Sammenligning av fjorten": f"/kommuner/sammenlign/?dato=2018-11-12&{FJORTEN}",
    "Søk": "/sok/?q=herøy",
    "Registeret som CSV (357 rader)": "/kommuner/register.csv?dato=2026-01-01",
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
        from tospann.config.paths import data_folder
        from tospann.config.postgres import running_server

        with running_server(data_folder(), lambda _: None):
            maal()
    finally:
        shutil.rmtree(mappe, ignore_errors=True)


def maal() -> None:
    """Measure everything in a fresh database."""
    import django

    django.setup()
    from tospann.cli.start import migrate_if_needed

    migrate_if_needed()
    skriv("Last det nasjonale registeret", list(maal_lasting()))
    skriv(f"Alle kommuner på en dato, {SPORSMAAL} tilfeldige datoer 2006–2026", list(maal_datoer()))
    skriv("Følg alle kommuner", list(maal_folging()))
    skriv(f"Dekning, {AAR} år dag for dag", list(maal_dekning()))
    skriv(f"Sider, én leser, {SIDEVISNINGER} visninger etter oppvarming", list(maal_sidene()))


def skriv(tittel: str, rader: list[Rad]) -> None:
    """Print a part of the table at once, so that something is seen while the rest is measured."""
    print(f"\n{tittel}\n{'-' * 100}")
    for navn, verdi in rader:
        print(f"{navn:<46}{verdi:>54}")


def tid(hva: Callable[[], object]) -> float:
    """Give the seconds something takes."""
    fra = time.perf_counter()
    hva()
    return time.perf_counter() - fra


def sekunder(antall: float) -> str:
    """Write seconds, milliseconds or microseconds with a decimal comma."""
    if antall >= 1:
        tekst = f"{antall:.2f} s"
    else:
        tekst = f"{antall * 1e3:.2f} ms" if antall >= MILLI else f"{antall * 1e6:.1f} µs"
    return tekst.replace(".", ",")


def fordeling(tider: Sequence[float]) -> str:
    """Write the middle and the slow end."""
    ordnet = sorted(tider)
    midten, sene = ordnet[len(ordnet) // 2], ordnet[min(len(ordnet) * 99 // 100, len(ordnet) - 1)]
    return f"p50 {sekunder(midten)}  p99 {sekunder(sene)}"


def maal_lasting() -> Iterator[Rad]:
    """Load into an empty database, and again where nothing is new."""
    from tospann.actions.last_inn_register import last_inn_register
    from tospann.store import models

    forste = tid(lambda: last_inn_register(lambda _: None))
    rader = sum(models.Registerlast.objects.values_list("rader", flat=True))
    yield f"Tom database ({rader} rader)", sekunder(forste)
    yield "En gang til (ingenting er nytt)", sekunder(tid(lambda: last_inn_register(lambda _: None)))


def maal_datoer() -> Iterator[Rad]:
    """Ask for all municipalities of a date: the core, a plain scan, and the database."""
    from tospann.store import models
    from tospann.store.kommune import historie
    from tospann.store.register import gjelder

    kald = tid(historie)
    kjent = historie()
    trekk = random.Random(FRO)  # noqa: S311 - the same dates each time
    datoer = [date(2006, 1, 1) + timedelta(trekk.randrange(20 * 365)) for _ in range(SPORSMAAL)]
    yield "Historien lest av databasen (én gang per utgave)", sekunder(kald)
    yield "Kjernen", fordeling([tid(lambda d=d: kjent.paa(d)) for d in datoer])  # type: ignore[misc]

    def skann(dag: date) -> dict[str, object]:
        return {v.kommune.nummer: v for v in kjent.versjoner if v.periode.gjelder(dag)}

    yield "  til sammenligning: gå gjennom alle versjonene", fordeling([tid(lambda d=d: skann(d)) for d in datoer])  # type: ignore[misc]

    def sql(dag: date) -> list[tuple[str, str]]:
        return list(models.Kommuneversjon.objects.filter(gjelder(dag)).values_list("nummer", "navn"))

    yield "  til sammenligning: spør databasen", fordeling([tid(lambda d=d: sql(d)) for d in datoer[:200]])  # type: ignore[misc]


def maal_folging() -> Iterator[Rad]:
    """Follow everybody forwards and backwards, and draw every line."""
    from tospann.core.kommune.folg import folg, opphav
    from tospann.core.kommune.statistikk import FOLKETALL
    from tospann.core.kommune.tidslinje import berorte, tidslinje
    from tospann.store.kommune import historie, vekter
    from tospann.store.kommuneoppslag import tallene

    h, v = historie(), vekter()
    fram = h.paa(FRA)
    yield f"Fram 2012–2026 ({len(fram)} kommuner)", sekunder(tid(lambda: [folg(h, n, FRA, I_DAG, v) for n in fram]))
    bak = h.paa(I_DAG)
    yield f"Tilbake 2026–2012 ({len(bak)} kommuner)", sekunder(tid(lambda: [opphav(h, n, I_DAG, FRA, v) for n in bak]))
    rader = tallene((FOLKETALL,), h.numre())[FOLKETALL.id]
    per = {n: berorte(h, n, I_DAG) for n in bak}
    egne = {n: [r for r in rader if r.omraade in per[n] or "+" in r.omraade] for n in bak}
    linjer = tid(lambda: [tidslinje(h, egne[n], (n, I_DAG), v, med_anslag=True) for n in bak])
    yield f"Folketallet år for år for alle ({len(bak)} linjer)", sekunder(linjer)


def maal_dekning() -> Iterator[Rad]:
    """Find who covers every municipality for twenty years: as spans, and by asking each day."""
    from tospann.core.felles.periode import Periode
    from tospann.store.kommune import historie
    from tospann.store.kontor import dekningsbok

    kald = tid(dekningsbok)
    bok, h = dekningsbok(), historie()
    vindu = Periode(date(2006, 7, 1), date(2006 + AAR, 7, 1))
    dager = [vindu.fra + timedelta(n) for n in range((date(2026, 7, 1) - vindu.fra).days)]
    yield "Dekningen lest av databasen (én gang per utgave)", sekunder(kald)
    yield f"Som spenn, {len(h.numre())} numre", sekunder(tid(lambda: [bok.spenn(n, vindu) for n in h.numre()]))
    hver = [tid(lambda d=d: bok.paa(d, h.paa(d))) for d in dager]  # type: ignore[misc]
    yield f"Dag for dag, {len(dager)} dager, alle kommuner", f"{sekunder(sum(hver))}  ({fordeling(hver)} per dag)"


def maal_sidene() -> Iterator[Rad]:
    """Show each page, in this process, with everything Django does for it."""
    from django.test import Client

    from tospann.actions.demo import last_inn_demo
    from tospann.store.models import Bruker

    last_inn_demo(lambda _: None)
    klient = Client(headers={"host": "localhost"})
    klient.force_login(Bruker.objects.get(brukernavn=PERSONA))
    for navn, sti in SIDER.items():
        kald = tid(lambda sti=sti: klient.get(sti))  # type: ignore[misc]
        svar = klient.get(sti)
        regnet = time.process_time()
        varme = [tid(lambda sti=sti: klient.get(sti)) for _ in range(SIDEVISNINGER)]  # type: ignore[misc]
        cpu = (time.process_time() - regnet) / SIDEVISNINGER
        feil = "" if svar.status_code == 200 else f"  ({svar.status_code})"  # noqa: PLR2004 - OK
        yield (
            f"{navn}, {len(svar.content) // 1024} kB{feil}",
            f"{fordeling(varme)}  cpu {sekunder(cpu)}  første {sekunder(kald)}",
        )


if __name__ == "__main__":
    main()
