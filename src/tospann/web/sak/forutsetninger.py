"""Endre forutsetninger: the one place where assumptions are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tospann.actions.endre_forutsetning import endre_forutsetning
from tospann.actions.hent_sak import forutsetning_som_tall
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.rolle import Handling
from tospann.core.felles.tall import Tall
from tospann.core.kommune.kommune import Kommune
from tospann.store import models
from tospann.web.forsok import lagret
from tospann.web.leser import leser
from tospann.web.sak.oppslag import finn_rad, finn_side
from tospann.web.tallfelt import Tallfelt

Forutsetning = tuple[models.Forutsetning, Tall]
Rad = tuple[str, str, list[Forutsetning | None], list[tuple[str, str]]]


class Forutsetningsskjema(forms.Form):
    """One assumption: value and why."""

    verdi = Tallfelt(label="Ny verdi", min_value=0, max_digits=16, decimal_places=4)
    grunn = forms.CharField(
        label="Begrunnelse",
        help_text="Hvor kommer tallet fra? Det vises ved siden av tallet.",
        widget=forms.Textarea(attrs={"class": "ds-input", "rows": 3}),
    )
    versjon = forms.IntegerField(widget=forms.HiddenInput)


@require_safe
def liste(request: HttpRequest, slug: str) -> HttpResponse:
    """Alle forutsetninger i saken."""
    side = finn_side(request, slug)
    alle = [(f, forutsetning_som_tall(f)) for f in side.rad.forutsetninger.select_related("part")]
    kontekst = {
        "side": side,
        "sak": side.bilde.sak,
        "felles": [(f, t) for f, t in alle if f.part is None],
        "per_kommune": list(_per_kommune(alle, side.bilde.sak.kommuner)),
        "kan_endre": leser(request).kan(Handling.ENDRE_FORUTSETNING),
    }
    return render(request, "sak/forutsetninger.html", kontekst)


def _per_kommune(alle: Iterable[Forutsetning], kommuner: Sequence[Kommune]) -> Iterator[Rad]:
    """Give one row for each assumption the municipalities have: its name, a cell for each, and the reasons."""
    grupper: dict[str, dict[str, Forutsetning]] = {}
    for f, t in alle:
        if f.part:
            grupper.setdefault(f.nokkel.rpartition(".")[0], {})[f.part.kommunenummer] = (f, t)
    for stamme, gruppe in grupper.items():
        celler = [gruppe.get(k.nummer) for k in kommuner]
        grunner: dict[str, list[str]] = {}
        for kommune, celle in zip(kommuner, celler, strict=True):
            if celle:
                grunner.setdefault(celle[0].grunn, []).append(kommune.kortnavn)
        navn = next(iter(gruppe.values()))[0].navn
        yield stamme, navn, celler, [(g, opplisting(hvem) if len(grunner) > 1 else "") for g, hvem in grunner.items()]


@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: HttpRequest, slug: str, nokkel: str) -> HttpResponse:
    """Endre én forutsetning."""
    sak = finn_rad(request, slug)
    if not leser(request).kan(Handling.ENDRE_FORUTSETNING):
        raise PermissionDenied
    forutsetning = get_object_or_404(sak.forutsetninger.select_related("part", "sak"), nokkel=nokkel)
    start = {"verdi": forutsetning.verdi, "grunn": forutsetning.grunn, "versjon": forutsetning.versjon}
    skjema = Forutsetningsskjema(request.POST or None, initial=start)
    if request.method == "POST" and skjema.is_valid() and _lagret(request, skjema, forutsetning):
        messages.success(
            request, f"«{forutsetning.navn}» er endret. Alle tall og papirer som bygger på den, følger med."
        )
        return redirect("forutsetninger", slug)
    kontekst = {"sak": sak, "form": skjema, "tall": forutsetning_som_tall(forutsetning)}
    return render(request, "sak/forutsetning.html", kontekst, status=422 if skjema.errors else 200)


def _lagret(request: HttpRequest, skjema: Forutsetningsskjema, forutsetning: models.Forutsetning) -> bool:
    return lagret(skjema, endre_forutsetning, bruker=leser(request), forutsetning=forutsetning, **skjema.cleaned_data)
