"""Read the project's tables (CSV, TOML) so that a fault is refused with its row, its column and the reason."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.periode import Periode, UgyldigPeriode
from tospann.imports.avvisning import Avvisning, FilAvvist

DATA = Path(__file__).resolve().parents[1] / "data"
T = TypeVar("T")
_ISO = len("2018-01-01")


class Feltfeil(ValueError):
    """A field cannot be read."""

    def __init__(self, kolonne: str, grunn: str) -> None:
        """Say which and why."""
        self.kolonne, self.grunn = kolonne, grunn
        super().__init__(f"{kolonne}: {grunn}")


@dataclass(frozen=True, slots=True)
class Rad:
    """One row (or one TOML table), asked field by field."""

    felt: Mapping[str, object]

    def tekst(self, kolonne: str, *, monster: str = "", grunn: str = "") -> str:
        """Give a text that must be there, and must fit *monster* where one is given."""
        verdi = self.felt.get(kolonne)
        if not isinstance(verdi, str) or not verdi.strip():
            raise Feltfeil(kolonne, "mangler")
        if monster and not re.fullmatch(monster, verdi):
            raise Feltfeil(kolonne, f"«{verdi}» {grunn}")
        return verdi.strip()

    def valgfri(self, kolonne: str) -> str:
        """Give a text that may be empty."""
        verdi = self.felt.get(kolonne, "")
        return verdi.strip() if isinstance(verdi, str) else ""

    def heltall(self, kolonne: str) -> int:
        """Give a whole number that is not negative (written with digits only, or a TOML integer)."""
        verdi = self.felt.get(kolonne)
        if isinstance(verdi, int) and verdi >= 0:
            return verdi
        if not isinstance(verdi, str) or not re.fullmatch("[0-9]+", verdi.strip()):
            raise Feltfeil(kolonne, f"«{verdi or ''}» er ikke et helt tall")
        return int(verdi)

    def dag(self, kolonne: str) -> date:
        """Give a date (a TOML date, or åååå-mm-dd in a CSV)."""
        verdi = self.felt.get(kolonne)
        if isinstance(verdi, date):
            return verdi
        try:
            return date.fromisoformat(verdi if isinstance(verdi, str) and len(verdi) == _ISO else "")
        except ValueError:
            raise Feltfeil(kolonne, f"«{verdi or ''}» er ikke en dato (åååå-mm-dd)") from None

    def periode(self) -> Periode:
        """Give the period in the columns *fra* and *til*; an empty *til* means until further notice."""
        fra, til = self.dag("fra"), self.dag("til") if self.valgfri("til") else None
        try:
            return Periode(fra, til)
        except UgyldigPeriode as feil:
            raise Feltfeil("til", str(feil)) from None

    def desimal(self, kolonne: str) -> Decimal:
        """Give a decimal number with a full stop, as machines write it."""
        verdi = self.felt.get(kolonne)
        if not isinstance(verdi, str) or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", verdi.strip()):
            raise Feltfeil(kolonne, f"«{verdi or ''}» er ikke et tall")
        return Decimal(verdi.strip())

    def liste(self, kolonne: str) -> tuple[str, ...]:
        """Give a list of texts with at least one."""
        verdi = self.felt.get(kolonne)
        if not isinstance(verdi, list) or not verdi or not all(isinstance(v, str) for v in verdi):
            raise Feltfeil(kolonne, "er ikke en liste med tekst")
        return tuple(verdi)

    def under(self, kolonne: str) -> Rad:
        """Give a table inside the table."""
        verdi = self.felt.get(kolonne)
        if not isinstance(verdi, dict):
            raise Feltfeil(kolonne, "mangler")
        return Rad({f"{nokkel}": v for nokkel, v in verdi.items()})


def les_csv(sti: Path, kolonner: Sequence[str], lag: Callable[[Rad], T]) -> list[T]:
    """
    Make one value of each row.

    Raises
    ------
    FilAvvist
        With every row that could not be read (the first fault of each).

    """
    try:
        rader = list(csv.DictReader(sti.read_text("utf-8").splitlines()))
    except UnicodeDecodeError as feil:
        raise FilAvvist(sti.name, [Avvisning(1, "hele fila", "er ikke UTF-8")]) from feil
    mangler = [k for k in kolonner if not rader or k not in rader[0]]
    if mangler:
        raise FilAvvist(sti.name, [Avvisning(1, k, "kolonnen mangler, eller fila er tom") for k in mangler])
    # Row 1 is the heading, as in a spreadsheet.
    return _lag_alle(sti.name, enumerate(rader, start=2), lag)


def les_toml(sti: Path, navn: str, lag: Callable[[Rad], T]) -> list[T]:
    """
    Make one value of each [[navn]] table; the row is its place in the file, from 1.

    Raises
    ------
    FilAvvist
        With every table that could not be read.

    """
    tabeller = tomllib.loads(sti.read_text("utf-8")).get(navn)
    if not isinstance(tabeller, list) or not tabeller:
        raise FilAvvist(sti.name, [Avvisning(1, navn, "finnes ikke i fila")])
    return _lag_alle(sti.name, enumerate(tabeller, start=1), lag)


def les_kilder(sti: Path) -> dict[str, Kilde]:
    """Read a file of sources: one table each, named by its id."""
    tabeller = tomllib.loads(sti.read_text("utf-8"))
    rader = ((nr, {"id": id_, **tabell}) for nr, (id_, tabell) in enumerate(tabeller.items(), start=1))
    return {kilde.id: kilde for kilde in _lag_alle(sti.name, rader, _kilde)}


def _kilde(rad: Rad) -> Kilde:
    slag = rad.tekst("slag")
    if slag not in Kildeslag.__members__:
        raise Feltfeil("slag", f"«{slag}» er ikke et kildeslag ({', '.join(Kildeslag.__members__)})")
    return Kilde(
        rad.tekst("id"),
        Kildeslag[slag],
        rad.tekst("tittel"),
        rad.tekst("utgiver"),
        rad.dag("dato"),
        rad.valgfri("sted"),
        rad.valgfri("lisens"),
    )


def _lag_alle(fil: str, rader: Iterable[tuple[int, Mapping[str, object]]], lag: Callable[[Rad], T]) -> list[T]:
    avvist: list[Avvisning] = []
    verdier = list(_forsok(rader, lag, avvist))
    if avvist:
        raise FilAvvist(fil, avvist)
    return verdier


def _forsok(
    rader: Iterable[tuple[int, Mapping[str, object]]], lag: Callable[[Rad], T], avvist: list[Avvisning]
) -> Iterator[T]:
    for nummer, felt in rader:
        if None in felt:
            avvist.append(Avvisning(nummer, "etter siste kolonne", "raden har flere felt enn overskriften"))
            continue
        try:
            yield lag(Rad(felt))
        except Feltfeil as feil:
            avvist.append(Avvisning(nummer, feil.kolonne, feil.grunn))
