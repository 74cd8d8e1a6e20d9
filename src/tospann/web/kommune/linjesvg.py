"""
A series through time as SVG: a line only where it may be drawn, and in words where not.

Only presentation attributes, so that the picture holds under a strict content security policy and on paper. What is
whole is a solid line with filled dots, an estimate dashed with open dots, and what cannot be compared is hatched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise
from math import ceil, floor, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tospann.core.felles.norsk import heltall, opplisting, tall_tekst
from tospann.core.felles.tall import Tall
from tospann.core.kommune.tidslinje import Punkt, Punktslag, Tidslinje

_BREDDE, _HOYDE = 560, 260
_VENSTRE, _HOYRE, _TOPP, _BUNN = 62, 22, 26, 34
_STREKER = 4
_MINST_MELLOM = 60
_OVER, _UNDER = -12, 22


@dataclass(frozen=True, slots=True)
class Akser:
    """From dates and figures to places in the picture."""

    fra: date
    til: date
    lav: Fraction
    hoy: Fraction

    def x(self, dag: date) -> float:
        """Give the place of a day."""
        spenn = max((self.til - self.fra).days, 1)
        return round(_VENSTRE + (_BREDDE - _VENSTRE - _HOYRE) * (dag - self.fra).days / spenn, 1)

    def y(self, verdi: Fraction) -> float:
        """Give the place of a figure."""
        andel = (verdi - self.lav) / (self.hoy - self.lav)
        return round(float(_HOYDE - _BUNN - (_HOYDE - _BUNN - _TOPP) * andel), 1)


def tegn_linje(linje: Tidslinje, navn: str) -> SafeString:
    """Draw the line; empty where there is no figure at all."""
    kjente = linje.kjente()
    if not kjente:
        return SafeString("")
    akser = _akser(linje, [t.som_brok() for _, t in kjente])
    return format_html(
        '<svg class="tidsgraf" viewBox="0 0 {} {}" role="img" aria-labelledby="tidsgraf-tittel tidsgraf-tekst" '
        'font-family="Inter, sans-serif"><title id="tidsgraf-tittel">{}</title><desc id="tidsgraf-tekst">{}</desc>'
        "{}{}{}{}{}{}</svg>",
        _BREDDE,
        _HOYDE,
        _("%(serie)s i %(navn)s, år for år") % {"serie": linje.serie.navn, "navn": navn},
        _i_ord(linje),
        _SKRAVUR,
        _rutenett(akser),
        _aarstall(akser, [p.dato for p in linje.punkter]),
        _usammenlignbart(akser, linje.punkter),
        _strekene(akser, linje.punkter),
        _verdier(akser, kjente),
    )


def _i_ord(linje: Tidslinje) -> str:
    """Say what the picture shows, for those who do not see it."""
    (forste, fra), (siste, til) = linje.kjente()[0], linje.kjente()[-1]
    setninger = [f"{tall_tekst(fra)} i {forste.dato.year}, {tall_tekst(til)} i {siste.dato.year}."]
    if brudd := linje.brudd():
        setninger.append(_("Linja er brutt: %s") % " ".join(dict.fromkeys(b.grunn for b in brudd)))
    if any(p.slag is Punktslag.ANSLAG for p in linje.punkter):
        anslag = opplisting(str(p.dato.year) for p in linje.punkter if p.slag is Punktslag.ANSLAG)
        setninger.append(_("Tallene for %s er anslag.") % anslag)
    return " ".join([*setninger, _("Tallene står i tabellen under.")])


def _akser(linje: Tidslinje, verdier: list[Fraction]) -> Akser:
    """Let the scale begin where the figures do, on round numbers."""
    lav, hoy = min(verdier), max(verdier)
    steg = _rundt(max(hoy - lav, hoy / 20, Fraction(_STREKER)) / (_STREKER - 1))
    bunn = Fraction(max(floor(lav / steg - Fraction(1, 4)), 0)) * steg
    topp = Fraction(ceil(hoy / steg + Fraction(1, 4))) * steg
    dager = [p.dato for p in linje.punkter]
    return Akser(min(dager), max(dager), bunn, topp)


def _rundt(verdi: Fraction) -> Fraction:
    """Give 1, 2 or 5 times a power of ten, not below the figure."""
    tier = Fraction(10) ** floor(log10(verdi))
    return next(tier * n for n in (1, 2, 5, 10) if tier * n >= verdi)


def _rutenett(akser: Akser) -> SafeString:
    steg = _rundt((akser.hoy - akser.lav) / (_STREKER + 1))
    streker = [akser.lav + steg * n for n in range(int((akser.hoy - akser.lav) / steg) + 1)]
    deler = (
        format_html(
            '<path d="M{} {}H{}" stroke="#8a8f94" stroke-opacity=".35"/>'
            '<text x="{}" y="{}" text-anchor="end">{}</text>',
            _VENSTRE,
            akser.y(v),
            _BREDDE - _HOYRE,
            _VENSTRE - 8,
            akser.y(v) + 4,
            heltall(round(v)),
        )
        for v in streker
    )
    return format_html('<g class="akse" font-size="12" fill="#555">{}</g>', _sammen(deler))


def _aarstall(akser: Akser, dager: list[date]) -> SafeString:
    """Write years with room between them: the first, the last, and those that fit."""
    valgte: list[date] = []
    for dag in (dager[0], dager[-1], *dager[1:-1]):
        if all(abs(akser.x(dag) - akser.x(v)) >= _MINST_MELLOM for v in valgte):
            valgte.append(dag)
    deler = (
        format_html('<text x="{}" y="{}" text-anchor="middle">{}</text>', akser.x(d), _HOYDE - 10, d.year)
        for d in sorted(valgte)
    )
    return format_html('<g class="akse" font-size="12" fill="#555">{}</g>', _sammen(deler))


_SKRAVUR = mark_safe(
    '<defs><pattern id="tidsgraf-skravur" width="8" height="8" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path class="skravur" d="M0 0V8" stroke="#777" stroke-width="2"/></pattern></defs>'
)


def _usammenlignbart(akser: Akser, punkter: tuple[Punkt, ...]) -> SafeString:
    """Hatch the years that cannot be compared, and mark where an estimate meets what is whole."""
    synlige = [p for p in punkter if p.slag is not Punktslag.UKJENT]
    deler = [_felt(akser, a, b) for a, b in _bruddfelt(synlige)]
    deler += [
        format_html(
            '<path class="brudd" d="M{0} {1}V{2}" stroke="#333" stroke-width="1.5" stroke-dasharray="2 4"/>',
            akser.x(b.dato),
            _TOPP,
            _HOYDE - _BUNN,
        )
        for a, b in pairwise(synlige)
        if Punktslag.BRUDD not in {a.slag, b.slag} and a.slag is not b.slag
    ]
    return format_html("<g>{}</g>", _sammen(deler))


def _bruddfelt(punkter: list[Punkt]) -> Iterator[tuple[date, date]]:
    """Give the spans from the last whole point before to the first after."""
    for slag, gruppe in groupby(enumerate(punkter), key=lambda p: p[1].slag):
        if slag is Punktslag.BRUDD:
            numre = [nr for nr, _ in gruppe]
            yield punkter[max(numre[0] - 1, 0)].dato, punkter[min(numre[-1] + 1, len(punkter) - 1)].dato


def _felt(akser: Akser, fra: date, til: date) -> SafeString:
    x, bredde = akser.x(fra), akser.x(til) - akser.x(fra)
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="url(#tidsgraf-skravur)" fill-opacity=".45"/>'
        '<text class="bruddtekst" x="{}" y="{}" text-anchor="middle" font-size="12" fill="#333" stroke="#fff" '
        'stroke-width="5" paint-order="stroke">{}</text>',
        x,
        _TOPP,
        bredde,
        _HOYDE - _TOPP - _BUNN,
        min(max(x + bredde / 2, _VENSTRE + 70), _BREDDE - _HOYRE - 70),
        _HOYDE - _BUNN - 10,
        _("ikke sammenlignbart"),
    )


def _strekene(akser: Akser, punkter: tuple[Punkt, ...]) -> SafeString:
    """Draw one line for each run of points of the same kind; nothing joins two kinds."""
    synlige = [p for p in punkter if p.slag is not Punktslag.UKJENT]
    deler = []
    for slag, gruppe in groupby(synlige, key=lambda p: p.slag):
        steder = [(akser.x(p.dato), akser.y(p.verdi.som_brok())) for p in gruppe if isinstance(p.verdi, Tall)]
        if steder:
            deler.append(_strek(slag, steder))
    return _sammen(deler)


def _strek(slag: Punktslag, steder: list[tuple[float, float]]) -> SafeString:
    anslag = slag is Punktslag.ANSLAG
    sti = "M" + "L".join(f"{x} {y}" for x, y in steder)
    prikker = format_html_join(
        "",
        '<circle cx="{}" cy="{}" r="4" fill="{}" stroke-width="2"/>',
        ((x, y, "#fff" if anslag else "currentColor") for x, y in steder),
    )
    return format_html(
        '<g class="{}" stroke="currentColor"><path d="{}" fill="none" stroke-width="2.5"{}/>{}</g>',
        "anslag" if anslag else "helt",
        sti,
        mark_safe(' stroke-dasharray="6 5"') if anslag else "",
        prikker,
    )


def _verdier(akser: Akser, kjente: tuple[tuple[Punkt, Tall], ...]) -> SafeString:
    """Write the first and the last figure at their dots, on the side the line does not take."""
    ender = [(0, min(1, len(kjente) - 1), "start"), (-1, max(-2, -len(kjente)), "end")]
    deler = (_verdi(akser, kjente[nr], kjente[nabo][1], anker) for nr, nabo, anker in ender[-len(kjente) :])
    return format_html(
        '<g class="verdier" font-size="13" font-weight="600" fill="#1e2125" stroke="#fff" stroke-width="4" '
        'paint-order="stroke">{}</g>',
        _sammen(deler),
    )


def _verdi(akser: Akser, ende: tuple[Punkt, Tall], nabo: Tall, anker: str) -> SafeString:
    punkt, tall = ende
    under = tall.som_brok() < nabo.som_brok()
    x, y = akser.x(punkt.dato), akser.y(tall.som_brok()) + (_UNDER if under else _OVER)
    tekst = tall_tekst(tall, med_enhet=False)
    return format_html('<text x="{}" y="{}" text-anchor="{}">{}</text>', x, round(y, 1), anker, tekst)


def _sammen(deler: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(deler))  # noqa: S308 - every part is a SafeString already
