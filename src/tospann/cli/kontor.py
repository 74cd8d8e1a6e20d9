"""``./tospann kontor``: the offices, their cover and the cooperations, as in the pages."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.table import Column, Table

from tospann.cli.avvis import avvis
from tospann.cli.steps import console
from tospann.cli.workbench import workbench
from tospann.core.felles.norsk import dato_kort, dato_tekst, heltall
from tospann.core.felles.periode import Periode
from tospann.core.kontor.dekning import Dekningsspenn, Dekningsstatus
from tospann.core.kontor.dekningsrapport import Dekningsrapport, spenn_i_tid
from tospann.core.kontor.perioder import Sikkerhet
from tospann.core.kontor.samarbeid import som_venter, status_paa

if TYPE_CHECKING:
    from tospann.store.kontorbilde import Kontorbilde

_DATOER = ["%Y-%m-%d"]

Dag = Annotated[datetime | None, typer.Option("--dato", formats=_DATOER, help="Standard: i dag.")]
Fra = Annotated[datetime | None, typer.Option("--fra", formats=_DATOER, help="Let etter hull fra denne dagen.")]
Til = Annotated[datetime | None, typer.Option("--til", formats=_DATOER, help="Til og uten. Standard: datoen.")]
Fylke = Annotated[str, typer.Option("--fylke", help="Fylkesnummer. Standard: hele landet.")]
SomJson = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")]

app = typer.Typer(
    help="Nav-kontorene: hvem de dekker, på hvilken dag, og samarbeidene mellom dem.", no_args_is_help=True
)


@app.command()
def dekning(
    dato: Dag = None,
    fylke: Fylke = "",
    fra: Fra = None,
    til: Til = None,
    som_json: SomJson = False,  # noqa: FBT002 - typer reads it as a flag
) -> None:
    """Er hver kommune dekket? Vis svaret på en dag, og hullene i et tidsrom."""
    console.stderr = som_json
    with workbench():
        dag = _dag(dato)
        rapport = _rapport(dag, fylke)
        rom = Periode(fra.date(), _slutt(fra, til, dag)) if fra else None
        spenn = _spenn(rom, fylke) if rom else ()
        pakke = _pakke(rapport, fylke, spenn) if som_json else {}
    console.stderr = False
    if som_json:
        typer.echo(json.dumps(pakke, ensure_ascii=False, indent=1))
        return
    _vis_rapport(rapport)
    if rom:
        _vis_spenn(rom, spenn)


@app.command()
def vis(nummer: Annotated[str, typer.Argument(help="Enhetsnummeret, for eksempel 1841.")], dato: Dag = None) -> None:
    """Vis ett kontor på en dag: navn, kommuner, ledelse, og hva svaret hviler på."""
    with workbench():
        from tospann.store.kontorbilde import kontorbilde  # noqa: PLC0415 - needs Django

        bilde = kontorbilde(nummer, _dag(dato)) or _avvis(f"Det finnes ikke noe kontor med nummer «{nummer}».")
        _vis_kontor(bilde)


@app.command()
def samarbeid(dato: Dag = None) -> None:
    """Vis samarbeidene på en dag, det som har ventet lengst, først."""
    with workbench():
        from tospann.store.samarbeid import alle_samarbeid  # noqa: PLC0415 - needs Django

        dag, alle = _dag(dato), alle_samarbeid()
    venter = [s for s, _ in som_venter(alle, dag)]
    tabell = Table("Samarbeid", "Slag", "Status", "Sist kjent", Column("Dager ventet", justify="right"))
    for s in [*venter, *(s for s in alle if s not in venter)]:
        status = status_paa(s, dag)
        siden = status.siden.naar if status.siden else ""
        tabell.add_row(s.navn, s.slag.value, status.status.value, siden, heltall(status.dager) if status.dager else "")
    console.print(tabell)


def _dag(dato: datetime | None) -> date:
    from tospann.actions.klokke import i_dag  # noqa: PLC0415 - needs Django

    dag = dato.date() if dato else i_dag()
    if not date(2006, 1, 1) <= dag <= date(2100, 12, 31):
        _avvis("Registeret svarer for dager fra 1. januar 2006 til og med 2100.")
    return dag


def _rapport(dag: date, fylke: str) -> Dekningsrapport:
    from tospann.store.kontorrapport import fylker, rapporten  # noqa: PLC0415 - needs Django

    if fylke and fylke not in (kjente := fylker(dag)):
        linje = ", ".join(f"{nr} {navn}" for nr, navn in sorted(kjente.items()))
        _avvis(f"«{fylke}» var ikke nummeret til noe fylke {dato_tekst(dag)}. Fylkene var {linje}.")
    return rapporten(dag, fylke)


def _slutt(fra: datetime, til: datetime | None, dag: date) -> date:
    slutt = til.date() if til else dag
    if slutt <= fra.date():
        _avvis(f"{dato_tekst(slutt)} kommer ikke etter {dato_tekst(fra.date())}.")
    return slutt


def _spenn(rom: Periode, fylke: str) -> tuple[Dekningsspenn, ...]:
    from tospann.store.kommune import historie  # noqa: PLC0415 - needs Django
    from tospann.store.kontor import dekningsbok  # noqa: PLC0415

    return spenn_i_tid(dekningsbok(), historie(), rom, fylke)


def _pakke(rapport: Dekningsrapport, fylke: str, spenn: tuple[Dekningsspenn, ...]) -> dict[str, object]:
    from tospann.actions.kontorfiler import innhold  # noqa: PLC0415 - needs Django

    pakke: dict[str, object] = json.loads(innhold("dekning.json", rapport.dato, fylke))
    antall = {s.value: len(rapport.med(s)) for s in Dekningsstatus}
    svar = {"utfall": rapport.kravet.utfall.value, "begrunnelse": rapport.kravet.begrunnelse}
    rader = [
        {"kommunenummer": s.kommune, "fra": s.fra.isoformat(), "til": s.til.isoformat(), "status": s.status.value}
        for s in spenn
        if s.status is not Dekningsstatus.DEKKET
    ]
    return pakke | {"antall": antall, "kravet": svar, "spenn": rader}


def _vis_rapport(rapport: Dekningsrapport) -> None:
    console.print(f"Dekningen i {rapport.gjelder}, {dato_tekst(rapport.dato)}", style="bold", markup=False)
    console.print(f"{rapport.kravet.utfall.value.capitalize()}: {rapport.kravet.begrunnelse}", markup=False)
    tabell = Table(Column("Kommune", no_wrap=True), "Svar", "Kontor", "Hviler på")
    for s in rapport.svar:
        navn = [f"{k.navn}{'' if k.sikkerhet is Sikkerhet.SIKKER else ' (kanskje)'}" for k in s.kontor]
        kommune = f"{s.kommune.kommune.nummer} {s.kommune.kommune.kortnavn}"
        tabell.add_row(kommune, s.status.value, ", ".join(navn) or "ukjent", s.grunn)
    console.print(tabell)
    for k in rapport.krysninger:
        steder = ", ".join(f"{v.kommune.kortnavn} ({v.kommune.fylke})" for v in k.kommuner)
        console.print(f"Over fylkesgrensen: {k.navn} dekker {steder}.", markup=False)


def _vis_spenn(rom: Periode, spenn: tuple[Dekningsspenn, ...]) -> None:
    hull = [s for s in spenn if s.status is Dekningsstatus.HULL]
    ukjente = [s for s in spenn if s.status is Dekningsstatus.UKJENT]
    slutt = dato_tekst(rom.til) if rom.til else ""
    console.print(
        f"Fra {dato_tekst(rom.fra)} til {slutt}: {len(hull)} hull, {len(ukjente)} ukjente tidsrom.", markup=False
    )
    for s in hull:
        console.print(f"  Hull: {s.kommune}, {dato_kort(s.fra)} til {dato_kort(s.til)} ({s.dager} dager)", markup=False)


def _vis_kontor(bilde: Kontorbilde) -> None:
    console.print(f"{bilde.navn} ({bilde.enhet.nummer}), {dato_tekst(bilde.dato)}", style="bold", markup=False)
    for k in bilde.kommuner:
        ord_ = "dekker" if k.dekning.sikkerhet is Sikkerhet.SIKKER else "kan ha dekket"
        vert = ", vert (utledet)" if k.er_vert and len(bilde.kommuner) > 1 else ""
        navn = f"{k.kommune.kommune.nummer} {k.kommune.kommune.kortnavn}"
        console.print(f"  {ord_} {navn}{vert}. {k.dekning.hviler_paa}", markup=False)
    if not bilde.kommuner:
        console.print("  Ingen kilde sier at det dekker noen kommune denne dagen.", markup=False)
    console.print(f"Ledelse: {bilde.ledelse.modell.value}", markup=False)
    for p in bilde.partnerskap:
        part = p.kommunepart or "ukjent vert"
        console.print(f"Eiere: {p.statspart} og {part}{' (utledet)' if p.utledet else ''}", markup=False)
    for n in bilde.navnene:
        til = dato_kort(n.til) if n.til else ""
        console.print(f"  {n.verdi}: {dato_kort(n.fra)}–{til} ({n.sikkerhet.name.lower()})", markup=False)


def _avvis(setning: str) -> NoReturn:
    console.stderr = False
    avvis(setning)
