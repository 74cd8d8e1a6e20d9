"""``./tospann struktur``: find the best structure of a file, with proof; and check a proof."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tospann.cli.avvis import avvis, les_fil
from tospann.cli.sveip import arbeider, klynge, sveip
from tospann.config.paths import ROOT, data_folder

if TYPE_CHECKING:
    from tospann.core.struktur.losning import Arbeid, Losning, Lost
    from tospann.core.struktur.problem import Struktur
    from tospann.imports.strukturfil import Strukturfil

app = typer.Typer(help="Finn den beste strukturen, med bevis.", no_args_is_help=True)
for _kommando in (sveip, klynge, arbeider):
    app.command()(_kommando)

STORSTE_FIL = 8 * 1024 * 1024
FLEST_ALTERNATIVER = 100
KONTROLLOREN = ROOT / "verktoy" / "kontroller_struktur.py"

Fil = Annotated[str, typer.Argument(help="JSON-fil med problemet; - leser fra standard inn.")]
SomJson = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")]
Antall = Annotated[int, typer.Option("--alternativer", help="Så mange av de beste strukturene.")]
Bevisfil = Annotated[Path | None, typer.Option("--sertifikat", help="Skriv beviset hit.")]
Grense = Annotated[float, typer.Option("--tidsgrense", help="Sekunder; da svares det med det beste så langt.")]


@app.command()
def los(
    fil: Fil,
    som_json: SomJson = False,  # noqa: FBT002 - typer reads it as a flag
    alternativer: Antall = 0,
    sertifikat: Bevisfil = None,
    tidsgrense: Grense = 300.0,
) -> None:
    """Finn den beste strukturen. Formatet står i docs/strukturkontrakt.md."""
    if not 0 <= alternativer <= FLEST_ALTERNATIVER or not tidsgrense > 0:
        avvis(f"--alternativer må være fra 0 til {FLEST_ALTERNATIVER}, og --tidsgrense over null.")
    frist = time.monotonic() + tidsgrense
    # The machine code of the engine is kept with the other data, not beside the source.
    os.environ.setdefault("NUMBA_CACHE_DIR", str(data_folder() / "kompilert"))
    with _framdrift():
        lest, svar = _regn(fil, alternativer, sertifikat, frist)
    sys.stdout.write(_som_json(svar, alternativer) if som_json else _som_tekst(svar, lest, alternativer))


def _regn(fil: str, alternativer: int, sertifikat: Path | None, frist: float) -> tuple[Strukturfil, Losning]:
    from tospann.core.struktur.losning import forbered, los  # noqa: PLC0415 - brings numpy and HiGHS
    from tospann.core.struktur.motor.pulje import ForMangeGrupper  # noqa: PLC0415 - same

    lest = _les(fil)
    try:
        arbeid = forbered(lest.problem)
    except ForMangeGrupper:
        if sertifikat or alternativer > 1:
            avvis("Det er for mange mulige grupper til sertifikat og flere alternativer; senk T eller k.")
        return lest, _med_strom(lest, frist)
    lost = los(arbeid, igjen=lambda: frist - time.monotonic())
    if sertifikat:
        _skriv_sertifikat(sertifikat, lest, arbeid, lost)
    return lest, _alternativene(arbeid, lost, alternativer)


def _med_strom(lest: Strukturfil, frist: float) -> Losning:
    from tospann.core.struktur.kompakt import los_kompakt  # noqa: PLC0415 - brings HiGHS

    return los_kompakt(lest.problem, igjen=lambda: frist - time.monotonic())


def _alternativene(arbeid: Arbeid, lost: Lost, antall: int) -> Losning:
    if antall < 2:  # noqa: PLR2004 - one is the answer itself
        return lost.losning
    from tospann.core.struktur.alternativer import de_beste  # noqa: PLC0415 - brings HiGHS

    return de_beste(arbeid, lost, antall)


def _les(fil: str) -> Strukturfil:
    from tospann.imports.strukturfil import StrukturAvvist, les_strukturfil  # noqa: PLC0415 - read when needed

    try:
        return les_strukturfil(les_fil(fil, STORSTE_FIL))
    except StrukturAvvist as feil:
        avvis(str(feil))


@contextmanager
def _framdrift() -> Iterator[None]:
    """Say that it is still at work, once a second has gone and then more seldom."""
    ferdig = threading.Event()

    def si_fra() -> None:
        begynt, pause = time.monotonic(), 1.0
        while not ferdig.wait(pause):
            sekunder = round(time.monotonic() - begynt)
            typer.echo(f"  regner … {sekunder} s (første gang oversettes også motoren til maskinkode)", err=True)
            pause = min(2 * pause, 20.0)

    traad = threading.Thread(target=si_fra, daemon=True)
    traad.start()
    try:
        yield
    finally:
        ferdig.set()
        traad.join()


def _skriv_sertifikat(til: Path, lest: Strukturfil, arbeid: Arbeid, lost: Lost) -> None:
    from tospann.core.struktur.sertifikat import IkkeBevist, bevis  # noqa: PLC0415 - brings numpy
    from tospann.documents.strukturfil import skriv_sertifikat  # noqa: PLC0415 - with it

    try:
        trinn = bevis(arbeid, lost)
    except IkkeBevist as feil:
        avvis(str(feil))
    try:
        # The problem stands in the certificate as it was written, digit for digit.
        til.write_text(skriv_sertifikat(lest.tekst.strip(), lest.fingeravtrykk, lost, trinn), encoding="utf-8")
    except OSError:
        avvis(f"Kan ikke skrive til {til}.")


def _svaret(losning: Losning) -> dict[str, object]:
    if not losning.strukturer:
        grense = float(losning.nedre_grense) if losning.status == "tidsgrense" else None
        return {"status": str(losning.status), "objective": None, "lower_bound": grense, "n_groups": 0, "groups": []}
    beste = _strukturen(losning.strukturer[0])
    return {"status": str(losning.status), "lower_bound": float(losning.nedre_grense), **beste}


def _strukturen(struktur: Struktur) -> dict[str, object]:
    grupper = [{"host": g.vert, "members": list(g.medlemmer)} for g in struktur.grupper]
    return {"objective": float(struktur.pris), "n_groups": len(grupper), "groups": grupper}


def _som_json(losning: Losning, alternativer: int) -> str:
    svar = _svaret(losning)
    if alternativer:
        svar["alternatives"] = [_strukturen(s) for s in losning.strukturer]
        svar["alternatives_complete"] = losning.komplett
    return json.dumps(svar) + "\n"


def _som_tekst(losning: Losning, lest: Strukturfil, alternativer: int) -> str:
    from tospann.core.struktur.ord import beskriv  # noqa: PLC0415 - only for people

    return "\n".join(beskriv(losning, lest.problem, max(1, alternativer))) + "\n"


@app.command()
def papir(
    studie: Annotated[str, typer.Argument(help="Studien, for eksempel nordland-2018.")],
    til: Annotated[Path, typer.Option("--til", help="Mappa papirene skrives til.")],
    struktur: Annotated[
        list[str] | None, typer.Option("--struktur", help="best, nr-2 …, oppgitt-1 …, tegning-1 …; kan gjentas.")
    ] = None,
) -> None:
    """Skriv utredningen av en studie: PDF, Word, regneark og CSV."""
    from tospann.cli.steps import console, step  # noqa: PLC0415 - the engine's commands need no workbench
    from tospann.cli.workbench import workbench  # noqa: PLC0415

    with workbench():
        from tospann.actions.strukturpapirer import UkjentStudie, skriv_strukturpapir  # noqa: PLC0415 - needs Django

        try:
            with step("Utredningen") as progress:
                filer = skriv_strukturpapir(studie, til, progress, tuple(struktur or ()))
        except UkjentStudie as feil:
            avvis(str(feil))
        except OSError as feil:
            avvis(f"Kan ikke skrive til {til}: {feil.strerror}.")
    console.print(f"{len(filer)} filer i {til}", soft_wrap=True, markup=False)


@app.command()
def kontroller(
    fil: Annotated[str, typer.Argument(help="Sertifikatet.")],
    problem: Annotated[str | None, typer.Option("--problem", help="Kontroller også at det gjelder denne fila.")] = None,
) -> None:
    """Kontroller et sertifikat, med et program som ikke deler noe med det som laget det."""
    # A process of its own, without site-packages: it cannot share code with the engine even by mistake.
    kommando = [sys.executable, "-I", "-S", str(KONTROLLOREN), fil, *([problem] if problem else [])]
    raise typer.Exit(subprocess.run(kommando, check=False).returncode)
