"""``./tospann test`` and ``./tospann lint``: what CI runs, in the order that fails fastest."""

import os
import subprocess
import sys
import time
from contextlib import ExitStack

import typer

from tospann.cli.steps import console, seconds, step
from tospann.config.assets import ensure_assets
from tospann.config.paths import ROOT, data_folder
from tospann.config.postgres import running_server

PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True}
PYTHON = [sys.executable, "-m"]
LINT_IMPORTS = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()"]
LINT: dict[str, list[str]] = {
    "ruff check": [*PYTHON, "ruff", "check", "--output-format=concise", "--quiet", "."],
    "ruff format": [*PYTHON, "ruff", "format", "--check", "--output-format=concise", "--quiet", "."],
    "mypy --strict": [*PYTHON, "mypy"],
    "import-linter": LINT_IMPORTS,
    "interrogate": [*PYTHON, "interrogate", "--quiet", "src/tospann/core", "tests"],
}
MIGRATIONS = {"makemigrations --check": [*PYTHON, "django", "makemigrations", "--check", "--dry-run"]}
PYTEST = [*PYTHON, "pytest", "-n", "2", "--dist", "loadgroup"]


def lint() -> None:
    """Kjør kontrollene som ikke trenger database."""
    raise typer.Exit(1 if _run(LINT) else 0)


def test(context: typer.Context) -> None:
    """Kjør alle kontroller og prøver. Med argumenter kjøres bare pytest med dem: ./tospann test tests/core -k øre."""
    with ExitStack() as stack:
        with step("Stilark og skrifter") as progress:
            ensure_assets(progress)
        with step("Database") as progress:
            stack.enter_context(running_server(data_folder(), progress))
        if context.args:
            raise typer.Exit(_call([*PYTHON, "pytest", *context.args]))
        failed = _run(LINT | MIGRATIONS)
        code = _call(PYTEST)
    if failed:
        console.print(f"[red]✗[/red] Før pytest feilet: {', '.join(failed)}")
    raise typer.Exit(code or (1 if failed else 0))


def _run(commands: dict[str, list[str]]) -> list[str]:
    """Run all, show what the failing ones said, and return their names."""
    failed = []
    for name, command in commands.items():
        begun = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env=_environment(), capture_output=True, text=True, check=False)
        console.print(f"{'[red]✗[/red]' if done.returncode else '[green]✓[/green]'} {name} ({seconds(begun)})")
        if done.returncode:
            failed.append(name)
            console.print(done.stdout + done.stderr, markup=False, soft_wrap=True)
    return failed


def _call(command: list[str]) -> int:
    console.print(f"→ {' '.join(command[1:])}", markup=False)
    return subprocess.run(command, cwd=ROOT, env=_environment(), check=False).returncode


def _environment() -> dict[str, str]:
    return os.environ | {"DJANGO_SETTINGS_MODULE": "tospann.config.settings"}
