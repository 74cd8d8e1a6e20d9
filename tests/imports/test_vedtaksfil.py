"""What a council adopted, read from its minutes as a file; or refused with a reason."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.oxml import OxmlElement

from tospann.config.assets import fonts_folder
from tospann.documents.modell import Avsnitt, Dokument
from tospann.documents.typst_pdf import tegn_pdf
from tospann.imports.avvisning import FilAvvist
from tospann.imports.vedtaksfil import STORST_BYTE, les_vedtaksfil, samle_linjer

LINJER = ("1. Kommunestyret vedtar avtalen.", "2. Avtalen kan sies opp med 12 måneders varsel.")
TEKST = "\n\n".join(LINJER)


def word(*, sporet: bool = False, kommentar: bool = False) -> bytes:
    """Write the decision in Word."""
    dokument = Document()
    for linje in LINJER:
        avsnitt = dokument.add_paragraph(linje)
    if sporet:
        avsnitt._p.append(OxmlElement("w:ins"))
    ut = io.BytesIO()
    dokument.save(ut)
    if kommentar:
        with zipfile.ZipFile(ut, "a") as pakke:
            pakke.writestr("word/comments.xml", "<x/>")
    return ut.getvalue()


def test_word() -> None:
    """Avsnittene i et Word-dokument blir avsnitt i vedtaket."""
    assert les_vedtaksfil(word(), "protokoll.docx").tekst == TEKST


def test_sporede_endringer_avvises() -> None:
    """Et dokument med sporede endringer avvises: ingen vet om de er vedtatt."""
    with pytest.raises(FilAvvist, match="1 sporede endringer"):
        les_vedtaksfil(word(sporet=True), "protokoll.docx")


def test_kommentarer_sies() -> None:
    """Kommentarer i margen er ikke vedtatt, og leseren får vite at de ikke er med."""
    assert les_vedtaksfil(word(kommentar=True), "x.docx").merknader == (
        "Fila har kommentarer i margen. De er ikke med i teksten.",
    )


def test_pdf() -> None:
    """En PDF leses med linjene satt sammen igjen, og leseren blir bedt om å se over."""
    lang = " ".join([LINJER[0].removesuffix("."), *["slik den ligger ved saken"] * 12]) + "."
    blokker = (Avsnitt((lang,)), Avsnitt((LINJER[1],)))
    pdf = tegn_pdf(Dokument("protokoll", "Protokoll", date(2018, 12, 13), "Beiarn kommune", blokker), fonts_folder())

    lest = les_vedtaksfil(pdf, "protokoll.pdf")

    assert lang in lest.tekst
    assert lest.merknader[0].startswith("Teksten er lest fra en PDF.")


@pytest.mark.parametrize("koding", ["utf-8", "utf-8-sig", "latin-1"])
def test_ren_tekst(koding: str) -> None:
    """Ren tekst leses, også den gamle sorten."""
    assert les_vedtaksfil(TEKST.encode(koding), "x.txt").tekst == TEKST


@pytest.mark.parametrize(
    ("data", "grunn"),
    [
        (b"PK\x03\x04tull", "er ikke et Word-dokument"),
        (b"%PDF-1.7\ntull", "er en PDF som ikke kan leses"),
        (b"\x00\x01\x02", "er verken Word, PDF eller ren tekst"),
        (b"   \n ", "har ingen tekst"),
        (b"x" * (STORST_BYTE + 1), "er større enn 10 MB"),
        (b"ord " * 60_000, "har mer tekst enn et vedtak"),
    ],
)
def test_avvises_med_grunn(data: bytes, grunn: str) -> None:
    """Det som ikke kan leses, avvises med en grunn folk forstår."""
    with pytest.raises(FilAvvist, match=grunn):
        les_vedtaksfil(data, "fila")


def test_et_annet_zip_arkiv_avvises() -> None:
    """Et regneark er også en zip-fil, men ikke et vedtak."""
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as pakke:
        pakke.writestr("xl/workbook.xml", "<x/>")

    with pytest.raises(FilAvvist, match="er ikke et Word-dokument"):
        les_vedtaksfil(ut.getvalue(), "bok.xlsx")


@pytest.mark.parametrize(
    ("linjer", "samlet"),
    [
        ("Kommunestyret\nvedtar.", "Kommunestyret vedtar."),
        ("Kommune\u00ad\nstyret vedtar.", "Kommunestyret vedtar."),
        ("Ferdig.\nNy setning.", "Ferdig.\n\nNy setning."),
        ("Vi vedtar:\n1. Avtalen", "Vi vedtar:\n\n1. Avtalen"),
        ("det gjelder\n- hele kommunen", "det gjelder\n\n- hele kommunen"),
        ("en\n\nto", "en\n\nto"),
    ],
)
def test_linjer_settes_sammen(linjer: str, samlet: str) -> None:
    """En linje går videre til den neste når setningen ikke er slutt og den neste ikke begynner et punkt."""
    assert samle_linjer(linjer) == samlet
