"""Look through the XML of one sheet for what openpyxl does not tell: formulas, what is hidden, what is merged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellrutenett import HELE, MAKS_KOLONNER, MAKS_RADER, kolonnebokstav

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STED = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_TALL = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_INDEKS = re.compile(r"[0-9]{1,7}")
_SLAG = frozenset({"n", "s", "b", "e", "str", "inlineStr", "d"})


@dataclass(slots=True)
class Arkskann:
    """What there is in a sheet; *uten_verdi* are formulas whose answer is not stored."""

    rader: int = 0
    kolonner: int = 0
    formler: list[str] = field(default_factory=list)
    uten_verdi: set[str] = field(default_factory=set)
    skjulte_rader: list[int] = field(default_factory=list)
    skjulte_kolonner: list[int] = field(default_factory=list)
    er_filtrert: bool = False

    @property
    def merknader(self) -> Iterator[str]:
        """Say what a person who sees the sheet may not know."""
        if self.formler:
            yield f"Formler er lest med det svaret som er lagret i arket, ikke regnet på nytt: {_noen(self.formler)}."
        if self.skjulte_rader:
            yield f"Skjulte rader er lest med: {_noen([str(r) for r in self.skjulte_rader])}."
        if kolonner := [kolonnebokstav(k - 1) for k in self.skjulte_kolonner if k <= self.kolonner]:
            yield f"Skjulte kolonner er lest med: {_noen(kolonner)}."
        if self.er_filtrert:
            yield "Arket har et filter; alle rader er lest."


def skann(xml: bytes, fil: str) -> Arkskann:
    """
    Look through a sheet, cell by cell.

    Raises
    ------
    FilAvvist
        When the sheet is too large, has merged cells, or its cells are out of order.

    """
    funnet, forrige = Arkskann(), 0
    try:
        # No entities can be here: a part with a DOCTYPE is refused before (tabellark).
        for _, element in iterparse(BytesIO(xml), events=("end",)):  # noqa: S314
            if element.tag == f"{_NS}row":
                forrige = _rad(element, forrige, funnet, fil)
                element.clear()
            elif element.tag in _ANDRE:
                _ANDRE[element.tag](element, funnet, fil)
    except ParseError as feil:
        raise FilAvvist(fil, [Avvisning(forrige + 1, HELE, "er et ark med ødelagt innhold")]) from feil
    return funnet


def _rad(element: Element, forrige: int, funnet: Arkskann, fil: str) -> int:
    nummer = element.get("r", str(forrige + 1))
    if not _INDEKS.fullmatch(nummer) or int(nummer) <= forrige:
        raise FilAvvist(fil, [Avvisning(forrige + 1, HELE, "har rader i feil rekkefølge")])
    nr = int(nummer)
    celler = list(_celler(element, nr, fil))
    if not celler:
        return nr
    if nr > MAKS_RADER:
        raise FilAvvist(fil, [Avvisning(nr, HELE, f"har mer enn {MAKS_RADER} rader")])
    if celler[-1][0] > MAKS_KOLONNER:
        raise FilAvvist(fil, [Avvisning(nr, HELE, f"har mer enn {MAKS_KOLONNER} kolonner")])
    funnet.rader, funnet.kolonner = nr, max(funnet.kolonner, celler[-1][0])
    funnet.skjulte_rader += [nr] if _er_paa(element.get("hidden")) else []
    for kolonne, celle in celler:
        _celle(celle, nr, kolonne, funnet, fil)
    return nr


def _celler(rad: Element, nr: int, fil: str) -> Iterator[tuple[int, Element]]:
    """Give the cells that hold something, each further right than the one before and in its own row."""
    forrige = 0
    for celle in rad.iter(f"{_NS}c"):
        treff = _STED.fullmatch(celle.get("r", f"{kolonnebokstav(forrige)}{nr}"))
        plass = _plass(treff[1]) if treff else 0
        if treff is None or int(treff[2]) != nr or plass <= forrige:
            raise FilAvvist(fil, [Avvisning(nr, HELE, "har ruter i feil rekkefølge eller i feil rad")])
        forrige = plass
        if len(celle):
            yield plass, celle


def _celle(celle: Element, nr: int, kolonne: int, funnet: Arkskann, fil: str) -> None:
    sted = f"{kolonnebokstav(kolonne - 1)}{nr}"
    slag, verdi = celle.get("t", "n"), celle.findtext(f"{_NS}v")
    if celle.find(f"{_NS}f") is not None:
        funnet.formler.append(sted)
        if not verdi:
            funnet.uten_verdi.add(sted)
    if slag not in _SLAG or not _er_lovlig(slag, verdi):
        kolonnenavn = f"kolonne {kolonnebokstav(kolonne - 1)}"
        raise FilAvvist(fil, [Avvisning(nr, kolonnenavn, "har et innhold arket ikke kan ha")])


def _er_lovlig(slag: str, verdi: str | None) -> bool:
    """Python reads more as numbers than a sheet may hold (1_000, ١٢٣, -1 as the last shared text)."""
    if not verdi:
        return True
    match slag:
        case "n":
            return _TALL.fullmatch(verdi) is not None
        case "s":
            return _INDEKS.fullmatch(verdi) is not None
        case "b":
            return verdi in {"0", "1"}
        case _:
            return True


def _sammenslaatt(element: Element, funnet: Arkskann, fil: str) -> None:
    del funnet
    omraade = element.get("ref", "")
    rad = re.search(r"[0-9]+", omraade)
    grunn = f"har sammenslåtte ruter ({omraade}). Løs dem opp, og skriv verdien i hver rute"
    raise FilAvvist(fil, [Avvisning(int(rad[0][:7]) if rad else 1, HELE, grunn)])


def _kolonne(element: Element, funnet: Arkskann, fil: str) -> None:
    del fil
    fra, til = element.get("min", ""), element.get("max", "")
    if _er_paa(element.get("hidden")) and _INDEKS.fullmatch(fra) and _INDEKS.fullmatch(til):
        funnet.skjulte_kolonner += range(max(int(fra), 1), min(int(til), MAKS_KOLONNER) + 1)


def _filter(element: Element, funnet: Arkskann, fil: str) -> None:
    del element, fil
    funnet.er_filtrert = True


_ANDRE = {f"{_NS}mergeCell": _sammenslaatt, f"{_NS}col": _kolonne, f"{_NS}autoFilter": _filter}


def _er_paa(verdi: str | None) -> bool:
    return verdi in {"1", "true"}


def _plass(bokstaver: str) -> int:
    plass = 0
    for bokstav in bokstaver:
        plass = plass * 26 + ord(bokstav) - ord("A") + 1
    return plass


def _noen(steder: list[str]) -> str:
    vist = ", ".join(steder[:10])
    return f"{vist} og {len(steder) - 10} til" if len(steder) > 10 else vist  # noqa: PLR2004 - as many as one reads
