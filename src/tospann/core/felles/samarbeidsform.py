"""The forms of cooperation a case chooses between (a name that several subjects share)."""

from __future__ import annotations

from enum import StrEnum


class Samarbeidsform(StrEnum):
    """Seed 002 names the models; kommuneloven §§ 20-2 and 20-3 the two host models."""

    INGEN = "Ingen endring"
    TETT = "Tett faglig og administrativt samarbeid"
    VERT_ADMINISTRATIV = "Vertskommune, administrativ modell"
    VERT_NEMND = "Vertskommune med felles folkevalgt nemnd"

    @property
    def er_vertskommune(self) -> bool:
        """Tell whether powers go to a host municipality."""
        return self in {Samarbeidsform.VERT_ADMINISTRATIV, Samarbeidsform.VERT_NEMND}
