"""What the exit sheet is worked out from: who, when, the terms, what binds the others, and what there is to share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lat

from tospann.actions.oppgjor_forsok import forsokstall
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.oppgjor.uttreden import Binding
from tospann.web.gjoropp.belopsfelt import Belopsfelt, Valgfrittbelop
from tospann.web.tallfelt import Tallfelt

RADER = (1, 2, 3)
VED_AARSSKIFTE, ETTER_VARSELET = "aarsskifte", "varsel"
_LENGST, _HUNDRE = 80, 100
_FORSTE, _SISTE = 2000, 2100


def _dato() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "ds-input", "type": "date"}, format="%Y-%m-%d")


def _ord() -> forms.TextInput:
    return forms.TextInput(attrs={"class": "ds-input"})


class Uttredenskjema(forms.Form):
    """Who leaves, and on which terms."""

    kommune = forms.ChoiceField(label=_lat("Hvem går ut"), widget=forms.Select(attrs={"class": "ds-input"}))
    mottatt = forms.DateField(label=_lat("De andre fikk oppsigelsen"), widget=_dato())
    varsel = forms.IntegerField(
        label=_lat("Varsel i måneder"),
        min_value=0,
        max_value=120,
        widget=forms.TextInput(attrs={"class": "ds-input", "inputmode": "numeric"}),
    )
    ute = forms.ChoiceField(
        label=_lat("Når er kommunen ute"),
        choices=[
            (VED_AARSSKIFTE, _lat("31. desember etter at varselet er løpt ut")),
            (ETTER_VARSELET, _lat("dagen varselet er løpt ut")),
        ],
        widget=forms.Select(attrs={"class": "ds-input"}),
    )
    hoyst = forms.IntegerField(
        label=_lat("Bærer sin del av det som er bundet, i høyst så mange måneder"),
        min_value=0,
        max_value=240,
        widget=forms.TextInput(attrs={"class": "ds-input", "inputmode": "numeric"}),
    )
    andel = Tallfelt(
        label=_lat("Kommunens del av det som er bundet (prosent)"),
        help_text=_lat("Tomt: delen den bærer etter nøkkelen i året."),
        min_value=0,
        max_value=100,
        required=False,
    )
    engang = Belopsfelt(
        label=_lat("Engangskostnad for den som går ut (kroner)"),
        help_text=_lat("Bygge opp eget kontor, flytte arkiv og systemer."),
        required=False,
    )

    def __init__(self, data: Mapping[str, Any], kommuner: list[tuple[str, str]]) -> None:
        """Offer the municipalities, and rows for what binds and what there is."""
        super().__init__(data)
        valg = self.fields["kommune"]
        if isinstance(valg, forms.ChoiceField):
            valg.choices = kommuner
        for nr in RADER:
            self.fields[f"binding_{nr}"] = _tekstfelt(_("Hva"))
            self.fields[f"maaned_{nr}"] = Belopsfelt(label=_("Kroner i måneden"), required=False)
            self.fields[f"slutter_{nr}"] = forms.DateField(label=_("Bundet til"), widget=_dato(), required=False)
            self.fields[f"ting_{nr}"] = _tekstfelt(_("Hva"))
            self.fields[f"verdi_{nr}"] = Valgfrittbelop(
                label=_("Verdi i kroner"), help_text=_("Gjeld skrives med minus."), required=False
            )

    def clean_mottatt(self) -> date:
        """Refuse a day so far off that the notice cannot be counted."""
        dag: date = self.cleaned_data["mottatt"]
        if not _FORSTE <= dag.year <= _SISTE:
            raise forms.ValidationError(_("Velg en dato fra %(fra)s til %(til)s.") % {"fra": _FORSTE, "til": _SISTE})
        return dag

    def clean(self) -> dict[str, Any]:
        """Refuse rows that are half filled in."""
        d = super().clean() or self.cleaned_data
        for nr in RADER:
            self._krev_hel((f"binding_{nr}", f"maaned_{nr}", f"slutter_{nr}"))
            self._krev_hel((f"ting_{nr}", f"verdi_{nr}"))
        return d

    def _krev_hel(self, felt: tuple[str, ...]) -> None:
        fylt = [bool(self.data.get(f)) for f in felt]
        for navn, er in zip(felt, fylt, strict=True):
            if any(fylt) and not er:
                self.add_error(navn, _("Fyll ut hele raden, eller la den stå tom."))

    def bindinger(self) -> tuple[Binding, ...]:
        """Give what binds the others."""
        d = self.cleaned_data
        return tuple(
            Binding(f"binding.{nr}", d[f"binding_{nr}"], self._tall(nr, "binding", "maaned"), d[f"slutter_{nr}"])
            for nr in RADER
            if d.get(f"binding_{nr}")
        )

    def ting(self) -> tuple[Tall, ...]:
        """Give what there is to share."""
        return tuple(self._tall(nr, "ting", "verdi") for nr in RADER if self.cleaned_data.get(f"ting_{nr}"))

    def brok(self) -> Fraction | None:
        """Give the part that is written, if one is."""
        andel = self.cleaned_data["andel"]
        return None if andel is None else Fraction(andel) / _HUNDRE

    def _tall(self, nr: int, navn: str, belop: str) -> Tall:
        return kronetall(
            f"{belop}.{nr}", self.cleaned_data[f"{navn}_{nr}"], self.cleaned_data[f"{belop}_{nr}"], self.dag
        )

    @property
    def dag(self) -> date:
        """Give the day that what is written holds on."""
        dag: date = self.cleaned_data["mottatt"]
        return dag

    def bindingsrader(self) -> Iterator[list[Any]]:
        """Yield the rows of what binds."""
        yield from ([self[f"{felt}_{nr}"] for felt in ("binding", "maaned", "slutter")] for nr in RADER)

    def tingrader(self) -> Iterator[list[Any]]:
        """Yield the rows of what there is."""
        yield from ([self[f"{felt}_{nr}"] for felt in ("ting", "verdi")] for nr in RADER)


def _tekstfelt(etikett: str) -> forms.CharField:
    return forms.CharField(label=etikett, max_length=_LENGST, widget=_ord(), required=False)


def kronetall(id_: str, navn: str, belop: Kroner, dag: date) -> Tall:
    """Give an amount that the reader has written."""
    antatt = forsokstall(f"uttreden.{id_}", navn, Fraction(), dag, Enhet.KRONER)
    return Tall(antatt.id, navn, belop, Enhet.KRONER, dag, navn, antatt.kilde)
