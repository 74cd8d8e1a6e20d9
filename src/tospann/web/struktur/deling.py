"""Vis for partene: who will see the study, said before; it is not taken back."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tospann.actions.del_studie import del_studie, parter_i_studien
from tospann.web.forsok import lagret
from tospann.web.struktur.kravene import krev_endring
from tospann.web.struktur.oppslag import finn_side

_AVVIST = 422


class Deleskjema(forms.Form):
    """Who is to see it, and that it is understood."""

    hvem = forms.ChoiceField(
        label=gettext_lazy("Hvem skal se studien?"),
        choices=[
            ("partene", gettext_lazy("Partene studien gjelder (lista under)")),
            ("alle", gettext_lazy("Alle parter i Tospann")),
        ],
        initial="partene",
        widget=forms.RadioSelect,
    )
    forstaatt = forms.BooleanField(
        label=gettext_lazy(
            "Jeg forstår at de ser spørsmålet, kravene og begrunnelsene, også i eldre versjoner, "
            "og at det ikke kan tas tilbake."
        )
    )


@require_http_methods(["GET", "HEAD", "POST"])
def vis_for(request: HttpRequest, slug: str) -> HttpResponse:
    """Vis studien for de andre partene."""
    side = finn_side(request, slug)
    if not side.er_var:
        raise Http404
    krev_endring(side)
    skjema = Deleskjema(request.POST if request.method == "POST" else None)
    if request.method == "POST" and skjema.is_valid():
        med_alle = skjema.cleaned_data["hvem"] == "alle"
        if lagret(
            skjema, del_studie, bruker=side.bruker, studie=side.rad, med_alle=med_alle, numre=side.grunnlag.numre
        ):
            messages.success(request, _("Studien er vist for dem. De finner den under Struktur."))
            return redirect("struktur_studie", slug)
    ser = list(side.rad.delt_med.all())
    innhold = {
        "side": side,
        "form": skjema,
        "ser": ser,
        "partene": [p for p in parter_i_studien(side.rad, side.grunnlag.numre) if p not in ser],
    }
    return render(request, "struktur/del.html", innhold, status=_AVVIST if skjema.errors else 200)
