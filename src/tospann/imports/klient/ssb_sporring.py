"""How a table is asked: only the years and areas wanted, in pieces that SSB lets through."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod

from tospann.core.kommune.statistikk import Statistikkrad
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.feil import IkkeKontakt
from tospann.imports.klient.jsonstat import Datasett, Dimensjon, les_metadata
from tospann.imports.klient.pendling import ARBEIDSSTED, BOSTED, SYSSELSATTE_KODE, TABELL
from tospann.imports.klient.ssb import INNHOLD, TID, Uttrekk
from tospann.imports.klient.transport import Hentet, Transport

# SSB allows 800 000 cells; fewer keep each answer at some megabytes.
CELLER_PER_SVAR = 250_000
FLEST_NAVNGITTE = 40
_ALLE = "????"


@dataclass(frozen=True, slots=True)
class Utvalg:
    """The years wanted (both with), and the municipalities; none named means all."""

    fra: int
    til: int
    kommuner: tuple[str, ...] = ()

    def har(self, rad: Statistikkrad) -> bool:
        """Tell whether a figure is among what is wanted."""
        return self.fra <= rad.dato.year <= self.til and (not self.kommuner or rad.omraade in self.kommuner)


def hent_tabell(transport: Transport, base: str, uttrekk: Uttrekk, utvalg: Utvalg) -> Iterator[Hentet]:
    """
    Ask for the table's description, then for its figures, piece by piece.

    Raises
    ------
    FilAvvist
        When the table has no such year or municipality, or its description does not fit.
    HentingFeilet
        When SSB does not answer.

    """
    try:
        meta = _beskrivelse(transport, base, uttrekk.tabell)
    except IkkeKontakt as feil:
        # Whoever saves the answer by hand needs the figures, not the description.
        raise IkkeKontakt(feil.tjener, feil.grunn, haandsporring(base, uttrekk, utvalg)) from feil
    for sporring in sporringer(meta, uttrekk, utvalg):
        yield transport.fetch(f"{base}/tables/{uttrekk.tabell}/data", _hode() | sporring)


def hent_pendling(transport: Transport, base: str, utvalg: Utvalg) -> Iterator[Hentet]:
    """Ask for who lives where and works where; see ``hent_tabell``."""
    try:
        meta = _beskrivelse(transport, base, TABELL)
    except IkkeKontakt as feil:
        raise IkkeKontakt(feil.tjener, feil.grunn, haandpendling(base, utvalg)) from feil
    for sporring in pendlesporringer(meta, utvalg):
        yield transport.fetch(f"{base}/tables/{TABELL}/data", _hode() | sporring)


def haandsporring(base: str, uttrekk: Uttrekk, utvalg: Utvalg) -> str:
    """Give an address that fetches the figures without knowing the table: all years, to be chosen from when read."""
    omraader = ",".join(utvalg.kommuner[:FLEST_NAVNGITTE]) or _ALLE
    sider = {uttrekk.omraade: omraader, TID: "*", INNHOLD: uttrekk.kode} | (
        {uttrekk.alder: "*"} if uttrekk.alder else {}
    )
    return _dataadresse(base, uttrekk.tabell, sider)


def haandpendling(base: str, utvalg: Utvalg) -> str:
    """Give an address for who goes out of the municipalities (or all, the last year, which is near SSB's limit)."""
    bosteder, aar = (",".join(utvalg.kommuner[:FLEST_NAVNGITTE]), "*") if utvalg.kommuner else (_ALLE, "top(1)")
    return _dataadresse(base, TABELL, {BOSTED: bosteder, ARBEIDSSTED: _ALLE, TID: aar, INNHOLD: SYSSELSATTE_KODE})


def _dataadresse(base: str, tabell: str, sider: Mapping[str, str]) -> str:
    sporring = "&".join(f"{felt}={verdi}" for felt, verdi in (_hode() | _koder(sider)).items())
    return f"{base}/tables/{tabell}/data?{sporring}"


def _beskrivelse(transport: Transport, base: str, tabell: str) -> Datasett:
    svar = transport.fetch(f"{base}/tables/{tabell}/metadata", {"lang": "no"})
    return les_metadata(svar.innhold, f"beskrivelsen av tabell {tabell}")


def _hode() -> dict[str, str]:
    return {"lang": "no", "outputFormat": "json-stat2"}


def sporringer(meta: Datasett, uttrekk: Uttrekk, utvalg: Utvalg) -> Iterator[dict[str, str]]:
    """
    Divide what is wanted into questions.

    A side that is to be summed away is left out where SSB can do the sum;
    elsewhere every code of it is asked for.
    """
    navn = f"tabell {meta.tabell}"
    innhold = uttrekk.serier(_side(meta, INNHOLD), navn)
    fast = {INNHOLD: ",".join(innhold)}
    ganger = [len(innhold)]
    for id_ in (*uttrekk.bort, *([uttrekk.alder] if uttrekk.alder else [])):
        side = meta.dimensjon(id_)
        if side and not (side.kan_utelates and id_ in uttrekk.bort):
            fast[id_] = "*"
            ganger.append(len(side.koder))
    monstre = _monstre(_side(meta, uttrekk.omraade), utvalg.kommuner, navn)
    for aar, omraader in _biter(_aar(meta, utvalg, navn), monstre, prod(ganger)):
        yield _koder({uttrekk.omraade: omraader, TID: aar} | fast)


def pendlesporringer(meta: Datasett, utvalg: Utvalg) -> Iterator[dict[str, str]]:
    """
    Ask for the square of homes and workplaces.

    All municipalities: every home with every workplace, some homes at a time.
    A few: from each of them to everywhere, and from everywhere to each.
    """
    navn = f"tabell {meta.tabell}"
    if SYSSELSATTE_KODE not in _side(meta, INNHOLD).koder:
        raise FilAvvist(navn, [Avvisning(0, INNHOLD, f"«{SYSSELSATTE_KODE}» finnes ikke i tabellen")])
    aarene = _aar(meta, utvalg, navn)
    for side, annen in ((BOSTED, ARBEIDSSTED), (ARBEIDSSTED, BOSTED)) if utvalg.kommuner else ((BOSTED, ARBEIDSSTED),):
        monstre = _monstre(_side(meta, side), utvalg.kommuner, navn)
        motparter = sum(len(kode) == len(_ALLE) for kode in _side(meta, annen).koder)
        for aar, omraader in _biter(aarene, monstre, motparter):
            yield _koder({side: omraader, annen: _ALLE, TID: aar, INNHOLD: SYSSELSATTE_KODE})


def _koder(sporring: Mapping[str, str]) -> dict[str, str]:
    return {f"valueCodes[{side}]": koder for side, koder in sporring.items()}


def _side(meta: Datasett, id_: str) -> Dimensjon:
    side = meta.dimensjon(id_)
    if side is None:
        raise FilAvvist(f"tabell {meta.tabell}", [Avvisning(0, id_, "finnes ikke i tabellen")])
    return side


def _aar(meta: Datasett, utvalg: Utvalg, navn: str) -> list[str]:
    finnes = [a for a in _side(meta, TID).koder if re.fullmatch(r"[0-9]{4}", a)]
    aar = [a for a in finnes if utvalg.fra <= int(a) <= utvalg.til]
    if not aar:
        har = f"{min(finnes)}–{max(finnes)}" if finnes else "ingen år"
        raise FilAvvist(navn, [Avvisning(0, TID, f"har ikke tall for {utvalg.fra}–{utvalg.til}; den har {har}")])
    return aar


def _monstre(side: Dimensjon, kommuner: tuple[str, ...], navn: str) -> list[tuple[str, int]]:
    """Give what to write for the areas and how many codes each stands for: numbers, or the two first digits."""
    if ukjente := [k for k in kommuner if k not in side.koder]:
        raise FilAvvist(navn, [Avvisning(0, side.id, f"har ikke kommunenummer {', '.join(ukjente)}")])
    if kommuner and len(kommuner) <= FLEST_NAVNGITTE:
        return [(k, 1) for k in kommuner]
    fylker = Counter(kode[:2] for kode in side.koder if re.fullmatch(r"[0-9]{4}", kode))
    return [(f"{fylke}??", antall) for fylke, antall in sorted(fylker.items())]


def _biter(aar: list[str], monstre: list[tuple[str, int]], per_kode: int) -> Iterator[tuple[str, str]]:
    """Fill each question with areas until the next would be too many; years are split only when they must."""
    storste = max(antall for _, antall in monstre)
    om_gangen = max(1, min(len(aar), CELLER_PER_SVAR // (storste * per_kode)))
    for fra in range(0, len(aar), om_gangen):
        bolk = aar[fra : fra + om_gangen]
        gruppe: list[str] = []
        fylt = 0
        for monster, antall in monstre:
            celler = antall * per_kode * len(bolk)
            if gruppe and fylt + celler > CELLER_PER_SVAR:
                yield ",".join(bolk), ",".join(gruppe)
                gruppe, fylt = [], 0
            gruppe.append(monster)
            fylt += celler
        yield ",".join(bolk), ",".join(gruppe)
