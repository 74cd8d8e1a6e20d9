"""Sammenlign vedtak: the proposal, each council's text as differences in words, and one sentence on top."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tospann.actions.klokke import i_dag
from tospann.actions.registrer_vedtak import Protokoll, registrer_vedtak
from tospann.core.felles.fingeravtrykk import kort
from tospann.core.felles.rolle import Handling
from tospann.core.lov.kommuneloven.kap20_vedtak import Vedtaksgrunnlag, kontroller_vedtak
from tospann.core.vedtak.forskjell import Endring, Endringsslag
from tospann.core.vedtak.vedtak import KOMMUNESTYRE, Behandling
from tospann.web.forsok import lagret
from tospann.web.leser import leser
from tospann.web.sak.oppslag import Saksside, finn_side

_INPUT = {"class": "ds-input"}
# How many of the equal words to show on each side of a change.
SAMMENHENG = 14


class Vedtaksskjema(forms.Form):
    """The minutes."""

    dato = forms.DateField(
        label="Møtedato", widget=forms.DateInput(attrs={**_INPUT, "type": "date"}, format="%Y-%m-%d")
    )
    saksnummer = forms.CharField(label="Saksnummer", max_length=30, widget=forms.TextInput(attrs=_INPUT))
    medlemmer = forms.IntegerField(
        label="Medlemmer i kommunestyret", min_value=1, max_value=99, widget=forms.NumberInput(attrs=_INPUT)
    )
    stemmer_for = forms.IntegerField(label="Stemmer for", min_value=0, widget=forms.NumberInput(attrs=_INPUT))
    stemmer_mot = forms.IntegerField(label="Stemmer mot", min_value=0, widget=forms.NumberInput(attrs=_INPUT))
    moteleder_for = forms.TypedChoiceField(
        label="Møtelederens stemme (bare ved likt stemmetall)",
        choices=[("", "Ikke likt stemmetall"), ("ja", "Møtelederen stemte for"), ("nei", "Møtelederen stemte mot")],
        required=False,
        coerce=lambda svar: svar == "ja",
        empty_value=None,
        widget=forms.Select(attrs=_INPUT),
    )
    tekst = forms.CharField(
        label="Vedtaket, ord for ord slik det står i møteboken",
        strip=False,
        widget=forms.Textarea(attrs={**_INPUT, "rows": 16}),
    )


@require_safe
def sammenlign(request: HttpRequest, slug: str) -> HttpResponse:
    """Sammenlign det kommunestyrene har vedtatt."""
    side = finn_side(request, slug)
    runde = side.bilde.runde
    kontekst = {
        "side": side,
        "sak": side.bilde.sak,
        "runde": runde,
        "kort_avtrykk": kort(runde.fingeravtrykk),
        "rader": [_rad(side, k.nummer) for k in side.bilde.sak.kommuner],
        "ulike_slag": (Behandling.AVVIK, Behandling.AVVIST),
        "like_slag": Behandling.LIKT,
        "ubehandlet": Behandling.IKKE_BEHANDLET,
        "vurderinger": kontroller_vedtak(Vedtaksgrunnlag(runde, side.bilde.sak.oppstart), side.bilde.sak.rettsdato),
        "kan_registrere": side.min is not None and leser(request).kan(Handling.REGISTRERE_VEDTAK),
    }
    return render(request, "vedtak/sammenlign.html", kontekst)


def _rad(side: Saksside, nummer: str) -> dict[str, object]:
    runde = side.bilde.runde
    kommune = next(k for k in side.bilde.sak.kommuner if k.nummer == nummer)
    vedtak = runde.vedtak_i(kommune)
    return {
        "kommune": kommune,
        "behandling": runde.behandling(kommune),
        "vedtak": vedtak,
        "kort_avtrykk": kort(vedtak.fingeravtrykk) if vedtak else "",
        "forskjell": runde.forskjell(kommune),
        "kort_forskjell": list(i_sammenheng(runde.forskjell(kommune))),
        "neste_mote": side.bilde.neste_mote(kommune),
    }


def i_sammenheng(endringer: Iterable[Endring]) -> Iterator[Endring]:
    """Keep of the equal text only the words nearest a change; the rest is an ellipsis."""
    alle = list(endringer)
    for nr, endring in enumerate(alle):
        biter = re.findall(r"\s*\S+", endring.tekst)
        foran, bak = (SAMMENHENG if nr else 0), (SAMMENHENG if nr + 1 < len(alle) else 0)
        if endring.slag is not Endringsslag.LIKT or len(biter) <= foran + bak:
            yield endring
            continue
        yield replace(endring, tekst=f"{''.join(biter[:foran])} … {''.join(biter[len(biter) - bak :]).lstrip()}")


@require_http_methods(["GET", "HEAD", "POST"])
def registrer(request: HttpRequest, slug: str) -> HttpResponse:
    """Registrer vedtaket i egen kommune."""
    side = finn_side(request, slug)
    if side.min is None or not leser(request).kan(Handling.REGISTRERE_VEDTAK):
        raise PermissionDenied
    if side.forslag is None:
        messages.error(request, "Forslaget er ikke sendt til kommunestyrene ennå.")
        return redirect("vedtak", slug)
    start = {"tekst": side.forslag.tekst, "dato": i_dag()}
    skjema = Vedtaksskjema(request.POST or None, initial=start)
    if request.method == "POST" and skjema.is_valid() and _lagret(request, skjema, side):
        messages.success(request, "Vedtaket er registrert og synlig for alle i saken.")
        return redirect("vedtak", slug)
    kontekst = {"side": side, "sak": side.bilde.sak, "form": skjema}
    return render(request, "vedtak/registrer.html", kontekst, status=422 if skjema.errors else 200)


def _lagret(request: HttpRequest, skjema: Vedtaksskjema, side: Saksside) -> bool:
    if side.forslag is None:
        return False
    protokoll = Protokoll(organ=KOMMUNESTYRE, **skjema.cleaned_data)
    return lagret(
        skjema, registrer_vedtak, bruker=leser(request), forslag=side.forslag, protokoll=protokoll, idag=i_dag()
    )
