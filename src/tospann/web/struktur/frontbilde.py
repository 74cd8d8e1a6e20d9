"""The front as a picture that holds in grey: points and a line; the few worth reading out have a ring and a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tospann.core.felles.norsk import desimaltall, heltall
from tospann.core.felles.tall import Tall
from tospann.core.struktur.gruppetall import snittreise
from tospann.core.struktur.helsvar import Fronten
from tospann.core.struktur.studie import Studiegrunnlag

_BREDDE, _HOYDE, _VENSTRE, _BUNN, _TOPP, _HOYRE = 640, 320, 64, 48, 44, 36
_MERKER = 4


@dataclass(frozen=True, slots=True)
class Frontrad:
    """One point: how many organisations, how far on average, and whether it is one of the few, or the answer."""

    antall: int
    reise: Tall
    setning: str
    er_svaret: bool


@dataclass(frozen=True, slots=True)
class Frontbilde:
    """The rows of the table, and the picture of them."""

    rader: tuple[Frontrad, ...]
    svg: SafeString
    hel: bool

    def avveininger(self) -> Iterator[Frontrad]:
        """Give the few worth reading out, most organisations first."""
        return (rad for rad in reversed(self.rader) if rad.setning)


def lag_frontbilde(grunnlag: Studiegrunnlag, fronten: Fronten, svaret: int) -> Frontbilde:
    """Make the rows and the picture."""
    setninger = {a.punkt.antall: a.setning for a in fronten.avveininger}
    rader = tuple(
        Frontrad(
            p.antall,
            snittreise(grunnlag, p.antall, p.struktur.pris),
            setninger.get(p.antall, ""),
            p.antall == svaret,
        )
        for p in fronten.punkter
    )
    return Frontbilde(rader, _tegn(rader), fronten.hel)


@dataclass(frozen=True, slots=True)
class _Akser:
    fra: int
    til: int
    hoyest: float

    def x(self, antall: float) -> float:
        return _VENSTRE + (antall - self.fra) / max(1, self.til - self.fra) * (_BREDDE - _VENSTRE - _HOYRE)

    def y(self, minutter: float) -> float:
        return _HOYDE - _BUNN - minutter / self.hoyest * (_HOYDE - _BUNN - _TOPP)


def _tegn(rader: tuple[Frontrad, ...]) -> SafeString:
    akser = _Akser(rader[0].antall, rader[-1].antall, max(float(r.reise.som_brok()) for r in rader) or 1.0)
    punkter = [(akser.x(r.antall), akser.y(float(r.reise.som_brok())), r) for r in rader]
    return format_html(
        '<svg class="frontbilde" viewBox="0 0 {} {}" role="img" aria-labelledby="front-alt">'
        '<title id="front-alt">{}</title>{}<polyline class="frontlinje" points="{}"/>{}</svg>',
        _BREDDE,
        _HOYDE,
        _("Færre organisasjoner gir lengre reise. Tallene står i tabellen under."),
        _aksene(akser),
        " ".join(f"{x:.1f},{y:.1f}" for x, y, _rad in punkter),
        format_html_join("", "{}", ((_punkt(x, y, rad),) for x, y, rad in punkter)),
    )


def _punkt(x: float, y: float, rad: Frontrad) -> SafeString:
    form = (
        format_html('<rect class="svaret" x="{}" y="{}" width="12" height="12"/>', _d(x - 6), _d(y - 6))
        if rad.er_svaret
        else format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', *_ring(rad, x, y))
    )
    if not rad.setning and not rad.er_svaret:
        return form
    return format_html('{}<text x="{}" y="{}">{}</text>', form, _d(x + 8), _d(y - 8), heltall(rad.antall))


def _ring(rad: Frontrad, x: float, y: float) -> tuple[str, str, str, int]:
    return ("avveining", _d(x), _d(y), 5) if rad.setning else ("punkt", _d(x), _d(y), 2)


def _d(sted: float) -> str:
    return f"{sted:.1f}"


def _aksene(akser: _Akser) -> SafeString:
    merker = [akser.hoyest * i / _MERKER for i in range(_MERKER + 1)]
    rutenett = format_html_join(
        "",
        '<path class="rutenett" d="M{} {}H{}"/><text class="akse" x="{}" y="{}" text-anchor="end">{}</text>',
        ((_VENSTRE, _d(akser.y(m)), _BREDDE - _HOYRE, _VENSTRE - 8, _d(akser.y(m) + 4), _minutter(m)) for m in merker),
    )
    antall = sorted({akser.fra, (akser.fra + akser.til) // 2, akser.til})
    under = format_html_join(
        "",
        '<text class="akse" x="{}" y="{}" text-anchor="middle">{}</text>',
        ((_d(akser.x(a)), _HOYDE - _BUNN + 18, heltall(a)) for a in antall),
    )
    navn = format_html(
        '<text class="akse" x="{}" y="{}" text-anchor="middle">{}</text><text class="akse" x="4" y="14">{}</text>',
        (_BREDDE + _VENSTRE) // 2,
        _HOYDE - 8,
        _("antall organisasjoner"),
        _("minutter til verten i snitt"),
    )
    return format_html("{}{}{}", rutenett, under, navn)


def _minutter(verdi: float) -> str:
    return desimaltall(round(verdi), 0)
