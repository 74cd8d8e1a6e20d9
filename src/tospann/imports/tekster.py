"""Read the texts the papers are built from."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from tospann.core.utredning.forslag import Risiko, Tekster, Tema
from tospann.imports.tabellfil import DATA


@cache
def les_tekster() -> Tekster:
    """Give themes, risks and the proposed resolutions (read once; they are the project's own files)."""
    temaer, vedtak = _les("temaer.toml"), _les("vedtak.toml")
    return Tekster(
        tuple(Tema(t["id"], t["tittel"], t["kilde"], t["kjerne"].strip()) for t in temaer["tema"]),
        tuple(Risiko(r["hva"], r["tiltak"], r["ansvar"]) for r in temaer["risiko"]),
        tuple((form, mal["tekst"]) for form, mal in vedtak.items()),
    )


def _les(navn: str) -> dict[str, Any]:
    return tomllib.loads((DATA / "tekster" / navn).read_text(encoding="utf-8"))
