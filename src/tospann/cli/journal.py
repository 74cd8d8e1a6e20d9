"""``./tospann journal``: check the chain, here or from an export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tospann.cli.steps import console
from tospann.cli.workbench import stop, workbench

app = typer.Typer(help="Kontroller journalen.", no_args_is_help=True)


@app.command()
def verifiser() -> None:
    """Gå gjennom alle kjedene i basen og si om de er hele."""
    with workbench():
        from tospann.core.felles.journalkjede import kontroller  # noqa: PLC0415 - needs Django
        from tospann.store.laas import som_system  # noqa: PLC0415
        from tospann.store.models import Kjede  # noqa: PLC0415

        with som_system():
            svar = {k.navn: kontroller(p.ledd() for p in k.poster.all()) for k in Kjede.objects.order_by("id")}
    for navn, kontroll in svar.items():
        console.print(f"{navn}: {kontroll.antall} poster, {kontroll.grunn or 'kjeden er hel'}", markup=False)
        console.print(f"  hode {kontroll.hode}", markup=False)
    if not all(k.er_hel for k in svar.values()):
        stop("Minst én kjede er brutt.")


@app.command()
def eksporter(til: Annotated[Path, typer.Option("--til", help="Fila den felles kjeden skrives til.")]) -> None:
    """Skriv den felles kjeden til en fil som verktoy/verifiser_journal.py kan lese uten Tospann."""
    with workbench():
        from tospann.store.journal import felles_som_jsonl  # noqa: PLC0415 - needs Django

        til.write_text("".join(felles_som_jsonl()), encoding="utf-8")
    console.print(f"Skrevet til {til}. Kontroller med: python3 verktoy/verifiser_journal.py {til}", soft_wrap=True)
