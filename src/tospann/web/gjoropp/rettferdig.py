"""Rettferdig: alone against together, what each adds, and whether any group would do better alone; always as advice."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.core.felles.tall import Tall
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side
from tospann.web.gjoropp.rettferdig_anslag import Anslagsskjema, antakelser, kjente_anslag, rader
from tospann.web.gjoropp.rettferdig_spill import FLEST, Antakelser, Rettferdig, delt, vurder
from tospann.web.gjoropp.soyler import Soylegruppe, tegn_soyler
from tospann.web.gjoropp.visning import Visningstabell, alle_tall, rad
from tospann.web.kildepanel import vis_med_kilder

_AVVIST, _MINST = 422, 2
_MAALENE = ("alene", "nokkel", "shapley", "nukleol")


@require_safe
def rettferdig(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Hva det er verdt å være sammen, og om noen ville klart seg bedre alene."""
    side = finn_side(request, slug, aar)
    parter = delt(side.tall.oppgjor)
    if not _MINST <= len(parter) <= FLEST:
        tom = {"side": side, "tomt": True, "flest": FLEST, "for_faa": len(parter) < _MINST}
        return render(request, "gjoropp/rettferdig.html", tom)
    navn = {p: side.tall.navn(p) for p in parter}
    kjente = kjente_anslag(side, parter)
    skrevet = any(felt in request.GET for felt in kjente)
    skjema = Anslagsskjema(kjente, navn, request.GET if skrevet else None)
    svaret = _svaret(side, _anslag(skjema, kjente, side), parter)
    kontekst = {
        "side": side,
        "kilde_her": True,
        "skjema": skjema,
        "felles_felt": [skjema[f] for f in ("fast", "lonn", "minste", "ekstra")],
        "rader": list(rader(skjema, navn)),
        "feil": svaret if isinstance(svaret, str) else "",
    }
    trykte: list[Tall] = []
    if isinstance(svaret, Rettferdig):
        kontekst |= _vist(side, svaret)
        trykte = [*alle_tall((_tabell(side, svaret), _antatt(svaret.antatt))), svaret.verdt()]
    svar = vis_med_kilder(request, "gjoropp/rettferdig.html", kontekst, trykte)
    svar.status_code = _AVVIST if skjema.errors or kontekst["feil"] else svar.status_code
    return svar


def _anslag(skjema: Anslagsskjema, kjente: Mapping[str, Tall | None], side: Oppgjorsside) -> Mapping[str, Tall]:
    """Give the estimates when all are there; nothing while one is missing."""
    if skjema.is_bound:
        return skjema.tallene(side.tall.oppgjor.grunnlag.aar.fra) if skjema.is_valid() else {}
    return {} if None in kjente.values() else {felt: t for felt, t in kjente.items() if t}


def _svaret(side: Oppgjorsside, anslag: Mapping[str, Tall], parter: Mapping[str, int]) -> Rettferdig | str | None:
    if not anslag:
        return None
    try:
        return vurder(side.tall, antakelser(anslag, parter))
    except UgyldigNokkel as feil:
        return str(feil)


def _vist(side: Oppgjorsside, svaret: Rettferdig) -> dict[str, object]:
    navn = {r.part: side.tall.navn(r.part) for r in svaret.svar.rader}
    mine = [r for r in svaret.svar.rader if r.part == side.part]
    grupper = [Soylegruppe(navn[r.part], tuple(getattr(svaret, m)(r) for m in _MAALENE)) for r in svaret.svar.rader]
    forklaring = (_("Alene"), _("Etter nøkkelen"), _("Shapley-verdien"), _("Nukleolen"))
    return {
        "svar": svaret,
        "egen": [r.i_en_setning(navn[r.part]) for r in mine],
        "setningene": [r.i_en_setning(navn[r.part]) for r in svaret.svar.rader if r.part != side.part],
        "tabell": _tabell(side, svaret),
        "antatt": _antatt(svaret.antatt),
        "soyler": tegn_soyler(grupper, forklaring, _("Fire stolper for hver kommune; tallene står i tabellen under.")),
    }


def _tabell(side: Oppgjorsside, svaret: Rettferdig) -> Visningstabell:
    linjer = tuple(
        rad(
            side.tall.navn(r.part),
            (svaret.alene(r), svaret.nokkel(r), svaret.gevinst(r), svaret.shapley(r), svaret.nukleol(r)),
            side.min,
        )
        for r in svaret.svar.rader
    )
    sum_ = rad(_("I alt"), (svaret.hver_for_seg(), svaret.felles(), svaret.verdt(), None, None))
    kolonner = (
        *(_("Kommune"), _("Alene"), _("Etter nøkkelen"), _("Sparer på å være med")),
        *(_("Shapley-verdien"), _("Nukleolen")),
    )
    return Visningstabell("rettferdig", _("Alene, sammen og to mål på rettferdig, i kroner"), kolonner, linjer, (sum_,))


def _antatt(antatt: Antakelser) -> Visningstabell:
    linjer = tuple(rad(t.navn, (t, t.kilde.tittel if not t.formel else _("regnet ut"))) for t in antatt.alle())
    return Visningstabell("antatt", _("Det som er antatt"), (_("Anslag"), _("Verdi"), _("Hvor det kommer fra")), linjer)
