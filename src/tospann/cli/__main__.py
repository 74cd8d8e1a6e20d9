"""The command line: ``./tospann`` hands over to this."""

import typer

from tospann.cli import (
    avtale,
    bench,
    hent,
    journal,
    kommune,
    kontor,
    lock,
    oppgjor,
    regel,
    reise,
    sak,
    start,
    struktur,
    tabell,
    test,
)

app = typer.Typer(
    name="tospann",
    help="Arbeidsbenken for de to eierne av Nav-kontoret.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    rich_markup_mode=None,
)
app.command("start")(start.start)
app.command("test", context_settings=test.PASS_ON)(test.test)
app.command("lint")(test.lint)
app.command("bench")(bench.bench)
app.command("reise")(reise.reise)
app.command("lock", hidden=True)(lock.lock)
app.add_typer(sak.app, name="sak")
app.add_typer(hent.app, name="hent")
app.add_typer(journal.app, name="journal")
app.add_typer(kommune.app, name="kommune")
app.add_typer(kontor.app, name="kontor")
app.add_typer(tabell.app, name="tabell")
app.add_typer(oppgjor.app, name="oppgjor")
app.add_typer(struktur.app, name="struktur")
app.add_typer(regel.app, name="regel")
app.add_typer(avtale.app, name="avtale")

if __name__ == "__main__":
    app(prog_name="./tospann")
