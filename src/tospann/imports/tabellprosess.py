"""
Read a workbook in a process of its own, with limits the operating system keeps.

What holds where: on Linux address space, processor time, open files and the size of what is written; on macOS the
kernel does not keep the limit on address space, so there the time limits and our own limits on the unpacked size hold.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellrutenett import HELE, Rute, Rutenett, Ruterad, Ruteslag

MINNE = 512 * 1024 * 1024
SEKUNDER = 10
_VENT = 20
_AAPNE_FILER = 64
_LENGDE = 4
# Nothing that reads a table opens a connection, starts a program or writes a file.
_NEKTET = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.remove")
_SKRIVER = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Nektet(RuntimeError):
    """The reader tried something that reading does not need."""


def les_arkfil(data: bytes, fil: str, ark: str = "") -> Rutenett:
    """
    Read one sheet of a workbook, in a process that cannot take the rest with it.

    Raises
    ------
    FilAvvist
        With row, column and reason, also when the limits stopped it.

    """
    hode = json.dumps({"fil": fil, "ark": ark}).encode()
    kommando = [sys.executable, "-I", "-B", "-X", "utf8", "-m", "tospann.imports.tabellprosess"]
    inn = len(hode).to_bytes(_LENGDE, "big") + hode + data
    try:
        ferdig = subprocess.run(kommando, input=inn, capture_output=True, timeout=_VENT, check=False, env={}, cwd="/")
        svar = json.loads(ferdig.stdout) if ferdig.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        svar = {}
    if "rader" in svar:
        return _rutenett(fil, svar)
    grunn = f"tok mer enn {SEKUNDER} sekunder eller {MINNE // 1024 // 1024} MB å lese. Lagre arket som CSV"
    raise FilAvvist(fil, [Avvisning(*a) for a in svar.get("avvist", [])] or [Avvisning(0, HELE, grunn)])


def _rutenett(fil: str, svar: dict[str, Any]) -> Rutenett:
    rader = tuple(Ruterad(nr, tuple(Rute(t, Ruteslag(s)) for t, s in ruter)) for nr, ruter in svar["rader"])
    return Rutenett(fil, rader, tuple(svar["merknader"]))


def hovedprogram() -> None:
    """Be the process: limits first, then the reading, then one answer."""
    _sett_grenser()
    from tospann.imports.tabellark import les_ark  # noqa: PLC0415 - after the limits

    inn = sys.stdin.buffer.read()
    lengde = int.from_bytes(inn[:_LENGDE], "big")
    hode, data = json.loads(inn[_LENGDE : _LENGDE + lengde]), inn[_LENGDE + lengde :]
    sys.addaudithook(nekt)
    try:
        nett = les_ark(data, hode["fil"], hode["ark"])
    except FilAvvist as feil:
        svar: dict[str, object] = {"avvist": [[a.rad, a.kolonne, a.grunn] for a in feil.avvisninger]}
    else:
        rader = [[r.nr, [[rute.tekst, rute.slag.value] for rute in r.ruter]] for r in nett.rader]
        svar = {"rader": rader, "merknader": nett.merknader}
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


def _sett_grenser() -> None:
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


if __name__ == "__main__":
    hovedprogram()
