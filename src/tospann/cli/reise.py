"""``./tospann reise``: how long it takes from one municipality to another, or from one to all in a county."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Column, Table

from tospann.cli.avvis import avvis
from tospann.cli.steps import console
from tospann.cli.workbench import workbench
from tospann.core.felles.norsk import dato_tekst, desimaltall, varighet
from tospann.core.felles.tall import Tall
from tospann.core.kommune.reisenett import Reisenett
from tospann.core.kommune.reisested import UkjentSted, finn_sted
from tospann.core.kommune.reisetid import Reisesvar, Reisetid, UkjentReisested, reiser_fra, reisetid

if TYPE_CHECKING:
    from tospann.core.kommune.historie import Kommuneversjon

FRA = "fra"

Fra = Annotated[str, typer.Argument(help="Kommunen du reiser fra; eller ordet fra, for en tabell.")]
Til = Annotated[str, typer.Argument(help="Kommunen du reiser til; etter fra: kommunen du reiser fra.")]
Dag = Annotated[datetime | None, typer.Option("--dato", formats=["%Y-%m-%d"], help="Standard: i dag.")]
Fylke = Annotated[str, typer.Option("--fylke", help="Fylkesnummer for tabellen. Standard: samme fylke.")]
SomJson = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.")]


def reise(fra: Fra, til: Til, dato: Dag = None, fylke: Fylke = "", som_json: SomJson = False) -> None:  # noqa: FBT002 - typer reads it as a flag
    """Vis reisetida mellom to kommuner: ./tospann reise 1841 1804, eller ./tospann reise fra 1841 --fylke 18."""
    # What is said while starting goes beside the answer, so that the answer alone can be piped on.
    console.stderr = som_json
    with workbench():
        nett = _nett(dato)
        svar = _tabell(nett, til, fylke) if fra == FRA else (_en(nett, fra, til),)
    console.stderr = False
    if som_json:
        innhold = [som_verdi(s, nett.dato) for s in svar]
        typer.echo(json.dumps(innhold if fra == FRA else innhold[0], ensure_ascii=False, indent=2))
    elif fra == FRA:
        _vis_tabell(svar, nett.dato)
    else:
        _vis(svar[0], nett.dato)


def _nett(dato: datetime | None) -> Reisenett:
    from tospann.actions.finn_reisetid import nett_paa  # noqa: PLC0415 - needs Django
    from tospann.actions.klokke import i_dag  # noqa: PLC0415

    return nett_paa(dato.date() if dato else i_dag())


def _en(nett: Reisenett, fra: str, til: str) -> Reisesvar:
    try:
        return reisetid(nett, _sted(nett, fra).kommune.nummer, _sted(nett, til).kommune.nummer)
    except UkjentReisested as feil:
        avvis(str(feil))


def _tabell(nett: Reisenett, fra: str, fylke: str) -> tuple[Reisesvar, ...]:
    versjon = _sted(nett, fra)
    onsket = fylke or versjon.fylkesnummer
    kommuner = nett.grunnlag.historie.paa(nett.dato).items()
    numre = [nummer for nummer, v in kommuner if v.fylkesnummer == onsket]
    return reiser_fra(nett, versjon.kommune.nummer, numre) or avvis(
        f"«{onsket}» var ikke nummeret til noe fylke med andre kommuner {dato_tekst(nett.dato)}."
    )


def _sted(nett: Reisenett, tekst: str) -> Kommuneversjon:
    try:
        return finn_sted(nett.grunnlag.historie, tekst, nett.dato)
    except UkjentSted as feil:
        avvis(str(feil))


def som_verdi(svar: Reisesvar, dato: date) -> dict[str, object]:
    """Give an answer as JSON: whole minutes and kilometres, always with band, method and the word modell."""
    steder: dict[str, object] = {
        navn: {"nummer": k.nummer, "navn": k.kortnavn} for navn, k in (("fra", svar.fra), ("til", svar.til))
    }
    steder["dato"] = dato.isoformat()
    if not isinstance(svar, Reisetid):
        return {**steder, "minutter": None, "ukjent": svar.grunn}
    lav, hoy = svar.spenn()
    return {
        **steder,
        "minutter": _hele(svar.minutter),
        "regn_med": [_hele(lav), _hele(hoy)],
        "km": _hele(svar.km),
        "ferjer": svar.ferjer,
        "modell": svar.metode.value,
        "spennet": svar.regel.grunnlag,
        "etapper": [
            {
                "navn": e.forbindelse.navn,
                "slag": e.forbindelse.slag.value,
                "fra": e.fra,
                "til": e.til,
                "minutter": _hele(e.minutter),
                "km": _hele(e.km),
                "kilde": e.forbindelse.kilde.tittel,
            }
            for e in svar.etapper
        ],
    }


def _hele(tall: Tall) -> int:
    return round(tall.som_brok())


def _vis(svar: Reisesvar, dato: date) -> None:
    console.print(f"Fra {svar.fra.kortnavn} til {svar.til.kortnavn}, {dato_tekst(dato)}", style="bold", markup=False)
    if not isinstance(svar, Reisetid):
        console.print(f"Ukjent. {svar.grunn}", markup=False)
        return
    lav, hoy = (varighet(t.som_brok()) for t in svar.spenn())
    tid, km = varighet(svar.minutter.som_brok()), desimaltall(svar.km.som_brok(), 0)
    console.print(f"Omtrent {tid}; regn med mellom {lav} og {hoy}. {km} km, {svar.ferjene()}.", markup=False)
    for e in svar.etapper:
        deler = varighet(e.minutter.som_brok()), desimaltall(e.km.som_brok(), 0)
        console.print(
            f"  {e.forbindelse.navn} ({e.forbindelse.slag}) til {e.til}: {deler[0]}, {deler[1]} km", markup=False
        )
    console.print(f"Modell, ikke målt: {svar.metode}. {svar.regel.grunnlag}.", markup=False)


def _vis_tabell(svar: tuple[Reisesvar, ...], dato: date) -> None:
    tittel = f"Fra {svar[0].fra.kortnavn}, {dato_tekst(dato)}. Modell, ikke målt."
    tabell = Table("Til", Column("Minutter", justify="right"), Column("Regn med", justify="right"), "Ferjer", "Veien")
    for s in svar:
        navn = f"{s.til.nummer} {s.til.kortnavn}"
        if isinstance(s, Reisetid):
            lav, hoy = s.spenn()
            spenn = f"{_hele(lav)}–{_hele(hoy)}"
            tabell.add_row(navn, f"{_hele(s.minutter)}", spenn, s.ferjene(), s.ruten() or f"{s.metode}")
        else:
            tabell.add_row(navn, "ukjent", "–", "–", s.grunn)
    console.print(tittel, style="bold", markup=False)
    console.print(tabell)
