"""The glossary: what is listed exists, is explained, says where it comes from, and is in order."""

import importlib
import re
from itertools import pairwise

from tospann.config.paths import ROOT
from tospann.core.felles.norsk import sorteringsnokkel

TEXT = (ROOT / "docs" / "ordliste.md").read_text("utf-8")
ROW = re.compile(
    r"^\| (?P<begrep>[^|]+) \| (?P<navn>`[\w.]+`|–) \| (?P<mening>[^|]*) \| (?P<kilde>[^|]*) \|$", re.MULTILINE
)
ROWS = [match.groupdict() for match in ROW.finditer(TEXT)]
NAMES = [row["navn"].strip("`") for row in ROWS if row["navn"] != "–"]


def _sections() -> list[tuple[str, list[dict[str, str]]]]:
    parts = re.split(r"^#+ ", TEXT, flags=re.MULTILINE)
    found = [(part.partition("\n")[0], [m.groupdict() for m in ROW.finditer(part)]) for part in parts]
    return [(heading, rows) for heading, rows in found if rows]


def test_hver_rad_er_lest() -> None:
    """Ingen rad med et navn fra koden faller utenfor fordi den er skrevet på en annen måte."""
    assert len(NAMES) == len(re.findall(r"^\|.*`[\w.]+`.*\|$", TEXT, re.MULTILINE))


def _exists(name: str) -> bool:
    module, _, own = name.rpartition(".")
    return hasattr(importlib.import_module(f"tospann.core.{module}"), own)


def test_ingen_navn_er_foreldet() -> None:
    """Ordlista lover ingen navn som koden ikke har."""
    assert [name for name in NAMES if not _exists(name)] == []


def test_hvert_ord_er_forklart() -> None:
    """Hvert ord har en forklaring og en kilde."""
    assert [row["begrep"] for row in ROWS if not (row["mening"].strip() and row["kilde"].strip())] == []


def test_ingen_begreper_er_like_i_et_rom() -> None:
    """To navn i samme rom har hvert sitt ord, så ingen tar det ene for det andre."""
    doubled = [
        (heading, row["begrep"])
        for heading, rows in _sections()
        for row in rows
        if sum(other["begrep"] == row["begrep"] for other in rows) > 1
    ]

    assert doubled == []


def test_ordene_staar_etter_alfabetet() -> None:
    """I hvert rom står ordene i alfabetisk rekkefølge, med æ, ø og å sist."""
    wrong = [
        (heading, first, second)
        for heading, rows in _sections()
        for first, second in pairwise(row["begrep"] for row in rows)
        if sorteringsnokkel(first) > sorteringsnokkel(second)
    ]

    assert wrong == []
