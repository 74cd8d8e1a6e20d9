"""Sheets that are not what they seem (reliability.md 35-47): refused, or read exactly as stated and said so."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from tests.imports.regnearkfiler import ARK, NS, RADER, bok, bok_med_delte_tekster, deler, med, med_ark, pakket, typet

from tospann.core.tabell.tabell import Kolonneslag
from tospann.imports.avvisning import FilAvvist
from tospann.imports.tabellark import les_ark
from tospann.imports.tabellrutenett import Rutenett
from tospann.imports.trykttabell import les_fil

Ark = Any  # openpyxl has no types
HODE = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Sted</t></is></c><c r="B1" t="inlineStr"><is><t>Alle</t></is></c></row>'
)
RAD = '<row r="2"><c r="A2" t="inlineStr"><is><t>Rana</t></is></c>{}</row>'
STRENGER = "xl/sharedStrings.xml"
DELT = bok_med_delte_tekster()
BOMBE = b'<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def lest(data: bytes, ark: str = "") -> Rutenett:
    """Read in this process, to be fast; the process of its own is tried below."""
    return les_ark(data, "tabell.xlsx", ark)


def med_celle(celle: str) -> bytes:
    """Give a sheet with one figure written by hand."""
    return med_ark(HODE + RAD.format(celle))


def streng(xml: bytes) -> bytes:
    """Give the good workbook with another list of shared texts."""
    return med({STRENGER: xml}, DELT)


def delt(fra: bytes, til: bytes) -> bytes:
    """Give the workbook with shared texts, with something in the sheet swapped."""
    return med({ARK: deler(DELT)[ARK].replace(fra, til)}, DELT)


def utf16(data: bytes) -> bytes:
    """Write the sheet in another encoding, to hide what is in it."""
    xml = deler(data)[ARK].decode()
    return med({ARK: f'<?xml version="1.0" encoding="UTF-16"?>{xml}'.encode("utf-16")}, data)


def lenket(maal: str, slag: str) -> bytes:
    """Give the sheet a relation out of the workbook."""
    relasjon = f'<Relationship Id="rId9" Type="http://x/{slag}" Target="{maal}" TargetMode="External"/>'
    xml = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relasjon}</Relationships>'
    return med({"xl/worksheets/_rels/sheet1.xml.rels": xml.encode()})


FIENDTLIGE: dict[str, tuple[bytes, str]] = {
    "35 formel uten lagret svar": (
        bok([*RADER[:2], ("Rana", "=B2*2", 1)]),
        "Rad 3, kolonne B: er en formel uten lagret svar",
    ),
    "37 dato før mars 1900": (
        bok([("Sted", "Dag"), ("A", datetime.fromisoformat("1900-01-31"))]),
        "Rad 2, kolonne B: er en dato før 1. mars 1900",
    ),
    "39 sammenslåtte ruter": (
        bok(endre=lambda a: a.merge_cells("A1:B1")),
        r"Rad 1, hele fila: har sammenslåtte ruter \(A1:B1\)",
    ),
    "40 lenke til en annen bok": (med({"xl/externalLinks/externalLink1.xml": b"<x/>"}), "lenker til andre filer"),
    "40 objekt": (med({"xl/embeddings/oleObject1.bin": b"x"}), "makroer, objekter eller lenker"),
    "40 makroer": (med({"xl/vbaProject.bin": b"x"}), "makroer, objekter eller lenker"),
    "40 makroer i innholdslista": (
        med(
            {
                "[Content_Types].xml": deler(bok())["[Content_Types].xml"].replace(
                    b"sheet.main", b"sheet.macroEnabled.main"
                )
            }
        ),
        "har makroer",
    ),
    "40 spørring": (med({"xl/connections.xml": b"<x/>"}), "makroer, objekter eller lenker"),
    "40 relasjon ut": (lenket("file:///etc/passwd", "externalLinkPath"), "har lenker til andre filer"),
    "40 relasjon som ligner": (lenket("http://x/hyperlink", "oleObject"), "har lenker til andre filer"),
    "40 passord": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "har passord"),
    "42 ytterst i arket": (
        med_ark(HODE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "Rad 1048576, hele fila: har mer enn 2000 rader",
    ),
    "42 mange kolonner": (
        med_ark(HODE + '<row r="2"><c r="XFD2"><v>1</v></c></row>'),
        "Rad 2, hele fila: har mer enn 60 kolonner",
    ),
    "43 uten delte tekster": (pakket({n: d for n, d in deler(DELT).items() if n != STRENGER}), "vi ikke kan lese"),
    "43 tomme delte tekster": (streng(b""), "vi ikke kan lese"),
    "43 for høy adresse": (delt(b't="s"><v>0</v>', b't="s"><v>9999999</v>'), "vi ikke kan lese"),
    "43 negativ adresse": (delt(b't="s"><v>0</v>', b't="s"><v>-1</v>'), "Rad 1, kolonne A: har et innhold arket ikke"),
    "43 adresse som ikke er et tall": (delt(b't="s"><v>0</v>', b't="s"><v>x</v>'), "innhold arket ikke kan ha"),
    "44 entiteter": (streng(BOMBE + f"<sst {NS}><si><t>&b;</t></si></sst>".encode()), "definerer egne tegn"),
    "44 entitet utenfra": (
        streng(b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst/>'),
        "definerer egne tegn",
    ),
    "44 bare DOCTYPE": (streng(b"<!doctype sst><sst/>"), "definerer egne tegn"),
    "44 gjemt i UTF-16": (utf16(bok()), "ikke er UTF-8"),
    "44 gjemt i en annen koding": (streng(b'<?xml version="1.0" encoding="utf-7"?><sst/>'), "ikke er UTF-8"),
    "45 feilcelle": (
        med_celle('<c r="B2" t="e"><v>#DIV/0!</v></c>'),
        r"Rad 2, kolonne B: er en feilmelding fra regnearket \(#DIV/0!\)",
    ),
    "45 feil referanse": (med_celle('<c r="B2" t="e"><v>#REF!</v></c>'), "er en feilmelding fra regnearket"),
    "47 ODS": (med({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "er ODS"),
    "tall som Python ville godtatt": (med_celle('<c r="B2"><v>1_000</v></c>'), "innhold arket ikke kan ha"),
    "arabiske siffer": (med_celle('<c r="B2"><v>١٢٣</v></c>'), "innhold arket ikke kan ha"),
    "ikke et tall": (med_celle('<c r="B2"><v>NaN</v></c>'), "innhold arket ikke kan ha"),
    "ukjent slag": (med_celle('<c r="B2" t="x"><v>1</v></c>'), "innhold arket ikke kan ha"),
    "uendelig": (med_celle('<c r="B2"><v>1e999</v></c>'), "Rad 2, kolonne B: er større enn noe tall"),
    "rute i feil rad": (med_celle('<c r="B7"><v>1</v></c>'), "ruter i feil rekkefølge eller i feil rad"),
    "to ruter på samme sted": (med_celle('<c r="B2"><v>1</v></c><c r="B2"><v>2</v></c>'), "ruter i feil rekkefølge"),
    "rader i feil rekkefølge": (med_ark(HODE + HODE), "rader i feil rekkefølge"),
    "negativ rad": (med_ark('<row r="-1"/>'), "rader i feil rekkefølge"),
    "ødelagt XML": (med({ARK: b"<worksheet"}), "vi ikke kan lese"),
    "tomt ark": (bok([]), "hele fila: er tom"),
    "bare skjulte ark": (
        med({"xl/workbook.xml": deler(bok())["xl/workbook.xml"].replace(b'state="visible"', b'state="veryHidden"')}),
        "har ingen synlige ark",
    ),
}


@pytest.mark.parametrize("navn", FIENDTLIGE)
def test_fiendtlig_ark(navn: str) -> None:
    """Et ark med noe en trykt tabell ikke kan ha, blir avvist med rad, kolonne og grunn."""
    data, grunn = FIENDTLIGE[navn]
    with pytest.raises(FilAvvist, match=grunn):
        lest(data) if data.startswith(b"PK") else les_fil(data, "tabell.xlsx")


def test_et_vanlig_ark() -> None:
    """Et vanlig ark leses rute for rute, og det blir sagt hvilket ark det er."""
    nett = lest(bok())

    assert [[str(v) for v in rad] for rad in RADER] == [[r.tekst for r in rad.ruter] for rad in nett.rader]
    assert nett.merknader == ("Ark: «Sheet».",)
    assert nett == lest(DELT)


def test_formel_leses_med_lagret_svar_og_det_blir_sagt() -> None:
    """Står det en formel i ruta, brukes svaret som er lagret, også om det er feil, og det blir sagt (35)."""
    nett = lest(med_celle('<c r="B2"><f>1+1</f><v>3</v></c>'))

    assert nett.rader[1].ruter[1].tekst == "3"
    assert "Formler er lest med det svaret som er lagret i arket, ikke regnet på nytt: B2." in nett.merknader


def kode(ark: Ark) -> None:
    """Show municipality numbers with four digits."""
    ark["B2"].number_format = "0000"


def test_koder_beholder_nullen() -> None:
    """301 vist som 0301 blir lest som 0301, og en kolonne med slike er tekst (36)."""
    tabell = typet(lest(bok([("Sted", "Nummer"), ("Oslo", 301), ("Bodø", 1804)], kode)))

    assert [r.celler[1].lest for r in tabell.rader] == ["0301", "1804"]


def test_tall_lagret_som_tekst() -> None:
    """Tall som er lagret som tekst, leses med samme grammatikk, eller avvises (36)."""
    assert typet(lest(bok([("Sted", "Alle"), ("A", "1 234"), ("B", 7)]))).tallkolonner[0].slag is Kolonneslag.HELTALL
    with pytest.raises(FilAvvist, match=r"Rad 3, Alle: «1\.234» har punktum"):
        typet(lest(bok([("Sted", "Alle"), ("A", 7), ("B", "1.234")])))


def test_1904() -> None:
    """Et ark som teller dager fra 1904, leses med sine egne datoer, og det blir sagt (37)."""
    data = bok([("Sted", "Dag"), ("A", datetime.fromisoformat("2018-01-31"))])
    xml = deler(data)["xl/workbook.xml"].replace(b"<workbookPr/>", b'<workbookPr date1904="1"/>')
    nett = lest(med({"xl/workbook.xml": xml}, data))

    assert nett.rader[1].ruter[1].tekst == "2022-02-01"
    assert "Datoer: B2. Arket teller dager fra 1904." in nett.merknader


def test_dato_i_en_tallkolonne() -> None:
    """En dato i en kolonne med tall blir avvist; Excel hadde gitt et tall på 43 000."""
    with pytest.raises(FilAvvist, match="Rad 3, Alle: «2018-01-31» er dato i arket, men kolonnen har tall"):
        typet(lest(bok([("Sted", "Alle"), ("A", 5), ("B", datetime.fromisoformat("2018-01-31")), ("C", 7)])))


def test_sann_og_usann() -> None:
    """SANN og USANN blir avvist i en kolonne med tall, og er ord i en kolonne med tekst (45)."""
    with pytest.raises(FilAvvist, match="Rad 3, Alle: «SANN» er sann eller usann i arket, men kolonnen har tall"):
        typet(lest(bok([("Sted", "Alle"), ("A", 5), ("B", True), ("C", 7)])))
    assert typet(lest(bok([("Sted", "Svar"), ("A", True), ("B", False)]))).rader[1].celler[1].lest == "USANN"


def gjem(ark: Ark) -> None:
    """Hide a row and a column, add a filter and two sheets more, one of them very hidden."""
    ark.row_dimensions[3].hidden = True
    ark.column_dimensions["C"].hidden = True
    ark.auto_filter.ref = "A1:C4"
    ark.parent.create_sheet("Notater").append(["x"])
    ark.parent.create_sheet("Gjemt").sheet_state = "veryHidden"


def test_skjult_innhold_leses_og_det_blir_sagt() -> None:
    """Skjulte rader og kolonner leses med, filter endrer ingenting, og ark som ikke leses, blir nevnt (38)."""
    nett = lest(bok(endre=gjem))

    assert len(nett.rader) == 4
    assert nett.merknader == (
        "Ark: «Sheet».",
        "Disse arkene er ikke lest: «Notater», «Gjemt» (skjult).",
        "Skjulte rader er lest med: 3.",
        "Skjulte kolonner er lest med: C.",
        "Arket har et filter; alle rader er lest.",
    )


def test_valgt_ark() -> None:
    """Et ark kan velges ved navn; et ark som ikke finnes, blir avvist med navnene på dem som finnes."""
    data = bok(endre=gjem)

    assert lest(data, "Notater").rader[0].ruter[0].tekst == "x"
    with pytest.raises(FilAvvist, match=r"har ikke noe ark «Ark2»\. Arkene er: Sheet, Notater, Gjemt"):
        lest(data, "Ark2")


@pytest.mark.parametrize("navn", ["'=1+1'", "<b>x", "æ" * 31])
def test_rare_arknavn(navn: str) -> None:
    """Et arknavn som ligner noe annet, står som det er skrevet (41)."""

    def kall(ark: Ark) -> None:
        ark.title = navn

    assert lest(bok(endre=kall)).merknader[0] == f"Ark: «{navn}»."


def test_tomme_rader_og_to_overskrifter() -> None:
    """Tomme rader foran hoppes over og nevnes; en overskrift på to rader blir avvist i andre rad (39)."""
    nett = lest(bok([(), (), *RADER]))

    assert "Tomme rader er hoppet over: 2." in nett.merknader
    assert typet(nett).rader[0].nr == 4
    with pytest.raises(FilAvvist, match="Rad 2, Alle: «ansatte»"):
        typet(lest(bok([RADER[0], ("(2018)", "ansatte", "ansatte"), *RADER[1:]])))
    with pytest.raises(FilAvvist, match="mangler overskrift"):
        typet(lest(bok([("Sted", "Ansatte", None, "Alle"), ("A", 1, 2, 3)])))


def test_tall_leses_som_arket_viser_dem() -> None:
    """0,1 + 0,2 er 0,3; desimaler og prosent leses slik arket viser dem, og det blir sagt (46)."""

    def vis(ark: Ark) -> None:
        ark["B3"].number_format, ark["B4"].number_format, ark["B5"].number_format = "0.0", "0.0%", '#,##0.00 "kr"'

    nett = lest(bok([("Sted", "Alle"), ("A", 0.1 + 0.2), ("B", 2.449), ("C", 0.2554), ("D", 1234.5)], vis))

    assert [r.ruter[1].tekst for r in nett.rader[1:]] == ["0,3", "2,4", "25,5", "1234,5"]
    assert nett.merknader[1:] == (
        "Lest slik arket viser dem, med færre desimaler enn det er lagret: B3, B4.",
        "Vist som prosent i arket, og lest slik: B4.",
    )


def test_mange_like_delte_tekster() -> None:
    """En liste med mange delte tekster stopper på størrelsen, ikke på minnet (43)."""
    tekster = f"<sst {NS}>" + "<si><t>a</t></si>" * 1_500_000 + "</sst>"
    with pytest.raises(FilAvvist, match=r"blir over 24 MB|ganger så stor"):
        lest(streng(tekster.encode()))
