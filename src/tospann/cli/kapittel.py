"""``./tospann oppgjor kapittel``: the budget chapter of a municipality, as PDF and Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tospann.cli.steps import console
from tospann.cli.workbench import stop, workbench

if TYPE_CHECKING:
    from tospann.documents.modell import Dokument

Slug = Annotated[str, typer.Argument(help="Saken, for eksempel indre-salten.")]
Aaret = Annotated[int, typer.Argument(help="Året, for eksempel 2021.")]
Kommune = Annotated[str, typer.Argument(help="Kommunenummer, for eksempel 1839.")]
Mappe = Annotated[Path, typer.Option("--til", help="Mappa filene skrives til.")]


def kapittel(slug: Slug, aar: Aaret, kommune: Kommune, til: Mappe) -> None:
    """Skriv budsjettkapitlet for en kommune, til budsjettsaken i kommunestyret."""
    with workbench():
        dokument = _kapitlet(slug, aar, kommune)
        try:
            _skriv(dokument, til)
        except OSError as feil:
            stop(f"Kan ikke skrive til {til}: {feil.strerror}.")
    console.print(f"{dokument.filnavn}.pdf og .docx i {til}", soft_wrap=True, markup=False)


def _kapitlet(slug: str, aar: int, kommune: str) -> Dokument:
    from tospann.actions.budsjettkapittel import kapitlet  # noqa: PLC0415 - needs Django
    from tospann.actions.oppgjorsbilde import last_oppgjor  # noqa: PLC0415
    from tospann.documents.papirer.budsjettkapittel import budsjettkapittel  # noqa: PLC0415
    from tospann.store.laas import som_system  # noqa: PLC0415
    from tospann.store.models import Aarsoppgjor, Bruker  # noqa: PLC0415

    with som_system():
        rader = Aarsoppgjor.objects.select_related("sak", "vert").filter(sak__slug=slug, aar=aar)
        rad = rader.first() or stop(f"Det finnes ikke noe oppgjør for {aar} i en sak som heter «{slug}».")
        bruker = Bruker.objects.filter(part=rad.vert).first() or stop(f"Ingen kan opptre for {rad.vert.navn}.")
        bilde = last_oppgjor(rad, bruker)
        if kommune not in {d.part for d in bilde.budsjett.grunnlag.deltakelser}:
            stop(f"Kommunen {kommune} er ikke med i budsjettet for {aar}.")
        return budsjettkapittel(kapitlet(bilde, bruker, kommune))


def _skriv(dokument: Dokument, til: Path) -> None:
    from tospann.config.assets import fonts_folder  # noqa: PLC0415 - only when asked
    from tospann.documents.typst_pdf import tegn_pdf  # noqa: PLC0415
    from tospann.documents.word import tegn_docx  # noqa: PLC0415

    til.mkdir(parents=True, exist_ok=True)
    (til / f"{dokument.filnavn}.pdf").write_bytes(tegn_pdf(dokument, fonts_folder()))
    (til / f"{dokument.filnavn}.docx").write_bytes(tegn_docx(dokument, fonts_folder()))
