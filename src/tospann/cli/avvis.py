"""What every command does with what it cannot use: one sentence on standard error, and exit code 2."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import typer

AVVIST = 2


def avvis(setning: str) -> NoReturn:
    """
    Say why, and stop.

    Raises
    ------
    typer.Exit
        Always, with code 2.

    """
    typer.echo(setning, err=True)
    raise typer.Exit(AVVIST)


def les_fil(fil: str, hoyst: int) -> bytes:
    """
    Read a file, or standard input for "-"; at most one byte more than is taken, so that an endless stream is refused.

    Raises
    ------
    typer.Exit
        When there is no such file, or it cannot be read.

    """
    try:
        if fil == "-":
            return sys.stdin.buffer.read(hoyst + 1)
        with Path(fil).open("rb") as strom:
            return strom.read(hoyst + 1)
    except FileNotFoundError:
        avvis(f"Finner ikke fila {fil}.")
    except (OSError, ValueError):
        avvis(f"Fila {fil} lar seg ikke lese.")
