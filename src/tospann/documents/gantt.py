"""A plan as a picture (SVG): one line per activity, council meetings as diamonds, phases with colour and pattern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from tospann.core.felles.fingeravtrykk import fingeravtrykk, kort
from tospann.core.felles.norsk import dato_kort, dato_tekst
from tospann.core.plan.aktivitet import Aktivitet, Fase, Plassering
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Planlagt
from tospann.documents.gantt_akse import Akse, akse
from tospann.documents.gantt_monster import FARGER, monstre

STANDARDBREDDE = 1000
_SKRIFT = 13
_TEGNBREDDE = 6.9
_LINJE = 17
_LUFT = 9
_MARG = 12
_FASEHOYDE = 30
_STOLPE = 13
_DATOBREDDE = 78
_SKRIFTER = "Inter, Arial, sans-serif"
_MOTER = {Plassering.KOMMUNESTYREMOTE, Plassering.BUDSJETTMOTE}


@dataclass(frozen=True, slots=True)
class _Rekke:
    """A line of the picture: its label, and the row or rows drawn on it."""

    etikett: tuple[str, ...]
    rader: tuple[Planlagt, ...]
    innrykk: int = 0

    @property
    def hoyde(self) -> int:
        return len(self.etikett) * _LINJE + _LUFT


def tegn_gantt(plan: Fremdriftsplan, *, idag: date | None = None, bredde: int = STANDARDBREDDE) -> str:
    """
    Draw the plan, *bredde* pixels wide and as high as it needs.

    With *idag* a line marks the day. Everything is in the drawing itself:
    attributes only, so that it looks alike in the browser and in Typst.
    """
    merke = f"gantt-{kort(fingeravtrykk(repr((plan.rader, idag, bredde))))}"
    aksen = akse(plan.fra, plan.til, _MARG + round(bredde * 0.37), bredde - _MARG)
    faser = [(fase, _rekker(rader, aksen)) for fase, rader in groupby(plan.rader, lambda r: r.aktivitet.fase)]
    hoyde = aksen.topp + sum(_FASEHOYDE + sum(r.hoyde for r in rekker) for _, rekker in faser) + 2 * _MARG
    deler = [_start(plan, merke, bredde, hoyde), monstre(merke), *aksen.tegn(hoyde - 2 * _MARG)]
    y = aksen.topp
    for fase, rekker in faser:
        deler += _fase(fase, rekker, y, aksen, merke)
        y += _FASEHOYDE + sum(r.hoyde for r in rekker)
    if idag is not None and plan.fra <= idag <= plan.til:
        deler.append(_idag(aksen, idag, hoyde - 2 * _MARG))
    return "\n".join((*deler, "</svg>"))


def _start(plan: Fremdriftsplan, merke: str, bredde: int, hoyde: int) -> str:
    tittel = f"Fremdriftsplan {dato_tekst(plan.fra)} til {dato_tekst(plan.til)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {bredde} {hoyde}" width="{bredde}" height="{hoyde}" '
        f'role="img" aria-labelledby="{merke}-t {merke}-d" font-family="{_SKRIFTER}" font-size="{_SKRIFT}">'
        f'<title id="{merke}-t">{escape(tittel)}</title><desc id="{merke}-d">{escape(beskriv(plan))}</desc>'
        f'<rect width="{bredde}" height="{hoyde}" fill="#ffffff"/>'
    )


def beskriv(plan: Fremdriftsplan) -> str:
    """Say in words what the picture shows: the span of each phase and the day of each council meeting."""
    setninger = []
    for fase, gruppe in groupby(plan.rader, lambda r: r.aktivitet.fase):
        rader = tuple(gruppe)
        fra, til = min(r.fra for r in rader), max(r.til for r in rader)
        setninger.append(f"{fase.value}: {dato_tekst(fra)} til {dato_tekst(til)}.")
    setninger += [
        f"{r.aktivitet.navn}, {r.kommune.kortnavn}: {dato_tekst(r.fra)}."
        for r in plan.rader
        if r.aktivitet.plassering in _MOTER and r.kommune
    ]
    if plan.ikke_plassert:
        setninger.append(f"Uten dato: {', '.join(plan.ikke_plassert)}.")
    return " ".join(setninger)


def _rekker(rader: Iterable[Planlagt], aksen: Akse) -> list[_Rekke]:
    return [
        rekke
        for aktivitet, gruppe in groupby(rader, lambda r: r.aktivitet)
        for rekke in _rekker_for(aktivitet, tuple(gruppe), aksen)
    ]


def _rekker_for(aktivitet: Aktivitet, rader: tuple[Planlagt, ...], aksen: Akse) -> Iterator[_Rekke]:
    """Council meetings get a line for each municipality; work that is alike for all gets one line."""
    tegn = int((aksen.venstre - 2 * _MARG - 8) / _TEGNBREDDE)
    etikett = tuple(
        wrap(f"{aktivitet.id} {aktivitet.navn}", tegn, subsequent_indent="\u2002\u2002", break_on_hyphens=False)
    )
    if aktivitet.plassering not in _MOTER:
        yield _Rekke(etikett, rader)
        return
    yield _Rekke(etikett, ())
    for rad in rader:
        yield _Rekke((rad.kommune.kortnavn if rad.kommune else "",), (rad,), innrykk=28)


def _fase(fase: Fase, rekker: list[_Rekke], y: int, aksen: Akse, merke: str) -> Iterator[str]:
    yield f"<g aria-label={quoteattr(fase.value)}>"
    yield f'<rect x="{_MARG}" y="{y + 5}" width="{aksen.hoyre - _MARG}" height="{_FASEHOYDE - 9}" fill="#eef1f4"/>'
    yield (
        f'<text x="{_MARG + 8}" y="{y + _FASEHOYDE - 10}" font-weight="600" fill="#1b2733">{escape(fase.value)}</text>'
    )
    y += _FASEHOYDE
    for rekke in rekker:
        yield from _rekke(rekke, y, aksen, f"{merke}-{fase.name}")
        y += rekke.hoyde
    yield "</g>"


def _rekke(rekke: _Rekke, y: int, aksen: Akse, monster: str) -> Iterator[str]:
    for nummer, linje in enumerate(rekke.etikett):
        x, grunnlinje = _MARG + 8 + rekke.innrykk, y + (nummer + 1) * _LINJE - 2
        yield f'<text x="{x}" y="{grunnlinje}" fill="#1b2733">{escape(linje)}</text>'
    midt = y + rekke.hoyde / 2 - _LUFT / 4
    if not rekke.rader:
        return
    if all(r.fra == r.til for r in rekke.rader):
        yield _rute(rekke, midt, aksen)
    else:
        yield from _stolper(rekke, midt, aksen, monster)


def _stolper(rekke: _Rekke, midt: float, aksen: Akse, monster: str) -> Iterator[str]:
    """One bar from the first to the last day of all the municipalities the line stands for."""
    fra, til = min(r.fra for r in rekke.rader), max(r.til for r in rekke.rader)
    fase = rekke.rader[0].aktivitet.fase
    x, bredde = aksen.x(fra), max(aksen.x(til, slutt=True) - aksen.x(fra), 3.0)
    yield (
        f'<rect x="{x:.1f}" y="{midt - _STOLPE / 2:.1f}" width="{bredde:.1f}" height="{_STOLPE}" rx="2" '
        f'fill="url(#{monster})" stroke="{FARGER[fase].mork}">'
        f"<title>{escape(_forklaring(rekke, fra, til))}</title></rect>"
    )


def _rute(rekke: _Rekke, midt: float, aksen: Akse) -> str:
    """A diamond with its date, on the side where there is room."""
    rad = rekke.rader[0]
    x, r = aksen.x(rad.fra), 6
    til_venstre = x + _DATOBREDDE + 2 * r > aksen.hoyre
    tekst_x, anker = (x - r - 5, "end") if til_venstre else (x + r + 5, "start")
    mork = FARGER[rad.aktivitet.fase].mork
    return (
        f'<path d="M{x:.1f} {midt - r:.1f}l{r} {r}l-{r} {r}l-{r} -{r}z" fill="{mork}">'
        f"<title>{escape(_forklaring(rekke, rad.fra, rad.til))}</title></path>"
        f'<text x="{tekst_x:.1f}" y="{midt + 4.5:.1f}" font-size="12" text-anchor="{anker}" fill="#1b2733" '
        f'stroke="#ffffff" stroke-width="3" paint-order="stroke">{dato_kort(rad.fra)}</text>'
    )


def _forklaring(rekke: _Rekke, fra: date, til: date) -> str:
    rad = rekke.rader[0]
    sted = f", {rad.kommune.kortnavn}" if rad.kommune and len(rekke.rader) == 1 else ""
    naar = dato_tekst(fra) if fra == til else f"{dato_tekst(fra)} til {dato_tekst(til)}"
    return f"{rad.aktivitet.navn}{sted}: {naar}"


def _idag(aksen: Akse, idag: date, bunn: int) -> str:
    x, halv = aksen.x(idag), 60
    tekst_x = min(max(x, aksen.venstre + halv), aksen.hoyre - halv)
    return (
        f"<g><title>I dag, {dato_tekst(idag)}</title>"
        f'<path d="M{x:.1f} {aksen.topp}V{bunn}" stroke="#b3123a" stroke-width="2" stroke-dasharray="6 3"/>'
        f'<text x="{tekst_x:.1f}" y="{bunn + 15}" font-size="12" text-anchor="middle" fill="#b3123a">'
        f"I dag {dato_kort(idag)}</text></g>"
    )
