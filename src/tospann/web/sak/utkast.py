"""Skriv eget utkast: the municipality's position and its own text in the council paper."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tospann.actions.lagre_utkast import lagre_utkast
from tospann.core.felles.rolle import Handling
from tospann.imports.tekster import les_tekster
from tospann.store import models
from tospann.store.utkast import LOKALTEKST, POSISJON
from tospann.web.forsok import lagret
from tospann.web.leser import leser
from tospann.web.sak.oppslag import Saksside, finn_side


class Utkastskjema(forms.Form):
    """A text of one's own."""

    tekst = forms.CharField(
        label="Tekst", required=False, strip=False, widget=forms.Textarea(attrs={"class": "ds-input", "rows": 8})
    )
    versjon = forms.IntegerField(widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def skriv(request: HttpRequest, slug: str, nummer: str) -> HttpResponse:
    """Skriv posisjon eller lokal tekst; bare egen kommune ser den."""
    side = finn_side(request, slug)
    if side.min is None or side.min.nummer != nummer:
        raise Http404
    if not leser(request).kan(Handling.SKRIVE_UTKAST):
        raise PermissionDenied
    slag = request.GET.get("om", POSISJON)
    overskrift = _overskrift(slag)
    utkast = models.Utkast.objects.visible_to(leser(request)).filter(sak=side.rad, slag=slag).first()
    start = {"tekst": utkast.tekst if utkast else "", "versjon": utkast.versjon if utkast else 0}
    skjema = Utkastskjema(request.POST or None, initial=start)
    if request.method == "POST" and skjema.is_valid() and _lagret(request, skjema, side, slag):
        messages.success(request, "Utkastet er lagret. Bare dere ser det.")
        return redirect("kommunekapittel", slug, nummer)
    kontekst = {"side": side, "sak": side.bilde.sak, "form": skjema, "overskrift": overskrift}
    return render(request, "sak/utkast.html", kontekst, status=422 if skjema.errors else 200)


def _overskrift(slag: str) -> str:
    if slag == POSISJON:
        return "Vår posisjon"
    tema = next((t for t in les_tekster().temaer if f"{LOKALTEKST}{t.id}" == slag), None)
    if tema is None:
        raise Http404
    return f"Vår merknad til «{tema.tittel}»"


def _lagret(request: HttpRequest, skjema: Utkastskjema, side: Saksside, slag: str) -> bool:
    return lagret(skjema, lagre_utkast, bruker=leser(request), sak=side.rad, slag=slag, **skjema.cleaned_data)
