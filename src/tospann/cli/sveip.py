"""
``./tospann struktur sveip``: the same question under many limits and weights, here, in processes or on a cluster.

``struktur klynge`` and ``struktur arbeider`` are the two ends of a cluster.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from tospann.cli.avvis import avvis, les_fil
from tospann.config.paths import data_folder

if TYPE_CHECKING:
    from tospann.actions.kjor_sveip import Kjorer
    from tospann.imports.sveipfil import Sveipfil

AVBRUTT = 130
FLEST_ARBEIDERE = 64
_PAUSE = 1.0


def sveip(
    fil: Annotated[Path, typer.Argument(help="JSON-fil med problemet og det som skal varieres.")],
    til: Annotated[Path, typer.Option("--til", help="Katalogen svarene skrives i.")],
    arbeidere: Annotated[int, typer.Option("--arbeidere", help="Så mange prosesser på denne maskinen.")] = 1,
    klynge: Annotated[str, typer.Option("--klynge", help="Adressen til en Dask-klynge, som tcp://navn:8786.")] = "",
    fortsett: Annotated[bool, typer.Option("--fortsett", help="Regn bare det som mangler.")] = False,  # noqa: FBT002 - typer reads it as a flag
) -> None:
    """Løs mange varianter av et problem. Formatet står i docs/metode/sveip.md."""
    if not 1 <= arbeidere <= FLEST_ARBEIDERE or (klynge and arbeidere > 1):
        avvis(f"--arbeidere må være fra 1 til {FLEST_ARBEIDERE}, og brukes ikke sammen med --klynge.")
    # The machine code of the engine is kept with the other data, not beside the source.
    os.environ.setdefault("NUMBA_CACHE_DIR", str(data_folder() / "kompilert"))
    from tospann.actions.kjor_sveip import Katalog, SveipStanset, kjor_sveip  # noqa: PLC0415 - brings numpy and HiGHS
    from tospann.imports.strukturfil import StrukturAvvist  # noqa: PLC0415 - same

    try:
        lest = _les(fil)
        kjor_sveip(lest, Katalog(til), _kjorer(arbeidere, klynge), _framdrift(), fortsett=fortsett)
    except (StrukturAvvist, SveipStanset) as feil:
        avvis(str(feil))
    except OSError as feil:
        avvis(f"Kan ikke skrive i {til}: {feil.strerror or 'ukjent grunn'}.")
    except KeyboardInterrupt:
        typer.echo(f"Avbrutt. Det som er ferdig, er tatt vare på i {til}; ta det opp igjen med --fortsett.", err=True)
        raise typer.Exit(AVBRUTT) from None
    typer.echo(f"Ferdig: {til / 'tabell.csv'} og {til / 'resultat.jsonl'}")


def klynge(
    adresse: Annotated[str, typer.Argument(help="Der klyngen skal svare, som tcp://10.0.0.5:8786.")],
) -> None:
    """Start fordeleren i en Dask-klynge. Bare på et lukket nett; den spør ikke hvem som er der."""
    _dask("scheduler", "--host", adresse)


def arbeider(
    adresse: Annotated[str, typer.Argument(help="Adressen til fordeleren.")],
    prosesser: Annotated[int, typer.Option("--prosesser", help="Så mange arbeidere på denne maskinen.")] = 1,
) -> None:
    """La denne maskinen arbeide for en Dask-klynge."""
    _dask("worker", adresse, "--nworkers", str(prosesser), "--nthreads", "1")


def _dask(hva: str, *valg: str) -> NoReturn:
    os.environ.setdefault("NUMBA_CACHE_DIR", str(data_folder() / "kompilert"))
    # In the place of this process, so that whoever stops it stops Dask.
    os.execv(sys.executable, [sys.executable, "-m", f"distributed.cli.dask_{hva}", *valg, "--no-dashboard"])  # noqa: S606 - no shell, and a fixed program


def _kjorer(arbeidere: int, adresse: str) -> Kjorer:
    from tospann.actions.kjor_sveip import her, klynge, prosesser  # noqa: PLC0415 - brings numpy and HiGHS

    if adresse:
        return klynge(adresse)
    return prosesser(arbeidere) if arbeidere > 1 else her


def _les(fil: Path) -> Sveipfil:
    from tospann.cli.struktur import STORSTE_FIL  # noqa: PLC0415 - that module holds this command
    from tospann.imports.sveipfil import les_sveipfil  # noqa: PLC0415 - read when needed

    return les_sveipfil(les_fil(str(fil), STORSTE_FIL))


def _framdrift() -> Callable[[int, int], None]:
    """Say how far it has come, at most once a second."""
    begynt, forst, sagt = time.monotonic(), [-1], [-_PAUSE]

    def vis(ferdige: int, alle: int) -> None:
        forst[0] = ferdige if forst[0] < 0 else forst[0]
        gjort, gaatt = ferdige - forst[0], time.monotonic() - begynt
        if ferdige < alle and gaatt - sagt[0] < _PAUSE:
            return
        sagt[0] = gaatt
        igjen = f", om lag {round(gaatt / gjort * (alle - ferdige))} s igjen" if gjort and ferdige < alle else ""
        typer.echo(f"  {ferdige} av {alle} jobber ferdig{igjen}", err=True)

    return vis
