"""Which councils have adopted what: a page anybody can read, once the case's own people have opened it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tospann.actions.forskjellssvar import saker_vist_for_alle
from tospann.actions.klokke import i_dag
from tospann.actions.saksbilde import last_saksbilde
from tospann.actions.vedtakshistorie import vedtakshistorie
from tospann.core.felles.fingeravtrykk import kort


@login_not_required
@require_safe
def vedtatt(request: HttpRequest, slug: str) -> HttpResponse:
    """Hvilke kommunestyrer som har vedtatt hva; bare det som er offentlig fra før."""
    rad = get_object_or_404(saker_vist_for_alle(), slug=slug)
    forslag = rad.forslag.last()
    if forslag is None:
        raise Http404
    bilde = last_saksbilde(rad)
    sak, runde = bilde.sak, bilde.runde
    linjer = vedtakshistorie(rad, sak)
    gjeldende = {linje.vedtak.kommune.nummer: linje for linje in linjer if linje.gjelder}
    kontekst = {
        "sak": sak,
        "forslag": forslag,
        "runde": runde,
        "rader": [(k, gjeldende.get(k.nummer)) for k in sak.kommuner],
        "kort_avtrykk": kort(runde.fingeravtrykk),
        "kort_avtale": kort(forslag.avtale_fingeravtrykk),
        "aapnet": rad.offentliggjoring.dato,
        "i_dag": i_dag(),
    }
    return render(request, "vedtak/vedtatt.html", kontekst)
