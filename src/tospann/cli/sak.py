"""``./tospann sak``: the same noun as in the pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Column, Table

from tospann.cli.steps import console, step
from tospann.cli.workbench import stop, workbench
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.felles.tallord import UgyldigTall, les_tall

if TYPE_CHECKING:
    from tospann.store.models import Bruker, Forutsetning

app = typer.Typer(help="Se på en sak, endre en forutsetning, skriv papirene.", no_args_is_help=True)

Slug = Annotated[str, typer.Argument(help="Saken, for eksempel indre-salten.")]


@app.command()
def bygg(slug: Slug, til: Annotated[Path, typer.Option("--til", help="Mappa papirene skrives til.")]) -> None:
    """Regn ut saken og skriv alle papirene til en mappe."""
    with workbench():
        from tospann.actions.papirer import UkjentSak, bygg_sak  # noqa: PLC0415 - needs Django

        try:
            with step("Papirene") as progress:
                filer = bygg_sak(slug, til, progress)
        except UkjentSak as feil:
            stop(str(feil))
        except OSError as feil:
            stop(f"Kan ikke skrive til {til}: {feil.strerror}.")
    console.print(f"{len(filer)} filer i {til}", soft_wrap=True, markup=False)


@app.command()
def vis(slug: Slug) -> None:
    """Vis hvor saken er: vedtak, avtalekontroll og hva den venter på."""
    with workbench():
        from tospann.actions.saksbilde import last_saksbilde, siste_forslag  # noqa: PLC0415 - needs Django
        from tospann.core.utredning.status import naa_i_en_setning  # noqa: PLC0415
        from tospann.store.laas import som_system  # noqa: PLC0415
        from tospann.store.models import Sak  # noqa: PLC0415

        with som_system():
            rad = Sak.objects.filter(slug=slug).first() or stop(f"Det finnes ingen sak som heter «{slug}».")
            bilde, er_sendt = last_saksbilde(rad), siste_forslag(rad) is not None
        console.print(bilde.sak.tittel, style="bold", markup=False)
        console.print(naa_i_en_setning(bilde, er_sendt=er_sendt), markup=False)
        console.print(f"Avtalen: {bilde.kontroll.i_en_setning()}", markup=False)
        for kommune in bilde.sak.kommuner:
            console.print(f"  {kommune.kortnavn}: {bilde.runde.behandling(kommune)}", markup=False)


@app.command()
def forutsetning(
    slug: Slug,
    nokkel: Annotated[str, typer.Argument(help="Id, for eksempel aarsverk.kommune.1841. Uten: vis alle.")] = "",
    verdi: Annotated[str, typer.Argument(help="Ny verdi, for eksempel 6,5.")] = "",
    grunn: Annotated[str, typer.Option("--grunn", help="Hvor tallet kommer fra.")] = "",
) -> None:
    """Vis forutsetningene, eller endre én (som prosjektleder i demoen)."""
    with workbench():
        from tospann.store.laas import som_system  # noqa: PLC0415 - needs Django
        from tospann.store.models import Forutsetning  # noqa: PLC0415

        with som_system():
            rader = Forutsetning.objects.filter(sak__slug=slug).select_related("sak", "part")
            if not nokkel:
                _vis_forutsetninger(list(rader))
                return
            rad = rader.filter(nokkel=nokkel).first() or stop(f"Det finnes ingen forutsetning «{nokkel}» i «{slug}».")
            _endre(rad, verdi, grunn)


def _vis_forutsetninger(rader: list[Forutsetning]) -> None:
    from tospann.actions.hent_sak import forutsetning_som_tall  # noqa: PLC0415 - needs Django
    from tospann.core.felles.norsk import tall_tekst  # noqa: PLC0415

    tabell = Table(Column("Id", no_wrap=True), "Forutsetning", Column("Verdi", justify="right"), "Begrunnelse")
    for rad in rader:
        tall = forutsetning_som_tall(rad)
        tabell.add_row(rad.nokkel, tall.navn, tall_tekst(tall, med_ore=False), rad.grunn)
    console.print(tabell)


def _endre(rad: Forutsetning, verdi: str, grunn: str) -> None:
    from tospann.actions.avvist import Avvist  # noqa: PLC0415 - needs Django
    from tospann.actions.endre_forutsetning import endre_forutsetning  # noqa: PLC0415

    if not grunn:
        stop("Skriv hvor tallet kommer fra: --grunn «Regnskap 2018».")
    try:
        ny = les_tall(verdi)
        endre_forutsetning(bruker=_prosjektleder(), forutsetning=rad, verdi=ny, grunn=grunn, versjon=rad.versjon)
    except (Avvist, Fodselsnummer, UgyldigTall) as feil:
        stop(str(feil))
    console.print(f"{rad.navn} er endret. Skriv papirene på nytt med: ./tospann sak bygg {rad.sak.slug} --til KATALOG")


def _prosjektleder() -> Bruker:
    from tospann.store.models import Bruker  # noqa: PLC0415 - needs Django

    return Bruker.objects.select_related("part").get(brukernavn="prosjektleder")
