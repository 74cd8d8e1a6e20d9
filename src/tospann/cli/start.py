"""``./tospann start``: from nothing to a page in the browser."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Annotated, Any, NoReturn

import typer

from tospann.cli.steps import console, step
from tospann.config.assets import AssetsError, ensure_assets
from tospann.config.paths import data_folder
from tospann.config.postgres import DatabaseError, running_server

CASE = "indre-salten"
SETTINGS = "tospann.config.settings"
PATIENCE = 30.0


def start(
    port: Annotated[int, typer.Option(help="Porten nettleseren skal bruke.")] = 8000,
    data: Annotated[Path | None, typer.Option(help="Mappe for database og nøkkel. Standard: .tospann")] = None,
    demo: Annotated[bool, typer.Option("--demo/--uten-demo", help="Med eller uten demofylket.")] = True,  # noqa: FBT002 - typer reads it as a flag
) -> None:
    """Start arbeidsbenken med demofylket, og si hvor den er."""
    if not _is_free(port):
        console.print(f"Port {port} er opptatt av noe annet. Prøv en annen: ./tospann start --port {port + 10}")
        raise typer.Exit(1)
    _set_environment(data, demo=demo)
    # Shells start background jobs with Ctrl-C ignored, and Python then leaves it so; scripts need to stop us too.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    try:
        with step("Stilark og skrifter") as progress:
            ensure_assets(progress)
        with ExitStack() as stack:
            with step("Database") as progress:
                stack.enter_context(running_server(data_folder(), progress))
            _prepare(demo=demo)
            _serve(port)
    except (AssetsError, DatabaseError) as error:
        console.print(str(error), markup=False)
        raise typer.Exit(1) from error
    except KeyboardInterrupt:
        console.print("\nStanset.")


def _set_environment(data: Path | None, *, demo: bool) -> None:
    if data:
        os.environ["TOSPANN_DATA"] = str(data.resolve())
    if demo:
        os.environ.setdefault("TOSPANN_DEMO", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _prepare(*, demo: bool) -> None:
    import django  # noqa: PLC0415 - needs the environment, and the help text does not need Django

    django.setup()
    with step("Migrasjoner"):
        migrate_if_needed()
    with step("Kommuner og kontor") as progress:
        _action("last_inn_register", "last_inn_register")(progress)
    if not demo:
        return
    with step("Demodata") as progress:
        _action("demo", "last_inn_demo")(progress)
    _write_papers(data_folder() / "papirer")


def _write_papers(folder: Path) -> None:
    """Write the papers of the demo case once; the pages make fresh ones when somebody asks."""
    done = folder / ".ferdig"
    if done.is_file():
        return
    with step("Sak beregnet, papirer skrevet") as progress:
        _action("papirer", "bygg_sak")(CASE, folder, progress)
    done.touch()


def _action(module: str, verb: str) -> Callable[..., Any]:
    try:
        return getattr(import_module(f"tospann.actions.{module}"), verb)  # type: ignore[no-any-return]
    except (ModuleNotFoundError, AttributeError) as error:
        console.print(f"tospann.actions.{module}.{verb} lot seg ikke hente: {error}", markup=False)
        console.print("Arbeidsbenken kan startes uten demofylket: ./tospann start --uten-demo")
        raise typer.Exit(1) from error


def migrate_if_needed() -> None:
    """Migrate as the owner, in a process of its own: this one is the app and owns nothing."""
    from django.db import connection  # noqa: PLC0415 - only after django.setup()
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    connection.close()
    if not pending:
        return
    command = [sys.executable, "-m", "django", "migrate", "--no-input", "--verbosity=0"]
    done = subprocess.run(
        command, env=os.environ | {"TOSPANN_DB_ROLLE": "eier"}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DatabaseError(f"Databasen lot seg ikke føre fram til dagens utgave:\n{done.stderr.strip()[-1500:]}")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _serve(port: int) -> None:
    command = [sys.executable, "-m", "gunicorn", "tospann.config.wsgi:application"]
    shape = ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    server = subprocess.Popen([*command, *shape, "--log-level", "warning"])
    try:
        with step("Server"):
            _wait_until_up(server, port)
        _tell(port)
        server.wait()
    finally:
        server.terminate()
        server.wait()
    if server.returncode:
        raise typer.Exit(1)


def _wait_until_up(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    console.print("Serveren kom ikke opp. Meldingen over sier hvorfor.")
    raise typer.Exit(1)


def _tell(port: int) -> None:
    console.print(f"\nTospann er klar: [bold]http://localhost:{port}/[/bold]")
    console.print("Velg hvem du er, og begynn på Min dag. Derfra er det ett trykk til kartet")
    console.print("over fylket, til saken Indre Salten og til kapittelet om din egen kommune.")
    console.print(f"Papirene i saken ligger i {data_folder() / 'papirer'}", soft_wrap=True, markup=False)
    console.print("Ctrl-C stanser alt.")
