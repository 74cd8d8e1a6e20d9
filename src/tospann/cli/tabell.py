"""``./tospann tabell``: check a printed table against its rules, without database and without the workbench."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from tospann.core.tabell.funn import Tabellkontroll
from tospann.core.tabell.kontroll import kontroller as kjor_kontrollen
from tospann.documents.tabellsvar import Avvisningssvar, Avvistsvar, som_svar
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellregler import MAKS_TEGN, krev_at_reglene_passer, les_regler
from tospann.imports.tabellrutenett import HELE, MAKS_BYTE
from tospann.imports.tabellsamling import levert, leverte
from tospann.imports.trykttabell import les_fil, som_tabell

app = typer.Typer(help="Kontroller en trykt tabell: summer, andeler og svar.", no_args_is_help=True)

FUNN, AVVIST = 1, 2


@app.command()
def kontroller(
    fil: Annotated[str, typer.Argument(help="CSV eller xlsx; - leser CSV fra standard inn.")],
    regler: Annotated[str, typer.Option("--regler", help="Regelfil (TOML), eller navnet på en levert tabell.")],
    som_json: Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON (docs/tabellkontroll.md).")] = False,  # noqa: FBT002 - typer reads it as a flag
    ark: Annotated[str, typer.Option("--ark", help="Arket i et regneark. Uten: det første synlige.")] = "",
) -> None:
    """Kontroller en tabell. Svarer 0 når alt stemmer, 1 når det er funn, 2 når fila eller reglene ikke kan brukes."""
    try:
        regelfil = les_regler(_regeltekst(regler), Path(regler).name)
        nett = les_fil(_les(fil, MAKS_BYTE), Path(fil).name, ark)
        tabell = som_tabell(nett, regelfil.oppsett)
        krev_at_reglene_passer(tabell, regelfil)
    except FilAvvist as feil:
        _avvis(feil, som_json=som_json)
    kontroll = kjor_kontrollen(tabell, regelfil.regler)
    if som_json:
        sys.stdout.write(som_svar(kontroll, nett.merknader).model_dump_json(indent=2) + "\n")
    else:
        _skriv(kontroll, nett.merknader)
    if kontroll.funn:
        raise typer.Exit(FUNN)


@app.command()
def liste() -> None:
    """Vis tabellene som følger med, og hva kontrollen sier om dem."""
    for slug in leverte():
        ett = levert(slug)
        typer.echo(f"{slug}\n  {ett.tabell.tittel}\n  {ett.tabell.kilde.utgiver}. {ett.kontroll.i_en_setning()}")


def _regeltekst(regler: str) -> str:
    if regler in leverte():
        return levert(regler).regeltekst
    data = _les(regler, MAKS_TEGN * 4)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as feil:
        raise FilAvvist(Path(regler).name, [Avvisning(0, HELE, "er ikke UTF-8")]) from feil


def _les(fil: str, maks: int) -> bytes:
    """Read at most one byte more than is taken, so that an endless stream is refused too."""
    try:
        if fil == "-":
            return sys.stdin.buffer.read(maks + 1)
        with Path(fil).open("rb") as strom:
            return strom.read(maks + 1)
    except FileNotFoundError as feil:
        raise FilAvvist(fil, [Avvisning(0, HELE, "finnes ikke")]) from feil
    except (OSError, ValueError) as feil:
        raise FilAvvist(fil, [Avvisning(0, HELE, "lar seg ikke lese")]) from feil


def _avvis(feil: FilAvvist, *, som_json: bool) -> NoReturn:
    if som_json:
        alle = tuple(Avvisningssvar(rad=a.rad, kolonne=a.kolonne, grunn=a.grunn) for a in feil.avvisninger)
        svar = Avvistsvar(avvist=feil.fil, avvisninger=alle)
        sys.stdout.write(json.dumps(svar.model_dump(), ensure_ascii=False, indent=2) + "\n")
    else:
        typer.echo(str(feil), err=True)
    raise typer.Exit(AVVIST)


def _skriv(kontroll: Tabellkontroll, lest: tuple[str, ...]) -> None:
    tabell = kontroll.tabell
    typer.echo(f"{tabell.tittel}\n{tabell.kilde.tittel}, {tabell.kilde.utgiver}\n{' '.join(lest)}\n")
    typer.echo(kontroll.i_en_setning())
    for tittel, setninger in (
        ("Funn", [f"{f.setning} ({f.alvor.value})" for f in kontroll.funn]),
        ("Merknader", [m.setning for m in kontroll.merknader]),
        ("Kontrollert og i orden", [b.setning for b in kontroll.bekreftelser if b.enige]),
        ("Ikke kontrollert", kontroll.ikke_kontrollert),
    ):
        if setninger:
            typer.echo(f"\n{tittel}")
            for setning in setninger:
                typer.echo(f"  - {setning}")
