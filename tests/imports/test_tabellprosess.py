"""The process that reads workbooks: the same answer, its limits, and what it is not allowed to do."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.imports.regnearkfiler import bok, med

from tospann.imports.avgrenset import Nektet, nekt
from tospann.imports.avvisning import FilAvvist
from tospann.imports.tabellark import les_ark
from tospann.imports.trykttabell import les_fil


def test_i_egen_prosess() -> None:
    """Regnearket leses i en prosess for seg, med samme svar og samme avvisning."""
    assert les_fil(bok(), "tabell.xlsx") == les_ark(bok(), "tabell.xlsx")
    with pytest.raises(FilAvvist, match="er ODS"):
        les_fil(med({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "tabell.xlsx")


@pytest.mark.parametrize(
    "program",
    ["import time; time.sleep(60)", "x = bytearray(10**9); print(len(x))", "while True: pass", "print('{}')", "1/0"],
)
def test_grensene_stopper_prosessen(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """En prosess som bruker for lang tid eller for mye minne, eller ikke svarer, blir til en avvisning."""
    grenser = "from tospann.imports import avgrenset as p; p.SEKUNDER = 1; p.sett_grenser(); "
    ekte = subprocess.run

    def kjor(kommando: list[str], **kw: Any) -> object:  # noqa: ANN401 - whatever is asked
        linjer = f"{grenser}exec({program!r})"
        return ekte([*kommando[: kommando.index("-m")], "-c", linjer], **{**kw, "timeout": 3})

    monkeypatch.setattr("tospann.imports.avgrenset.subprocess.run", kjor)
    foer = time.monotonic()
    with pytest.raises(FilAvvist, match="tok mer enn 10 sekunder eller 512 MB"):
        les_fil(bok(), "tabell.xlsx")

    assert time.monotonic() - foer < 10


PROVES: dict[str, Callable[[Path], object]] = {
    "nettet": lambda _: socket.create_connection(("127.0.0.1", 9), timeout=1),
    "et program": lambda _: subprocess.run([sys.executable], check=False),
    "en fil": lambda mappe: (mappe / "x").write_text("x"),
}


@pytest.mark.parametrize("hva", PROVES)
def test_leseren_faar_ikke_gjore_annet(hva: str, tmp_path: Path) -> None:
    """Prosessen som leser, kommer ikke på nettet, starter ikke noe og skriver ingen fil."""
    stanset: list[str] = []

    def hook(hendelse: str, argumenter: tuple[Any, ...]) -> None:
        if paa:
            try:
                nekt(hendelse, argumenter)
            except Nektet:
                stanset.append(hendelse)
                raise

    paa = True
    sys.addaudithook(hook)
    try:
        with pytest.raises(Nektet):
            PROVES[hva](tmp_path)
    finally:
        paa = False

    assert stanset
    assert list(tmp_path.iterdir()) == []
