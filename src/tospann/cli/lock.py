"""``./tospann lock``: make the hash-pinned locks anew from the .in files. Needs uv on PATH; for maintainers."""

import shutil
import subprocess

import typer

from tospann.cli.steps import console, step
from tospann.config.paths import ROOT

NAMES = ("requirements", "requirements-klynge", "requirements-dev", "requirements-node")
# Universal: one lock with the hashes of every platform. Without addresses: who installs decides from where.
SHAPE = ["--generate-hashes", "--universal", "--python-version", "3.11", "--no-header", "--quiet"]
NO_ADDRESSES = ["--no-emit-index-url", "--no-emit-find-links"]


def lock() -> None:
    """Lag låsefilene på nytt fra requirements*.in."""
    if not (uv := shutil.which("uv")):
        console.print("Å låse på nytt krever uv på PATH.")
        raise typer.Exit(1)
    for name in NAMES:
        with step(name):
            command = [uv, "pip", "compile", *SHAPE, *NO_ADDRESSES, f"{name}.in", "--output-file", f"{name}.txt"]
            subprocess.run(command, cwd=ROOT, check=True)
        if "://" in (ROOT / f"{name}.txt").read_text("utf-8"):
            console.print(f"{name}.txt inneholder en adresse og kan ikke brukes slik.")
            raise typer.Exit(1)
