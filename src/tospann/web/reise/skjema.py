"""The forms: which journey, and what we have found ourselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tospann.actions.klokke import i_dag
from tospann.actions.velg_reisetid import LENGSTE_GRUNN
from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kommune.reiseendring import Nettfinner
from tospann.core.kommune.reiseminutter import UgyldigReisetid, les_minutter
from tospann.core.kommune.reisested import UkjentSted, finn_sted

_INPUT = {"class": "ds-input"}
_STED = {**_INPUT, "list": "kommuner", "autocomplete": "off"}


def datofelt(label: str, hjelp: str = "") -> forms.DateField:
    """Make a date field: the browser's own calendar, or 12.11.2018 by hand."""
    widget = forms.DateInput(attrs={**_INPUT, "type": "date"}, format="%Y-%m-%d")
    formater = ["%Y-%m-%d", "%d.%m.%Y"]
    return forms.DateField(label=label, help_text=hjelp, widget=widget, input_formats=formater, required=False)


class Datoskjema(forms.Form):
    """The day a question is about; today when nothing is said."""

    dato = datofelt("Dato")

    def clean_dato(self) -> date:
        """Give today when the field is empty."""
        dato: date | None = self.cleaned_data["dato"]
        return dato or i_dag()


class Reiseskjema(Datoskjema):
    """Which journey: each end by name or number, as it is on the date."""

    fra = forms.CharField(label="Fra", max_length=80, widget=forms.TextInput(attrs=_STED))
    til = forms.CharField(label="Til", max_length=80, widget=forms.TextInput(attrs=_STED))

    field_order = ("fra", "til", "dato")

    def __init__(self, *args: Any, nett: Nettfinner, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own arguments
        """Keep what knows the municipalities of a date."""
        super().__init__(*args, **kwargs)
        self.nett = nett

    def clean(self) -> dict[str, object]:
        """Find both on the date, or say what is wrong with each."""
        svar = dict(self.cleaned_data)
        for felt in ("fra", "til"):
            if felt in svar and isinstance(svar.get("dato"), date):
                svar[felt] = self._finn(felt, str(svar[felt]), svar["dato"]) or svar[felt]
        if svar.get("fra") == svar.get("til") and isinstance(svar.get("fra"), Kommuneversjon):
            self.add_error("til", ValidationError("Velg to forskjellige kommuner."))
        return svar

    def _finn(self, felt: str, tekst: str, dato: date) -> Kommuneversjon | None:
        try:
            return finn_sted(self.nett(dato).grunnlag.historie, tekst, dato)
        except UkjentSted as feil:
            self.add_error(felt, ValidationError(str(feil)))
            return None


class Egetskjema(forms.Form):
    """The party's own figure for one journey."""

    minutter = forms.CharField(
        label="Tid, én vei",
        help_text="For eksempel 75, 1:15 eller 1 t 15 min.",
        max_length=40,
        widget=forms.TextInput(attrs={**_INPUT, "autocomplete": "off"}),
    )
    grunn = forms.CharField(
        label="Hvordan har dere funnet tida?",
        help_text="For eksempel «Rutetabell 2018» eller «Vegvesenets ruteplanlegger». Ikke skriv navn på personer.",
        max_length=LENGSTE_GRUNN,
        widget=forms.Textarea(attrs={**_INPUT, "rows": 2}),
    )
    fra_dato = datofelt("Gjelder fra", "Tomt felt betyr fra datoen du ser på.")
    fra = forms.CharField(widget=forms.HiddenInput, max_length=4)
    til = forms.CharField(widget=forms.HiddenInput, max_length=4)
    dato = forms.DateField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own arguments
        """Give the fields ids of their own: the page has another form with the same names."""
        kwargs.setdefault("auto_id", "eget_%s")
        super().__init__(*args, **kwargs)

    def clean_minutter(self) -> int:
        """Read the time."""
        try:
            return les_minutter(self.cleaned_data["minutter"])
        except UgyldigReisetid as feil:
            raise ValidationError(str(feil)) from feil
