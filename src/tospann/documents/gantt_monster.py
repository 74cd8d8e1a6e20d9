"""Colour and pattern for each phase, so that nobody has to tell them apart by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from tospann.core.plan.aktivitet import Fase


@dataclass(frozen=True, slots=True)
class Farge:
    """The ground, and the dark colour (at least 4.5:1 to white) of outline and pattern."""

    lys: str
    mork: str


FARGER = {
    Fase.F0: Farge("#d9e2ec", "#3e5368"),
    Fase.F1: Farge("#d3e5f5", "#1f5f99"),
    Fase.F2: Farge("#d0ece7", "#0f6b5c"),
    Fase.F3: Farge("#f6dede", "#a3262f"),
    Fase.F4: Farge("#f3e6c8", "#7a5500"),
    Fase.F5: Farge("#dcebd0", "#3d6b12"),
    Fase.F6: Farge("#e6def2", "#5b3f8c"),
}

_STREKER = {
    Fase.F0: '<path d="M0 6L6 0" stroke="{f}" stroke-width="1.2"/>',
    Fase.F1: '<path d="M0 0L6 6" stroke="{f}" stroke-width="1.2"/>',
    Fase.F2: '<path d="M0 3H6" stroke="{f}" stroke-width="1"/>',
    Fase.F3: '<path d="M3 0V6" stroke="{f}" stroke-width="1.2"/>',
    Fase.F4: '<circle cx="3" cy="3" r="1.1" fill="{f}"/>',
    Fase.F5: '<path d="M0 3H6M3 0V6" stroke="{f}" stroke-width="0.8"/>',
    Fase.F6: '<path d="M0 6L6 0M0 0L6 6" stroke="{f}" stroke-width="0.7"/>',
}


def monstre(merke: str) -> str:
    """Give the patterns; *merke* keeps them apart from those of another picture on the same page."""
    deler = [
        f'<pattern id="{merke}-{fase.name}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{farge.lys}"/>{_STREKER[fase].format(f=farge.mork)}</pattern>'
        for fase, farge in FARGER.items()
    ]
    return f"<defs>{''.join(deler)}</defs>"
