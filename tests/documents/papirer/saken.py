"""The demo's case as the tests of its papers see it: the core's values, the papers, and the folder's bytes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from io import BytesIO
from typing import Any

import docx
import openpyxl
from docx.document import Document
from pypdf import PdfReader

from tospann.actions.demo import SLUG, last_inn_demo
from tospann.actions.saksbilde import alle_lokaltekster, last_saksbilde
from tospann.config.assets import fonts_folder
from tospann.core.utredning.sak import Fellestall
from tospann.core.utredning.saksbilde import Forlop, Saksbilde, tegn_saksbilde
from tospann.documents.modell import Dokument
from tospann.documents.papirer.mappe import dokumentene, filer
from tospann.documents.trykk import ren
from tospann.store import models
from tospann.store.laas import som_system

BELOP = re.compile(r"[−-]?\d{1,3}(?: \d{3})*,\d{2}")


def last_demoen() -> Saksbilde:
    """Load the demo and work out its case, with every municipality's own text."""
    last_inn_demo(lambda _: None)
    with som_system():
        rad = models.Sak.objects.get(slug=SLUG)
        return last_saksbilde(rad, alle_lokaltekster(rad))


@dataclass
class Mappe:
    """The folder of papers, made once and read as often as a test likes."""

    bilde: Saksbilde
    _lest: dict[str, str] = field(default_factory=dict)

    @cached_property
    def dokumenter(self) -> dict[str, Dokument]:
        """Give the papers as the document model has them."""
        return dokumentene(self.bilde)

    @cached_property
    def bytes_(self) -> dict[str, bytes]:
        """Give every file."""
        return {navn: lag() for navn, lag in filer(self.bilde, fonts_folder()).items()}

    @cached_property
    def kilder(self) -> dict[str, dict[str, Any]]:
        """Give the figures in kilder.json by id."""
        return {t["id"]: t for t in json.loads(self.bytes_["kilder.json"])["tall"]}

    def pdf(self, navn: str) -> PdfReader:
        """Open a PDF."""
        return PdfReader(BytesIO(self.bytes_[f"{navn}.pdf"]))

    def word(self, navn: str) -> Document:
        """Open a Word file."""
        return docx.Document(BytesIO(self.bytes_[f"{navn}.docx"]))

    def bok(self) -> openpyxl.Workbook:
        """Open the spreadsheet, with the values Excel would show."""
        return openpyxl.load_workbook(BytesIO(self.bytes_["kostnadsfordeling.xlsx"]), data_only=True)

    def pdf_tekst(self, navn: str) -> str:
        """Give all text in a PDF; reading one takes its time, so each is read once."""
        if navn not in self._lest:
            self._lest[navn] = flat(" ".join(side.extract_text() for side in self.pdf(navn).pages))
        return self._lest[navn]

    def word_tekst(self, navn: str) -> str:
        """Give all text in a Word file."""
        ark = self.word(navn)
        celler = (c.text for tabell in ark.tables for rad in tabell.rows for c in rad.cells)
        return flat(" ".join([*(a.text for a in ark.paragraphs), *celler]))


def flat(tekst: str) -> str:
    """Write every kind of space as one plain space."""
    return " ".join(ren(tekst).split())


def i_ore(tekst: str) -> int:
    """Read "−1 234,50" as øre."""
    siffer = "".join(t for t in tekst if t.isdigit())
    return -int(siffer) if tekst.startswith(("−", "-")) else int(siffer)


def med_fellestall(bilde: Saksbilde, felles: Fellestall) -> Saksbilde:
    """Work the case out again with other common assumptions; what has happened in it stays."""
    forlop = Forlop(bilde.avtale, bilde.runde, bilde.plan, bilde.klokke)
    return tegn_saksbilde(replace(bilde.sak, felles=felles), bilde.tekster, forlop)
