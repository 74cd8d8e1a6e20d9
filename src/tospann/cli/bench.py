"""``./tospann bench``: how fast it is, in tables; never a test."""

from __future__ import annotations

import os
import subprocess
import sys

import typer

from tospann.cli.steps import console
from tospann.config.paths import ROOT


def bench() -> None:
    """Mål hvor fort det går. Skriver tabeller, og dømmer ingenting."""
    for script in sorted((ROOT / "bench").glob("*.py")):
        console.print(f"→ bench/{script.name}", markup=False)
        code = subprocess.run([sys.executable, str(script)], cwd=ROOT, env=os.environ, check=False).returncode
        if code:
            raise typer.Exit(code)
