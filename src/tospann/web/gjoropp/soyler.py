"""Bars that tell themselves apart without colour: hollow, full, striped, dotted; the words stand in the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tospann.core.felles.norsk import tall_tekst
from tospann.core.felles.tall import Tall

_BREDDE, _STRIPE, _SOYLE, _NAVN, _MELLOM, _TEKST = 720, 26, 16, 30, 18, 170
_KLASSER = ("hul", "full", "striper", "prikker")
_MONSTRE = SafeString(
    '<defs><pattern id="striper" width="7" height="7" patternUnits="userSpaceOnUse">'
    '<path class="monster" d="M-1 8L8 -1M-1 1L1 -1M6 8L8 6" stroke-width="2"/></pattern>'
    '<pattern id="prikker" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<circle class="full" cx="2.5" cy="2.5" r="1.1"/></pattern></defs>'
)


@dataclass(frozen=True, slots=True)
class Soylegruppe:
    """A name, and one figure for each pattern, in the order of the legend."""

    navn: str
    tall: tuple[Tall, ...]


def tegn_soyler(grupper: Sequence[Soylegruppe], forklaring: Sequence[str], alt: str) -> SafeString:
    """Draw the groups below each other, with a legend on top; *alt* says what the picture shows."""
    storst = max((t.som_brok() for g in grupper for t in g.tall), default=Fraction()) or Fraction(1)
    topp = _STRIPE * len(forklaring) + _MELLOM
    hoyder = [_NAVN + _STRIPE * len(g.tall) + _MELLOM for g in grupper]
    deler = [_forklaring(nr, tekst) for nr, tekst in enumerate(forklaring)]
    for nr, gruppe in enumerate(grupper):
        deler += _gruppe(gruppe, topp + sum(hoyder[:nr]), storst)
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        _BREDDE,
        topp + sum(hoyder),
        alt,
        _MONSTRE,
        format_html_join("", "{}", ((d,) for d in deler)),
    )


def _forklaring(nr: int, tekst: str) -> SafeString:
    y = nr * _STRIPE + 2
    return format_html('{}<text x="40" y="{}">{}</text>', _soyle(nr, 30, y), y + _SOYLE - 2, tekst)


def _gruppe(gruppe: Soylegruppe, y: int, storst: Fraction) -> Iterator[SafeString]:
    yield format_html('<text class="navn" x="0" y="{}">{}</text>', y + _NAVN - 10, gruppe.navn)
    for nr, tall in enumerate(gruppe.tall):
        bredde = max(float(tall.som_brok() / storst) * (_BREDDE - _TEKST), 1)
        rad = y + _NAVN + nr * _STRIPE
        tekst = tall_tekst(tall, med_ore=False)
        yield format_html(
            '{}<text x="{}" y="{}">{}</text>', _soyle(nr, bredde, rad), round(bredde) + 8, rad + _SOYLE - 2, tekst
        )


def _soyle(nr: int, bredde: float, y: int) -> SafeString:
    klasse = _KLASSER[nr % len(_KLASSER)]
    fyll = SafeString(f' fill="url(#{klasse})"') if klasse in {"striper", "prikker"} else ""
    return format_html(
        '<rect class="soyle {}" x="1" y="{}" width="{}" height="{}"{}/>', klasse, y, f"{bredde:.1f}", _SOYLE, fyll
    )
