"""The document model refuses papers that cannot be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tospann.documents.modell import Dokument, Kolonne, Overskrift, Tabell, UgyldigDokument


@pytest.mark.parametrize("nivaaer", [(2,), (1, 3), (0,), (1, 2, 3, 4)])
def test_hopp_i_overskrifter(eksempel: Dokument, nivaaer: tuple[int, ...]) -> None:
    """En overskrift kan ikke hoppe over et nivå: den som hører papiret lest opp, mister tråden."""
    with pytest.raises(UgyldigDokument):
        replace(eksempel, blokker=tuple(Overskrift(nivaa, "A") for nivaa in nivaaer))


def test_skjev_tabell() -> None:
    """En rad må ha like mange celler som tabellen har kolonner."""
    with pytest.raises(UgyldigDokument):
        Tabell("T", (Kolonne("A"), Kolonne("B")), (("a",),))
