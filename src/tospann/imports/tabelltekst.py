"""A table as text: a CSV file, or what somebody has pasted. Which encoding and which separator is found, and said."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from io import StringIO

from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellrutenett import HELE, MAKS_KOLONNER, MAKS_RADER, Rute, Rutenett, Ruterad, rutenett

LIMT = "det du limte inn"
_FOR_STOR = "har mer enn"
_SKILLETEGN = {"\t": "tabulator", ";": "semikolon", ",": "komma"}
_SEP = re.compile(r"sep=([;,\t])\r?\n?", re.IGNORECASE)
_MD_STREK = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
_LUFT = re.compile(r" {2,}")
# Left out is what Windows-1252 makes of æ, ø and å from old Mac and DOS files: ¾, ¿, ‘, ’, †, ›.
_NORSK_1252 = frozenset("æøåÆØÅéèêëáàâäãóòôöõúùûüíìîïñçšžÉÈÊÁÀÂÄÓÒÔÖÚÙÛÜÍÌÎÑÇŠŽ«»–\u00a0")
_DOBBELT = re.compile(
    "[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€"
)


def les_tekstfil(data: bytes, fil: str) -> Rutenett:
    """
    Read a CSV file.

    Raises
    ------
    FilAvvist
        When the encoding cannot be told, or the rows are not a table.

    """
    tekst, tegnsett = _dekod(data, fil)
    return _les_skilt(tekst, fil, [f"Tegnsett: {tegnsett}."])


def les_limt(tekst: str, fil: str = LIMT) -> Rutenett:
    """
    Read what somebody has pasted: tabs, semicolons, commas, a pipe table, or columns two or more spaces apart.

    Raises
    ------
    FilAvvist
        With row and reason.

    """
    linjer = [linje for linje in tekst.splitlines() if linje.strip()]
    if not linjer:
        raise FilAvvist(fil, [Avvisning(0, HELE, "er tom")])
    if linjer[0].lstrip().startswith("|") or (len(linjer) > 1 and "|" in linjer[1] and _er_strek(linjer[1])):
        return _les_linjer(tekst, fil, _streker, "loddrette streker")
    if not any(tegn in linjer[0] for tegn in _SKILLETEGN) and _LUFT.search(linjer[0].strip()):
        return _les_linjer(tekst, fil, _luft, "to eller flere mellomrom")
    return _les_skilt(tekst, fil, [])


def _dekod(data: bytes, fil: str) -> tuple[str, str]:
    for merke, koding, navn in (
        (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8 med byte-merke"),
        (b"\xff\xfe", "utf-16", "UTF-16"),
        (b"\xfe\xff", "utf-16", "UTF-16"),
    ):
        if data.startswith(merke):
            return _krev_hel(_forsok(data, koding, fil), fil), navn
    if b"\0" in data:
        raise FilAvvist(fil, [Avvisning(0, HELE, "er UTF-16 uten byte-merke, eller ikke tekst. Lagre som CSV UTF-8")])
    try:
        return _krev_hel(data.decode("utf-8"), fil), "UTF-8"
    except UnicodeDecodeError:
        return _windows(data, fil), "Windows-1252"


def _forsok(data: bytes, koding: str, fil: str) -> str:
    try:
        return data.decode(koding)
    except UnicodeDecodeError as feil:
        raise FilAvvist(fil, [Avvisning(0, HELE, f"er ikke gyldig {koding.upper()}")]) from feil


def _windows(data: bytes, fil: str) -> str:
    """Read as Windows-1252 only what makes Norwegian text; a guess that is wrong would be stored for ever."""
    try:
        tekst = data.decode("cp1252")
    except UnicodeDecodeError:
        tekst = "\ufffd"
    fremmede = {t for t in tekst if not t.isascii()} - _NORSK_1252
    if fremmede:
        raise FilAvvist(fil, [Avvisning(0, HELE, "har et tegnsett vi ikke kjenner igjen. Lagre som CSV UTF-8")])
    return _krev_hel(tekst, fil)


def _krev_hel(tekst: str, fil: str) -> str:
    """Refuse text that has been through a wrong encoding once: Ã¦ for æ, or the mark for a lost letter."""
    for nr, linje in enumerate(tekst.splitlines(), start=1):
        if "\ufffd" in linje or _DOBBELT.search(linje):
            grunn = "har ødelagte bokstaver (for eksempel «Ã¦» for «æ»). Hent fila på nytt, og lagre som CSV UTF-8"
            raise FilAvvist(fil, [Avvisning(nr, HELE, grunn)])
    return tekst


def _les_skilt(tekst: str, fil: str, merknader: list[str]) -> Rutenett:
    forskyvning = 0
    if sep := _SEP.match(tekst):
        tekst, forskyvning, kandidater = tekst[sep.end() :], 1, [sep.group(1)]
    else:
        kandidater = list(_SKILLETEGN)
    forsok = [(skille, _les_med(tekst, skille)) for skille in kandidater]
    skille, lest = max(forsok, key=lambda f: _hvor_godt(f[1]))
    if isinstance(lest, Avvisning):
        raise FilAvvist(fil, [Avvisning(lest.rad + forskyvning, lest.kolonne, lest.grunn)])
    if len(next((r.ruter for r in lest if not r.er_tom), ())) == 1:
        grunn = "har bare én kolonne. Skill kolonnene med semikolon, tabulator, komma eller to mellomrom"
        raise FilAvvist(fil, [Avvisning(0, HELE, grunn)])
    hvordan = "oppgitt i fila" if forskyvning else "funnet av oss"
    merknader.append(f"Skilletegn: {_SKILLETEGN.get(skille, skille)} ({hvordan}).")
    return rutenett(fil, [Ruterad(r.nr + forskyvning, r.ruter) for r in lest], merknader)


def _les_med(tekst: str, skille: str) -> list[Ruterad] | Avvisning:
    rader: list[Ruterad] = []
    leser = csv.reader(StringIO(tekst, newline=""), delimiter=skille, strict=True)
    try:
        for nr, felt in enumerate(leser, start=1):
            if nr > MAKS_RADER + 1 or len(felt) > MAKS_KOLONNER + 1:
                hva = f"{MAKS_RADER} rader" if nr > MAKS_RADER else f"{MAKS_KOLONNER} kolonner"
                return Avvisning(nr, HELE, f"{_FOR_STOR} {hva}")
            rader.append(Ruterad(nr, tuple(Rute(f) for f in felt) or (Rute(""),)))
    except csv.Error as feil:
        return Avvisning(len(rader) + 1, HELE, f"har anførselstegn som ikke går opp, eller for lang tekst ({feil})")
    return rader


def _hvor_godt(lest: list[Ruterad] | Avvisning) -> tuple[bool, bool, int]:
    """Prefer a separator that reads, gives every row the same width, and gives the heading many columns."""
    if isinstance(lest, Avvisning):
        return _FOR_STOR in lest.grunn, False, 0
    bredder = {len(r.ruter) for r in lest if not r.er_tom}
    hode = len(next((r.ruter for r in lest if not r.er_tom), ()))
    return hode > 1, len(bredder) == 1 and hode > 1, hode


def _les_linjer(tekst: str, fil: str, del_opp: Callable[[str, int], Iterator[str]], navn: str) -> Rutenett:
    rader: list[Ruterad] = []
    for nr, linje in enumerate(tekst.splitlines(), start=1):
        if not linje.strip() or (del_opp is _streker and _er_strek(linje)):
            continue
        rader.append(Ruterad(nr, tuple(Rute(f) for f in del_opp(linje, len(rader)))))
    return rutenett(fil, rader, [f"Skilletegn: {navn} (funnet av oss)."], bare_navn=del_opp is _luft)


def _er_strek(linje: str) -> bool:
    return _MD_STREK.fullmatch(linje.strip()) is not None


def _streker(linje: str, _: int) -> Iterator[str]:
    innhold = linje.strip()
    if innhold.startswith("|"):
        innhold = innhold[1:].removesuffix("|")
    yield from (d.strip().replace("\\|", "|") for d in re.split(r"(?<!\\)\|", innhold))


def _luft(linje: str, tidligere: int) -> Iterator[str]:
    """Split at two or more spaces; a heading that begins with space has no word over the first column."""
    if not tidligere and linje.startswith("  "):
        yield ""
    yield from _LUFT.split(linje.strip())
