"""Corners of the map drawn once more, larger, for municipalities too small to hit."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tospann.core.kommune.kart import Anker, Etikett, Forstorrelse, Kart, Kartflate, Ramme
from tospann.core.kommune.kartlag import Kartlag
from tospann.web.kart.strek import Tegning, flatenavn, piksel, ramme, sammen, strek, tekst


def forstorrelsene(kart: Kart, lag: Kartlag, tegning: Tegning, flater: Iterable[Kartflate]) -> SafeString:
    """Draw all corners that are enlarged; nothing on a map without any."""
    alle = tuple(flater)
    tegnet = (_forstorrelse(kart, lag, tegning, alle, utsnitt) for utsnitt in kart.forstorrelser)
    return format_html('<g class="forstorrelser">{}</g>', sammen(tegnet))


def _forstorrelse(
    kart: Kart, lag: Kartlag, tegning: Tegning, flater: tuple[Kartflate, ...], utsnitt: Forstorrelse
) -> SafeString:
    """Draw a corner once more, for eye and pointer; keyboard and ear have the shapes already."""
    fra, til = utsnitt.fra, utsnitt.til
    inne = [f for f in flater if _er_i(f.midt, fra)]
    rundt = [f for f in flater if _er_i(f.midt, _utvidet(fra)) and not _er_i(f.midt, fra)]
    sted = Etikett(til.x, round(til.y - piksel(kart) * 4), Anker.START)
    return format_html(
        '<g class="utsnittsnavn" font-size="{}" fill="#1e2125">{}</g>'
        '<svg {} viewBox="{}" stroke="#333" stroke-width="{}"><g pointer-events="none">{}</g>{}'
        '<g class="grenser" pointer-events="none" {}><use href="#grenser"/></g></svg>'
        '<rect class="utsnittsramme" {} {} pointer-events="none"/>',
        round(kart.skrift[0] * 0.8),
        tekst(sted, utsnitt.navn),
        _plass(til),
        ramme(fra),
        f"{0.5 * piksel(kart) * fra.bredde / til.bredde:.1f}",
        format_html_join("", '<use href="#flate-{}"/>', ((f.nummer,) for f in rundt)),
        sammen(_lenke(lag, tegning, flate) for flate in inne),
        strek(kart, 1.2 * fra.bredde / til.bredde, "#222"),
        _plass(til),
        strek(kart, 0.8, "#777"),
    )


def _lenke(lag: Kartlag, tegning: Tegning, flate: Kartflate) -> SafeString:
    return format_html(
        '<a href="{}" tabindex="-1" aria-hidden="true"><title>{}</title><use href="#flate-{}"/></a>',
        tegning.lenker[flate.nummer],
        flatenavn(lag, tegning.navn, flate),
        flate.nummer,
    )


def _plass(flate: Ramme) -> SafeString:
    return format_html('x="{}" y="{}" width="{}" height="{}"', flate.x, flate.y, flate.bredde, flate.hoyde)


def _er_i(sted: Etikett, ramme: Ramme) -> bool:
    return ramme.x <= sted.x <= ramme.x + ramme.bredde and ramme.y <= sted.y <= ramme.y + ramme.hoyde


def _utvidet(ramme: Ramme) -> Ramme:
    return Ramme(ramme.x - ramme.bredde, ramme.y - ramme.hoyde, 3 * ramme.bredde, 3 * ramme.hoyde)
