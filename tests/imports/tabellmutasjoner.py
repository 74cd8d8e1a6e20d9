"""Good tables made bad, one to five times: the same seed gives the same tables, in the tests and in the bench."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator

from tests.imports.regnearkfiler import ARK, OPPSETT, bok, bok_med_delte_tekster, deler, pakket

from tospann.core.tabell.forslag import foresla
from tospann.core.tabell.kontroll import kontroller
from tospann.core.tabell.tabell import Trykttabell
from tospann.imports.avvisning import FilAvvist
from tospann.imports.tabellark import les_ark
from tospann.imports.tabellregler import Regelfil, krev_at_reglene_passer, les_regler
from tospann.imports.tabellrutenett import Rutenett
from tospann.imports.tabellsamling import MAPPE
from tospann.imports.tabelltekst import les_limt, les_tekstfil
from tospann.imports.trykttabell import som_tabell

Trekk = random.Random
RUTER = (
    *("", " ", "-", "–", "0", "-1", "1,5", "1.234,5", "1 234", "1'000", "(5)", "5-", "1e3", "0x1", "NaN", "inf", "٣"),
    *(
        "=1+1",
        "@SUM(A1)",
        "+1",
        "#REF!",
        "\t",
        "\r",
        '"',
        '""',
        "\n",
        "\0",
        "\ufeff",
        "\u202e",
        "\ud7ff",
        "Ã¦",
        "æ",
        "|",
    ),
    *("Sum", "sum ", "I alt", "0301", "999999999999999999", "x" * 600, "01010112377", "2026-02-30", ";", ",", "'"),
)
TEGN = (*"0123456789abcæøåÆØÅ;,.\t\n\r\"'|-–= \\[]{}#<>&", "\0", "\u202e", "\U0001f600", "\u0301", "  ", "\r\n")
TEKSTER = {
    "csv": (MAPPE / "ntl-2012" / "tabell.csv").read_text("utf-8"),
    "semikolon": (MAPPE / "nordland-2018" / "tabell.csv").read_text("utf-8"),
    "limt": "| Sted | Alle | Stat |\n|---|---|---|\n| Fauske | 10 | 6 |\n| Saltdal | 5 | 3 |\n| Sum | 15 | 9 |\n",
    "luft": "Sted     Alle  Stat\nFauske   10    6\nSaltdal  5     3\nSum      15    9\n",
}
REGLER = (MAPPE / "ntl-2012" / "regler.toml").read_text("utf-8")
BOKER = (bok(), bok_med_delte_tekster())


def endret_tekst(trekk: Trekk, tekst: str) -> str:
    """Change a text in one of the ways files go wrong."""
    linjer = tekst.split("\n")
    nr = trekk.randrange(len(linjer))
    skille = next((s for s in (";", ",", "|", "  ") if s in tekst), ";")
    match trekk.randrange(9):
        case 0:
            linjer.insert(nr, linjer[trekk.randrange(len(linjer))])
        case 1:
            del linjer[nr]
        case 2:
            trekk.shuffle(linjer)
        case 3 | 4:
            ruter = linjer[nr].split(skille)
            ruter[trekk.randrange(len(ruter))] = trekk.choice(RUTER)
            linjer[nr] = skille.join(ruter)
        case 5:
            linjer[nr] = skille.join(linjer[nr].split(skille)[::-1])
        case 6:
            linjer[nr] += skille + trekk.choice(RUTER)
        case 7:
            return tekst.replace(skille, trekk.choice((";", "\t", ",", "  ", "|")))
        case _:
            return med_tegn(trekk, tekst)
    return "\n".join(linjer)


def med_tegn(trekk: Trekk, tekst: str) -> str:
    """Put in, take out or swap one letter."""
    sted = trekk.randrange(len(tekst) + 1)
    tegn: str = trekk.choice((*TEGN, ""))
    return tekst[:sted] + tegn + tekst[sted + trekk.randrange(3) :]


def endret_bytes(trekk: Trekk, data: bytes) -> bytes:
    """Change a file as bytes: another encoding, one byte, a cut, something in front."""
    sted = trekk.randrange(len(data) + 1)
    match trekk.randrange(6):
        case 0:
            return data.decode("utf-8", "replace").encode(
                trekk.choice(("cp1252", "utf-16", "utf-16-le", "cp850")), "replace"
            )
        case 1:
            return data[:sted]
        case 2:
            return trekk.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"PK", b"sep=;\n", b"\0")) + data
        case _:
            return data[:sted] + trekk.randbytes(trekk.randrange(1, 4)) + data[sted + 1 :]


def endret_bok(trekk: Trekk, data: bytes) -> bytes:
    """Change a workbook: a byte of the package, or a letter inside one of its parts."""
    if trekk.random() < 0.4:
        return endret_bytes(trekk, data)
    innhold = deler(data)
    navn = ARK if trekk.random() < 0.5 else trekk.choice(sorted(innhold))
    xml = innhold[navn].decode()
    match trekk.randrange(5):
        case 0:
            xml = xml.replace(
                trekk.choice(('t="n"', 't="s"', "<v>", "inlineStr", 'r="B2"')),
                trekk.choice(('t="e"', 't="b"', "<v>x", 't="d"', 'r="XFD9"', 's="99"')),
            )
        case 1:
            xml = xml.replace(
                "</row>",
                "</row>" + trekk.choice(("<row/>", '<row r="9999"><c r="A9999"><v>1</v></c></row>', "<c/>")),
                1,
            )
        case 2:
            del innhold[navn]
            return pakket(innhold)
        case _:
            xml = med_tegn(trekk, xml)
    return pakket({**innhold, navn: xml.encode("utf-8", "replace")})


def flere_ganger(trekk: Trekk, endre: Callable[[Trekk, str], str], verdi: str) -> str:
    """Change one to five times."""
    for _ in range(trekk.randrange(1, 6)):
        verdi = endre(trekk, verdi)
    return verdi


def prov_tekst(trekk: Trekk) -> Trykttabell:
    """Read a changed text file or a changed paste."""
    navn = trekk.choice(sorted(TEKSTER))
    tekst = flere_ganger(trekk, endret_tekst, TEKSTER[navn])
    if navn in {"limt", "luft"}:
        return lest(les_limt(tekst), None)
    data = tekst.encode("utf-8", "replace")
    if trekk.random() < 0.3:
        data = endret_bytes(trekk, data)
    regelfil = les_regler(REGLER) if navn == "csv" and trekk.random() < 0.5 else None
    return lest(les_tekstfil(data, "t.csv"), regelfil)


def prov_bok(trekk: Trekk) -> Trykttabell:
    """Read a changed workbook, in this process."""
    return lest(les_ark(endret_bok(trekk, trekk.choice(BOKER)), "t.xlsx"), None)


def prov_regler(trekk: Trekk) -> Trykttabell:
    """Read the good table by a changed rule file."""
    regelfil = les_regler(flere_ganger(trekk, _endret_regel, REGLER))
    return lest(les_tekstfil(TEKSTER["csv"].encode(), "t.csv"), regelfil)


def _endret_regel(trekk: Trekk, tekst: str) -> str:
    linjer = tekst.split("\n")
    nr = trekk.randrange(len(linjer))
    match trekk.randrange(4):
        case 0:
            del linjer[nr]
        case 1:
            navn, er_lik, _ = linjer[nr].partition("=")
            linjer[nr] = (
                navn
                + er_lik
                + trekk.choice(
                    ('"kontor"', "[]", '["kontor"]', "1.5", "-1", "1979-05-27", '"1,5"', "inf", "{}", "true")
                )
            )
        case 2:
            linjer.insert(nr, linjer[trekk.randrange(len(linjer))])
        case _:
            return med_tegn(trekk, tekst)
    return "\n".join(linjer)


def lest(nett: Rutenett, regelfil: Regelfil | None) -> Trykttabell:
    """Go all the way: cells, rules, findings, suggestions; every cell that is kept stood in the file."""
    tabell = som_tabell(nett, regelfil.oppsett if regelfil else OPPSETT)
    if regelfil:
        krev_at_reglene_passer(tabell, regelfil)
    kontroller(tabell, regelfil.regler if regelfil else [f.regel for f in foresla(tabell)])
    skrevet = {rute.tekst.strip() for rad in nett.rader for rute in rad.ruter}
    assert {c.trykt for r in tabell.rader for c in r.celler} <= skrevet
    return tabell


SLAG: dict[str, Callable[[Trekk], Trykttabell]] = {"tekst": prov_tekst, "regneark": prov_bok, "regler": prov_regler}


def kjor(fro: int, antall: int) -> Iterator[tuple[str, str]]:
    """Try *antall* changed files; give what kind each was, and how it went. Any other error goes on up."""
    slag = sorted(SLAG)
    for nr in range(antall):
        navn = slag[nr % len(slag)]
        try:
            SLAG[navn](Trekk(f"{fro} {nr}"))
        except FilAvvist as feil:
            har_grunn = all(a.grunn and a.kolonne for a in feil.avvisninger)
            yield navn, "avvist" if har_grunn else "avvist uten grunn"
        else:
            yield navn, "lest"


def tell(fro: int, antall: int) -> Counter[tuple[str, str]]:
    """Count how it went."""
    return Counter(kjor(fro, antall))
