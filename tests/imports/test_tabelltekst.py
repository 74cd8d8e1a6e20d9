"""Tables as text (reliability.md 16-34): the right encoding and separator, or a refusal with row and reason."""

from __future__ import annotations

import pytest
from tests.imports.regnearkfiler import OPPSETT, typet

from tospann.core.tabell.tabell import Kolonneslag, Trykttabell
from tospann.core.tabell.tallform import UgyldigCelle, les_celle
from tospann.imports.avvisning import FilAvvist
from tospann.imports.tabelltekst import les_limt, les_tekstfil
from tospann.imports.trykttabell import filnavn, les_fil, som_tabell

NORSK = "Sted;Alle;Stat\nMøre og Romsdal;33;24\nØstfold;18;7\nÅs, Vestby;5;4\n"


def tekst(data: str | bytes) -> Trykttabell:
    """Read a file as the page does."""
    return typet(les_fil(data.encode() if isinstance(data, str) else data, "tabell.csv"))


def avvist(data: str | bytes) -> str:
    """Give the refusal."""
    with pytest.raises(FilAvvist) as feil:
        tekst(data)
    return "\n".join(str(a) for a in feil.value.avvisninger)


KODINGER = {
    "UTF-8": NORSK.encode(),
    "UTF-8 med byte-merke": NORSK.encode("utf-8-sig"),
    "UTF-16 liten": b"\xff\xfe" + NORSK.encode("utf-16-le"),
    "UTF-16 stor": b"\xfe\xff" + NORSK.encode("utf-16-be"),
    "Windows-1252": NORSK.encode("cp1252"),
    "Windows-linjeskift": NORSK.replace("\n", "\r\n").encode(),
    "Mac-linjeskift": NORSK.replace("\n", "\r").encode(),
    "uten siste linjeskift": NORSK.rstrip().encode(),
}


@pytest.mark.parametrize("koding", KODINGER)
def test_tegnsett(koding: str) -> None:
    """Æ, ø og å kommer rett fram fra hvert tegnsett folk bruker, og det blir sagt hvilket (26)."""
    nett = les_tekstfil(KODINGER[koding], "t.csv")

    assert [r.navn for r in typet(nett).rader] == ["Møre og Romsdal", "Østfold", "Ås, Vestby"]
    assert nett.merknader[1] == "Skilletegn: semikolon (funnet av oss)."
    assert nett.merknader[0] in {
        f"Tegnsett: {navn}." for navn in ("UTF-8", "UTF-8 med byte-merke", "UTF-16", "Windows-1252")
    }


UKJENTE = {
    "UTF-16 uten merke": NORSK.encode("utf-16-le"),
    "UTF-32": b"\xff\xfe\0\0" + NORSK.encode("utf-32-le"),
    "Mac Roman": NORSK.encode("mac_roman"),
    "Mac Roman, bare æ": "Sted;Alle\nTræna;1\n".encode("mac_roman"),
    "DOS 850": NORSK.encode("cp850"),
    "DOS 865, bare Æ": "Sted;Alle\nÆRØ;1\n".encode("cp865"),
    "dobbelt kodet": NORSK.encode().decode("latin-1").encode(),
    "dobbelt kodet via Windows": NORSK.encode().decode("cp1252").encode(),
    "tapt bokstav": "Sted;Alle\nM\ufffdre;1\n".encode(),
    "tilfeldige byte": bytes(range(128, 256)),
    "NUL i midten": b"Sted;Alle\nA\0;1\n",
}


@pytest.mark.parametrize("koding", UKJENTE)
def test_tegnsett_vi_ikke_kan_vite(koding: str) -> None:
    """Kan tegnsettet ikke avgjøres, blir fila avvist; ødelagte bokstaver blir aldri lagret (26)."""
    assert any(ord_ in avvist(UKJENTE[koding]) for ord_ in ("tegnsett", "bokstaver", "UTF-16", "usynlig"))


SKILLETEGN = {
    "semikolon": NORSK,
    "tabulator": NORSK.replace(";", "\t"),
    "komma": 'Sted,Alle,Stat\nMøre og Romsdal,33,24\nØstfold,18,7\n"Ås, Vestby",5,4\n',
    "semikolon (oppgitt i fila)": f"sep=;\n{NORSK}",
    "komma (oppgitt i fila)": 'SEP=,\r\nSted,Alle,Stat\nMøre og Romsdal,33,24\nØstfold,18,7\n"Ås, Vestby",5,4\n',
}


@pytest.mark.parametrize("skille", SKILLETEGN)
def test_skilletegn(skille: str) -> None:
    """Skilletegnet blir funnet, eller lest av sep=, og det blir sagt (25)."""
    nett = les_tekstfil(SKILLETEGN[skille].encode(), "t.csv")
    hvordan = skille if "(" in skille else f"{skille} (funnet av oss)"

    assert [r.navn for r in typet(nett).rader] == ["Møre og Romsdal", "Østfold", "Ås, Vestby"]
    assert f"Skilletegn: {hvordan}." in nett.merknader


def test_desimalkomma_i_semikolonfil() -> None:
    """Komma i tallene gjør ikke komma til skilletegn."""
    tabell = tekst("Sted;Alle;Andel\nA;1 234;2,5\nB;7;0,5\n")

    assert [k.slag for k in tabell.kolonner[1:]] == [Kolonneslag.HELTALL, Kolonneslag.DESIMALTALL]


AVVISES = {
    "": "er tom",
    " \n\n": "er tom",
    "Sted;Alle": "Rad 1, hele fila: har bare overskrifter, ingen rader",
    "Sted;Alle\n": "har bare overskrifter",
    "bare tekst\nuten kolonner\n": "har bare én kolonne",
    "Sted;Alle;alle \nA;1;2\n": "Rad 1, kolonne C: har samme overskrift som en annen kolonne («alle»)",
    "Sted;;Stat\nA;1;2\n": "Rad 1, kolonne B: mangler overskrift",
    "Sted;Alle;Stat\nA;1\n": "Rad 2, hele fila: har 2 ruter, men det er 3 overskrifter",
    "Sted;Alle\nA;1;9\n": "Rad 2, kolonne C: står utenfor overskriftene",
    "Sted;Alle\nA;1;\nB;2;7\n": "Rad 3, kolonne C: står utenfor overskriftene",
    'Sted;Alle\n"A;1\nB;2\n': "har anførselstegn som ikke går opp",
    'Sted;Alle\n"A"x;1\n': "har anførselstegn som ikke går opp",
    "Sted;Alle\n" + '"' * 100_001 + ";1\n": "anførselstegn som ikke går opp",
    "Sted;Alle\n" + "A;1\n" * 2_001: "har mer enn 2000 rader",
    "Sted" + ";x" * 10_000 + "\n": "har mer enn 60 kolonner",
    "Sted;A;B;C;D;E;F;G;H;I;J\n" + "A;1;2;3;4;5;6;7;8;9;0\n" * 1_900: "har mer enn 20000 ruter",
    "Sted;Alle\nA;1\n" + "x" * 501 + ";2\n": "Rad 3, kolonne A: har mer enn 500 tegn",
    "Sted;Alle\n" + "A" * 1_000_000 + ";2\n": "for lang tekst",
    "Sted;Alle\n;5\nB;6\n": "Rad 2, Sted: raden har ikke navn",
    "Sted;Alle\nA\u202eB;5\n": "Rad 2, kolonne A: har et usynlig tegn (U+202E)",
    "Sted;Alle\nA\u200b;5\n": "har et usynlig tegn (U+200B)",
    "Sted;Alle\nA\ufdd0;5\n": "har et usynlig tegn (U+FDD0)",
    "Sted;Alle\n01010112377;5\n": "Rad 2, kolonne A: ser ut som et fødselsnummer",
    "Sted;Alle\nA;5\nB;=1+1\n": "Rad 3, Alle: «=1+1» ser ut som en formel",
    "Sted;Alle\nA;5\nB;1.234\n": "Rad 3, Alle: «1.234» har punktum",
    "Sted;Alle\nA;5\nB;-\n": "Rad 3, Alle: «-» kan bety null eller ikke oppgitt",
    "Sted;Alle\nA;5,25\nB;12,345\n": "Rad 3, Alle: «12,345» kan være tusen eller tre desimaler",
    "Sted;Alle\nA;5\nB;01.02.03\n": "Rad 3, Alle: «01.02.03» har punktum",
    "Sted;Alle\nA;5\nB;2026-02-30\n": "Rad 3, Alle: «2026-02-30»",
}


@pytest.mark.parametrize("data", AVVISES, ids=lambda d: d[:25].encode("unicode_escape").decode())
def test_fil_som_avvises(data: str) -> None:
    """Det som ikke er en tabell, eller kan bety to ting, blir avvist med rad, kolonne og grunn (17-34)."""
    assert AVVISES[data] in avvist(data)


def test_store_filer() -> None:
    """En fil på mange megabyte blir avvist med en gang (10, 33)."""
    assert "er større enn 2 MB" in avvist(b"A;1\n" * 5_000_000)
    assert "er større enn 2 MB" in avvist(b"A" * 10_000_000)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"\x1f\x8b\x08", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_andre_slags_filer(data: bytes) -> None:
    """PDF, gzip og gamle eller låste Excel-ark blir avvist med hva en skal gjøre i stedet."""
    assert any(ord_ in avvist(data) for ord_ in ("Lim inn tabellen", "Pakk den ut", "Lagre som xlsx"))


def test_navnet_avgjor_ikke_hva_fila_er() -> None:
    """En tekstfil som heter xlsx, blir ikke lest som tekst uten at det blir sagt."""
    with pytest.raises(FilAvvist, match="er ikke et regneark, selv om den heter det"):
        les_fil(NORSK.encode(), "tabell.xlsx")


@pytest.mark.parametrize(
    ("navn", "vist"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x.csv", "x.csv"),
        ("avtale\u202efdp.csv", "avtalefdp.csv"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie: x"),
        ("", "fila"),
        ("x" * 300, "x" * 80),
    ],
)
def test_filnavn_i_meldinger(navn: str, vist: str) -> None:
    """Et filnavn vises uten mapper, styretegn og omvendt skriveretning (6, 12, 14)."""
    assert vist == filnavn(navn)


def test_formler_i_tekst_staar_som_de_staar() -> None:
    """Det som ligner en formel, er tekst i en kolonne med tekst, og står som det er skrevet (23, 24)."""
    skrevet = ["=SUM(A1:A9)", "+1+1", "-2+3", "@SUM(1)", "\uff1d1+1", "=cmd|'/c calc'!A1", '=HYPERLINK("http://x"&A1)']
    linjer = "\n".join(f'"{t.replace(chr(34), chr(34) * 2)}";1' for t in skrevet)

    assert [r.navn for r in tekst(f"Sted;Alle\n{linjer}\n").rader] == skrevet


def test_sitat_og_linjeskift_i_en_rute() -> None:
    """Anførselstegn, tomme sitater og linjeskift inne i en rute leses riktig (27)."""
    tabell = tekst('Sted;Alle;Merknad\n"A ""stor""";1;"to\nlinjer"\nB;2;""\n')

    assert (tabell.rader[0].navn, tabell.rader[0].celler[2].trykt) == ('A "stor"', "to\nlinjer")
    assert tabell.rader[1].nr == 3


def test_sumraden_kjennes_igjen() -> None:
    """Raden Sum er en sumrad hvor den enn står, og telles ikke med (31)."""
    tabell = tekst("Sted;Alle\nA;1\nSUM;3\nB;2\n")

    assert [r.navn for r in tabell.kropp] == ["A", "B"]


def test_koder_blir_tekst() -> None:
    """En kolonne med koder som 0301 er tekst, og nullen står (36)."""
    assert [r.celler[1].lest for r in tekst("Sted;Nummer\nOslo;0301\nBodø;1804\n").rader] == ["0301", "1804"]


@pytest.mark.parametrize("skrevet", ["null", "None", "NaN", "undefined", "0", "x"])
def test_navn_som_ligner_ingenting(skrevet: str) -> None:
    """Et navn som ligner ingenting, er et navn (11)."""
    assert tekst(f"Sted;Alle\n{skrevet};1\n").rader[0].navn == skrevet


LIMT = {
    "tabulator": "Sted\tAlle\tStat\nMøre og Romsdal\t33\t24\nAkershus\t\t\n",
    "semikolon": "Sted;Alle;Stat\nMøre og Romsdal;33;24\nAkershus;;\n",
    "to eller flere mellomrom": "Sted             Alle   Stat\nMøre og Romsdal  33     24\n\nAkershus\n",
    "loddrette streker": "| Sted | Alle | Stat |\n|---|---:|:---|\n| Møre og Romsdal | 33 | 24 |\n| Akershus | | |\n",
    "loddrette streker uten rammer": "Sted | Alle | Stat\n--- | ---: | ---\nMøre og Romsdal | 33 | 24\nAkershus | |\n",
}


@pytest.mark.parametrize("hvordan", LIMT)
def test_limt_inn(hvordan: str) -> None:
    """En tabell som er limt inn, leses likt hvordan den enn er satt opp, og en rad uten tall har ingen."""
    nett = les_limt(LIMT[hvordan])
    tabell = typet(nett)

    assert [(r.navn, [c.trykt for c in r.celler[1:]]) for r in tabell.rader] == [
        ("Møre og Romsdal", ["33", "24"]),
        ("Akershus", ["", ""]),
    ]
    assert any(hvordan.removesuffix(" uten rammer") in m for m in nett.merknader)


def test_limt_uten_overskrift_over_foerste_kolonne() -> None:
    """Begynner overskriften med luft, mangler ordet over første kolonne, som i mange trykte tabeller."""
    tabell = typet(les_limt("        Alle  Stat\nFauske  1 234   6\n"))

    assert [k.navn for k in tabell.kolonner] == ["navn", "alle", "stat"]
    assert tabell.rader[0].celler[1].trykt == "1 234"


@pytest.mark.parametrize(
    ("limt", "grunn"),
    [
        ("", "er tom"),
        ("Fauske 10 6\nSaltdal 5 3", "har bare én kolonne"),
        ("Sted  Alle  Stat\nFauske  10", "har 2 ruter, men det er 3 overskrifter"),
        ("| Sted | Alle |\n|---|---|\n| A | 1 | 2 |", "står utenfor overskriftene"),
        ("|---|---|", "er tom"),
    ],
)
def test_limt_som_avvises(limt: str, grunn: str) -> None:
    """Det som er limt inn og ikke er en tabell, blir avvist med grunnen."""
    with pytest.raises(FilAvvist, match=grunn):
        typet(les_limt(limt))


def test_valgte_tekstkolonner() -> None:
    """Den som vet at en kolonne er tekst, kan si det, og da stanser ikke ett ord blant tallene."""
    nett = les_limt("Sted;Kode\nA;12\nB;13\nC;x\n")
    with pytest.raises(FilAvvist, match="Rad 4, Kode: «x» kan ikke leses som et tall"):
        typet(nett)
    oppsett = type(OPPSETT)(OPPSETT.id, OPPSETT.tittel, OPPSETT.kilde, OPPSETT.dato, tekstkolonner=("kode",))

    assert som_tabell(nett, oppsett).rader[2].celler[1].lest == "x"


def test_beloep() -> None:
    """De fire skrivemåtene for 1 234,50: bare den norske leses (16)."""
    leses = [t for t in ("1.234,50", "1,234.50", "1234,5", "1\u00a0234,50", "1\u202f234,50", "1'234.50") if _leses(t)]

    assert leses == ["1234,5", "1\u00a0234,50", "1\u202f234,50"]


def _leses(skrevet: str) -> bool:
    try:
        les_celle(skrevet, Kolonneslag.DESIMALTALL)
    except UgyldigCelle:
        return False
    return True
