"""A printed table: what stood on paper, cell by cell, and what we read it as."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum
from fractions import Fraction

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.tall import Enhet, Tall, Verdi

_MELLOMROM = re.compile(r"\s+")


class Kolonneslag(StrEnum):
    """What a column holds; the value is what a rule file writes."""

    TEKST = "tekst"
    HELTALL = "heltall"
    DESIMALTALL = "desimaltall"


class Tomt(Enum):
    """A cell without a figure: not answered, not stated, and never zero."""

    IKKE_OPPGITT = "ikke oppgitt"


Innhold = Fraction | str | Tomt


class UgyldigTabell(ValueError):
    """The parts do not make a table."""


class UgyldigRettelse(ValueError):
    """The correction does not fit the table: no such cell, or something else stands there."""


@dataclass(frozen=True, slots=True)
class Kolonne:
    """
    A column.

    Attributes
    ----------
    tittel:
        The heading as it is printed, misprints and all.
    navn:
        What we call it in sentences.
    gjelder:
        What is counted, in plain words.
    kilde, dato:
        Where the column's figures come from and what day they apply to.

    """

    id: str
    tittel: str
    navn: str
    slag: Kolonneslag
    kilde: Kilde
    dato: date
    enhet: Enhet = Enhet.ANTALL
    gjelder: str = ""

    @property
    def er_tall(self) -> bool:
        """Tell whether the column holds figures."""
        return self.slag is not Kolonneslag.TEKST


@dataclass(frozen=True, slots=True)
class Celle:
    """What is printed, and what it was read as; *kilde* is given only when it is not the column's own."""

    trykt: str
    lest: Innhold
    kilde: Kilde | None = None


@dataclass(frozen=True, slots=True)
class Rad:
    """A row: its place in the source, its name (the first column) and its cells; a sum row is never counted with."""

    nr: int
    navn: str
    celler: tuple[Celle, ...]
    er_sum: bool = False
    nokkel: str = field(init=False, repr=False, compare=False)
    """The name as it is compared; worked out once, since rules ask for rows by name."""

    def __post_init__(self) -> None:
        """Work out the name to compare by."""
        object.__setattr__(self, "nokkel", navnenokkel(self.navn))


@dataclass(frozen=True, slots=True)
class Rettelse:
    """One corrected cell: what stood there, what should stand there, why, who says so (a role) and when."""

    radnr: int
    kolonne: str
    gammel: str
    ny: str
    lest: Innhold
    grunn: str
    rolle: str
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Trykttabell:
    """A table as printed; the first column names the rows."""

    id: str
    tittel: str
    kilde: Kilde
    kolonner: tuple[Kolonne, ...]
    rader: tuple[Rad, ...]
    _plasser: dict[str, int] = field(init=False, repr=False, compare=False)
    _paa_nr: dict[int, Rad] = field(init=False, repr=False, compare=False)
    _figurer: dict[tuple[int, str], Tall] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a table whose parts do not fit together; and make the ways into it, since rules ask for every cell."""
        if not self.kolonner or not self.rader:
            raise UgyldigTabell(f"Tabellen «{self.tittel}» har ingen kolonner eller ingen rader.")
        for hva, nokler in (("Kolonnen", [k.id for k in self.kolonner]), ("Rad", [str(r.nr) for r in self.rader])):
            if doble := [n for n, antall in Counter(nokler).items() if antall > 1]:
                raise UgyldigTabell(f"{hva} {doble[0]} står flere ganger i tabellen «{self.tittel}».")
        if skjev := next((r for r in self.rader if len(r.celler) != len(self.kolonner)), None):
            raise UgyldigTabell(
                f"Rad {skjev.nr} har {len(skjev.celler)} celler, men det er {len(self.kolonner)} kolonner."
            )
        object.__setattr__(self, "_plasser", {k.id: plass for plass, k in enumerate(self.kolonner)})
        object.__setattr__(self, "_paa_nr", {r.nr: r for r in self.rader})
        object.__setattr__(self, "_figurer", {})

    @property
    def kropp(self) -> tuple[Rad, ...]:
        """Give the rows that are counted, without sum rows."""
        return tuple(r for r in self.rader if not r.er_sum)

    @property
    def tallkolonner(self) -> tuple[Kolonne, ...]:
        """Give the columns with figures."""
        return tuple(k for k in self.kolonner if k.er_tall)

    def kolonne(self, id_: str) -> Kolonne:
        """Give a column by its id."""
        return self.kolonner[self._plass(id_)]

    def rad(self, nr: int) -> Rad:
        """
        Give a row by its place in the source.

        Raises
        ------
        UgyldigTabell
            When there is no such row.

        """
        if nr not in self._paa_nr:
            raise UgyldigTabell(f"Tabellen «{self.tittel}» har ingen rad {nr}.")
        return self._paa_nr[nr]

    def rader_med_navn(self, navn: str) -> tuple[Rad, ...]:
        """Give the rows with a name, however it is written (capitals, spaces, composed letters)."""
        nokkel = navnenokkel(navn)
        return tuple(r for r in self.rader if r.nokkel == nokkel)

    def celle(self, rad: Rad, kolonne: str) -> Celle:
        """Give the cell where a row and a column meet."""
        return rad.celler[self._plass(kolonne)]

    def tall(self, rad: Rad, kolonne: str) -> Tall | None:
        """Give the figure in a cell with its source, or nothing where the cell is empty or holds words."""
        lest = rad.celler[self._plass(kolonne)].lest
        if not isinstance(lest, Fraction):
            return None
        sted = (rad.nr, kolonne)
        if sted not in self._figurer:
            self._figurer[sted] = self._lag_tall(rad, kolonne, lest)
        return self._figurer[sted]

    def tallene(self, rader: Iterable[Rad], kolonne: str) -> tuple[Tall, ...]:
        """Give the figures of a column in some rows; empty cells are left out, not counted as zero."""
        return tuple(t for rad in rader if (t := self.tall(rad, kolonne)) is not None)

    def _lag_tall(self, rad: Rad, kolonne: str, lest: Fraction) -> Tall:
        kol, celle = self.kolonne(kolonne), self.celle(rad, kolonne)
        return Tall(
            f"{self.id}.{rad.nr}.{kol.id}",
            f"{stor_forbokstav(kol.navn)}, {rad.navn}",
            som_verdi(lest),
            kol.enhet,
            kol.dato,
            f"{kol.gjelder or kol.navn}, {rad.navn}",
            celle.kilde or _paa_plassen(kol, rad),
        )

    def _plass(self, id_: str) -> int:
        if id_ not in self._plasser:
            raise UgyldigTabell(f"Tabellen «{self.tittel}» har ingen kolonne «{id_}».")
        return self._plasser[id_]


def som_verdi(verdi: Fraction) -> Verdi:
    """Give a whole number as int, so that it is written without decimals."""
    return int(verdi) if verdi.denominator == 1 else verdi


def navnenokkel(navn: str) -> str:
    """Give the form in which two names are compared: composed letters, no capitals, single spaces."""
    return _MELLOMROM.sub(" ", unicodedata.normalize("NFC", navn)).strip().casefold()


def like_navn(a: str, b: str) -> bool:
    """Tell whether two headings or row names are the same to a reader."""
    return navnenokkel(a) == navnenokkel(b)


def stor_forbokstav(tekst: str) -> str:
    """Write the first letter large and leave the rest (NAV stays NAV)."""
    return tekst[:1].upper() + tekst[1:]


def med_rettelser(tabell: Trykttabell, rettelser: Iterable[Rettelse]) -> Trykttabell:
    """
    Give the table as it reads with the corrections; the printed table itself is untouched.

    A later correction of the same cell corrects the earlier one.

    Raises
    ------
    UgyldigRettelse
        When a correction does not say what stands in the cell.

    """
    for rettelse in rettelser:
        tabell = _rettet(tabell, rettelse)
    return tabell


def _rettet(tabell: Trykttabell, rettelse: Rettelse) -> Trykttabell:
    try:
        rad, plass = tabell.rad(rettelse.radnr), tabell._plass(rettelse.kolonne)  # noqa: SLF001 - same module
    except UgyldigTabell as feil:
        raise UgyldigRettelse(str(feil)) from feil
    staar = rad.celler[plass].trykt
    if staar != rettelse.gammel:
        raise UgyldigRettelse(f"I {rad.navn} står det «{staar}», ikke «{rettelse.gammel}». Ingenting er rettet.")
    ny = Celle(rettelse.ny, rettelse.lest, rettelse.kilde)
    rettet = replace(rad, celler=(*rad.celler[:plass], ny, *rad.celler[plass + 1 :]))
    return replace(tabell, rader=tuple(rettet if r.nr == rad.nr else r for r in tabell.rader))


def _paa_plassen(kolonne: Kolonne, rad: Rad) -> Kilde:
    k, sted = kolonne.kilde, f"rad «{rad.navn}», kolonne «{kolonne.tittel}»"
    return Kilde(k.id, k.slag, k.tittel, k.utgiver, k.dato, f"{k.sted}, {sted}" if k.sted else sted, k.lisens)
