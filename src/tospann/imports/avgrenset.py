"""
Read a file from somebody else in a process of its own, with limits the operating system keeps.

What holds where: on Linux address space, processor time, open files and the size of what is written; on macOS the
kernel does not keep the limit on address space, so there the time limits and the readers' own limits on the unpacked
size hold.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

from tospann.imports.avvisning import Avvisning, FilAvvist

MINNE = 512 * 1024 * 1024
SEKUNDER = 10
HELE = "hele fila"
_VENT = 20
_AAPNE_FILER = 64
_LENGDE = 4
# Nothing that reads a file opens a connection, starts a program or writes a file.
_NEKTET = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.remove")
_SKRIVER = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

Leser = Callable[[bytes, Mapping[str, str]], dict[str, object]]


class Nektet(RuntimeError):
    """The reader tried something that reading does not need."""


def les_avgrenset(modul: str, data: bytes, fil: str, raad: str, **hode: str) -> dict[str, Any]:
    """
    Let a module read a file in a process that cannot take the rest with it, and give its answer.

    *raad* is what to do instead when the limits stopped it.

    Raises
    ------
    FilAvvist
        With row, column and reason, also when the limits stopped it.

    """
    toppen = json.dumps({"fil": fil, **hode}).encode()
    kommando = [sys.executable, "-I", "-B", "-X", "utf8", "-m", modul]
    inn = len(toppen).to_bytes(_LENGDE, "big") + toppen + data
    try:
        ferdig = subprocess.run(kommando, input=inn, capture_output=True, timeout=_VENT, check=False, env={}, cwd="/")
        svar: dict[str, Any] = json.loads(ferdig.stdout) if ferdig.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        svar = {}
    if svar and "avvist" not in svar:
        return svar
    grunn = f"tok mer enn {SEKUNDER} sekunder eller {MINNE // 1024 // 1024} MB å lese. {raad}"
    raise FilAvvist(fil, [Avvisning(*a) for a in svar.get("avvist", [])] or [Avvisning(0, HELE, grunn)])


def svar_som_prosess(last_leser: Callable[[], Leser]) -> None:
    """Be the process: limits first, then what reads is loaded, then the reading, then one answer."""
    sett_grenser()
    leser = last_leser()
    inn = sys.stdin.buffer.read()
    lengde = int.from_bytes(inn[:_LENGDE], "big")
    hode, data = json.loads(inn[_LENGDE : _LENGDE + lengde]), inn[_LENGDE + lengde :]
    sys.addaudithook(nekt)
    try:
        svar = leser(data, hode)
    except FilAvvist as feil:
        svar = {"avvist": [[a.rad, a.kolonne, a.grunn] for a in feil.avvisninger]}
    sys.stdout.write(json.dumps(svar))


def nekt(hendelse: str, argumenter: tuple[Any, ...]) -> None:
    """
    Stop what reading does not need (an audit hook, which cannot be taken away again).

    Raises
    ------
    Nektet
        Always, for a connection, a program or a file opened for writing.

    """
    if hendelse.startswith(_NEKTET) or (hendelse == "open" and _skriver(argumenter)):
        raise Nektet(hendelse)


def _skriver(argumenter: tuple[Any, ...]) -> bool:
    _, maate, flagg = argumenter
    return bool((isinstance(maate, str) and set(maate) & set("wax+")) or (isinstance(flagg, int) and flagg & _SKRIVER))


def sett_grenser() -> None:
    """Ask the operating system to stop this process when it takes too much."""
    import resource  # noqa: PLC0415 - not on Windows, and only in the process itself

    for hva, grense in (
        (resource.RLIMIT_AS, MINNE),
        (resource.RLIMIT_CPU, SEKUNDER),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _AAPNE_FILER),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(hva, (grense, grense))
        except (ValueError, OSError):
            continue
