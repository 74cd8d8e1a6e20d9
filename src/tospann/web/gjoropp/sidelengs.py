"""Nøkler sammen: every key beside the others; kroner, per inhabitant, how unequal, how stable, how exposed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.metodetekst import i_ord
from tospann.documents.regneark import Arbeidsbok, Ark, Arkkolonne, tegn_csv
from tospann.documents.regneark_xlsx import tegn_xlsx
from tospann.web.gjoropp.aarene import aarene_foer
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side
from tospann.web.gjoropp.sidelengs_nokler import Nokkelkolonne, Sammenstilling, sammenstill
from tospann.web.gjoropp.visning import Visningsrad, Visningstabell, alle_tall, rad
from tospann.web.kildepanel import vis_med_kilder

_TYPER = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def nokler_sammen(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Alle nøklene side om side for året."""
    side = finn_side(request, slug, aar)
    valg = noklene(side.tall.oppgjor.grunnlag)
    if not valg:
        return render(request, "gjoropp/nokler_sammen.html", {"side": side, "tomt": True})
    valgt = request.GET.get("nokkel", next(iter(valg)))
    if valgt not in valg:
        raise Http404
    stilt = _sammenstilt(side, valgt)
    tabeller = tabellene(side, stilt)
    kontekst = {
        "side": side,
        "kilde_her": True,
        "valg": list(valg.items()),
        "valgt": valgt,
        "valgt_navn": valg[valgt],
        "avtalt": avtalt_i_ord(stilt.grunnlag, valgt),
        "setning": setningen(side, stilt),
        "ulikt": [(k.navn, k.ulikhet.i_en_setning(_navnene(stilt))) for k in stilt.kolonner if k.ulikhet],
        "umulige": [(n, grunn_med_navn(stilt.grunnlag, grunn)) for n, grunn in stilt.umulige],
        "tabeller": tabeller,
        "csv": f"nokler-sammen-{aar}.csv",
        "xlsx": f"nokler-sammen-{aar}.xlsx",
        "aarene": [b.rad.aar for b in reversed(aarene_foer(side))],
    }
    return vis_med_kilder(request, "gjoropp/nokler_sammen.html", kontekst, alle_tall(tabeller))


@require_safe
def nokler_sammen_fil(request: HttpRequest, slug: str, aar: int, navn: str) -> HttpResponse:
    """Det samme som CSV eller regneark."""
    side = finn_side(request, slug, aar)
    valg = noklene(side.tall.oppgjor.grunnlag)
    valgt = request.GET.get("nokkel", next(iter(valg), ""))
    filer = _filene(side)
    if valgt not in valg or navn not in filer:
        raise Http404
    tabeller = tabellene(side, _sammenstilt(side, valgt))
    svar = HttpResponse(filer[navn](tabeller), content_type=_TYPER[navn.rpartition(".")[2]])
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar


def noklene(grunnlag: Aarsgrunnlag) -> dict[str, str]:
    """Give the keys that share something this year, the one with most kroner first."""
    navn = {v.id: v.navn for v in grunnlag.nokler}
    delt: dict[str, int] = {}
    for post in grunnlag.poster:
        for nokkel in (n for n in (post.nokkel, post.statsnokkel) if n):
            delt[nokkel] = delt.get(nokkel, 0) + sum(p.ore for p in grunnlag.posteringer if p.post == post.id)
    return {n: navn.get(n, n) for n, ore in sorted(delt.items(), key=lambda x: (-x[1], x[0])) if ore}


def _sammenstilt(side: Oppgjorsside, nokkel: str) -> Sammenstilling:
    tidligere = [b.gjeldende.grunnlag for b in reversed(aarene_foer(side))]
    return sammenstill(side.tall.oppgjor.grunnlag, nokkel, tidligere)


def avtalt_i_ord(grunnlag: Aarsgrunnlag, nokkel: str) -> str:
    """Say how the key shares, version by version."""
    navn = {d.part: d.navn for d in grunnlag.deltakelser}
    egne = [v for v in grunnlag.nokler if v.id == nokkel and grunnlag.aar.i_periode(v.periode).dager]
    return "; deretter ".join(i_ord(v.metode, navn) for v in sorted(egne, key=lambda v: v.periode.fra))


def _navnene(stilt: Sammenstilling) -> dict[str, str]:
    return {p: stilt.grunnlag.navn(p) for p in stilt.grunnlag.parter}


def grunn_med_navn(grunnlag: Aarsgrunnlag, grunn: str) -> str:
    """Say a reason with the name of whoever lacks something, not its number."""
    forste, mellomrom, resten = grunn.partition(" ")
    return f"{grunnlag.navn(forste)}{mellomrom}{resten}"


def setningen(side: Oppgjorsside, stilt: Sammenstilling) -> str:
    """Say what the choice of key is worth: to the reader's own municipality, else to the one it moves most for."""
    spenn = {p: _spennet(stilt, p) for p in stilt.parter}
    part = side.part if side.part in spenn else max(spenn, key=lambda p: (spenn[p][1][1] - spenn[p][0][1], p))
    (lavest, minst), (hoyest, mest) = spenn[part]
    if minst == mest:
        return _("For %(hvem)s er det det samme hvilken nøkkel som velges.") % {"hvem": stilt.grunnlag.navn(part)}
    return _(
        "For %(hvem)s gir «%(lavest)s» minst, %(minst)s, og «%(hoyest)s» mest, %(mest)s. "
        "Valget er verdt %(verdt)s i året."
    ) % {
        "hvem": stilt.grunnlag.navn(part),
        "lavest": lavest,
        "minst": kroner(Kroner(minst), med_ore=False),
        "hoyest": hoyest,
        "mest": kroner(Kroner(mest), med_ore=False),
        "verdt": kroner(Kroner(mest - minst), med_ore=False),
    }


def _spennet(stilt: Sammenstilling, part: str) -> tuple[tuple[str, int], tuple[str, int]]:
    alle = [(k.navn, k.oppgjor.baerer(part)) for k in stilt.kolonner]
    return min(alle, key=lambda x: x[1]), max(alle, key=lambda x: x[1])


def tabellene(side: Oppgjorsside, stilt: Sammenstilling) -> tuple[Visningstabell, ...]:
    """Show kroner, kroner per inhabitant, and the three measures; municipalities as rows, keys as columns."""
    kolonner, navn = stilt.kolonner, _navnene(stilt)
    hode = (_("Part"), *(k.navn for k in kolonner))
    kroner_ = tuple(rad(navn[p], [k.baerer(p) for k in kolonner], side.min) for p in stilt.parter)
    per = tuple(
        rad(navn[p], [k.per_innbygger(p) for k in kolonner], side.min)
        for p in stilt.parter
        if kolonner[0].per_innbygger(p)
    )
    tabeller = (
        Visningstabell("kroner", _("Hva hver bærer, i kroner"), hode, kroner_),
        Visningstabell("per-innbygger", _("Kroner per innbygger"), hode, per),
        Visningstabell("maal", _("Tre mål på en nøkkel"), (_("Mål"), *hode[1:]), tuple(_maalene(navn, kolonner))),
    )
    return tuple(t for t in tabeller if t.rader)


def _maalene(navn: dict[str, str], kolonner: tuple[Nokkelkolonne, ...]) -> Iterator[Visningsrad]:
    yield rad(_("Ulikhet: ganger så mye per innbygger, mest mot minst"), [k.forhold() for k in kolonner])
    yield rad(_("Ulikhet: avvik fra snittet, kroner per innbygger"), [k.avvik() for k in kolonner])
    flytting = [k.flytting() for k in kolonner]
    yield rad(_("Stabilitet: største flytting mellom år, prosentpoeng"), [f[0] if f else None for f in flytting])
    if any(flytting):
        yield rad(_("– hvem det gjelder"), [navn[f[1]] if f else None for f in flytting])
    yield rad(_("Utsatthet: bæres mer hvis staten trekker ut ett årsverk, kroner"), [k.utsatthet() for k in kolonner])


def _filene(side: Oppgjorsside) -> dict[str, Callable[[tuple[Visningstabell, ...]], bytes]]:
    stamme, tittel = f"nokler-sammen-{side.rad.aar}", f"Nøkler side om side {side.rad.aar}, {side.rad.sak.tittel}"
    return {
        f"{stamme}.csv": lambda tabeller: tegn_csv(_samlet(tabeller)).encode(),
        f"{stamme}.xlsx": lambda tabeller: tegn_xlsx(
            Arbeidsbok(tittel, max(t.dato for t in alle_tall(tabeller)), tuple(_ark(t) for t in tabeller))
        ),
    }


def _ark(tabell: Visningstabell) -> Ark:
    kolonner = (Arkkolonne(tabell.kolonner[0], 44), *(Arkkolonne(k, 24) for k in tabell.kolonner[1:]))
    return Ark(tabell.tittel[:31], kolonner, tuple((r.navn, *r.celler) for r in tabell.rader))


def _samlet(tabeller: tuple[Visningstabell, ...]) -> Ark:
    """One list for CSV, with what each line is about in front."""
    kolonner = (Arkkolonne("Tabell"), Arkkolonne("Rad"), *(Arkkolonne(k) for k in tabeller[0].kolonner[1:]))
    return Ark("Nøkler", kolonner, tuple((t.tittel, r.navn, *r.celler) for t in tabeller for r in t.rader))
