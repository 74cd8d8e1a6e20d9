"""``./tospann avtale``: judge an agreement from a file, without database and without the workbench."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Annotated

import typer

from tospann.cli.avvis import avvis, les_fil
from tospann.core.lov.avtalekontroll import Avtalekontroll, kontroller
from tospann.imports.avtalefil import AvtaleAvvist, les_avtalefil
from tospann.imports.klient.strengjson import STORSTE_SVAR

app = typer.Typer(help="Prøv en avtale mot reglene.", no_args_is_help=True)


@app.callback()
def _avtale() -> None:
    """Keep ``vurder`` a command of its own, also while it is the only one."""


@app.command()
def vurder(
    fil: Annotated[str, typer.Argument(help="JSON-fil med vilkår og klausuler; - leser fra standard inn.")],
    dato: Annotated[str, typer.Option("--dato", help="Hvilken dags lov, for eksempel 2027-01-01.")],
    som_json: Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")] = False,  # noqa: FBT002 - typer reads it as a flag
) -> None:
    """Prøv avtalen mot reglene slik de er en dag. Formatet står i docs/avtalekontrakt.md."""
    try:
        dag = date.fromisoformat(dato)
    except ValueError:
        avvis(f"«{dato}» er ikke en dato. Skriv den slik: 2027-01-01.")
    try:
        kontroll = kontroller(les_avtalefil(les_fil(fil, STORSTE_SVAR)), dag)
    except AvtaleAvvist as feil:
        avvis(str(feil))
    sys.stdout.write(json.dumps(kontroll.som_json(), ensure_ascii=False) + "\n" if som_json else _som_linjer(kontroll))


def _som_linjer(kontroll: Avtalekontroll) -> str:
    """Write what is not met first, with what to do; then the sum in a sentence, and what the control cannot see."""
    svar = kontroll.som_json()
    apne = [v for v in kontroll.vurderinger if not v.er_oppfylt]
    linjer = [
        f"{v.regel.id:24} {v.svar.utfall.value}\n{'':24} {v.svar.begrunnelse} {v.svar.tiltak}".rstrip() for v in apne
    ]
    return "\n".join([*linjer, str(svar["oppsummering"]), str(svar["forbehold"])]) + "\n"
