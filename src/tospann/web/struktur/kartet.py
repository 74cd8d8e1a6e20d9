"""
A structure on the map: groups by colour and pattern, hosts by a dot and bold names, threads from each to its host.

Like the map of the county, only presentation attributes are used; kart.css and tegning.css give it the page's colours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tospann.core.felles.norsk import sorteringsnokkel
from tospann.core.kommune.kart import Etikett, Kart, Kartflate
from tospann.core.kommune.kartlag import Kartklasse, Kartlag, Klasseslag, Kommuneverdi
from tospann.core.kommune.kartlinjer import aapne_stier, linjenummer
from tospann.core.struktur.inndeling import Inndeling
from tospann.core.struktur.studie import Studiegrunnlag
from tospann.web.kart.forstorrelse import forstorrelsene
from tospann.web.kart.stiler import fargeprove, fyll, monstre
from tospann.web.kart.strek import Tegning, piksel, ramme, sammen, strek, tekst
from tospann.web.kart.svg import monsterskala, under_navnet
from tospann.web.struktur.gruppefarger import gruppefarger
from tospann.web.struktur.kartramme import kart_for

_ALENE = "alene"
_MONSTER_ALENE = mark_safe(
    '<pattern id="monster-alene" width="60" height="60" patternUnits="userSpaceOnUse">'
    '<rect class="bunn-alene" width="60" height="60" fill="#F4F5F6"/></pattern>'
)


def _ingen_lenke(nummer: str) -> str:
    return f"#k{nummer}"


@dataclass(frozen=True, slots=True)
class Kartvisning:
    """
    What a map of a structure needs beside it: a title, where a municipality leads, and what is marked.

    *valgt* is the municipality that is chosen; *dempet* are those to keep in the background;
    *htmx* lets the links fetch in place.
    """

    tittel: str
    lenke: Callable[[str], str] = _ingen_lenke
    valgt: str = ""
    dempet: frozenset[str] = field(default_factory=frozenset)
    htmx: bool = False


@dataclass(frozen=True, slots=True)
class _Bilde:
    kart: Kart
    grunnlag: Studiegrunnlag
    inndeling: Inndeling
    visning: Kartvisning
    klasser: Mapping[str, Kartklasse]
    verter: Mapping[str, str]

    def fyll(self, flate: Kartflate) -> str:
        klasser = {self.klasser.get(self.verter[n]) for n in flate.kommuner}
        klasse = klasser.pop()
        return fyll(klasse) if klasse and not klasser else f"url(#monster-{_ALENE})"

    def navn(self, nummer: str) -> str:
        return self.grunnlag.kommune(nummer).navn


def tegn_inndeling(grunnlag: Studiegrunnlag, inndeling: Inndeling, visning: Kartvisning) -> SafeString:
    """Draw a structure, with a link on every municipality in the order of ``rekkefolge``."""
    bilde = _bildet(grunnlag, inndeling, visning)
    kart, flater = bilde.kart, _flater(bilde)
    return format_html(
        '<svg class="kart strukturkart" xmlns="http://www.w3.org/2000/svg" viewBox="{}" role="group" '
        'aria-labelledby="kart-tittel kart-beskrivelse" font-family="Inter, sans-serif" fill-rule="evenodd" '
        'stroke-linejoin="round"><title id="kart-tittel">{}</title><desc id="kart-beskrivelse">{}</desc>'
        "<defs>{}{}</defs>{}{}{}{}{}{}{}</svg>",
        ramme(kart.utsnitt),
        visning.tittel,
        _("Hver kommune er en lenke. Tabellen har samme innhold og rekkefølge som kartet."),
        monstre(bilde.klasser.values(), monsterskala(kart)),
        _MONSTER_ALENE,
        format_html('<path class="naboer" d="{}" {}/>', kart.naboer, strek(kart, 0.4, "#bbbcbd", "#e8e8e9")),
        format_html(
            '<g class="kommuner" stroke="#333" stroke-width="{}">{}</g>',
            f"{0.7 * piksel(kart):.1f}",
            sammen(_flate(bilde, flate) for flate in flater),
        ),
        _grenser(bilde),
        forstorrelsene(kart, _lag(bilde), _tegning(bilde), flater),
        _traader(bilde),
        _merker(bilde),
        _navn(bilde),
    )


def rekkefolge(grunnlag: Studiegrunnlag, inndeling: Inndeling) -> tuple[str, ...]:
    """Give the municipalities group by group, by the host's name; the host first, the others by name."""
    navn = {k.nummer: sorteringsnokkel(k.navn) for k in grunnlag.kommuner}
    samlinger = sorted(inndeling.samlinger, key=lambda s: navn[s.vert])
    return tuple(n for s in samlinger for n in sorted(s.medlemmer, key=lambda n: (n != s.vert, navn[n])))


def fargeprover(grunnlag: Studiegrunnlag, inndeling: Inndeling) -> Mapping[str, SafeString]:
    """Give the small sample of each group that is not alone, by its host; needs the map on the same page."""
    skala = monsterskala(kart_for(grunnlag))
    return {vert: fargeprove(klasse, skala) for vert, klasse in _klasser(grunnlag, inndeling).items()}


def _bildet(grunnlag: Studiegrunnlag, inndeling: Inndeling, visning: Kartvisning) -> _Bilde:
    verter = {n: s.vert for s in inndeling.samlinger for n in s.medlemmer}
    return _Bilde(kart_for(grunnlag), grunnlag, inndeling, visning, _klasser(grunnlag, inndeling), verter)


def _klasser(grunnlag: Studiegrunnlag, inndeling: Inndeling) -> Mapping[str, Kartklasse]:
    farger = gruppefarger(grunnlag, inndeling)
    return {v: Kartklasse(grunnlag.kommune(v).navn, Klasseslag.GRUPPE, farge) for v, farge in farger.items()}


def _flater(bilde: _Bilde) -> tuple[Kartflate, ...]:
    plass = {n: nr for nr, n in enumerate(rekkefolge(bilde.grunnlag, bilde.inndeling))}
    return tuple(sorted(bilde.kart.flater, key=lambda f: plass[f.nummer]))


def sted_i_ord(grunnlag: Studiegrunnlag, inndeling: Inndeling, nummer: str) -> str:
    """Say what a municipality is in the structure, to ear and pointer."""
    samling, navn = inndeling.samling(nummer), grunnlag.kommune(nummer).navn
    stengt = _(", kontoret er stengt") if nummer in inndeling.stengte else ""
    if samling.alene:
        return _("%(navn)s: står alene") % {"navn": navn}
    if samling.vert == nummer:
        andre = len(samling.medlemmer) - 1
        hale = _("én annen") if andre == 1 else _("%(antall)s andre") % {"antall": andre}
        return _("%(navn)s: vert for %(andre)s") % {"navn": navn, "andre": hale}
    ord_ = {"navn": navn, "vert": grunnlag.kommune(samling.vert).navn}
    return _("%(navn)s: i gruppa til %(vert)s") % ord_ + stengt


def _flate(bilde: _Bilde, flate: Kartflate) -> SafeString:
    kart, visning, nummer = bilde.kart, bilde.visning, flate.nummer
    navn = "; ".join(sted_i_ord(bilde.grunnlag, bilde.inndeling, n) for n in flate.kommuner)
    sirkel = format_html(
        '<circle class="treff" cx="{}" cy="{}" r="{}" fill="#000" fill-opacity="0" stroke-dasharray="{} {}"/>',
        flate.midt.x,
        flate.midt.y,
        flate.treff,
        round(piksel(kart) * 1.5),
        round(piksel(kart) * 2.5),
    )
    lenke = visning.lenke(nummer)
    return format_html(
        '<a id="velg-{}" href="{}"{}{}{} data-x="{}" data-y="{}" aria-label="{}"><title>{}</title>{}'
        '<path id="flate-{}" d="{}" fill="{}"/></a>',
        nummer,
        lenke,
        format_html(' hx-get="{}" hx-replace-url="true"', lenke.partition("#")[0]) if visning.htmx else "",
        mark_safe(' class="dempet"') if nummer in visning.dempet else "",
        mark_safe(' aria-current="true"') if nummer == visning.valgt else "",
        flate.midt.x,
        flate.midt.y,
        navn,
        navn,
        sirkel if flate.treff else "",
        nummer,
        mark_safe(kart.sti(flate)),  # noqa: S308 - digits and signs: the import lets nothing else through
        bilde.fyll(flate),
    )


def _grenser(bilde: _Bilde) -> SafeString:
    """Draw the borders of groups; the coast stays thin, or islands would drown in it. Corners draw them again."""
    sider: dict[int, list[str]] = defaultdict(list)
    for flate in bilde.kart.flater:
        for nr in (nr for ring in flate.ringer for nr in ring):
            sider[linjenummer(nr)].append(bilde.verter[flate.nummer])
    grupper = {s.vert for s in bilde.inndeling.samlinger if not s.alene}
    mellom = (nr for nr, verter in sider.items() if len(set(verter)) > 1 and grupper.intersection(verter))
    return format_html(
        '<g class="grenser" pointer-events="none" {}><g id="grenser"><path d="{}"/></g></g>',
        strek(bilde.kart, 1.8, "#222"),
        mark_safe(aapne_stier(bilde.kart.linjer, mellom)),  # noqa: S308 - digits and signs
    )


def _traader(bilde: _Bilde) -> SafeString:
    """Draw a thread from each municipality to its host, so that the group is seen without its colour."""
    kart, midt = bilde.kart, _midter(bilde.kart)
    par = [(n, s.vert) for s in bilde.inndeling.samlinger for n in s.medlemmer if n != s.vert]
    linjer = ((*midt[a], *midt[b]) for a, b in par if a in midt and b in midt and midt[a] != midt[b])
    return format_html(
        '<g class="traader" pointer-events="none" {} stroke-linecap="round">{}</g>',
        strek(kart, 1, "#1e2125"),
        format_html_join("", '<path d="M{},{}L{},{}"/>', linjer),
    )


def _midter(kart: Kart) -> Mapping[str, tuple[int, int]]:
    """Give where marks and threads meet in each municipality: its middle, clear of its name."""
    return {n: (f.midt.x, under_navnet(kart, f)) for f in kart.flater for n in f.kommuner}


def _merker(bilde: _Bilde) -> SafeString:
    """Mark the hosts with a dot, the closed places with a cross, and the chosen one with a line around it."""
    kart, midt = bilde.kart, _midter(bilde.kart)
    px = piksel(kart)
    verter = (midt[s.vert] for s in bilde.inndeling.samlinger if s.vert in midt and not s.alene)
    # A path of its own: how wide the lines of a reused one are, the stylesheet does not decide.
    valgt = next((kart.sti(f) for f in kart.flater if bilde.visning.valgt in f.kommuner), "")
    return format_html(
        '{}<g class="verter" pointer-events="none" {}>{}</g><g class="stengte" pointer-events="none" {}>{}</g>',
        format_html(
            '<path class="valgt" d="{}" {} pointer-events="none"/>',
            mark_safe(valgt),  # noqa: S308 - digits and signs
            strek(kart, 4, "#0062ba"),
        ),
        strek(kart, 1.4, "#fff", "#1e2125"),
        format_html_join("", '<circle cx="{}" cy="{}" r="{}"/>', ((x, y, round(4 * px)) for x, y in verter)),
        strek(kart, 2, "#1e2125"),
        sammen(_kryss(midt[n], 3.5 * px) for n in bilde.inndeling.stengte if n in midt),
    )


def _kryss(sted: tuple[int, int], halv: float) -> SafeString:
    (x, y), h = sted, round(halv)
    return format_html('<path d="M{},{}l{},{}m0,-{}l-{},{}"/>', x - h, y - h, 2 * h, 2 * h, 2 * h, 2 * h, 2 * h)


def _navn(bilde: _Bilde) -> SafeString:
    kart = bilde.kart
    return format_html(
        '<g class="kommunenavn" aria-hidden="true" pointer-events="none" fill="#1e2125" stroke="#fff" '
        'stroke-opacity=".7" paint-order="stroke"><g class="brede" font-size="{}" stroke-width="{}">{}</g>'
        '<g class="smale" display="none" font-size="{}" stroke-width="{}">{}</g></g>',
        kart.skrift[0],
        round(kart.skrift[0] / 5),
        _tekstene(bilde, kart.kommunenavn.brede),
        kart.skrift[1],
        round(kart.skrift[1] / 5),
        _tekstene(bilde, kart.kommunenavn.smale),
    )


def _tekstene(bilde: _Bilde, plasser: Mapping[str, Etikett]) -> SafeString:
    """Write the names, those of hosts in bold."""
    verter = {s.vert for s in bilde.inndeling.samlinger if not s.alene}
    vanlige = [(n, p) for n, p in plasser.items() if n not in verter]
    return format_html(
        '{}<g font-weight="700">{}</g>',
        _skriv(bilde, vanlige),
        _skriv(bilde, [(n, p) for n, p in plasser.items() if n in verter]),
    )


def _skriv(bilde: _Bilde, navn: Iterable[tuple[str, Etikett]]) -> SafeString:
    midt = _midter(bilde.kart)
    return sammen(tekst(plass, bilde.navn(n)) for n, plass in navn if n in midt)


def _lag(bilde: _Bilde) -> Kartlag:
    """Give the structure as a layer of a map: what the enlarged corners need for their words."""
    vert = list(bilde.klasser)
    verdier = {
        n: Kommuneverdi(vert.index(v) if v in bilde.klasser else -1, sted_i_ord(bilde.grunnlag, bilde.inndeling, n))
        for n, v in bilde.verter.items()
    }
    tittel = bilde.visning.tittel
    return Kartlag("struktur", tittel, tittel, bilde.grunnlag.dato, tuple(bilde.klasser.values()), verdier)


def _tegning(bilde: _Bilde) -> Tegning:
    navn = {k.nummer: k.navn for k in bilde.grunnlag.kommuner}
    return Tegning(bilde.visning.tittel, navn, {n: bilde.visning.lenke(n) for n in navn})
