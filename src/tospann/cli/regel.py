"""``./tospann regel``: try the rules on the cases lawyers write, without database and without the workbench."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from tospann.core.lov.katalog import KATALOG
from tospann.core.lov.regelsak import Provesvar, Regelprove, prov
from tospann.imports.avvisning import FilAvvist
from tospann.imports.regelsaker import LEVERTE, les_regelsaker

app = typer.Typer(help="Prøv reglene på saker som en jurist kan skrive.", no_args_is_help=True)

AVVIK, AVVIST = 1, 2


@app.command("prov")
def prov_kommando(
    katalog: Annotated[
        Path, typer.Argument(help="Mappa med saksfiler (*.toml). Uten: sakene som følger med.")
    ] = LEVERTE,
    regel: Annotated[str, typer.Option("--regel", help="Bare denne regelen, for eksempel KL-20-4-f.")] = "",
) -> None:
    """Prøv sakene. Svarer 0 når alle stemmer, 1 når noen ikke gjør det, 2 når en fil ikke kan brukes."""
    try:
        alle = les_regelsaker(katalog)
    except FilAvvist as feil:
        typer.echo(str(feil), err=True)
        raise typer.Exit(AVVIST) from feil
    valgte = [p for p in alle if regel in {"", p.regel_id}]
    if not valgte:
        typer.echo(_ukjent(regel), err=True)
        raise typer.Exit(AVVIST)
    svar = [(p, prov(p)) for p in valgte]
    _skriv(svar)
    if any(not s.stemmer for _, alle_svar in svar for s in alle_svar):
        raise typer.Exit(AVVIK)


@app.command()
def liste() -> None:
    """Vis alle reglene: id, alvor, hvor sikkert vi vet det, hjemmel og krav."""
    for oppslag in KATALOG.values():
        k = oppslag.krav
        typer.echo(f"{k.id:28} {k.alvor.value:7} {k.bevis.name}  {k.hjemmel.kortform()}\n{'':28} {k.ordlyd}")


def _ukjent(regel: str) -> str:
    if regel in KATALOG:
        return f"Ingen saker i mappa gjelder {regel}."
    naere = ([id_ for id_ in KATALOG if id_.startswith(regel)] or [id_ for id_ in KATALOG if id_[:4] == regel[:4]])[:6]
    forslag = f" Mente du {', '.join(naere)}?" if naere else ""
    return f"Det er ingen regel som heter «{regel}».{forslag} ./tospann regel liste viser alle."


def _skriv(svar: Iterable[tuple[Regelprove, tuple[Provesvar, ...]]]) -> None:
    typer.echo(f"{'Regel':28} {'om':14} {'saker':>5} {'består':>6} {'faller':>6}  svar")
    saker = avvik = 0
    for prove, alle in svar:
        feil = [s for s in alle if not s.stemmer]
        bestaar = sum(s.venter.bestaar for s in prove.saker)
        saker, avvik = saker + len(prove.saker), avvik + len(feil)
        dom = f"{len(feil)} avvik" if feil else "stemmer"
        antall = f"{len(prove.saker):5} {bestaar:6} {len(prove.saker) - bestaar:6}"
        typer.echo(f"{prove.regel_id:28} {prove.emne.id:14} {antall}  {dom}")
        for s in feil:
            typer.echo(f"    {s.hva}: ventet {s.ventet}, fikk {s.fikk}")
    typer.echo(f"{saker} saker prøvd, {avvik} avvik.")
