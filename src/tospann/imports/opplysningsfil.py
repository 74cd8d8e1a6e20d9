"""Read facts in words about municipalities (ROBEK, language decision, centrality ...) from a file somebody has made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tospann.core.felles.norsk import dato_kort
from tospann.core.felles.personvern import Fodselsnummer, krev_uten_fodselsnummer
from tospann.core.kommune.historie import Kommunehistorie
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.register import Datertopplysning, les_opplysninger

STORST = 5_000_000
LENGST = 200


def les_opplysningsfil(sti: Path, historie: Kommunehistorie) -> list[Datertopplysning]:
    """
    Read the file, and hold each row against the municipalities that were there.

    The first row is 2, as in a spreadsheet.

    Raises
    ------
    FilAvvist
        With each row that cannot be used: unreadable, a number not in use, or two rows that hold at the same time.

    """
    try:
        if sti.stat().st_size > STORST:
            raise FilAvvist(sti.name, [Avvisning(0, "hele fila", "er større enn 5 MB")])
        rader = les_opplysninger(sti)
    except OSError as feil:
        raise FilAvvist(sti.name, [Avvisning(0, "hele fila", f"kan ikke leses: {feil.strerror}")]) from None
    if avvist := [*_feil(rader, historie), *_overlapp(rader)]:
        raise FilAvvist(sti.name, avvist)
    return rader


def _feil(rader: list[Datertopplysning], historie: Kommunehistorie) -> Iterator[Avvisning]:
    for nr, rad in enumerate(rader, start=2):
        if len(rad.verdi) > LENGST:
            yield Avvisning(nr, "verdi", f"er lengre enn {LENGST} tegn")
        try:
            krev_uten_fodselsnummer(rad.verdi)
        except Fodselsnummer as grunn:
            yield Avvisning(nr, "verdi", str(grunn))
        if utenfor := _foerste_dag_uten(rad, historie):
            yield Avvisning(nr, "nummer", f"«{rad.nummer}» var ikke i bruk {dato_kort(utenfor)}")


def _foerste_dag_uten(rad: Datertopplysning, historie: Kommunehistorie) -> date | None:
    """Give the first day of the period on which the number was not a municipality."""
    dag = rad.periode.fra
    while versjon := historie.versjon(rad.nummer, dag):
        if versjon.periode.til is None or (rad.periode.til and rad.periode.til <= versjon.periode.til):
            return None
        dag = versjon.periode.til
    # A fact until further notice ends with its municipality; only a number unknown from the start is a fault.
    return dag if dag == rad.periode.fra or rad.periode.til else None


def _overlapp(rader: list[Datertopplysning]) -> Iterator[Avvisning]:
    sett: dict[tuple[str, str], list[tuple[int, Datertopplysning]]] = {}
    for nr, rad in enumerate(rader, start=2):
        andre = sett.setdefault((rad.nummer, rad.slag.name), [])
        for annet_nr, annen in andre:
            if annen.periode.overlapper(rad.periode):
                dag = max(rad.periode.fra, annen.periode.fra)
                yield Avvisning(nr, "fra", f"gjelder samtidig med rad {annet_nr} ({dato_kort(dag)})")
        andre.append((nr, rad))
