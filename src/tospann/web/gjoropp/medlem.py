"""Deltakelse: who is in when, what has changed in the year and why, and (for the host) the next change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tospann.actions.oppgjor_deltakelse import (
    Medlemsendring,
    Medlemsslag,
    endre_deltakelse,
    kan_komme_til,
    registeret_sier,
)
from tospann.core.felles.norsk import dato_kort
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.nokler import KOMMUNE, STAT
from tospann.core.oppgjor.tellinger import tellinger
from tospann.store.aarsoppgjor import Hendelsesslag
from tospann.web.forsok import lagret
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side
from tospann.web.gjoropp.tallfelt import Brokfelt, Dagfelt

_AVVIST = 422
_VELG = {"class": "ds-input"}


class Medlemskjema(forms.Form):
    """What happens, to whom, when, why; and for one that comes in, what the keys count."""

    slag = forms.ChoiceField(
        label="Hva skjer?", choices=[(s.name, s.value) for s in Medlemsslag], widget=forms.Select(attrs=_VELG)
    )
    part = forms.ChoiceField(label="Kommune", widget=forms.Select(attrs=_VELG))
    dato = Dagfelt(
        label="Dato", help_text="Første dag for en som kommer til eller er slått sammen; siste dag for en som går ut."
    )
    etterfolger = forms.ChoiceField(
        label="Slått sammen med", required=False, widget=forms.Select(attrs=_VELG), help_text="Den som svarer etterpå."
    )
    aarsverk = Brokfelt(label="Årsverk, for en som kommer til", required=False, help_text="Skriv 0 hvis den ingen har.")
    grunn = forms.CharField(
        label="Hvorfor",
        max_length=500,
        widget=forms.Textarea(attrs={"class": "ds-input", "rows": 2}),
        help_text="Gjerne hvem som har vedtatt det, og saksnummeret.",
    )

    def __init__(self, g: Aarsgrunnlag, kommuner: dict[str, str], data: Any = None) -> None:  # noqa: ANN401
        """Offer the case's municipalities, and ask for what the keys of the year count."""
        super().__init__(data)
        alle = sorted({**{d.part: d.navn for d in g.deltakelser}, **kommuner}.items())
        self.fields["part"].choices = alle  # type: ignore[attr-defined]
        self.fields["etterfolger"].choices = [("", "Ingen"), *alle]  # type: ignore[attr-defined]
        self.talt = sorted({(t.maal, t.dato) for t in tellinger(g) if t.part not in {STAT, KOMMUNE}})
        for nr, (maal, dag) in enumerate(self.talt):
            hjelp = "La stå tomt for å hente det fra registeret." if maal is Maal.FOLKETALL else ""
            navn = f"{maal.ord.capitalize()} {dato_kort(dag)}, for en som kommer til"
            self.fields[f"t{nr}"] = Brokfelt(label=navn, required=False, help_text=hjelp)

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs to each kind of change."""
        ren: dict[str, Any] = super().clean() or {}
        slag = ren.get("slag", "")
        if slag == Medlemsslag.BLI_MED.name and ren.get("aarsverk") is None and "aarsverk" not in self.errors:
            self.add_error("aarsverk", "Skriv hvor mange årsverk kommunen har i kontoret. 0 hvis ingen.")
        if slag == Medlemsslag.SLAAS_SAMMEN.name and not ren.get("etterfolger"):
            self.add_error("etterfolger", "Velg kommunen den er slått sammen med.")
        return ren

    def endring(self) -> Medlemsendring:
        """Give what was written, in the action's values."""
        ren = self.cleaned_data
        talt: dict[tuple[Maal, date], Fraction] = {
            par: ren[f"t{nr}"] for nr, par in enumerate(self.talt) if ren[f"t{nr}"] is not None
        }
        antall, slag = ren["aarsverk"] or Fraction(), Medlemsslag[ren["slag"]]
        return Medlemsendring(slag, ren["part"], ren["dato"], ren["grunn"], ren["etterfolger"], antall, talt)


@require_http_methods(["GET", "HEAD", "POST"])
def deltakelse(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Hvem som er med, hva som er endret i året, og (for verten) en ny endring."""
    side = finn_side(request, slug, aar)
    if request.method != "POST":
        return _vis(request, side, _skjema(side))
    if not side.er_vert:
        raise PermissionDenied
    skjema = _skjema(side, request.POST)
    if skjema.is_valid() and lagret(
        skjema, endre_deltakelse, bruker=side.bruker, oppgjor=side.rad, endring=skjema.endring()
    ):
        messages.success(request, _("Endringen er lagret. Alle ser den, og den er med i neste forslag."))
        return redirect("gjoropp_deltakelse", slug, aar)
    return _vis(request, side, skjema)


def _grunnlaget(side: Oppgjorsside) -> Aarsgrunnlag:
    """Give the host its draft, and the others what is laid before all."""
    return side.bilde.arbeid if side.kan_arbeide else side.bilde.gjeldende.grunnlag


def _skjema(side: Oppgjorsside, data: Any = None) -> Medlemskjema:  # noqa: ANN401 - Django's own
    return Medlemskjema(_grunnlaget(side), kan_komme_til(side.rad.sak), data)


def _vis(request: HttpRequest, side: Oppgjorsside, skjema: Medlemskjema) -> HttpResponse:
    g = _grunnlaget(side)
    endringer = [h for h in side.bilde.hendelser if h.handling == Hendelsesslag.ENDRE_DELTAKELSE.name]
    i_rekkefolge = sorted(g.deltakelser, key=lambda d: (d.part, d.periode.fra))
    kontekst = {
        "side": side,
        "form": skjema,
        "deltakelser": [(d, g.navn(d.etterfolger) if d.etterfolger else "") for d in i_rekkefolge],
        "endringer": endringer,
        "registeret": [tekst for tekst in _fra_registeret(g) if tekst],
    }
    return render(request, "gjoropp/deltakelse.html", kontekst, status=_AVVIST if skjema.errors else 200)


def _fra_registeret(g: Aarsgrunnlag) -> Iterable[str]:
    return (registeret_sier(part) for part in sorted({d.part for d in g.deltakelser}))
