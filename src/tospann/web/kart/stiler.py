"""How the classes of a map look: colours that colour-blind readers tell apart, patterns so that grey prints hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tospann.core.kommune.kartlag import Kartklasse, Klasseslag


@dataclass(frozen=True, slots=True)
class Flatestil:
    """How a class is filled. The dark scheme has its own colours, in kart.css, by the same name."""

    farge: str
    monster: str = ""
    strek: str = "#000"


# Nine colours of different lightness or hue (after Paul Tol), for kinds without an order.
GRUPPER = (
    Flatestil("#AAAA00", "M0,30h60"),
    Flatestil("#99DDFF"),
    Flatestil("#FFAABB", "M0,60L60,0"),
    Flatestil("#CDBCE3", "M28,30h4M-2,0h4M58,0h4M-2,60h4M58,60h4"),
    Flatestil("#EEDD88"),
    Flatestil("#44BB99", "M30,0v60"),
    Flatestil("#77AADD", "M0,0L60,60"),
    Flatestil("#BBCC33", "M30,20v20M20,30h20"),
    Flatestil("#EE8866", "M0,0L60,60M0,60L60,0"),
)
# Seven steps from light to dark, each darker in grey too; the patterns grow denser with them.
TRINN = (
    Flatestil("#FFFFE0"),
    Flatestil("#D9F0C0", "M28,30h4M-2,0h4M58,0h4M-2,60h4M58,60h4"),
    Flatestil("#A3DDB9", "M0,60L60,0"),
    Flatestil("#5FC4BF"),
    Flatestil("#2E9CBF", "M0,30h60", "#fff"),
    Flatestil("#2A6AA8", "M0,60L60,0M-15,15L15,-15M45,75L75,45", "#fff"),
    Flatestil("#1F3A70", "M0,0L60,60M0,60L60,0", "#fff"),
)
UKJENT = Flatestil("#FFFFFF", "M0,60L60,0M-6,6L6,-6M54,66L66,54M0,0L60,60M-6,54L6,66M54,-6L66,6", "#555")
ULIKE = Flatestil("#DDDDDD", "M0,15h60M0,45h60", "#000")
_SLAG: Mapping[Klasseslag, tuple[Flatestil, ...]] = {
    Klasseslag.GRUPPE: GRUPPER,
    Klasseslag.TRINN: TRINN,
    Klasseslag.UKJENT: (UKJENT,),
    Klasseslag.ULIKE: (ULIKE,),
}
_RUTE = 60


def stilnavn(klasse: Kartklasse) -> str:
    """Give the name a class's look has in the drawing and in the stylesheet."""
    return f"{klasse.slag.value}-{klasse.stil % len(_SLAG[klasse.slag])}"


def fyll(klasse: Kartklasse) -> str:
    """Give what fills a shape of the class."""
    return f"url(#monster-{stilnavn(klasse)})"


def monstre(klasser: Iterable[Kartklasse], skala: float) -> SafeString:
    """Define the patterns of the classes; *skala* fits their tile to the picture's units."""
    ulike = {stilnavn(klasse): klasse for klasse in klasser}
    return format_html_join("", "{}", ((_monster(navn, klasse, skala),) for navn, klasse in ulike.items()))


def _monster(navn: str, klasse: Kartklasse, skala: float) -> SafeString:
    stil = _SLAG[klasse.slag][klasse.stil % len(_SLAG[klasse.slag])]
    strek = format_html(
        '<path class="strek" d="{}" stroke="{}" stroke-opacity=".25" stroke-width="6" fill="none"/>',
        stil.monster,
        stil.strek,
    )
    return format_html(
        '<pattern id="monster-{0}" width="{1}" height="{1}" patternUnits="userSpaceOnUse" '
        'patternTransform="scale({2})"><rect class="bunn-{0}" width="{1}" height="{1}" fill="{3}"/>{4}</pattern>',
        navn,
        _RUTE,
        f"{skala:.2f}",
        stil.farge,
        strek if stil.monster else "",
    )


def fargeprove(klasse: Kartklasse, skala: float) -> SafeString:
    """Draw the small sample that stands beside a class's name; needs the map on the same page."""
    return format_html(
        '<svg class="fargeprove" viewBox="0 0 {0} {1}" aria-hidden="true">'
        '<rect width="{0}" height="{1}" fill="{2}"/></svg>',
        round(240 * skala),
        round(150 * skala),
        fyll(klasse),
    )
