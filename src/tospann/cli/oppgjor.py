"""``./tospann oppgjor``: share an amount by a key, without database and without the workbench."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from tospann.cli.avvis import avvis, les_fil
from tospann.cli.ehf import ehf, ehfsjekk
from tospann.cli.kapittel import kapittel
from tospann.core.oppgjor.fordeling import Andel
from tospann.imports.fordelingsfil import FordelingAvvist, les_fordelingsfil
from tospann.imports.klient.strengjson import STORSTE_SVAR

app = typer.Typer(help="Del et beløp etter en nøkkel.", no_args_is_help=True)

app.command()(ehf)
app.command()(ehfsjekk)
app.command()(kapittel)


@app.callback()
def _oppgjor() -> None:
    """Keep ``fordel`` a command of its own, also while it is the only one."""


@app.command()
def fordel(
    fil: Annotated[str, typer.Argument(help="JSON-fil med beløp, nøkkel og deltakere; - leser fra standard inn.")],
    som_json: Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")] = False,  # noqa: FBT002 - typer reads it as a flag
) -> None:
    """Del et beløp etter en nøkkel, til øret. Formatet står i docs/oppgjorskontrakt.md."""
    try:
        andeler = les_fordelingsfil(les_fil(fil, STORSTE_SVAR)).fordel()
    except FordelingAvvist as feil:
        avvis(str(feil))
    sys.stdout.write(_som_json(andeler) if som_json else _som_tabell(andeler))


def _som_json(andeler: Iterable[Andel]) -> str:
    deler = [{"kommunenr": a.betaler, "belop_ore": a.belop.ore, "andel": str(a.del_av_helheten)} for a in andeler]
    return json.dumps({"andeler": deler, "sum_ore": sum(a.belop.ore for a in andeler)}) + "\n"


def _som_tabell(andeler: tuple[Andel, ...]) -> str:
    """Write the table for people; the formatter is fetched only here, since it costs half the start."""
    from tospann.core.felles.kroner import total  # noqa: PLC0415 - only for people
    from tospann.core.felles.norsk import kroner  # noqa: PLC0415 - brings Babel

    rader = [(a.betaler, kroner(a.belop), str(a.del_av_helheten)) for a in andeler]
    rader.append(("Sum", kroner(total(a.belop for a in andeler)), "1"))
    bredde = max(len(belop) for _, belop, _ in rader)
    return "".join(f"{nummer:<6}{belop:>{bredde}}   {andel}\n" for nummer, belop, andel in rader)
