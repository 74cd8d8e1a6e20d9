"""Endre en forutsetning for alle kommunene: figures that only make sense together, saved together."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tospann.actions.endre_forutsetning import Endring, endre_forutsetninger
from tospann.core.felles.rolle import Handling
from tospann.store import models
from tospann.web.forsok import lagret
from tospann.web.leser import leser
from tospann.web.sak.oppslag import finn_rad
from tospann.web.tallfelt import Tallfelt


class Gruppeskjema(forms.Form):
    """One value for each municipality, and one reason for them all."""

    grunn = forms.CharField(
        label="Begrunnelse",
        help_text="Hvor kommer tallene fra? Det vises ved siden av hvert tall.",
        widget=forms.Textarea(attrs={"class": "ds-input", "rows": 3}),
    )

    def __init__(self, data: object, rader: Sequence[models.Forutsetning]) -> None:
        """Make a field and a hidden version for each municipality."""
        super().__init__(data)  # type: ignore[arg-type] # the stubs know no QueryDict | None
        self.rader = rader
        verdier: dict[str, forms.Field] = {}
        for rad in rader:
            navn = rad.part.navn.removesuffix(" kommune") if rad.part else rad.navn
            verdier[f"verdi_{rad.pk}"] = Tallfelt(
                label=navn, min_value=0, max_digits=16, decimal_places=4, initial=rad.verdi
            )
            verdier[f"versjon_{rad.pk}"] = forms.IntegerField(initial=rad.versjon, widget=forms.HiddenInput)
        self.fields = verdier | self.fields

    def endringer(self) -> list[Endring]:
        """Give the figures that are not as they were."""
        svar = self.cleaned_data
        alle = (Endring(r, svar[f"verdi_{r.pk}"], svar[f"versjon_{r.pk}"]) for r in self.rader)
        return [e for e in alle if e.verdi != e.forutsetning.verdi]


@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: HttpRequest, slug: str, stamme: str) -> HttpResponse:
    """Endre tallet for alle kommunene under ett."""
    sak = finn_rad(request, slug)
    if not leser(request).kan(Handling.ENDRE_FORUTSETNING):
        raise PermissionDenied
    gruppe = sak.forutsetninger.filter(part__isnull=False, nokkel__startswith=f"{stamme}.")
    rader = [r for r in gruppe.select_related("part", "sak") if r.nokkel.rpartition(".")[0] == stamme]
    if not rader:
        raise Http404
    skjema = Gruppeskjema(request.POST or None, rader)
    if request.method == "POST" and skjema.is_valid() and _lagret(request, skjema):
        messages.success(request, f"«{rader[0].navn}» er endret. Alle tall og papirer som bygger på den, følger med.")
        return redirect("forutsetninger", slug)
    kontekst = {"sak": sak, "form": skjema, "navn": rader[0].navn}
    return render(request, "sak/forutsetningsgruppe.html", kontekst, status=422 if skjema.errors else 200)


def _lagret(request: HttpRequest, skjema: Gruppeskjema) -> bool:
    endringer = skjema.endringer()
    if not endringer:
        skjema.add_error(None, ValidationError("Ingen av tallene er endret."))
        return False
    return lagret(
        skjema, endre_forutsetninger, bruker=leser(request), endringer=endringer, grunn=skjema.cleaned_data["grunn"]
    )
