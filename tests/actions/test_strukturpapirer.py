"""The paper of a study, written to a folder from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tospann.actions.strukturpapirer import UkjentStudie, skriv_strukturpapir

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
FILENE = ["utredning-pilot-sor-salten.pdf", "utredning-pilot-sor-salten.docx", "konsekvenser.xlsx", "konsekvenser.csv"]


def test_fire_filer(tmp_path: Path) -> None:
    """Papiret kommer som PDF, Word, regneark og CSV, og ingenting annet ligger igjen i mappa."""
    skrevet = skriv_strukturpapir("pilot-sor-salten", tmp_path / "ny", lambda _: None, ("oppgitt-2",))

    assert [sti.name for sti in skrevet] == FILENE
    assert sorted(p.name for p in (tmp_path / "ny").iterdir()) == sorted(FILENE)
    assert "Piloten, med Meløy som vert" in (tmp_path / "ny" / "konsekvenser.csv").read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("slug", "koder", "grunn"),
    [
        ("finnes-ikke", (), "Det finnes ingen studie"),
        ("pilot-sor-salten", ("tull",), "Velg blant: oppgitt-1, oppgitt-2"),
        ("pilot-sor-salten", ("oppgitt-1",) * 5, "høyst 4"),
    ],
)
def test_det_som_ikke_finnes_avvises(tmp_path: Path, slug: str, koder: tuple[str, ...], grunn: str) -> None:
    """En ukjent studie eller struktur, eller for mange, avvises i en setning, og ingenting skrives."""
    with pytest.raises(UkjentStudie, match=grunn):
        skriv_strukturpapir(slug, tmp_path / "ny", lambda _: None, koder)

    assert not (tmp_path / "ny").exists()
