"""Which map shows a study: its county's, or a part of the country cut to fit, with places for names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tospann.core.kommune.kart import Etikett, Kart, Kartflate, Navneplasser, Ramme
from tospann.core.kommune.kartutgave import IngenTegning
from tospann.core.struktur.studie import Studiegrunnlag
from tospann.web.kart.grunnlag import Kartsted, registeret

_TALL = re.compile(r"[+-]?\d+")
# The picture's width and height on a large screen, its width on a small one, and the type there, in pixels.
_BRED, _HOY, _SMAL, _SKRIFT, _SMAL_SKRIFT = 640, 800, 330, 12, 11
_TEGNBREDDE, _LUFT = 0.58, 0.06


@dataclass(frozen=True, slots=True)
class _Boks:
    venstre: float
    topp: float
    hoyre: float
    bunn: float

    def treffer(self, andre: Iterable[_Boks]) -> bool:
        return any(
            self.venstre < b.hoyre and b.venstre < self.hoyre and self.topp < b.bunn and b.topp < self.bunn
            for b in andre
        )


def kart_for(grunnlag: Studiegrunnlag) -> Kart:
    """Give the map of a study on its date; shapes outside it are in the background."""
    return _kart(registeret()[0], grunnlag.numre, grunnlag.navn, grunnlag.dato)


@lru_cache(maxsize=16)
def _kart(utgave: int, numre: tuple[str, ...], navn: tuple[str, ...], dato: date) -> Kart:
    fylker = {n[:2] for n in numre}
    kart = _grunnkart(utgave, fylker.pop() if len(fylker) == 1 else "", dato)
    med, rest = set(numre), []
    egne = []
    for flate in kart.flater:
        inne = tuple(n for n in flate.kommuner if n in med)
        if inne:
            egne.append(replace(flate, kommuner=inne))
        else:
            rest.append(flate)
    bakgrunn = kart.naboer + "".join(kart.sti(f) for f in rest)
    utvalg = replace(kart, flater=tuple(egne), naboer=bakgrunn, fylkesnavn=Navneplasser(), trykkflater={})
    return utvalg if not rest and kart.kommunenavn.brede else _tilpass(utvalg, dict(zip(numre, navn, strict=True)))


def _grunnkart(utgave: int, fylke: str, dato: date) -> Kart:
    historie = registeret()[1]
    try:
        return Kartsted(fylke, dato, historie, utgave).kart()
    except IngenTegning:
        return Kartsted("", dato, historie, utgave).kart()


def _tilpass(kart: Kart, navn: Mapping[str, str]) -> Kart:
    """Cut the picture around the study, and find places for its names."""
    bokser = {f.nummer: _omfang(kart.sti(f)) for f in kart.flater}
    alle = _samlet(bokser.values())
    luft = max(alle.hoyre - alle.venstre, alle.bunn - alle.topp) * _LUFT
    bredde, hoyde = alle.hoyre - alle.venstre + 2 * luft, alle.bunn - alle.topp + 2 * luft
    utsnitt = Ramme(round(alle.venstre - luft), round(alle.topp - luft), round(bredde), round(hoyde))
    skala = max(bredde / _BRED, hoyde / _HOY)
    bred, smal = max(1, round(skala * _SKRIFT)), max(1, round(bredde / _SMAL * _SMAL_SKRIFT))
    storst = sorted(kart.flater, key=lambda f: -_areal(bokser[f.nummer]))
    navneplasser = Navneplasser(_plasser(storst, navn, bred), _plasser(storst, navn, smal))
    uten = replace(kart, fylkesgrenser="", omraadenavn={}, forstorrelser=())
    return replace(uten, utsnitt=utsnitt, skrift=(bred, smal), kommunenavn=navneplasser)


def _plasser(flater: Iterable[Kartflate], navn: Mapping[str, str], skrift: int) -> Mapping[str, Etikett]:
    """Place each name at its shape, or just above or below; one that finds no room is left to the table."""
    tatt: list[_Boks] = []
    plasser: dict[str, Etikett] = {}
    for flate in flater:
        halv = len(navn[flate.nummer]) * skrift * _TEGNBREDDE / 2
        for ned in (1.2, -0.5, 2.2, -1.5):
            x, y = flate.midt.x, round(flate.midt.y + ned * skrift)
            boks = _Boks(x - halv, y - skrift, x + halv, y + skrift * 0.25)
            if not boks.treffer(tatt):
                tatt.append(boks)
                plasser[flate.nummer] = Etikett(x, y)
                break
    return plasser


def _omfang(sti: str) -> _Boks:
    xer, yer = [], []
    for ring in sti.split("z"):
        tall = [int(t) for t in _TALL.findall(ring)]
        x = y = 0
        for dx, dy in zip(tall[::2], tall[1::2], strict=True):
            x, y = x + dx, y + dy
            xer.append(x)
            yer.append(y)
    return _Boks(min(xer), min(yer), max(xer), max(yer))


def _samlet(bokser: Iterable[_Boks]) -> _Boks:
    alle = list(bokser)
    return _Boks(
        min(b.venstre for b in alle), min(b.topp for b in alle), max(b.hoyre for b in alle), max(b.bunn for b in alle)
    )


def _areal(boks: _Boks) -> float:
    return (boks.hoyre - boks.venstre) * (boks.bunn - boks.topp)
