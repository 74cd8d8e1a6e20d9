"""Kommunene i et fylke, eller fylkene i landet, på en dato."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from itertools import chain

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.actions.fylkesbilde import fylkesbilde, i_alt, landet
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.tall import Tall
from tospann.core.kommune.fylke import Fylke, fylker, fylker_paa
from tospann.store.kommune import historie
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.kommune.dato import med_dato

_LENGST = 40


@require_safe
@med_dato
def vis(request: HttpRequest, dato: date) -> HttpResponse:
    """Folk, areal og størrelse for kommunene i et fylke; uten fylke: fylkene."""
    onsket = request.GET.get("fylke", "")
    alle = fylker_paa(historie(), dato)
    innhold: dict[str, object] = {"dato": dato, "fylker": alle, "valgt": onsket}
    if not onsket:
        bilder = landet(dato)
        hele = i_alt([b for _, b in bilder])
        innhold |= {"bilder": bilder, "hele": hele}
        tall = chain((v for v in hele if isinstance(v, Tall)), *(b.tall() for _, b in bilder))
        return vis_med_kilder(request, "kommune/landet.html", innhold, tall)
    funnet = next((f for f in alle if f.nummer == onsket), None)
    if funnet is None:
        innhold["grunn"] = _fantes_ikke(onsket, dato)
        return render(request, "kommune/ikke_fylke.html", innhold, status=HTTPStatus.NOT_FOUND)
    bilde = fylkesbilde(funnet, dato)
    return vis_med_kilder(request, "kommune/fylke.html", {**innhold, "fylke": funnet, "bilde": bilde}, bilde.tall())


def _fantes_ikke(nummer: str, dato: date) -> str:
    """Say whether the county is of another time, or of none."""
    kjent = [f for f in fylker(historie()) if f.nummer == nummer]
    if not kjent:
        return _("Registeret kjenner ikke noe fylke med nummer «%s».") % nummer[:_LENGST]
    return _("%(navn)s fantes ikke %(dato)s. %(naar)s") % {
        "navn": kjent[0].navn,
        "dato": dato_tekst(dato),
        "naar": " ".join(_naar(f) for f in kjent),
    }


def _naar(fylke: Fylke) -> str:
    ord_ = {"navn": fylke.navn, "fra": dato_tekst(fylke.periode.fra)}
    if fylke.periode.til is None:
        return _("%(navn)s har vært et fylke siden %(fra)s.") % ord_
    return _("%(navn)s var et fylke fra %(fra)s til %(til)s.") % {**ord_, "til": dato_tekst(fylke.periode.til)}
