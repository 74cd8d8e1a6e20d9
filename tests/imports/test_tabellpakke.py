"""Packages that lie about themselves (reliability.md 48-56): refused with a reason, before they grow."""

from __future__ import annotations

import random
import struct
from io import BytesIO
from zipfile import ZIP_LZMA, ZipFile

import pytest
from tests.imports.regnearkfiler import (
    ARK,
    Oppforing,
    bok,
    deler,
    doble_navn,
    med,
    pakket,
    raapakke,
    som_oppforinger,
)

from tospann.imports.avvisning import FilAvvist
from tospann.imports.tabellark import les_ark
from tospann.imports.tabellpakke import MAKS_UTPAKKET, Pakkefeil, pakk_ut
from tospann.imports.trykttabell import les_fil

GOD = bok()
MEGA = 1024 * 1024


def nestet(nivaaer: int) -> bytes:
    """Pack a package in a package."""
    data = b"bunnen"
    for nr in range(nivaaer):
        data = pakket({f"nivaa{nr}.zip": data})
    return data


def byttet(nr: int, **endret: object) -> bytes:
    """Write the good workbook with one entry changed."""
    oppforinger = som_oppforinger()
    for felt, verdi in endret.items():
        setattr(oppforinger[nr], felt, verdi)
    return raapakke(oppforinger)


def med_lzma() -> bytes:
    """Pack the good workbook in a way no spreadsheet program does."""
    ut = BytesIO()
    with ZipFile(ut, "w", ZIP_LZMA) as pakke:
        for navn, innhold in deler(GOD).items():
            pakke.writestr(navn, innhold)
    return ut.getvalue()


FIENDTLIGE: dict[str, tuple[bytes, str]] = {
    "48 pakker i pakker": (nestet(6), "har en pakke inni seg"),
    "48 regneark i regneark": (med({"xl/media/a.bin": GOD}), "har en pakke inni seg"),
    "49 forhold 1 025 til 1": (raapakke([Oppforing(b"a.xml", b"\0" * MEGA)]), "ganger så stor"),
    "49 for stort i alt": (
        med({f"xl/d{n}.xml": random.Random(n).randbytes(8_000) * 131 for n in range(30)}),
        "blir over 24 MB når den pakkes ut",
    ),
    "50 overlapp": (
        raapakke([Oppforing(b"a", b"x" * 99)] + [Oppforing(b"b%d" % n, b"x" * 99) for n in range(199)], del_hode=True),
        "oppå hverandre",
    ),
    "50 to tusen på ett hode": (
        raapakke([Oppforing(b"b%d" % n, b"x" * 99) for n in range(2000)], del_hode=True),
        "2000 deler",
    ),
    "51 sier 10, er 1 MB": (byttet(0, innhold=b"ab" * (MEGA // 2), sier_utpakket=10), "større enn den sier"),
    "51 sier mer enn den er": (byttet(0, sier_utpakket=9999), "ikke er det den sier"),
    "52 samme navn to ganger": (doble_navn(), "to deler med samme navn"),
    "52 samme navn, stor bokstav": (
        raapakke([*som_oppforinger(), Oppforing(ARK.upper().encode(), b"x")]),
        "samme navn",
    ),
    "53 oppover": (byttet(0, navn=b"../../app/settings.py"), "peker ut av pakken"),
    "53 fra rota": (byttet(0, navn=b"/etc/passwd"), "peker ut av pakken"),
    "53 stasjonsbokstav": (byttet(0, navn=b"C:evil.xml"), "peker ut av pakken"),
    "53 omvendt skråstrek": (byttet(0, navn=b"..\\evil.xml"), "peker ut av pakken"),
    "53 lenke": (byttet(0, ekstern=0o120777 << 16), "har en lenke"),
    "53 styretegn i navnet": (byttet(0, navn=b"a\x00b.xml"), "peker ut av pakken"),
    "53 navn som ikke er UTF-8": (byttet(0, navn=b"\xff\xfe.xml"), "navn som ikke kan leses"),
    "54 annet navn i hodet": (byttet(0, navn=b"snill.xml", sentralnavn=b"slemm.xml"), "to forskjellige ting"),
    "54 PDF foran": (b"%PDF-1.7\n" + GOD, "er PDF"),
    "54 noe foran": (b"PK junk" + GOD, "begynner ikke som en pakke"),
    "54 noe foran, med riktige adresser": (
        raapakke(som_oppforinger(), foer=b"PK\x03\x04junk"),
        "oppå hverandre, eller noe mellom",
    ),
    "54 noe etter": (GOD + b"\n", "noe etter slutten"),
    "54 en pakke etter": (GOD + GOD, "noe mellom delene"),
    "55 kryptert": (byttet(0, flagg=1), "er kryptert"),
    "55 ukjent pakking": (byttet(0, metode=93), "måte som ikke brukes"),
    "55 LZMA": (med_lzma(), "måte som ikke brukes"),
    "55 ZIP64": (GOD[:-22] + b"PK\x06\x06" + b"\0" * 52 + b"PK\x06\x07" + b"\0" * 16 + GOD[-22:], "ZIP64"),
    "55 65 536 deler": (raapakke([Oppforing(b"%d" % n, b"") for n in range(65_535)]), "er større enn 2 MB"),
    "55 fem tusen deler": (raapakke([Oppforing(b"%d" % n, b"") for n in range(5_000)]), "har 5000 deler"),
    "55 kommentar": (GOD[:-2] + struct.pack("<H", 4) + b"hei!", "noe etter slutten"),
    "tom pakke": (raapakke([]), "begynner ikke som en pakke"),
    "bare åtte byte": (b"PK\x03\x04\0\0\0\0", "er kuttet"),
    "ikke et regneark": (
        pakket({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"}),
        "ikke et Excel-regneark",
    ),
}


@pytest.mark.parametrize("navn", FIENDTLIGE)
def test_fiendtlig_pakke(navn: str) -> None:
    """En pakke som lyver om seg selv, blir avvist med grunnen, før noe er pakket ut for stort."""
    data, grunn = FIENDTLIGE[navn]
    with pytest.raises(FilAvvist, match=grunn) as feil:
        les_fil(data, "tabell.xlsx")

    assert [(a.rad, a.kolonne) for a in feil.value.avvisninger] == [(0, "hele fila")]


def test_kuttet_hvor_som_helst() -> None:
    """En fil som er kuttet et tilfeldig sted, blir avvist, tusen ganger av tusen."""
    trekk = random.Random(56)
    slapp = []
    for _ in range(1_000):
        kutt = trekk.randrange(len(GOD))
        try:
            les_ark(GOD[:kutt], "t.xlsx")
        except FilAvvist:
            continue
        slapp.append(kutt)

    assert slapp == []


def test_en_byte_endret_hvor_som_helst() -> None:
    """Én endret byte gir enten samme innhold eller en avvisning; sjekksummen slipper ikke annet innhold gjennom."""
    trekk, hel, annet = random.Random(54), pakk_ut(GOD), []
    for _ in range(2_000):
        sted = trekk.randrange(len(GOD))
        data = GOD[:sted] + bytes([GOD[sted] ^ trekk.randrange(1, 256)]) + GOD[sted + 1 :]
        try:
            lest = pakk_ut(data)
        except Pakkefeil:
            continue
        annet += [sted] if set(lest.values()) != set(hel.values()) else []

    assert annet == []


def test_gode_pakker_leses() -> None:
    """Et vanlig regneark pakkes ut byte for byte, også når størrelsene står etter hver del."""
    strom = _Strom()
    with ZipFile(strom, "w") as pakke:
        for navn, innhold in deler(GOD).items():
            pakke.writestr(navn, innhold)

    assert deler(GOD) == pakk_ut(GOD) == pakk_ut(strom.getvalue())
    assert sum(map(len, pakk_ut(GOD).values())) < MAKS_UTPAKKET


class _Strom(BytesIO):
    """A file one cannot go back in: then the sizes stand after each part."""

    def seekable(self) -> bool:
        """Say no."""
        return False

    def seek(self, *_: object) -> int:
        """Refuse."""
        raise OSError
