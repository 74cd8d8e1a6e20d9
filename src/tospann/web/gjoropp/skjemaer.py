"""The forms of a settlement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tospann.core.felles.kroner import Kroner, UgyldigBelop
from tospann.core.oppgjor.avstemming import Boklinje

_TEKST = {"class": "ds-input", "rows": 3}
_LENGST = 1000


class Kronefelt(forms.CharField):
    """Reads "1 234,50" into whole øre; refuses a full stop, which could mean either thousands or decimals."""

    widget = forms.TextInput(attrs={"class": "ds-input", "inputmode": "decimal", "autocomplete": "off"})

    def clean(self, value: Any) -> Kroner:  # noqa: ANN401 - Django's own signature
        """Read the text, or say how it should be written."""
        tekst = super().clean(value)
        try:
            return Kroner.fra_tekst(tekst.replace("\u2013", "\u2212"))
        except UgyldigBelop as feil:
            raise ValidationError(str(feil)) from feil


class Grunnskjema(forms.Form):
    """Why."""

    grunn = forms.CharField(label="Begrunnelse", max_length=_LENGST, widget=forms.Textarea(attrs=_TEKST))


class Forklaringskjema(forms.Form):
    """The host's answer to a dispute."""

    bestridelse = forms.IntegerField(widget=forms.HiddenInput)
    forklaring = forms.CharField(label="Svar", max_length=_LENGST, widget=forms.Textarea(attrs=_TEKST))


class Notatskjema(forms.Form):
    """A note for the own party."""

    tekst = forms.CharField(
        label="Notat", required=False, strip=False, max_length=4 * _LENGST, widget=forms.Textarea(attrs=_TEKST)
    )
    versjon = forms.IntegerField(widget=forms.HiddenInput)


class Boktallskjema(forms.Form):
    """What the own books show."""

    BOKFORT = Kronefelt(label="Utgifter vi har ført for fellesskapet", help_text="Netto, med kompensasjon trukket fra.")
    BETALT = Kronefelt(label="Betalt a konto")
    MOTTATT = Kronefelt(label="Mottatt a konto")

    def tall(self) -> dict[Boklinje, Kroner]:
        """Give the figures by line."""
        return {Boklinje[navn]: belop for navn, belop in self.cleaned_data.items()}


class Rettskjema(forms.Form):
    """Which entry, what it should be, and why."""

    postering = forms.CharField(max_length=200, widget=forms.HiddenInput)
    belop = Kronefelt(label="Riktig beløp")
    grunn = forms.CharField(label="Hvorfor", max_length=300, widget=forms.TextInput(attrs={"class": "ds-input"}))


class Filskjema(forms.Form):
    """A file, and what it holds."""

    slag = forms.ChoiceField(
        label="Hva er det?",
        choices=[("REGNSKAP", "Regnskap"), ("STILLINGER", "Årsverk")],
        widget=forms.Select(attrs={"class": "ds-input"}),
    )
    fil = forms.FileField(
        label="Fil (CSV eller Excel)",
        help_text="Semikolon, komma eller tabulator; UTF-8 eller Windows-tegnsett. Høyst 2 MB.",
        widget=forms.ClearableFileInput(attrs={"class": "ds-input", "accept": ".csv,.txt,.xlsx"}),
    )
