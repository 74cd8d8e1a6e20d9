"""``./tospann kommune``: what the register knows of a municipality, in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Column, Table
from typer.core import TyperGroup

from tospann.cli.avvis import avvis
from tospann.cli.steps import console
from tospann.cli.workbench import workbench
from tospann.core.felles.datotekst import UgyldigDatotekst, les_dato
from tospann.core.felles.norsk import dato_tekst, desimaltall, tall_tekst
from tospann.core.felles.tall import Opplysning, Tall
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kommune.oppslag import IkkeFunnet, slaa_opp

if TYPE_CHECKING:
    from tospann.actions.folg_kommune import Fulgt
    from tospann.actions.kommunebilde import Kommunebilde


class _Gruppe(TyperGroup):
    """Read ``kommune 1850`` as ``kommune vis 1850``: what is no command, is a municipality."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer keeps its Context to itself
        if args and args[0] not in self.commands and "--help" not in args[:1]:
            args = ["vis", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Gruppe, help="Vis en kommune, følg den gjennom endringer, søk, og ta registeret med deg.", no_args_is_help=True
)

Hvilken = Annotated[str, typer.Argument(help="Kommunenummer eller navn, for eksempel 1850 eller Tysfjord.")]
Dag = Annotated[str, typer.Option("--dato", help="2019-12-31, 31.12.2019 eller 2019. Standard: i dag.")]
SomJson = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")]


@app.command()
def vis(hvilken: Hvilken, dato: Dag = "", som_json: SomJson = False) -> None:  # noqa: FBT002 - typer reads it as a flag
    """Vis en kommune slik den var: ./tospann kommune 1850 --dato 2019-12-31."""
    with _registeret(stille=som_json):
        dag = _dag(dato)
        versjon = _finn(hvilken, dag)
        from tospann.actions.kommunebilde import kommunebilde  # noqa: PLC0415 - needs Django

        bilde = kommunebilde(versjon.kommune.nummer, dag)
    if som_json:
        typer.echo(json.dumps(_som_verdi(bilde), ensure_ascii=False, indent=2))
    else:
        _vis(bilde)


@app.command()
def folg(
    hvilken: Hvilken,
    fra: Annotated[str, typer.Option("--fra", help="Dagen kommunen var i bruk; et år betyr 1. januar.")],
    til: Annotated[str, typer.Option("--til", help="Dagen den følges til. Standard: i dag.")] = "",
    serie: Annotated[str, typer.Option("--serie", help="Ta med et tall, for eksempel folketall.")] = "",
    som_json: SomJson = False,  # noqa: FBT002 - typer reads it as a flag
) -> None:
    """Følg en kommune gjennom endringer: ./tospann kommune folg 1850 --fra 2013 --til 2024 --serie folketall."""
    with _registeret(stille=som_json):
        fra_dag, til_dag = _dag(fra), _dag(til)
        if til_dag < fra_dag:
            avvis(f"Kan bare følge framover: {dato_tekst(til_dag)} er før {dato_tekst(fra_dag)}.")
        from tospann.actions.folg_kommune import UkjentSerie, folg_kommune  # noqa: PLC0415 - needs Django

        try:
            fulgt = folg_kommune(_finn(hvilken, fra_dag).kommune.nummer, fra_dag, til_dag, serie)
        except UkjentSerie as feil:
            avvis(str(feil))
    if som_json:
        typer.echo(json.dumps(fulgt.som_verdi(), ensure_ascii=False, indent=2))
    else:
        _vis_fulgt(fulgt)


@app.command()
def sok(tekst: Annotated[str, typer.Argument(help="Navn eller nummer, også gamle.")], dato: Dag = "") -> None:
    """Søk blant navn og numre, nå og før: ./tospann kommune sok tysfjord."""
    with _registeret():
        from tospann.core.kommune.sok import sok as finn  # noqa: PLC0415 - the command has the same name
        from tospann.store.kommune import historie  # noqa: PLC0415 - needs Django

        svar = finn(historie(), tekst, _dag(dato))
    if not svar.kommuner and not svar.fylker:
        avvis(f"Ingenting heter «{tekst}». Prøv færre bokstaver.")
    for treff in svar.kommuner:
        kommune = treff.versjon.kommune
        andre = f" (også {', '.join(treff.andre)})" if treff.andre else ""
        console.print(f"{kommune.nummer} {kommune.navn}, {kommune.fylke}{andre}", markup=False)
        for hendelse in treff.ble:
            console.print(f"     {hendelse.med_dato()}", markup=False)
    for fylke in svar.fylker:
        console.print(f"{fylke.nummer}   {fylke.navn} fylke", markup=False)


@app.command()
def eksport(
    til: Annotated[Path, typer.Option("--til", help="Fila registeret skrives til.")],
    dato: Dag = "",
    format_: Annotated[str, typer.Option("--format", help="csv eller json.")] = "csv",
) -> None:
    """Skriv hele registeret på en dato til en fil, med kilder og lisenser."""
    with _registeret():
        from tospann.actions.eksporter_register import FORMATER, registerfil  # noqa: PLC0415 - needs Django

        if format_ not in FORMATER:
            avvis(f"Registeret kan skrives som {' eller '.join(FORMATER)}, ikke som «{format_}».")
        innhold = registerfil(_dag(dato), format_)
    try:
        halv = til.with_name(f".{til.name}.del")
        halv.write_bytes(innhold)
        halv.replace(til)
    except OSError as feil:
        avvis(f"Kan ikke skrive til {til}: {feil.strerror}.")
    console.print(f"Skrevet til {til}. Hva kolonnene betyr, står i docs/dataordbok.md.", soft_wrap=True, markup=False)


@contextmanager
def _registeret(*, stille: bool = False) -> Iterator[None]:
    """Have the register ready; with *stille* what is said on the way goes beside the answer."""
    console.stderr = stille
    try:
        with workbench():
            yield
    finally:
        console.stderr = False


def _dag(tekst: str) -> date:
    """Read a day the register answers for; today when nothing is said."""
    from tospann.actions.klokke import i_dag  # noqa: PLC0415 - needs Django
    from tospann.store.kommune import historie  # noqa: PLC0415
    from tospann.store.kommuneoppslag import svarer_til  # noqa: PLC0415

    try:
        dag = les_dato(tekst) if tekst else i_dag()
    except UgyldigDatotekst as feil:
        avvis(str(feil))
    forste, siste = historie().begynner, svarer_til(i_dag())
    if not forste <= dag <= siste:
        avvis(f"Registeret svarer for {dato_tekst(forste)} til {dato_tekst(siste)}, ikke for {dato_tekst(dag)}.")
    return dag


def _finn(hvilken: str, dag: date) -> Kommuneversjon:
    from tospann.store.kommune import historie  # noqa: PLC0415 - needs Django

    svar = slaa_opp(historie(), hvilken, dag)
    if isinstance(svar, IkkeFunnet):
        avvis(svar.grunn)
    return svar


def _vis(bilde: Kommunebilde) -> None:
    kommune = bilde.versjon.kommune
    console.print(f"{kommune.nummer} {kommune.navn}, {kommune.fylke}", style="bold", markup=False)
    console.print(f"Slik den var {dato_tekst(bilde.dato)}.", markup=False)
    tabell = Table(Column("", no_wrap=True), "", show_header=False, box=None)
    rader: list[tuple[str, Tall | Opplysning | Ukjent | str]] = [
        ("Innbyggere", bilde.folketall),
        ("Areal", bilde.areal),
        ("Størrelse", bilde.storrelse.value if bilde.storrelse else Ukjent("")),
        ("Organisasjonsnummer", kommune.orgnr or Ukjent("")),
        ("Kommunesenter", bilde.senter),
        *((f"{slag.value[:1].upper()}{slag.value[1:]}", o) for slag, o in bilde.opplysninger.items()),
        (
            "Grenser på land til",
            ", ".join(n.versjon.kommune.kortnavn for n in bilde.naboer if n.landgrense) or "ingen kjent",
        ),
    ]
    for navn, verdi in rader:
        tabell.add_row(navn, _skrevet(verdi))
    console.print(tabell)
    for hendelse in bilde.hendelser:
        console.print(f"{dato_tekst(hendelse.dato)}: {hendelse.tekst}", markup=False)


def _skrevet(verdi: Tall | Opplysning | Ukjent | str) -> str:
    match verdi:
        case Tall(dato=dato):
            return f"{tall_tekst(verdi)} ({dato_tekst(dato)}, {verdi.kilde.utgiver})"
        case Opplysning(tekst=tekst):
            return tekst
        case Ukjent(grunn=grunn):
            return f"ukjent. {grunn}".rstrip(". ")
        case _:
            return verdi


def _som_verdi(bilde: Kommunebilde) -> dict[str, object]:
    kommune = bilde.versjon.kommune
    return {
        "nummer": kommune.nummer,
        "navn": kommune.navn,
        "kortnavn": kommune.kortnavn,
        "samisk_navn": kommune.samisk_navn,
        "kvensk_navn": bilde.versjon.kvensk_navn,
        "fylkesnummer": bilde.versjon.fylkesnummer,
        "fylke": kommune.fylke,
        "orgnr": kommune.orgnr or None,
        "dato": bilde.dato.isoformat(),
        "innbyggere": _tall_som_verdi(bilde.folketall),
        "areal_km2": _tall_som_verdi(bilde.areal),
        "opplysninger": {s.name: o.tekst if isinstance(o, Opplysning) else None for s, o in bilde.opplysninger.items()},
        "naboer": [n.versjon.kommune.nummer for n in bilde.naboer if n.landgrense],
        "hendelser": [
            {"dato": h.dato.isoformat(), "fra": h.fra, "til": h.til, "slag": h.slag.value, "tekst": h.tekst}
            for h in bilde.hendelser
        ],
    }


def _tall_som_verdi(verdi: Tall | Ukjent) -> dict[str, object] | None:
    if isinstance(verdi, Ukjent):
        return None
    brok = verdi.som_brok()
    tall = int(brok) if brok.denominator == 1 else float(brok)
    return {"verdi": tall, "dato": verdi.dato.isoformat(), "kilde": verdi.kilde.tittel, "lisens": verdi.kilde.lisens}


def _vis_fulgt(fulgt: Fulgt) -> None:
    console.print(
        f"{fulgt.navn} fra {dato_tekst(fulgt.folge.fra)} til {dato_tekst(fulgt.folge.til)}", style="bold", markup=False
    )
    for hendelse in fulgt.hendelser:
        console.print(f"  {hendelse.med_dato()}", markup=False)
    tabell = Table(
        "Ble til", Column("Del", justify="right"), *([Column(fulgt.serienavn, justify="right")] if fulgt.tall else [])
    )
    for del_ in fulgt.deler:
        andel = f"{desimaltall(del_.andel * 100, 2)} %"
        tabell.add_row(del_.navn, andel, *([desimaltall(del_.verdi, 2)] if del_.verdi is not None else []))
    if fulgt.deler:
        console.print(tabell)
    console.print(fulgt.folge.sammenlignbar.begrunnelse, markup=False)
    for setning in fulgt.forklaring:
        console.print(setning, markup=False)
