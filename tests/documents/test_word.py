"""The Word paper: real styles, right numbers, the same bytes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

from tospann.core.felles.norsk import tall_tekst
from tospann.documents.modell import Avsnitt, Dokument, Liste, Overskrift, Ramme, Sideskift, Tabell, alle_tall
from tospann.documents.trykk import MERKNAD
from tospann.documents.word import tegn_docx


def les(data: bytes) -> str:
    """Read all text in the body, also in tables, in order."""
    return "".join(t.text or "" for t in docx.Document(BytesIO(data)).element.body.iter(qn("w:t")))


def test_tallene_kan_leses_ut_igjen(eksempel: Dokument, fonter: Path) -> None:
    """Hvert tall i dokumentet står i Word-filen, skrevet slik sidene skriver det."""
    tekst = les(tegn_docx(eksempel, fonter))

    assert [t.id for t in alle_tall(eksempel) if tall_tekst(t, med_enhet=False, med_ore=False) not in tekst] == []
    assert "1\u202f234\u202f567,89\u00a0kr" in tekst
    assert "enhetlig ledelse*" in tekst
    assert MERKNAD in tekst


def test_tabellen_er_den_samme(eksempel: Dokument, fonter: Path) -> None:
    """Tabellen i Word har rader og kolonner som dokumentet, med hodet som gjentas på hver side."""
    tabell = next(t for t in docx.Document(BytesIO(tegn_docx(eksempel, fonter))).tables if len(t.columns) == 3)

    assert [c.text for c in tabell.rows[0].cells] == ["Kommune", "Folketall", "Å betale"]
    assert [c.text for c in tabell.rows[2].cells] == ["Saltdal", "–", "−2\u202f500\u202f000,50\u00a0kr*"]
    assert [nr for nr, rad in enumerate(tabell.rows) if rad._tr.findall(f"./{qn('w:trPr')}/{qn('w:tblHeader')}")] == [0]
    assert all(rad._tr.findall(f"./{qn('w:trPr')}/{qn('w:cantSplit')}") for rad in tabell.rows)


def test_overskrifter_er_stiler(eksempel: Dokument, fonter: Path) -> None:
    """Tittel, overskrifter, lister og tabelltitler bruker Words egne stiler."""
    avsnitt = docx.Document(BytesIO(tegn_docx(eksempel, fonter))).paragraphs
    stiler = {a.text: a.style.name for a in avsnitt if a.text and a.style}

    assert stiler[eksempel.tittel] == "Title"
    assert {
        o.tekst: f"Heading {o.nivaa}" for o in eksempel.blokker if isinstance(o, Overskrift)
    }.items() <= stiler.items()
    assert stiler["Første punkt"] == "List Bullet"
    assert stiler["Ett"] == "List Number"
    assert stiler["Tabell 1. Refusjon fra samarbeidskommunene"] == "Caption"


def test_lister_begynner_paa_en(eksempel: Dokument) -> None:
    """Hver nummererte liste begynner på 1."""
    lister = (Liste((("a",), ("b",)), nummerert=True), Avsnitt(("mellom",)), Liste((("c",),), nummerert=True))
    avsnitt = docx.Document(BytesIO(tegn_docx(replace(eksempel, blokker=lister)))).paragraphs
    numre = [n.get(qn("w:val")) for a in avsnitt for n in a._p.iter(qn("w:numId"))]

    assert len(numre) == 3
    assert numre[0] == numre[1] != numre[2]


def test_samme_dokument_gir_samme_bytes(eksempel: Dokument, fonter: Path) -> None:
    """Det samme dokumentet gir den samme filen, byte for byte, uten klokkeslett fra maskinen."""
    data = tegn_docx(eksempel, fonter)

    assert data == tegn_docx(eksempel, fonter)
    assert {(1980, 1, 1, 0, 0, 0)} == {i.date_time for i in ZipFile(BytesIO(data)).infolist()}


def test_egenskaper_og_spraak(eksempel: Dokument, fonter: Path) -> None:
    """Filen har tittel, avsender og dokumentets dato, og er på bokmål."""
    ark = docx.Document(BytesIO(tegn_docx(eksempel, fonter)))
    spraak = {s.get(qn("w:val")) for s in ark.styles.element.iter(qn("w:lang"))}
    egenskaper = ark.core_properties

    assert (eksempel.tittel, eksempel.avsender) == (egenskaper.title, egenskaper.author)
    assert egenskaper.created is not None
    assert eksempel.dato == egenskaper.created.date()
    assert spraak == {"nb-NO"}


def test_bildet_har_tekst(eksempel: Dokument, fonter: Path) -> None:
    """Figuren er et bilde med teksten som leses opp."""
    ark = docx.Document(BytesIO(tegn_docx(eksempel, fonter)))

    assert [f._inline.docPr.get("descr") for f in ark.inline_shapes] == ["Sørfold har dobbelt så mange som Beiarn."]


def test_bunnteksten_teller_sider(eksempel: Dokument, fonter: Path) -> None:
    """Bunnteksten har tittelen og felt for sidetall."""
    bunn = docx.Document(BytesIO(tegn_docx(eksempel, fonter))).sections[0].footer.paragraphs[0]
    felt = [(i.text or "").strip() for i in bunn._p.iter(qn("w:instrText"))]

    assert felt == ["PAGE", "NUMPAGES"]
    assert bunn.text == f"{eksempel.tittel}\tSide 1 av 1"


def test_liggende(eksempel: Dokument, fonter: Path) -> None:
    """Et liggende dokument har A4-sider på tvers, og tabellene fyller bredden og ikke mer."""
    ark = docx.Document(BytesIO(tegn_docx(replace(eksempel, liggende=True), fonter)))
    side = ark.sections[0]
    bredde, hoyde = side.page_width or 0, side.page_height or 0
    plass = bredde - (side.left_margin or 0) - (side.right_margin or 0)

    assert bredde > hoyde > 0
    assert all(sum(k.width or 0 for k in t.columns) <= plass + Pt(1) for t in ark.tables)


def test_ingenting_leses_som_kode(eksempel: Dokument) -> None:
    """Felt, maler og styretegn i teksten blir bare tekst."""
    farlig = 'INCLUDEPICTURE "http://x" {{ 7*7 }} <w:t>DDEAUTO</w:t> &lt; \x00\x1b\udc80'
    dokument = replace(
        eksempel, tittel=farlig, felt=((farlig, farlig),), blokker=(Avsnitt((farlig,)),), innholdsliste=False
    )
    data = tegn_docx(dokument)
    pakke = ZipFile(BytesIO(data))

    assert les(data).count('INCLUDEPICTURE "http://x" {{ 7*7 }} <w:t>DDEAUTO</w:t> &lt;') == 4
    assert b"instrText" not in pakke.read("word/document.xml")
    assert not [n for n in pakke.namelist() if n.endswith(".rels") and b'TargetMode="External"' in pakke.read(n)]


def test_sideskift(eksempel: Dokument) -> None:
    """Etter et sideskift begynner neste blokk på en ny side, også når den er en ramme."""
    rammen = next(b for b in eksempel.blokker if isinstance(b, Ramme))
    dokument = replace(eksempel, blokker=(Avsnitt(("a",)), Sideskift(), rammen, Sideskift(), Overskrift(1, "b")))
    avsnitt = docx.Document(BytesIO(tegn_docx(dokument))).paragraphs

    assert [a.text for a in avsnitt if a.paragraph_format.page_break_before] == ["", "b"]


def test_elementene_staar_i_words_rekkefolge(eksempel: Dokument, fonter: Path) -> None:
    """Word avviser en fil der tabellens egenskaper står i feil rekkefølge."""
    ark = docx.Document(BytesIO(tegn_docx(eksempel, fonter)))
    orden = [
        "tblStyle",
        "tblW",
        "jc",
        "tblInd",
        "tblBorders",
        "tblLayout",
        "tblCellMar",
        "tblLook",
        "tblCaption",
        "tblDescription",
    ]
    for tabell in ark.tables:
        navn = [barn.tag.rpartition("}")[2] for barn in tabell._tbl.tblPr]

        assert navn == sorted(navn, key=orden.index)


def test_tom_tabell(eksempel: Dokument) -> None:
    """En tabell uten rader skrives med bare hodet."""
    tom = next(b for b in eksempel.blokker if isinstance(b, Tabell))
    ark = docx.Document(BytesIO(tegn_docx(replace(eksempel, blokker=(replace(tom, rader=()),), felt=()))))

    assert [len(t.rows) for t in ark.tables] == [1]
