"""``./tospann oppgjor ehf`` and ``ehfsjekk``: the invoices of a year as files, and any such file against the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tospann.cli.avvis import AVVIST, avvis, les_fil
from tospann.cli.steps import console
from tospann.cli.workbench import stop, workbench

if TYPE_CHECKING:
    from tospann.documents.ehf.krav import Fakturagrunnlag


Slug = Annotated[str, typer.Argument(help="Saken, for eksempel indre-salten.")]
Aaret = Annotated[int, typer.Argument(help="Året, for eksempel 2021.")]
Mappe = Annotated[Path, typer.Option("--til", help="Mappa filene skrives til.")]


def ehf(slug: Slug, aar: Aaret, til: Mappe) -> None:
    """Skriv fakturaene som følger av budsjettet og oppgjøret, som EHF; det som mangler noe, blir sagt."""
    with workbench():
        alle = _grunnlagene(slug, aar)
        mangler = [g for g in alle if not g.er_klar]
        try:
            _skriv([g for g in alle if g.er_klar], til)
        except OSError as feil:
            stop(f"Kan ikke skrive til {til}: {feil.strerror}.")
    for g in mangler:
        grunner = [g.venter] if g.venter else [m.setning for m in g.faktura.mangler()]
        console.print(f"{g.faktura.nummer}: {' '.join(grunner)}", soft_wrap=True, markup=False)
    console.print(f"{len(alle) - len(mangler)} av {len(alle)} fakturaer i {til}", soft_wrap=True, markup=False)
    if mangler:
        console.print(f"Resten skrives på siden /oppgjor/{slug}/{aar}/faktura/.", soft_wrap=True, markup=False)
        raise typer.Exit(AVVIST)


def _grunnlagene(slug: str, aar: int) -> tuple[Fakturagrunnlag, ...]:
    from tospann.actions.fakturagrunnlag import fakturagrunnlagene  # noqa: PLC0415 - needs Django
    from tospann.actions.oppgjorsbilde import last_oppgjor  # noqa: PLC0415
    from tospann.store.laas import som_system  # noqa: PLC0415
    from tospann.store.models import Aarsoppgjor, Bruker  # noqa: PLC0415

    with som_system():
        rader = Aarsoppgjor.objects.select_related("sak", "vert").filter(sak__slug=slug, aar=aar)
        rad = rader.first() or stop(f"Det finnes ikke noe oppgjør for {aar} i en sak som heter «{slug}».")
        bruker = Bruker.objects.filter(part=rad.vert).first() or stop(f"Ingen kan opptre for {rad.vert.navn}.")
        return fakturagrunnlagene(last_oppgjor(rad, bruker))


def _skriv(klare: list[Fakturagrunnlag], til: Path) -> None:
    from tospann.documents.ehf.ubl import tegn_ehf  # noqa: PLC0415 - only when asked

    til.mkdir(parents=True, exist_ok=True)
    for g in klare:
        (til / f"{g.faktura.nummer}.xml").write_bytes(tegn_ehf(g.faktura))


def ehfsjekk(fil: Annotated[str, typer.Argument(help="En faktura eller kreditnota i EHF; - leser fra inn.")]) -> None:
    """Hold en EHF-fil opp mot reglene Tospann kjenner. Hvilke det er, står i docs/metode/ehf.md."""
    from tospann.documents.ehf.dokument import STORSTE_FIL, IkkeEhf  # noqa: PLC0415 - only when asked
    from tospann.documents.ehf.regel import Alvor  # noqa: PLC0415
    from tospann.documents.ehf.regler import REGLER, kontroller  # noqa: PLC0415

    try:
        brudd = kontroller(les_fil(fil, STORSTE_FIL))
    except IkkeEhf as feil:
        avvis(str(feil))
    for b in brudd:
        typer.echo(f"{b.alvor}: {b.id}: {b.tekst}")
    feil_ = sum(b.alvor is Alvor.FEIL for b in brudd)
    typer.echo(f"{len(REGLER)} regler kontrollert, {feil_} brutt.")
    if feil_:
        raise typer.Exit(AVVIST)
