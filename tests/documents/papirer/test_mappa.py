"""The folder: the same bytes everywhere, PDFs fit for archive and ear, and changes that reach what rests on them."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from pypdf.generic import StreamObject
from tests.documents.papirer.saken import Mappe, med_fellestall

from tospann.config import roles
from tospann.config.paths import ROOT, data_folder
from tospann.config.postgres import connections
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Tall, med_grunnlag
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import alle_tall
from tospann.documents.papirer.mappe import dokumentene, filnavn

LENGST = {"utredning": 25, "vertskommuneavtale": 14, "avtalekontroll": 8, "fremdriftsplan": 9}
SKRIV_AVTRYKK = """
import hashlib, json
from tospann.config.paths import data_folder
from tospann.config.postgres import running_server
with running_server(data_folder(), lambda _: None):
    import django
    django.setup()
    from tospann.cli.start import migrate_if_needed
    migrate_if_needed()
    from tests.documents.papirer.saken import Mappe, last_demoen
    filer = Mappe(last_demoen()).bytes_
    print(json.dumps({navn: hashlib.sha256(innhold).hexdigest() for navn, innhold in filer.items()}))
"""


def _i_egen_prosess(fro: str, base: str) -> dict[str, str]:
    milj = os.environ | {"PYTHONHASHSEED": fro, "TOSPANN_DB_NAVN": base, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    kommando = [sys.executable, "-c", SKRIV_AVTRYKK]
    ut = subprocess.run(kommando, env=milj, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ut.returncode == 0, ut.stderr
    avtrykk: dict[str, str] = json.loads(ut.stdout.splitlines()[-1])
    return avtrykk


def test_samme_bytes_i_to_prosesser(mappe: Mappe) -> None:
    """Hele mappa er lik, byte for byte, i to andre prosesser med hver sin hash og med demoen lastet på nytt."""
    base = f"test_tospann_papir_{os.getpid()}"
    try:
        der = [_i_egen_prosess(fro, base) for fro in ("1", "2")]
    finally:
        roles.drop_database({**connections(data_folder()).owner, "NAME": base})
    her = {navn: hashlib.sha256(innhold).hexdigest() for navn, innhold in mappe.bytes_.items()}

    assert [her, her] == der


def test_navnene(bilde: Saksbilde, mappe: Mappe) -> None:
    """Listen over filnavn og mappa er den samme."""
    assert sorted(filnavn(bilde)) == sorted(mappe.bytes_)


def test_hver_pdf_er_arkivklar_og_tilgjengelig(mappe: Mappe) -> None:
    """Hver PDF erklærer PDF/A-2a og PDF/UA-1, er på bokmål, er merket og har en tittel."""
    for fil in (navn for navn in mappe.bytes_ if navn.endswith(".pdf")):
        leser = mappe.pdf(Path(fil).stem)
        rot = leser.root_object
        metadata = rot["/Metadata"].get_object()
        assert isinstance(metadata, StreamObject)
        xmp = metadata.get_data().decode()

        assert "<pdfaid:part>2</pdfaid:part>" in xmp, fil
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp, fil
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp, fil
        assert str(rot["/Lang"]).startswith("nb"), fil
        assert "/StructTreeRoot" in rot, fil
        assert rot["/MarkInfo"]["/Marked"], fil  # type: ignore[index]
        assert leser.metadata is not None
        assert leser.metadata.title, fil


@pytest.mark.parametrize("navn", LENGST)
def test_ingen_papirer_er_for_lange(mappe: Mappe, navn: str) -> None:
    """Papirene har en lengde folk orker å lese, og ingen side er tom."""
    sider = mappe.pdf(navn).pages

    assert len(sider) <= LENGST[navn]
    assert [nr for nr, side in enumerate(sider, 1) if len(side.extract_text().split()) < 25] == []


@pytest.mark.parametrize("felt", ["paaslag", "grunnandel", "fagmiljogrense", "lonn_stat", "stat_prosent"])
def test_en_endret_forutsetning(bilde: Saksbilde, mappe: Mappe, felt: str) -> None:
    """Endres én forutsetning, endres akkurat de papirene som inneholder den eller noe som hviler på den."""
    gammel: Tall = getattr(bilde.sak.felles, felt)
    ny = gammel.verdi.ore + 12345 if isinstance(gammel.verdi, Kroner) else None
    verdi = Kroner(ny) if ny is not None else Fraction(gammel.som_brok() + 1)
    endret = med_fellestall(bilde, replace(bilde.sak.felles, **{felt: replace(gammel, verdi=verdi)}))
    foer, etter = mappe.dokumenter, dokumentene(endret)
    hviler = {n for n, d in foer.items() if any(t.id == gammel.id for t in med_grunnlag(alle_tall(d)))}

    assert hviler == {n for n in foer if foer[n] != etter[n]}
    assert bilde.sak.lokaltekster == endret.sak.lokaltekster
    assert (bilde.avtale, bilde.forslag) == (endret.avtale, endret.forslag)
