"""Read a workbook in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tospann.imports.avgrenset import Leser, les_avgrenset, svar_som_prosess
from tospann.imports.tabellrutenett import Rute, Rutenett, Ruterad, Ruteslag


def les_arkfil(data: bytes, fil: str, ark: str = "") -> Rutenett:
    """
    Read one sheet of a workbook, in a process that cannot take the rest with it.

    Raises
    ------
    FilAvvist
        With row, column and reason, also when the limits stopped it.

    """
    return _rutenett(fil, les_avgrenset(__name__, data, fil, "Lagre arket som CSV", ark=ark))


def _rutenett(fil: str, svar: dict[str, Any]) -> Rutenett:
    rader = tuple(Ruterad(nr, tuple(Rute(t, Ruteslag(s)) for t, s in ruter)) for nr, ruter in svar["rader"])
    return Rutenett(fil, rader, tuple(svar["merknader"]))


def _last_leser() -> Leser:
    from tospann.imports.tabellark import les_ark  # noqa: PLC0415 - after the limits

    def les(data: bytes, hode: Mapping[str, str]) -> dict[str, object]:
        nett = les_ark(data, hode["fil"], hode["ark"])
        rader = [[r.nr, [[rute.tekst, rute.slag.value] for rute in r.ruter]] for r in nett.rader]
        return {"rader": rader, "merknader": nett.merknader}

    return les


if __name__ == "__main__":
    svar_som_prosess(_last_leser)
