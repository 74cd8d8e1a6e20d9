"""The same answer for all pages with figures: the page, the page with a source beside it, or only the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tospann.core.felles.tall import Tall, med_grunnlag


def vis_med_kilder(
    request: HttpRequest, mal: str, kontekst: Mapping[str, object], tall: Iterable[Tall]
) -> HttpResponse:
    """
    Show a page whose figures are *tall*; ?tall=ID explains one of them, or one it rests on.

    With htmx the answer is the panel alone; without, the whole page with the panel open.

    Raises
    ------
    Http404
        When the page has no such figure.

    """
    onsket = request.GET.get("tall", "")
    if not onsket:
        return render(request, mal, dict(kontekst))
    funnet = next((t for t in med_grunnlag(tall) if t.id == onsket), None)
    if funnet is None:
        raise Http404
    if request.headers.get("HX-Request") == "true":
        return render(request, "deler/kildepanel.html", {**kontekst, "tall": funnet})
    return render(request, mal, {**kontekst, "kildetall": funnet})
