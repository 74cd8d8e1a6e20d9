"""The PDF: right numbers, right marks, the same bytes, and nothing a person writes is read as markup."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from tospann.core.felles.norsk import tall_tekst
from tospann.documents.modell import Avsnitt, Dokument, Kolonne, Overskrift, Tabell, alle_tall
from tospann.documents.trykk import MERKNAD
from tospann.documents.typst_pdf import tegn_pdf

ROT = Path(__file__).parents[2]
SKRIV_AVTRYKK = """
import hashlib, importlib.util, sys
spes = importlib.util.spec_from_file_location("proven", sys.argv[1])
proven = importlib.util.module_from_spec(spes)
sys.modules["proven"] = proven
spes.loader.exec_module(proven)
from tospann.documents.typst_pdf import tegn_pdf
print(hashlib.sha256(tegn_pdf(proven.lag_eksempel(), proven.FONTER)).hexdigest())
"""


def les(pdf: bytes) -> str:
    """Read all text, with every kind of space as one plain space."""
    return " ".join(" ".join(side.extract_text() for side in PdfReader(BytesIO(pdf)).pages).split())


def flat(tekst: str) -> str:
    """Give the text the way ``les`` gives it."""
    return " ".join(tekst.split())


def test_tallene_kan_leses_ut_igjen(eksempel: Dokument, fonter: Path) -> None:
    """Hvert tall i dokumentet står i PDF-en, skrevet slik sidene skriver det."""
    tekst = les(tegn_pdf(eksempel, fonter))

    assert [t.id for t in alle_tall(eksempel) if flat(tall_tekst(t, med_enhet=False, med_ore=False)) not in tekst] == []
    assert "1 234 567,89 kr" in tekst
    assert "−2 500 000,50 kr*" in tekst
    assert "9 556 innbyggere" in tekst


def test_forutsetninger_er_merket(eksempel: Dokument, fonter: Path) -> None:
    """Et tall som hviler på en forutsetning, har stjerne, og stjernen er forklart til slutt."""
    tekst = les(tegn_pdf(eksempel, fonter))

    assert "enhetlig ledelse*" in tekst
    assert tekst.count(flat(MERKNAD)) == 1


def test_ingen_merknad_uten_forutsetning(eksempel: Dokument, fonter: Path) -> None:
    """Et dokument uten forutsetninger forklarer ingen stjerne."""
    uten = replace(eksempel, blokker=(Avsnitt(("Ingen tall.",)),), innholdsliste=False)

    assert "Hviler på" not in les(tegn_pdf(uten, fonter))


def test_samme_dokument_gir_samme_bytes(eksempel: Dokument, fonter: Path) -> None:
    """To ulike prosesser lager den samme filen, byte for byte."""
    her = hashlib.sha256(tegn_pdf(eksempel, fonter)).hexdigest()
    kommando = [sys.executable, "-c", SKRIV_AVTRYKK, str(Path(__file__).with_name("conftest.py"))]
    der = [
        subprocess.run(kommando, env={"PYTHONPATH": str(ROT / "src")}, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]

    assert [her, her] == [d.stdout.strip() for d in der]


def test_filen_sier_at_den_er_pdfa_og_pdfua(eksempel: Dokument, fonter: Path) -> None:
    """PDF-en er merket for opplesing, på norsk, og erklærer PDF/A-2a og PDF/UA-1."""
    leser = PdfReader(BytesIO(tegn_pdf(eksempel, fonter)))
    rot = leser.root_object
    metadata = rot["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    xmp = metadata.get_data().decode()

    assert "/StructTreeRoot" in rot
    assert str(rot["/Lang"]).startswith("nb")
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert leser.metadata is not None
    assert (eksempel.tittel, eksempel.avsender) == (leser.metadata.title, leser.metadata.author)
    assert leser.metadata.creation_date is not None
    assert eksempel.dato == leser.metadata.creation_date.date()


def test_merkede_deler(eksempel: Dokument, fonter: Path) -> None:
    """Overskrifter, tabellhoder, lister, bildetekst og bilder har hver sin merkelapp i strukturen."""
    pdf = PdfReader(BytesIO(tegn_pdf(eksempel, fonter)))
    slag = {str(o.get("/S")) for nr in range(len(pdf.xref[0]) + 5000) if isinstance(o := _objekt(pdf, nr), dict)}

    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/TR", "/L", "/LI", "/Caption", "/Figure"} <= slag


def _objekt(pdf: PdfReader, nr: int) -> object:
    kjent = nr in pdf.xref_objStm or any(nr in generasjon for generasjon in pdf.xref.values())
    return pdf.get_object(nr) if kjent else None


def test_ingenting_leses_som_kode(eksempel: Dokument, fonter: Path) -> None:
    """Det noen har skrevet, kommer ut tegn for tegn, også når det ligner på kode."""
    farlig = '#panic("x") *a* $x$ @ref \\ <a> = b - c #[d] /* e */ `f` _g_ {{ h }} [i](j) ~'
    tabell = Tabell("T #panic()", (Kolonne("@a"), Kolonne("#b")), ((farlig, None),))
    dokument = replace(
        eksempel,
        tittel=farlig,
        felt=((farlig, farlig),),
        blokker=(Overskrift(1, "= @ref #panic()"), Avsnitt((farlig,)), tabell),
    )

    assert les(tegn_pdf(dokument, fonter)).count('#panic("x") *a* $x$ @ref \\ <a>') >= 4


def test_tegn_skriften_ikke_har(eksempel: Dokument, fonter: Path) -> None:
    """Tegn som skriften mangler, og styretegn, stopper ikke utskriften."""
    dokument = replace(eksempel, blokker=(Avsnitt(("Bra \U0001f600 中 \x00\x1b\udc80 linje\r\nskift Ŋŋ Áá",)),))
    tekst = les(tegn_pdf(dokument, fonter))

    assert "Bra [U+1F600] [U+4E2D]" in tekst
    assert "linje skift Ŋŋ Áá" in tekst


@pytest.mark.parametrize(("liggende", "bredere"), [(False, False), (True, True)])
def test_liggende(eksempel: Dokument, fonter: Path, *, liggende: bool, bredere: bool) -> None:
    """Et liggende dokument har A4-sider på tvers."""
    side = PdfReader(BytesIO(tegn_pdf(replace(eksempel, liggende=liggende), fonter))).pages[0].mediabox

    assert bredere == (side.width > side.height)
    assert {595, 841} == {int(side.width), int(side.height)}


def test_sidetall(eksempel: Dokument, fonter: Path) -> None:
    """Hver side sier hvilken side den er, og av hvor mange."""
    sider = PdfReader(BytesIO(tegn_pdf(eksempel, fonter))).pages

    assert all(f"Side {nr} av {len(sider)}" in flat(side.extract_text()) for nr, side in enumerate(sider, 1))


def test_tabellhodet_gjentas(eksempel: Dokument, fonter: Path) -> None:
    """En tabell over flere sider har overskriftene på hver side."""
    sider = [flat(side.extract_text()) for side in PdfReader(BytesIO(tegn_pdf(eksempel, fonter))).pages]
    med_rader = [side for side in sider if "Dekker minstekravet" in side]

    assert len(med_rader) >= 2
    assert all("Kommune Årsverk Vurdering" in side for side in med_rader)


def test_tabelltittel_staar_ikke_alene(eksempel: Dokument, fonter: Path) -> None:
    """Overskrift og tabelltittel blir aldri stående alene nederst på en side."""
    lang = eksempel.blokker[-1]
    for fyll in range(30, 46):
        blokker = (*(Avsnitt((f"Linje {n}",)) for n in range(fyll)), Overskrift(1, "Vurdering"), lang)
        dokument = replace(eksempel, blokker=blokker, innholdsliste=False)
        sider = [flat(s.extract_text()) for s in PdfReader(BytesIO(tegn_pdf(dokument, fonter))).pages]
        siden = next(side for side in sider if "Tabell 1. Mange rader" in side)

        assert "Vurdering Tabell 1. Mange rader" in siden
        assert "Kommune 1 12,5" in siden
