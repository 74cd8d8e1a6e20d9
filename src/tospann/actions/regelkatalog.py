"""Vis regelkatalogen: gather it, and print it as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from tospann.config.assets import fonts_folder
from tospann.core.lov.katalog import KATALOG
from tospann.documents.papirer.regelkatalog import Katalogbilde, regelark, regelkatalog
from tospann.documents.regneark import tegn_csv
from tospann.documents.typst_pdf import tegn_pdf
from tospann.documents.word import tegn_docx
from tospann.imports.regelsaker import antall_leverte
from tospann.imports.regeltekster import engelske_tekster, lest_dato, lovendringer


@cache
def katalogbilde() -> Katalogbilde:
    """Gather the rules, their texts, and how many cases each has."""
    alle = tuple(KATALOG.values())
    return Katalogbilde(alle, engelske_tekster(), antall_leverte(), lovendringer(), lest_dato())


FILER: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "regelkatalog.pdf": ("application/pdf", lambda: tegn_pdf(regelkatalog(katalogbilde()), fonts_folder())),
    "regelkatalog.docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda: tegn_docx(regelkatalog(katalogbilde()), fonts_folder()),
    ),
    "regelkatalog.csv": ("text/csv; charset=utf-8", lambda: tegn_csv(regelark(katalogbilde())).encode()),
}
"""The files one may take away: name, kind, and how each is made."""
