"""The small pieces every part of the drawing is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tospann.core.felles.norsk import opplisting
from tospann.core.kommune.kart import Etikett, Kart, Kartflate, Ramme
from tospann.core.kommune.kartlag import Kartlag


@dataclass(frozen=True, slots=True)
class Tegning:
    """
    What a picture needs beside the map and the layer.

    *navn* and *lenker* are by municipality, *fylker* (name and address) by county;
    *rekkefolge* is that of the table beside; *valgt* is the municipality to mark.
    """

    tittel: str
    navn: Mapping[str, str]
    lenker: Mapping[str, str]
    fylker: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    rekkefolge: tuple[str, ...] = ()
    omraader: Mapping[str, str] = field(default_factory=dict)
    valgt: str = ""


def er_landet(kart: Kart) -> bool:
    """Tell whether the map is of the whole country."""
    return bool(kart.fylkesgrenser)


def piksel(kart: Kart) -> float:
    """Give about how many units a pixel is on a large screen (names there are a dozen pixels high)."""
    return kart.skrift[0] / 12


def strek(kart: Kart, piksler: float, farge: str, fyllfarge: str = "none") -> SafeString:
    """Write how something is filled and outlined."""
    return format_html('fill="{}" stroke="{}" stroke-width="{}"', fyllfarge, farge, f"{piksler * piksel(kart):.1f}")


def flatenavn(lag: Kartlag, navn: Mapping[str, str], flate: Kartflate) -> str:
    """Say what a shape is, to ear and pointer: the municipality, or all of them, and what the layer says."""
    if len(flate.kommuner) == 1:
        verdi = lag.verdi(flate.nummer).tekst
        return _("%(kommune)s kommune: %(verdi)s") % {"kommune": navn[flate.nummer], "verdi": verdi}
    return opplisting(f"{navn[nummer]} ({lag.verdi(nummer).tekst})" for nummer in flate.kommuner)


def tekster(plasser: Mapping[str, Etikett], navn: Mapping[str, str]) -> SafeString:
    """Write names where they stand."""
    return sammen(tekst(sted, navn[nummer]) for nummer, sted in plasser.items())


def tekst(sted: Etikett, ordene: str) -> SafeString:
    """Write one name where it stands."""
    return format_html('<text x="{}" y="{}" text-anchor="{}">{}</text>', sted.x, sted.y, sted.anker.value, ordene)


def ramme(flate: Ramme) -> str:
    """Write a frame as a viewBox."""
    return f"{flate.x} {flate.y} {flate.bredde} {flate.hoyde}"


def sammen(deler: Iterable[SafeString]) -> SafeString:
    """Put drawn parts after each other."""
    return mark_safe("".join(deler))  # noqa: S308 - every part is a SafeString already
