"""Names of the cost keys (shared by the agreement, the settlement and the law)."""

from __future__ import annotations

from enum import StrEnum


class Nokkelslag(StrEnum):
    """How the municipalities split what is common between them."""

    AARSVERK = "Årsverk"
    FAST_PROSENT = "Fast prosent"
    INNBYGGERTALL = "Innbyggertall"
    GRUNNANDEL_INNBYGGER = "Grunnandel og innbyggertall"


class Statsdeling(StrEnum):
    """How the state and the host municipality split the office's common running costs."""

    AARSVERK = "Årsverk stat og kommune"
    FAST_PROSENT = "Fast prosent stat og kommune"
