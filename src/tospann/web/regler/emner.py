"""Prøv reglene: choose what it is about, fill in what you know, and read what the rules answer."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.actions.regelkatalog import katalogbilde
from tospann.core.felles.alvor import Alvor
from tospann.core.lov.katalog import EMNER, Emne, emnet
from tospann.core.lov.regel import Vurdering
from tospann.imports.faktaleser import UlesteligFakta, les_fakta
from tospann.web.regler.faktaskjema import Faktaskjema, kan_fylles_ut


@require_safe
def liste(request: HttpRequest) -> HttpResponse:
    """Hva reglene kan spørres om her, og hvor resten spørres."""
    kontekst = {"emner": [e for e in EMNER if kan_fylles_ut(e)], "andre": [e for e in EMNER if not kan_fylles_ut(e)]}
    return render(request, "regler/emner.html", kontekst)


@require_safe
def vis(request: HttpRequest, emne_id: str) -> HttpResponse:
    """Ett emne: spørsmålene, og svarene når noe er fylt ut. Ingenting lagres."""
    emne = emnet(emne_id)
    if emne is None or not kan_fylles_ut(emne):
        raise Http404
    skjema = Faktaskjema(emne, request.GET if "lovdato" in request.GET else None, katalogbilde().lest)
    svar = _svar(emne, skjema) if skjema.is_valid() else None
    grupper = [(a, [v for v in svar or () if v.regel.alvor is a]) for a in Alvor]
    return render(request, "regler/emne.html", {"emne": emne, "skjema": skjema, "svar": svar, "grupper": grupper})


def _svar(emne: Emne, skjema: Faktaskjema) -> tuple[Vurdering, ...] | None:
    try:
        return emne.spor(les_fakta(emne.slag, skjema.sagt()), skjema.cleaned_data["lovdato"])
    except UlesteligFakta as feil:
        skjema.add_error(feil.nokkel if feil.nokkel in skjema.fields else None, feil.grunn)
        return None
