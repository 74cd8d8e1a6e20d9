"""A printed table as a page shows it: each cell with what was read, what was corrected, and the findings it is in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from tospann.core.felles.tall import Tall
from tospann.core.tabell.funn import Funn, Tabellkontroll
from tospann.core.tabell.tabell import Kolonne, Rad, Trykttabell

# More than one reads. Rows with one of the findings that are shown, are shown too.
FLEST_RADER = FLEST_FUNN = 200


@dataclass(frozen=True, slots=True)
class Merketfunn:
    """A finding and the mark its cells carry: 1, 2, 3 for findings, a, b, c for remarks."""

    merke: str
    funn: Funn
    folger_av: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Visningscelle:
    """One cell: a figure with its source where there is one, and what stands there now if it is corrected."""

    kolonne: Kolonne
    trykt: str
    tall: Tall | None
    rettet: str
    rettet_tall: Tall | None
    er_rettet: bool
    merker: tuple[str, ...]

    @property
    def har_funn(self) -> bool:
        """Tell whether a finding, and not only a remark, points here."""
        return any(m.isdigit() for m in self.merker)


@dataclass(frozen=True, slots=True)
class Visningsrad:
    """One row."""

    nr: int
    navn: str
    er_sum: bool
    celler: tuple[Visningscelle, ...]


@dataclass(frozen=True, slots=True)
class Tabellvisning:
    """A table with its findings; *utelatt* rows are not shown, and that is said."""

    trykt: Tabellkontroll
    rader: tuple[Visningsrad, ...]
    funn: tuple[Merketfunn, ...]
    merknader: tuple[Merketfunn, ...]
    utelatt: int

    @property
    def flere_funn(self) -> int:
        """Count the findings that are not shown here; they are in the files."""
        return len(self.trykt.funn) - len(self.funn)

    @property
    def hoder(self) -> list[tuple[Kolonne, tuple[str, ...]]]:
        """Give the columns after the one that names the rows, with the marks of what is said of a whole column."""
        hele = [m for m in (*self.funn, *self.merknader) if not m.funn.celler]
        return [(k, tuple(m.merke for m in hele if m.funn.kolonne == k.id)) for k in self.trykt.tabell.kolonner[1:]]

    @property
    def bekreftelser(self) -> list[str]:
        """Give what was checked and found in order."""
        return [b.setning for b in self.trykt.bekreftelser if b.enige]

    def tall(self) -> Iterator[Tall]:
        """Give every figure on the page."""
        for rad in self.rader:
            yield from (t for c in rad.celler for t in (c.tall, c.rettet_tall) if t is not None)
        for merket in (*self.funn, *self.merknader):
            if avvik := merket.funn.avvik:
                yield from (avvik.forventet, avvik.trykt, avvik.differanse)
        yield from self.trykt.nokkeltall


def visning(trykt: Tabellkontroll, rettet: Trykttabell | None = None) -> Tabellvisning:
    """Give a table to show; *rettet* is the same table with corrections."""
    funn = _merket(trykt.funn[:FLEST_FUNN], _tallmerker())
    merknader = _merket(trykt.merknader[:FLEST_FUNN], _bokstavmerker())
    i_cellen: dict[tuple[int, str], list[str]] = defaultdict(list)
    for merket in (*funn, *merknader):
        for celle in merket.funn.celler:
            i_cellen[celle].append(merket.merke)
    alle = trykt.tabell.rader
    med_funn = {nr for merket in funn for nr, _ in merket.funn.celler}
    vist = [r for plass, r in enumerate(alle) if plass < FLEST_RADER or r.er_sum or r.nr in med_funn]
    rader = tuple(_rad(trykt.tabell, r, rettet, i_cellen) for r in vist)
    return Tabellvisning(trykt, rader, funn, merknader, len(alle) - len(vist))


def _merket(alle: Sequence[Funn], merker: Iterator[str]) -> tuple[Merketfunn, ...]:
    par = list(zip(merker, alle, strict=False))
    merke = {f.id: m for m, f in par}
    return tuple(Merketfunn(m, f, tuple(merke[id_] for id_ in f.folger_av if id_ in merke)) for m, f in par)


def _tallmerker() -> Iterator[str]:
    nr = 0
    while True:
        nr += 1
        yield str(nr)


def _bokstavmerker() -> Iterator[str]:
    for nr in _tallmerker():
        runde, plass = divmod(int(nr) - 1, len(ascii_lowercase))
        yield ascii_lowercase[plass] * (runde + 1)


def _rad(
    tabell: Trykttabell, rad: Rad, rettet: Trykttabell | None, i_cellen: Mapping[tuple[int, str], list[str]]
) -> Visningsrad:
    ny = rettet.rad(rad.nr) if rettet else rad
    celler = []
    for kolonne, celle, ny_celle in list(zip(tabell.kolonner, rad.celler, ny.celler, strict=True))[1:]:
        er_rettet = ny_celle.kilde is not None
        nytt_tall = rettet.tall(ny, kolonne.id) if rettet and er_rettet else None
        merker = tuple(i_cellen.get((rad.nr, kolonne.id), ()))
        tall = tabell.tall(rad, kolonne.id)
        celler.append(Visningscelle(kolonne, celle.trykt, tall, ny_celle.trykt, nytt_tall, er_rettet, merker))
    return Visningsrad(rad.nr, rad.navn, rad.er_sum, tuple(celler))
