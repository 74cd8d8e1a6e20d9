"""From a file or pasted text to a printed table in the core, or a refusal that says where and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.norsk import ascii_navn
from tospann.core.felles.personvern import ser_ut_som_fodselsnummer
from tospann.core.tabell.forslag import er_sumnavn
from tospann.core.tabell.tabell import Celle, Innhold, Kolonne, Kolonneslag, Rad, Trykttabell, like_navn
from tospann.core.tabell.tallform import UgyldigCelle, er_kode, er_tall, krev_like_desimaler, les_celle
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellprosess import les_arkfil
from tospann.imports.tabellrutenett import HELE, MAKS_BYTE, Rute, Rutenett, Ruteslag, kolonnebokstav
from tospann.imports.tabelltekst import les_tekstfil

_LENGSTE_FILNAVN = 80
_UTEN_OVERSKRIFT = "navn"
_KJENTE: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "er et gammelt Excel-ark (xls), eller har passord. Lagre som xlsx uten passord"),
    (b"%PDF", "er PDF. Lim inn tabellen, eller lagre den som CSV eller xlsx"),
    (b"\x1f\x8b", "er pakket (gzip). Pakk den ut først"),
)


@dataclass(frozen=True, slots=True)
class Oppsett:
    """
    What we know about a table before it is read.

    Without *kolonner* they are found from the heading and the cells, and then
    *tekstkolonner* are the headings somebody has said are words.
    """

    id: str
    tittel: str
    kilde: Kilde
    dato: date
    kolonner: tuple[Kolonne, ...] = ()
    sumrader: tuple[str, ...] = ()
    tomme: tuple[str, ...] = ()
    tekstkolonner: tuple[str, ...] = ()


def les_fil(data: bytes, fil: str, ark: str = "") -> Rutenett:
    """
    Read a file by what it is, not by what it is called.

    Raises
    ------
    FilAvvist
        With row, column and reason.

    """
    navn = filnavn(fil)
    if len(data) > MAKS_BYTE:
        raise FilAvvist(navn, [Avvisning(0, HELE, f"er større enn {MAKS_BYTE // 1024 // 1024} MB")])
    if data.startswith(b"PK"):
        return les_arkfil(data, navn, ark)
    if grunn := next((g for begynnelse, g in _KJENTE if data.startswith(begynnelse)), ""):
        raise FilAvvist(navn, [Avvisning(0, HELE, grunn)])
    if not data.strip():
        raise FilAvvist(navn, [Avvisning(0, HELE, "er tom")])
    if ark or navn.casefold().endswith((".xlsx", ".xlsm", ".ods", ".xls")):
        raise FilAvvist(navn, [Avvisning(0, HELE, "er ikke et regneark, selv om den heter det")])
    return les_tekstfil(data, navn)


def filnavn(fil: str) -> str:
    """Give a file's own name for messages: no folders, nothing that cannot be seen."""
    eget = re.split(r"[/\\]", fil)[-1]
    return "".join(t for t in eget if t.isprintable())[:_LENGSTE_FILNAVN].strip() or "fila"


def som_tabell(nett: Rutenett, oppsett: Oppsett) -> Trykttabell:
    """
    Say what each cell means.

    Raises
    ------
    FilAvvist
        With every cell that cannot be read as its column says.

    """
    overskrifter = [r.tekst.strip() for r in nett.rader[0].ruter]
    _krev_overskrifter(nett, overskrifter)
    if len(nett.rader) == 1:
        raise FilAvvist(nett.fil, [Avvisning(nett.rader[0].nr, HELE, "har bare overskrifter, ingen rader")])
    kolonner = _plasser(nett, overskrifter, oppsett) if oppsett.kolonner else _finn(nett, overskrifter, oppsett)
    if feil := [*_feil_navn(nett, kolonner), *_feil_personer(nett), *_feil_desimaler(nett, kolonner)]:
        raise FilAvvist(nett.fil, feil)
    rader = _les_rader(nett, kolonner, oppsett)
    return Trykttabell(oppsett.id, oppsett.tittel, oppsett.kilde, tuple(k for _, k in kolonner), rader)


def _krev_overskrifter(nett: Rutenett, overskrifter: Sequence[str]) -> None:
    rad, feil = nett.rader[0].nr, []
    for plass, tittel in enumerate(overskrifter):
        kolonne = f"kolonne {kolonnebokstav(plass)}"
        if not tittel and plass:
            feil.append(Avvisning(rad, kolonne, "mangler overskrift (er overskriften slått sammen eller på to rader?)"))
        elif tittel and any(like_navn(tittel, t) for t in overskrifter[:plass]):
            feil.append(Avvisning(rad, kolonne, f"har samme overskrift som en annen kolonne («{tittel}»)"))
    if feil:
        raise FilAvvist(nett.fil, feil)


def _plasser(nett: Rutenett, overskrifter: Sequence[str], oppsett: Oppsett) -> list[tuple[int, Kolonne]]:
    """Find each declared column by its heading, whatever the order."""
    plasser = {
        k.id: next((p for p, t in enumerate(overskrifter) if like_navn(t, k.tittel)), -1) for k in oppsett.kolonner
    }
    rad = nett.rader[0].nr
    feil = [Avvisning(rad, k.tittel or k.navn, "kolonnen mangler") for k in oppsett.kolonner if plasser[k.id] < 0]
    feil += [
        Avvisning(rad, tittel or f"kolonne {kolonnebokstav(plass)}", "kolonnen er ikke beskrevet i reglene")
        for plass, tittel in enumerate(overskrifter)
        if plass not in plasser.values()
    ]
    if feil:
        raise FilAvvist(nett.fil, feil)
    return [(plasser[k.id], k) for k in oppsett.kolonner]


def _finn(nett: Rutenett, overskrifter: Sequence[str], oppsett: Oppsett) -> list[tuple[int, Kolonne]]:
    """Find out what the columns hold: the first names the rows, and most cells decide the rest."""
    kolonner: list[tuple[int, Kolonne]] = []
    for plass, tittel in enumerate(overskrifter):
        er_tekst = not plass or any(like_navn(tittel, t) for t in oppsett.tekstkolonner)
        slag = Kolonneslag.TEKST if er_tekst else _slag([r.ruter[plass] for r in nett.rader[1:]], oppsett.tomme)
        navn = tittel or _UTEN_OVERSKRIFT
        id_ = ascii_navn(navn) or f"kolonne-{kolonnebokstav(plass).lower()}"
        if any(id_ == k.id for _, k in kolonner):
            id_ = f"{id_}-{kolonnebokstav(plass).lower()}"
        kolonner.append((plass, Kolonne(id_, tittel, _i_setning(navn), slag, oppsett.kilde, oppsett.dato)))
    return kolonner


def _i_setning(navn: str) -> str:
    """Write a heading as in a sentence; NAV and other words in capitals are left."""
    return navn if navn[1:2].isupper() else navn[:1].lower() + navn[1:]


def _slag(ruter: Sequence[Rute], tomme: Sequence[str]) -> Kolonneslag:
    """Let most cells decide; one bad cell among figures is then refused, not taken for words."""
    fylte = [r.tekst for r in ruter if r.tekst.strip() and r.tekst.strip() not in tomme]
    tall = [t for t in fylte if er_tall(t)]
    if not tall or len(tall) * 2 < len(fylte) or any(er_kode(t) for t in fylte):
        return Kolonneslag.TEKST
    return Kolonneslag.DESIMALTALL if any("," in t for t in tall) else Kolonneslag.HELTALL


def _feil_navn(nett: Rutenett, kolonner: Sequence[tuple[int, Kolonne]]) -> Iterator[Avvisning]:
    plass, kolonne = kolonner[0]
    for rad in nett.rader[1:]:
        if not rad.ruter[plass].tekst.strip():
            yield Avvisning(rad.nr, kolonne.tittel or kolonne.navn, "raden har ikke navn")


def _feil_personer(nett: Rutenett) -> Iterator[Avvisning]:
    for rad in nett.rader:
        for plass, rute in enumerate(rad.ruter):
            if ser_ut_som_fodselsnummer(rute.tekst):
                grunn = "ser ut som et fødselsnummer. Tospann skal ikke inneholde opplysninger om enkeltpersoner"
                yield Avvisning(rad.nr, f"kolonne {kolonnebokstav(plass)}", grunn)


def _feil_desimaler(nett: Rutenett, kolonner: Sequence[tuple[int, Kolonne]]) -> Iterator[Avvisning]:
    for plass, kolonne in kolonner:
        if kolonne.slag is Kolonneslag.DESIMALTALL:
            ruter = [r.ruter[plass] for r in nett.rader[1:]]
            tekster = tuple("" if r.slag is Ruteslag.TALL else r.tekst for r in ruter)
            for nr, grunn in krev_like_desimaler(tekster).items():
                yield Avvisning(nett.rader[nr + 1].nr, kolonne.tittel, grunn)


def _les_rader(nett: Rutenett, kolonner: Sequence[tuple[int, Kolonne]], oppsett: Oppsett) -> tuple[Rad, ...]:
    rader, feil = [], []
    for rad in nett.rader[1:]:
        celler = []
        for plass, kolonne in kolonner:
            rute = rad.ruter[plass]
            try:
                celler.append(Celle(rute.tekst.strip(), _les(rute, kolonne, oppsett)))
            except UgyldigCelle as grunn:
                feil.append(Avvisning(rad.nr, kolonne.tittel or kolonne.navn, str(grunn)))
        navn = rad.ruter[kolonner[0][0]].tekst.strip()
        er_sum = er_sumnavn(navn) or any(like_navn(navn, s) for s in oppsett.sumrader)
        rader.append(Rad(rad.nr, navn, tuple(celler), er_sum))
    if feil:
        raise FilAvvist(nett.fil, feil)
    return tuple(rader)


def _les(rute: Rute, kolonne: Kolonne, oppsett: Oppsett) -> Innhold:
    if kolonne.er_tall and rute.slag in {Ruteslag.DATO, Ruteslag.SANN}:
        raise UgyldigCelle(f"«{rute.tekst}» er {rute.slag.value} i arket, men kolonnen har tall")
    lest = les_celle(rute.tekst, kolonne.slag, oppsett.tomme)
    return lest.strip() if isinstance(lest, str) else lest
