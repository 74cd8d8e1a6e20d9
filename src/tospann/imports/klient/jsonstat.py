"""Read JSON-stat 2, the format of the national statistics: a box of figures, last dimension fastest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import prod
from typing import Literal

from pydantic import Field

from tospann.core.kommune.statistikk import Merke
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.feil import ren
from tospann.imports.klient.skjema import Dato, Svardel, Tekst, les_svar, valider

FLEST_CELLER = 800_000
Verdi = int | Fraction | Merke
_MERKER = {m.value: m for m in Merke}


@dataclass(frozen=True, slots=True)
class Dimensjon:
    """One side of the box: its codes in order, and what they are called."""

    id: str
    navn: str
    koder: tuple[str, ...]
    etiketter: Mapping[str, str]
    enheter: Mapping[str, str]
    kan_utelates: bool


@dataclass(frozen=True, slots=True)
class Datasett:
    """
    A table, or the part of it that was asked for.

    *verdier* lie row by row, last dimension fastest; a table asked for its
    description only has none. *merknader* says which remarks stand by figures
    that are there, and how many.
    """

    tabell: str
    tittel: str
    utgiver: str
    oppdatert: date
    dimensjoner: tuple[Dimensjon, ...]
    verdier: tuple[Verdi, ...]
    merknader: Mapping[str, int]

    def dimensjon(self, id_: str) -> Dimensjon | None:
        """Find a side by its id."""
        return next((d for d in self.dimensjoner if d.id == id_), None)

    def celler(self) -> Iterator[tuple[tuple[str, ...], Verdi]]:
        """Yield each figure with its codes, one for each dimension, in order."""
        return zip(product(*(d.koder for d in self.dimensjoner)), self.verdier, strict=True)


class _Enhet(Svardel):
    base: Tekst = ""


class _Kategori(Svardel):
    index: dict[str, int] | list[str] | None = None
    label: dict[str, Tekst] = Field(default_factory=dict)
    unit: dict[str, _Enhet] = Field(default_factory=dict)


class _Utvidelse(Svardel):
    elimination: bool = False


class _Dimensjon(Svardel):
    label: Tekst = ""
    category: _Kategori
    extension: _Utvidelse = _Utvidelse()


class _Px(Svardel):
    tableid: str = Field(pattern=r"^[0-9]{5}$")


class _Tabell(Svardel):
    px: _Px


class _Svar(Svardel):
    version: Literal["2.0"]
    slag: Literal["dataset"] = Field(alias="class")
    label: Tekst
    source: Tekst
    updated: str = Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$")
    id: list[str] = Field(min_length=1, max_length=12)
    size: list[int] = Field(min_length=1, max_length=12)
    dimension: dict[str, _Dimensjon]
    extension: _Tabell
    value: object = None
    status: object = None


class _Oppdatert(Svardel):
    updated: Dato


def les_jsonstat(innhold: bytes, navn: str) -> Datasett:
    """
    Read an answer with figures.

    Refused: another class or version, sides whose size does not fit their
    codes, fewer or more figures than the box has room for, figures as text,
    marks nobody has explained, and more than 800 000 cells.

    Raises
    ------
    FilAvvist
        With where and why.

    """
    svar = les_svar(_Svar, innhold, navn)
    celler = prod(svar.size)
    if not 0 < celler <= FLEST_CELLER:
        raise FilAvvist(navn, [Avvisning(0, "size", f"gir {celler} celler; grensen er {FLEST_CELLER}")])
    dimensjoner = tuple(_dimensjoner(svar, navn))
    rekke = _rekke(svar.value, celler, "value", navn)
    merker = [None] * celler if svar.status is None else _rekke(svar.status, celler, "status", navn)
    verdier, merknader = _verdier(rekke, merker, navn)
    return _datasett(svar, dimensjoner, verdier, merknader, navn)


def les_metadata(innhold: bytes, navn: str) -> Datasett:
    """Read the description of a table: its sides, and no figures. Refusals as ``les_jsonstat``."""
    svar = les_svar(_Svar, innhold, navn)
    return _datasett(svar, tuple(_dimensjoner(svar, navn)), (), {}, navn)


def _datasett(
    svar: _Svar, dimensjoner: tuple[Dimensjon, ...], verdier: tuple[Verdi, ...], merknader: Mapping[str, int], navn: str
) -> Datasett:
    oppdatert = valider(_Oppdatert, {"updated": svar.updated[:10]}, navn).updated
    tabell = svar.extension.px.tableid
    return Datasett(tabell, ren(svar.label), ren(svar.source), oppdatert, dimensjoner, verdier, merknader)


def _dimensjoner(svar: _Svar, navn: str) -> Iterator[Dimensjon]:
    if len(svar.size) != len(svar.id) or len(set(svar.id)) != len(svar.id):
        raise FilAvvist(navn, [Avvisning(0, "id og size", "skal ha én størrelse for hver dimensjon, og hver én gang")])
    for nr, (id_, storrelse) in enumerate(zip(svar.id, svar.size, strict=True), start=1):
        if id_ not in svar.dimension:
            raise FilAvvist(navn, [Avvisning(nr, f"dimension.{ren(id_, 40)}", "mangler")])
        del_ = svar.dimension[id_]
        koder = _koder(del_.category, f"dimension.{ren(id_, 40)}", navn)
        if len(koder) != storrelse:
            grunn = f"size sier {storrelse}, men dimensjonen har {len(koder)} koder"
            raise FilAvvist(navn, [Avvisning(nr, f"dimension.{ren(id_, 40)}", grunn)])
        enheter = {kode: ren(e.base, 40) for kode, e in del_.category.unit.items()}
        etiketter = {kode: ren(tekst) for kode, tekst in del_.category.label.items()}
        yield Dimensjon(id_, ren(del_.label), koder, etiketter, enheter, del_.extension.elimination)


def _koder(kategori: _Kategori, sted: str, navn: str) -> tuple[str, ...]:
    """Order the codes: a list stands in order, a table says each one's place; one alone needs no index."""
    match kategori.index:
        case None:
            koder = tuple(kategori.label)
            er_hel = len(koder) == 1
        case list() as rekke:
            koder = tuple(rekke)
            er_hel = len(set(koder)) == len(koder)
        case plass:
            koder = tuple(sorted(plass, key=lambda kode: plass[kode]))
            er_hel = sorted(plass.values()) == list(range(len(plass)))
    if not er_hel:
        raise FilAvvist(navn, [Avvisning(0, f"{sted}.category.index", "har hull eller to koder på samme plass")])
    return koder


def _rekke(rekke: object, celler: int, sted: str, navn: str) -> Sequence[object]:
    """Lay a list, a table of places, or one mark for all (status only) out as one row of cells."""
    if isinstance(rekke, list):
        if len(rekke) != celler:
            raise FilAvvist(navn, [Avvisning(0, sted, f"har {len(rekke)} verdier, men size gir {celler}")])
        return rekke
    if isinstance(rekke, str) and sted == "status":
        return [rekke] * celler
    if not isinstance(rekke, dict):
        raise FilAvvist(navn, [Avvisning(0, sted, "skal være en liste eller en tabell")])
    lagt: list[object] = [None] * celler
    for plass, verdi in rekke.items():
        if not (plass.isascii() and plass.isdigit() and len(plass) <= len(str(celler)) and int(plass) < celler):
            raise FilAvvist(navn, [Avvisning(0, sted, f"«{ren(plass, 20)}» er ikke en plass blant {celler}")])
        lagt[int(plass)] = verdi
    return lagt


def _verdier(rekke: Sequence[object], merker: Sequence[object], navn: str) -> tuple[tuple[Verdi, ...], dict[str, int]]:
    verdier: list[Verdi] = []
    feil: list[Avvisning] = []
    merknader: dict[str, int] = {}
    for nr, (verdi, merke) in enumerate(zip(rekke, merker, strict=True), start=1):
        lest = _verdi(verdi, merke)
        if isinstance(lest, str) and not isinstance(lest, Merke):
            feil.append(Avvisning(nr, "value", lest))
            continue
        verdier.append(lest)
        if not isinstance(lest, Merke) and isinstance(merke, str):
            merknader[ren(merke, 20)] = merknader.get(ren(merke, 20), 0) + 1
    if feil:
        raise FilAvvist(navn, feil)
    return tuple(verdier), merknader


def _verdi(verdi: object, merke: object) -> Verdi | str:
    """Give the figure, the mark in its place, or (as plain text) why it is neither. Null alone means missing."""
    if merke is not None and not isinstance(merke, str):
        return f"merket «{ren(str(merke), 20)}» er ikke tekst"
    if verdi is None:
        return _MERKER.get(merke or Merke.MANGLER.value) or f"tomt tall med det ukjente merket «{ren(merke or '', 20)}»"
    if isinstance(verdi, bool) or not isinstance(verdi, int | Decimal):
        return f"«{ren(str(verdi), 20)}» er ikke et tall"
    if merke in _MERKER:
        return f"har både tallet {verdi} og merket «{merke}», som sier at det ikke finnes noe tall"
    return verdi if isinstance(verdi, int) else Fraction(verdi)
