"""``./tospann hent``: ask the public registers, and keep what is new with where it came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from tospann.cli.steps import console, step
from tospann.cli.workbench import workbench
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import ascii_navn, dato_kort, heltall
from tospann.imports.avvisning import FilAvvist
from tospann.imports.klient.feil import HentingFeilet, ren

if TYPE_CHECKING:
    from tospann.actions.hent import Hentingsutfall
    from tospann.actions.hent_kommuner import Registerfunn
    from tospann.imports.klient import ssb
    from tospann.imports.klient.ssb_sporring import Utvalg

app = typer.Typer(help="Hent tall og opplysninger fra de offentlige registrene.", no_args_is_help=True)
FIRST_YEAR = 2006
MOST_FINDINGS = 60

Fra = Annotated[int | None, typer.Option("--fra", help="Første år.")]
Til = Annotated[int | None, typer.Option("--til", help="Siste år. Standard: i år.")]
Kommuner = Annotated[list[str] | None, typer.Option("--kommune", help="Kommunenummer; kan gjentas. Uten: alle.")]
Filer = Annotated[
    list[Path] | None, typer.Option("--fra-fil", help="Les et lagret svar i stedet for å spørre; kan gjentas.")
]
Dag = Annotated[datetime | None, typer.Option("--dato", formats=["%Y-%m-%d"], help="Standard: i dag.")]


@app.command()
def folketall(
    fra: Fra = None,
    til: Til = None,
    kommune: Kommuner = None,
    aldersgrupper: Annotated[bool, typer.Option("--aldersgrupper", help="Også seks aldersgrupper.")] = False,  # noqa: FBT002 - typer reads it as a flag
    fra_fil: Filer = None,
) -> None:
    """Hent innbyggertall ved nyttår (SSB tabell 07459)."""
    from tospann.imports.klient import ssb  # noqa: PLC0415 - the clients are slow to load

    uttrekk = ssb.FOLKETALL_ALDER if aldersgrupper else ssb.FOLKETALLET
    _statistikk(uttrekk, _utvalg(fra or FIRST_YEAR, til, kommune), fra_fil)


@app.command()
def kostra(fra: Fra = None, til: Til = None, kommune: Kommuner = None, fra_fil: Filer = None) -> None:
    """Hent mottakere av økonomisk sosialhjelp (SSB tabell 13995, KOSTRA)."""
    from tospann.imports.klient import ssb  # noqa: PLC0415 - the clients are slow to load

    _statistikk(ssb.SOSIALHJELPEN, _utvalg(fra or _year() - 5, til, kommune), fra_fil)


@app.command()
def framskriving(fra: Fra = None, til: Til = None, kommune: Kommuner = None, fra_fil: Filer = None) -> None:
    """Hent framskrevet folketall i tre alternativer (SSB tabell 14288)."""
    from tospann.imports.klient import ssb  # noqa: PLC0415 - the clients are slow to load

    _statistikk(ssb.FRAMSKRIVINGEN, _utvalg(fra or _year(), til or 2050, kommune), fra_fil)


@app.command()
def pendling(fra: Fra = None, til: Til = None, kommune: Kommuner = None, fra_fil: Filer = None) -> None:
    """Hent hvor mange som pendler ut og inn (SSB tabell 03321)."""
    utvalg = _utvalg(fra or _year() - 2, til, kommune)
    with _register("Pendling") as progress:
        from tospann.actions.hent import lagre_pendling_svar  # noqa: PLC0415 - needs Django
        from tospann.actions.sporring import fra_filer, spor_pendling  # noqa: PLC0415

        svar = fra_filer(fra_fil) if fra_fil else spor_pendling(utvalg, progress)
        utfall = lagre_pendling_svar(svar, utvalg)
    _vis_utfall(utfall)


def _statistikk(uttrekk: ssb.Uttrekk, utvalg: Utvalg, filer: list[Path] | None) -> None:
    with _register(uttrekk.hva.capitalize()) as progress:
        from tospann.actions.hent import lagre_statistikk_svar  # noqa: PLC0415 - needs Django
        from tospann.actions.sporring import fra_filer, spor_statistikk  # noqa: PLC0415

        svar = fra_filer(filer) if filer else spor_statistikk(uttrekk, utvalg, progress)
        utfall = lagre_statistikk_svar(svar, uttrekk, utvalg)
    _vis_utfall(utfall)


@app.command()
def kommuneendringer(
    fra: Annotated[datetime | None, typer.Option("--fra", formats=["%Y-%m-%d"], help="Standard: 2012-01-01.")] = None,
    til: Annotated[datetime | None, typer.Option("--til", formats=["%Y-%m-%d"], help="Standard: i dag.")] = None,
    fra_fil: Filer = None,
) -> None:
    """Sammenlign kommuneinndelingen med KLASS 131, og legg inn endringer som er nye og henger sammen."""
    forste, siste = _day(fra, date(2012, 1, 1)), _day(til, _today())
    with _register("Kommuneinndelingen") as progress:
        from tospann.actions import hent_kommuner as kommuner  # noqa: PLC0415 - needs Django
        from tospann.actions.sporring import fra_filer, spor_klass  # noqa: PLC0415

        svar = fra_filer(fra_fil) if fra_fil else spor_klass(forste, siste, progress)
        funn = kommuner.lagre_klass(svar, forste, siste)
    for ett in funn:
        _vis_funn(ett)


@app.command()
def kommunenavn(kommune: Kommuner = None, dato: Dag = None, fra_fil: Filer = None) -> None:
    """Sammenlign navn, fylke og samisk forvaltningsområde med Kartverket. Ingenting skrives over."""
    numre, dag = _numre(kommune), _day(dato, _today())
    with _register("Kommunenavn") as progress:
        from tospann.actions.hent_kommuner import sammenlign_navn  # noqa: PLC0415 - needs Django
        from tospann.actions.sporring import fra_filer, spor_kommuneinfo  # noqa: PLC0415

        funn = sammenlign_navn(fra_filer(fra_fil) if fra_fil else spor_kommuneinfo(numre, progress), dag)
    _vis_funn(funn)


@app.command()
def enheter(kommune: Kommuner = None, dato: Dag = None, fra_fil: Filer = None) -> None:
    """Sammenlign organisasjonsnumre med Enhetsregisteret, og vis adressene til kommunene du nevner."""
    numre, dag = _numre(kommune), _day(dato, _today())
    with _register("Enheter") as progress:
        from tospann.actions.hent_enheter import orgnumre, sammenlign_enheter  # noqa: PLC0415 - needs Django
        from tospann.actions.sporring import fra_filer, spor_enheter  # noqa: PLC0415

        kjente = orgnumre(numre, dag)
        if uten := sorted(nr for nr, orgnr in kjente.items() if not orgnr):
            _refuse(
                f"Registeret vet ikke organisasjonsnummeret til {', '.join(uten)}. Spør uten --kommune for å finne det."
            )
        svar = fra_filer(fra_fil) if fra_fil else spor_enheter(list(kjente.values()), progress)
        funn, alle = sammenlign_enheter(svar, dag)
    _vis_funn(funn)
    for enhet in alle if numre or fra_fil else ():
        slettet = f" (slettet {dato_kort(enhet.slettet)})" if enhet.slettet else ""
        console.print(f"  {enhet.orgnr} {enhet.navn}{slettet}: {enhet.adresse or 'ingen adresse'}", markup=False)


@app.command()
def kontor(fra_fil: Filer = None) -> None:
    """Les Navs enhetsregister (NORG2-format). Registeret er ikke åpent, så som regel trengs --fra-fil."""
    with _register("Nav-kontor") as progress:
        from tospann.actions.hent_kontor import lagre_kontor  # noqa: PLC0415 - needs Django
        from tospann.actions.sporring import fra_filer, spor_norg  # noqa: PLC0415

        funn = lagre_kontor(fra_filer(fra_fil) if fra_fil else spor_norg(progress))
    _vis_funn(funn)


@app.command()
def opplysninger(
    fil: Annotated[Path, typer.Argument(help="CSV med kolonnene nummer, slag, verdi, fra og til.")],
    kilde: Annotated[str, typer.Option("--kilde", help="Hva opplysningene er hentet fra, med tittel.")],
    utgiver: Annotated[str, typer.Option("--utgiver", help="Hvem som har gitt det ut.")],
    dato: Annotated[datetime, typer.Option("--dato", formats=["%Y-%m-%d"], help="Når det ble gitt ut.")],
    lisens: Annotated[str, typer.Option("--lisens", help="Lisensen, om den er oppgitt.")] = "",
) -> None:
    """Legg inn opplysninger om kommuner (ROBEK, målvedtak, sentralitet …) fra en fil, med kilde."""
    with _register("Opplysninger"):
        from tospann.actions.legg_inn_opplysninger import legg_inn_opplysninger  # noqa: PLC0415 - needs Django

        navn = f"{ascii_navn(kilde)[:60]}-{dato:%Y-%m-%d}"
        opphav = Kilde(navn, Kildeslag.DOKUMENT, kilde, utgiver, dato.date(), lisens=lisens)
        utfall = legg_inn_opplysninger(fil, opphav)
    tall = [(utfall.nye, "lagt inn"), (utfall.avsluttet, "eldre avsluttet"), (utfall.kjente, "kjente fra før")]
    console.print(f"Opplysninger: {', '.join(f'{heltall(n)} {ord_}' for n, ord_ in tall)}.", markup=False)


@app.command()
def status(antall: Annotated[int, typer.Option(help="Hvor mange.", min=1, max=500)] = 30) -> None:
    """Vis hva som er hentet og lastet, når og hvorfra, det nyeste først."""
    with _register("Registeret"):
        from django.utils import timezone  # noqa: PLC0415 - needs Django

        from tospann.store.models import Registerlast  # noqa: PLC0415

        for last in Registerlast.objects.order_by("-id")[:antall]:
            naar = timezone.localtime(last.tidspunkt)
            tid, fra = f"{dato_kort(naar.date())} {naar:%H:%M}", last.adresse or "følger med Tospann"
            console.print(f"{tid}  {last.hva}, {heltall(last.rader)} rader", markup=False, soft_wrap=True)
            console.print(f"    {fra}  (fingeravtrykk {last.fingeravtrykk[:12]})", markup=False, soft_wrap=True)


@contextmanager
def _register(navn: str) -> Iterator[Callable[[str], None]]:
    """Have the register ready; say a refusal (exit code 2) or a register out of reach (1) in sentences."""
    with workbench(demo=False):
        from tospann.actions.last_inn_register import last_inn_register  # noqa: PLC0415 - needs Django

        try:
            last_inn_register(lambda _: None)
            with step(navn) as progress:
                yield progress
        except FilAvvist as feil:
            _refuse(f"{feil}\nIngenting er endret.")
        except HentingFeilet as feil:
            console.print(str(feil), markup=False, soft_wrap=True)
            raise typer.Exit(1) from None


def _refuse(sentence: str) -> NoReturn:
    console.print(sentence, markup=False, soft_wrap=True)
    raise typer.Exit(2)


def _utvalg(fra: int, til: int | None, kommuner: list[str] | None) -> Utvalg:
    siste = til or _year()
    if not FIRST_YEAR <= fra <= siste:
        _refuse(
            f"Årene {fra}–{siste} kan ikke brukes: registeret begynner i {FIRST_YEAR}, og --fra må komme før --til."
        )
    from tospann.imports.klient.ssb_sporring import Utvalg  # noqa: PLC0415 - the clients are slow to load

    return Utvalg(fra, siste, _numre(kommuner))


def _numre(kommuner: list[str] | None) -> tuple[str, ...]:
    numre = tuple(dict.fromkeys(kommuner or []))
    if feil := [n for n in numre if not re.fullmatch(r"[0-9]{4}", n)]:
        _refuse(f"«{ren(feil[0], 20)}» er ikke et kommunenummer (fire siffer, med nullen foran).")
    return numre


def _today() -> date:
    return datetime.now().astimezone().date()


def _year() -> int:
    return _today().year


def _day(dag: datetime | None, ellers: date) -> date:
    return dag.date() if dag else ellers


def _vis_utfall(utfall: Hentingsutfall) -> None:
    tall = [(utfall.nye, "nye"), (utfall.endrede, "endrede"), (utfall.uendrede, "uendrede")]
    console.print(f"{utfall.hva}: {', '.join(f'{heltall(n)} {ord_}' for n, ord_ in tall)} tall.", markup=False)
    linjer = [
        (not utfall.sett, "Svaret har ingen tall for årene og kommunene det ble bedt om."),
        (utfall.endrede, "Endrede tall er lagt ved siden av de gamle; ingenting er skrevet over."),
        (
            utfall.eldre,
            f"{heltall(utfall.eldre)} tall er fra en eldre utgave enn den registeret har, og er ikke tatt med.",
        ),
        (len(utfall.ukjente), f"Ukjente kommunenumre, ikke tatt med: {', '.join(sorted(utfall.ukjente))}."),
        (utfall.utenfor, f"{heltall(utfall.utenfor)} tomme celler gjelder numre som ikke var i bruk den dagen."),
        (len(utfall.andre), f"{heltall(len(utfall.andre))} koder er ikke kommuner, og er ikke tatt med."),
    ]
    linjer += [(n, f"SSB har merknaden «{merke}» ved {heltall(n)} tall.") for merke, n in utfall.merknader.items()]
    for antall, setning in linjer:
        if antall:
            console.print(f"  {setning}", markup=False, soft_wrap=True)


def _vis_funn(funn: Registerfunn) -> None:
    lagt_inn = f", {heltall(funn.lagt_inn)} lagt inn" if funn.lagt_inn else ""
    hode = f"{funn.hva}: {heltall(funn.sammenlignet)} sammenlignet, {heltall(len(funn.funn))} funn{lagt_inn}."
    console.print(hode, markup=False)
    for setning in funn.funn[:MOST_FINDINGS]:
        console.print(f"  {setning}", markup=False, soft_wrap=True)
    if (rest := len(funn.funn) - MOST_FINDINGS) > 0:
        console.print(f"  og {heltall(rest)} til", markup=False)
